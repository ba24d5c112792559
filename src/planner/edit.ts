import { longestStretch } from './breaks.ts';
import { edgeOf, find, type Catalogue, type CatalogueActivity, type CatalogueLesson } from './catalogue.ts';
import { activitiesIn, judge, judged, LIMITS, spliced, type Item, type Outcome, type Plan, type PlanRequest } from './plan.ts';
import { because } from './reason.ts';

/* Changes to a plan. Each gives a plan that keeps every rule, or says why there is none; none changes what it was given. */

/** Moves an item to another place. */
export function move(plan: Plan, from: number, to: number, catalogue: Catalogue): Outcome {
  const item = plan.items[from];
  if (!item || !Number.isInteger(to) || to < 0 || to >= plan.items.length) return { ok: false, why: [because('edge')] };
  const items = spliced(spliced(plan.items, from, 1), to, 0, item);
  return judged({ ...plan, items }, catalogue);
}

export function remove(plan: Plan, at: number, catalogue: Catalogue): Outcome {
  if (!plan.items[at]) return { ok: false, why: [because('edge')] };
  return judged({ ...plan, items: spliced(plan.items, at, 1) }, catalogue);
}

/** Adds an activity, and what must not be left out of its lesson, each in its lesson's order. */
export function add(plan: Plan, lessonId: string, activityId: string, catalogue: Catalogue): Outcome {
  const found = find(catalogue, lessonId, activityId);
  if (!found) return { ok: false, why: [because('unknown', { n: 1 })] };
  if (has(plan.items, lessonId, activityId)) return { ok: false, why: [because('twice', { title: found.activity.title })] };
  const items = put(plan.items, found.lesson, ({ id, keep }) => keep || id === activityId);
  const full = judged({ ...plan, items }, catalogue);
  const { atLeast } = found.activity;
  if (full.ok || atLeast === undefined || full.why.some(({ code }) => code !== 'time')) return full;
  // It may still fit in the time that it needs at least.
  const short = items.map((item) =>
    item.kind === 'activity' && item.lesson === lessonId && item.activity === activityId ? { ...item, minutes: atLeast } : item,
  );
  const outcome = judged({ ...plan, items: short }, catalogue);
  return outcome.ok ? outcome : full;
}

/** Makes an activity as short as it still works, or gives it its whole time again. */
export function shorten(plan: Plan, at: number, catalogue: Catalogue): Outcome {
  const item = plan.items[at];
  if (item?.kind !== 'activity') return { ok: false, why: [because('edge')] };
  const { minutes, ...whole } = item;
  const activity = find(catalogue, item.lesson, item.activity)?.activity;
  if (minutes === undefined && activity?.atLeast === undefined) return { ok: false, why: [because('no-shorter', { title: activity?.title ?? '' })] };
  const changed: Item = minutes === undefined && activity?.atLeast !== undefined ? { ...whole, minutes: activity.atLeast } : whole;
  return judged({ ...plan, items: spliced(plan.items, at, 1, changed) }, catalogue);
}

/** The items, with what must not be left out of their lessons. */
export function keptIn(items: readonly Item[], catalogue: Catalogue): Item[] {
  const lessons = new Set(activitiesIn(items, catalogue).map(({ lesson }) => lesson));
  return [...lessons].reduce((all, lesson) => put(all, lesson, ({ keep }) => keep), [...items]);
}

function has(items: readonly Item[], lesson: string, activity: string): boolean {
  return items.some((item) => item.kind === 'activity' && item.lesson === lesson && item.activity === activity);
}

/** The items, with each activity of a lesson that is wanted and not there yet, in the lesson's order. */
function put(before: readonly Item[], lesson: CatalogueLesson, isWanted: (activity: CatalogueActivity) => boolean): Item[] {
  let items = [...before];
  for (const [place, activity] of lesson.activities.entries()) {
    if (has(items, lesson.id, activity.id) || !isWanted(activity)) continue;
    const earlier = new Set(lesson.activities.slice(0, place).map(({ id }) => id));
    const closing = edgeOf({ lesson, activity }) === 'last' ? undefined : lesson.activities.find((each) => edgeOf({ lesson, activity: each }) === 'last')?.id;
    const own = (wanted: (id: string) => boolean) => (item: Item) => item.kind === 'activity' && item.lesson === lesson.id && wanted(item.activity);
    const after = items.findLastIndex(own((id) => earlier.has(id)));
    const next = items.findIndex(own((id) => !earlier.has(id)));
    const end = items.findIndex(own((id) => id === closing));
    const at =
      edgeOf({ lesson, activity }) === 'last'
        ? items.findLastIndex(own(() => true)) + 1 || items.length
        : after >= 0
          ? after + 1
          : next >= 0
            ? next
            : items.length;
    items = spliced(items, end >= 0 ? Math.min(at, end) : at, 0, { kind: 'activity', lesson: lesson.id, activity: activity.id });
  }
  return items;
}

/** Adds a break in the middle of the longest stretch. */
export function addBreak(plan: Plan, minutes: number, catalogue: Catalogue): Outcome {
  const { middle } = longestStretch(plan.items, catalogue);
  const length = Math.min(LIMITS.break.max, Math.max(LIMITS.break.min, Math.round(minutes)));
  return judged({ ...plan, items: spliced(plan.items, middle, 0, { kind: 'break', minutes: length }) }, catalogue);
}

/** The same items for another request; refused where they do not fit it. */
export function reask(plan: Plan, request: PlanRequest, catalogue: Catalogue): Outcome {
  return judged({ ...plan, request }, catalogue);
}

export function startAt(plan: Plan, start: number | undefined): Plan {
  const { start: _before, ...rest } = plan;
  return start === undefined ? rest : { ...rest, start };
}

/** The activities that can still be added, and whether each fits with what it brings. To open or to close is added with the rest of its lesson. */
export function addable(plan: Plan, catalogue: Catalogue): { lesson: string; activity: string; fits: boolean }[] {
  return catalogue.lessons.flatMap((lesson) =>
    lesson.activities.flatMap((activity) => {
      const here = plan.items.some((item) => item.kind === 'activity' && item.lesson === lesson.id);
      if (!here && edgeOf({ lesson, activity }) !== undefined && lesson.activities.length > 1) return [];
      const tried = add(plan, lesson.id, activity.id, catalogue);
      if (!tried.ok && tried.why.some(({ code }) => code === 'twice')) return [];
      return [{ lesson: lesson.id, activity: activity.id, fits: tried.ok && judge(tried.plan, catalogue).length === 0 }];
    }),
  );
}
