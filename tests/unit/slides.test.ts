import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, Run } from '../../src/hub/blocks.ts';
import type { Hub } from '../../src/hub/hub.ts';
import { openHub } from '../../src/hub/open.ts';
import { formsFor } from '../../src/outputs/lesson-forms/forms.ts';
import { addressesOf } from '../../src/hub/addresses.ts';
import { MOST_ITEMS, MOST_WORDS, slidesOf, spread, type SlideGroup, type SlideItem } from '../../src/outputs/slides/slides.ts';
import { firstSentence, runsIn, textOf, withoutAside, wordsIn, wordsOfBlocks } from '../../src/outputs/slides/words.ts';
import { activity, consentRecord, entryIn, hubWith, writtenLesson } from './support/content.ts';

const PATH = 'training/starting/who-we-are/index.mdx';
const NO_URDU = { 'training/starting/who-we-are/index.ur.mdx': undefined };
const slides = (hub: Hub, locale = 'en') => slidesOf(hub, entryIn(hub, 'lessons', 'starting/who-we-are'), locale);
const withBody = (body: string, day?: string) => hubWith({ [PATH]: writtenLesson('Who we are', body), ...NO_URDU }, [], day);

/** Everything that the slides and their notes say, a line for each paragraph. */
const said = (groups: readonly SlideGroup[]) =>
  groups
    .flatMap(({ title, slides: own, notes }) => [
      title,
      ...own.flatMap(({ lead, items, handouts }) => [textOf(lead), ...items.flatMap(({ blocks }) => runsIn(blocks).map(textOf)), ...handouts]),
      ...notes.flatMap(({ blocks }) => runsIn(blocks).map(textOf)),
    ])
    .filter(Boolean);

const itemOf = (words: number): SlideItem => ({ blocks: [{ kind: 'paragraph', runs: [{ text: 'word '.repeat(words).trim() }] }] });
const count = (items: readonly SlideItem[]) => items.reduce((sum, { blocks }) => sum + wordsOfBlocks(blocks), 0);

describe('the slides of a lesson', () => {
  test('start with what it is for, follow its activities, and end with what learners keep', () => {
    const groups = slides(withBody(`${activity('arrive', 15)}${activity('agree', 25)}`));
    expect(groups.map(({ kind, part }) => part ?? kind)).toEqual(['start', 'arrive', 'agree', 'keep']);
    expect(said(groups)).toEqual([
      'Who we are',
      'Name two strengths',
      'Agree how to work',
      'arrive',
      'Find a partner.',
      'Set out the chairs.',
      'You can pass.',
      'Some people are quiet.',
      'agree',
      'Find a partner.',
      'Set out the chairs.',
      'You can pass.',
      'Some people are quiet.',
      'A card',
    ]);
    expect(groups[1]).toMatchObject({ minutes: 15, grouping: 'pairs' });
  });

  test('show the steps, the sentence that leads to them and what is kept, and leave the rest to the page', () => {
    const [, group] = slides(
      withBody(
        activity(
          'arrive',
          15,
          'Arrive',
          `You are new here. Nobody minds.

1. Find a **seat**. (3 minutes)
2. Say hello.

More about chairs.

<Example title="A chair">

Ada sits.

</Example>

### The answers

1. A chair is a chair.

<Handout id="card" title="A card to keep">

Words on the card.

</Handout>
`,
        ),
      ),
    );
    const [slide, ...cards] = group?.slides ?? [];
    expect(cards.every((one) => one.cards !== undefined)).toBe(true);
    expect(textOf(slide?.lead ?? [])).toBe('You are new here.');
    expect(slide?.items.map(({ number, blocks }) => [number, runsIn(blocks).map(textOf).join()])).toEqual([
      [1, 'Find a seat. (3 minutes)'],
      [2, 'Say hello.'],
    ]);
    expect(slide?.handouts).toEqual(['A card to keep']);
  });

  test('take the first sentences where an activity has no steps, and none that leads into something else', () => {
    const [, group] = slides(withBody(activity('talk', 5, 'Talk', 'Sit down. Rest.\n\nHere is a list:\n\n- One\n- Two\n\nStand up. Go.')));
    expect(group?.slides.flatMap(({ lead, items }) => [textOf(lead), ...items.flatMap(({ blocks }) => runsIn(blocks).map(textOf))])).toEqual([
      'Sit down.',
      'One',
      'Two',
      'Stand up.',
    ]);
  });

  test('hold an activity that has only notes', () => {
    const [, group] = slides(withBody(activity('rest', 5, 'Rest', '')));
    expect(group).toMatchObject({ title: 'Rest', slides: [{ items: [], n: 1, of: 1 }] });
  });

  test('show every warning, also one outside the activities, on a slide of its own', () => {
    const warning = '<Note kind="warning">\n\nNobody must tell their story.\n\n</Note>';
    const groups = slides(
      withBody(`<Section id="before" title="Before you start">\n\nWelcome.\n\n${warning}\n\n</Section>\n${activity('a', 5, 'A', `1. Sit.\n\n${warning}`)}`),
    );
    expect(groups.map(({ kind }) => kind)).toEqual(['start', 'warning', 'activity', 'keep']);
    expect(groups[1]?.slides.map((slide) => [slide.warning, count(slide.items)])).toEqual([[true, 5]]);
    expect(groups[2]?.slides.map(({ warning: warns }) => warns)).toEqual([false, true]);
    expect(said(groups)).not.toContain('Welcome.');
  });

  test('name the source of what they say, and of no more', () => {
    const body = (lead: string) => withBody(activity('a', 5, 'A', `${lead}\n\n1. Sit.`));
    const sources = (lead: string) => slides(body(lead))[1]?.slides[0]?.sources;
    expect(sources('Groups help.<Cite source="plan-2025" /> They do.')).toEqual(['plan-2025']);
    expect(sources('Sit well. Groups help.<Cite source="plan-2025" />')).toEqual([]);
  });

  test('stand in the language of the page, and in English where an activity is not translated', () => {
    const groups = slides(hubWith(), 'ur');
    expect(groups.map(({ part, locale }) => [part, locale])).toEqual([
      [undefined, 'ur'],
      ['arrive', 'ur'],
      ['agree', 'en'],
      [undefined, 'ur'],
    ]);
    expect(said(groups)).toContain('Urdu step.');
    expect(groups[1]?.minutes).toBe(15);
  });

  test('are offered to facilitators, for written lessons only', () => {
    const hub = hubWith();
    const lesson = entryIn(hub, 'lessons', 'starting/who-we-are');
    const form = formsFor('facilitator', lesson).find(({ id }) => id === 'slides');
    expect(formsFor('learner', lesson).some(({ id }) => id === 'slides')).toBe(false);
    expect(addressesOf(hub).flatMap(({ kind, path }) => (kind === 'slides' ? [path] : []))).toEqual([form?.path(lesson)]);
    expect(slidesOf(hub, entryIn(hub, 'lessons', 'starting/next-steps'), 'en')).toEqual([]);
  });
});

describe('cards', () => {
  const body = (words: string) => withBody(activity('talk', 15, 'Talk', words));
  const cards = (hub: Hub) =>
    (slides(hub)[1]?.slides ?? [])
      .filter((slide) => slide.cards !== undefined)
      .map(({ cards: title, n, of, madeUp, lead, items }) => ({
        title,
        place: `${n}/${of}`,
        ...(madeUp ? { madeUp } : {}),
        lead: textOf(lead),
        items: items.map(({ number, blocks }) => `${number ?? '-'} ${runsIn(blocks).map(textOf).join(' / ')}`),
      }));

  test('after the steps come the lists that are read out, with the sentence that leads to them', () => {
    expect(cards(body('1. Line up.\n2. Listen.\n\nWe start slowly. The sentences are:\n\n- Who eats?\n- Who cooks?\n\nTalk about it.'))).toEqual([
      { title: 'Talk', place: '1/1', lead: 'The sentences are:', items: ['- Who eats?', '- Who cooks?'] },
    ]);
  });

  test('no list stands twice, as steps and as cards', () => {
    expect(cards(body('Here is a list:\n\n- One\n- Two'))).toEqual([]);
    expect(cards(body('1. Line up.\n2. Listen.'))).toEqual([]);
  });

  test('a made-up example says that it is one', () => {
    expect(cards(body('1. Listen.\n\n<Example title="The school gate">\n\nMarta waits.\n\n</Example>'))).toEqual([
      { title: 'Talk', place: '1/1', madeUp: true, lead: 'The school gate', items: ['- Marta waits.'] },
    ]);
  });

  test('a handout has its words: what is said of all cards first, then each card, headings over what they head, and places to write in', () => {
    const handout = `1. Read.

<Handout id="card" title="Principles">

They are made up.

1. **Share.** Decide together.
2. **Listen.** Hear everyone.

**What we decide**

<Lines count="2" label="All together" />

<Lines count="1" label="One person" />

| Date | What |
| --- | --- |
| ____ | ____ |

</Handout>`;
    expect(cards(body(handout))).toEqual([
      { title: 'Principles', place: '1/2', lead: 'They are made up.', items: ['1 Share. Decide together.', '2 Listen. Hear everyone.'] },
      { title: 'Principles', place: '2/2', lead: 'What we decide', items: ['- All together', '- One person', '- Date · What'] },
    ]);
  });

  test('a name on a card needs its consent for the page and print, and a quotation is on none', () => {
    const handout = `1. Read.

<Handout id="card" title="A card">

- <Person consent="c-4f7k2m" otherwise="One of us">Ada</Person> says hello.

<Quote who="A resident" consent="c-4f7k2m">

I was there.

</Quote>

</Handout>`;
    const items = (changes: Record<string, string> = {}) =>
      cards(
        hubWith({
          [PATH]: writtenLesson('Who we are', activity('talk', 15, 'Talk', handout)),
          ...NO_URDU,
          'consents/c-4f7k2m.yaml': consentRecord(changes),
        }),
      ).flatMap((card) => card.items);
    expect(items()).toEqual(['- Ada says hello.']);
    expect(items({ until: '"2026-11-23"' })).toEqual(['- One of us says hello.']);
    expect(items({ uses: '[web, translation, social]' })).toEqual(['- One of us says hello.']);
  });

  test('the written lessons show every handout, and no card is longer than a room can read but a single one', () => {
    const hub = openHub();
    for (const lesson of hub.lessonsInOrder.filter(({ data }) => data.status === 'written')) {
      const all = slidesOf(hub, lesson, 'en').flatMap(({ slides: own }) => own.filter((slide) => slide.cards !== undefined));
      const titles = lesson.body?.parts.flatMap(({ handouts }) => handouts.map(({ title }) => title)) ?? [];
      expect(titles.filter((title) => !all.some((slide) => slide.cards === title))).toEqual([]);
      for (const { items, lead } of all) {
        expect(items.length).toBeLessThanOrEqual(MOST_ITEMS);
        if (items.length + (lead.length > 0 ? 1 : 0) > 1) expect(count(items) + wordsIn(lead)).toBeLessThanOrEqual(MOST_WORDS);
      }
    }
  });
});

describe('people on slides', () => {
  const person = '<Person consent="c-4f7k2m" otherwise="one of us">Ada</Person>';
  const body = `${activity('a', 5, 'A', `1. Ask ${person}.\n\n<Quote who="A resident" consent="c-4f7k2m">\n\nI was there.\n\n</Quote>`).replace('Set out the chairs.', `Greet ${person}.`)}`;
  const words = (consent: string) =>
    said(slides(hubWith({ [PATH]: writtenLesson('Who we are', body), ...NO_URDU, 'consents/c-4f7k2m.yaml': consent }))).join(' ');

  test('have their name while the consent runs for the page and print', () => {
    expect(words(consentRecord())).toMatch(/Ask Ada\..*Greet Ada\./);
  });

  test.each([
    ['has ended', { until: '"2026-11-23"' }],
    ['was taken back', { withdrawn: '"2026-02-01"' }],
    ['does not cover print', { uses: '[web, translation, social]' }],
  ])('have none where the consent %s', (_, changes) => {
    expect(words(consentRecord(changes))).toMatch(/Ask one of us\..*Greet one of us\./);
    expect(words(consentRecord(changes))).not.toContain('Ada');
  });

  test('are never quoted', () => {
    expect(words(consentRecord())).not.toContain('I was there');
  });
});

describe('spreading items over slides', () => {
  const items = fc.array(fc.integer({ min: 1, max: 70 }), { maxLength: 30 }).map((lengths) => lengths.map((words, n) => ({ number: n + 1, ...itemOf(words) })));
  const before = fc.integer({ min: 0, max: 70 });

  test('keeps every item, in order', () => {
    fc.assert(fc.property(items, before, (all, words) => void expect(spread(all, words).flat()).toEqual(all)));
  });

  test('makes no slide longer than a room can read, unless it holds a single thing', () => {
    fc.assert(
      fc.property(items, before, (all, words) => {
        for (const [index, slide] of spread(all, words).entries()) {
          const lead = index === 0 && words > 0 ? 1 : 0;
          if (slide.length + lead > 1) expect(count(slide) + (lead ? words : 0)).toBeLessThanOrEqual(MOST_WORDS);
          expect(slide.length).toBeLessThanOrEqual(MOST_ITEMS);
        }
      }),
    );
  });

  test('leaves no slide empty but the first, and takes no more slides than it must', () => {
    fc.assert(
      fc.property(items, before, (all, words) => {
        const spreadOver = spread(all, words);
        expect(spreadOver.slice(1).every((slide) => slide.length > 0)).toBe(true);
        // Two neighbours that fit on one slide all along would be one too many.
        expect(spreadOver.length).toBeLessThanOrEqual(Math.max(1, all.length + (words > 0 ? 1 : 0)));
        expect(spreadOver.length).toBeGreaterThanOrEqual(Math.ceil(all.length / MOST_ITEMS));
      }),
    );
  });

  test('is even: five equal steps make no full slide and a lonely one', () => {
    expect(spread(Array.from({ length: 4 }, () => itemOf(15))).map((slide) => slide.length)).toEqual([2, 2]);
  });
});

describe('words', () => {
  const text = fc.constantFrom('You can pass.', 'Sit', 'down. ', 'بیٹھ جائیں۔', ' Dr', '', ' and rest?', '5:27 ');
  const runs: fc.Arbitrary<Run[]> = fc.array(
    fc.oneof(
      text.map((words): Run => ({ text: words })),
      fc.constant<Run>({ text: '', sources: ['a'] }),
    ),
    { maxLength: 8 },
  );

  test('a first sentence is the start of the text, whatever it is made of', () => {
    fc.assert(fc.property(runs, (all) => void expect(textOf(all).startsWith(textOf(firstSentence(all)))).toBe(true)));
  });

  test('an aside at the end is divided from the rest, and nothing is lost', () => {
    fc.assert(
      fc.property(runs, (all) => {
        const { runs: rest, aside } = withoutAside(all);
        expect(`${textOf(rest)}${aside}`.replace(/\s/g, '')).toBe(textOf(all).replace(/\s/g, ''));
      }),
    );
    expect(withoutAside([{ text: 'Sit. (3 minutes)' }])).toEqual({ runs: [{ text: 'Sit.' }], aside: '(3 minutes)' });
    expect(withoutAside([{ text: 'Mark it (minus)' }]).aside).toBe('');
  });
});

describe('the lessons that are written', () => {
  const hub = openHub();
  const written = hub.lessonsInOrder.filter(({ data }) => data.status === 'written');
  const cases = written.flatMap((lesson) =>
    hub.locales.filter((locale) => locale === 'en' || hub.translation('lessons', lesson.id, locale)).map((locale) => ({ lesson, locale })),
  );

  test.each(cases.map((one) => [`${one.lesson.id} ${one.locale}`, one] as const))(
    '%s has every activity in order, and slides of a readable length',
    (_, { lesson, locale }) => {
      const groups = slidesOf(hub, lesson, locale);
      expect(groups.flatMap(({ kind, part }) => (kind === 'activity' ? [part] : []))).toEqual(
        lesson.body?.parts.filter(({ kind }) => kind === 'activity').map(({ id }) => id),
      );
      for (const { slides: own, notes, kind } of groups) {
        if (kind === 'activity') expect(notes.map(({ part }) => part)).toEqual(['Do', 'Say', 'WatchFor']);
        for (const { items, lead, long } of own) {
          if (items.length > 1 || !long) expect(count(items) + wordsIn(lead)).toBeLessThanOrEqual(MOST_WORDS);
        }
      }
    },
  );

  test('keep every step of every activity', () => {
    for (const lesson of written)
      for (const part of lesson.body?.parts.filter(({ hasSteps }) => hasSteps) ?? []) {
        const group = slidesOf(hub, lesson, 'en').find((one) => one.part === part.id);
        const list = part.blocks.find((block): block is Extract<Block, { kind: 'list' }> => block.kind === 'list' && block.ordered);
        expect(group?.slides.flatMap(({ items }) => items).filter(({ number }) => number !== undefined).length, part.id).toBeGreaterThanOrEqual(
          list?.items.length ?? 1,
        );
      }
  });
});
