import type { InterfaceWord } from '../../schemas/interface-words.ts';
import { handoutsPathOf } from '../../hub/addresses.ts';
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
  /** Whether a lesson has it; absent where every written lesson does. */
  isIn?(lesson: LessonEntry): boolean;
}

/** Every form of a lesson, in the order it is offered. A new form adds its line here. */
export const LESSON_FORMS: readonly LessonForm[] = [
  {
    id: 'handouts',
    word: 'handouts',
    view: 'both',
    path: (lesson) => handoutsPathOf(lesson) ?? '/',
    isIn: (lesson) => handoutsOf(lesson).length > 0,
  },
];

/** The forms of a lesson that one of its two pages offers. */
export function formsFor(view: 'learner' | 'facilitator', lesson: LessonEntry): LessonForm[] {
  return LESSON_FORMS.filter((form) => (form.view === view || form.view === 'both') && (form.isIn?.(lesson) ?? true));
}
