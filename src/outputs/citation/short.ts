import type { DataOf } from '../../hub/hub.ts';

type Source = DataOf<'sources'>;

/** The authors of a source, shortened from the fourth on; “authors not known” where they are not. */
export function authorsOf(source: Source, most = 3): string {
  if (source.author === 'unknown') return 'Authors not known';
  const names = source.author.map((author) => ('literal' in author ? author.literal : `${author.family} ${initials(author.given)}`));
  return names.length > most ? `${names[0]} and others` : names.join(', ');
}

/** A one-line form for the notes of a page: authors, year, title, where. */
export function shortSource(source: Source): string {
  const year = source.issued === 'unknown' ? 'date not known' : source.issued.slice(0, 4);
  const where = source['container-title'] ?? source.publisher;
  const title = /[.?!]$/.test(source.title) ? source.title : `${source.title}.`;
  return `${authorsOf(source)} (${year}). ${title}${where ? ` ${where}.` : ''}`;
}

/** The DOI as an address, else the publisher's; undefined when only a copy is known. */
export function addressOf(source: Source): string | undefined {
  return source.DOI ? `https://doi.org/${source.DOI}` : source.URL;
}

function initials(given: string): string {
  return given
    .split(/[\s.]+/)
    .filter(Boolean)
    .map((part) => (/^[A-Z]{2,}$/.test(part) ? part : (part[0] ?? '')))
    .join('');
}
