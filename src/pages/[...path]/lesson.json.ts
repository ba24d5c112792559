import { openHub } from '../../hub/open.ts';
import { placeOf } from '../../hub/place.ts';
import { insideOf } from '../../hub/routes.ts';
import { lessonFiles, movedFiles, movedRecordOf } from '../../outputs/data/files.ts';
import { lessonRecordOf } from '../../outputs/data/lesson.ts';

type Lesson = ReturnType<typeof lessonFiles>[number]['props'];
type Moved = { to: string; locale: string };

export function getStaticPaths() {
  const hub = openHub();
  const moved = movedFiles(hub).map(({ path, to, locale }) => ({ params: { path: insideOf(path.replace(/lesson\.json$/, '')) }, props: { to, locale } }));
  return [...lessonFiles(hub), ...moved];
}

export function GET({ props }: { props: Lesson | Moved }) {
  const hub = openHub();
  const place = placeOf(hub);
  return Response.json('to' in props ? movedRecordOf(props.to, props.locale, place) : lessonRecordOf(hub, props.lesson, props.locale, place));
}
