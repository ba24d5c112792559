import { COLLECTIONS, type CollectionRule } from '../schemas/collections.ts';
import type { Hub } from '../hub/hub.ts';
import { suggest } from '../hub/nearest.ts';
import type { Problem } from '../hub/problem.ts';

/** Every reference points at something that is there. */
export function references(hub: Hub): Problem[] {
  const problems: Problem[] = [];
  for (const link of hub.links) {
    const { collection, id } = link.to;
    if (hub.get(collection, id) || hub.broken.has(`${collection}/${id}`)) continue;
    const rule: CollectionRule = COLLECTIONS[collection];
    const ids = hub.of(collection).map((entry) => entry.id);
    problems.push({
      file: link.from.file,
      ...link.position,
      rule: 'dangling-reference',
      field: link.via,
      what: `There is no ${rule.one} with the id “${id}”.`,
      mend: suggest(id, ids, `Make it first as content/${rule.examplePath}, or use the id of one that is there.`),
      ...(ids[0] ? { example: ids[0] } : {}),
    });
  }
  return problems;
}
