import { z } from 'astro/zod';
import { allPathOf, hasWholeCourse, hasWritten, pathOf } from '../../hub/addresses.ts';
import { DEFAULT_LOCALE, minutesOf, numberOf, type Hub, type LessonEntry } from '../../hub/hub.ts';
import type { Place } from '../../hub/place.ts';
import { isInUse } from '../../hub/retired.ts';
import { wordsOf } from '../../hub/text.ts';
import { module as moduleSchema } from '../../schemas/module.ts';
import { plannedLesson, writtenLesson } from '../../schemas/lesson.ts';
import { route as routeSchema } from '../../schemas/route.ts';
import { LICENCE } from '../licence.ts';
import { where, whereIs } from './address.ts';
import { languagesOf } from './lesson.ts';

/** The path of the list of everything that is taught, below the base. */
export const COURSES_PATH = '/courses.json';
export const COURSES_SCHEMA_PATH = '/courses-schema.json';

const text = (description: string) => z.string().min(1).meta({ description });
const minutes = z.number().int().min(0).meta({ description: 'Whole minutes, added up from the activities.' });
const lesson = writtenLesson.shape;

/** All that is taught, in English, for whoever gathers courses: read this one file, then those it names. */
export const courseRecord = z
  .strictObject({
    $schema: text('The JSON Schema of this file.'),
    kind: z.literal('course'),
    name: text('The name of the hub.'),
    description: text('What the course is.'),
    language: text('The BCP 47 tag of the words in this file.'),
    licence: z.url().meta({ description: 'The licence of the text.' }),
    publisher: text('Who publishes the hub; unknown while nobody does.'),
    page: where,
    whole: where.optional().meta({ description: 'The whole course on one page.' }),
    minutes,
    modules: z.array(
      z.strictObject({
        id: text('The module. It never changes.'),
        number: moduleSchema.shape.number,
        title: moduleSchema.shape.title,
        purpose: moduleSchema.shape.purpose,
        minutes,
        page: where,
        whole: where.optional().meta({ description: 'The module on one page; absent while none of its lessons is written.' }),
        lessons: z.array(
          z.strictObject({
            id: text('The lesson, as module/lesson. It never changes.'),
            number: z.string().meta({ description: 'The number by which the lesson is called, such as 1.2.' }),
            title: lesson.title,
            description: lesson.description,
            status: z.union([lesson.status, plannedLesson.shape.status]),
            level: lesson.level,
            audience: lesson.audience,
            minutes,
            objectives: lesson.objectives,
            prerequisites: lesson.prerequisites,
            languages: z.array(z.string()).meta({ description: 'The languages that the lesson exists in, as BCP 47 tags.' }),
            version: lesson.version.optional(),
            page: where.optional().meta({ description: 'Absent while the lesson is only planned.' }),
            data: where.optional().meta({ description: 'The lesson as JSON.' }),
          }),
        ),
      }),
    ),
    routes: z.array(
      z.strictObject({
        id: text('The route. It never changes.'),
        title: routeSchema.shape.title,
        description: routeSchema.shape.description,
        audience: routeSchema.shape.audience,
        minutes,
        lessons: routeSchema.shape.lessons,
      }),
    ),
  })
  .meta({ title: 'The course of the hub' });
export type CourseRecord = z.output<typeof courseRecord>;

/** The course as data: its modules, lessons and routes. A lesson that is retired is no longer part of it. */
export function courseRecordOf(hub: Hub, place: Place): CourseRecord {
  const site = hub.get('site', 'site')?.data;
  const say = wordsOf(hub, DEFAULT_LOCALE);
  const modules = hub.modules.map((module) => {
    const lessons = module.data.lessons.flatMap((id) => hub.get('lessons', id) ?? []).filter(isInUse);
    return {
      id: module.id,
      number: module.data.number,
      title: module.data.title,
      purpose: module.data.purpose,
      minutes: sum(lessons),
      page: whereIs(pathOf(module) ?? '/', place),
      ...(hasWritten(hub, module) ? { whole: whereIs(allPathOf(module), place) } : {}),
      lessons: lessons.map((each) => lessonOf(hub, each, place)),
    };
  });
  return {
    $schema: whereIs(COURSES_SCHEMA_PATH, place).url ?? COURSES_SCHEMA_PATH,
    kind: 'course',
    name: site?.name ?? '',
    description: say('learnIntro'),
    language: DEFAULT_LOCALE,
    licence: LICENCE,
    publisher: site?.publisher ?? 'unknown',
    page: whereIs('/learn/', place),
    ...(hasWholeCourse(hub) ? { whole: whereIs(allPathOf(), place) } : {}),
    minutes: modules.reduce((total, module) => total + module.minutes, 0),
    modules,
    routes: [...hub.of('routes')]
      .sort((a, b) => a.data.order - b.data.order)
      .map(({ id, data }) => {
        const lessons = data.lessons.flatMap((each) => hub.get('lessons', each) ?? []).filter(isInUse);
        return {
          id,
          title: data.title,
          description: data.description,
          audience: data.audience,
          minutes: sum(lessons),
          lessons: lessons.map((each) => each.id),
        };
      }),
  };
}

function lessonOf(hub: Hub, entry: LessonEntry, place: Place): CourseRecord['modules'][number]['lessons'][number] {
  const { data, id } = entry;
  const path = pathOf(entry) ?? '/';
  return {
    id,
    number: numberOf(hub, entry),
    title: data.title,
    description: data.description,
    status: data.status,
    level: data.level,
    audience: data.audience,
    minutes: minutesOf(entry),
    objectives: data.objectives,
    ...(data.prerequisites ? { prerequisites: data.prerequisites } : {}),
    languages: languagesOf(hub, entry).map(({ language }) => language),
    ...(data.status === 'written' ? { version: data.version, page: whereIs(path, place), data: whereIs(`${path}lesson.json`, place) } : {}),
  };
}

function sum(lessons: readonly LessonEntry[]): number {
  return lessons.reduce((total, each) => total + minutesOf(each), 0);
}
