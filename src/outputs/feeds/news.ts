import type { RSSFeedItem } from '@astrojs/rss';
import { newsInOrder, pathOf } from '../../hub/addresses.ts';
import type { Hub } from '../../hub/hub.ts';
import { isInUse } from '../../hub/retired.ts';
import { AUDIENCES, type Audience } from '../../schemas/vocabulary.ts';

export interface Feed {
  /** The path below the base. */
  path: string;
  audience?: Audience;
}

/** The feed of all news, and one for each audience that has some, or once had: a feed that was published stays. */
export function feedsOf(hub: Hub): Feed[] {
  const spoken = new Set(hub.of('news').flatMap((item) => item.data.audience));
  const published = new Set(hub.permalinks.map(({ path }) => path));
  return [
    { path: 'news/rss.xml' },
    ...AUDIENCES.filter((audience) => spoken.has(audience) || published.has(`/news/for/${audience}/rss.xml`)).map((audience) => ({
      path: `news/for/${audience}/rss.xml`,
      audience,
    })),
  ];
}

/**
 * The items of a feed, last posted first. An item's date is the day the hub posted it: when it
 * happened may be known only to the year, and stands in its text.
 */
export function feedItems(hub: Hub, base: string, audience?: Audience): RSSFeedItem[] {
  return newsInOrder(hub)
    .filter(isInUse)
    .filter((item) => !audience || item.data.audience.includes(audience) || item.data.audience.includes('everyone'))
    .sort((a, b) => b.data.posted.localeCompare(a.data.posted, 'en'))
    .map((item) => ({
      title: item.data.title,
      description: item.data.description,
      link: `${base.replace(/\/$/, '')}${pathOf(item) ?? '/'}`,
      pubDate: new Date(`${item.data.posted}T00:00:00Z`),
      categories: [item.data.kind, ...item.data.audience],
    }));
}
