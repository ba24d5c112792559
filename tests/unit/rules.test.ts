import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { checkAll } from '../../src/checks/all.ts';
import { publish } from '../../src/checks/publish.ts';
import { openDictionary } from '../../src/checks/writing/dictionary.ts';
import { jargon } from '../../src/checks/writing/jargon.ts';
import { labels } from '../../src/checks/writing/labels.ts';
import { paragraphs } from '../../src/checks/writing/paragraphs.ts';
import { sentences } from '../../src/checks/writing/sentences.ts';
import { spelling } from '../../src/checks/writing/spelling.ts';
import { addressesOf } from '../../src/hub/addresses.ts';
import { readBody } from '../../src/hub/body.ts';
import { PICTURE } from '../../src/hub/files.ts';
import { createHub, type Hub } from '../../src/hub/hub.ts';
import { loadContent } from '../../src/hub/load.ts';
import { errorsIn, type Problem } from '../../src/hub/problem.ts';
import { RULE_CODES, RULE_GROUPS, rulePath, RULES, type RuleCode } from '../../src/rules/all.ts';
import type { RuleHelp } from '../../src/rules/rule.ts';
import { writing } from '../../src/rules/writing.ts';
import { aboutWith, activity, consentRecord, EVERYTHING, hubWith, translationRecord, type Changes } from './support/content.ts';

const CHECK = `<CheckYourself id="check-yourself" title="Check yourself">

<Question id="real-name" asks="Do you have to give your real name?">

<Answer says="Yes" because="You can use any name that you like." />
<Answer right="yes" says="No" because="Any name will do, or a shape that you draw." />

</Question>

</CheckYourself>`;

/** What the examples lean on, where the example folder has other names or nothing. */
const AROUND: Changes = {
  ...Object.fromEntries(
    Object.entries(EVERYTHING).flatMap(([path, text]) => [
      [path, undefined],
      [named(path), named(text)],
    ]),
  ),
  'consents/c-9w3x5z.yaml': consentRecord({ covers: '[photo]' }),
  'consents/c-7h9p3x.yaml': consentRecord({ uses: '[print]' }),
  'consents/c-0k0k0k.yaml': consentRecord({ basis: '{ kind: source, source: mahmood-2025-protocol }' }),
  'glossary/ripple-mapping.yaml': 'term: "Ripple mapping"\nshort: "Drawing what changed."\nreviewed: unknown\njargon: [ripple mapping]\n',
  'glossary/consent.yaml': 'term: "Consent"\nshort: "Saying yes."\nreviewed: unknown\n',
  'languages/en.yaml': (EVERYTHING['languages/en.yaml'] ?? '')
    .replace(/ {2}"(?:skip|search)": .*\n/g, '')
    .replace('ui:\n', 'ui:\n  skip: Skip to the content\n  search: Search\n'),
  'languages/ps.yaml': (EVERYTHING['languages/ur.yaml'] ?? '').replace('tag: ur', 'tag: ps'),
  'pages/an-old-page/index.mdx': (EVERYTHING['pages/about/index.mdx'] ?? '')
    .replace('About the hub', 'An old page')
    .replace('---\n', '---\nretired: { on: "2026-01-01", why: "Nobody uses it." }\n'),
  'pages/contact/index.mdx': (EVERYTHING['pages/about/index.mdx'] ?? '').replace('About the hub', 'Contact'),
  'partners/an-organisation.yaml': EVERYTHING['partners/partner-1.yaml'],
  'sources/an-example-report.yaml': (EVERYTHING['sources/plan-2025.yaml'] ?? '').replace('The plan', 'A report'),
  'training/asking-questions/module.yaml': 'number: 2\ntitle: "Asking"\npurpose: "Ask."\nlessons: [asking-questions/first]\n',
  'training/asking-questions/first/index.mdx': named(EVERYTHING['training/starting/next-steps/index.mdx'] ?? '').replace('Next steps', 'First'),
  'training/starting-together/who-we-are/index.mdx': `${named(EVERYTHING['training/starting/who-we-are/index.mdx'] ?? '').replace(
    /<Activity id="arrive"[\s\S]*?<\/Activity>/,
    activity('arrive', 15, 'Arrive and say hello', '1. Find a partner.\n2. Tell each other your name.').replace('Use cards.', 'Use name cards.').trim(),
  )}\n${CHECK}\n`,
  'training/starting-together/who-we-are/index.ur.mdx': `---\ntitle: "ہم کون ہیں"\n${translationRecord()}\n---\n\n<Activity id="arrive" title="خوش آمدید">\n\n1. سلام کریں۔\n\n</Activity>\n`,
};
const picture = (size: number) =>
  sharp({ create: { width: size, height: size, channels: 3, background: '#fff', noise: { type: 'gaussian', mean: 128, sigma: 40 } } });
const writingRules: object = writing.rules;
const dictionary = await openDictionary([]);
const PNG = await picture(20).png().toBuffer();
const JPG = await picture(20).jpeg().toBuffer();
/** As a phone saves it. */
const TAKEN = await picture(20)
  .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '1/1 2/1 3/1' } })
  .jpeg()
  .toBuffer();
const LARGE = await picture(400).png().toBuffer();
const SOUND = Uint8Array.from([0xff, 0xfb, 0x90, 0x64, 0, 0, 0, 0]);
const PHOTO = '<Photo src="./mapping.jpg" alt="Two people put dots on a map" consent="c-4f7k2m" />';
const SKETCH = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>';

/** The example folder in the words of the examples. */
function named(text: string): string {
  return text.replace(/\bplan-2025\b/g, 'mahmood-2025-protocol').replace(/\bstarting\//g, 'starting-together/');
}

/** The signs that an example only names. */
function real(text: string): string {
  return text.replace(/⟨U\+([0-9A-F]{4})⟩/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
}

function textAt(path: string): string {
  const text = AROUND[path];
  if (text === undefined) throw new Error(`The examples lean on no ${path}.`);
  return text;
}

/** A file whose fields are those given: others of the same names are taken away first. */
function withFields(path: string, given: string, names: ReadonlySet<string>): string {
  const [, open = '', fields = textAt(path), rest = ''] = /^(---\n)([\s\S]*?)(^---\n[\s\S]*)$/m.exec(textAt(path)) ?? [];
  let keep = true;
  const others = fields.split('\n').filter((line) => {
    const name = /^([\w-]+):/.exec(line)?.[1];
    if (name !== undefined) keep = !names.has(name);
    return keep && line !== '';
  });
  return `${open}${[...others, given].join('\n')}\n${rest}`;
}

const nameOfFields = (text: string) => [...text.matchAll(/^([\w-]+):/gm)].map((match) => match[1] ?? '');

/** The files that an example changes. */
function changesOf({ file, shown, bad, good }: RuleHelp, example: string): Changes {
  switch (shown) {
    case 'text': {
      const [head = ''] = /^---\n[\s\S]*?\n---\n/.exec(textAt(file)) ?? [];
      // A lesson with other activities has another translation.
      return { [file]: `${head}\n${example}\n`, [file.replace('index.mdx', 'index.ur.mdx')]: undefined };
    }
    case 'passage':
      if (!textAt(file).includes(good)) throw new Error(`${file} does not hold the good passage.`);
      return { [file]: textAt(file).replace(good, () => example) };
    case 'fields':
      return { [file]: withFields(file, example, new Set([...nameOfFields(bad), ...nameOfFields(good)])) };
    default:
      return { [file]: `${example}\n` };
  }
}

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** What is said of a real folder: the example folder, and what stands in it besides. */
function onDisk(besides: Readonly<Record<string, string | Uint8Array | { to: string }>>): Problem[] {
  const folder = mkdtempSync(join(tmpdir(), 'hub-rules-'));
  folders.push(folder);
  const write = (path: string, data: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), data);
  };
  for (const [path, text] of Object.entries(AROUND)) if (text !== undefined) write(path, text);
  for (const [path, data] of Object.entries(besides)) {
    if (typeof data === 'string' || data instanceof Uint8Array) write(path, data);
    else {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      symlinkSync(data.to, join(folder, path));
    }
  }
  return checkAll(createHub(loadContent(folder)));
}

const latin1 = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const padded = (start: Uint8Array, length: number) => {
  const bytes = new Uint8Array(length);
  bytes.set(start);
  return bytes;
};

/** What no text can show, built as it would be. */
const SITUATIONS: Partial<Record<RuleCode, { bad: () => Problem[]; good: () => Problem[] }>> = {
  'symbolic-link': {
    bad: () => onDisk({ 'pages/about/map.png': { to: '../../../pictures/map.png' } }),
    good: () => onDisk({ 'pages/about/map.png': PNG }),
  },
  encoding: {
    bad: () => onDisk({ 'glossary/consent.yaml': latin1(textAt('glossary/consent.yaml').replace('yes', 'oui, à l’aise'.replace('’', "'"))) }),
    good: () => onDisk({ 'glossary/consent.yaml': textAt('glossary/consent.yaml').replace('yes', 'oui, à l’aise') }),
  },
  'too-large': {
    bad: () => onDisk({ 'pages/about/map.png': padded(PNG, 9_000_000) }),
    good: () => onDisk({ 'pages/about/map.png': LARGE }),
  },
  'picture-kind': {
    bad: () => onDisk({ 'pages/about/map.png': JPG }),
    good: () => onDisk({ 'pages/about/map.jpg': JPG }),
  },
  'photo-without-consent': {
    bad: () => checkAll(hubWith({ ...AROUND, ...aboutWith(`Here.\n\n${PHOTO}\n\n![People at a map](./mapping.jpg)`) }, ['pages/about/mapping.jpg'])),
    good: () => checkAll(hubWith({ ...AROUND, ...aboutWith(`Here.\n\n${PHOTO}\n\nThere.\n\n${PHOTO}`) }, ['pages/about/mapping.jpg'])),
  },
  'unused-file': {
    bad: () => checkAll(hubWith(AROUND, ['pages/about/map.png'])),
    good: () => checkAll(hubWith({ ...AROUND, ...aboutWith('![A map with dots](./map.png)') }, ['pages/about/map.png'])),
  },
  'hidden-data': {
    bad: () => onDisk({ 'pages/about/map.jpg': TAKEN }),
    good: () => onDisk({ 'pages/about/map.jpg': JPG }),
  },
  'sound-kind': {
    bad: () => onDisk({ 'pages/about/walk.mp3': latin1('Some words.') }),
    good: () => onDisk({ 'pages/about/walk.mp3': SOUND }),
  },
  'no-english': {
    bad: () => checkAll(hubWith({ ...AROUND, 'languages/en.yaml': undefined })),
    good: () => checkAll(hubWith(AROUND)),
  },
  'no-content': {
    bad: () => loadContent('contnet').problems,
    good: () => loadContent('content').problems,
  },
  // The parser of today reads one kind of text that is not used: fields between plus signs, which a page never gets to.
  'not-allowed': {
    bad: () => readBody('page.mdx', '+++\ntitle = "A page"\n+++\n').problems,
    good: () => readBody('page.mdx', '### A heading\n\nWords.\n\n- A list\n').problems,
  },
};

/** What is said when an example stands in its place. */
function problemsWith(code: RuleCode, which: 'bad' | 'good'): Problem[] {
  // Pictures stand in the folder for an example to show or not.
  return saidOf(code, which).filter(({ rule }) => rule !== 'unused-file' || code === 'unused-file');
}

function saidOf(code: RuleCode, which: 'bad' | 'good'): Problem[] {
  const help = RULES[code];
  if (help.shown === 'situation') return SITUATIONS[code]?.[which]() ?? [];
  const example = real(help[which]);
  if (help.shown === 'name') {
    const path = example.replace(/^content\//, '');
    const isTranslation = /index\.[a-z]+\.mdx$/.test(path);
    const page = textAt('pages/about/index.mdx').replace('About the hub', 'Another page');
    const text = AROUND[help.file] ?? (isTranslation ? `---\ntitle: "ہب"\n${translationRecord()}\n---\n` : page);
    return onDisk({ [path]: PICTURE.test(help.file) ? PNG : text });
  }
  if (PICTURE.test(help.file)) return onDisk({ [help.file]: example });
  const hub = hubWith({ ...AROUND, ...changesOf(help, example) }, ['pages/about/map.png']);
  return [...checkAll(hub), ...(code === 'publish' ? publish(hub) : []), ...(code in writingRules ? writingIn(hub, help.file) : [])];
}

/** What `npm run check` says of the writing in one file; the other examples are not written to be read. */
function writingIn(hub: Hub, path: string): Problem[] {
  return [...sentences(hub), ...paragraphs(hub), ...labels(hub), ...jargon(hub), ...spelling(hub, dictionary)].filter(({ file }) => file === `content/${path}`);
}

const rulesIn = (problems: readonly Problem[]) => [...new Set(problems.map(({ rule }) => rule))];

test('the folder that the examples stand in is right without them', () => {
  expect(checkAll(hubWith(AROUND))).toEqual([]);
  expect(rulesIn(onDisk({ 'pages/about/sketch.svg': SKETCH }))).toEqual(['unused-file']);
});

describe.each(RULE_CODES)('%s', (code) => {
  const help: RuleHelp = RULES[code];

  test('the bad example leads to this rule, and to no other', () => {
    const problems = problemsWith(code, 'bad');
    expect(rulesIn(problems)).toEqual([code]);
    expect(problems.every(({ level }) => (level === 'warning') === (help.advice === true))).toBe(true);
  });

  test('the good example leads to none', () => {
    const problems = problemsWith(code, 'good');
    expect(rulesIn(problems)).not.toContain(code);
    expect(errorsIn(problems)).toEqual([]);
  });

  test('is explained in two to four short sentences', () => {
    const sentences = help.meaning.split(/(?<=[.?!])\s+(?=[\p{Lu}“<])/u);
    expect(sentences.length).toBeGreaterThanOrEqual(2);
    expect(sentences.length).toBeLessThanOrEqual(4);
    for (const sentence of [...sentences, help.title]) expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(20);
    expect(help.meaning).toMatch(/\.$/);
    expect(help.title).not.toMatch(/[.:]$/);
  });

  test('has a page of its own', () => {
    expect(addressesOf(hubWith()).filter(({ path }) => path === rulePath(code))).toHaveLength(1);
  });
});

describe('all rules', () => {
  const codes = RULE_GROUPS.flatMap(({ rules }) => Object.keys(rules));

  test('have each their own code, in one form, and their own title', () => {
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
    expect(codes.filter((code) => !/^[a-z]+(?:-[a-z]+)*$/.test(code))).toEqual([]);
    const titles = RULE_CODES.map((code) => RULES[code].title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  test('are those that the code speaks of', () => {
    const sources = ['src/checks', 'src/checks/writing', 'src/hub'].flatMap((folder) =>
      readdirSync(folder)
        .filter((file) => file.endsWith('.ts'))
        .map((file) => readFileSync(join(folder, file), 'utf8')),
    );
    const text = sources.join('\n');
    const spoken = [...text.matchAll(/\brule: '([a-z-]+)'/g)].map((match) => match[1] ?? '');
    expect(spoken.filter((code) => !codes.includes(code))).toEqual([]);
    expect(spoken.length).toBeGreaterThan(40);
    expect(codes.filter((code) => !text.includes(`'${code}'`))).toEqual([]);
  });

  test('hold no sign in their words that cannot be seen', () => {
    expect(
      RULE_CODES.filter((code) => /[\u0000-\u0009\u000b-\u001f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/.test(Object.values(RULES[code]).join(''))),
    ).toEqual([]);
  });
});

describe('the command', () => {
  /** What `npm run check` prints of a folder with one problem, in a form, with or without an address of the hub. */
  function printed(format: string, address: string): Promise<string> {
    const folder = mkdtempSync(join(tmpdir(), 'hub-rules-'));
    folders.push(folder);
    mkdirSync(join(folder, 'glossary'));
    for (const [path, text] of [
      ['glossary/Consent.yaml', textAt('glossary/consent.yaml')],
      ['languages/en.yaml', textAt('languages/en.yaml')],
    ] as const) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const command = ['scripts/check.ts', '--format', format, '--content', folder];
    return new Promise((resolve) =>
      execFile(process.execPath, command, { env: { ...process.env, HUB_ADDRESS: address } }, (_error, stdout) => resolve(stdout)),
    );
  }

  test('gives the address of the rule on a pull request once the hub has one', async () => {
    const known = (await printed('github', 'https://organisation.example/hub/')).split('\n');
    expect(known[0]).toMatch(/^::error .*title=bad-id::.* More: https:\/\/organisation\.example\/hub\/contribute\/rules\/bad-id\/$/);
    const unknown = (await printed('github', '')).split('\n');
    expect(unknown[0]).toMatch(/^::error .*title=bad-id::/);
    expect(unknown[0]).not.toContain('/contribute/rules/');
  });

  test('gives other programs the six fields that they know', async () => {
    const problems = JSON.parse(await printed('json', 'https://organisation.example/hub/')) as object[];
    expect([...new Set(problems.map((problem) => Object.keys(problem).join()))]).toEqual(['file,line,column,rule,message,fix']);
  });
});
