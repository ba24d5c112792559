import { rested, withBreaks } from './breaks.ts';
import { edgeOf, find, lessonOf, safetyLessons, type Catalogue, type CatalogueActivity, type CatalogueLesson } from './catalogue.ts';
import { judge, minutesOfItem, safetyStop, totalOf, type Item, type Plan, type PlanRequest } from './plan.ts';
import { because, type Reason } from './reason.ts';

/** A plan that fits, or why there is none. */
export type Proposal = Proposed | { ok: false; why: readonly Reason[] };

interface Proposed {
  ok: true;
  plan: Plan;
  /** The ready-made route that it is. */
  route?: string;
  /** Lessons that were not asked for, and come first. */
  added?: readonly string[];
  /** The lesson that comes next in the course, and the minutes that it takes at least, where there is no time for it. */
  passed?: { lesson: string; least: number };
}

/** Up to here every choice of activities is weighed; above, they are taken in the lesson's order while they fit. */
const WEIGHED = 12;

/**
 * Proposes a session: the lesson that is asked for, a ready-made route, or what comes next in the course.
 * The same request and catalogue always give the same plan.
 */
export function propose(request: PlanRequest, catalogue: Catalogue): Proposal {
  const found = request.about === undefined && !request.out ? whatComesNext(request, catalogue) : oneLesson(request, catalogue);
  if (!found.ok) return found;
  const why = judge(found.plan, catalogue);
  if (why.length > 0) return { ok: false, why };
  const { items } = found.plan;
  return { ...found, plan: { ...found.plan, items: rested(items, request.minutes - totalOf(items, catalogue), catalogue) } };
}

/** A plan around one lesson, with what has to be done before it. */
function oneLesson(request: PlanRequest, catalogue: Catalogue): Proposal {
  const safety = request.out ? safetyStop(catalogue, request, []) : undefined;
  if (safety && safety.code !== 'safety-before') return refuse(safety);
  const about = request.about === undefined ? undefined : lessonOf(catalogue, request.about);
  const goesOut = (lesson: CatalogueLesson) => lesson.activities.some(({ sendsPeopleOut }) => sendsPeopleOut);
  const open = catalogue.lessons.filter((lesson) => lesson.written && isFor(lesson, request));
  const targets = about ? [about] : open.filter((lesson) => goesOut(lesson) && !request.done.includes(lesson.id));
  const [first] = targets;
  if (!first || (request.out && !targets.some(goesOut))) return refuse(because(request.out ? 'nothing-out' : 'nothing-left'));

  let why: Reason | undefined;
  for (const target of targets) {
    const tried = around(target, request, catalogue);
    if (tried.ok) return tried;
    why ??= tried.why[0];
  }
  return refuse(why ?? because('nothing-left'));
}

function around(target: CatalogueLesson, request: PlanRequest, catalogue: Catalogue): Proposal {
  if (!target.written) return refuse(because('nothing-left'));
  const keepsOut = target.activities.find((activity) => activity.keep && activity.sendsPeopleOut);
  if (keepsOut && !request.out) return refuse(because('goes-out', { lesson: target.title }));
  const before: CatalogueLesson[] = [];
  for (const lesson of [...neededBy(target, request, catalogue), ...(request.out ? safetyFor(request, catalogue) : [])]) {
    for (const each of [...neededBy(lesson, request, catalogue), lesson]) {
      if (each !== target && !before.includes(each)) before.push(each);
    }
  }
  const first = before.find((lesson) => !request.out && lesson.activities.some(({ sendsPeopleOut }) => sendsPeopleOut));
  if (first) return refuse(because('goes-out', { lesson: first.title }));
  const planned = before.find((lesson) => !lesson.written);
  if (planned) return refuse(because('prerequisite-planned', { lesson: target.title, needs: planned.title }));
  return fill(before, target, request, catalogue);
}

/** What must be done before a lesson and is not, furthest first. The catalogue may be wrong and go round in a circle. */
function neededBy(lesson: CatalogueLesson, request: PlanRequest, catalogue: Catalogue, above: readonly string[] = []): CatalogueLesson[] {
  if (above.includes(lesson.id)) return [];
  return lesson.prerequisites.flatMap((id) => {
    const needed = lessonOf(catalogue, id);
    if (!needed || request.done.includes(id)) return [];
    return [...neededBy(needed, request, catalogue, [...above, lesson.id]), needed];
  });
}

/** The lesson on safety that a plan has to start with; none when the group has done one. */
function safetyFor(request: PlanRequest, catalogue: Catalogue): CatalogueLesson[] {
  const written = safetyLessons(catalogue).filter((lesson) => lesson.written);
  return written.some(({ id }) => request.done.includes(id)) ? [] : written.slice(0, 1);
}

/** The next lesson of the course, and more whole lessons while they fit; or a route, where one fills the time as well. */
function whatComesNext(request: PlanRequest, catalogue: Catalogue): Proposal {
  const open = catalogue.lessons.filter(
    (lesson) => lesson.written && !request.done.includes(lesson.id) && isFor(lesson, request) && lesson.prerequisites.every((id) => request.done.includes(id)),
  );
  const suits = ({ people }: CatalogueLesson) => request.people >= people.min && request.people <= people.max;
  const order = [...open.filter(suits), ...open.filter((lesson) => !suits(lesson))];
  let course: Proposal | undefined;
  let why: Reason | undefined;
  let passed: Proposed['passed'];
  for (const lesson of order) {
    const tried = around(lesson, request, catalogue);
    if (tried.ok) {
      course = { ok: true, plan: lengthened(tried.plan, request, catalogue), ...(passed ? { passed } : {}) };
      break;
    }
    // The shortest time that would do is the most helpful thing to say.
    const [reason] = tried.why;
    if (reason?.code === 'too-short') passed ??= { lesson: lesson.id, least: Number(reason.values.least) };
    if (reason && (!why || (reason.code === 'too-short' && (why.code !== 'too-short' || Number(reason.values.least) < Number(why.values.least))))) why = reason;
  }
  const route = wholeRoute(request, catalogue);
  if (route && (!course?.ok || totalOf(route.plan.items, catalogue) >= totalOf(course.plan.items, catalogue))) return route;
  return course ?? refuse(why ?? because('nothing-left'));
}

/** Adds whole lessons behind a plan while they fit. */
function lengthened(plan: Plan, request: PlanRequest, catalogue: Catalogue): Plan {
  let best = plan;
  for (const lesson of catalogue.lessons) {
    if (!lesson.written || !isFor(lesson, request) || request.done.includes(lesson.id)) continue;
    const bare = best.items.filter(({ kind }) => kind === 'activity');
    const longer = { ...plan, items: withBreaks([...bare, ...lesson.activities.map((activity) => itemOf(lesson, activity))], catalogue) };
    if (!lesson.activities.some(({ sendsPeopleOut }) => sendsPeopleOut) && judge(longer, catalogue).length === 0) best = longer;
  }
  return best;
}

/** The longest ready-made route that fits as it is. */
function wholeRoute(request: PlanRequest, catalogue: Catalogue): { ok: true; plan: Plan; route: string } | undefined {
  const fitting = catalogue.routes.flatMap((route) => {
    const lessons = route.lessons.map((id) => lessonOf(catalogue, id));
    const activities = lessons.flatMap((lesson) => lesson?.activities.map((activity) => ({ lesson, activity })) ?? []);
    const usable = lessons.every((lesson) => lesson?.written && !request.done.includes(lesson.id));
    if (!usable || !isFor(route, request) || activities.some(({ activity }) => activity.sendsPeopleOut)) return [];
    const items = withBreaks(
      activities.map(({ lesson, activity }) => itemOf(lesson, activity)),
      catalogue,
    );
    const plan = { request, items };
    return judge(plan, catalogue).length === 0 ? [{ ok: true as const, plan, route: route.id }] : [];
  });
  return fitting.sort((a, b) => totalOf(b.plan.items, catalogue) - totalOf(a.plan.items, catalogue))[0];
}

/**
 * Whole lessons, then as much of the last as fits. Nothing that the run sheet never cuts is left out. Activities
 * are made shorter, as their authors say, before any is left out; and what an author would rather shorten than
 * leave out is left out last.
 */
function fill(before: readonly CatalogueLesson[], target: CatalogueLesson, request: PlanRequest, catalogue: Catalogue): Proposal {
  const whole = before.flatMap((lesson) => lesson.activities.map((activity) => itemOf(lesson, activity)));
  const usable = target.activities.filter((activity) => activity.keep || request.out || !activity.sendsPeopleOut);
  const optional = usable.filter((activity) => !activity.keep);
  const hereOf = (chosen: ReadonlySet<CatalogueActivity>) => usable.filter((activity) => activity.keep || chosen.has(activity));
  const mustGoOut = request.out && target.activities.some(({ sendsPeopleOut }) => sendsPeopleOut);
  const isWorth = (chosen: ReadonlySet<CatalogueActivity>) => {
    const here = hereOf(chosen);
    if (mustGoOut && !here.some(({ sendsPeopleOut }) => sendsPeopleOut)) return false;
    // To open and to close is not a session, where there is more.
    return optional.length === 0 || here.some((activity) => edgeOf({ lesson: target, activity }) === undefined);
  };
  const missing = (chosen: ReadonlySet<CatalogueActivity>) => {
    const out = optional.filter((activity) => !chosen.has(activity));
    return out.filter(({ atLeast }) => atLeast !== undefined).length * (WEIGHED + optional.length) + out.length;
  };

  let best: { items: readonly Item[]; minutes: number; missing: number } | undefined;
  let least = Infinity;
  for (const chosen of choices(optional)
    .filter(isWorth)
    .sort((a, b) => missing(a) - missing(b))) {
    if (best && best.missing < missing(chosen)) break;
    const items = squeezed([...whole, ...hereOf(chosen).map((activity) => itemOf(target, activity))], request.minutes, catalogue);
    const total = totalOf(items, catalogue);
    least = Math.min(least, total);
    const minutes = totalOf(
      items.filter(({ kind }) => kind === 'activity'),
      catalogue,
    );
    if (total <= request.minutes && (!best || minutes > best.minutes)) best = { items, minutes, missing: missing(chosen) };
  }
  const added = before.map(({ id }) => id);
  if (best) return { ok: true, plan: { request, items: best.items }, ...(added.length > 0 ? { added } : {}) };
  const values = { lesson: target.title, least: Number.isFinite(least) ? least : 0 };
  if (added.length === 0) return refuse(because('too-short', values));
  const needs = before.map(({ number, title }) => `${number} ${title}`).join(', ');
  // Whether people are safe outside is not a thing to say in passing.
  const safety = safetyLessons(catalogue);
  return refuse(
    because(
      'too-short-first',
      { ...values, needs },
      before.filter((lesson) => !safety.includes(lesson)).map(({ id }) => id),
    ),
  );
}

/**
 * Activities with breaks, as few of them made shorter as the time asks for; all that can be, where that is not
 * enough. As on a run sheet, what saves most is shortened first. What makes people safe keeps its whole time.
 */
function squeezed(items: readonly Item[], minutes: number, catalogue: Catalogue): Item[] {
  const safety = safetyLessons(catalogue).map(({ id }) => id);
  const cuts = items
    .flatMap((item, index) => {
      if (item.kind === 'break' || safety.includes(item.lesson)) return [];
      const atLeast = find(catalogue, item.lesson, item.activity)?.activity.atLeast;
      return atLeast === undefined ? [] : [{ index, atLeast, saves: minutesOfItem(item, catalogue) - atLeast }];
    })
    .sort((a, b) => b.saves - a.saves || b.index - a.index);
  const cut = (some: readonly (typeof cuts)[number][]) =>
    withBreaks(
      items.map((item, index) => {
        const own = some.find((each) => each.index === index);
        return own && item.kind === 'activity' ? { ...item, minutes: own.atLeast } : item;
      }),
      catalogue,
    );
  const fits = (made: readonly Item[]) => totalOf(made, catalogue) <= minutes;
  for (let count = 0; count < cuts.length; count += 1) {
    if (!fits(cut(cuts.slice(0, count)))) continue;
    // The last of them may be one that saves less, and leaves more time to work.
    const last = count === 0 ? [] : [...cuts.slice(count - 1)].reverse();
    const other = last.find((each) => fits(cut([...cuts.slice(0, count - 1), each])));
    return cut(other ? [...cuts.slice(0, count - 1), other] : cuts.slice(0, count));
  }
  return cut(cuts);
}

/** Sets of activities to choose from, those with the earlier activities first. */
function choices(optional: readonly CatalogueActivity[]): ReadonlySet<CatalogueActivity>[] {
  if (optional.length <= WEIGHED) {
    const last = optional.length - 1;
    return Array.from({ length: 2 ** optional.length }, (_, set) => 2 ** optional.length - 1 - set).map(
      (set) => new Set(optional.filter((_, index) => (set >> (last - index)) & 1)),
    );
  }
  // Each start of the lesson, the longest first, and each activity alone.
  return [...optional.map((_, index) => new Set(optional.slice(0, optional.length - index))), ...optional.map((activity) => new Set([activity])), new Set()];
}

/** What is made for everyone is for each; and a group of everyone can do what is made for some. */
function isFor({ audience }: { audience: readonly string[] }, request: PlanRequest): boolean {
  return request.audience === 'everyone' || audience.includes('everyone') || audience.includes(request.audience);
}

function itemOf(lesson: CatalogueLesson | undefined, activity: CatalogueActivity): Item {
  return { kind: 'activity', lesson: lesson?.id ?? '', activity: activity.id };
}

function refuse(reason: Reason): { ok: false; why: readonly Reason[] } {
  return { ok: false, why: [reason] };
}
