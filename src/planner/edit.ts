import { longestStretch } from './breaks.ts';
import { edgeOf, find, type Catalogue } from './catalogue.ts';
import { judge, judged, LIMITS, spliced, type Item, type Outcome, type Plan, type PlanRequest } from './plan.ts';
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
  const { lesson } = found;
  const has = (items: readonly Item[], id: string) => items.some((item) => item.kind === 'activity' && item.lesson === lessonId && item.activity === id);
  if (has(plan.items, activityId)) return { ok: false, why: [because('twice', { title: found.activity.title })] };
  let items = [...plan.items];
  for (const [place, activity] of lesson.activities.entries()) {
    if (has(items, activity.id) || (activity.id !== activityId && !activity.keep)) continue;
    const earlier = new Set(lesson.activities.slice(0, place).map(({ id }) => id));
    const closing = edgeOf({ lesson, activity }) === 'last' ? undefined : lesson.activities.find((each) => edgeOf({ lesson, activity: each }) === 'last')?.id;
    const own = (wanted: (id: string) => boolean) => (item: Item) => item.kind === 'activity' && item.lesson === lessonId && wanted(item.activity);
    const after = items.findLastIndex(own((id) => earlier.has(id)));
    const before = items.findIndex(own((id) => !earlier.has(id)));
    const end = items.findIndex(own((id) => id === closing));
    const at =
      edgeOf({ lesson, activity }) === 'last'
        ? items.findLastIndex(own(() => true)) + 1 || items.length
        : after >= 0
          ? after + 1
          : before >= 0
            ? before
            : items.length;
    items = spliced(items, end >= 0 ? Math.min(at, end) : at, 0, { kind: 'activity', lesson: lessonId, activity: activity.id });
  }
  return judged({ ...plan, items }, catalogue);
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
