import type { APIContext } from 'astro';
import { DEFAULT_LOCALE } from '../../../../hub/hub.ts';
import { openHub } from '../../../../hub/open.ts';
import { linesOf } from '../../../../outputs/planner/lines.ts';

// What facilitators do in each activity. The session builder asks for it once it has a plan.
export const getStaticPaths = () =>
  openHub().locales.map((locale) => ({ params: { locale: locale === DEFAULT_LOCALE ? undefined : locale }, props: { locale } }));

export function GET({ props }: APIContext<{ locale: string }>) {
  return Response.json(linesOf(openHub(), props.locale));
}
