import { matchPath } from '../hub/entry.ts';
import { fileProblem } from '../hub/files.ts';
import { COLLECTIONS, type CollectionRule } from '../schemas/collections.ts';
import type { CollectionName } from '../schemas/fields.ts';
import { sentence } from './judge.ts';

/** The path of an entry below `content/`, by the example of its collection. */
export function pathFor(collection: CollectionName, id: string): string {
  const rule: CollectionRule = COLLECTIONS[collection];
  const [from, to] = placeOfId(rule);
  return `${rule.examplePath.slice(0, from)}${id}${rule.examplePath.slice(to)}`;
}

/** Whether there is only ever one entry, under a fixed name: `site.yaml`. */
export function fixedId(collection: CollectionName): string | undefined {
  const rule: CollectionRule = COLLECTIONS[collection];
  const group = /\((?!\?)([^()]*)\)/.exec(rule.path.source)?.[1];
  return group === exampleId(collection) ? group : undefined;
}

/**
 * What is wrong with an id; undefined when a new entry may have it.
 *
 * @param isThere whether a file stands at a path below `content/`.
 */
export function idProblem(collection: CollectionName, id: string, isThere: (path: string) => boolean): string | undefined {
  if (id.trim() === '') return 'The name is empty. Write lower-case letters, digits and single hyphens.';
  const path = pathFor(collection, id);
  const parts = path.split('/');
  for (const depth of parts.keys()) {
    const kind = depth === parts.length - 1 ? 'file' : 'folder';
    const found = fileProblem(parts.slice(0, depth + 1).join('/'), path, kind);
    if (found) return sentence(found);
  }
  const match = matchPath(path);
  if (match?.collection !== collection || match.id !== id || match.locale)
    return `“${id}” cannot be the name here. Write it like the example: ${exampleId(collection)}.`;
  if (isThere(path)) return `content/${path} is there already. Nothing is overwritten: choose another name, or edit that file.`;
  return undefined;
}

export function exampleId(collection: CollectionName): string {
  const rule: CollectionRule = COLLECTIONS[collection];
  return rule.examplePath.slice(...placeOfId(rule));
}

/** A name for an address, made from words; empty when nothing of them can stand in one. */
export function slug(words: string, most = 50): string {
  const parts = words
    .normalize('NFKD')
    .replace(/\p{M}|['’]/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  let made = '';
  for (const part of parts) {
    if (`${made}-${part}`.length > most) break;
    made = made ? `${made}-${part}` : part;
  }
  return made || (parts[0] ?? '').slice(0, most);
}

function placeOfId(rule: CollectionRule): [number, number] {
  const found = new RegExp(rule.path.source, `${rule.path.flags}d`).exec(rule.examplePath)?.indices?.[1];
  if (!found) throw new Error(`The example path ${rule.examplePath} is not one of its own collection.`);
  return found;
}
