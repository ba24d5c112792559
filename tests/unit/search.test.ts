import { describe, expect, test } from 'vitest';
import { find, type Engine, type Hit } from '../../src/client/search/find.ts';
import { mended, nearest, typos } from '../../src/client/search/spelling.ts';
import { normaliseText, tellingWords, typedSoFar, wordsIn } from '../../src/client/search/words.ts';
import { knownWords } from '../../src/outputs/search/known-words.ts';
import { searchEntries } from '../../src/outputs/search/entries.ts';
import { wordsOfPage } from '../../src/outputs/search/words-of-page.ts';
import { readQueries } from '../search/queries.ts';
import { hubWith } from './support/content.ts';

/** An engine over pages of words: each word of a query that a page has is worth 1, a whole word in quotes is asked for alone. */
function engineOf(pages: Record<string, string>): Engine<Hit> & { asked: (string | null)[] } {
  const asked: (string | null)[] = [];
  return {
    asked,
    search: async (words) => {
      asked.push(words);
      const exact = words?.startsWith('"');
      const wanted = (words ?? '').replaceAll('"', '');
      return Object.entries(pages)
        .filter(([, text]) => text.split(' ').some((word) => (exact ? word === wanted : word.startsWith(wanted))))
        .map(([id]) => ({ id, score: 1 }));
    },
  };
}

describe('the words of a query', () => {
  test('are the same on every keyboard', () => {
    expect(wordsIn('رضامندي كا فارم')).toEqual(wordsIn('رضامندی کا فارم'));
    expect(wordsIn('عوامی سائنسْ')).toEqual(wordsIn('عوامی سائنس'));
    expect(wordsIn('سهولة')).toEqual(wordsIn('سہولہ'));
    expect(wordsIn('Café')).toEqual(wordsIn('cafe'));
    expect(normaliseText('می\u200Cنے ۴۵')).toBe('می نے 45');
  });

  test('leave out what questions are made of, unless nothing else is left', () => {
    expect(tellingWords('How do I cite the protocol?')).toEqual(['cite', 'protocol']);
    expect(tellingWords('ساتھی تحقیق کیا ہے')).toEqual(['ساتھی', 'تحقیق'].flatMap(wordsIn));
    expect(tellingWords('who are we')).toEqual(['who', 'are', 'we']);
    expect(tellingWords('co-production, co-production')).toEqual(['co-production']);
    expect(tellingWords(' … ')).toEqual([]);
  });

  test('are searched for while they are typed, once there is enough of one', () => {
    expect(['c', 'co', 'con', 'con s', 'con sen', 'تع', 'ت'].map(typedSoFar)).toEqual(['', '', 'con', 'con', 'con sen', 'تع', '']);
  });
});

describe('finding', () => {
  const pages = { both: 'consent form', one: 'consent', other: 'form', none: 'walk' };

  test('puts pages with more of the words first, and keeps those with fewer', async () => {
    const found = await find(engineOf(pages), 'Where is the consent form?');
    expect(found.map(({ id }) => id)).toEqual(['both', 'one', 'other']);
  });

  test('without words asks for all that the filters let through', async () => {
    const engine = engineOf(pages);
    await find(engine, '  ', { kind: 'lesson' });
    expect(engine.asked).toEqual([null]);
  });
});

describe('spelling', () => {
  const known = ['anonymous', 'benefits', 'questionnaire', 'safeguarding', 'walk'];
  const engine = engineOf({ a: 'anonymous benefits', b: 'safeguarding', c: 'walk questionnaire' });

  test.each([
    ['anonimous', 'anonymous'],
    ['safegaurding', 'safeguarding'],
    ['questionaire form', 'questionnaire form'],
    ['my benifits', 'benefits'],
  ])('mends %s', async (query, better) => {
    expect(await mended(engine, query, async () => known)).toBe(better);
  });

  test('leaves alone what stands on a page, what is not finished, what is short and what is near nothing', async () => {
    for (const query of ['benefits', 'anonym', 'wak', 'xylophone', 'walk']) expect(await mended(engine, query, async () => known), query).toBeUndefined();
  });

  test('asks for the known words only when a word stands on no page', async () => {
    const refuse = () => Promise.reject(new Error('asked'));
    expect(await mended(engine, 'safeguarding walk', refuse)).toBeUndefined();
    await expect(mended(engine, 'safegarding', refuse)).rejects.toThrow('asked');
  });

  test('counts a swap of two letters as one slip, and knows how far is too far', () => {
    expect(typos('gaurd', 'guard', 2)).toBe(1);
    expect(typos('consent', 'consent', 2)).toBe(0);
    expect(typos('consent', 'walks', 2)).toBeGreaterThan(2);
    expect(nearest('cosent', ['consent', 'content'])).toBe('consent');
  });

  test('knows the words that titles, descriptions and aliases are made of', () => {
    const words = knownWords(searchEntries(hubWith(), 'en'));
    expect(words).toContain('working');
    expect(words).toEqual([...new Set(words)].sort());
    expect(words.every((word) => word.length >= 4)).toBe(true);
  });
});

describe('the words of a page', () => {
  const html =
    '<nav>menu</nav><main class="x"><nav class="crumbs"><a href="/">home</a></nav><h1>Title</h1><p title="a > b">Pay, pay &amp; pay again; pay co-production.</p>' +
    '<h2 id="a">Rights</h2><section class="notes"><p>skipped <b>too</b></p></section><aside>aside</aside><p>caf&#233;<br>bus</p></main><p>foot</p>';

  test('are those that people read there, each so many times at most', () => {
    expect(wordsOfPage(html, 2)).toEqual({ headings: ['rights'], text: ['title', 'pay', 'pay', 'again', 'co-production', 'cafe', 'bus'] });
  });
});

describe('the list of queries', () => {
  const queries = readQueries();

  test('has sixty, each asked once, eight or more in Urdu', () => {
    expect(queries).toHaveLength(60);
    expect(new Set(queries.map(({ asks }) => asks)).size).toBe(60);
    expect(queries.filter(({ lang }) => lang === 'ur').length).toBeGreaterThanOrEqual(8);
  });
});
