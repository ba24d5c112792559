import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createHub } from '../../src/hub/hub.ts';
import { loadContent } from '../../src/hub/load.ts';
import { catalogueOf } from '../../src/outputs/planner/catalogue.ts';
import { runSheetOf } from '../../src/outputs/run-sheet/sheet.ts';
import { decode, encode } from '../../src/planner/address.ts';
import { STRETCH, withBreaks } from '../../src/planner/breaks.ts';
import { edgeOf, type Catalogue } from '../../src/planner/catalogue.ts';
import { add, addable, addBreak, move, reask, remove, shorten, startAt } from '../../src/planner/edit.ts';
import { activitiesIn, judge, minutesOfItem, totalOf, type Item, type Outcome, type Plan, type PlanRequest } from '../../src/planner/plan.ts';
import { propose, type Proposal } from '../../src/planner/propose.ts';
import { adviceOn, clock, sheetOf } from '../../src/planner/sheet.ts';
import { timersOf } from '../../src/planner/timer.ts';
import { lengthsOf, readPlan } from '../../src/outputs/run-sheet/schedule.ts';
import { linesOf } from '../../src/outputs/planner/lines.ts';
import { activity, changed, hubWith, writtenLesson } from './support/content.ts';
import { anyCatalogue, anyRequest, asking, lesson } from './support/catalogue.ts';

/** A plan in a line, with the minutes of breaks and of what is made shorter: `arrive talk:13 (10) close`. */
const inALine = (plan: Plan) =>
  plan.items.map((item) => (item.kind === 'break' ? `(${item.minutes})` : `${item.activity}${item.minutes === undefined ? '' : `:${item.minutes}`}`)).join(' ');
const told = (result: Proposal | Outcome) => (result.ok ? inALine(result.plan) : result.why.map(({ code }) => code).join(' '));
function planned(result: Proposal | Outcome): Plan {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.why)}`);
  return result.plan;
}

const MEET = lesson('meet', { arrive: 15, place: 20, offer: 15, agree: 25, needs: 10, close: 5 }, { keep: ['arrive', 'agree', 'close'] });
const LEARN = lesson('learn', { wall: 20, quiz: 15, circle: 25, recap: 10 }, { keep: ['recap'], prerequisites: ['module/meet'] });
/** A lesson of 90 minutes, of which two activities can be made shorter, one can be left out, and two stay. */
const RULES = lesson('rules', { line: 20, match: 25, ladder: 20, rules: 20, close: 5 }, { keep: ['rules', 'close'], atLeast: { line: 14, match: 20 } });
const SHORT = lesson('short', { talk: 20, end: 5 }, { keep: ['end'] });
const WALK = lesson('walk', { ready: 10, walk: 40, look: 20 }, { keep: ['ready'], out: ['walk'] });
const SAFE = lesson('safe', { risks: 20, buddy: 20 }, { covers: ['fieldwork-safety'] });
const SAFE_PLANNED = { ...SAFE, written: false, activities: [] };
const of = (...lessons: Catalogue['lessons']): Catalogue => ({ lessons, routes: [] });

describe('a proposal', () => {
  test('is the whole lesson where there is time for it', () => {
    expect(told(propose(asking({ minutes: 90 }), of(MEET)))).toBe('arrive place offer agree needs close');
  });
  test('keeps what must not be left out, and uses the rest of the time', () => {
    expect(told(propose(asking({ minutes: 45 }), of(MEET)))).toBe('arrive agree close');
    expect(told(propose(asking({ minutes: 65 }), of(MEET)))).toBe('arrive place agree close');
    expect(told(propose(asking({ minutes: 70 }), of(MEET)))).toBe('arrive offer agree needs close');
  });
  test('makes activities shorter before it leaves any out, and no more than the time asks for', () => {
    const sharing = (minutes: number) => told(propose(asking({ minutes }), of(RULES)));
    expect(sharing(90)).toBe('line match ladder rules close');
    expect(sharing(86)).toBe('line match:20 ladder rules close');
    expect(sharing(84)).toBe('line:14 match ladder rules close');
    expect(sharing(79)).toBe('line:14 match:20 ladder rules close');
    // What an author would leave out goes before what an author would shorten.
    expect(sharing(78)).toBe('line match rules close');
    expect(sharing(60)).toBe('line:14 match:20 rules close');
    expect(sharing(45)).toBe('line rules close');
    expect(propose(asking({ minutes: 24 }), of(RULES))).toMatchObject({ why: [{ code: 'too-short', values: { least: 25 } }] });
  });
  test('has the breaks of a run sheet where there is time for them', () => {
    expect(told(propose(asking({ minutes: 100 }), of(RULES)))).toBe('line match (10) ladder rules close');
    expect(told(propose(asking({ minutes: 99 }), of(RULES)))).toBe('line match ladder rules close');
  });
  test('says how long the shortest session is', () => {
    expect(propose(asking({ minutes: 40 }), of(MEET))).toEqual({ ok: false, why: [{ code: 'too-short', values: { lesson: 'Lesson meet', least: 45 } }] });
    // To close alone is no session.
    expect(told(propose(asking({ minutes: 20 }), of(SHORT)))).toBe('too-short');
    expect(told(propose(asking({ minutes: 25 }), of(SHORT)))).toBe('talk end');
  });
  test('goes on in the course with what the group has done', () => {
    expect(told(propose(asking({ minutes: 90, done: ['module/meet'] }), of(MEET, LEARN)))).toBe('wall quiz circle recap');
    expect(told(propose(asking({ done: ['module/meet', 'module/learn'] }), of(MEET, LEARN)))).toBe('nothing-left');
  });
  test('puts first what a lesson asks for', () => {
    const request = asking({ minutes: 180, about: 'module/learn' });
    expect(told(propose(request, of(MEET, LEARN)))).toBe('arrive place offer (10) agree needs close (10) wall quiz circle recap');
    expect(propose(request, of(MEET, LEARN))).toMatchObject({ added: ['module/meet'] });
    expect(propose({ ...request, minutes: 90 }, of(MEET, LEARN))).toEqual({
      ok: false,
      why: [{ code: 'too-short-first', values: { lesson: 'Lesson learn', least: 125, needs: '1.1 Lesson meet' }, first: ['module/meet'] }],
    });
    expect(told(propose({ ...request, minutes: 90, done: ['module/meet'] }, of(MEET, LEARN)))).toBe('wall quiz circle recap');
    expect(told(propose(request, of({ ...MEET, written: false, activities: [] }, LEARN)))).toBe('prerequisite-planned');
  });
  test('adds a whole lesson where one more fits, with a break between', () => {
    expect(told(propose(asking({ minutes: 130 }), of(MEET, SHORT)))).toBe('arrive place offer agree needs close (10) talk end');
    expect(told(propose(asking({ minutes: 120 }), of(MEET, SHORT)))).toBe('arrive place offer (10) agree needs close');
  });
  test('says which lesson comes next, where there is no time for it', () => {
    expect(propose(asking({ minutes: 30 }), of(MEET, SHORT))).toMatchObject({ ok: true, passed: { lesson: 'module/meet', least: 45 } });
    expect(propose(asking({ minutes: 45 }), of(MEET, SHORT))).not.toHaveProperty('passed');
  });
  test('is a ready-made route where one fills the time as well', () => {
    const catalogue = {
      ...of(MEET, LEARN, SHORT),
      routes: [{ id: 'evening', title: 'Evening', audience: ['everyone'], lessons: ['module/meet', 'module/short'] }],
    };
    expect(propose(asking({ minutes: 130 }), catalogue)).toMatchObject({ ok: true, route: 'evening' });
    expect(propose(asking({ minutes: 120 }), catalogue)).not.toHaveProperty('route');
    expect(propose(asking({ minutes: 130, done: ['module/meet'] }), catalogue)).not.toHaveProperty('route');
  });
  test('takes lessons for these people, and for a group of this size before others', () => {
    const forFunders = lesson('funders', { one: 30 }, { audience: ['funders'] });
    const forMany = lesson('many', { two: 30 }, { people: { min: 20, max: 60 } });
    expect(told(propose(asking({ minutes: 30, audience: 'peer-researchers' }), of(forFunders, forMany)))).toBe('two');
    expect(told(propose(asking({ minutes: 30, people: 30 }), of(forFunders, forMany)))).toBe('two');
    expect(told(propose(asking({ minutes: 30, people: 8 }), of(forMany, forFunders)))).toBe('one');
  });
});

describe('nobody is sent out without safety', () => {
  const out = asking({ minutes: 240, out: true });
  test('while no lesson covers it, such a plan is refused with the reason', () => {
    expect(told(propose(out, of(MEET, WALK)))).toBe('safety-unwritten');
    expect(propose(out, of(MEET, WALK, SAFE_PLANNED))).toEqual({ ok: false, why: [{ code: 'safety-planned', values: { lesson: 'Lesson safe' } }] });
    // A lesson that is not written cannot have been done.
    expect(told(propose({ ...out, done: ['module/safe'] }, of(WALK, SAFE_PLANNED)))).toBe('safety-planned');
    const byHand = add({ request: out, items: [] }, 'module/walk', 'walk', of(WALK, SAFE_PLANNED));
    expect(told(byHand)).toBe('safety-planned');
  });
  test('where one is written, it comes first and whole', () => {
    expect(told(propose(out, of(WALK, SAFE)))).toBe('risks buddy (10) ready walk look');
    expect(told(propose({ ...out, minutes: 90 }, of(WALK, SAFE)))).toBe('risks buddy ready walk');
    // No tap in passing says that people are safe.
    expect(propose({ ...out, minutes: 60 }, of(WALK, SAFE))).toEqual({
      ok: false,
      why: [{ code: 'too-short-first', values: { lesson: 'Lesson walk', least: 90, needs: '1.1 Lesson safe' } }],
    });
    const shorter = { ...SAFE, activities: SAFE.activities.map((each) => ({ ...each, atLeast: 5 })) };
    expect(told(propose({ ...out, minutes: 60 }, of(WALK, shorter)))).toBe('too-short-first');
    expect(told(shorten(planned(propose(out, of(WALK, shorter))), 0, of(WALK, shorter)))).toContain('safety-before');
    expect(told(propose({ ...out, minutes: 60, done: ['module/safe'] }, of(WALK, SAFE)))).toBe('ready walk');
  });
  test('and neither a move nor a removal undoes that', () => {
    const plan = planned(propose(out, of(WALK, SAFE)));
    expect(told(move(plan, 1, 4, of(WALK, SAFE)))).toContain('safety-before');
    expect(told(remove(plan, 0, of(WALK, SAFE)))).toContain('safety-before');
  });
  test('who does not ask to go out is not sent out', () => {
    expect(told(propose(asking({ minutes: 60 }), of(WALK, SAFE)))).toBe('ready look');
    expect(told(propose(asking({ about: 'module/walk' }), of({ ...WALK, activities: WALK.activities.map((each) => ({ ...each, keep: true })) }, SAFE)))).toBe(
      'goes-out',
    );
  });
  test('where no activity goes out, that is said', () => {
    expect(told(propose(out, of(MEET, SAFE)))).toBe('nothing-out');
  });
  test('a lesson of the hub says that it covers safety', () => {
    const walk = activity('walk', 30).replace('grouping', 'sendsPeopleOut="yes" grouping');
    const content = (fields: string) =>
      catalogueOf(
        hubWith({
          'training/starting/who-we-are/index.mdx': writtenLesson('Who we are', `\n${walk}`),
          ...changed('training/starting/next-steps/index.mdx', 'level:', `${fields}level:`),
        }),
        'en',
        '/',
      );
    expect(propose(out, content(''))).toMatchObject({ ok: false, why: [{ code: 'safety-unwritten' }] });
    expect(propose(out, content('covers: [fieldwork-safety]\n'))).toEqual({ ok: false, why: [{ code: 'safety-planned', values: { lesson: 'Next steps' } }] });
  });
});

describe('changes by hand', () => {
  const catalogue = of(MEET, LEARN, SHORT);
  const plan = planned(propose(asking({ minutes: 90 }), catalogue));
  test('move what may move, and say why the rest stays', () => {
    expect(told(move(plan, 1, 2, catalogue))).toBe('arrive offer place agree needs close');
    expect(told(move(plan, 1, 0, catalogue))).toBe('first');
    expect(told(move(plan, 4, 5, catalogue))).toBe('last');
    expect(told(move(plan, 0, -1, catalogue))).toBe('edge');
    expect(told(move(plan, 9, 1, catalogue))).toBe('edge');
  });
  test('take out what may go', () => {
    expect(told(remove(plan, 1, catalogue))).toBe('arrive offer agree needs close');
    expect(told(remove(plan, 3, catalogue))).toBe('keep');
  });
  test('add in the lesson’s order, with what it must not be without', () => {
    expect(told(add(planned(remove(plan, 1, catalogue)), 'module/meet', 'place', catalogue))).toBe('arrive place offer agree needs close');
    const empty: Plan = { request: asking({ minutes: 60 }), items: [] };
    expect(told(add(empty, 'module/meet', 'needs', catalogue))).toBe('arrive agree needs close');
    expect(told(add(plan, 'module/meet', 'place', catalogue))).toBe('twice');
    expect(add(plan, 'module/short', 'talk', catalogue)).toEqual({ ok: false, why: [{ code: 'time', values: { over: 25, minutes: 90 } }] });
    expect(told(add(empty, 'module/learn', 'quiz', catalogue))).toBe('prerequisite');
    expect(told(add(empty, 'module/none', 'quiz', catalogue))).toBe('unknown');
  });
  test('make shorter what may be, to no less than it works in, and give it its time again', () => {
    const whole = planned(propose(asking({ minutes: 90 }), of(RULES)));
    const short = planned(shorten(whole, 0, of(RULES)));
    expect(inALine(short)).toBe('line:14 match ladder rules close');
    expect(totalOf(short.items, of(RULES))).toBe(84);
    expect(planned(shorten(short, 0, of(RULES)))).toEqual(whole);
    expect(told(shorten(whole, 3, of(RULES)))).toBe('no-shorter');
    expect(
      judge({ ...whole, items: [{ kind: 'activity', lesson: 'module/rules', activity: 'line', minutes: 13 }, ...whole.items.slice(1)] }, of(RULES)),
    ).toEqual([{ code: 'too-brief', values: { title: 'Activity line', least: 14 } }]);
    expect(told(shorten(planned(reask(short, asking({ minutes: 84 }), of(RULES))), 0, of(RULES)))).toBe('time');
    // What is added is shorter where it does not fit whole.
    expect(told(add(planned(remove(planned(reask(short, asking({ minutes: 84 }), of(RULES))), 1, of(RULES))), 'module/rules', 'match', of(RULES)))).toBe(
      'line:14 match ladder rules close',
    );
  });
  test('put a break into the middle of the longest stretch', () => {
    const longer = planned(reask(plan, asking({ minutes: 100 }), catalogue));
    expect(told(addBreak(longer, 10, catalogue))).toBe('arrive place offer (10) agree needs close');
    expect(told(addBreak(plan, 10, catalogue))).toBe('time');
  });
  test('keep the plan for other answers only where it fits them', () => {
    expect(told(reask(plan, asking({ minutes: 90, people: 12 }), catalogue))).toBe(inALine(plan));
    expect(told(reask(plan, asking({ minutes: 60 }), catalogue))).toBe('time');
  });
  test('say which activities still fit', () => {
    const shorter = planned(remove(plan, 1, catalogue));
    const fits = addable(shorter, catalogue).filter((each) => each.fits);
    expect(fits).toEqual([{ lesson: 'module/meet', activity: 'place', fits: true }]);
  });
});

describe('what a trainer takes along', () => {
  const catalogue = of({ ...MEET, translations: { ur: 'draft' } }, { ...SHORT, kit: ['kit of MEET', 'Pens'] });
  const plan = planned(propose(asking({ minutes: 130, languages: ['en', 'ur', 'x'], people: 3 }), catalogue));
  test('has clock times, and minutes from the start where none is said', () => {
    expect(sheetOf(startAt(plan, 570), catalogue).rows.map(({ from }) => from)).toEqual([
      '09:30',
      '09:45',
      '10:05',
      '10:20',
      '10:45',
      '10:55',
      '11:00',
      '11:10',
      '11:30',
    ]);
    expect(sheetOf(startAt(plan, 570), catalogue).until).toBe('11:35');
    expect(
      sheetOf(plan, catalogue)
        .rows.map(({ from }) => from)
        .slice(0, 3),
    ).toEqual(['0:00', '0:15', '0:35']);
    expect(clock(23 * 60 + 50, 20)).toBe('00:10');
  });
  test('has each thing to bring once, and the handouts of its activities', () => {
    const short = planned(remove(plan, 1, catalogue));
    expect(sheetOf(short, catalogue).kit).toEqual([{ text: 'kit of MEET' }, { text: 'Pens' }]);
    expect(sheetOf(short, catalogue).handouts.map(({ href }) => href)).not.toContain('/learn/module/meet/#place-card');
    expect(sheetOf(short, catalogue).handouts[0]).toEqual({ title: 'Card of arrive', href: '/learn/module/meet/#arrive-card' });
  });
  test('is told what does not suit the group', () => {
    expect(adviceOn(plan, catalogue).map(({ code }) => code)).toEqual(['people', 'people', 'paper', 'draft', 'untranslated', 'other-language', 'no-break']);
    const phones = planned(propose(asking({ minutes: 45, place: 'online', means: 'phones' }), of({ ...MEET, hostReview: true })));
    expect(adviceOn(phones, of({ ...MEET, hostReview: true }))).toMatchObject([
      { code: 'host-review' },
      { code: 'online' },
      { code: 'left-out', titles: 'Activity place; Activity offer; Activity needs' },
    ]);
    const long = planned(remove(planned(propose(asking({ minutes: 130 }), catalogue)), 6, catalogue));
    expect(adviceOn(long, catalogue)).toContainEqual({ code: 'no-break', minutes: 115 });
    // As on a run sheet.
    expect(adviceOn(planned(propose(asking({ minutes: 90 }), of(MEET))), of(MEET))).toContainEqual({ code: 'no-break', minutes: 90 });
  });
});

describe('the timer of a lesson', () => {
  /** The lengths that the lesson's own run sheet gets from the address: a break of ten is its third row. */
  const lengths = (href: string) => {
    const slots = [20, 25, 10, 20, 20, 5].map((minutes, index) => ({ minutes, isBreak: index === 2 }));
    return lengthsOf(slots, readPlan(new URL(href, 'https://hub.example').hash, slots.length, 10));
  };
  const of100 = planned(propose(asking({ minutes: 100 }), of(RULES)));
  const hrefs = (plan: Plan, catalogue = of(RULES)) => timersOf(plan, catalogue).map(({ href }) => href);
  test('is that of its run sheet where nothing is changed', () => {
    expect(hrefs(of100)).toEqual(['/teach/module/rules/run/']);
    expect(hrefs(startAt(of100, 1425))).toEqual(['/teach/module/rules/run/#start=23:45&by=01:25']);
  });
  test('has the lengths and the breaks of the plan', () => {
    const short = startAt(planned(propose(asking({ minutes: 60 }), of(RULES))), 570);
    const [href = ''] = hrefs(short);
    expect(lengths(href)).toEqual([14, 20, 0, 0, 20, 5]);
    expect(href).toContain('start=09:30');
    expect(href).toMatch(/&by=10:29$/);
  });
  test('starts where the plan has come to', () => {
    const two = startAt(planned(propose(asking({ minutes: 125 }), of(RULES, SHORT))), 540);
    expect(inALine(two)).toBe('line match ladder rules close (10) talk end');
    expect(hrefs(two, of(RULES, SHORT))).toEqual(['/teach/module/rules/run/#start=09:00&more=2.-10&by=10:30', '/teach/module/short/run/#start=10:40&by=11:05']);
  });
  test('is not offered where a run sheet cannot say what the plan says', () => {
    expect(hrefs(planned(move(of100, 0, 1, of(RULES))))).toEqual([]);
    expect(hrefs(planned(move(of100, 2, 3, of(RULES))))).toEqual([]);
  });
});

describe('the lessons of the hub', () => {
  const hub = createHub(loadContent('content'));
  const catalogue = catalogueOf(hub, 'en', '/');
  test('make a session of 45 minutes on phones for eight people', () => {
    const plan = planned(propose(asking({ minutes: 45, place: 'online', means: 'phones' }), catalogue));
    expect(inALine(plan)).toBe('picture-wall everyday-research-quiz questions-and-recap');
    expect(totalOf(plan.items, catalogue)).toBe(45);
    const sharing = asking({ minutes: 45, place: 'online', means: 'phones', about: 'starting-together/sharing-power' });
    expect(propose(sharing, catalogue)).toMatchObject({ ok: false, why: [{ code: 'too-short-first', first: ['starting-together/who-we-are'] }] });
    expect(told(propose({ ...sharing, done: ['starting-together/who-we-are'] }, catalogue))).toBe('who-decides decision-rules close');
  });
  test('never lose in a plan what their run sheets never cut, and are made as short as these say', () => {
    for (const each of catalogue.lessons.filter(({ written }) => written)) {
      const entry = hub.get('lessons', each.id);
      if (!entry) throw new Error(each.id);
      const { kept, cuts } = runSheetOf(hub, entry, 'en');
      expect(each.activities.filter(({ keep }) => keep).map(({ title }) => title)).toEqual(kept.map(({ text }) => text));
      expect(new Map(each.activities.flatMap(({ title, atLeast }) => (atLeast === undefined ? [] : [[title, atLeast] as const])))).toEqual(
        new Map(cuts.flatMap(({ title, to }) => (title && to > 0 ? [[title.text, to] as const] : []))),
      );
      const request = asking({ about: each.id, done: [...each.prerequisites] });
      for (let minutes = 10; minutes <= 120; minutes += 1) {
        const proposal = propose({ ...request, minutes }, catalogue);
        if (proposal.ok) expect(breaches(proposal.plan, catalogue), `${each.id} in ${minutes}`).toEqual([]);
      }
    }
  });
  test('say what is done in each of their activities', () => {
    const lines = linesOf(hub, 'en');
    for (const each of catalogue.lessons.filter(({ written }) => written)) {
      for (const { id } of each.activities) expect(lines[each.id]?.[id]?.lead.length, `${each.id} ${id}`).toBeGreaterThan(0);
    }
    // In English, and said to be, where there is no translation.
    for (const [id, activities] of Object.entries(linesOf(hub, 'ur'))) {
      const [first] = Object.values(activities)[0]?.lead ?? [];
      expect(first?.lang, id).toBe(hub.translation('lessons', id, 'ur') ? undefined : 'en');
    }
  });
  test('each make a session in their own time, and in less', () => {
    for (const each of catalogue.lessons.filter(({ written }) => written)) {
      const request = asking({ about: each.id, done: [...each.prerequisites] });
      const minutes = each.activities.reduce((sum, { minutes: own }) => sum + own, 0);
      const whole = planned(propose({ ...request, minutes }, catalogue));
      expect(inALine(whole)).toBe(each.activities.map(({ id }) => id).join(' '));
      const shorter = planned(propose({ ...request, minutes: minutes - 10 }, catalogue));
      expect(totalOf(shorter.items, catalogue)).toBeLessThanOrEqual(minutes - 10);
      expect(
        each.activities.some(({ keep }) => keep),
        each.id,
      ).toBe(true);
    }
  });
  test('send nobody out while the lesson on safety is not written', () => {
    const safety = catalogue.lessons.find(({ covers }) => covers.includes('fieldwork-safety'));
    expect(safety?.id).toBe('safe-fair-and-lawful/staying-safe-and-well');
    if (safety?.written) return;
    expect(told(propose(asking({ minutes: 480, out: true }), catalogue))).toBe('safety-planned');
  });
  test('are the same in every language, but for their words', () => {
    const bare = (some: Catalogue) =>
      some.lessons.map(({ id, activities }) => [id, activities.map((each) => [each.id, each.minutes, each.atLeast, each.keep, each.sendsPeopleOut])]);
    for (const locale of hub.locales) expect(bare(catalogueOf(hub, locale, '/'))).toEqual(bare(catalogue));
    expect(catalogueOf(hub, 'ur', '/hub/').lessons[0]).toMatchObject({ teach: '/hub/ur/teach/starting-together/who-we-are/', translations: { ur: 'draft' } });
    expect(catalogueOf(hub, 'ur', '/').lessons[1]).toMatchObject({ lang: 'en', activities: [{ lang: 'en' }, {}, {}, {}, {}] });
  });
});

/** A catalogue with a request for it. */
const asked = anyCatalogue.chain((catalogue) => anyRequest(catalogue).map((request) => ({ catalogue, request })));
/** The same, with changes by hand: numbers that each change reads as it needs. */
const worked = fc.tuple(asked, fc.array(fc.tuple(fc.nat(5), fc.nat(30), fc.nat(30)), { maxLength: 8 }));

/** The plan after changes by hand, of which those that are refused change nothing. */
function after(plan: Plan, changes: readonly [number, number, number][], catalogue: Catalogue): Plan {
  return changes.reduce((now, [kind, first, second]) => {
    const of = catalogue.lessons[first % Math.max(1, catalogue.lessons.length)];
    const tried =
      kind === 0
        ? move(now, first, second, catalogue)
        : kind === 1
          ? remove(now, first, catalogue)
          : kind === 2
            ? add(now, of?.id ?? '', `activity-${second % 6}`, catalogue)
            : kind === 3
              ? addBreak(now, second, catalogue)
              : kind === 4
                ? shorten(now, first, catalogue)
                : { ok: true as const, plan: startAt(now, first * second) };
    return tried.ok ? tried.plan : now;
  }, plan);
}

/** What every plan must be, said again without the planner's own judge. */
function breaches({ request, items }: Plan, catalogue: Catalogue): string[] {
  const wrong: string[] = [];
  const found = activitiesIn(items, catalogue);
  const rest = items.reduce((sum, item) => sum + (item.kind === 'break' ? item.minutes : 0), 0);
  const lengths = items.flatMap((item) => {
    const each = item.kind === 'activity' && catalogue.lessons.find(({ id }) => id === item.lesson)?.activities.find(({ id }) => id === item.activity);
    return item.kind === 'activity' && each ? [{ each, own: item.minutes, minutes: item.minutes ?? each.minutes }] : [];
  });
  const total = rest + lengths.reduce((sum, { minutes }) => sum + minutes, 0);
  if (lengths.some(({ each, own }) => own !== undefined && (each.atLeast === undefined || own < each.atLeast || own >= each.minutes))) wrong.push('too brief');
  if (total !== totalOf(items, catalogue)) wrong.push('minutes do not add up');
  if (total > request.minutes) wrong.push('too long');
  const at = (lessonId: string) => found.flatMap((each, index) => (each.lesson.id === lessonId ? [index] : []));
  const wholeBefore = (lessonId: string, place: number) => {
    const needed = catalogue.lessons.find(({ id }) => id === lessonId);
    return (
      needed !== undefined &&
      needed.activities.length > 0 &&
      needed.activities.every((each) => found.slice(0, place).some(({ lesson: own, activity: one }) => own.id === lessonId && one.id === each.id))
    );
  };
  for (const one of catalogue.lessons) {
    const places = at(one.id);
    const [start] = places;
    if (start === undefined) continue;
    const here = places.map((place) => found[place]?.activity.id);
    if (new Set(here).size !== here.length) wrong.push('twice');
    if (one.activities.some((each) => each.keep && !here.includes(each.id))) wrong.push('left out what is kept');
    for (const [index, place] of places.entries()) {
      const each = found[place];
      if (each && edgeOf(each) === 'first' && index > 0) wrong.push('opens late');
      if (each && edgeOf(each) === 'last' && index < places.length - 1) wrong.push('closes early');
    }
    for (const id of one.prerequisites) {
      const exists = catalogue.lessons.some((each) => each.id === id);
      if (exists && !request.done.includes(id) && !wholeBefore(id, start)) wrong.push('prerequisite');
    }
  }
  const out = found.findIndex(({ activity: each }) => each.sendsPeopleOut);
  const safe = catalogue.lessons.filter((each) => each.covers.includes('fieldwork-safety') && each.written);
  if (out >= 0 && !safe.some(({ id }) => request.done.includes(id) || wholeBefore(id, out))) wrong.push('sent out without safety');
  return wrong;
}

describe('whatever is asked, of whatever lessons', () => {
  test('a plan adds up, is never too long, keeps what must stay, and does first what comes first', () => {
    let plans = 0;
    let shortened = 0;
    fc.assert(
      fc.property(worked, ([{ catalogue, request }, changes]) => {
        const proposal = propose(request, catalogue);
        expect(propose(request, catalogue)).toEqual(proposal);
        if (!proposal.ok) {
          expect(proposal.why.length).toBeGreaterThan(0);
          return;
        }
        plans += 1;
        expect(breaches(proposal.plan, catalogue)).toEqual([]);
        if (proposal.plan.items.some((item) => item.kind === 'activity' && item.minutes !== undefined)) shortened += 1;
        const plan = after(proposal.plan, changes, catalogue);
        expect(breaches(plan, catalogue)).toEqual([]);
        const { rows, minutes, free } = sheetOf(plan, catalogue);
        expect(rows.reduce((sum, row) => sum + row.minutes, 0)).toBe(minutes);
        expect(minutes + free).toBe(plan.request.minutes);
        expect(free).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 2000 },
    );
    expect(plans).toBeGreaterThan(400);
    expect(shortened).toBeGreaterThan(2);
  });

  test('nothing is left out where it is enough to make activities shorter', () => {
    let shortened = 0;
    fc.assert(
      fc.property(anyCatalogue, fc.nat(60), (catalogue, less) => {
        for (const one of catalogue.lessons.filter(({ activities }) => activities.length > 0 && !activities.some(({ sendsPeopleOut }) => sendsPeopleOut))) {
          const minutes = Math.min(480, Math.max(10, one.activities.reduce((sum, each) => sum + each.minutes, 0) - less));
          const proposal = propose(asking({ about: one.id, minutes, done: catalogue.lessons.map(({ id }) => id).filter((id) => id !== one.id) }), catalogue);
          const shortest = one.activities.map((each): Item => ({
            kind: 'activity',
            lesson: one.id,
            activity: each.id,
            ...(each.atLeast === undefined ? {} : { minutes: each.atLeast }),
          }));
          if (!proposal.ok) continue;
          expect(breaches(proposal.plan, catalogue)).toEqual([]);
          const here = proposal.plan.items.filter(({ kind }) => kind === 'activity');
          if (here.some((item) => item.kind === 'activity' && item.minutes !== undefined)) shortened += 1;
          const isSafety = one.covers.includes('fieldwork-safety');
          if (here.length < one.activities.length && !isSafety) expect(totalOf(withBreaks(shortest, catalogue), catalogue)).toBeGreaterThan(minutes);
        }
      }),
      { numRuns: 1000 },
    );
    expect(shortened).toBeGreaterThan(50);
  });

  test('whatever order items come in, a plan that the judge lets pass breaches nothing', () => {
    const shuffled = asked.chain(({ catalogue, request }) =>
      fc
        .shuffledSubarray(catalogue.lessons.flatMap((one) => one.activities.map((each): Item => ({ kind: 'activity', lesson: one.id, activity: each.id }))))
        .map((items) => ({ catalogue, plan: { request, items } })),
    );
    fc.assert(
      fc.property(shuffled, ({ catalogue, plan }) => {
        expect(judge(plan, catalogue).length > 0).toBe(breaches(plan, catalogue).length > 0);
      }),
      { numRuns: 2000 },
    );
  });

  test('who asks to go out goes out, or is told why not', () => {
    fc.assert(
      fc.property(asked, ({ catalogue, request }) => {
        const proposal = propose({ ...request, out: true }, catalogue);
        if (proposal.ok) expect(activitiesIn(proposal.plan.items, catalogue).some(({ activity: each }) => each.sendsPeopleOut)).toBe(true);
        const inside = propose({ ...request, out: false }, catalogue);
        if (inside.ok) expect(activitiesIn(inside.plan.items, catalogue).some(({ activity: each }) => each.sendsPeopleOut)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  test('breaks leave no long stretch but where one activity is long, and change no order', () => {
    fc.assert(
      fc.property(anyCatalogue, (catalogue) => {
        const items = catalogue.lessons.flatMap((one) => one.activities.map((each): Item => ({ kind: 'activity', lesson: one.id, activity: each.id })));
        const made = withBreaks(items, catalogue);
        expect(made.filter(({ kind }) => kind === 'activity')).toEqual(items);
        let stretch: number[] = [];
        for (const item of [...made, { kind: 'break' as const, minutes: 10 }]) {
          if (item.kind === 'activity') stretch.push(minutesOfItem(item, catalogue));
          else {
            if (stretch.length > 1) expect(stretch.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(STRETCH);
            stretch = [];
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the address of a plan', () => {
  const catalogue = of(MEET, LEARN, SHORT);
  const request = asking({
    minutes: 120,
    people: 11,
    place: 'online',
    means: 'phones',
    languages: ['en', 'ur', 'x'],
    audience: 'peer-researchers',
    done: ['module/learn'],
  });
  const plan = startAt(planned(addBreak(planned(propose(request, catalogue)), 15, catalogue)), 570);

  test('holds the whole plan, in signs that messages leave alone, and not many of them', () => {
    const hash = encode(plan);
    expect(decode(`#${hash}`, catalogue)).toEqual({ state: 'plan', plan, notes: [] });
    expect(hash).toMatch(/^[a-z0-9=&~./-]+[a-z0-9]$/);
    expect(hash.length).toBeLessThan(170);
    expect(decode(encodeURIComponent(hash).replaceAll('%3D', '=').replaceAll('%26', '&'), catalogue)).toEqual({ state: 'plan', plan, notes: [] });
    expect(decode(`${hash}&from=chat`, catalogue)).toMatchObject({ state: 'plan' });
  });
  test('says when there is none, when it is cut, and when it is of another version', () => {
    expect(decode('', catalogue)).toEqual({ state: 'none' });
    expect(decode('#', catalogue)).toEqual({ state: 'none' });
    const hash = encode(plan);
    for (let end = 1; end < hash.length; end += 1)
      expect(decode(hash.slice(0, end), catalogue), hash.slice(0, end)).toEqual({ state: 'refused', why: [{ code: 'broken', values: {} }] });
    expect(decode(hash.replace('v=1', 'v=2'), catalogue)).toMatchObject({ why: [{ code: 'broken' }] });
    expect(decode(hash.replace('v=1', 'v=3'), catalogue)).toEqual({ state: 'refused', why: [{ code: 'version', values: {} }] });
    expect(decode(hash.replace('t=120', 't=240'), catalogue)).toMatchObject({ state: 'refused', why: [{ code: 'broken' }] });
    expect(decode(`#${'p='.repeat(9000)}`, catalogue)).toMatchObject({ state: 'refused' });
  });
  test('opens with a note where an activity has gone or takes longer', () => {
    const without = of({ ...MEET, activities: MEET.activities.filter(({ id }) => id !== 'offer') }, LEARN, SHORT);
    const opened = decode(encode(plan), without);
    expect(opened).toMatchObject({ state: 'plan', notes: [{ code: 'gone', values: { n: 1 } }] });
    const slower = of({ ...MEET, activities: MEET.activities.map((each) => ({ ...each, minutes: each.minutes + 5 })) }, LEARN, SHORT);
    expect(decode(encode(plan), slower)).toMatchObject({
      state: 'plan',
      plan: { request: { minutes: 145 } },
      notes: [{ code: 'longer', values: { minutes: 145, before: 120 } }],
    });
  });
  test('does not open a plan that breaks a rule, whoever made it', () => {
    const outside: Plan = {
      request,
      items: [
        { kind: 'activity', lesson: 'module/walk', activity: 'ready' },
        { kind: 'activity', lesson: 'module/walk', activity: 'walk' },
      ],
    };
    expect(decode(encode(outside), of(WALK, SAFE_PLANNED))).toMatchObject({ state: 'refused', why: [{ code: 'safety-planned' }], request: { people: 11 } });
    const early: Plan = { request, items: [...plan.items].reverse() };
    expect(decode(encode(early), catalogue)).toMatchObject({ state: 'refused' });
  });

  test('of before opens with what must not be left out, and a note', () => {
    // Made before the planner kept what run sheets never cut: its check and its version are of then.
    const old = 'v=1&t=45&n=8&w=online&m=phones&p=starting-together/who-we-are.arrive.group-agreement.one-word-close';
    const made = encode({
      request: asking({ minutes: 45, place: 'online', means: 'phones' }),
      items: ['arrive', 'group-agreement', 'one-word-close'].map((id) => ({ kind: 'activity', lesson: 'starting-together/who-we-are', activity: id })),
    });
    expect(made.slice(0, -6)).toBe(old);
    const now = catalogueOf(createHub(loadContent('content')), 'en', '/');
    const opened = decode(made, now);
    expect(opened).toMatchObject({
      state: 'plan',
      notes: [
        { code: 'put-back', values: { n: 2 } },
        { code: 'longer', values: { minutes: 70, before: 45 } },
      ],
    });
    expect(opened.state === 'plan' && inALine(opened.plan)).toBe('arrive offer-and-ask group-agreement access-needs one-word-close');
  });
  test('holds what is made shorter, as a new version, and opens where that has changed', () => {
    const short = planned(propose(asking({ minutes: 79 }), of(RULES)));
    const made = encode(short);
    expect(made).toMatch(/^v=2&t=79&n=8&p=module\/rules\.line\.-14\.match\.-20\.ladder\.rules\.close&c=/);
    expect(decode(made, of(RULES))).toEqual({ state: 'plan', plan: short, notes: [] });
    const longer = of({ ...RULES, activities: RULES.activities.map((each) => (each.id === 'line' ? { ...each, atLeast: 16 } : each)) });
    expect(decode(made, longer)).toMatchObject({ state: 'plan', plan: { request: { minutes: 81 } }, notes: [{ code: 'longer' }] });
    const kept = of({ ...RULES, activities: RULES.activities.map(({ atLeast: _atLeast, ...each }) => each) });
    expect(decode(made, kept)).toMatchObject({ state: 'plan', plan: { request: { minutes: 90 } } });
  });
  test('gives every plan back as it was', () => {
    fc.assert(
      fc.property(worked, ([{ catalogue: any, request: wanted }, changes]) => {
        const proposal = propose(wanted, any);
        const made = after(proposal.ok ? proposal.plan : { request: wanted, items: [] }, changes, any);
        expect(decode(encode(made), any)).toEqual({ state: 'plan', plan: made, notes: [] });
      }),
      { numRuns: 1000 },
    );
  });

  const hash = encode(plan);
  /** What happens to addresses: signs changed, lost, doubled; other addresses; anything at all. */
  const garbled = fc
    .tuple(fc.nat(hash.length), fc.nat(6), fc.string({ unit: 'binary', maxLength: 6 }))
    .map(([at, out, put]) => hash.slice(0, at) + put + hash.slice(at + out));
  const fields = fc
    .array(
      fc.tuple(
        fc.constantFrom(...'vtnwmlaxodspc'),
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 12 }),
          fc.constantFrom('1', '0', '-1', '1e9', 'NaN', '45', 'en', '__proto__', 'module/meet.arrive', '10~10', 'constructor/x.y'),
        ),
      ),
    )
    .map((some) => some.map(([name, value]) => `${name}=${value}`).join('&'));
  test('never throws, and opens nothing that breaches a rule, however broken', () => {
    fc.assert(
      fc.property(
        fc.oneof(garbled, fields, fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom('%', '%E0%A4%A', '#%00', '__proto__', 'v=1&v=2', 'v=1&p=%ff')),
        (text) => {
          const opened = decode(text, catalogue);
          if (opened.state === 'plan') expect(breaches(opened.plan, catalogue)).toEqual([]);
          else if (opened.state === 'refused') expect(opened.why.length).toBeGreaterThan(0);
          else expect(text.replace(/^#/, '')).toBe('');
        },
      ),
      { numRuns: 5000 },
    );
  });
  test('is refused where the rest of it was changed with care, so that it still counts as whole', () => {
    fc.assert(
      fc.property(worked, fc.array(fc.nat(30), { minLength: 1, maxLength: 12 }), ([{ catalogue: any, request: wanted }], places) => {
        const all = any.lessons.flatMap((one) => one.activities.map((each): Item => ({ kind: 'activity', lesson: one.id, activity: each.id })));
        const items = places.flatMap((place) => all[place % Math.max(1, all.length)] ?? []);
        const opened = decode(encode({ request: wanted, items }), any);
        if (opened.state === 'plan') expect(breaches(opened.plan, any)).toEqual([]);
        else expect(opened).toMatchObject({ state: 'refused', request: wanted } satisfies { state: string; request: PlanRequest });
      }),
      { numRuns: 2000 },
    );
  });
});
