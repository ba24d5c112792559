import { hrefOf, isSide, localesOf } from '../../hub/addresses.ts';
import type { Hub } from '../../hub/hub.ts';
import { addresses } from '../../hub/page-context.ts';
import { isInUse } from '../../hub/retired.ts';
import type { Place } from '../../hub/place.ts';

/** The languages in which each page exists, by its full address: what search engines should know. */
export function indexedPages(hub: Hub, place: Place): Map<string, { lang: string; url: string }[]> {
  const pages = new Map<string, { lang: string; url: string }[]>();
  for (const address of addresses(hub).filter(({ entry }) => isInUse(entry))) {
    if (isSide(address.kind)) continue;
    const links = localesOf(hub, address).map((lang) => ({ lang, url: `${place.origin}${hrefOf(address.path, lang, place.base)}` }));
    for (const { url } of links) pages.set(url, links);
  }
  return pages;
}

/** While the address is unknown nothing should be found by search engines. */
export function robotsOf(place: Place): string {
  return place.known ? `User-agent: *\nAllow: /\nSitemap: ${place.origin}${place.base}sitemap-index.xml\n` : 'User-agent: *\nDisallow: /\n';
}
