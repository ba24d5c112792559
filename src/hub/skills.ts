import { hashOf } from './body.ts';
import type { Hub, LessonEntry, ModuleEntry } from './hub.ts';
import { isInUse } from './retired.ts';
import { inLocale } from './translations.ts';

/** Something that a lesson teaches to do, as learners tick it. */
export interface LessonSkill {
  /** Never changes while the English words stay, and is the same in every language. */
  id: string;
  words: string;
}

export interface LessonSkills {
  lesson: LessonEntry;
  /** Whether the words are in the language that was asked for. */
  isTranslated: boolean;
  skills: LessonSkill[];
}

/** The place of a lesson on the page of skills. */
export function skillsAnchor(lesson: string): string {
  return lesson.replaceAll('/', '-');
}

/** What the written lessons teach to do, by module, in the order of the course. Modules without a written lesson are left out. */
export function skillsOf(hub: Hub, locale: string): { module: ModuleEntry; lessons: LessonSkills[] }[] {
  return hub.modules.flatMap((module) => {
    const lessons = module.data.lessons.flatMap((id): LessonSkills[] => {
      const lesson = hub.get('lessons', id);
      if (!lesson || lesson.data.status !== 'written' || !isInUse(lesson)) return [];
      const { objectives, isTranslated } = inLocale(hub, lesson, locale);
      // The English decides: when it asks for something else, an old tick no longer counts for it.
      const skills = lesson.data.objectives.map((english, index) => ({ id: `${id}#${hashOf(english)}`, words: objectives[index] ?? english }));
      return [{ lesson, isTranslated, skills }];
    });
    return lessons.length > 0 ? [{ module, lessons }] : [];
  });
}
