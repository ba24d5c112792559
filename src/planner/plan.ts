import { edgeOf, find, lessonOf, safetyLessons, type Catalogue, type CatalogueLesson, type Found } from './catalogue.ts';
import { because, type Reason } from './reason.ts';

/** The bounds of what can be asked for. A day of eight hours is the longest session. */
export const LIMITS = {
  minutes: { min: 10, max: 480 },
  people: { min: 1, max: 200 },
  break: { min: 5, max: 60 },
  activity: { min: 1, max: 480 },
  items: 100,
} as const;

/** What stands for a language that the hub has no pages in. */
export const OTHER_LANGUAGE = 'x';

/** What a trainer says about a session. */
export interface PlanRequest {
  minutes: number;
  people: number;
  place: 'room' | 'online';
  means: 'paper' | 'phones';
  /** Tags of the hub's languages, and `OTHER_LANGUAGE`. */
  languages: readonly string[];
  audience: string;
  /** The lesson that it is about; absent when any will do. */
  about?: string;
  /** Lessons that the group has done. */
  done: readonly string[];
  /** Whether people are to leave the room to gather evidence. */
  out: boolean;
}

export const USUAL: PlanRequest = { minutes: 90, people: 8, place: 'room', means: 'paper', languages: ['en'], audience: 'everyone', done: [], out: false };

/** A part of a session, in the order of the day. An activity has minutes of its own only where it is made shorter. */
export type Item = { kind: 'activity'; lesson: string; activity: string; minutes?: number } | { kind: 'break'; minutes: number };

export interface Plan {
  request: PlanRequest;
  items: readonly Item[];
  /** When it starts, in minutes after midnight; absent when not said. */
  start?: number;
}

/** What came of an attempt to make or change a plan. */
export type Outcome = { ok: true; plan: Plan } | { ok: false; why: readonly Reason[] };

export function minutesOfItem(item: Item, catalogue: Catalogue): number {
  if (item.kind === 'break') return item.minutes;
  const found = find(catalogue, item.lesson, item.activity);
  return found ? (item.minutes ?? found.activity.minutes) : 0;
}

export function totalOf(items: readonly Item[], catalogue: Catalogue): number {
  return items.reduce((sum, item) => sum + minutesOfItem(item, catalogue), 0);
}

/** An activity as it stands in a plan. */
export interface Placed extends Found {
  /** Fewer than the activity has where it is made shorter. */
  minutes: number;
}

/** The activities of a plan in order, without breaks and without what the catalogue no longer has. */
export function activitiesIn(items: readonly Item[], catalogue: Catalogue): Placed[] {
  return items.flatMap((item) => {
    const found = item.kind === 'activity' ? find(catalogue, item.lesson, item.activity) : undefined;
    return found ? [{ ...found, minutes: minutesOfItem(item, catalogue) }] : [];
  });
}

/** Whether an activity may take these minutes: all that it has, or no fewer than it still works in. */
export function isLongEnough({ activity, minutes }: Placed): boolean {
  return minutes === activity.minutes || (activity.atLeast !== undefined && minutes >= activity.atLeast && minutes < activity.minutes);
}

/**
 * Everything that is wrong with a plan; empty when it may be taught. No plan that this finds fault with is
 * ever proposed, made by hand or opened: it never takes longer than its time, keeps what must not be
 * left out, makes nothing shorter than it works in, does first what comes first, and sends nobody out without safety.
 */
export function judge({ request, items }: Plan, catalogue: Catalogue): Reason[] {
  const reasons: Reason[] = [];
  const total = totalOf(items, catalogue);
  if (total > request.minutes) reasons.push(because('time', { over: total - request.minutes, minutes: request.minutes }));
  const unknown = items.filter((item) => item.kind === 'activity' && !find(catalogue, item.lesson, item.activity)).length;
  if (unknown > 0) reasons.push(because('unknown', { n: unknown }));

  const found = activitiesIn(items, catalogue);
  const keys = found.map(keyOf);
  for (const [index, each] of found.entries()) {
    if (keys.indexOf(keyOf(each)) !== index) reasons.push(because('twice', { title: each.activity.title }));
    if (!isLongEnough(each)) reasons.push(because('too-brief', { title: each.activity.title, least: each.activity.atLeast ?? each.activity.minutes }));
  }
  for (const lesson of new Set(found.map((each) => each.lesson))) {
    const own = found.filter((each) => each.lesson === lesson);
    const here = new Set(own.map(({ activity }) => activity));
    for (const activity of lesson.activities) {
      if (activity.keep && !here.has(activity)) reasons.push(because('keep', { title: activity.title, lesson: lesson.title }));
    }
    for (const [index, each] of own.entries()) {
      const edge = edgeOf(each);
      if (edge === 'first' && index > 0) reasons.push(because('first', { title: each.activity.title, lesson: lesson.title }));
      if (edge === 'last' && index < own.length - 1) reasons.push(because('last', { title: each.activity.title, lesson: lesson.title }));
    }
    for (const id of lesson.prerequisites) {
      const needed = lessonOf(catalogue, id);
      if (request.done.includes(id) || !needed || isWholeBefore(needed, lesson, found)) continue;
      const values = { lesson: lesson.title, needs: needed.title };
      reasons.push(needed.written ? because('prerequisite', values, [id]) : because('prerequisite-planned', values));
    }
  }
  const out = found.findIndex(({ activity }) => activity.sendsPeopleOut);
  const stop = out >= 0 ? safetyStop(catalogue, request, found.slice(0, out)) : undefined;
  if (stop) reasons.push(stop);
  return reasons;
}

/** Why nobody may be sent out after these activities; undefined when a lesson on safety is done, or whole and in full length among them. */
export function safetyStop(catalogue: Catalogue, request: PlanRequest, before: readonly Placed[]): Reason | undefined {
  const all = safetyLessons(catalogue);
  const written = all.filter((lesson) => lesson.written);
  const [first] = written;
  if (!first) return all[0] ? because('safety-planned', { lesson: all[0].title }) : because('safety-unwritten');
  const full = before.filter(({ activity, minutes }) => minutes >= activity.minutes);
  const safe = written.some((lesson) => request.done.includes(lesson.id) || isWhole(lesson, full));
  return safe ? undefined : because('safety-before', { lesson: first.title });
}

/** Whether all of `needed` is done before anything of `lesson`. */
function isWholeBefore(needed: CatalogueLesson, lesson: CatalogueLesson, found: readonly Found[]): boolean {
  const start = found.findIndex((each) => each.lesson === lesson);
  return needed.written && isWhole(needed, found.slice(0, start));
}

function isWhole(lesson: CatalogueLesson, found: readonly Found[]): boolean {
  const here = new Set(found.filter((each) => each.lesson === lesson).map(({ activity }) => activity.id));
  return lesson.activities.length > 0 && lesson.activities.every(({ id }) => here.has(id));
}

function keyOf({ lesson, activity }: Found): string {
  return `${lesson.id}#${activity.id}`;
}

/** A list with items taken out and put in. Phones of a few years ago have no `toSpliced`. */
export function spliced(items: readonly Item[], at: number, out: number, ...put: Item[]): Item[] {
  return [...items.slice(0, at), ...put, ...items.slice(at + out)];
}

/** The plan when nothing is wrong with it, else why not. */
export function judged(plan: Plan, catalogue: Catalogue): Outcome {
  const why = judge(plan, catalogue);
  return why.length === 0 ? { ok: true, plan } : { ok: false, why };
}
