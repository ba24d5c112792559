import { pathFor } from '../authoring/where.ts';
import { COLLECTIONS, type CollectionRule } from '../schemas/collections.ts';
import type { Translation } from '../hub/entry.ts';
import type { Hub, Link } from '../hub/hub.ts';
import { nearest } from '../hub/nearest.ts';
import type { Position, Problem } from '../hub/problem.ts';

/** Every reference points at something that is there. */
export function references(hub: Hub): Problem[] {
  const problems: Problem[] = [];
  const uses = [...hub.links.map((link) => ({ ...link, file: link.from.file })), ...hub.translations.flatMap(usesOf)];
  for (const { file, via, to, position } of uses) {
    const { collection, id } = to;
    if (hub.get(collection, id) || hub.broken.has(`${collection}/${id}`)) continue;
    const rule: CollectionRule = COLLECTIONS[collection];
    const ids = hub.of(collection).map((entry) => entry.id);
    const near = nearest(id, ids);
    const make =
      collection === 'consents'
        ? 'Take the item out until the consent is recorded: npm run consent -- record'
        : `Make it first as content/${pathFor(collection, id)} (npm run new asks for what it needs), or use ${ids.length > 0 && ids.length <= 14 ? `one of: ${ids.join(', ')}` : 'the id of one that is there'}.`;
    problems.push({
      file,
      ...position,
      rule: 'dangling-reference',
      field: via,
      what: `There is no ${rule.one} with the id “${id}”.`,
      mend: near && collection !== 'consents' ? `Did you mean “${near}”?` : make,
      example: near ?? ids[0] ?? rule.examplePath,
    });
  }
  return problems;
}

/** What the words of a translation refer to: they may cite other sources than the English. */
function usesOf({ file, body }: Translation): { file: string; via: string; to: Link['to']; position: Position }[] {
  const cites = (body?.cites ?? []).flatMap(({ sources, position }) =>
    sources.map((id) => ({ file, via: 'Cite', to: { collection: 'sources' as const, id }, position })),
  );
  const terms = (body?.terms ?? []).map(({ id, position }) => ({ file, via: 'Term', to: { collection: 'glossary' as const, id }, position }));
  const consents = (body?.consented ?? []).flatMap(({ consents, element, position }) =>
    consents.map((id) => ({ file, via: element, to: { collection: 'consents' as const, id }, position })),
  );
  return [...cites, ...terms, ...consents];
}
