import { hrefOf, localesOf, pathOf } from '../../hub/addresses.ts';
import { DEFAULT_LOCALE, isOf, type Hub, type LessonEntry } from '../../hub/hub.ts';
import { addresses } from '../../hub/page-context.ts';
import { pageKey } from '../../hub/page-key.ts';
import type { Place } from '../../hub/place.ts';
import { movedPaths } from '../../hub/redirects.ts';
import { insideOf } from '../../hub/routes.ts';
import { whereIs, type Where } from './address.ts';
import { COURSES_PATH, COURSES_SCHEMA_PATH } from './course.ts';
import { LESSON_SCHEMA_PATH } from './lesson.ts';

/** The name of the file of a lesson that is promised to keep its address. */
const PROMISED = 'lesson.json';

/** A lesson in a language that it exists in: what its files are made for. */
export interface LessonFile {
  params: { path: string | undefined };
  props: { lesson: LessonEntry; locale: string };
  cacheKey: string;
}

/** Every written lesson, in the languages it exists in. */
export function lessonFiles(hub: Hub): LessonFile[] {
  return addresses(hub).flatMap((address) => {
    const { entry, kind } = address;
    if (kind !== 'lesson' || !entry || !isOf(entry, 'lessons')) return [];
    return localesOf(hub, address).map((locale) => ({
      params: { path: insideOf(hrefOf(pathOf(entry) ?? '/', locale)) },
      props: { lesson: entry, locale },
      cacheKey: pageKey(hub, address),
    }));
  });
}

/** What stands in the place of a lesson's data when its page has moved, or its translation was taken away. */
export interface MovedRecord {
  kind: 'moved';
  to: Where;
}

/**
 * Published addresses of lessons' data at which no lesson stands any more, with where its page went. Not
 * every host can send programs on, so the file says it.
 */
export function movedFiles(hub: Hub): { path: string; to: string; locale: string }[] {
  const moved = movedPaths(hub);
  const made = new Set(lessonFiles(hub).map(({ params }) => `/${params.path ?? ''}/${PROMISED}`));
  return hub.permalinks.flatMap(({ path }) => {
    if (!path.endsWith(`/${PROMISED}`) || made.has(path)) return [];
    const locale = hub.locales.find((tag) => tag !== DEFAULT_LOCALE && path.startsWith(`/${tag}/`)) ?? DEFAULT_LOCALE;
    const page = path.slice(locale === DEFAULT_LOCALE ? 0 : locale.length + 1, -PROMISED.length);
    const to = moved.get(page);
    if (to !== undefined) return [{ path, to, locale }];
    return made.has(`${page}${PROMISED}`) ? [{ path, to: page, locale: DEFAULT_LOCALE }] : [];
  });
}

export function movedRecordOf(to: string, locale: string, place: Place): MovedRecord {
  return { kind: 'moved', to: whereIs(to, place, locale) };
}

/** The files for programs that keep their addresses, below the base. */
export function promisedFiles(hub: Hub): string[] {
  return [
    COURSES_PATH,
    COURSES_SCHEMA_PATH,
    LESSON_SCHEMA_PATH,
    ...lessonFiles(hub).map(({ params }) => `/${params.path ?? ''}/${PROMISED}`),
    ...movedFiles(hub).map(({ path }) => path),
  ];
}
