import fc from 'fast-check';
import { markdownToMdast } from 'satteri';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkAll } from '../../src/checks/all.ts';
import { addressesOf } from '../../src/hub/addresses.ts';
import { createHub, type Hub } from '../../src/hub/hub.ts';
import { loadContent } from '../../src/hub/load.ts';
import type { Place } from '../../src/hub/place.ts';
import { markdownFiles } from '../../src/outputs/markdown/files.ts';
import { markdownOf } from '../../src/outputs/markdown/page.ts';
import { plainWords } from '../../src/outputs/markdown/signs.ts';
import { ELEMENTS } from '../../src/schemas/elements.ts';
import { activity, aboutWith, changed, consentRecord, fileAt, hubWith, writtenLesson } from './support/content.ts';

const PLACE: Place = { origin: 'https://hub.example.org', base: '/hub/', known: true };
const UNKNOWN: Place = { origin: 'http://localhost:4321', base: '/', known: false };
const LESSON = 'training/starting/who-we-are/index.mdx';
const GFM = { features: { gfm: true, frontmatter: true } } as const;

function markdown(hub: Hub, path: string, locale = 'en', place = PLACE): string {
  const address = addressesOf(hub).find((candidate) => candidate.path === path);
  if (!address) throw new Error(`There is no page at ${path}.`);
  return markdownOf(hub, address, locale, place);
}
/** The words between the description and the last rule. */
const body = (text: string) => text.slice(text.indexOf('\n\n', text.lastIndexOf('What About')) + 2, text.lastIndexOf('\n\n___'));
const about = (words: string, changes = {}) => {
  const hub = hubWith({ ...aboutWith(words), ...changes });
  expect(checkAll(hub).filter(({ level, rule }) => level !== 'warning' && rule !== 'unused-file')).toEqual([]);
  return body(markdown(hub, '/about/')).replace(/^> the word notReviewed\n\n/, '');
};

interface Node {
  type: string;
  value?: string;
  url?: string;
  depth?: number;
  children?: Node[];
}
const tree = (text: string) => markdownToMdast(text, GFM) as unknown as Node;
const wordsOf = (node: Node): string =>
  node.children
    ? node.children.map(wordsOf).join(node.type === 'paragraph' || node.type === 'heading' ? '' : ' ')
    : node.type === 'break'
      ? ' '
      : (node.value ?? '');
const flat = (text: string) => text.replace(/\s+/g, ' ').trim();

describe('the Markdown of a page', () => {
  test('says in front what it is', () => {
    const text = markdown(hubWith(), '/learn/starting/who-we-are/', 'en');
    expect(parse(text.split('---\n')[1] ?? '')).toEqual({
      title: 'Who we are',
      description: 'What Who we are offers.',
      language: 'en',
      address: 'https://hub.example.org/hub/learn/starting/who-we-are/',
      minutes: 40,
      level: 'new',
      version: '0.1',
      licence: 'https://creativecommons.org/licenses/by/4.0/',
    });
  });
  test('states no address while none is known', () => {
    const text = markdown(hubWith(), '/protocol/who-takes-part/', 'en', UNKNOWN);
    expect(text).not.toContain('localhost');
    expect(parse(text.split('---\n')[1] ?? '')).toMatchObject({ path: '/protocol/who-takes-part/' });
  });
  test('says how far it can be trusted', () => {
    expect(markdown(hubWith(), '/learn/starting/who-we-are/', 'ur')).toContain('the word draftTranslation');
    const retired = changed(LESSON, 'status: written', 'status: written\nhostReview: true\nretired: { on: "2026-11-01", why: "Another is better." }');
    const text = markdown(hubWith(retired), '/learn/starting/who-we-are/');
    for (const words of ['the word retired Another is better.', 'the word hostReview', 'the word notReviewed', 'the word licence', 'the word notAdopted'])
      expect(text).toContain(words);
  });
  test('is there for every page of content, in the languages it exists in', () => {
    const hub = hubWith();
    const files = markdownFiles(hub).map(({ params }) => `${params.path ?? ''}/${params.name}.md`);
    expect(files).toEqual(
      expect.arrayContaining([
        'learn/starting/who-we-are/index.md',
        'ur/learn/starting/who-we-are/index.md',
        'protocol/who-takes-part/index.md',
        'case-studies/project-1/index.md',
        'guides/funders/index.md',
        'news/protocol-published/index.md',
        'glossary/co-production/index.md',
        'ur/glossary/co-production/index.md',
        'about/index.md',
      ]),
    );
    expect(files).not.toContain('ur/about/index.md');
    expect(files.filter((path) => path.includes('teach'))).toEqual([]);
  });
  test('is read as Markdown, with headings that skip no level, for everything that is written', () => {
    const hub = createHub(loadContent('content'));
    for (const { props, params } of markdownFiles(hub)) {
      const text = markdownOf(hub, props.address, props.locale, PLACE);
      const root = tree(text);
      const depths = (root.children ?? []).filter(({ type }) => type === 'heading').map(({ depth }) => depth ?? 0);
      expect(
        depths.filter((depth) => depth === 1),
        params.path,
      ).toHaveLength(1);
      depths.forEach((depth, index) => expect(depth - (depths[index - 1] ?? depth), params.path).toBeLessThanOrEqual(1));
      expect(text, params.path).not.toMatch(/<\/?[A-Z]|undefined|\[object/);
      const defined = [...text.matchAll(/^\[\^([\w-]+)\]: /gm)].map(([, key]) => key).toSorted();
      const used = [...new Set([...text.matchAll(/\[\^([\w-]+)\](?!:)/g)].map(([, key]) => key))].toSorted();
      expect(used, params.path).toEqual(defined);
    }
  });
});

describe('the named elements', () => {
  test('have a plain form each', () => {
    expect(about('<Note kind="tip">\n\nDrink *tea*.\n\n</Note>')).toBe('> **the word tip**\n>\n> Drink *tea*.');
    expect(about('<Example title="A promise">\n\nWe stop on time.\n\n</Example>')).toBe('> **the word madeUp** A promise\n>\n> We stop on time.');
    expect(about('<Unknown who="the partner" how="from its report">\n\nThe day is not known.\n\n</Unknown>')).toBe(
      '> **the word unknown**\n>\n> The day is not known.\n>\n> the word whoCanFill: the partner. the word howToFill: from its report.',
    );
    expect(about('<Lines count="2" label="My words" />')).toBe('My words\n\n___\n\n___');
    expect(about('Say <Lang tag="ur">شکریہ</Lang>, with <Term id="co-production">others</Term>.')).toContain(
      'Say شکریہ, with others.\n\n## the word wordsHere\n\n- **Co-production.** Deciding together.',
    );
    expect(about('<Claim kind="found" source="plan-2025" strength="some">\n\nIt grew.\n\n</Claim>')).toContain(
      '> **the word claimFound** · the word strength: the word strengthSome[^plan-2025]\n>\n> It grew.',
    );
    expect(about('It is so.<Cite source="plan-2025" />')).toBe(
      'It is so.[^plan-2025]\n\n## the word sourcesHere\n\n[^plan-2025]: Reader AB (2025). The plan. A journal. <https://doi.org/10.1000/plan>',
    );
    expect(about('<Section id="part" title="A part">\n\n### Inside\n\nWords.\n\n</Section>')).toBe('## A part\n\n### Inside\n\nWords.');
  });
  test('give an activity its minutes, and a handout its label', () => {
    const lesson = writtenLesson(
      'Who we are',
      activity('arrive', 15, 'Arrive', '1. Find a partner.\n\n<Handout id="card" title="A card">\n\nKeep it.\n\n</Handout>'),
    );
    const text = markdown(hubWith({ [LESSON]: lesson, 'training/starting/who-we-are/index.ur.mdx': undefined }), '/learn/starting/who-we-are/');
    expect(text).toContain('## Arrive (the word minutes)\n\n*the word grouping.pairs*\n\n1. Find a partner.\n\n### the word handout: A card\n\nKeep it.');
  });
  test('give a translation the minutes and grouping of the English', () => {
    expect(markdown(hubWith(), '/learn/starting/who-we-are/', 'ur')).toContain(
      '## Urdu arrive (the word minutes)\n\n*the word grouping.pairs*\n\n> the word staleSection\n\n1. Urdu step.',
    );
  });
  test('keep the notes of the facilitator out', () => {
    const text = markdown(hubWith(), '/learn/starting/who-we-are/');
    for (const words of ['Set out the chairs', 'You can pass', 'quiet', 'Use cards', 'Use the chat']) expect(text).not.toContain(words);
  });
  test('are all known here: a new one must be given a form', () => {
    const shown = Object.entries(ELEMENTS)
      .filter(([name]) => !['Section', 'Activity', 'Facilitator', 'Do', 'Say', 'WatchFor', 'PaperOnly', 'Online', 'Handout'].includes(name))
      .map(([name, { example, content, flow }]) => {
        const tag = content === 'filled' && !example.includes('</') ? `${example}\n\nWords.\n\n</${name}>` : example;
        return flow === 'inline' ? `Words ${tag} here.` : `Words.\n\n${tag}\n\nWords.`;
      });
    for (const words of shown) expect(markdown(hubWith(aboutWith(words)), '/about/'), words).toContain('Words');
  });
});

describe('links', () => {
  test('inside the hub become whole addresses, in the language of the page', () => {
    expect(about('See [the step](/protocol/who-takes-part/#who) and [the web](https://example.org/a_b?c=d).')).toBe(
      'See [the step](https://hub.example.org/hub/protocol/who-takes-part/#who) and [the web](https://example.org/a_b?c=d).',
    );
    expect(about('<Section id="part" title="Part">\n\nSee [the part](#part).\n\n</Section>')).toContain('[the part](https://hub.example.org/hub/about/#part)');
    expect(about('See [the step][it].\n\n[it]: /protocol/who-takes-part/')).toBe('See [the step](https://hub.example.org/hub/protocol/who-takes-part/).');
  });
});

describe('what a person allows', () => {
  const ID = 'c-4f7k2m';
  const words = `Residents met. <Person consent="${ID}" otherwise="Somebody">Quillon **V**</Person> led.

- One <Person consent="${ID}" otherwise="of them">Vantreight</Person>.

<Quote who="A resident" consent="${ID}">

The zebrine kettle.<Cite source="plan-2025" />

<Note kind="tip">

Marbled compass.

</Note>

</Quote>

<Photo src="./a.jpg" alt="Cobalt staircase" caption="Lantern thicket" consent="${ID}" />

<Voice src="./a.mp3" title="Ferrous lullaby" consent="${ID}">

Velvet pylon.

</Voice>

The map is kept.`;
  const SECRETS = ['Quillon', 'Vantreight', 'zebrine', 'Marbled', 'Cobalt', 'Lantern', 'Ferrous', 'Velvet', 'plan-2025', ID, 'a.jpg', 'a.mp3'];
  const on = (record: string, day = '2026-11-24') =>
    markdown(hubWith({ ...aboutWith(words), [`consents/${ID}.yaml`]: record }, ['pages/about/a.jpg', 'pages/about/a.mp3'], day), '/about/');

  test('is there while the consent runs, but never its record or its file', () => {
    const text = on(consentRecord());
    for (const secret of SECRETS.slice(0, 9)) expect(text, secret).toContain(secret);
    for (const secret of SECRETS.slice(9)) expect(text, secret).not.toContain(secret);
  });
  test.each([
    ['has ended', consentRecord(), '2027-01-11'],
    ['was taken back', consentRecord({ withdrawn: '"2026-06-01"' }), '2026-11-24'],
    ['does not cover the web', consentRecord({ uses: '[print]' }), '2026-11-24'],
  ])('is nowhere when the consent %s, and other words stand for a name', (_why, record, day) => {
    const text = on(record, day);
    for (const secret of SECRETS) expect(text, secret).not.toContain(secret);
    expect(text).toContain('Residents met. Somebody led.');
    expect(text).toContain('- One of them.');
    expect(text).toContain('The map is kept.');
  });
  test('is in no translation that it was not given for', () => {
    const ur = `---\ntitle: "Urdu about"\ndescription: "Urdu."\n${/translation: .*/.exec(fileAt('glossary/co-production.ur.yaml'))?.[0] ?? ''}\n---\n\n${words}\n`;
    const hub = hubWith({ ...aboutWith(words), 'pages/about/index.ur.mdx': ur, [`consents/${ID}.yaml`]: consentRecord({ uses: '[web]' }) });
    expect(markdown(hub, '/about/')).toContain('zebrine');
    for (const secret of SECRETS) expect(markdown(hub, '/about/', 'ur'), secret).not.toContain(secret);
  });
});

describe('whatever words a page holds', () => {
  const hostile = fc
    .array(
      fc.constantFrom(
        '*',
        '_',
        '`',
        '#',
        '+',
        '-',
        '1.',
        '12)',
        '|',
        '~~',
        '!',
        '&amp;',
        '&',
        '\\',
        '[a](b)',
        '[^a]',
        '[x]',
        '=',
        '===',
        '---',
        '***',
        ':',
        '$',
        '“q”',
        'word',
        'خوش',
        '🙂',
        'a_b_c',
        'http',
      ),
      { minLength: 1, maxLength: 10 },
    )
    .map((signs) => signs.join(' '));

  test('plain words stay those words, at the start of a line too', () => {
    fc.assert(
      fc.property(hostile, (words) => {
        const hub = hubWith(changed('glossary/co-production.yaml', '"Deciding together."', JSON.stringify(words)));
        const text = markdown(hub, '/glossary/co-production/');
        const paragraph = (tree(text).children ?? []).find(({ type }, index, all) => type !== 'yaml' && all[index - 1]?.type === 'heading');
        expect(paragraph?.type, words).toBe('paragraph');
        expect(flat(wordsOf(paragraph as Node)), words).toBe(flat(words));
      }),
      { numRuns: 400 },
    );
  });

  const word = fc.oneof(
    fc.stringMatching(/^[a-z]{1,8}$/).filter((text) => text !== 'import' && text !== 'export'),
    fc.constantFrom(
      'خوش',
      'people’s',
      '\\*',
      '\\_',
      '\\#',
      '1\\.',
      '\\-',
      '\\+',
      '\\>',
      '5 \\< 6',
      '\\[x\\]',
      '\\`',
      'a\\|b',
      '\\~',
      '🙂',
      '&amp;',
      'x_y',
      '100%',
    ),
  );
  const sentence = fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => words.join(' '));
  const span = fc.oneof(
    sentence,
    sentence.map((text) => `**${text}**`),
    sentence.map((text) => `*${text}*`),
    sentence.map((text) => `<Term id="co-production">${text}</Term>`),
    sentence.map((text) => `<Lang tag="ur">*${text}*</Lang>`),
    sentence.map((text) => `[${text}](/about/)`),
    fc.stringMatching(/^[a-z`|*]{1,6}$/).map((text) => `\`\`\` ${text} \`\`\``),
  );
  const line = fc.array(span, { minLength: 1, maxLength: 4 }).map((spans) => spans.join(' '));
  const block = fc.oneof(
    line,
    line.map((text) => `> ${text}`),
    fc.array(line, { minLength: 1, maxLength: 4 }).map((items) => items.map((text) => `- ${text}`).join('\n')),
    fc
      .tuple(fc.integer({ min: 1, max: 9 }), fc.array(line, { minLength: 1, maxLength: 3 }))
      .map(([first, items]) => items.map((text, index) => `${first + index}. ${text}\n   - ${text}`).join('\n')),
    fc.tuple(line, line).map(([one, two]) => `${one}\\\n${two}`),
    sentence.map((text) => `| ${text} | b |\n| --- | --- |\n| c | ${text} |`),
    sentence.map((text) => `<Note kind="tip">\n\n- ${text}\n\n${text}\n\n</Note>`),
    fc.stringMatching(/^[a-z`#* ]{1,12}$/).map((code) => `\`\`\`\`\`\`\`\`\`\`\`\`\`\n${code}\n\`\`\`\`\`\`\`\`\`\`\`\`\``),
  );

  test('the words that are read are the words that were written', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 5 }), (blocks) => {
        const hub = hubWith(aboutWith(blocks.join('\n\n')));
        fc.pre(hub.problems.length === 0);
        // Signs of code may meet around an element: it is then words, and is not taken out below.
        fc.pre(!blocks.some((text) => /`[^]*<(?:Term|Lang|Note)[^]*`/.test(text)));
        const read = (root: Node) => flat(wordsOf(root));
        const written = read(
          markdownToMdast(
            blocks
              .join('\n\n')
              .replace(/<\/?(?:Term|Lang)[^>]*>/g, '')
              .replace(/<Note[^>]*>/g, '**the word tip**')
              .replace(/<\/Note>/g, ''),
            { features: { gfm: true, smartPunctuation: true } },
          ) as unknown as Node,
        );
        const text = markdown(hub, '/about/');
        const end = text.includes('## the word wordsHere') ? text.indexOf('## the word wordsHere') : text.lastIndexOf('\n\n___');
        const got = read(tree(text.slice(text.indexOf('the word notReviewed') + 'the word notReviewed'.length, end)));
        expect(got, text).toBe(written);
      }),
      { numRuns: 300 },
    );
  });

  test('a code that stands for a sign stays that code', () => {
    expect(plainWords('&lt;b> & &amp; <i>')).toBe('\\&lt;b> & \\&amp; \\<i>');
  });
});
