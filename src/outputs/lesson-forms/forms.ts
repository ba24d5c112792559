import type { InterfaceWord } from '../../schemas/interface-words.ts';
import { sharePathOf } from '../../hub/addresses.ts';
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
}

/** Every form of a lesson, in the order it is offered. A new form adds its line here. */
export const LESSON_FORMS: readonly LessonForm[] = [{ id: 'share', word: 'share', view: 'learner', path: sharePathOf }];

/** The forms that one of the two pages of a lesson offers. */
export function formsFor(view: 'learner' | 'facilitator'): LessonForm[] {
  return LESSON_FORMS.filter((form) => form.view === view || form.view === 'both');
}
