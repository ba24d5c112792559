import { hrefOf, localesOf, pathOf } from '../../hub/addresses.ts';
import type { Entry } from '../../hub/entry.ts';
import { isOf, type Hub } from '../../hub/hub.ts';
import { addresses } from '../../hub/page-context.ts';
import { pageKey } from '../../hub/page-key.ts';
import type { Place } from '../../hub/place.ts';
import { insideOf } from '../../hub/routes.ts';
import { cslOf, cslOfSource, type CslItem } from './csl.ts';
import { FILE_FORMATS, type FileFormat } from './formats.ts';

/** A file that holds the citation of a page or a source, for programs. */
export interface CitationFile {
  params: { path: string | undefined; format: FileFormat };
  props: { entry: Entry; locale: string };
  cacheKey: string;
}

/** Every such file: for each page that can be cited, in the languages in which it exists, and for each source. */
export function citationFiles(hub: Hub): CitationFile[] {
  return addresses(hub).flatMap((address) => {
    const { entry, kind } = address;
    const path = entry && pathOf(entry);
    if (!path || (kind !== 'cite' && kind !== 'source')) return [];
    return localesOf(hub, address).flatMap((locale) =>
      FILE_FORMATS.map((format) => ({ params: { path: insideOf(hrefOf(path, locale)), format }, props: { entry, locale }, cacheKey: pageKey(hub, address) })),
    );
  });
}

/** The path of the file of an entry, below the base and in English. */
export function citationFileOf(entry: Entry, format: FileFormat): string {
  return `${pathOf(entry) ?? '/'}cite.${format}`;
}

/** The name under which a reader saves that file. */
export function savedNameOf(entry: Entry, format: FileFormat): string {
  return `${pathOf(entry)?.split('/').filter(Boolean).at(-1) ?? 'copper-hub'}.${format}`;
}

/** What is cited on the page of an entry: the source, or the page itself. */
export function itemOf(hub: Hub, entry: Entry, locale: string, place: Place): CslItem {
  return isOf(entry, 'sources') ? cslOfSource(entry) : cslOf(hub, entry, locale, place);
}
