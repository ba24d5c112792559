import rss from '@astrojs/rss';
import { openHub } from '../../hub/open.ts';
import { placeOf } from '../../hub/place.ts';
import { feedItems } from '../../outputs/feeds/news.ts';
import { wordsOf } from '../../hub/text.ts';

export function GET() {
  const hub = openHub();
  const place = placeOf(hub);
  return rss({
    title: `${hub.get('site', 'site')?.data.name ?? ''}: ${wordsOf(hub, 'en')('feedAll')}`,
    description: wordsOf(hub, 'en')('newsIntro'),
    site: `${place.origin}${place.base}`,
    items: feedItems(hub, place.base),
    customData: '<language>en-GB</language>',
  });
}
