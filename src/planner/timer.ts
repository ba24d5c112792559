import { BREAK_MINUTES, placeBreaks } from '../outputs/run-sheet/breaks.ts';
import { showClock, writePlan } from '../outputs/run-sheet/schedule.ts';
import { lessonOf, type Catalogue, type CatalogueActivity, type CatalogueLesson } from './catalogue.ts';
import { minutesOfItem, type Item, type Plan } from './plan.ts';

/** The run sheet of a lesson, set to the minutes of a plan: it has the timer, and helps when the session is late. */
export interface Timer {
  lesson: CatalogueLesson;
  href: string;
}

/**
 * For each lesson of a plan the address of its own run sheet, with the start, lengths and breaks of the plan. A lesson
 * has none where its run sheet cannot say what the plan says: where it is in another order, or mixed with another
 * lesson, or has breaks in other places.
 */
export function timersOf(plan: Plan, catalogue: Catalogue): Timer[] {
  const ids = new Set(plan.items.flatMap((item) => (item.kind === 'activity' ? [item.lesson] : [])));
  return [...ids].flatMap((id) => {
    const lesson = lessonOf(catalogue, id);
    const hash = lesson && hashOf(lesson, plan, catalogue);
    return lesson && hash !== undefined ? [{ lesson, href: `${lesson.run}${hash && `#${hash}`}` }] : [];
  });
}

function hashOf(lesson: CatalogueLesson, { items, start }: Plan, catalogue: Catalogue): string | undefined {
  const isOwn = (item: Item) => item.kind === 'activity' && item.lesson === lesson.id;
  const from = items.findIndex(isOwn);
  const block = items.slice(from, items.findLastIndex(isOwn) + 1);
  const more: Record<number, number> = {};
  const slots = slotsOf(lesson);
  // What is not in the plan takes no time.
  for (const [index, slot] of slots.entries()) more[index] = -(slot?.minutes ?? BREAK_MINUTES);
  let reached = -1;
  for (const item of block) {
    const next = slots.findIndex((slot, index) => index > reached && (item.kind === 'break' ? slot === undefined : isOwn(item) && slot?.id === item.activity));
    // A break may be passed on the way to an activity, but no activity on the way to a break unless it is left out.
    if (next < 0 || (item.kind === 'break' && isSkipping(slots.slice(reached + 1, next), block))) return undefined;
    more[next] = minutesOfItem(item, catalogue) - (slots[next]?.minutes ?? BREAK_MINUTES);
    reached = next;
  }
  const lengthOf = (some: readonly Item[]) => some.reduce((sum, item) => sum + minutesOfItem(item, catalogue), 0);
  const starts = start === undefined ? undefined : start + lengthOf(items.slice(0, from));
  const written = writePlan({ ...(starts === undefined ? {} : { start: starts }), rest: BREAK_MINUTES, more }, BREAK_MINUTES);
  return starts === undefined ? written : `${written}${written && '&'}by=${showClock(starts + lengthOf(block))}`;
}

/** Whether the block has an activity of these slots: then a break there would come too early. */
function isSkipping(slots: readonly (CatalogueActivity | undefined)[], block: readonly Item[]): boolean {
  return slots.some((slot) => slot && block.some((item) => item.kind === 'activity' && item.activity === slot.id));
}

/** The rows of the lesson's run sheet; a break is undefined. */
function slotsOf({ activities }: CatalogueLesson): (CatalogueActivity | undefined)[] {
  const pauses = new Set(activities.flatMap(({ id }, index) => (id === 'break' ? [index] : [])));
  const breaks = placeBreaks(
    activities.map(({ minutes }) => minutes),
    pauses,
  );
  return activities.flatMap((activity, index) => (breaks.includes(index) ? [activity, undefined] : [activity]));
}
