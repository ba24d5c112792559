import { hrefOf, localesOf, pathOf } from '../hub/addresses.ts';
import { DEFAULT_LOCALE, type Hub, type LessonEntry, type ModuleEntry } from '../hub/hub.ts';
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
  /** How its pages become one file: as they are read, as slides, or as chapters of a book. */
  shape: 'document' | 'slides' | 'book';
  forms: readonly KitForm[];
  /** The pages of one file, as paths below the base in English: of a lesson, a module, or the whole course. */
  pages: { lesson: (lesson: LessonEntry) => string } | { module: (lesson: LessonEntry) => string } | { course: (lesson: LessonEntry) => string };
}

const learner = (lesson: LessonEntry) => pathOf(lesson) ?? '';
const facilitator = (lesson: LessonEntry) => pathOf(lesson, 'facilitator') ?? '';

/** What the files are made of. A new route with something to take into a room adds its line here. */
export const KIT_SOURCES: readonly KitSource[] = [
  { id: 'lesson', word: 'kitLesson', shape: 'document', forms: ['pdf', 'docx', 'odt'], pages: { lesson: learner } },
  { id: 'facilitator', word: 'kitFacilitator', shape: 'document', forms: ['pdf', 'docx', 'odt'], pages: { lesson: facilitator } },
  { id: 'slides', word: 'kitSlides', shape: 'slides', forms: ['pptx'], pages: { lesson: facilitator } },
  { id: 'module', word: 'kitModule', shape: 'book', forms: ['epub'], pages: { module: learner } },
  { id: 'course', word: 'kitCourse', shape: 'book', forms: ['epub'], pages: { course: learner } },
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
}

/**
 * Every file of the kit, lesson by lesson. A file exists in the languages in which all of its lessons do, so
 * that nothing in it is shown in another language than its name says. Planned lessons, and those out of use, have none.
 */
export function kitJobs(hub: Hub): KitJob[] {
  const lessons = hub.lessonsInOrder.filter((lesson) => lesson.data.status === 'written' && isInUse(lesson));
  const site = hub.get('site', 'site')?.data.name ?? '';
  return KIT_SOURCES.flatMap((source) =>
    subjectsOf(hub, source, lessons).flatMap(({ subject, entry, of, page }) => {
      const locales = hub.locales.filter(
        (locale) => of.length > 0 && [...of, ...(entry ? [entry] : [])].every((item) => localesOf(hub, { kind: 'lesson', entry: item }).includes(locale)),
      );
      return locales.flatMap((locale) => {
        const title = entry
          ? wordsOfEntry(hub, entry, locale, source.id === 'facilitator' ? 'facilitator' : undefined).title
          : `${site}: ${wordsOf(hub, locale)('kitCourse')}`;
        return source.forms.map((form): KitJob => ({
          source,
          form,
          subject,
          locale,
          dir: dirOf(hub, locale),
          title,
          path: `kit/${subject === source.id ? '' : `${subject}/`}${subject.split('/').at(-1) ?? subject}${subject === source.id ? '' : `-${source.id}`}.${locale}.${form}`,
          chapters: of.map((lesson) => ({ path: hrefOf(page(lesson), locale), module: hub.moduleOf(lesson)?.id ?? '' })),
        }));
      });
    }),
  );
}

interface Subject {
  subject: string;
  entry?: LessonEntry | ModuleEntry;
  of: readonly LessonEntry[];
  page: (lesson: LessonEntry) => string;
}

function subjectsOf(hub: Hub, { pages }: KitSource, lessons: readonly LessonEntry[]): Subject[] {
  if ('lesson' in pages) return lessons.map((lesson) => ({ subject: lesson.id, entry: lesson, of: [lesson], page: pages.lesson }));
  if ('module' in pages)
    return hub.modules.map((module) => ({
      subject: module.id,
      entry: module,
      of: lessons.filter((lesson) => hub.moduleOf(lesson)?.id === module.id),
      page: pages.module,
    }));
  return [{ subject: 'course', of: lessons, page: pages.course }];
}

/** The words over the chapters of a module in a book. */
export function moduleWords(hub: Hub, id: string, locale: string): { title: string; description: string } {
  const module = hub.get('modules', id);
  return module ? wordsOfEntry(hub, module, hub.translation('modules', id, locale) ? locale : DEFAULT_LOCALE) : { title: id, description: '' };
}
