import { createHash } from 'node:crypto';
import { kitFiles } from '../kit/manifest.ts';
import type { Address, PageKind } from './addresses.ts';
import type { Body, Part } from './body.ts';
import type { Entry, Translation } from './entry.ts';
import type { Hub } from './hub.ts';
import { placeOf } from './place.ts';

/**
 * Parts of a body that only the pages of its own lesson show: its words, and where they stand in the file.
 * What is not named here, the pages of other lessons may show as well: titles, minutes, sources, links.
 */
const OWN: ReadonlySet<string> = new Set(['position', 'blocks', 'told', 'cues', 'sentences', 'passages', 'labels', 'words', 'hashes', 'questions'] satisfies (
  keyof Body | keyof Part
)[]);

/** Pages that may hold the words of any lesson, or list anything. */
const LISTS: ReadonlySet<PageKind> = new Set<PageKind>(['all', 'home', 'index', 'module', 'search', 'plan', 'skills', 'codes', 'certificate']);

interface Keys {
  /** Of everything: content, day, address, and the kit whose files pages list. */
  all: string;
  /** The same, without what only a lesson's own pages show. */
  shared: string;
}
const made = new WeakMap<Hub, Keys>();

/**
 * What the output at an address is made from, as a short text that changes whenever any of it does. A build takes
 * the output that it has kept for the same key; Astro adds the code (`experimental.incrementalBuild`). A page
 * does not change with the words of a lesson that it is not about, unless it is a list. A test builds both ways
 * and compares every byte.
 */
export function pageKey(hub: Hub, { kind, entry }: Pick<Address, 'kind' | 'entry'>): string {
  const keys = made.get(hub) ?? keysOf(hub);
  made.set(hub, keys);
  if (LISTS.has(kind)) return keys.all;
  const own = entry ? [entry, ...hub.locales.map((locale) => hub.translation(entry.collection, entry.id, locale))].map((item) => item?.source ?? '') : [];
  return hash([keys.shared, ...own]);
}

function keysOf(hub: Hub): Keys {
  const around = [hub.today, placeOf(hub), kitFiles(), hub.permalinks, [...hub.prints]];
  const whole = (item: Entry | Translation) => [item.path, item.data, 'record' in item ? item.record : '', item.source ?? ''];
  const outline = (item: Entry | Translation) =>
    item.collection === 'lessons' ? [item.path, item.data, 'record' in item ? item.record : '', item.body ?? ''] : whole(item);
  const items = [...hub.all, ...hub.translations];
  return {
    all: hash([around, items.map(whole)]),
    shared: hash([around, items.map((item) => JSON.stringify(outline(item), (name, value: unknown) => (OWN.has(name) ? undefined : value)))]),
  };
}

function hash(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 20);
}
