/** How long a break is, in minutes, unless the facilitator says otherwise. The planned lessons of the course have breaks of ten. */
export const BREAK_MINUTES = 10;

/** The shortest that a break may become when a session is late, in minutes. It is never left out: some people cannot do without. */
export const LEAST_BREAK = 5;

/**
 * The longest stretch of work without a break, in minutes. An hour and a quarter lets a lesson of one hour run
 * through, and gives a lesson of an hour and a half one break: people feed a baby, pray, rest their hands or
 * ears, and interpreters rest their voices.
 */
export const MOST_WORK = 75;

/** The shortest stretch of work on either side of a break: nobody needs one just after arriving, or just before going home. */
export const LEAST_WORK = 20;

export interface BreakRules {
  most: number;
  least: number;
}

/** What a choice of breaks costs; the first number that differs decides. */
type Cost = readonly [tooShort: number, tooLong: number, breaks: number, uneven: number];

/**
 * Where breaks fall: never inside an activity, none with less than `least` of work before or behind it, none unless
 * a stretch would be longer than `most`, as few as can be, and then as even as can be. Where no break fits, the
 * stretch stays long.
 *
 * @param minutes the whole minutes of each activity, in order.
 * @param pauses activities that are breaks themselves: work starts anew behind them.
 * @returns the places of the activities that a break follows, in order.
 */
export function placeBreaks(
  minutes: readonly number[],
  pauses: ReadonlySet<number> = new Set(),
  rules: BreakRules = { most: MOST_WORK, least: LEAST_WORK },
): number[] {
  const found: number[] = [];
  let from = 0;
  for (let at = 0; at <= minutes.length; at += 1) {
    if (at < minutes.length && !pauses.has(at)) continue;
    found.push(...within(minutes.slice(from, at), rules).map((place) => place + from));
    from = at + 1;
  }
  return found;
}

/** The best breaks in one run of work: for each place the cheapest way to have a break there, or to end there. */
function within(minutes: readonly number[], { most, least }: BreakRules): number[] {
  const ends = [0];
  for (const each of minutes) ends.push((ends.at(-1) ?? 0) + each);
  const best: { cost: Cost; from: number }[] = [{ cost: [0, 0, 0, 0], from: 0 }];
  for (let to = 1; to < ends.length; to += 1) {
    let here: { cost: Cost; from: number } | undefined;
    for (let from = 0; from < to; from += 1) {
      const before = best[from];
      if (!before) continue;
      const stretch = (ends[to] ?? 0) - (ends[from] ?? 0);
      const isWhole = from === 0 && to === minutes.length;
      const cost: Cost = [
        before.cost[0] + (isWhole ? 0 : Math.max(0, least - stretch)),
        before.cost[1] + Math.max(0, stretch - most),
        before.cost[2] + (from === 0 ? 0 : 1),
        before.cost[3] + stretch ** 2,
      ];
      if (!here || isLess(cost, here.cost)) here = { cost, from };
    }
    if (here) best.push(here);
  }
  const places: number[] = [];
  for (let at = best.at(-1)?.from ?? 0; at > 0; at = best[at]?.from ?? 0) places.unshift(at - 1);
  return places;
}

function isLess(one: Cost, other: Cost): boolean {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0);
}
