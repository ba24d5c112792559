import { describe, expect, test } from 'vitest';
import { claimsCited, namesOf, needsCitation } from '../../src/checks/claims.ts';
import { HARMLESS, PLANTED } from '../fixtures/claims.ts';
import { aboutWith, changed, entryIn, fileAt, hubWith, messagesAfter, type Changes } from './support/content.ts';

const PROTOCOL = 'protocol/who-takes-part/index.mdx';
const CLAIM = 'The plan speaks of 20 peer researchers.';

/** The protocol page of the example folder with another beginning. */
const page = (body: string): Changes => changed(PROTOCOL, 'Start here.', body);
const after = (body: string) => claimsCited(hubWith(page(body)));
/** What is said to need a source. */
const found = (body: string) => after(body).map(({ what }) => /^“(.+?)” needs/.exec(what)?.[1]);

describe('a page of facts', () => {
  test.each([
    ['protocol', page(CLAIM)],
    ['a case study', { 'case-studies/a-community/index.mdx': `${fileAt('case-studies/a-community/index.mdx')}\n${CLAIM}\n` }],
    ['a news item', { 'news/protocol-published/index.mdx': `${fileAt('news/protocol-published/index.mdx')}\n${CLAIM}\n` }],
  ])('asks for a source in %s', (_name, changes) => {
    expect(claimsCited(hubWith(changes)).map(({ rule }) => rule)).toEqual(['uncited-claim']);
  });

  test('leaves other pages and translations alone', () => {
    expect(claimsCited(hubWith(aboutWith(CLAIM)))).toEqual([]);
    const urdu = `---\ntitle: "Urdu"\ntranslation: { status: draft, made: "2026-11-24", by: unknown, checkedBy: unknown, sections: {} }\n---\n\n${CLAIM}\n`;
    expect(claimsCited(hubWith({ 'protocol/who-takes-part/index.ur.mdx': urdu }))).toEqual([]);
  });

  test('tells where, what and how to mend it', () => {
    expect(messagesAfter(page('Read it.\nThen act. The **plan** speaks of 20 peer researchers. It is free.'))).toMatchInlineSnapshot(`
      "content/protocol/who-takes-part/index.mdx:12:11  [uncited-claim]
        “20” needs a source, and this sentence names none: “The plan speaks of 20 peer researchers.”
        → Put the source right behind the sentence, or the sentence into a <Claim>. If no source says it, take it out.
        For example:  The protocol came out on 2 April 2025.<Cite source="mahmood-2025-protocol" />"
    `);
  });
});

describe('a sentence with its source', () => {
  test.each([
    ['behind it', `${CLAIM}<Cite source="plan-2025" />`],
    ['behind a space', `${CLAIM} <Cite source="plan-2025" /> Go on.`],
    ['inside it', 'The plan speaks of 20 people<Cite source="plan-2025" />, and of trust.'],
    ['as one of two', `${CLAIM}<Cite source="plan-2025" /><Cite source="plan-2025" />`],
    ['in a Claim', `<Claim kind="planned" source="plan-2025">\n\n${CLAIM} It has 4 parts.\n\n- 2 of them are plans.\n\n</Claim>`],
    ['before a list', `The plan has 2 parts:<Cite source="plan-2025" />\n\n1. The first is for 20 people.\n2. The second is for 30 people.`],
    ['in a cell', '| Part | Detail |\n| --- | --- |\n| Money | £20<Cite source="plan-2025" /> |'],
    ['of a person with a title', 'Dr. Ada Reader wrote it.<Cite source="plan-2025" />'],
  ])('is right: %s', (_name, body) => {
    expect(found(body)).toEqual([]);
  });

  test.each([
    ['a source in front is that of the sentence before', `It is free.<Cite source="plan-2025" /> ${CLAIM}`, ['20']],
    ['a source behind is that of the last sentence only', `${CLAIM} It is free.<Cite source="plan-2025" />`, ['20']],
    ['a cell has a source of its own', '| Part | Detail |\n| --- | --- |\n| In 2025 | £20<Cite source="plan-2025" /> |', ['2025']],
    ['a list after another paragraph', 'It has parts:<Cite source="plan-2025" />\n\nThey are these.\n\n- A part for 20 people', ['20']],
    ['a list in another section', 'It has parts:<Cite source="plan-2025" />\n\n### Parts\n\n- A part for 20 people', ['20']],
    ['what follows a Claim', '<Claim kind="planned" source="plan-2025">\n\nPeople meet.\n\n</Claim>\n\nThe Imaginary Trust pays.', ['Imaginary Trust']],
    ['a Note', `<Note kind="tip">\n\n${CLAIM}\n\n</Note>`, ['20']],
    ['a quotation', `> ${CLAIM}`, ['20']],
    ['each sentence of a block', 'It began in May. Ada Reader leads it. It is slow.', ['May', 'Ada Reader']],
  ])('is needed: %s', (_name, body, expected) => {
    expect(found(body)).toEqual(expected);
  });
});

describe('what needs no source', () => {
  test.each([
    ['a made-up example', `<Example title="A plan">\n\n${CLAIM}\n\n</Example>`],
    ['what is not known', '<Unknown who="the team" how="from its report">\n\nThe names of the 20 people are missing.\n\n</Unknown>'],
    ['a heading', '### What 20 people said in May 2025'],
    ['the heading of a table', '| In 2025 | Bradford Council |\n| --- | --- |\n| Money | None |'],
    ['the numbers of a list', '1. Meet.\n2. Talk.'],
    ['a link to a page of the hub', 'Read [the 2025 news of Bradford Council](/news/protocol-published/).'],
    ['a word of the glossary', 'Here, Peer Research and <Term id="peer-research">Peer Research</Term> are one.'],
    ['code and other languages', 'Write `date: 2025` or <Lang tag="de">Guten Tag Frau</Lang>.'],
  ])('%s', (_name, body) => {
    expect(found(body)).toEqual([]);
  });

  test('a link to another site is no page of the hub', () => {
    expect(found('Read [the 2025 report](https://example.org/).')).toEqual(['2025']);
  });
});

describe('the rule', () => {
  const names = new Set(['place standard']);
  test.each([
    ['It ended on 3 March 2024.', '3 March 2024'],
    ['It cost £4.50 a head.', '£4.50'],
    ['Nearly 60% said so.', '60%'],
    ['Twenty-five people came.', 'Twenty-five'],
    ['A few per cent said so.', 'per cent'],
    ['It starts in September.', 'September'],
    ['The Made-Up Trust pays.', 'Made-Up Trust'],
    ['The University of Somewhere pays.', 'University of Somewhere'],
    ['It says: Somewhere Council pays.', 'Somewhere Council'],
    ['Lesson 1.1 takes 90 minutes.', '90'],
    ['Its 20 names are not in the sources we have read (by 24 November 2026).', '20'],
  ])('asks for a source: %s', (sentence, claim) => {
    expect(needsCitation(sentence, names)).toBe(claim);
  });

  test.each([
    'May I ask?',
    'March on.',
    'Ask Roma people.',
    'The Place Standard helps.',
    'Bradford, Leeds and York differ.',
    'The NIHR pays.',
    'See lessons 1.1, 1.2 and 2.3.',
    '1.1 Who we are',
    'I think, and I mean it.',
    'Its day is not in the sources we have read (by 24 November 2026).',
    'What Somewhere Council did is not in the sources we have read.',
    '',
  ])('asks for none: %s', (sentence) => {
    expect(needsCitation(sentence, names)).toBeUndefined();
  });
});

describe('sixty planted claims and sixty harmless sentences', () => {
  // Measured through the whole reader, each as a paragraph of a page.
  const hub = hubWith();
  const names = namesOf(hub);
  const asked = (line: string) =>
    (entryIn(hubWith(page(line)), 'protocol', 'who-takes-part').body?.sentences ?? []).some(
      ({ own, cited, exempt }) => !cited && !exempt && needsCitation(own, names) !== undefined,
    );

  test('there are sixty of each, all different', () => {
    expect([new Set(PLANTED).size, new Set(HARMLESS).size]).toEqual([60, 60]);
  });

  test('at least 57 of the claims are caught', () => {
    const missed = PLANTED.filter((line) => !asked(line));
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(3);
  });

  test('at most 6 of the harmless sentences are taken for claims', () => {
    const alarms = HARMLESS.filter(asked);
    expect(alarms.length, alarms.join('\n')).toBeLessThanOrEqual(6);
  });
});

describe('sentences', () => {
  test('a block of many sentences and sources is read at once', () => {
    const start = performance.now();
    expect(after(`${'It is so. '.repeat(20_000)}\n${'Go on.<Cite source="plan-2025" /> '.repeat(2_000)}`)).toEqual([]);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  test('a long one is cut short in the message', () => {
    expect(after(`In May ${'we meet and '.repeat(30)}talk.`)[0]?.what).toMatch(/^“May” needs a source, and this sentence names none: “.{159}…”$/);
  });

  test('each has its line and column', () => {
    expect(
      after('So it is. In *May* it began.\nIt is **slow**. In June\nit ended. [All](/about/) in July.').map(({ line, column }) => `${line}:${column}`),
    ).toEqual(['11:11', '12:17', '13:12']);
  });
});
