import type { IfLate } from '../../schemas/vocabulary.ts';

/** What of an activity decides whether it may be cut. */
export interface Cuttable {
  id: string;
  minutes: number;
  ifLate?: IfLate | undefined;
  atLeast?: number | undefined;
  sendsPeopleOut?: boolean | undefined;
  hasWarning?: boolean | undefined;
}

/** One way to catch up. */
export interface Cut {
  id: string;
  /** The minutes that are left of it; 0 where it is left out. */
  to: number;
  saves: number;
}

/**
 * Whether an activity is kept whatever happens: the last one, in which people leave well; one that sends people
 * out; one with a warning; and every one whose author did not say that it may be cut.
 */
export function isKept(activity: Cuttable, isLast: boolean): boolean {
  return isLast || activity.sendsPeopleOut === true || activity.hasWarning === true || activity.ifLate === undefined || activity.ifLate === 'keep';
}

/**
 * What to cut when a session is late, in order. To shorten comes before to leave out, since everybody then still
 * meets all of the lesson; among these the one that saves most comes first, and of two alike the later one.
 */
export function cutsOf(activities: readonly Cuttable[]): Cut[] {
  return activities
    .flatMap((activity, index) => {
      if (isKept(activity, index === activities.length - 1)) return [];
      const to = activity.ifLate === 'skip' ? 0 : (activity.atLeast ?? activity.minutes);
      return to < activity.minutes ? [{ id: activity.id, to, saves: activity.minutes - to, index }] : [];
    })
    .sort((a, b) => Number(a.to === 0) - Number(b.to === 0) || b.saves - a.saves || b.index - a.index)
    .map(({ index: _index, ...cut }) => cut);
}
