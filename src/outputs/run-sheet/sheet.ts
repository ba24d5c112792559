import { DEFAULT_LOCALE, type Hub, type LessonEntry } from '../../hub/hub.ts';
import type { Part } from '../../hub/body.ts';
import type { Grouping } from '../../schemas/vocabulary.ts';
import { BREAK_MINUTES, LEAST_BREAK, placeBreaks } from './breaks.ts';
import { cutsOf, isKept } from './cuts.ts';
import { lengthsOf, startsOf } from './schedule.ts';

/** Words, with their language where it is not that of the sheet. */
export interface Said {
  text: string;
  lang?: string;
}

export interface ActivityRow {
  kind: 'activity';
  id: string;
  title: Said;
  minutes: number;
  /** Minutes from the start of the session. */
  from: number;
  grouping?: Grouping;
  /** What the facilitator does, a line for each thing. */
  lead: Said[];
  helper?: Said;
}

/** A break between two activities. */
export interface BreakRow {
  kind: 'break';
  minutes: number;
  from: number;
}

export type Row = ActivityRow | BreakRow;

/** One thing to cut when the session is late. */
export interface CutLine {
  /** The place of its activity, or of its break, among the rows. */
  row: number;
  /** The title of the activity; a break has none. */
  title?: Said;
  to: number;
  saves: number;
  how?: Said;
}

/** A lesson as its facilitator runs it: everything in the order of the clock. */
export interface RunSheet {
  rows: Row[];
  /** What to cut, in order. */
  cuts: CutLine[];
  /** What is never cut. */
  kept: Said[];
  /** Minutes of activities, and of breaks. */
  work: number;
  rest: number;
}

/** An activity of this id is a break that the lesson has itself. */
const OWN_BREAK = 'break';

/** The minutes of the breaks that a lesson has besides its activities. */
export function restOf(lesson: LessonEntry): number {
  return breaksIn(activitiesOf(lesson)).size * BREAK_MINUTES;
}

function activitiesOf(lesson: LessonEntry): Part[] {
  return (lesson.body?.parts ?? []).filter(({ kind }) => kind === 'activity');
}

/** The places of the activities that are breaks themselves. */
function pausesIn(activities: readonly Part[]): Set<number> {
  return new Set(activities.flatMap(({ id }, index) => (id === OWN_BREAK ? [index] : [])));
}

/** The places of the activities that a break follows. */
function breaksIn(activities: readonly Part[]): Set<number> {
  return new Set(
    placeBreaks(
      activities.map((part) => part.minutes ?? 0),
      pausesIn(activities),
    ),
  );
}

/** The run sheet of a written lesson in a language. Parts that have no translation are in English. Pure. */
export function runSheetOf(hub: Hub, lesson: LessonEntry, locale: string): RunSheet {
  const translated = hub.translation('lessons', lesson.id, locale)?.body?.parts ?? [];
  const activities = activitiesOf(lesson);
  const wordsOf = (part: Part) => {
    const own = translated.find(({ id }) => id === part.id);
    const english = locale === DEFAULT_LOCALE ? {} : { lang: DEFAULT_LOCALE };
    const say = (mine: string | undefined, theirs: string | undefined): Said | undefined =>
      mine ? { text: mine } : theirs ? { text: theirs, ...english } : undefined;
    return {
      title: say(own?.title, part.title) ?? { text: '' },
      lead: own && own.cues.length > 0 ? own.cues.map((text) => ({ text })) : part.cues.map((text) => ({ text, ...english })),
      helper: say(own?.helper, part.helper),
      shorter: say(own?.shorter, part.shorter),
    };
  };

  const minutes = activities.map((part) => part.minutes ?? 0);
  const pauses = pausesIn(activities);
  const breaks = breaksIn(activities);
  const slots = activities.flatMap((part, index) => [
    { part, minutes: minutes[index] ?? 0, isBreak: false },
    ...(breaks.has(index) ? [{ part: undefined, minutes: BREAK_MINUTES, isBreak: true }] : []),
  ]);
  const starts = startsOf(lengthsOf(slots, { rest: BREAK_MINUTES, more: {} }));
  const rows = slots.map(({ part, minutes: length }, index): Row => {
    const from = starts[index] ?? 0;
    if (!part) return { kind: 'break', minutes: length, from };
    const { title, lead, helper } = wordsOf(part);
    return {
      kind: 'activity',
      id: part.id,
      title,
      minutes: length,
      from,
      ...(part.grouping ? { grouping: part.grouping } : {}),
      lead,
      ...(helper ? { helper } : {}),
    };
  });

  const cuttable = activities.map((part, index) => ({ ...part, minutes: minutes[index] ?? 0 }));
  const cuts = cutsOf(cuttable).flatMap(({ id, to, saves }): CutLine[] => {
    const part = activities.find((candidate) => candidate.id === id);
    if (!part) return [];
    const { title, shorter } = wordsOf(part);
    return [{ row: slots.findIndex((slot) => slot.part === part), title, to, saves, ...(shorter && to > 0 ? { how: shorter } : {}) }];
  });
  // A shorter break comes before an activity that is left out: everybody then still meets all of the lesson.
  const shorterBreaks = slots.flatMap(({ isBreak }, row): CutLine[] => (isBreak ? [{ row, to: LEAST_BREAK, saves: BREAK_MINUTES - LEAST_BREAK }] : []));
  return {
    rows,
    cuts: [...cuts.filter(({ to }) => to > 0), ...shorterBreaks, ...cuts.filter(({ to }) => to === 0)],
    kept: cuttable.flatMap((part, index) => (isKept(part, index === cuttable.length - 1) && !pauses.has(index) ? [wordsOf(part).title] : [])),
    work: minutes.reduce((sum, each) => sum + each, 0),
    rest: breaks.size * BREAK_MINUTES,
  };
}
