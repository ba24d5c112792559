import type { Hub } from '../../hub/hub.ts';
import { isInUse } from '../../hub/retired.ts';
import type { Lines } from '../../planner/catalogue.ts';
import { runSheetOf } from '../run-sheet/sheet.ts';

/**
 * What the facilitator does in each activity, of all written lessons. It is apart from the catalogue, since a plan
 * can be made before it is there; and it is one file, since a file for each lesson would tell whoever serves it
 * which lessons are in a plan.
 */
export function linesOf(hub: Hub, locale: string): Lines {
  const lessons = hub.lessonsInOrder.filter((lesson) => lesson.data.status === 'written' && isInUse(lesson));
  return Object.fromEntries(
    lessons.map((lesson) => {
      const rows = runSheetOf(hub, lesson, locale).rows.flatMap((row) => (row.kind === 'activity' ? [row] : []));
      return [lesson.id, Object.fromEntries(rows.map(({ id, lead, helper }) => [id, { lead, ...(helper ? { helper } : {}) }]))];
    }),
  );
}
