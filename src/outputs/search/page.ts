import { normaliseText } from '../../client/search/words.ts';
import type { Address } from '../../hub/addresses.ts';
import { escapeMarkup } from '../escape.ts';
import type { SearchEntry } from './entries.ts';
import { wordsOfPage } from './words-of-page.ts';

/** Pages with less weight than this come after the others, also where a word of the query stands in their title. */
const LAST = 0.5;

/** A title that counts for nothing. Without one Pagefind takes the first heading. */
const NO_TITLE = '<span data-pagefind-meta="title:-"></span>';

/**
 * A page as the index reads it: its words, each a few times at most, and not its sentences. Nothing of it is
 * shown; a result shows its title and description. What a page carries for search alone (filters, and the words
 * people use for it) weighs nothing on the page itself.
 *
 * @param read gives the built page at an address; it is asked only where the words on the page are searched.
 */
export function searchable(entry: SearchEntry, locale: string, read: (address: Address) => string): string {
  const filters = [
    ...entry.kinds.map((kind) => ['kind', kind]),
    ...entry.audience.map((audience) => ['audience', audience]),
    ...(entry.module ? [['module', entry.module]] : []),
    ...entry.time.map((time) => ['time', time]),
  ];
  const last = entry.weight < LAST;
  const extra = [
    ...filters.map(([name, value]) => `<span data-pagefind-filter="${name}:${value}"></span>`),
    ...(last ? [NO_TITLE] : []),
    `<p${last ? '' : ' data-pagefind-weight="4" data-pagefind-meta="description"'}>${escapeMarkup(entry.description)}</p>`,
    `<p${last ? '' : ' data-pagefind-weight="8" data-pagefind-meta="words"'}>${entry.aliases.map(escapeMarkup).join('. ')}</p>`,
  ].join('');
  const words = entry.whole ? wordsOfPage(read(entry.address), MOST) : { headings: [], text: [] };
  const known = new Set([...words.headings, ...words.text]);
  const toFacilitators = entry.facilitator ? wordsOfPage(read(entry.facilitator), 1).text.filter((word) => !known.has(word)) : [];
  return normaliseText(
    `<html lang="${locale}"><body><main data-pagefind-body data-pagefind-weight="${entry.weight}">` +
      `<h1${last ? ` data-pagefind-weight="${entry.weight}"` : ''}>${escapeMarkup(entry.title)}</h1>${extra}` +
      `<h3${last ? ` data-pagefind-weight="${entry.weight}"` : ''}>${words.headings.join(' ')}</h3><p>${[...words.text, ...toFacilitators].join(' ')}</p></main></body></html>`,
  );
}

/** How often a word of a page counts at most. */
const MOST = 3;
