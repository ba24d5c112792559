import type { RuleCode } from '../rules/all.ts';
import { addressesOf } from '../hub/addresses.ts';
import { DEFAULT_LOCALE, type Hub } from '../hub/hub.ts';
import { nearest } from '../hub/nearest.ts';
import type { Problem } from '../hub/problem.ts';
import { endsOf, redirectsIn } from '../hub/redirects.ts';
import { isInUse } from '../hub/retired.ts';

/** Every redirect starts at an address that no page has, and ends at one that a page has. */
export function redirects(hub: Hub): Problem[] {
  const entry = hub.get('redirects', 'redirects');
  if (!entry) return [];
  const list = redirectsIn(hub);
  const pages = new Map(addressesOf(hub).map((address) => [address.path, address]));
  const ends = endsOf(list);
  const first = new Map<string, number>();
  const told = new Set<string>();
  const problems: Problem[] = [];
  for (const [index, { from, to }] of list.entries()) {
    const say = (rule: RuleCode, field: 'from' | 'to', what: string, mend: string, more: Partial<Problem> = {}): void => {
      problems.push({ file: entry.file, ...entry.at(['redirects', index, field]), rule, field, what, mend, ...more });
    };
    const own = { from: languageOf(hub, from), to: languageOf(hub, to) };
    if (own.from)
      say('redirect-language', 'from', `“${from}” names a language.`, 'Leave it out: a redirect serves every language.', { example: `from: ${own.from}` });
    if (own.to) say('redirect-language', 'to', `“${to}” names a language.`, 'Leave it out: a redirect serves every language.', { example: `to: ${own.to}` });
    const before = first.get(from);
    if (before === undefined) first.set(from, index);
    else {
      say('redirect-twice', 'from', `“${from}” is sent on twice, and a reader can go to one place only.`, 'Keep one of them.');
      continue;
    }
    if (pages.has(from)) {
      say(
        'redirect-shadow',
        'from',
        `“${from}” is a page of the hub. Readers could no longer reach it.`,
        'Take the redirect out, or retire the page: see /retired/.',
      );
    }
    const end = ends.get(from);
    if (end && 'circle' in end) {
      if (!end.circle.includes(from) || told.has(from)) continue;
      for (const path of end.circle) told.add(path);
      say('redirect-loop', 'to', `This redirect leads back to itself: ${end.circle.join(' → ')}.`, 'Let one of them lead to the page where readers should be.');
      continue;
    }
    // Where a redirect leads to another, what is wrong at the end is told there.
    if (own.to || ends.has(to) || hub.broken.size > 0) continue;
    const page = pages.get(to);
    if (!page) {
      const near = nearest(to, [...pages.keys()]);
      say('redirect-target', 'to', `There is no page at “${to}”.`, near ? `Did you mean ${near}?` : 'Open the page in the hub and copy its address.', {
        example: `to: ${near ?? '/glossary/consent/'}`,
      });
    } else if (!isInUse(page.entry)) {
      say('link-to-retired', 'to', `“${to}” is retired, so this redirect leads to a page out of use.`, 'Let it lead to a page that is in use.', {
        level: 'warning',
      });
    }
  }
  return problems;
}

/** The path without the language that it names, where it names one of the hub's. */
function languageOf(hub: Hub, path: string): string | undefined {
  const locale = path.split('/')[1] ?? '';
  return locale !== DEFAULT_LOCALE && hub.locales.includes(locale) ? path.slice(locale.length + 1) : undefined;
}
