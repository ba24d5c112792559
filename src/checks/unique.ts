import type { Hub } from '../hub/hub.ts';
import type { Entry } from '../hub/entry.ts';
import type { Problem } from '../hub/problem.ts';

/** No two pages share a title, a place in an order, or a number. */
export function unique(hub: Hub): Problem[] {
  return [
    ...repeated(hub.all.filter((entry) => 'title' in entry.data && entry.collection !== 'sources' && entry.collection !== 'routes'), 'title', 'duplicate-title', 'Readers and search engines tell pages apart by their titles.'),
    ...repeated(hub.of('glossary'), 'term', 'duplicate-title', 'Keep one file for a word, and put the other spelling into its aliases.'),
    ...repeated(hub.of('protocol'), 'order', 'duplicate-order', 'Each step has its own place.'),
    ...repeated(hub.of('modules'), 'number', 'duplicate-order', 'Each module has its own number.'),
    ...repeated(hub.of('caseStudies').filter((entry) => entry.data.kind === 'project'), 'number', 'duplicate-order', 'Each project has its own number.'),
  ];
}

function repeated(entries: readonly Entry[], field: string, rule: string, why: string): Problem[] {
  const first = new Map<string, Entry>();
  const problems: Problem[] = [];
  for (const entry of entries) {
    const value = (entry.data as Record<string, unknown>)[field];
    const key = String(value).toLowerCase();
    const before = first.get(key);
    if (!before) first.set(key, entry);
    else problems.push({ file: entry.file, ...entry.at([field]), rule, field, what: `“${String(value)}” is used in ${before.file} too.`, mend: `Choose another. ${why}` });
  }
  return problems;
}
