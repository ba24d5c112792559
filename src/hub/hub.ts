import type { CollectionName } from '../schemas/fields.ts';
import { COLLECTION_NAMES, type DataOf } from '../schemas/collections.ts';
import type { ConsentedUse, Part } from './body.ts';
import { hashOf } from './body.ts';
import type { Entry, Translation } from './entry.ts';
import type { Loaded } from './load.ts';
import type { Permalink } from './permalinks.ts';
import { referencesIn } from './references.ts';
import type { Position, Problem } from './problem.ts';
import { today } from './today.ts';

export const DEFAULT_LOCALE = 'en';

/** A link from one entry to another, held from both ends. */
export interface Link {
  from: Entry;
  /** The field, or the element, that holds the reference. */
  via: string;
  to: { collection: CollectionName; id: string };
  position: Position;
  /** The element around it that is shown only while a consent runs. */
  within?: ConsentedUse;
}

export type LessonEntry = Entry<'lessons'>;
export type ModuleEntry = Entry<'modules'>;

/** The linked model: every question about the content is asked of it. */
export interface Hub {
  /** The day that dates are held against, as `YYYY-MM-DD`. */
  today: string;
  all: readonly Entry[];
  translations: readonly Translation[];
  links: readonly Link[];
  /** Problems found while reading; checks add theirs. */
  problems: readonly Problem[];
  broken: ReadonlySet<string>;
  assets: ReadonlySet<string>;
  /** A hash of what is in each picture, by its path below `content/`. */
  prints: ReadonlyMap<string, string>;
  /** Addresses that were ever published, as `content/permalinks.txt` lists them. */
  permalinks: readonly Permalink[];
  of<Name extends CollectionName>(collection: Name): readonly Entry<Name>[];
  get<Name extends CollectionName>(collection: Name, id: string): Entry<Name> | undefined;
  translation(collection: CollectionName, id: string, locale: string): Translation | undefined;
  /** Links that point at an entry. */
  linksTo(collection: CollectionName, id: string): readonly Link[];
  linksFrom(collection: CollectionName, id: string): readonly Link[];
  /** Locales in the order they are listed, English first. */
  locales: readonly string[];
  modules: readonly ModuleEntry[];
  /** The module that a lesson belongs to. */
  moduleOf(lesson: LessonEntry): ModuleEntry | undefined;
  /** All lessons in the order they are taught. */
  lessonsInOrder: readonly LessonEntry[];
}

/**
 * Links what was read into one model. The same input gives the same hub.
 *
 * @param day the day that dates are held against.
 */
export function createHub(loaded: Loaded, day = today()): Hub {
  const byKey = new Map<string, Entry>();
  const byCollection = new Map<CollectionName, Entry[]>(COLLECTION_NAMES.map((name) => [name, []]));
  for (const entry of loaded.entries) {
    byKey.set(`${entry.collection}/${entry.id}`, entry);
    byCollection.get(entry.collection)?.push(entry);
  }
  const translations = new Map(loaded.translations.map((item) => [`${item.collection}/${item.id}/${item.locale}`, item]));

  const links = loaded.entries.flatMap(linksOf);
  const into = groupBy(links, (link) => `${link.to.collection}/${link.to.id}`);
  const out = groupBy(links, (link) => `${link.from.collection}/${link.from.id}`);

  const of = <Name extends CollectionName>(collection: Name) => (byCollection.get(collection) ?? []) as unknown as readonly Entry<Name>[];
  const get = <Name extends CollectionName>(collection: Name, id: string) => byKey.get(`${collection}/${id}`) as unknown as Entry<Name> | undefined;
  const modules = [...of('modules')].sort((a, b) => a.data.number - b.data.number);
  const moduleByLesson = new Map(modules.flatMap((module) => module.data.lessons.map((id) => [id, module] as const)));
  const lessonsInOrder = modules.flatMap((module) => module.data.lessons.map((id) => get('lessons', id)).filter((lesson) => lesson !== undefined));
  const locales = [
    DEFAULT_LOCALE,
    ...of('languages')
      .map((language) => language.data.tag)
      .filter((tag) => tag !== DEFAULT_LOCALE)
      .sort(),
  ];

  return {
    today: day,
    all: loaded.entries,
    translations: loaded.translations,
    links,
    problems: loaded.problems,
    broken: loaded.broken,
    assets: loaded.assets,
    prints: loaded.prints ?? new Map(),
    permalinks: loaded.permalinks ?? [],
    of,
    get,
    translation: (collection, id, locale) => translations.get(`${collection}/${id}/${locale}`),
    linksTo: (collection, id) => into.get(`${collection}/${id}`) ?? [],
    linksFrom: (collection, id) => out.get(`${collection}/${id}`) ?? [],
    locales,
    modules,
    moduleOf: (lesson) => moduleByLesson.get(lesson.id),
    lessonsInOrder,
  };
}

/** Every link of an entry: from its fields, and from the elements of its body. */
function linksOf(entry: Entry): Link[] {
  const links: Link[] = referencesIn(entry).map((reference) => ({
    from: entry,
    via: String(reference.path.find((key) => typeof key === 'string') ?? ''),
    to: { collection: reference.to, id: reference.id },
    position: entry.at(reference.path),
  }));
  for (const cite of entry.body?.cites ?? []) {
    for (const id of cite.sources) links.push({ from: entry, via: 'Cite', to: { collection: 'sources', id }, position: cite.position, ...inside(cite) });
  }
  for (const term of entry.body?.terms ?? []) {
    links.push({ from: entry, via: 'Term', to: { collection: 'glossary', id: term.id }, position: term.position, ...inside(term) });
  }
  for (const use of entry.body?.consented ?? []) {
    for (const id of use.consents) links.push({ from: entry, via: use.element, to: { collection: 'consents', id }, position: use.position });
  }
  return links;
}

function inside({ within }: { within?: ConsentedUse }): { within?: ConsentedUse } {
  return within ? { within } : {};
}

function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

/** Narrows an entry to its collection. */
export function isOf<Name extends CollectionName>(entry: Entry, collection: Name): entry is Entry<Name> & Entry {
  return entry.collection === collection;
}

/** The activities of a lesson, written or planned, with their minutes. */
export function activitiesOf(lesson: LessonEntry): { id: string; title: string; minutes: number; grouping?: Part['grouping'] }[] {
  if (lesson.data.status === 'planned') return lesson.data.outline;
  return (lesson.body?.parts ?? [])
    .filter((part) => part.kind === 'activity')
    .map((part) => ({ id: part.id, title: part.title, minutes: part.minutes ?? 0, ...(part.grouping ? { grouping: part.grouping } : {}) }));
}

/** The length of a lesson in whole minutes: the sum of its activities. */
export function minutesOf(lesson: LessonEntry): number {
  return activitiesOf(lesson).reduce((sum, activity) => sum + activity.minutes, 0);
}

/** The number of a lesson as it is said: “1.2”. Empty when no module lists it. */
export function numberOf(hub: Hub, lesson: LessonEntry): string {
  const module = hub.moduleOf(lesson);
  return module ? `${module.data.number}.${module.data.lessons.indexOf(lesson.id) + 1}` : '';
}

/** The hash of the translatable words in the fields of an entry. */
export function headHash(entry: Entry, translatable: readonly string[]): string {
  const data = entry.data as Record<string, unknown>;
  return hashOf(JSON.stringify(translatable.map((name) => [name, data[name] ?? null])));
}

export type { DataOf };
