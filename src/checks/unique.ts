import { addressesOf, pathOf, SKILLS_PATH } from '../hub/addresses.ts';
import { DEFAULT_LOCALE, type Hub } from '../hub/hub.ts';
import type { Entry } from '../hub/entry.ts';
import type { Problem } from '../hub/problem.ts';
import type { RuleCode } from '../rules/all.ts';

/** No two pages share an address, a title, a place in an order, or a number. */
export function unique(hub: Hub): Problem[] {
  return [
    ...takenAddresses(hub),
    ...repeated(
      hub.all.filter((entry) => 'title' in entry.data && entry.collection !== 'sources' && entry.collection !== 'routes'),
      'title',
      'duplicate-title',
      'Readers and search engines tell pages apart by their titles.',
    ),
    ...repeated(hub.of('glossary'), 'term', 'duplicate-title', 'Keep one file for a word, and put the other spelling into its aliases.'),
    ...repeated(hub.of('protocol'), 'order', 'duplicate-order', 'Each step has its own place.'),
    ...repeated(hub.of('modules'), 'number', 'duplicate-order', 'Each module has its own number.'),
    ...repeated(
      hub.of('caseStudies').filter((entry) => entry.data.kind === 'project'),
      'number',
      'duplicate-order',
      'Each project has its own number.',
    ),
  ];
}

/**
 * A standing page stands at the root, beside the sections and the languages, and may not take their
 * addresses; nor may a lesson or module take that of a page about its module or the course, or of the skills record.
 */
function takenAddresses(hub: Hub): Problem[] {
  const taken = new Set([
    ...addressesOf(hub)
      .filter((address) => address.entry?.collection !== 'pages' || address.kind === 'cite')
      .map((address) => address.path),
    ...hub.locales.filter((locale) => locale !== DEFAULT_LOCALE).map((locale) => `/${locale}/`),
  ]);
  const fault = (entry: Entry, path: string, mend: string, example: string): Problem => ({
    file: entry.file,
    line: 1,
    column: 1,
    rule: 'duplicate-address',
    what: `The address ${path} is already that of another part of the hub.`,
    mend,
    example,
  });
  return [
    ...hub
      .of('pages')
      .filter((page) => taken.has(`/${page.id}/`))
      .map((page) => fault(page, `/${page.id}/`, 'Give the folder of this page another name.', `content/pages/about-${page.id}/index.mdx`)),
    ...hub.modules
      .filter(({ id }) => pathOf({ collection: 'modules', id }) === SKILLS_PATH)
      .map((module) => fault(module, SKILLS_PATH, 'Give the folder of this module another name.', `content/training/more-${module.id}/module.yaml`)),
    ...hub
      .of('modules')
      .filter(({ id }) => id === 'all')
      .map((module) => fault(module, `/learn/${module.id}/`, 'Give the folder of this module another name.', `content/training/all-of-us/module.yaml`)),
    ...hub
      .of('lessons')
      .filter(({ id }) => /\/(?:cite|all)$/.test(id))
      .map((lesson) =>
        fault(lesson, `/learn/${lesson.id}/`, 'Give the folder of this lesson another name.', `content/training/${lesson.id}-a-source/index.mdx`),
      ),
  ];
}

function repeated(entries: readonly Entry[], field: string, rule: RuleCode, why: string): Problem[] {
  const first = new Map<string, Entry>();
  const problems: Problem[] = [];
  for (const entry of entries) {
    const value = (entry.data as Record<string, unknown>)[field];
    const key = String(value).toLowerCase();
    const before = first.get(key);
    if (!before) first.set(key, entry);
    else
      problems.push({
        file: entry.file,
        ...entry.at([field]),
        rule,
        field,
        what: `“${typeof value === 'number' ? `${field}: ${value}` : String(value)}” is used in ${before.file} too.`,
        mend: `Choose another. ${why}`,
      });
  }
  return problems;
}
