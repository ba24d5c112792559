import { distance } from 'fastest-levenshtein';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashOf } from '../../src/hub/body.ts';
import { readEntry } from '../../src/hub/entry.ts';
import { readYaml } from '../../src/hub/front-matter.ts';
import { nearest, slips } from '../../src/hub/nearest.ts';
import type { Problem } from '../../src/hub/problem.ts';
import { showDate } from '../../src/hub/text.ts';
import { COLLECTIONS } from '../../src/schemas/collections.ts';
import { day, partialDate } from '../../src/schemas/fields.ts';
import { EVERYTHING, fileAt } from './support/content.ts';

const ABOUT = 'pages/about/index.mdx';
const FRONT = fileAt(ABOUT).slice(0, fileAt(ABOUT).lastIndexOf('---\n') + 4);
const readAbout = (body: string) => readEntry(ABOUT, `content/${ABOUT}`, `${FRONT}\n${body}\n`);

/** Words in the scripts of Bradford; a line may not start with the two words that start code. */
const word = fc.oneof(
  fc.stringMatching(/^[a-z]{1,10}$/).filter((text) => text !== 'import' && text !== 'export'),
  fc.constantFrom('خوش', 'آمدید', 'Święto', 'ďakujem', 'people’s', 'co-production', 'ਪੰਜਾਬੀ', '你好', '🙂'),
);
const sentence = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
const paragraph = fc.oneof(
  sentence,
  sentence.map((text) => `**${text}**`),
  fc.tuple(sentence, sentence).map(([before, inside]) => `${before} *${inside}* and ${inside}.`),
  fc.array(sentence, { minLength: 1, maxLength: 4 }).map((items) => items.map((item) => `- ${item}`).join('\n')),
  fc.array(sentence, { minLength: 1, maxLength: 4 }).map((items) => items.map((item, index) => `${index + 1}. ${item}`).join('\n')),
  sentence.map((text) => `> ${text}`),
  sentence.map((text) => `### ${text}`),
  sentence.map((text) => `<Note kind="tip">\n\n${text}\n\n</Note>`),
  sentence.map((text) => `| ${text} | ${text} |\n| --- | --- |\n| ${text} | ${text} |`),
);
const prose = fc.array(paragraph, { minLength: 1, maxLength: 6 }).map((blocks) => blocks.join('\n\n'));

describe('text that is only words', () => {
  test('is always accepted', () => {
    fc.assert(
      fc.property(prose, prose, (first, second) => {
        const { problems, entry } = readAbout(`${first}\n\n<Section id="part" title="Part">\n\n${second}\n\n</Section>`);
        expect(problems).toEqual([]);
        expect(entry?.body?.parts.map(({ id }) => id)).toEqual(['part']);
      }),
      { numRuns: 150 },
    );
  });

  test('is counted by its words', () => {
    const words = fc.array(
      fc.stringMatching(/^[a-z]{2,10}$/).filter((text) => !/^(?:import|export)$/.test(text)),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(words, (each) => {
        expect(readAbout(each.join(' ')).entry?.body?.words.learner).toBe(each.length);
      }),
      { numRuns: 50 },
    );
  });
});

describe('anything else is refused, wherever it hides', () => {
  const tags = [
    '<script>alert(1)</script>',
    '<img src="x" onerror="alert(1)" />',
    '<iframe src="https://example.org"></iframe>',
    '<a href="javascript:alert(1)">x</a>',
    '<svg onload="alert(1)"></svg>',
    '<style>body</style>',
    '<Widget />',
    '<Note.Deep />',
    '<x-card></x-card>',
    '<constructor />',
    '<toString />',
    '<__proto__ />',
    '<></>',
  ];
  const expressions = ['{1 + 1}', '{"words"}', '{globalThis}', '{/* nothing */}', '{`${1}`}', '{}', '{props.children}'];
  const forbidden = fc.constantFrom(...tags, ...expressions);

  const inline: ((bad: string) => string)[] = [
    (bad) => `Hello ${bad} there.`,
    (bad) => `**Hello ${bad}**`,
    (bad) => `*${bad}*`,
    (bad) => `### Hello ${bad}`,
    (bad) => `- One\n  - Two ${bad}`,
    (bad) => `> Hello ${bad}`,
    (bad) => `| Hello | ${bad} |\n| --- | --- |\n| One | Two |`,
    (bad) => `[Hello ${bad}](/about/)`,
    (bad) => `Hello <Term id="co-production">${bad}</Term>.`,
    (bad) => `Hello <Lang tag="ur">**${bad}**</Lang>.`,
    (bad) => `~~${bad}~~`,
    (bad) => `1. One\n\n   > - Two ${bad}`,
  ];
  const block: ((bad: string) => string)[] = [
    (bad) => bad,
    (bad) => `<Note kind="tip">\n\n${bad}\n\n</Note>`,
    (bad) => `<Section id="part" title="Part">\n\n<Example title="One">\n\n- ${bad}\n\n</Example>\n\n</Section>`,
    (bad) => `<Activity id="one" title="One">\n\n<Facilitator>\n\n<Do>\n\n${bad}\n\n</Do>\n\n</Facilitator>\n\n</Activity>`,
  ];
  const wrap = fc.constantFrom(...inline, ...block);

  test('the places to hide in are fine in themselves', () => {
    for (const hide of [...inline, ...block]) expect(readAbout(hide('words')).problems).toEqual([]);
  });

  test('braces and tags, anywhere in the page', () => {
    fc.assert(
      fc.property(prose, forbidden, wrap, prose, (before, bad, hide, after) => {
        const { problems } = readAbout(`${before}\n\n${hide(bad)}\n\n${after}`);
        expect(problems.length, bad).toBeGreaterThan(0);
      }),
      { numRuns: 400 },
    );
  });

  test('import and export lines, between any two paragraphs', () => {
    const code = fc.constantFrom(
      'import x from "./x.ts"',
      'export const x = 1',
      'export default () => 1',
      'import "./x.css"',
      'export const x = await fetch("https://example.org")',
      'import { a } from "b"\nexport { a }',
    );
    fc.assert(
      fc.property(prose, code, prose, (before, bad, after) => {
        const { problems } = readAbout(`${before}\n\n${bad}\n\n${after}`);
        expect(problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 100 },
    );
  });

  test('an attribute that is not text, on any element', () => {
    const attribute = fc.constantFrom(
      '{...x}',
      'kind={x}',
      'onclick="alert(1)"',
      'set:html="<b>"',
      'client:load',
      'style="color:red"',
      'is:raw',
      'dangerouslySetInnerHTML="x"',
    );
    fc.assert(
      fc.property(attribute, sentence, (bad, text) => {
        expect(readAbout(`<Note kind="tip" ${bad}>\n\n${text}\n\n</Note>`).problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });

  test('markup in any field that is words', () => {
    const sign = fc.constantFrom('<', '>', '{', '}');
    fc.assert(
      fc.property(sentence, sign, sentence, (before, bad, after) => {
        const text = fileAt(ABOUT).replace('"About the hub"', JSON.stringify(`${before}${bad}${after}`));
        expect(readEntry(ABOUT, ABOUT, text).problems.map(({ rule }) => rule)).toContain('markup');
      }),
      { numRuns: 60 },
    );
  });

  test('keys that would change how the framework runs', () => {
    for (const key of ['layout', 'head', 'draft', 'slug', 'template', '__proto__', 'constructor', 'toString', '<<']) {
      const text = fileAt(ABOUT).replace('reviewDue: unknown', `reviewDue: unknown\n"${key}": { a: b }`);
      expect(
        readEntry(ABOUT, ABOUT, text).problems.map(({ rule }) => rule),
        key,
      ).toContain('unknown-field');
    }
  });
});

describe('whatever is typed', () => {
  const pieces = [
    '---',
    '\n',
    '\n\n',
    '\r\n',
    ': ',
    '- ',
    '{',
    '}',
    '[',
    ']',
    '&a ',
    '*a',
    '!t ',
    '"',
    "'",
    '|',
    '>',
    '#',
    '\t',
    '?',
    '%',
    'title',
    '1',
    '<',
    '</',
    '/>',
    '<Note kind="tip">',
    '</Note>',
    '<Section id="a" title="b">',
    '</Section>',
    '```',
    '`',
    ':::',
    ':a[b]{c}',
    '![',
    '](',
    '\\',
    '\u0000',
    '\uFEFF',
    '\uD800',
    'import ',
    'export ',
    '...',
    '🙂',
    'خوش',
    '&lt;',
    '$',
    '@',
    '~',
    '|a|\n|-|\n',
  ];
  const mess = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 25 }).map((each) => each.join('')),
  );
  const path = fc.oneof(fc.constantFrom(...Object.keys(EVERYTHING)), fc.string());

  /** A problem that a person can find and mend. */
  const isUseful = (problem: Problem, text: string) => {
    expect(problem.line).toBeGreaterThanOrEqual(1);
    expect(problem.line).toBeLessThanOrEqual(text.split('\n').length);
    expect(problem.column).toBeGreaterThanOrEqual(1);
    expect(problem.what).not.toMatch(/undefined|\[object|NaN|“”/);
    expect(problem.mend).not.toMatch(/^\s*$|undefined|\[object|NaN/);
  };

  test('the YAML reader answers with data or with places to mend', () => {
    fc.assert(
      fc.property(mess, (text) => {
        const located = readYaml('a.yaml', text);
        located.problems.forEach((problem) => isUseful(problem, text));
        expect(located.at(['title', 0, 'x']).line).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });

  test('the page reader answers with an entry or with places to mend', () => {
    fc.assert(
      fc.property(path, mess, fc.boolean(), (where, text, hasFields) => {
        const whole = hasFields ? `${FRONT}\n${text}` : text;
        const { entry, translation, problems } = readEntry(where, `content/${where}`, whole);
        problems.forEach((problem) => isUseful(problem, whole));
        expect(problems.length > 0 || entry !== undefined || translation !== undefined).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('any value in any field of any file is explained', () => {
    const value = fc.jsonValue({ maxDepth: 2 });
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(EVERYTHING).filter((file) => file.endsWith('.yaml'))), value, fc.nat(), (file, json, pick) => {
        const lines = fileAt(file)
          .split('\n')
          .filter((line) => /^\w+: /.test(line));
        const line = lines[pick % lines.length] ?? '';
        const text = fileAt(file).replace(line, () => `${line.split(':')[0] ?? ''}: ${JSON.stringify(json)}`);
        readEntry(file, file, text).problems.forEach((problem) => isUseful(problem, text));
      }),
      { numRuns: 300 },
    );
  });
});

describe('hashes', () => {
  const space = fc.constantFrom(' ', '\n', '\r\n', '\t', '  ', '\n\n');

  test('stay the same when only spaces and line breaks change', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 10 }), space, space, space, (words, between, before, after) => {
        expect(hashOf(`${before}${words.join(between)}${after}`)).toBe(hashOf(words.join(' ')));
      }),
    );
  });

  test('change when a word changes', () => {
    fc.assert(
      fc.property(sentence, sentence, (one, other) => {
        fc.pre(one !== other);
        expect(hashOf(one)).not.toBe(hashOf(other));
      }),
    );
  });

  test('are eight characters that a translation may record', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(hashOf(text)).toMatch(/^[0-9a-f]{8}$/);
      }),
    );
  });
});

describe('suggestions', () => {
  const names = fc.array(fc.string({ minLength: 1, maxLength: 12 }), { maxLength: 8 });

  test('are one of the words to choose from, and never further away than a third of it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), names, (typed, known) => {
        const best = nearest(typed, known);
        if (best === undefined) return;
        expect(known).toContain(best);
        expect(distance(typed.toLowerCase(), best.toLowerCase())).toBeLessThanOrEqual(slips(typed, best));
      }),
    );
  });

  test('find a word whose letters are only in another case', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,12}$/), (name) => {
        expect(nearest(name.toUpperCase(), ['a longer one than that', name])).toBe(name);
      }),
    );
  });

  test('are not given for a word that is like none', () => {
    expect(nearest('budget', ['title', 'audience'])).toBeUndefined();
    expect(nearest('anything', [])).toBeUndefined();
  });
});

describe('dates', () => {
  const date = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true }).map((made) => made.toISOString().slice(0, 10));
  const lengths = { year: 4, month: 7, day: 10 } as const;
  const field = partialDate('When.', '"2025"');
  const whole = day('When.', '"2025-01-01"');
  const accepts = (text: string) => field.safeParse(text).success;

  test.each(['en', 'ur', 'ar', 'pl', 'sk'])('are shown as precisely as they are known in %s, and no more', (locale) => {
    const numbers = (text: string) => text.match(/\p{Nd}+/gu)?.length ?? 0;
    fc.assert(
      fc.property(date, (text) => {
        expect(showDate(text.slice(0, lengths.year), locale)).toBe(text.slice(0, 4));
        expect(numbers(showDate(text.slice(0, lengths.month), locale))).toBe(1);
        expect(numbers(showDate(text, locale))).toBe(2);
      }),
      { numRuns: 40 },
    );
  });

  test('read as people in Britain write them', () => {
    expect(showDate('2025', 'en')).toBe('2025');
    expect(showDate('2025-04', 'en')).toBe('April 2025');
    expect(showDate('2025-04-02', 'en')).toBe('2 April 2025');
  });

  test('are accepted by the year, by the month and by the day', () => {
    fc.assert(
      fc.property(date, (text) => {
        expect(Object.values(lengths).map((length) => accepts(text.slice(0, length)))).toEqual([true, true, true]);
        expect(whole.safeParse(text).success).toBe(true);
        expect(whole.safeParse(text.slice(0, 7)).success).toBe(false);
      }),
    );
  });

  test('that the calendar does not have are refused', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }), (year, month, number) => {
        const two = (value: number) => String(value).padStart(2, '0');
        const isReal = number <= new Date(Date.UTC(year, month, 0)).getUTCDate();
        expect(accepts(`${year}-${two(month)}-${two(number)}`)).toBe(isReal);
      }),
    );
    for (const text of ['2025-02-29', '2025-13', '2025-00', '2025-04-31', '2025-1-1', '25', '2025/04/02', '2025-04-02T00:00', ' 2025', '2025 '])
      expect(accepts(text), text).toBe(false);
    expect(accepts('2024-02-29')).toBe(true);
  });
});

test('no path outside the known folders is read as content', () => {
  for (const path of [
    '../secret.yaml',
    'sources/../site.yaml',
    'sources/a/b.yaml',
    'pages/index.mdx',
    'sources/a.yml',
    'sources/a.YAML',
    'site.ur.yaml/x',
    'training/routes/index.mdx',
  ]) {
    expect(readEntry(path, path, fileAt('site.yaml')).entry, path).toBeUndefined();
  }
  expect(Object.values(COLLECTIONS).filter(({ path }) => path.test('site.yaml'))).toHaveLength(1);
});
