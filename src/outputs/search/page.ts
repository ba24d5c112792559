import { normaliseText } from '../../client/search/words.ts';
import type { SearchEntry } from './entries.ts';

/** Pages with less weight than this come after the others, also where a word of the query stands in their title. */
const LAST = 0.5;

/** A title that counts for nothing. Without one Pagefind takes the first heading, and a facilitator’s page would stand beside its lesson, with the same title. */
const NO_TITLE = '<span data-pagefind-meta="title:-"></span>';

/**
 * A page as the index reads it. What it carries for search alone (filters, and the words people use for it)
 * is added here and weighs nothing on the page itself.
 *
 * @param read gives the built page; it is asked only where the words on the page are searched.
 */
export function searchable(entry: SearchEntry, locale: string, read: () => string): string {
  const filters = [
    ['kind', entry.kind],
    ...entry.audience.map((audience) => ['audience', audience]),
    ...(entry.module ? [['module', entry.module]] : []),
    ...entry.time.map((time) => ['time', time]),
  ];
  const last = entry.weight < LAST;
  const extra = [
    ...filters.map(([name, value]) => `<span data-pagefind-filter="${name}:${value}"></span>`),
    ...(last || entry.kind === 'facilitator' ? [NO_TITLE] : []),
    `<p${last ? '' : ' data-pagefind-weight="4" data-pagefind-meta="description"'}>${escape(entry.description)}</p>`,
    `<p${last ? '' : ' data-pagefind-weight="8" data-pagefind-meta="words"'}>${entry.aliases.map(escape).join('. ')}</p>`,
  ].join('');
  const html = entry.whole
    ? read()
        .replace(/<(nav|section|aside) class="(crumbs|toc|onward|notes|words|views|cites|check)"/g, '<$1 data-pagefind-ignore class="$2"')
        .replace(/<p class="(notice|review|views|kicker)"/g, '<p data-pagefind-ignore class="$1"')
        .replace(/<h[1-6]/g, (tag) => (last ? `${tag} data-pagefind-weight="${entry.weight}"` : tag))
        .replace('<main data-pagefind-body', `<main data-pagefind-body data-pagefind-weight="${entry.weight}"`)
        .replace('</article>', `${extra}</article>`)
    : `<html lang="${locale}"><body><main data-pagefind-body><h1>${escape(entry.title)}</h1>${extra}</main></body></html>`;
  return normaliseText(html);
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
