import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { hiddenSign } from '../../src/hub/hidden-signs.ts';
import { describe, expect, test, vi } from 'vitest';
import { checkAll } from '../../src/checks/all.ts';
import { checkWriting } from '../../src/checks/writing/all.ts';
import { americanFor, britishFor } from '../../src/checks/writing/british.ts';
import { openDictionary, type Dictionary } from '../../src/checks/writing/dictionary.ts';
import { jargon } from '../../src/checks/writing/jargon.ts';
import { colemanLiau, gradeOf, readability, showReadability } from '../../src/checks/writing/readability.ts';
import { sentences } from '../../src/checks/writing/sentences.ts';
import { spelling, wordsOf } from '../../src/checks/writing/spelling.ts';
import { wordsIn } from '../../src/checks/writing/word-list.ts';
import { countWords } from '../../src/checks/writing/words.ts';
import { placeIn } from '../../src/hub/passage.ts';
import { errorsIn, report, type Problem } from '../../src/hub/problem.ts';
import { aboutWith, activity, changed, fileAt, hubWith, writtenLesson, type Changes } from './support/content.ts';

// The dictionary takes a moment to open, more on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const ABOUT = 'pages/about/index.mdx';
const GUIDE = 'guides/funders/index.mdx';
const LESSON = 'training/starting/who-we-are/index.mdx';
const TERM = 'glossary/peer-research.yaml';
const LIST = readFileSync('words.txt', 'utf8');

const guideWith = (body: string): Changes => ({ [GUIDE]: `${fileAt(GUIDE)}\n${body}\n` });
const sentenceOf = (words: number) => `${Array.from({ length: words - 1 }, () => 'The').join(' ')} end.`;

/** The example folder names interface words as code does: here they are plain. */
const PLAIN = { 'languages/en.yaml': fileAt('languages/en.yaml').replace(/"the word .*"/g, '"word"') };

/** What is said of the changed files, without the line that counts. */
async function said(changes: Changes, listed: readonly string[] = []): Promise<string> {
  const files = Object.keys(changes).map((path) => `content/${path}`);
  const problems = (await checkWriting(hubWith({ ...PLAIN, ...changes }), listed)).filter(({ file }) => files.includes(file));
  return report(problems).split('\n').slice(0, -1).join('\n').trim();
}

const rulesOf = (problems: readonly Problem[]) => problems.map(({ rule, level }) => (level ? `${rule} advice` : rule));

describe('length', () => {
  test('a sentence of a lesson or a guide is long', async () => {
    expect(await said(guideWith(`Short.\n\nAnd then. ${sentenceOf(21)}`))).toMatchInlineSnapshot(`
      "content/guides/funders/index.mdx:13:11  [long-sentence] advice
        This sentence has 21 words; up to 20 read easily: “The The The The The The The The …”
        → Make two sentences of it, or a list. One thought a sentence.

      What this rule asks, with examples: /contribute/rules/long-sentence/ on the hub"
    `);
  });
  test('a sentence of a lesson or a guide is too long', async () => {
    expect(await said(guideWith(sentenceOf(26)))).toMatchInlineSnapshot(`
      "content/guides/funders/index.mdx:11:1  [long-sentence]
        This sentence has 26 words; more than 25 are too many: “The The The The The The The The …”
        → Make two sentences of it, or a list. One thought a sentence.

      What this rule asks, with examples: /contribute/rules/long-sentence/ on the hub"
    `);
  });
  test('a sentence of a facilitator’s note counts like any other', () => {
    const lesson = writtenLesson('Who we are', activity('arrive', 15).replace('Set out the chairs.', sentenceOf(26)));
    expect(rulesOf(sentences(hubWith({ [LESSON]: lesson })))).toEqual(['long-sentence']);
  });
  test.each([
    [20, GUIDE, []],
    [21, GUIDE, ['long-sentence advice']],
    [25, GUIDE, ['long-sentence advice']],
    [26, GUIDE, ['long-sentence']],
    [25, ABOUT, []],
    [26, ABOUT, ['long-sentence advice']],
  ])('%i words in %s', (words, path, rules) => {
    const changes = path === GUIDE ? guideWith(sentenceOf(words)) : aboutWith(sentenceOf(words));
    expect(rulesOf(sentences(hubWith(changes)))).toEqual(rules);
  });
  test('a sentence of the glossary is long, and the place is where it starts', () => {
    const more = `It starts small. ${sentenceOf(26)}`;
    const text = `term: "Peer research"\nshort: "Research by people who live it."\nmore: "${more}"\nreviewed: unknown\n`;
    expect(sentences(hubWith({ [TERM]: text }))).toMatchObject([{ level: 'warning', line: 3, column: 8 + more.indexOf('The') }]);
  });
  test('words are counted as they are read', () => {
    expect(countWords('A well-known “co-produced” plan – at 5:27, for people’s sake … 10\u00a0km 🙂')).toBe(11);
  });
  test('an abbreviation ends no sentence', () => {
    const text = `${Array.from({ length: 12 }, () => 'The').join(' ')} Dr. ${Array.from({ length: 12 }, () => 'the').join(' ')} e.g. the end.`;
    expect(rulesOf(sentences(hubWith(guideWith(text))))).toEqual(['long-sentence']);
  });
  test('a paragraph is long', async () => {
    const text = Array.from({ length: 8 }, () => 'The people of a street look at it with care.').join(' ');
    expect(await said(guideWith(text))).toMatchInlineSnapshot(`
      "content/guides/funders/index.mdx:11:1  [long-paragraph] advice
        This paragraph has 80 words; up to 60 read easily.
        → Leave an empty line where the thought turns, or make a list of it.

      What this rule asks, with examples: /contribute/rules/long-paragraph/ on the hub"
    `);
    expect(await said(guideWith(text.replace('care. The', 'care.\n\nThe').replace('care. The', 'care.\n\nThe')))).toBe('');
  });
});

describe('unexplained words', () => {
  const marked = changed(TERM, 'short:', 'jargon: [peer research, peer-led]\nshort:');
  const after = (body: string) => said({ ...marked, ...guideWith(body) });

  test('a page uses one and does not explain it', async () => {
    expect(await after('They call it **peer research** here. Peer research is work.')).toMatchInlineSnapshot(`
      "content/guides/funders/index.mdx:11:16  [unexplained-jargon] advice
        “peer research” may be new to readers, and this page does not explain it.
        → Mark it here, so that readers can open its meaning, or use plainer words.
        For example:  <Term id="peer-research">peer research</Term>

      What this rule asks, with examples: /contribute/rules/unexplained-jargon/ on the hub"
    `);
  });
  test.each([
    'They do <Term id="peer-research">peer research</Term>. Peer research is work.',
    'They do peer research. See what [it means](/glossary/peer-research/).',
    'They work at the Centre for Peer Research.',
    'A peer researcher works.',
    'They write `peer research`.',
    'See [what peer research is](/about/).',
    '### On peer research',
  ])('nothing is said of: %s', async (body) => {
    expect(jargon(hubWith({ ...marked, ...guideWith(body) }))).toEqual([]);
  });
  test('an explanation in the facilitator’s notes is not seen by learners', () => {
    const lesson = (learner: string) =>
      writtenLesson(
        'Who we are',
        `\n${learner}\n${activity('arrive', 15).replace('Set out the chairs.', 'Say what <Term id="peer-research">peer research</Term> is.')}`,
      );
    expect(rulesOf(jargon(hubWith({ ...marked, [LESSON]: lesson('You do peer research.') })))).toEqual(['unexplained-jargon advice']);
    expect(jargon(hubWith({ ...marked, [LESSON]: lesson('You do much.') }))).toEqual([]);
  });
  test('a form may hold any sign', () => {
    const odd = changed(TERM, 'short:', 'jargon: ["c++ (or $x)", "3D"]\nshort:');
    expect(rulesOf(jargon(hubWith({ ...odd, ...guideWith('They use C++ (or $x) there.') })))).toEqual(['unexplained-jargon advice']);
  });
});

describe('labels of links', () => {
  const about = (body: string) => errorsIn(checkAll(hubWith(aboutWith(body)))).map(({ rule }) => rule);
  test.each(['Click here', 'here', '“Read more” …', 'more info', 'This link', 'find out more →', '**here**', ''])('“%s” says nothing', (label) => {
    expect(about(`See [${label}](/about/).`)).toEqual(['vague-link']);
  });
  test('a label is looked at wherever its address stands', () => {
    expect(about('See [click here][a] now.\n\n[a]: /about/')).toEqual(['vague-link']);
  });
  test.each(['Where to read more about pay', 'Here we are', 'The hub’s page'])('“%s” says enough', (label) => {
    expect(about(`See [${label}](/about/).`)).toEqual([]);
  });
  test('an address is a poor label', async () => {
    expect(await said(aboutWith('See https://www.example.org/ for more.'))).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:5  [address-as-label] advice
        The words of this link are an address, which says little when it is read aloud.
        → Name what the reader finds there, and put the address in round brackets.
        For example:  [How to cite the protocol](/protocol/how-to-cite/)

      What this rule asks, with examples: /contribute/rules/address-as-label/ on the hub"
    `);
  });
});

describe('words of pictures', () => {
  const body = (alt: string) => {
    const problems = checkAll(hubWith(aboutWith(`![${alt}](./map.png)`), ['pages/about/map.png']));
    return report(problems).split('\n').slice(0, -1).join('\n').trim();
  };
  test('a file name', () => {
    expect(body('IMG_2034.jpeg')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:1  [bad-alt]
        The words for people who cannot see this picture are a file name: “IMG_2034.jpeg”.
        → Say in the square brackets what the picture shows.
        For example:  ![Two people mark a map with dots](./map.png)

      What this rule asks, with examples: /contribute/rules/bad-alt/ on the hub"
    `);
    expect(body('IMG_2034')).toContain('[bad-alt]');
  });
  test('words that say that it is a picture', () => {
    expect(body('An image of two people')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:1  [bad-alt] advice
        The words of this picture say that it is one; screen readers say so already.
        → Start with what the picture shows.
        For example:  ![Two people mark a map with dots](./map.png)

      What this rule asks, with examples: /contribute/rules/bad-alt/ on the hub"
    `);
  });
  test('more words than can be listened to', () => {
    expect(body('word '.repeat(60))).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:1  [bad-alt] advice
        The words of this picture have 299 characters; up to 250 can be listened to.
        → Say in one sentence what the picture shows, and the rest in the text.
        For example:  ![Two people mark a map with dots](./map.png)

      What this rule asks, with examples: /contribute/rules/bad-alt/ on the hub"
    `);
  });
  test('a picture that is right', () => {
    expect(body('Two people draw a picture of their street')).toBe('');
  });
});

describe('spelling', () => {
  test('a word is not in the dictionary', async () => {
    expect(await said(aboutWith('They recieve it. Then they recieve more, and *Recieve* it.'))).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:6  [spelling]
        “recieve” is neither in the dictionary of British English nor in the word list of the project. It stands 3 times in this file.
        → Did you mean “receive”, “relieve” or “reeve”? If the word is right, add it to words.txt. For words in another language, use <Lang tag="…">.

      What this rule asks, with examples: /contribute/rules/spelling/ on the hub"
    `);
  });
  test('an American spelling', async () => {
    expect(await said(aboutWith('They organize the color of the neighborhood.'))).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:6  [spelling]
        “organize” is not British spelling.
        → Did you mean “organise”? If the word is right, add it to words.txt. For words in another language, use <Lang tag="…">.

      content/pages/about/index.mdx:9:19  [spelling]
        “color” is not British spelling.
        → Did you mean “colour”? If the word is right, add it to words.txt. For words in another language, use <Lang tag="…">.

      content/pages/about/index.mdx:9:32  [spelling]
        “neighborhood” is not British spelling.
        → Did you mean “neighbourhood”? If the word is right, add it to words.txt. For words in another language, use <Lang tag="…">.

      What this rule asks, with examples: /contribute/rules/spelling/ on the hub"
    `);
  });
  test('a word that no suggestion fits', async () => {
    expect(await said(aboutWith('They xkcdqwrt it.'))).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:6  [spelling]
        “xkcdqwrt” is neither in the dictionary of British English nor in the word list of the project.
        → If the word is right, add it to words.txt. For words in another language, use <Lang tag="…">.

      What this rule asks, with examples: /contribute/rules/spelling/ on the hub"
    `);
  });
  test('a word of the project is right, with a small or a capital letter and as somebody’s', async () => {
    expect(await said(aboutWith('Photovoice is photovoice. It is photovoice’s turn. WhatsApp’s too.'), ['photovoice', 'WhatsApp'])).toBe('');
    expect(await said(aboutWith('They whatsapp it.'), ['WhatsApp'])).toContain('Did you mean “WhatsApp”?');
  });
  test('a name of a source is right', async () => {
    const source = changed('sources/plan-2025.yaml', 'family: Reader', 'family: Qwertzuiop');
    expect(await said({ ...source, ...aboutWith('Qwertzuiop’s plan is read.') })).toBe('');
    expect(await said({ ...source, ...aboutWith('They qwertzuiop it.') })).toContain('“Qwertzuiop”');
  });
  test('every place that English stands in is read', async () => {
    const wrong = 'Teh';
    const spelt = (changes: Changes) => said(changes).then((text) => text.match(/\[spelling\]/g)?.length ?? 0);
    const parts = [
      `### ${wrong} end`,
      `- ${wrong} end`,
      `| ${wrong} | a |\n| - | - |\n| b | c |`,
      `![${wrong} end](./map.png)`,
      `See [${wrong} end](/about/).`,
      `<Section id="a" title="${wrong} end">\n\nWords.\n\n</Section>`,
      `<Unknown who="${wrong} group" how="in time">\n\nWords.\n\n</Unknown>`,
      `See ${wrong} <Term id="co-production">end</Term>.`,
      `Words.<Cite source="plan-2025" at="${wrong} end" />`,
    ];
    for (const part of parts) expect(await spelt(aboutWith(part)), part).toBe(1);
    expect(await spelt(changed(ABOUT, 'title: "About', `title: "${wrong} About`))).toBe(1);
    expect(await spelt(changed(TERM, 'Research by', `${wrong} research by`))).toBe(1);
    expect(await spelt(changed('sources/plan-2025.yaml', 'What the', `${wrong} what the`))).toBe(1);
    expect(await spelt({ 'languages/en.yaml': PLAIN['languages/en.yaml'].replace('"word"', `"${wrong} word"`) })).toBe(1);
    expect(await spelt(changed(LESSON, 'Name two', `${wrong} name two`))).toBe(1);
  });
  test('what is no English prose is left alone', async () => {
    const body = [
      'Write `teh` or <Lang tag="pl">teh słowo</Lang>.',
      'Open teh.example.org/teh, or write to teh@teh.example.',
      'It is 10.3310/teh.13886.1, in teh.mdx, by NIHR, for 3D, at 5:27, as PDFs, on the 1st.',
      'آمدید پنجابی ਪੰਜਾਬੀ 你好 🙂 words 🙂🙂.',
      "They don’t, can't and won’t; it’s the people’s, the researchers’ and the well-known’s.",
      'A and/or b. “Quoted”, (bracketed), dash–dash, dash—dash, no\u00a0break, soft\u00adly.',
    ].join('\n\n');
    expect(await said({ ...aboutWith(body), ...changed('sources/plan-2025.yaml', 'title: "The plan"', 'title: "Teh plan"') })).toBe('');
  });
  test('aliases are what people type, right or wrong', async () => {
    expect(await said(changed('glossary/co-production.yaml', 'working together', 'workng togther'))).toBe('');
  });
  test('letters of two alphabets in one word are told', async () => {
    expect(await said(aboutWith('The col\u043eur is red.'))).toContain('[spelling]');
  });
  test('very long and very odd words take no time', async () => {
    const body = `${'a'.repeat(50_000)} ${'-'.repeat(1000)} ${"'".repeat(1000)} ${'ab’'.repeat(10_000)} ${'a’'.repeat(18)}a ${Array.from({ length: 3000 }, (_, i) => `zq${'xk'.repeat((i % 7) + 1)}${String.fromCharCode(97 + (i % 26))}v`).join(' ')}`;
    const started = performance.now();
    await said(aboutWith(body));
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('British spelling', () => {
  test.each([
    ['color', 'colour'],
    ['Behavioral', 'Behavioural'],
    ['center', 'centre'],
    ['centered', 'centred'],
    ['analyze', 'analyse'],
    ['organizing', 'organising'],
    ['catalog', 'catalogue'],
    ['defense', 'defence'],
    ['traveling', 'travelling'],
    ['enrollment', 'enrolment'],
    ['skillful', 'skilful'],
    ['judgment', 'judgement'],
    ['pediatric', 'paediatric'],
    ['skeptical', 'sceptical'],
    ['cozy', 'cosy'],
    ['aluminum', 'aluminium'],
    ['gray', 'grey'],
  ])('%s is %s', async (american, british) => {
    const dictionary = await openDictionary([]);
    expect(britishFor(american)).toContain(british);
    expect(dictionary.has(american)).toBe(false);
    expect(dictionary.british(american)).toBe(british);
  });
  test.each(['size', 'prize', 'seize', 'capsize', 'citizen', 'resized', 'amazing', 'lazy', 'organise', 'programme', 'practise', 'licence'])(
    '%s is right',
    async (word) => {
      expect((await openDictionary([])).has(word)).toBe(true);
    },
  );
  test('a name keeps its spelling', async () => {
    expect((await openDictionary(['Organization'])).has('Organization')).toBe(true);
    expect(americanFor('organization', () => true)).toBe('organisation');
  });
  test('a name without its capital is a slip, a word with one is none', async () => {
    const dictionary = await openDictionary(['Kirkgate']);
    expect(['Bradford', 'Kirkgate', 'Street', 'STREET'].filter((word) => !dictionary.has(word))).toEqual([]);
    expect(['bradford', 'kirkgate', 'sTreet'].filter((word) => dictionary.has(word))).toEqual([]);
  });
});

describe('places', () => {
  const misspelt = 'zqxword';
  const oneWord: Dictionary = { has: (word) => word !== misspelt, british: () => undefined, suggest: () => [] };
  const before = fc.constantFrom(
    '🙂 ',
    'It\'s "so" ... -- ',
    'caf&eacute; &amp; \\* ',
    'اردو ',
    'e.g. ',
    'two\nlines ',
    '**bold** and ',
    'Words.<Cite source="plan-2025" /> ',
    'at 5:27 ',
    '',
  );
  const around = fc.constantFrom(
    (text: string) => text,
    (text: string) => `> ${text.replaceAll('\n', '\n> ')}`,
    (text: string) => `- one\n- ${text.replaceAll('\n', '\n  ')}`,
    (text: string) => `### ${text.replaceAll('\n', ' ')}`,
    (text: string) => `| a | ${text.replaceAll('\n', ' ')} |\n| - | - |\n| b | c |`,
    (text: string) => `<Note kind="tip">\n\n${text}\n\n</Note>`,
    (text: string) => `See [${text}](/about/) there.`,
    (text: string) => `![${text.replaceAll('\n', ' ').replace(/<[^>]*>/g, '')}](./map.png)`,
    () => `<Section\n  id="title"\n  title="A 🙂 ${misspelt}">\n\nWords.\n\n</Section>`,
  );

  test('point at the word, wherever it stands', () => {
    fc.assert(
      fc.property(fc.array(before, { maxLength: 4 }), around, fc.array(before, { maxLength: 2 }), (start, wrap, end) => {
        const changes = aboutWith(wrap(`${start.join('')}**${misspelt}** ${end.join('')}end`));
        const lines = (changes[ABOUT] ?? '').split('\n');
        const found = spelling(hubWith(changes), oneWord);
        expect(found.length).toBe(1);
        for (const { line, column } of found) expect(lines[line - 1]?.slice(column - 1)).toMatch(new RegExp(`^${misspelt}`));
      }),
      { numRuns: 300 },
    );
  });
  test('point at the word in a field', () => {
    const cases = [
      'title: "It\'s 🙂 zqxword"',
      "title: 'It''s zqxword'",
      'title: Plain zqxword',
      'title: >-\n  Two\n  zqxword here',
      'title: "Two\n  zqxword"',
    ];
    for (const field of cases) {
      const changes = changed(ABOUT, 'title: "About the hub"', field);
      const [problem] = spelling(hubWith(changes), oneWord);
      const line = (changes[ABOUT] ?? '').split('\n')[(problem?.line ?? 0) - 1];
      expect(line?.slice((problem?.column ?? 0) - 1), field).toMatch(/^zqxword/);
    }
  });
  test('lie in the file, whatever is written', () => {
    const nothing: Dictionary = { has: () => false, british: () => undefined, suggest: () => [] };
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        // A file with a hidden sign, a lone carriage return among them, is refused as a whole.
        fc.pre(hiddenSign(text) === undefined);
        const changes = aboutWith(text);
        const hub = hubWith(changes);
        const lines = (changes[ABOUT] ?? '').split('\n');
        for (const { file, line, column } of [...spelling(hub, nothing), ...sentences(hub), ...jargon(hub)]) {
          if (!file.endsWith(ABOUT)) continue;
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
        }
      }),
      { numRuns: 100 },
    );
  });
  test('of any passage are found without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), fc.nat(100), (value, raw, offset) => {
        const { line, column } = placeIn({ value, raw, position: { line: 3, column: 5 } }, offset);
        expect(line).toBeGreaterThanOrEqual(3);
        expect(column).toBeGreaterThanOrEqual(1);
      }),
    );
  });
  test('of words are where the words are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        for (const { word, index } of wordsOf(text)) expect(text.slice(index).replaceAll('\u00ad', '').startsWith(word)).toBe(true);
      }),
    );
  });
});

describe('the word list of the project', () => {
  const words = wordsIn(LIST);
  test('says on its first line how to add a word', () => {
    expect(LIST).toMatch(/^# .*add/);
  });
  test('is in alphabetical order, with each word once', () => {
    expect(words).toEqual([...new Set(words)].sort((a, b) => a.localeCompare(b, 'en')));
  });
  test('holds words that can be checked, and none that the dictionary has', async () => {
    const dictionary = await openDictionary([]);
    expect(words.filter((word) => wordsOf(word)[0]?.word !== word)).toEqual([]);
    expect(words.filter((word) => dictionary.has(word))).toEqual([]);
  });
});

describe('readability', () => {
  test('follows the published formula', () => {
    // The example that Coleman and Liau give: 537 letters and 4.20 sentences to 100 words.
    expect(colemanLiau({ letters: 537, words: 100, sentences: 4.2 })).toBeCloseTo(14.5, 1);
  });
  test('short words read more easily than long ones', () => {
    const easy = gradeOf(['We go out. We look at the road.', 'It is wet.']) ?? NaN;
    const hard = gradeOf(['Organisational evaluation necessitates multidisciplinary consideration of infrastructural determinants.']) ?? NaN;
    expect(easy).toBeLessThan(2);
    expect(hard).toBeGreaterThan(30);
    expect(gradeOf([])).toBeUndefined();
    expect(gradeOf(['…'])).toBeUndefined();
  });
  test('lists pages that are long enough, the hardest first', () => {
    const hub = hubWith({
      ...guideWith('We go out to look at the road. '.repeat(20)),
      ...aboutWith('Community organisations evaluate neighbourhoods. '.repeat(30)),
    });
    expect(readability(hub).map(({ file }) => file)).toEqual([`content/${ABOUT}`, `content/${GUIDE}`]);
    expect(showReadability(readability(hub))).toMatchInlineSnapshot(`
      "Readability (Coleman–Liau, English only): a figure to look at, never a mark to reach.

      pages          1 page   4.0 words a sentence  median 41.5  hardest 41.5
      guides         1 page   8.0 words a sentence  median -3.3  hardest -3.3

      The hardest pages:
       41.5  content/pages/about/index.mdx
       -3.3  content/guides/funders/index.mdx"
    `);
  });
});
