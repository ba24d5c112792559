import { pathOf } from '../../hub/addresses.ts';
import { openHub } from '../../hub/open.ts';
import { openPage } from '../../hub/page-context.ts';
import { placeOf } from '../../hub/place.ts';
import { lessonFiles, type LessonFile } from '../../outputs/data/files.ts';
import { lessonGraphOf } from '../../outputs/json-ld/page.ts';

export const getStaticPaths = () => lessonFiles(openHub());

export function GET({ props: { lesson, locale } }: Pick<LessonFile, 'props'>) {
  const hub = openHub();
  const place = placeOf(hub);
  const page = openPage(hub, { kind: 'lesson', path: pathOf(lesson) ?? '/', section: 'learn', entry: lesson, locale, base: place.base });
  return new Response(JSON.stringify(lessonGraphOf(page, lesson, place)), { headers: { 'content-type': 'application/ld+json' } });
}
