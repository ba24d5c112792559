import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBody } from '../../src/hub/body.ts';
import type { Hub } from '../../src/hub/hub.ts';
import { LEAST_BREAK, LEAST_WORK, MOST_WORK, placeBreaks } from '../../src/outputs/run-sheet/breaks.ts';
import { cutsOf, type Cuttable } from '../../src/outputs/run-sheet/cuts.ts';
import {
  canCut,
  catchUp,
  lateBy,
  lengthsOf,
  momentOf,
  overBy,
  readClock,
  readPlan,
  showClock,
  startsOf,
  withCuts,
  writePlan,
  type Choice,
  type Plan,
  type Slot,
} from '../../src/outputs/run-sheet/schedule.ts';
import { runSheetOf } from '../../src/outputs/run-sheet/sheet.ts';
import { activity, entryIn, fileAt, hubWith, translationRecord, writtenLesson } from './support/content.ts';

const LESSON = 'training/starting/who-we-are/index.mdx';
const minutes = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 14 });
const sum = (of: readonly number[]) => of.reduce((total, each) => total + each, 0);

/** The stretches of work that breaks leave. */
function stretches(work: readonly number[], breaks: readonly number[]): number[] {
  const ends = [...breaks.map((place) => place + 1), work.length];
  return ends.map((end, index) => sum(work.slice(index === 0 ? 0 : ends[index - 1], end)));
}

describe('breaks', () => {
  test.each([
    ['an hour needs none', [10, 20, 15, 10, 5], []],
    ['an hour and a half has one, where the halves are most alike', [15, 25, 20, 20, 10], [1]],
    ['six activities', [15, 20, 15, 25, 10, 5], [2]],
    ['three hours have two', [30, 30, 30, 30, 30, 30], [1, 3]],
    ['a long activity is never divided', [120], []],
    ['none before a short end', [80, 10], []],
    ['none after a short start', [10, 70], []],
  ])('%s', (_, work, breaks) => {
    expect(placeBreaks(work)).toEqual(breaks);
  });

  test('a lesson’s own break is one, and work starts anew behind it', () => {
    expect(placeBreaks([45, 10, 60], new Set([1]))).toEqual([]);
    expect(placeBreaks([45, 45, 10, 60], new Set([2]))).toEqual([0]);
  });

  test('other lengths can be asked for', () => {
    expect(placeBreaks([20, 20, 20], new Set(), { most: 30, least: 10 })).toEqual([0, 1]);
  });

  test('stand between activities, in order', () => {
    fc.assert(
      fc.property(minutes, (work) => {
        const breaks = placeBreaks(work);
        expect(breaks).toEqual([...new Set(breaks)].sort((a, b) => a - b));
        for (const place of breaks) expect(place >= 0 && place < work.length - 1).toBe(true);
      }),
    );
  });

  test('no stretch is too long where it can be helped, and none is there without need', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: LEAST_WORK, max: MOST_WORK }), { minLength: 1, maxLength: 12 }), (work) => {
        const breaks = placeBreaks(work);
        for (const stretch of stretches(work, breaks)) expect(stretch).toBeLessThanOrEqual(MOST_WORK);
        for (const place of breaks) {
          const without = stretches(
            work,
            breaks.filter((other) => other !== place),
          );
          expect(Math.max(...without)).toBeGreaterThan(MOST_WORK);
        }
        if (sum(work) <= MOST_WORK) expect(breaks).toEqual([]);
      }),
    );
  });

  test('none comes just after the start, just before the end, or just after another', () => {
    fc.assert(
      fc.property(minutes, (work) => {
        const breaks = placeBreaks(work);
        if (breaks.length > 0) expect(Math.min(...stretches(work, breaks))).toBeGreaterThanOrEqual(LEAST_WORK);
      }),
    );
  });
});

describe('what to cut', () => {
  const one = (id: string, more: Partial<Cuttable> = {}): Cuttable => ({ id, minutes: 20, ...more });

  test('to shorten comes first, then what saves most, then what is later', () => {
    const cuts = cutsOf([
      one('a', { ifLate: 'skip' }),
      one('b', { ifLate: 'shorten', atLeast: 15 }),
      one('c', { ifLate: 'shorten', atLeast: 10 }),
      one('d', { ifLate: 'shorten', atLeast: 15 }),
      one('end', { ifLate: 'keep' }),
    ]);
    expect(cuts.map(({ id }) => id)).toEqual(['c', 'd', 'b', 'a']);
    expect(cuts[0]).toEqual({ id: 'c', to: 10, saves: 10 });
    expect(cuts[3]).toEqual({ id: 'a', to: 0, saves: 20 });
  });

  test('never the end, a warning, a walk outside, or what nobody said may be cut', () => {
    const cuttable = fc.record({
      id: fc.uuid(),
      minutes: fc.integer({ min: 1, max: 60 }),
      ifLate: fc.constantFrom('keep' as const, 'shorten' as const, 'skip' as const, undefined),
      atLeast: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
      sendsPeopleOut: fc.boolean(),
      hasWarning: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(cuttable, { minLength: 1, maxLength: 10 }), (activities) => {
        const cuts = cutsOf(activities);
        for (const { id, to, saves } of cuts) {
          const found = activities.find((candidate) => candidate.id === id);
          expect(found === activities.at(-1) || found?.sendsPeopleOut || found?.hasWarning || found?.ifLate === 'keep' || found?.ifLate === undefined).toBe(
            false,
          );
          expect(saves).toBeGreaterThan(0);
          expect(to + saves).toBe(found?.minutes);
        }
      }),
    );
  });
});

describe('times', () => {
  const slots: Slot[] = [
    { minutes: 15, isBreak: false },
    { minutes: 10, isBreak: true },
    { minutes: 20, isBreak: false },
  ];
  const slot = fc.record({ minutes: fc.integer({ min: 1, max: 90 }), isBreak: fc.boolean() });
  const plan = fc.record(
    {
      start: fc.integer({ min: 0, max: 1439 }),
      by: fc.integer({ min: 0, max: 1439 }),
      rest: fc.integer({ min: 0, max: 60 }),
      more: fc.dictionary(fc.integer({ min: 0, max: 9 }).map(String), fc.integer({ min: -240, max: 240 })),
      quiet: fc.constant(true),
    },
    { requiredKeys: ['start', 'rest', 'more'] },
  ) as fc.Arbitrary<Plan>;

  test('minutes add up, whatever was changed', () => {
    fc.assert(
      fc.property(fc.array(slot, { minLength: 1, maxLength: 10 }), plan, (of, asked) => {
        const lengths = lengthsOf(of, asked);
        const starts = startsOf(lengths);
        expect(starts).toHaveLength(of.length + 1);
        expect(starts.at(-1)).toBe(sum(lengths));
        for (const [index, length] of lengths.entries()) {
          expect(length).toBeGreaterThanOrEqual(0);
          expect((starts[index + 1] ?? 0) - (starts[index] ?? 0)).toBe(length);
        }
      }),
    );
  });

  test('an address brings the same plan back, and no address fails', () => {
    fc.assert(
      fc.property(plan, (asked) => {
        const read = readPlan(`#${writePlan(asked, 10)}`, 10, 10);
        const set = Object.fromEntries(Object.entries(asked.more).filter(([, more]) => more !== 0));
        expect(read).toEqual({ ...asked, more: set });
      }),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `#start=${text}&break=${text}&more=${text}`),
        ),
        (hash) => {
          const read = readPlan(hash, 3, 10);
          expect(read.rest >= 0 && read.rest <= 60).toBe(true);
          for (const length of lengthsOf(slots, read)) expect(Number.isInteger(length) && length >= 0).toBe(true);
        },
      ),
    );
    expect(readPlan('#start=25:00&break=999&more=7.5,0.x', 3, 10)).toEqual({ rest: 10, more: {} });
    expect(writePlan({ rest: 10, more: { 1: 0 } }, 10)).toBe('');
  });

  test('a clock is read and shown', () => {
    expect(['9:05', '09:05', '24:00', '9:5', 'now', ''].map(readClock)).toEqual([545, 545, undefined, undefined, undefined, undefined]);
    expect([545, 1440, -10].map(showClock)).toEqual(['09:05', '00:00', '23:50']);
  });

  test('what is on follows from the clock', () => {
    const lengths = [15, 0, 20];
    expect(momentOf(lengths, 600, 590.5)).toEqual({ state: 'before', minutes: 10 });
    expect(momentOf(lengths, 600, 600)).toEqual({ state: 'during', index: 0, left: 15, of: 15 });
    expect(momentOf(lengths, 600, 614.9)).toEqual({ state: 'during', index: 0, left: 1, of: 15 });
    expect(momentOf(lengths, 600, 615)).toEqual({ state: 'during', index: 2, left: 20, of: 20 });
    expect(momentOf(lengths, 600, 635)).toEqual({ state: 'over' });
    // Past midnight.
    expect(momentOf(lengths, 1430, 6)).toMatchObject({ state: 'during', index: 2 });
  });

  test('a session is as late as it was made longer', () => {
    expect(lateBy(slots, { rest: 15, more: {} })).toBe(0);
    expect(lateBy(slots, { rest: 15, more: { 0: 5, 2: -3 } })).toBe(2);
    expect(lateBy(slots, { rest: 0, more: { 2: -60 } })).toBe(-20);
  });
});

describe('ending in time', () => {
  const lesson = fc.array(fc.record({ minutes: fc.integer({ min: 1, max: 60 }), isBreak: fc.boolean(), to: fc.option(fc.integer({ min: 0, max: 59 })) }), {
    minLength: 1,
    maxLength: 9,
  });
  /** Slots, and those that may be cut, in any order. */
  const session = lesson.chain((of) =>
    fc
      .shuffledSubarray(
        of.flatMap(({ minutes: whole, to }, slot): Choice[] => (to === null || to >= whole ? [] : [{ slot, to }])),
        { minLength: 0 },
      )
      .map((choices) => ({ slots: of.map(({ minutes: whole, isBreak }): Slot => ({ minutes: whole, isBreak })), choices })),
  );
  const START = 600;
  const planOf = (by: number): Plan => ({ start: START, by: (START + by) % 1440, rest: 10, more: {} });

  test('nothing is touched but what may be cut, and no more is cut than is needed', () => {
    fc.assert(
      fc.property(session, fc.integer({ min: 0, max: 400 }), ({ slots, choices }, by) => {
        const plan = planOf(by);
        const { cuts } = catchUp(slots, plan, choices);
        for (const cut of cuts) expect(choices).toContain(cut);
        const after = lengthsOf(slots, withCuts(slots, plan, cuts));
        for (const [slot, length] of lengthsOf(slots, plan).entries()) expect(after[slot]).toBe(cuts.find((cut) => cut.slot === slot)?.to ?? length);
        // The last of them is needed.
        const last = cuts.at(-1);
        if (last) expect(overBy(slots, withCuts(slots, plan, cuts.slice(0, -1)))).toBeGreaterThan(0);
      }),
    );
  });

  test('it ends by the time where that is possible, and else says how many minutes are over', () => {
    fc.assert(
      fc.property(session, fc.integer({ min: 0, max: 400 }), ({ slots, choices }, by) => {
        const plan = planOf(by);
        const { over, cuts, left } = catchUp(slots, plan, choices);
        const possible = overBy(
          slots,
          withCuts(
            slots,
            plan,
            choices.filter((choice) => canCut(slots, plan, choice)),
          ),
        );
        expect(over).toBe(Math.max(0, sum(lengthsOf(slots, plan)) - by));
        expect(Math.max(0, overBy(slots, withCuts(slots, plan, cuts)))).toBe(left);
        expect(left).toBe(Math.max(0, possible));
      }),
    );
  });

  test('what is over stays as it was: a cut never moves the past', () => {
    fc.assert(
      fc.property(session, fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }), ({ slots, choices }, by, passed) => {
        const plan = planOf(by);
        const { cuts } = catchUp(slots, plan, choices, passed);
        const before = startsOf(lengthsOf(slots, plan));
        const after = startsOf(lengthsOf(slots, withCuts(slots, plan, cuts)));
        // Each start that has passed stands; none that is to come moves into the past.
        for (const [slot, from] of before.entries())
          if (from < passed) expect(after[slot]).toBe(from);
          else expect(after[slot]).toBeGreaterThanOrEqual(Math.min(from, passed));
      }),
    );
  });

  const slots: Slot[] = [
    { minutes: 20, isBreak: false },
    { minutes: 25, isBreak: false },
    { minutes: 10, isBreak: true },
    { minutes: 20, isBreak: false },
  ];
  const choices: Choice[] = [
    { slot: 0, to: 14 },
    { slot: 1, to: 20 },
    { slot: 2, to: 5 },
    { slot: 3, to: 0 },
  ];
  const plan = (over: number): Plan => planOf(75 - over);

  test.each([
    [0, [], 0],
    [6, [0], 0],
    [7, [0, 1], 0],
    [16, [0, 1, 2], 0],
    // Where something must be left out, the others stay whole, the break first.
    [18, [3], 0],
    [22, [0, 3], 0],
    [30, [0, 1, 3], 0],
    [40, [0, 1, 2, 3], 4],
  ])('%i minutes too long', (over, cut, left) => {
    const found = catchUp(slots, plan(over), choices);
    expect([found.over, found.cuts.map(({ slot }) => slot), found.left]).toEqual([over, cut, left]);
  });

  test('an activity that is over, or on and to be left out, cannot be cut', () => {
    expect(catchUp(slots, plan(6), choices, 20).cuts).toEqual([
      { slot: 1, to: 20 },
      { slot: 2, to: 5 },
    ]);
    expect(canCut(slots, plan(6), { slot: 0, to: 14 }, 14)).toBe(true);
    expect(canCut(slots, plan(6), { slot: 0, to: 14 }, 15)).toBe(false);
    expect(canCut(slots, plan(6), { slot: 3, to: 0 }, 56)).toBe(false);
    expect(canCut(slots, withCuts(slots, plan(6), [{ slot: 0, to: 14 }]), { slot: 0, to: 14 })).toBe(false);
  });

  test('past midnight, and without an end, what was planned counts', () => {
    expect(overBy(slots, { start: 1400, by: 20, rest: 10, more: {} })).toBe(15);
    expect(overBy(slots, { start: 600, rest: 10, more: { 0: 5 } })).toBe(5);
    expect(overBy(slots, { by: 630, rest: 10, more: {} })).toBe(0);
  });
});

describe('cues', () => {
  const cues = (notes: string) =>
    readBody('page.mdx', `<Activity id="a" title="A">\n\n<Facilitator>\n\n<Do>\n\n${notes}\n\n</Do>\n\n</Facilitator>\n\n</Activity>\n`).body?.parts[0]?.cues;

  test('are the things to do, one by one and whole', () => {
    expect(cues('- Greet people. Show the door.\n- Start with **yourself** at 5:27.\n')).toEqual([
      'Greet people. Show the door.',
      'Start with yourself at 5:27.',
    ]);
    expect(cues('Set out the chairs.')).toEqual(['Set out the chairs.']);
  });

  test('a list inside an item stands behind it', () => {
    expect(cues('- Ideas:\n  1. Wait.\n  2. Ask.\n- Stop.')).toEqual(['Ideas: 1. Wait. 2. Ask.', 'Stop.']);
  });

  test('name nobody', () => {
    expect(cues('- Ask <Person consent="c-4f7k2m" otherwise="one of the residents">Ada Reader</Person> to start.')).toEqual([
      'Ask one of the residents to start.',
    ]);
  });
});

describe('the run sheet of a lesson', () => {
  const long = writtenLesson(
    'Who we are',
    [
      activity('arrive', 30, 'Arrive').replace('grouping="pairs">', 'grouping="pairs" helper="Opens the door.">'),
      activity('talk', 50, 'Talk').replace('grouping="pairs">', 'grouping="pairs" ifLate="shorten" atLeast="40" shorter="Use one card.">'),
      activity('leave', 20, 'Leave'),
    ].join('\n'),
  );
  const sheetOf = (hub: Hub, locale = 'en') => runSheetOf(hub, entryIn(hub, 'lessons', 'starting/who-we-are'), locale);

  test('has every activity and break in the order of the clock', () => {
    const sheet = sheetOf(hubWith({ [LESSON]: long, [LESSON.replace('mdx', 'ur.mdx')]: undefined }));
    expect(sheet.rows.map((row) => [row.from, row.minutes, row.kind === 'break' ? 'break' : row.title.text])).toEqual([
      [0, 30, 'Arrive'],
      [30, 10, 'break'],
      [40, 50, 'Talk'],
      [90, 20, 'Leave'],
    ]);
    expect(sheet).toMatchObject({ work: 100, rest: 10 });
    expect(sheet.rows[0]).toMatchObject({ grouping: 'pairs', lead: [{ text: 'Set out the chairs.' }], helper: { text: 'Opens the door.' } });
    expect(sheet.cuts).toEqual([
      { row: 2, title: { text: 'Talk' }, to: 40, saves: 10, how: { text: 'Use one card.' } },
      { row: 1, to: LEAST_BREAK, saves: 10 - LEAST_BREAK },
    ]);
    expect(sheet.kept).toEqual([{ text: 'Arrive' }, { text: 'Leave' }]);
  });

  test('in another language has the same minutes, and English where nothing is translated', () => {
    const urdu = `---\ntitle: "Urdu"\n${translationRecord()}\n---\n\n<Activity id="talk" title="Urdu talk" shorter="Urdu card.">\n\n1. Urdu.\n\n</Activity>\n`;
    const sheet = sheetOf(hubWith({ [LESSON]: long, [LESSON.replace('mdx', 'ur.mdx')]: urdu }), 'ur');
    expect(sheet.rows.map(({ minutes: length }) => length)).toEqual([30, 10, 50, 20]);
    expect(sheet.rows[0]).toMatchObject({ title: { text: 'Arrive', lang: 'en' }, helper: { text: 'Opens the door.', lang: 'en' } });
    expect(sheet.rows[2]).toMatchObject({ title: { text: 'Urdu talk' }, lead: [{ text: 'Set out the chairs.', lang: 'en' }] });
    expect(sheet.cuts[0]?.how).toEqual({ text: 'Urdu card.' });
  });

  test('of the smallest lesson is made of what it has', () => {
    expect(fileAt(LESSON)).toContain('<Activity');
    const { rows, cuts } = sheetOf(hubWith());
    expect(rows.length).toBeGreaterThan(0);
    expect(cuts).toEqual([]);
  });
});
