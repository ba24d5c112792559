import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeOf, type Place } from '../../src/hub/place.ts';
import { cutAtWord } from '../../src/outputs/share/cut.ts';
import { shareLinks } from '../../src/outputs/share/links.ts';
import { composeShareText, LONGEST_TEXT, shareTextOf, type ShareParts } from '../../src/outputs/share/text.ts';
import { createHub } from '../../src/hub/hub.ts';
import { loadContent } from '../../src/hub/load.ts';
import { entryIn, hubWith } from './support/content.ts';

const PLACE: Place = { origin: 'https://hub.example.org', base: '/hub/', known: true };
const UNKNOWN: Place = { origin: 'http://localhost:4321', base: '/', known: false };

/** Signs of several code units, and of several code points that are one sign to a reader. */
const sign = fc.constantFrom('a', 'b', 'é', 'خ', 'و', 'ش', 'ਪੰ', '👩‍👩‍👧', '🙂', 'n̄', '’', '-', '你', 'ก็');
const word = fc.array(sign, { minLength: 1, maxLength: 14 }).map((signs) => signs.join(''));
const sentence = fc.array(word, { minLength: 1, maxLength: 40 }).map((words) => words.join(' '));
const locale = fc.constantFrom('en', 'ur', 'pl', 'pa', 'zh', 'th');
const parts: fc.Arbitrary<ShareParts> = fc.record(
  {
    title: sentence,
    lead: fc.constant('After this lesson you can:'),
    objectives: fc.array(sentence, { maxLength: 6 }),
    facts: fc.constantFrom('90 minutes. Works with paper alone.', ''),
    from: fc.constantFrom('The hub', ''),
    address: fc.webUrl({ size: 'large' }),
    locale,
  },
  { requiredKeys: ['title', 'lead', 'objectives', 'facts', 'from', 'locale'] },
);

/** The places between the signs of a text, as a reader sees them. */
const edges = (text: string, tag: string) => new Set([...new Intl.Segmenter(tag, { granularity: 'grapheme' }).segment(text)].map(({ index }) => index));

describe('a text that is cut', () => {
  test('is a beginning of the text, no longer than it may be, that ends between two words', () => {
    fc.assert(
      fc.property(sentence, fc.integer({ min: 0, max: 120 }), locale, (text, most, tag) => {
        const cut = cutAtWord(text, most, tag);
        expect(cut.length).toBeLessThanOrEqual(Math.max(most, 0));
        if (cut === text || cut === '') return;
        const kept = cut.slice(0, -1);
        expect(cut.endsWith('…')).toBe(true);
        expect(text.startsWith(kept)).toBe(true);
        expect(edges(text, tag).has(kept.length)).toBe(true);
        if (text.includes(' ')) expect(text[kept.length]).toBe(' ');
      }),
      { numRuns: 600 },
    );
  });
  test('stays whole where it fits, and is nothing where its first word does not', () => {
    expect(cutAtWord('Two words', 9, 'en')).toBe('Two words');
    expect(cutAtWord('Two words', 8, 'en')).toBe('Two…');
    expect(cutAtWord('co-production grows', 10, 'en')).toBe('');
    expect(cutAtWord('我们一起做研究和学习', 6, 'zh')).toMatch(/^我们.*…$/);
  });
});

describe('a text to send on', () => {
  test('is never too long, is made of whole words, and holds its address whole or not at all', () => {
    fc.assert(
      fc.property(parts, (given) => {
        const text = composeShareText(given);
        expect(text.length).toBeLessThanOrEqual(LONGEST_TEXT);
        const { address } = given;
        const lines = text.split('\n');
        if (address && address.length < LONGEST_TEXT / 2) expect(lines.at(-1)).toBe(address);
        else expect(text).not.toContain('http');
        const whole = new Set([given.title, given.lead, given.facts, given.from, address, ...given.objectives.map((line) => `• ${line}`)]);
        const sources = [given.title, ...given.objectives.map((line) => `• ${line}`)];
        for (const line of lines) {
          if (whole.has(line) || line === '') continue;
          expect(line.endsWith('…')).toBe(true);
          expect(sources.some((source) => source.startsWith(line.slice(0, -1)) && edges(source, given.locale).has(line.length - 1))).toBe(true);
        }
        // What a learner can do is never announced and then left out.
        if (lines.includes(given.lead)) expect(lines[lines.indexOf(given.lead) + 1]).toMatch(/^• ./u);
      }),
      { numRuns: 500 },
    );
  });

  const hub = hubWith();
  const lesson = entryIn(hub, 'lessons', 'starting/who-we-are');
  test('names the lesson, what it gives, how long it takes, and whose it is', () => {
    const text = shareTextOf(hub, lesson, 'en', PLACE);
    expect(text).toMatchInlineSnapshot(`
      "Who we are
      the word objectives:
      • Name two strengths
      • Agree how to work
      the word minutes · the word sharePaper
      The hub · the word notAdopted
      https://hub.example.org/hub/learn/starting/who-we-are/"
    `);
  });
  test('has no address while none is known', () => {
    expect(shareTextOf(hub, lesson, 'en', UNKNOWN)).not.toMatch(/http|localhost/);
  });
  test('leads to the page in its own language, and says that a draft is one', () => {
    const text = shareTextOf(hub, lesson, 'ur', PLACE);
    expect(text).toContain('Urdu who we are');
    expect(text).toContain('the word draftTranslation');
    expect(text).toMatch(/\/hub\/ur\/learn\/starting\/who-we-are\/$/);
  });

  test('holds everything for every lesson that is written, and at a long address what fits whole', () => {
    const real = createHub(loadContent('content'));
    const far: Place = { origin: 'https://community-research.organisation.example', base: '/hub/', known: true };
    for (const entry of real.of('lessons').filter(({ data }) => data.status === 'written')) {
      const locales = ['en', ...(real.translation('lessons', entry.id, 'ur') ? ['ur'] : [])];
      for (const tag of locales)
        for (const place of [placeOf(real, ''), far]) {
          const text = shareTextOf(real, entry, tag, place);
          expect(text.length, entry.id).toBeLessThanOrEqual(400);
          const count = text.match(/^• /gm)?.length ?? 0;
          expect(count, entry.id).toBeGreaterThanOrEqual(place.known ? 1 : entry.data.objectives.length);
          expect(text, entry.id).not.toContain('…');
        }
    }
  });
});

describe('the ways to send it', () => {
  const text = 'A & B? #1\nÜber “us” %\n🙂';
  const links = shareLinks('A & B', text).map(({ href }) => href);
  test('are plain links to the app, to mail and to messages, with the text whole in them', () => {
    expect(links.map((href) => href.split(/[:?]/).slice(0, 2).join(':'))).toEqual(
      ['https://wa.me/', 'mailto:', 'sms:'].map((start) => expect.stringContaining(start.slice(0, 4)) as string),
    );
    expect(new URL(links[0] ?? '').searchParams.get('text')).toBe(text);
    for (const href of links.slice(1)) {
      const body = new URLSearchParams(href.slice(href.indexOf('?') + 1).replaceAll('+', '%2B')).get('body');
      expect(body?.replaceAll('\r\n', '\n')).toBe(text);
    }
  });
  test('hold nothing that could end the link early', () => {
    for (const href of links) expect(href).not.toMatch(/[\s"<>]/);
  });
});
