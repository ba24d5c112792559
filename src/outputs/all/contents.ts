import type { Hub, LessonEntry, ModuleEntry } from '../../hub/hub.ts';
import { isInUse } from '../../hub/retired.ts';

/** A module, with the lessons that are in use, in the order they are taught. */
export interface ModuleContents {
  module: ModuleEntry;
  lessons: LessonEntry[];
}

/** What stands on the page of one module, or of the whole course. */
export function contentsOf(hub: Hub, module?: ModuleEntry): ModuleContents[] {
  return (module ? [module] : hub.modules).map((each) => ({
    module: each,
    lessons: each.data.lessons.flatMap((id) => hub.get('lessons', id) ?? []).filter(isInUse),
  }));
}

/** The id of a lesson on such a page. What people choose as an id never has two hyphens, so none is there twice. */
export function partIdOf(lesson: Pick<LessonEntry, 'id'>): string {
  return lesson.id.replace('/', '--');
}
