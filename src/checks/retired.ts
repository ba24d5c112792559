import type { RuleCode } from '../rules/all.ts';
import { addressesOf, pathOf } from '../hub/addresses.ts';
import type { Hub } from '../hub/hub.ts';
import { nearest } from '../hub/nearest.ts';
import type { Problem } from '../hub/problem.ts';
import { isInUse, retiredOf } from '../hub/retired.ts';

/** A retired page leads its readers on to one that is in use; pages in use do not lead to it. */
export function retired(hub: Hub): Problem[] {
  const pages = new Map(addressesOf(hub).map((address) => [address.path, address.entry]));
  const gone = hub.all.filter((entry) => !isInUse(entry));
  if (gone.length === 0) return [];
  return [...gone.flatMap((entry) => leadsOn(entry)), ...linksToRetired()];

  function leadsOn(entry: (typeof gone)[number]): Problem[] {
    const say = (field: string, rule: RuleCode, what: string, mend: string, example?: string): Problem[] => [
      { file: entry.file, ...entry.at(field.split('.')), rule, field, what, mend, ...(example ? { example } : {}) },
    ];
    if (entry.collection === 'pages' && entry.id === 'home')
      return say('retired', 'retired-home', 'The first page of the hub cannot be retired.', 'Take “retired” out.');
    const to = retiredOf(entry)?.instead;
    if (to === undefined) return [];
    if (to === pathOf(entry) || to === pathOf(entry, 'facilitator'))
      return say('retired.instead', 'retired-instead', 'The page sends its readers to itself.', 'Name another page, or take “instead” out.');
    if (!pages.has(to)) {
      if (hub.broken.size > 0) return [];
      const near = nearest(to, [...pages.keys()]);
      return say(
        'retired.instead',
        'retired-instead',
        `There is no page at “${to}”.`,
        near ? `Did you mean ${near}?` : 'Open the page in the hub and copy its address.',
        near && `instead: ${near}`,
      );
    }
    if (!isInUse(pages.get(to)))
      return say('retired.instead', 'retired-instead', `“${to}” is retired too.`, 'Name a page that is in use, or take “instead” out.');
    return [];
  }

  function linksToRetired(): Problem[] {
    const say = (file: string, position: { line: number; column: number }, what: string): Problem => ({
      file,
      ...position,
      rule: 'link-to-retired',
      level: 'warning',
      what,
      mend: 'Lead to a page that is in use, or take it out. The old address keeps working.',
    });
    const written = [...hub.all.filter(isInUse), ...hub.translations.filter(({ collection, id }) => isInUse(hub.get(collection, id)))].flatMap(
      ({ file, body }) =>
        (body?.links ?? []).flatMap((link) => {
          const path = link.url.split('#')[0] ?? '';
          return isInUse(pages.get(path)) ? [] : [say(file, link.position, `This leads to ${path}, which is retired.`)];
        }),
    );
    // A module goes on naming its lesson, so that the numbers of the others stay.
    const named = hub.links
      .filter(({ from, to }) => from.collection !== 'modules' && isInUse(from) && !isInUse(hub.get(to.collection, to.id)))
      .map(({ from, via, to, position }) => say(from.file, position, `“${via}” names “${to.id}”, which is retired.`));
    return [...written, ...named];
  }
}
