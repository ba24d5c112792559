/**
 * The times of a session, for the page and for its script. Minutes are whole; a clock time is minutes since
 * midnight. Nothing here counts time: it is always worked out from the clock, so a phone may sleep.
 */

const DAY = 24 * 60;
const LONGEST_BREAK = 60;
const LONGEST_MORE = 240;

/** A stretch of the session: an activity, or a break between two. */
export interface Slot {
  minutes: number;
  /** Whether its length is what the facilitator chose for breaks. */
  isBreak: boolean;
}

/** What a facilitator has set. */
export interface Plan {
  /** When the session starts, in minutes since midnight. */
  start?: number;
  /** When it must have ended, in minutes since midnight. */
  by?: number;
  /** How long each break is. */
  rest: number;
  /** Minutes more, or fewer, than planned, by the place of the slot. */
  more: Readonly<Record<number, number>>;
  /** Whether the timer gives no signal. */
  quiet?: true;
}

/** A way to catch up: what may be made shorter, and the minutes that are left of it. */
export interface Choice {
  slot: number;
  to: number;
}

/** What it takes to end in time. */
export interface CatchUp {
  /** How many minutes too long the session is. */
  over: number;
  /** What to cut, in order; no more than is needed. */
  cuts: Choice[];
  /** How many minutes too long it is after all of these. */
  left: number;
}

export type Moment = { state: 'before'; minutes: number } | { state: 'during'; index: number; left: number; of: number } | { state: 'over' };

/** How long each slot is under a plan; none is shorter than nothing. */
export function lengthsOf(slots: readonly Slot[], plan: Pick<Plan, 'rest' | 'more'>): number[] {
  return slots.map(({ minutes, isBreak }, index) => Math.max(0, (isBreak ? plan.rest : minutes) + (plan.more[index] ?? 0)));
}

/** When each slot starts, in minutes from the start, and at the end when the last one ends. */
export function startsOf(lengths: readonly number[]): number[] {
  const starts = [0];
  for (const length of lengths) starts.push((starts.at(-1) ?? 0) + length);
  return starts;
}

/** How many minutes the session is behind what was planned; less than nothing when it is ahead. */
export function lateBy(slots: readonly Slot[], plan: Plan): number {
  return sum(lengthsOf(slots, plan)) - sum(lengthsOf(slots, { rest: plan.rest, more: {} }));
}

/** How many minutes too long a session is: for the time it must end by or, where none is set, for what was planned. */
export function overBy(slots: readonly Slot[], plan: Plan): number {
  if (plan.by === undefined || plan.start === undefined) return lateBy(slots, plan);
  return sum(lengthsOf(slots, plan)) - between(plan.start, plan.by);
}

/**
 * Whether a cut can be made: it saves something, and its end would not lie in the past. What is over, and what has
 * begun and would be left out, cannot be cut: its minutes would be taken from what is on now.
 *
 * @param passed minutes since the start; left out while the session is not on.
 */
export function canCut(slots: readonly Slot[], plan: Plan, { slot, to }: Choice, passed = -Infinity): boolean {
  const lengths = lengthsOf(slots, plan);
  return (lengths[slot] ?? 0) > to && (startsOf(lengths)[slot] ?? 0) + to >= passed;
}

/** The plan with these cuts made. */
export function withCuts(slots: readonly Slot[], plan: Plan, cuts: readonly Choice[]): Plan {
  const more = Object.fromEntries(cuts.map(({ slot, to }) => [slot, to - (lengthsOf(slots, { rest: plan.rest, more: {} })[slot] ?? 0)]));
  return { ...plan, more: { ...plan.more, ...more } };
}

/**
 * Which cuts end the session in time: from the first of the choices on, as many as are needed. What is not among
 * the choices is never touched.
 *
 * @param choices in the order to cut; each slot once.
 * @param passed minutes since the start; left out while the session is not on.
 */
export function catchUp(slots: readonly Slot[], plan: Plan, choices: readonly Choice[], passed?: number): CatchUp {
  const over = Math.max(0, overBy(slots, plan));
  const lengths = lengthsOf(slots, plan);
  const saves = ({ slot, to }: Choice) => (lengths[slot] ?? 0) - to;
  let needed = over;
  const taken = choices.filter((choice) => {
    if (needed <= 0 || !canCut(slots, plan, choice, passed)) return false;
    needed -= saves(choice);
    return true;
  });
  // Where something has to be left out, what its minutes make needless stays whole: the last first, which is the break.
  const whole = new Set<Choice>();
  if (taken.some(({ to }) => to === 0))
    for (const choice of taken.toReversed()) {
      if (needed + saves(choice) > 0) continue;
      needed += saves(choice);
      whole.add(choice);
    }
  const cuts = taken.filter((choice) => !whole.has(choice));
  return { over, cuts, left: Math.max(0, needed) };
}

function sum(of: readonly number[]): number {
  return of.reduce((total, each) => total + each, 0);
}

/** Minutes from one time of the day to another: up to half a day ahead, or else back. */
export function between(from: number, to: number): number {
  return ((((to - from + DAY / 2) % DAY) + DAY) % DAY) - DAY / 2;
}

/** “09:05”, also past midnight. */
export function showClock(minutes: number): string {
  const time = ((Math.floor(minutes) % DAY) + DAY) % DAY;
  return `${String(Math.floor(time / 60)).padStart(2, '0')}:${String(time % 60).padStart(2, '0')}`;
}

/** Reads “9:05” or “09:05”; undefined for anything else. */
export function readClock(text: string): number | undefined {
  const [, hours = '', minutes = ''] = /^(\d{1,2}):(\d{2})$/.exec(text) ?? [];
  const time = Number(hours) * 60 + Number(minutes);
  return hours !== '' && Number(hours) < 24 && Number(minutes) < 60 ? time : undefined;
}

/**
 * Where a session is at a moment. A start counts as ahead for half a day, and then as past.
 *
 * @param now minutes since midnight, with their fraction.
 */
export function momentOf(lengths: readonly number[], start: number, now: number): Moment {
  const passed = between(start, now);
  if (passed < 0) return { state: 'before', minutes: Math.ceil(-passed) };
  const starts = startsOf(lengths);
  const index = lengths.findIndex((length, at) => length > 0 && passed < (starts[at] ?? 0) + length);
  const of = lengths[index];
  if (of === undefined) return { state: 'over' };
  return { state: 'during', index, left: Math.ceil((starts[index] ?? 0) + of - passed), of };
}

/** The plan as it stands behind the # of the page's address; empty where nothing is set. */
export function writePlan(plan: Plan, rest: number): string {
  const more = Object.entries(plan.more).filter(([, minutes]) => minutes !== 0);
  const parts = [
    ...(plan.start === undefined ? [] : [`start=${showClock(plan.start)}`]),
    ...(plan.by === undefined ? [] : [`by=${showClock(plan.by)}`]),
    ...(plan.rest === rest ? [] : [`break=${plan.rest}`]),
    ...(more.length === 0 ? [] : [`more=${more.map(([index, minutes]) => `${index}.${minutes}`).join(',')}`]),
    ...(plan.quiet ? ['signal=off'] : []),
  ];
  return parts.join('&');
}

/** Reads a plan from an address. What makes no sense is left out; an address never fails. */
export function readPlan(hash: string, slots: number, rest: number): Plan {
  const given = new Map(
    hash
      .replace(/^#/, '')
      .split('&')
      .map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]),
  );
  const start = readClock(given.get('start') ?? '');
  const by = readClock(given.get('by') ?? '');
  const asked = given.get('break') ?? '';
  const more: Record<number, number> = {};
  for (const part of (given.get('more') ?? '').split(',')) {
    const [, index = '', minutes = ''] = /^(\d{1,3})\.(-?\d{1,3})$/.exec(part) ?? [];
    if (index !== '' && Number(index) < slots) more[Number(index)] = Math.max(-LONGEST_MORE, Math.min(LONGEST_MORE, Number(minutes)));
  }
  return {
    ...(start === undefined ? {} : { start }),
    ...(by === undefined ? {} : { by }),
    rest: /^\d{1,2}$/.test(asked) ? Math.min(LONGEST_BREAK, Number(asked)) : rest,
    more,
    ...(given.get('signal') === 'off' ? { quiet: true as const } : {}),
  };
}
