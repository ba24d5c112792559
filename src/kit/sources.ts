import { allPathOf, handoutsPathOf, hrefOf, localesOf, pathOf, runSheetPathOf, slidesPathOf, type PageKind } from '../hub/addresses.ts';
import { DEFAULT_LOCALE, numberOf, type Hub, type LessonEntry, type ModuleEntry } from '../hub/hub.ts';
import { dirOf, wordsOfEntry } from '../hub/page-context.ts';
import { isInUse } from '../hub/retired.ts';
import { wordsOf } from '../hub/text.ts';
import type { InterfaceWord } from '../schemas/interface-words.ts';

/** The kinds of files of the kit, in the order they are offered. */
export const KIT_FORMS = ['pdf', 'docx', 'odt', 'pptx', 'epub'] as const;
export type KitForm = (typeof KIT_FORMS)[number];

/** What people call each kind: names of formats, the same in every language. */
export const FORM_NAMES: Record<KitForm, string> = { pdf: 'PDF', docx: 'Word (DOCX)', odt: 'OpenDocument (ODT)', pptx: 'PowerPoint (PPTX)', epub: 'EPUB' };

/** A row of the kit: built pages, and the files that are made of them. */
export interface KitSource {
  /** Stands in the names of its files, and never changes. */
  id: string;
  /** What pages call it. */
  word: InterfaceWord;
  /** How its pages become one file: as they are read, a sheet a part, as slides, or as chapters of a book. */
  shape: 'document' | 'sheets' | 'slides' | 'book';
  /** Whether its letters are of 18 points, as on its page. */
  large?: boolean;
  /** Whether its document has narrow margins and close lines, to stand on few sheets. */
  close?: boolean;
  forms: readonly KitForm[];
  /** What one file is of. */
  of: 'lesson' | 'module' | 'course';
  /** Whether it is made in a language with those lessons alone that exist in it, and says which it leaves out. */
  partly?: boolean;
  /** The kind of page whose title it has; without it, it is called what it is of. */
  titled?: PageKind;
  /** The pages of one file in English, below the base: one for each lesson, or one for all of them. None: there is no such file. */
  pages(lessons: readonly LessonEntry[], module?: ModuleEntry): string[];
}

/** A page for each lesson. */
const each = (path: (lesson: LessonEntry) => string | undefined) => (lessons: readonly LessonEntry[]) => lessons.flatMap((lesson) => path(lesson) ?? []);
const learner = each((lesson) => pathOf(lesson));

/** What the files are made of, in the order they are offered. A new route with something to take into a room adds its line here. */
export const KIT_SOURCES: readonly KitSource[] = [
  {
    id: 'handouts',
    word: 'handouts',
    shape: 'sheets',
    forms: ['pdf', 'docx', 'odt'],
    of: 'lesson',
    titled: 'handouts',
    pages: each((lesson) => handoutsPathOf(lesson)),
  },
  {
    id: 'large-print',
    word: 'kitLargePrint',
    shape: 'sheets',
    large: true,
    forms: ['pdf', 'docx'],
    of: 'lesson',
    titled: 'large-print',
    pages: each((lesson) => handoutsPathOf(lesson, 'large')),
  },
  { id: 'slides', word: 'kitSlides', shape: 'slides', forms: ['pdf', 'pptx'], of: 'lesson', titled: 'slides', pages: each(slidesPathOf) },
  {
    id: 'run-sheet',
    word: 'runSheet',
    shape: 'document',
    close: true,
    forms: ['pdf', 'docx', 'odt'],
    of: 'lesson',
    titled: 'run',
    pages: each(runSheetPathOf),
  },
  { id: 'lesson', word: 'kitLesson', shape: 'document', forms: ['pdf', 'docx', 'odt'], of: 'lesson', pages: learner },
  {
    id: 'facilitator',
    word: 'kitFacilitator',
    shape: 'document',
    forms: ['pdf', 'docx', 'odt'],
    of: 'lesson',
    titled: 'facilitator',
    pages: each((lesson) => pathOf(lesson, 'facilitator')),
  },
  { id: 'module', word: 'kitModule', shape: 'book', forms: ['epub'], of: 'module', partly: true, pages: learner },
  { id: 'module-page', word: 'kitModulePage', shape: 'document', forms: ['pdf'], of: 'module', titled: 'all', pages: (_, module) => [allPathOf(module)] },
  { id: 'course', word: 'kitCourse', shape: 'book', forms: ['epub'], of: 'course', pages: learner },
  { id: 'course-page', word: 'kitCoursePage', shape: 'document', forms: ['pdf'], of: 'course', titled: 'all', pages: () => [allPathOf()] },
];

/** A page that a file is made of, with the module it stands in. */
export interface KitChapter {
  /** Below the base, in its language. */
  path: string;
  /** The id of the module: chapters of one module follow each other. */
  module: string;
}

/** One file to be made. */
export interface KitJob {
  source: KitSource;
  form: KitForm;
  /** The id of the lesson or the module that it is of, or `course`. */
  subject: string;
  locale: string;
  dir: 'ltr' | 'rtl';
  title: string;
  /** Where it stands below the folder of the site. */
  path: string;
  chapters: readonly KitChapter[];
  /** The written lessons that it leaves out, for they are not translated yet. */
  missing: readonly LessonEntry[];
}

/**
 * Every file of the kit. A file exists in the languages in which all of its lessons do, so that nothing in it
 * is shown in another language than its name says. A book of a module may hold fewer, and says so. Planned
 * lessons, and those out of use, have no file.
 */
export function kitJobs(hub: Hub): KitJob[] {
  const lessons = hub.lessonsInOrder.filter((lesson) => lesson.data.status === 'written' && isInUse(lesson));
  return KIT_SOURCES.flatMap((source) =>
    subjectsOf(hub, source, lessons).flatMap(({ subject, entry, lessons: all }) =>
      hub.locales.flatMap((locale) => {
        const isIn = (item: LessonEntry | ModuleEntry) => localesOf(hub, { kind: 'lesson', entry: item }).includes(locale);
        const of = all.filter(isIn);
        if (of.length === 0 || (entry && !isIn(entry)) || (of.length < all.length && !source.partly)) return [];
        const pages = source.pages(of, entry?.collection === 'modules' ? (entry as ModuleEntry) : undefined);
        if (pages.length === 0) return [];
        return source.forms.map((form): KitJob => ({
          source,
          form,
          subject,
          locale,
          dir: dirOf(hub, locale),
          title: titleOf(hub, source, entry, locale),
          path: fileOf(source, subject, locale, form),
          chapters: pages.map((page, index) => {
            const lesson = of[index];
            return { path: hrefOf(page, locale), module: (lesson && hub.moduleOf(lesson)?.id) ?? '' };
          }),
          missing: all.filter((lesson) => !of.includes(lesson)),
        }));
      }),
    ),
  );
}

interface Subject {
  subject: string;
  entry?: LessonEntry | ModuleEntry;
  lessons: readonly LessonEntry[];
}

function subjectsOf(hub: Hub, { of }: KitSource, lessons: readonly LessonEntry[]): Subject[] {
  if (of === 'lesson') return lessons.map((lesson) => ({ subject: lesson.id, entry: lesson, lessons: [lesson] }));
  if (of === 'module')
    return hub.modules.map((module) => ({ subject: module.id, entry: module, lessons: lessons.filter((lesson) => hub.moduleOf(lesson)?.id === module.id) }));
  return [{ subject: 'course', lessons }];
}

function titleOf(hub: Hub, { titled }: KitSource, entry: LessonEntry | ModuleEntry | undefined, locale: string): string {
  if (entry) return wordsOfEntry(hub, entry, locale, titled).title;
  return `${hub.get('site', 'site')?.data.name ?? ''}: ${wordsOf(hub, locale)(titled === 'all' ? 'allCourse' : 'kitCourse')}`;
}

function fileOf({ id, of }: KitSource, subject: string, locale: string, form: KitForm): string {
  return of === 'course' ? `kit/${id}.${locale}.${form}` : `kit/${subject}/${subject.split('/').at(-1) ?? subject}-${id}.${locale}.${form}`;
}

/** What a book says first of the lessons that it leaves out. */
export interface LeftOut {
  heading: string;
  sentence: string;
  /** In English: they have no other yet. */
  titles: readonly string[];
}

/** What a book says of the lessons that it leaves out; undefined when it leaves out none. */
export function leftOut(hub: Hub, { missing, chapters, locale }: KitJob): LeftOut | undefined {
  if (missing.length === 0) return undefined;
  const say = wordsOf(hub, locale);
  return {
    heading: say('kitMissing'),
    sentence: say('kitPart', { n: chapters.length, total: chapters.length + missing.length }),
    titles: missing.map((lesson) => `${numberOf(hub, lesson)} ${wordsOfEntry(hub, lesson, DEFAULT_LOCALE).title}`),
  };
}

/** The words over the chapters of a module in a book. */
export function moduleWords(hub: Hub, id: string, locale: string): { title: string; description: string } {
  const module = hub.get('modules', id);
  return module ? wordsOfEntry(hub, module, hub.translation('modules', id, locale) ? locale : DEFAULT_LOCALE) : { title: id, description: '' };
}
