import { hrefOf, pathOf } from '../../hub/addresses.ts';
import type { Entry } from '../../hub/entry.ts';
import { DEFAULT_LOCALE, isOf, type DataOf, type Hub } from '../../hub/hub.ts';
import { wordsOfEntry } from '../../hub/page-context.ts';
import type { Place } from '../../hub/place.ts';
import { wordsOf } from '../../hub/text.ts';

type Source = DataOf<'sources'>;

/** A day, a month or a year, as CSL writes it. */
export interface CslDate {
  'date-parts': [number[]];
}

/** A thing to cite, in CSL-JSON. What is not known is left out. */
export interface CslItem {
  id: string;
  type: Source['type'];
  title: string;
  author?: ({ family: string; given: string } | { literal: string })[];
  issued?: CslDate;
  accessed?: CslDate;
  'container-title'?: string;
  publisher?: string;
  volume?: string;
  issue?: string;
  page?: string;
  number?: string;
  edition?: string;
  ISBN?: string;
  DOI?: string;
  URL?: string;
  language?: string;
  /** A sentence that every form of the citation ends with. */
  note?: string;
}

/**
 * A page of the hub as a thing to cite: in the language that it is shown in, without an author, since
 * none is known, and without an address while none is. The day of this copy stands for the day it was
 * read. Only news has a day of its own; the home page stands for the whole hub.
 *
 * @throws when the entry has no page.
 */
export function cslOf(hub: Hub, entry: Entry, locale: string, place: Place): CslItem {
  const path = pathOf(entry);
  if (!path) throw new Error(`${entry.file} has no page to cite.`);
  const site = hub.get('site', 'site')?.data;
  const name = site?.name ?? '';
  const { title } = wordsOfEntry(hub, entry, locale);
  const whole = path === '/';
  const publisher = site && site.publisher !== 'unknown' ? site.publisher : undefined;
  return {
    id: ['copper-hub', ...path.split('/').filter(Boolean), ...(locale === DEFAULT_LOCALE ? [] : [locale])].join('-'),
    type: 'webpage',
    title: whole ? name : isOf(entry, 'glossary') ? `${title} (${wordsOf(hub, locale)('glossary')})` : title,
    ...(whole ? {} : { 'container-title': name }),
    ...(isOf(entry, 'news') ? { issued: dateOf(entry.data.posted) } : {}),
    accessed: dateOf(hub.today),
    ...(place.known ? { URL: `${place.origin}${hrefOf(path, locale, place.base)}` } : {}),
    language: locale === DEFAULT_LOCALE ? 'en-GB' : locale,
    ...(publisher ? { publisher } : { note: wordsOf(hub, DEFAULT_LOCALE)('notAdopted') }),
  };
}

/** A source as a thing to cite, from what its record holds; dates keep their precision. */
export function cslOfSource({ id, data }: Pick<Entry<'sources'>, 'id' | 'data'>): CslItem {
  const { type, title, author, issued, seen } = data;
  return {
    id,
    type,
    title,
    ...(author === 'unknown' ? {} : { author: author.map((name) => ('literal' in name ? name : { ...name, given: spaced(name.given) })) }),
    ...(issued === 'unknown' ? {} : { issued: dateOf(issued) }),
    ...given(data, ['container-title', 'publisher', 'volume', 'issue', 'page', 'number', 'edition', 'ISBN', 'DOI', 'URL']),
    ...(seen.accessed === 'unknown' || !data.URL ? {} : { accessed: dateOf(seen.accessed) }),
  };
}

/** Initials apart, as the styles read them: “RRC” and “R.R.C.” would both be taken for one name. */
function spaced(given: string): string {
  return given.replace(/\b[A-Z]{2,4}\b/g, (initials) => [...initials].map((letter) => `${letter}.`).join(' ')).replace(/\.(?=\p{L})/gu, '. ');
}

function dateOf(date: string): CslDate {
  return { 'date-parts': [date.split('-').map(Number)] };
}

/** The fields of the names given that a record has. */
function given<Name extends keyof Source & keyof CslItem>(data: Source, names: readonly Name[]): Pick<CslItem, Name> {
  return Object.fromEntries(names.flatMap((name) => (data[name] === undefined ? [] : [[name, data[name]]]))) as Pick<CslItem, Name>;
}
