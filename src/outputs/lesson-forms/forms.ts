import { kitFiles, type KitFile } from '../../kit/manifest.ts';
import type { KitForm } from '../../kit/sources.ts';
import type { InterfaceWord } from '../../schemas/interface-words.ts';
import { filesPathOf, handoutsPathOf, runSheetPathOf, sharePathOf, slidesPathOf } from '../../hub/addresses.ts';
import { handoutsOf } from '../../hub/codes.ts';
import type { LessonEntry } from '../../hub/hub.ts';

/** A form of a lesson that has an address of its own: something to print, show, share or load. */
export interface LessonForm {
  id: string;
  /** The words of the link. */
  word: InterfaceWord;
  /** Where it is offered. */
  view: 'learner' | 'facilitator' | 'both';
  /** The path below the base, in English. */
  path(lesson: LessonEntry): string;
  /** Whether the form of this lesson is there in this build; without it, it always is. */
  when?(lesson: LessonEntry): boolean;
  /** A file of the kit that is offered beside it, one tap away: of which source, and in which form. */
  file?: { source: string; form: KitForm };
}

/** Every form of a lesson, in the order it is offered. A new form adds its line here. */
export const LESSON_FORMS: readonly LessonForm[] = [
  { id: 'run-sheet', word: 'runSheet', view: 'facilitator', path: runSheetPathOf },
  { id: 'slides', word: 'slides', view: 'facilitator', path: slidesPathOf, file: { source: 'slides', form: 'pptx' } },
  {
    id: 'handouts',
    word: 'handouts',
    view: 'both',
    path: (lesson) => handoutsPathOf(lesson) ?? '/',
    when: (lesson) => handoutsOf(lesson).length > 0,
    file: { source: 'handouts', form: 'pdf' },
  },
  { id: 'share', word: 'share', view: 'learner', path: sharePathOf },
  { id: 'files', word: 'kitFiles', view: 'both', path: filesPathOf, when: (lesson) => kitFiles().some(({ subject }) => subject === lesson.id) },
];

/** The file of the kit that is offered beside a form of a lesson, in a language; undefined in a build without it. */
export function fileBeside({ file }: LessonForm, lesson: LessonEntry, locale: string): KitFile | undefined {
  return (
    file &&
    kitFiles().find(({ subject, source, form, language }) => subject === lesson.id && source === file.source && form === file.form && language === locale)
  );
}

/** How many files a lesson has of its own, and the bytes of the smallest and the largest. */
export function rangeOfFiles(lesson: LessonEntry): { n: number; from: number; to: number } {
  const sizes = kitFiles().flatMap(({ subject, bytes }) => (subject === lesson.id ? bytes : []));
  return { n: sizes.length, from: Math.min(...sizes), to: Math.max(...sizes) };
}

/** The forms that one of the two pages of a lesson offers. */
export function formsFor(view: 'learner' | 'facilitator', lesson: LessonEntry): LessonForm[] {
  return LESSON_FORMS.filter((form) => (form.view === view || form.view === 'both') && (form.when?.(lesson) ?? true));
}
