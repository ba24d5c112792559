import type { APIContext } from 'astro';
import { DEFAULT_LOCALE } from '../../../hub/hub.ts';
import { openHub } from '../../../hub/open.ts';
import { wordsOf } from '../../../hub/text.ts';

// The words of the search dialog, which asks for them when it is opened.
export const getStaticPaths = () =>
  openHub().locales.map((locale) => ({ params: { locale: locale === DEFAULT_LOCALE ? undefined : locale }, props: { locale } }));

export function GET({ props }: APIContext<{ locale: string }>) {
  const say = wordsOf(openHub(), props.locale);
  return Response.json({
    label: say('searchTitle'),
    close: say('close'),
    all: say('searchAll'),
    none: say('searchNone'),
    one: say('searchOne'),
    many: say('searchCount', { n: '#' }),
    mended: say('searchMended', { words: '#' }),
    fail: say('searchFail'),
  });
}
