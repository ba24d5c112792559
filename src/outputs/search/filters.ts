import type { Address, PageKind } from '../../hub/addresses.ts';
import type { Entry } from '../../hub/entry.ts';
import { minutesOf, type Hub, type LessonEntry } from '../../hub/hub.ts';
import { wordsOfEntry } from '../../hub/page-context.ts';
import { wordsOf } from '../../hub/text.ts';
import { AUDIENCES, type Audience } from '../../schemas/vocabulary.ts';

/** A filter of the search page, with its values in the page's language. */
export interface Filter {
  name: 'kind' | 'audience' | 'module' | 'time';
  label: string;
  values: { value: string; label: string }[];
}

const KINDS = ['lesson', 'facilitator', 'protocol', 'case-study', 'guide', 'news', 'term', 'source', 'page'] as const;
const TIMES = [60, 90, 120] as const;

/** The filters, each with the values that pages carry. */
export function searchFilters(hub: Hub, locale: string): Filter[] {
  const say = wordsOf(hub, locale);
  return [
    { name: 'kind', label: say('filter.kind'), values: KINDS.map((value) => ({ value, label: say(`pageKind.${value}`) })) },
    { name: 'audience', label: say('filter.audience'), values: AUDIENCES.map((value) => ({ value, label: say(`audience.${value}`) })) },
    {
      name: 'module',
      label: say('filter.module'),
      values: hub.modules.map((module) => ({ value: module.id, label: `${module.data.number}. ${wordsOfEntry(hub, module, locale).title}` })),
    },
    { name: 'time', label: say('filter.time'), values: TIMES.map((value) => ({ value: String(value), label: say(`time.${value}`) })) },
  ];
}

/** What a page carries for the filters, and the words that find it though they are not on it. */
export interface SearchFacts {
  kind: string;
  audience: Audience[];
  module?: string;
  /** The smallest time that is enough, and every longer one. */
  time: string[];
  aliases: string[];
}

const INDEXED: readonly PageKind[] = ['lesson', 'facilitator', 'protocol', 'case-study', 'guide', 'news', 'term', 'source', 'page'];

/** The facts of a page for search; undefined for pages that search does not show. */
export function searchFacts(hub: Hub, address: Address, locale: string): SearchFacts | undefined {
  const { entry, kind } = address;
  if (!entry || !INDEXED.includes(kind)) return undefined;
  const translation = hub.translation(entry.collection, entry.id, locale);
  const data = entry.data as { audience?: Audience[]; aliases?: string[] };
  const lesson = entry.collection === 'lessons' ? (entry as LessonEntry) : undefined;
  const minutes = lesson ? minutesOf(lesson) : undefined;
  const module = lesson ? hub.moduleOf(lesson)?.id : undefined;
  return {
    kind,
    audience: data.audience ?? [],
    ...(module ? { module } : {}),
    time: minutes === undefined ? [] : TIMES.filter((limit) => minutes <= limit).map(String),
    aliases: [
      ...((translation?.data.aliases as string[] | undefined) ?? data.aliases ?? []),
      ...(entry.collection === 'sources' ? authorNames(entry as Entry<'sources'>) : []),
    ],
  };
}

function authorNames(source: Entry<'sources'>): string[] {
  return source.data.author === 'unknown' ? [] : source.data.author.map((author) => ('literal' in author ? author.literal : author.family));
}
