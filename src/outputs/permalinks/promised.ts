import { addressesOf, hrefOf, localesOf } from '../../hub/addresses.ts';
import type { Hub } from '../../hub/hub.ts';
import { movedPaths } from '../../hub/redirects.ts';
import { promisedFiles } from '../data/files.ts';
import { feedsOf } from '../feeds/news.ts';
import { shortPaths } from '../short/pages.ts';

/** What is promised to keep its address, as paths below the base. A new kind of address adds its line. */
const PROMISES: readonly ((hub: Hub) => string[])[] = [
  // A poster is printed and not linked to; it goes when its code is no longer in use.
  (hub) =>
    addressesOf(hub)
      .filter(({ kind }) => kind !== 'poster')
      .flatMap((address) => localesOf(hub, address).map((locale) => hrefOf(address.path, locale))),
  (hub) =>
    shortPaths(hub).flatMap(({ path, aim }) =>
      (aim ? localesOf(hub, { kind: 'poster', entry: aim.entry }) : hub.locales).map((locale) => hrefOf(path, locale)),
    ),
  (hub) => feedsOf(hub).map((feed) => `/${feed.path}`),
  promisedFiles,
];

/** The addresses that a publication promises: pages, in each language they exist in, feeds, and the course as data. Sorted. */
export function promisedPaths(hub: Hub): string[] {
  return [...new Set(PROMISES.flatMap((promise) => promise(hub)))].sort((a, b) => (a < b ? -1 : 1));
}

/** Every address that a reader who asks for it is answered at: promised, shown in English, or sent on. */
export function servedPaths(hub: Hub): Set<string> {
  const everywhere = [...addressesOf(hub).map((address) => address.path), ...movedPaths(hub).keys(), ...shortPaths(hub).map(({ path }) => path)];
  return new Set([...promisedPaths(hub), ...everywhere.flatMap((path) => hub.locales.map((locale) => hrefOf(path, locale)))]);
}
