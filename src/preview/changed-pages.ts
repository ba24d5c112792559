import { addressesOf, isSide, localesOf, type Address } from '../hub/addresses.ts';
import { matchPath } from '../hub/entry.ts';
import { PICTURE } from '../hub/files.ts';
import { DEFAULT_LOCALE, type Hub } from '../hub/hub.ts';
import { COLLECTION_NAMES } from '../schemas/collections.ts';
import type { CollectionName } from '../schemas/fields.ts';

/** A page that looks otherwise after a change. */
export interface ChangedPage {
  /** Its path in English, below the base. */
  path: string;
  locale: string;
  /** The file that changed it. */
  file: string;
}

/** What a change does to the site. */
export interface Change {
  pages: ChangedPage[];
  /** Files of content that are gone, and their pages with them. */
  gone: string[];
}

/**
 * The pages that a change shows on: the entry's own, in its languages and for learners and facilitators, and
 * the list it stands in. An entry without a page shows on the pages that refer to it. Where the code has
 * changed, a page of every kind.
 *
 * @param files changed files, as paths below the repository with forward slashes.
 */
export function changedPages(hub: Hub, files: readonly string[]): Change {
  const all = addressesOf(hub);
  const pages = new Map<string, ChangedPage>();
  const gone: string[] = [];
  const add = (address: Pick<Address, 'path'>, locale: string, file: string) => {
    const key = `${locale} ${address.path}`;
    if (!pages.has(key)) pages.set(key, { path: address.path, locale, file });
  };
  const show = (shown: readonly Address[], locale: string | undefined, file: string) => {
    for (const address of shown) for (const one of locale === undefined ? localesOf(hub, address) : [locale]) add(address, one, file);
    // The lists come after the pages themselves, in one language.
    for (const address of shown) {
      const list = all.find(({ kind, section }) => kind === 'index' && section === address.section);
      if (address.section && list) add(list, locale ?? DEFAULT_LOCALE, file);
    }
  };
  for (const file of files) {
    if (/^(?:src|public)\/|^astro\.config\.ts$|^package-lock\.json$/.test(file)) {
      for (const address of ofEveryKind(all)) for (const locale of localesOf(hub, address)) add(address, locale, file);
      continue;
    }
    const path = /^content\/(.+)$/.exec(file)?.[1];
    if (path === undefined) continue;
    const match = PICTURE.test(path) ? besidePicture(hub, path) : matchPath(path);
    if (!match) continue;
    const entry = hub.get(match.collection, match.id);
    if (!entry || (match.locale && !hub.translation(match.collection, match.id, match.locale))) {
      gone.push(file);
      // What a translation showed is shown in English now.
      if (entry && match.locale) show(pagesShowing(hub, all, match.collection, match.id), match.locale, file);
      continue;
    }
    show(pagesShowing(hub, all, match.collection, match.id), match.locale, file);
  }
  return { pages: [...pages.values()], gone };
}

/** The pages of an entry, or those that show it where it has none. How it is cited and shared follows from them. */
function pagesShowing(hub: Hub, all: readonly Address[], collection: CollectionName, id: string): readonly Address[] {
  const of = (wanted: { collection: CollectionName; id: string }) =>
    all.filter(({ kind, entry }) => !isSide(kind) && entry?.collection === wanted.collection && entry.id === wanted.id);
  const own = of({ collection, id });
  if (own.length > 0) return own;
  const linking = hub.linksTo(collection, id).flatMap(({ from }) => of(from));
  if (linking.length > 0) return linking;
  // Routes stand in the list of lessons; the site’s own words and those of a language are on every page.
  if (collection === 'routes') return all.filter(({ path }) => path === '/learn/');
  return all.filter(({ path }) => path === '/' || path === '/contact/');
}

/** The first page of every kind: what a change of the code may break. */
function ofEveryKind(all: readonly Address[]): Address[] {
  return [...new Map(all.toReversed().map((address) => [address.kind, address])).values()].toReversed();
}

/** The entry whose folder a picture stands in. */
function besidePicture(hub: Hub, picture: string): { collection: CollectionName; id: string; locale?: string } | undefined {
  const folder = picture.slice(0, picture.lastIndexOf('/') + 1);
  for (const collection of COLLECTION_NAMES) {
    const entry = hub.of(collection).find(({ path }) => path.endsWith('.mdx') && path.startsWith(folder) && !path.slice(folder.length).includes('/'));
    if (entry) return { collection, id: entry.id };
  }
  return undefined;
}
