import rss from '@astrojs/rss';
import type { APIContext } from 'astro';
import { openHub } from '../../../../hub/open.ts';
import { placeOf } from '../../../../hub/place.ts';
import { wordsOf } from '../../../../hub/text.ts';
import { feedItems, feedsOf } from '../../../../outputs/feeds/news.ts';
import type { Audience } from '../../../../schemas/vocabulary.ts';

export const getStaticPaths = () => feedsOf(openHub()).flatMap(({ audience }) => (audience ? [{ params: { audience }, props: { audience } }] : []));

export function GET({ props }: APIContext<{ audience: Audience }>) {
  const hub = openHub();
  const place = placeOf(hub);
  const say = wordsOf(hub, 'en');
  return rss({
    title: `${hub.get('site', 'site')?.data.name ?? ''}: ${say('forThisAudience', { name: say(`audience.${props.audience}`) })}`,
    description: say('newsIntro'),
    site: `${place.origin}${place.base}`,
    items: feedItems(hub, place.base, props.audience),
    customData: '<language>en-GB</language>',
  });
}
