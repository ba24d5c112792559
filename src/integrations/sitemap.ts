import sitemap from '@astrojs/sitemap';
import type { Hub } from '../hub/hub.ts';
import type { Place } from '../hub/place.ts';
import { indexedPages } from '../outputs/sitemap/sitemap.ts';

/** The sitemap: only pages in a language in which they exist, each with its translations. */
export function hubSitemap(hub: Hub, place: Place) {
  const pages = indexedPages(hub, place);
  return sitemap({
    filter: (url) => pages.has(url),
    serialize: (item) => {
      const links = pages.get(item.url) ?? [];
      return links.length > 1 ? { ...item, links } : item;
    },
  });
}
