import type { APIContext } from 'astro';
import { DEFAULT_LOCALE } from '../../../../hub/hub.ts';
import { openHub } from '../../../../hub/open.ts';
import { catalogueOf } from '../../../../outputs/planner/catalogue.ts';
import { planWords } from '../../../../outputs/planner/words.ts';

// What the session builder chooses from, and its words. Its script asks for it.
export const getStaticPaths = () =>
  openHub().locales.map((locale) => ({ params: { locale: locale === DEFAULT_LOCALE ? undefined : locale }, props: { locale } }));

export function GET({ props }: APIContext<{ locale: string }>) {
  const hub = openHub();
  return Response.json({ ...catalogueOf(hub, props.locale, import.meta.env.BASE_URL), words: planWords(hub, props.locale) });
}
