import { pathOf, type Address, type PageKind } from '../../hub/addresses.ts';
import type { Entry } from '../../hub/entry.ts';
import { DEFAULT_LOCALE, minutesOf, type Hub, type LessonEntry } from '../../hub/hub.ts';
import { openIndex } from '../../hub/index-page.ts';
import { addresses, wordsOfEntry } from '../../hub/page-context.ts';
import { isInUse } from '../../hub/retired.ts';
import { wordsOf } from '../../hub/text.ts';
import type { InterfaceWord } from '../../schemas/interface-words.ts';
import type { Audience } from '../../schemas/vocabulary.ts';
import { TIMES } from './filters.ts';

/** A page as search knows it. */
export interface SearchEntry {
  address: Address;
  /** The values of the filter of that name: what kind of page it is, then what else it is found as. */
  kinds: readonly string[];
  title: string;
  description: string;
  audience: readonly Audience[];
  module?: string;
  /** The smallest time that is enough, and every longer one. */
  time: readonly string[];
  /** Words that find it though they may not be on it. */
  aliases: readonly string[];
  /** The facilitator’s page of a lesson. It is found and shown with the lesson: they would stand side by side in every list. */
  facilitator?: Address;
  /** Whether the words on the page are searched too. Those of a list or of a tool say what other pages are about. */
  whole: boolean;
  /** How near the front it stands beside pages that match as well. 1 is usual. */
  weight: number;
}

/** Every page that search shows in a language, in the order of the site. A page that is only shown in English there is left out. */
export function searchEntries(hub: Hub, locale: string): SearchEntry[] {
  return addresses(hub).flatMap((address) => {
    const { entry } = address;
    if (entry && locale !== DEFAULT_LOCALE && !hub.translation(entry.collection, entry.id, locale)) return [];
    const found = entry ? (INDEXED.includes(address.kind) ? ofEntry(hub, address, entry, locale) : undefined) : ofTool(hub, address, locale);
    return found ? [found] : [];
  });
}

const INDEXED: readonly PageKind[] = ['module', 'lesson', 'protocol', 'case-study', 'guide', 'news', 'term', 'source', 'page'];

/** A lesson or guide is more often what a reader wants than the record of a source. */
const WEIGHTS: Partial<Record<PageKind, number>> = { source: 0.4, lesson: 1.4, guide: 1.2, term: 1.3 };

/** A retired page is found by those who look for it, after what is in use. */
const RETIRED_WEIGHT = 0.1;

function ofEntry(hub: Hub, { kind, ...address }: Address, entry: Entry, locale: string): SearchEntry {
  const translation = hub.translation(entry.collection, entry.id, locale);
  const data = entry.data as { audience?: Audience[]; aliases?: string[] };
  const lesson = entry.collection === 'lessons' ? (entry as LessonEntry) : undefined;
  const minutes = lesson ? minutesOf(lesson) : undefined;
  const module = lesson ? hub.moduleOf(lesson)?.id : entry.collection === 'modules' ? entry.id : undefined;
  const facilitator = lesson && pathOf(lesson, 'facilitator');
  return {
    address: { kind, ...address },
    kinds: kind === 'module' ? ['page'] : facilitator ? [kind, 'facilitator'] : [kind],
    ...wordsOfEntry(hub, entry, locale, kind),
    audience: data.audience ?? [],
    ...(module ? { module } : {}),
    ...(facilitator ? { facilitator: { path: facilitator, kind: 'facilitator', entry } } : {}),
    time: minutes === undefined ? [] : TIMES.filter((limit) => minutes <= limit).map(String),
    aliases: [
      ...((translation?.data.aliases as string[] | undefined) ?? data.aliases ?? []),
      ...(entry.collection === 'sources' ? authorNames(entry as Entry<'sources'>) : []),
    ],
    whole: true,
    weight: isInUse(entry) ? (WEIGHTS[kind] ?? 1) : RETIRED_WEIGHT,
  };
}

/** A page made of interface words: the list of a section, or a tool. */
function ofTool(hub: Hub, address: Address, locale: string): SearchEntry | undefined {
  const name = address.kind === 'index' ? address.section : address.kind;
  const key = `searchWords.${name}`;
  if (!isToolWord(key)) return undefined;
  const { title, description } = openIndex(hub, address, locale, '/');
  const aliases = wordsOf(hub, locale)(key).split(/[,،]\s*/);
  return { address, kinds: ['page'], title, description, audience: [], time: [], aliases, whole: false, weight: 1 };
}

/** The interface words with what people type for a page that has no entry to hold its aliases. */
const TOOL_WORDS = ['learn', 'teach', 'protocol', 'case-studies', 'guides', 'news', 'glossary', 'sources', 'contribute', 'plan', 'skills', 'certificate'].map(
  (name) => `searchWords.${name}`,
);

function isToolWord(key: string): key is InterfaceWord {
  return TOOL_WORDS.includes(key);
}

function authorNames(source: Entry<'sources'>): string[] {
  return source.data.author === 'unknown' ? [] : source.data.author.map((author) => ('literal' in author ? author.literal : author.family));
}
