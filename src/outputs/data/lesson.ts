import { z } from 'astro/zod';
import { pathOf } from '../../hub/addresses.ts';
import { DEFAULT_LOCALE, minutesOf, numberOf, type Hub, type LessonEntry } from '../../hub/hub.ts';
import { wordsOfEntry } from '../../hub/page-context.ts';
import type { Place } from '../../hub/place.ts';
import { retiredOf } from '../../hub/retired.ts';
import { bodyIn, inLocale } from '../../hub/translations.ts';
import { writtenLesson } from '../../schemas/lesson.ts';
import { GROUPINGS } from '../../schemas/vocabulary.ts';
import { addressOf } from '../citation/short.ts';
import { LESSON_FORMS } from '../lesson-forms/forms.ts';
import { LICENCE } from '../licence.ts';
import { where, whereIs } from './address.ts';

const of = writtenLesson.shape;
const text = (description: string) => z.string().min(1).meta({ description });
const minutes = z.number().int().min(0).meta({ description: 'Whole minutes, added up from the activities.' });

/** The path of the JSON Schema of this record, below the base. */
export const LESSON_SCHEMA_PATH = '/lesson-schema.json';

/** A written lesson as data, in one language. What its own schema says of a field holds here too. */
export const lessonRecord = z
  .strictObject({
    $schema: text('The JSON Schema of this file.'),
    kind: z.literal('lesson'),
    id: text('The lesson, as module/lesson. It never changes.'),
    number: z.string().meta({ description: 'The number by which the lesson is called, such as 1.2.' }),
    module: z.strictObject({ id: text('The module.'), title: text('Its name.') }).optional(),
    course: text('The name of the hub.'),
    title: of.title,
    description: of.description,
    language: text('The BCP 47 tag of the words in this file.'),
    languages: z
      .array(
        where.extend({
          language: text('The BCP 47 tag.'),
          made: z
            .enum(['original', 'draft', 'checked'])
            .meta({ description: 'original: written in it. draft: translated, not checked by a speaker. checked: by one.' }),
        }),
      )
      .min(1)
      .meta({ description: 'The languages that the lesson exists in.' }),
    status: of.status,
    retired: of.retired,
    version: of.version,
    level: of.level,
    audience: of.audience,
    keywords: of.aliases,
    minutes,
    activities: z.array(
      z.strictObject({
        id: text('The activity. It never changes, and is the part of the page behind a #.'),
        title: text('Its name.'),
        minutes,
        grouping: z.enum(GROUPINGS).optional().meta({ description: 'How people work together.' }),
        sendsPeopleOut: z.boolean().meta({ description: 'Whether people leave the room to gather evidence.' }),
        handouts: z.array(z.strictObject({ id: text('The handout.'), title: text('Its name.') })),
      }),
    ),
    objectives: of.objectives,
    takeAways: of.takeAways,
    kit: of.kit,
    withoutPrinter: of.withoutPrinter,
    accessNotes: of.accessNotes,
    groupSize: of.groupSize,
    covers: of.covers,
    keep: of.keep,
    prerequisites: z.array(where.partial().extend({ id: text('The lesson to do first.'), title: text('Its name.') })),
    protocolSteps: z.array(where.extend({ id: text('A step of the protocol that the lesson rests on.'), title: text('Its name.') })),
    drawnFrom: z.array(where.extend({ id: text('A published source that the lesson is drawn from.'), title: text('Its title.'), source: z.url().optional() })),
    hostReview: z.boolean().meta({ description: 'Whether the host organisation must check the lesson before use.' }),
    reviewed: of.reviewed,
    reviewDue: of.reviewDue,
    testedWith: of.testedWith,
    licence: z.url().meta({ description: 'The licence of the text.' }),
    notLicensed: text('What is not under that licence.'),
    publisher: text('Who publishes the hub; unknown while nobody does.'),
    forms: z.array(where.extend({ form: text('Which form of the lesson stands there.'), type: text('Its media type.') })),
  })
  .meta({ title: 'A lesson of the hub' });
export type LessonRecord = z.output<typeof lessonRecord>;

/**
 * A written lesson as data, in a language that it exists in.
 *
 * @throws when the lesson is only planned: it has no page yet.
 */
export function lessonRecordOf(hub: Hub, lesson: LessonEntry, locale: string, place: Place): LessonRecord {
  const data = inLocale(hub, lesson, locale);
  if (data.status !== 'written') throw new Error(`${lesson.file} is not written yet.`);
  const module = hub.moduleOf(lesson);
  const site = hub.get('site', 'site')?.data;
  const path = pathOf(lesson) ?? '/';
  const english = new Map(lesson.body?.parts.map((part) => [part.id, part]));
  const words = new Map(bodyIn(hub, lesson, locale)?.parts.map((part) => [part.id, part]));
  return {
    $schema: whereIs(LESSON_SCHEMA_PATH, place).url ?? LESSON_SCHEMA_PATH,
    kind: 'lesson',
    id: lesson.id,
    number: numberOf(hub, lesson),
    ...(module ? { module: { id: module.id, title: wordsOfEntry(hub, module, locale).title } } : {}),
    course: site?.name ?? '',
    title: data.title,
    description: data.description,
    language: locale,
    languages: languagesOf(hub, lesson).map(({ language, made }) => ({ language, made, ...whereIs(path, place, language) })),
    status: 'written',
    ...(retiredOf(lesson) ? { retired: data.retired } : {}),
    version: data.version,
    level: data.level,
    audience: data.audience,
    ...(data.aliases ? { keywords: data.aliases } : {}),
    minutes: minutesOf(lesson),
    // In English order and timing; the words of a translation where it has them.
    activities: [...english.values()]
      .filter(({ kind }) => kind === 'activity')
      .map((part) => ({
        id: part.id,
        title: words.get(part.id)?.title ?? part.title,
        minutes: part.minutes ?? 0,
        ...(part.grouping ? { grouping: part.grouping } : {}),
        sendsPeopleOut: part.sendsPeopleOut,
        handouts: part.handouts.map(({ id, title }) => ({ id, title: words.get(part.id)?.handouts.find((own) => own.id === id)?.title ?? title })),
      })),
    objectives: data.objectives,
    takeAways: data.takeAways,
    kit: data.kit,
    ...(data.withoutPrinter ? { withoutPrinter: data.withoutPrinter } : {}),
    accessNotes: data.accessNotes,
    groupSize: data.groupSize,
    ...(data.covers ? { covers: data.covers } : {}),
    ...(data.keep ? { keep: data.keep } : {}),
    prerequisites: (data.prerequisites ?? []).flatMap((id) => {
      const other: LessonEntry | undefined = hub.get('lessons', id);
      if (!other) return [];
      return [{ id, title: wordsOfEntry(hub, other, locale).title, ...(other.data.status === 'written' ? whereIs(pathOf(other) ?? '/', place, locale) : {}) }];
    }),
    protocolSteps: (data.protocolSteps ?? []).flatMap((id) => {
      const step = hub.get('protocol', id);
      return step ? [{ id, title: wordsOfEntry(hub, step, locale).title, ...whereIs(pathOf(step) ?? '/', place, locale) }] : [];
    }),
    drawnFrom: data.drawnFrom.flatMap((id) => {
      const source = hub.get('sources', id);
      if (!source) return [];
      const address = addressOf(source.data);
      return [{ id, title: source.data.title, ...whereIs(pathOf(source) ?? '/', place, locale), ...(address ? { source: address } : {}) }];
    }),
    hostReview: data.hostReview ?? false,
    reviewed: data.reviewed,
    reviewDue: data.reviewDue,
    testedWith: data.testedWith,
    licence: LICENCE,
    notLicensed: 'People’s images, voices, names and quotes.',
    publisher: site?.publisher ?? 'unknown',
    forms: formsOf(lesson).map(({ form, type, path: to }) => ({ form, type, ...whereIs(to, place, locale) })),
  };
}

/** The languages that a lesson exists in, and how its words came about. */
export function languagesOf(hub: Hub, lesson: LessonEntry): { language: string; made: 'original' | 'draft' | 'checked' }[] {
  const translated = hub.locales.flatMap((language) => {
    const translation = hub.translation('lessons', lesson.id, language);
    return translation ? [{ language, made: translation.record.status }] : [];
  });
  return [{ language: DEFAULT_LOCALE, made: 'original' }, ...translated];
}

function formsOf(lesson: LessonEntry): { form: string; type: string; path: string }[] {
  const path = pathOf(lesson) ?? '/';
  return [
    { form: 'learner', type: 'text/html', path },
    { form: 'facilitator', type: 'text/html', path: pathOf(lesson, 'facilitator') ?? '/' },
    ...LESSON_FORMS.filter((form) => form.when?.(lesson) ?? true)
      .map((form) => ({ form: form.id, path: form.path(lesson) }))
      .map((form) => ({
        ...form,
        type: form.path.endsWith('/') ? 'text/html' : 'application/octet-stream',
      })),
    ...LESSON_FILES.map(({ name, form, type }) => ({ form, type, path: `${path}${name}` })),
  ];
}

/** The files of a lesson for programs, beside its page. */
export const LESSON_FILES = [
  { name: 'index.md', label: 'Markdown', form: 'markdown', type: 'text/markdown' },
  { name: 'lesson.json', label: 'JSON', form: 'data', type: 'application/json' },
  { name: 'lesson.jsonld', label: 'JSON-LD', form: 'linked-data', type: 'application/ld+json' },
] as const;
