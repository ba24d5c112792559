import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, matchesGlob } from 'node:path';
import { extractFrontmatter, parseFrontmatter } from '@astrojs/internal-helpers/frontmatter';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkAll } from '../../src/checks/all.ts';
import { readEntry } from '../../src/hub/entry.ts';
import { fileProblem, pictureProblem } from '../../src/hub/files.ts';
import { fieldsOf } from '../../src/hub/front-matter.ts';
import { createHub } from '../../src/hub/hub.ts';
import { loadContent } from '../../src/hub/load.ts';
import { closeHub } from '../../src/hub/open.ts';
import { report, type Problem } from '../../src/hub/problem.ts';
import { judgeAddress } from '../../src/hub/safe-address.ts';
import { svgFault } from '../../src/hub/svg.ts';
import { isTakenId } from '../../src/hub/taken-ids.ts';
import { checkedText } from '../../src/checks/checked-text.ts';
import { codeOf as compiled } from '../../src/components/content/compile.ts';
import { hubContent } from '../../src/integrations/content.ts';
import {
  BODIES,
  CHANGES,
  FIELDS,
  FILES,
  HARMLESS_BODIES,
  HARMLESS_FILES,
  HARMLESS_PICTURES,
  HARMLESS_SVGS,
  HARMS,
  PAGES,
  PICTURES,
  SVGS,
  type Effect,
} from '../fixtures/hostile/cases.ts';
import { aboutWith, changed, EVERYTHING, fileAt, hubWith } from './support/content.ts';

const ABOUT = 'pages/about/index.mdx';
const BESIDE = ['pages/about/map.png', 'pages/about/diagram.svg'];
/** The line on which the body of the about page starts. */
const BODY = 9;

/** Shows a text with its hidden signs, short enough for the name of a test. */
const named = (text: string) =>
  JSON.stringify(text)
    .replace(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .slice(0, 110);
const latin1 = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const places = (problems: readonly Problem[]) => problems.map(({ file, line, rule }) => `${file}:${line} ${rule}`);
/** What is said of a body: by its readers, and by the checks that the build asks. */
const problemsOf = (body: string) => checkAll(hubWith(aboutWith(body), BESIDE)).filter(({ rule }) => rule !== 'unused-file');

/** A message that names its place and says how to mend it. */
function expectUseful(problems: readonly Problem[]) {
  for (const problem of problems) {
    expect(problem.what).not.toMatch(/undefined|\[object|NaN|EXECUTED\W.*EXECUTED\W.*EXECUTED/);
    expect(problem.mend.trim().length).toBeGreaterThan(8);
    expect(problem.line).toBeGreaterThan(0);
    expect(`${problem.what}${problem.mend}`).not.toMatch(/[\u0000-\u0008\u200b\u202a-\u202e\u2066-\u2069\ufeff]/);
  }
}

test('there are many of both', () => {
  const bodies = Object.values(BODIES).flat().length;
  const effects: Effect[] = [
    ...[...Object.values(BODIES).flat(), ...FIELDS].map(([, , effect]) => effect),
    ...[...CHANGES, ...PAGES].map((each) => each.at(-1) as Effect),
    ...SVGS.map(([, effect]) => effect),
    ...[...PICTURES, ...FILES].map(([, , , effect]) => effect),
  ];
  // Shown one by one, and asserted to be what is written here, in tests/deep/hostile.test.ts.
  const harmful = effects.filter((effect) => effect in HARMS).length;
  const harmless = HARMLESS_BODIES.length + HARMLESS_SVGS.length + HARMLESS_PICTURES.length + HARMLESS_FILES.length;
  console.log(`${effects.length} inputs that are refused (${bodies} bodies): ${harmful} do harm without the check; ${harmless} harmless`);
  expect(effects.length).toBeGreaterThanOrEqual(450);
  expect(harmful).toBeGreaterThanOrEqual(380);
  expect(harmless).toBeGreaterThanOrEqual(80);
});

describe.each(Object.entries(BODIES))('%s', (_kind, cases) => {
  test.each(cases.map(([text, rule, , line = 1]) => [named(text), rule, text, line] as const))('%s: %s', (_name, rule, text, line) => {
    const problems = problemsOf(text);
    expect(places(problems)).toContain(`content/${ABOUT}:${BODY + line - 1} ${rule}`);
    expectUseful(problems);
  });
});

describe('fields', () => {
  test.each(FIELDS.map(([text, rule, , line = 1]) => [named(text), rule, text, line] as const))('%s: %s', (_name, rule, text, line) => {
    const problems = checkAll(hubWith(changed(ABOUT, 'reviewDue: unknown', `reviewDue: unknown\n${text}`)));
    expect(places(problems)).toContain(`content/${ABOUT}:${6 + line} ${rule}`);
    expectUseful(problems);
  });
  test.each(CHANGES.map(([file, from, to, rule, line]) => [file, named(to), rule, from, to, line] as const))(
    '%s %s: %s',
    (file, _name, rule, from, to, line) => {
      const problems = checkAll(hubWith(changed(file, from, to)));
      expect(places(problems)).toContain(`content/${file}:${line} ${rule}`);
      expectUseful(problems);
    },
  );
});

describe('whole pages', () => {
  test.each(PAGES.map(([text, rule, line]) => [named(text), rule, text, line] as const))('%s: %s', (_name, rule, text, line) => {
    const problems = checkAll(hubWith({ [ABOUT]: text }));
    expect(places(problems)).toContain(`content/${ABOUT}:${line} ${rule}`);
    expectUseful(problems);
  });

  test('the fields end where Astro ends them, for every page that is accepted', () => {
    const piece = fc.constantFrom(
      '---',
      '+++',
      '...',
      '---x',
      '\n',
      '\n',
      '\n',
      '\r\n',
      'title: "A"',
      'layout: "x"',
      '# {x}',
      '{x}',
      ' ',
      '"',
      'a: |',
      '  b',
      '\uFEFF',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.boolean(), (pieces, whole) => {
        const text = whole ? fileAt(ABOUT).replace('reviewDue: unknown\n', `reviewDue: unknown\n${pieces.join('')}\n`) : pieces.join('');
        if (readEntry(ABOUT, ABOUT, text).problems.length > 0) return;
        expect(extractFrontmatter(text)?.trim()).toBe(fieldsOf(text)?.trim());
        expect(parseFrontmatter(text).frontmatter).not.toHaveProperty('layout');
      }),
      { numRuns: 2000 },
    );
  });
});

test('every id that the frame of a page has is kept from parts', () => {
  const folders = ['frame', 'content', 'lesson', 'case-study'].map((name) => `src/components/${name}`);
  const ids = folders.flatMap((name) =>
    readdirSync(name).flatMap((file) => [...readFileSync(join(name, file), 'utf8').matchAll(/\sid="([^"{]+)"/g)].map((found) => found[1] ?? '')),
  );
  expect(ids).toEqual(expect.arrayContaining(['main', 'theme', 'toc', 'sources-here']));
  expect(ids.filter((id) => !isTakenId(id))).toEqual([]);
});

describe('two readers of one file', () => {
  test('Astro sees the same fields as the hub, in every page that is accepted', () => {
    const piece = fc.constantFrom(
      ...[
        'title',
        'layout',
        'aliases',
        '"title"',
        "'layout'",
        '? layout',
        '<<',
        '- a',
        '# b',
        '"a',
        "'a",
        'a"',
        "a'",
        '|',
        '>',
        '>-',
        '|+',
        '[',
        ']',
        '{',
        '}',
        ',',
      ],
      ...[
        ': ',
        ':',
        ' : ',
        '\n',
        '\n',
        '\n ',
        '\n  ',
        '\r\n',
        '\t',
        ' ',
        ' #',
        '\\',
        '\\\n',
        '%YAML 1.1',
        '!!str ',
        '!',
        '&a',
        '*a',
        '0x1f',
        '1_000',
        'yes',
        '~',
        '2025-01-01',
        '\u0085',
        '\u00a0',
      ],
    );
    let accepted = 0;
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 10 }),
        fc.constantFrom('title: "About the hub"', 'reviewDue: unknown', 'description: "What About the hub says."'),
        (pieces, at) => {
          const text = fileAt(ABOUT).replace(at, () => `${at}${pieces.join('')}`);
          const { entry, problems } = readEntry(ABOUT, ABOUT, text);
          if (problems.length > 0 || !entry) return;
          accepted += 1;
          const seen = parseFrontmatter(text).frontmatter as Record<string, unknown>;
          expect(Object.keys(seen).sort(), text).toEqual(
            Object.keys(entry.data)
              .filter((name) => name in seen)
              .sort(),
          );
          expect(seen, text).not.toHaveProperty('layout');
          expect(String(seen.title).trim(), text).toBe((entry.data as { title: string }).title);
        },
      ),
      { numRuns: 3000 },
    );
    expect(accepted).toBeGreaterThan(100);
  });
  test('no file that Astro would compile escapes the hub: it is read as a page, or refused', () => {
    const name = fc.constantFrom(
      'index',
      'indexed',
      'index.',
      'index.ur',
      'index.evil',
      'index.ur.evil',
      'index.en',
      'INDEX',
      'index index',
      'index\u200b',
      'index-a',
      'index.mdx',
      'index.x-y',
    );
    const place = fc.constantFrom(
      '',
      'pages/',
      'pages/about/',
      'pages/about/more/',
      'pages/a/b/c/',
      'training/',
      'training/routes/',
      'training/a/b/',
      'training/a/b/c/',
      'sources/',
      'languages/',
      'languages/ur/',
      'site/',
      'Pages/about/',
    );
    fc.assert(
      fc.property(place, name, (folder, file) => {
        const path = `${folder}${file}.mdx`;
        if (!matchesGlob(path, '**/index*.mdx')) return;
        const { problems } = readEntry(path, path, aboutWith('{EXECUTED}')[ABOUT] ?? '');
        expect(
          [...problems, fileProblem(path, path, 'file')].map((problem) => problem?.rule),
          path,
        ).toSatisfy((rules: string[]) => rules.some((rule) => rule === 'braces' || rule === 'unknown-file' || rule === 'bad-id'));
      }),
      { numRuns: 300 },
    );
  });
});

describe('pictures', () => {
  test.each(SVGS.map(([svg, , line = 1]) => [named(svg), svg, line] as const))('%s', (_name, svg, line) => {
    const problem = pictureProblem('pages/about/a.svg', 'a.svg', new TextEncoder().encode(svg));
    expect(problem && { rule: problem.rule, line: problem.line }).toEqual({ rule: 'svg', line });
    if (problem) expectUseful([problem]);
  });
  test.each(PICTURES.map(([name, bytes, rule]) => [name, named(bytes), rule, bytes] as const))('%s %s: %s', (name, _name, rule, bytes) => {
    const problem = pictureProblem(name, name, latin1(bytes));
    expect(problem?.rule).toBe(rule);
    if (problem) expectUseful([problem]);
  });
  test('a picture that is too large', () => {
    const bytes = new Uint8Array(9_000_000);
    bytes.set(latin1('\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR'));
    expect(pictureProblem('a.png', 'a.png', bytes)?.rule).toBe('too-large');
    expect(pictureProblem('a.svg', 'a.svg', new Uint8Array(600_000).fill(32))?.rule).toBe('svg');
  });
  test('an SVG is read in a time that grows with its length', () => {
    const start = performance.now();
    for (const svg of ['<', '<svg ', '&', '<!--', '<svg xmlns="http://www.w3.org/2000/svg">', '<g a="']) svgFault(svg.repeat(20_000));
    svgFault(`<svg xmlns="http://www.w3.org/2000/svg">${'<path d="M0 0"/>'.repeat(20_000)}</svg>`);
    expect(performance.now() - start).toBeLessThan(2000);
  });
  test('a message', () => {
    const problem = pictureProblem(
      'pages/about/a.svg',
      'content/pages/about/a.svg',
      new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg">\n  <script>x</script></svg>'),
    );
    expect(report(problem ? [problem] : [])).toMatchInlineSnapshot(`
      "content/pages/about/a.svg:2:3  [svg]
        <script> does not belong in a picture of the hub.
        → Save the picture from your drawing program as “plain SVG”, or as PNG.

      What this rule asks, with examples: /contribute/rules/svg/ on the hub
      1 problem in 1 file. Nothing was published; nothing you wrote was changed."
    `);
    const png = pictureProblem('pages/about/a.png', 'content/pages/about/a.png', latin1('\xff\xd8\xff\xe0'));
    expect(report(png ? [png] : [])).toMatchInlineSnapshot(`
      "content/pages/about/a.png:1:1  [picture-kind]
        The name says that this is a PNG picture, but it is a JPG picture.
        → Rename it so that it ends in .jpg.

      What this rule asks, with examples: /contribute/rules/picture-kind/ on the hub
      1 problem in 1 file. Nothing was published; nothing you wrote was changed."
    `);
  });
});

describe('files', () => {
  test.each(FILES.map(([path, kind, rule]) => [named(path), kind, rule, path] as const))('%s (%s): %s', (_name, kind, rule, path) => {
    const problem = fileProblem(path, `content/${path}`, kind);
    expect(problem?.rule).toBe(rule);
    expect(problem?.mend.length).toBeGreaterThan(8);
  });

  describe('on the disk', () => {
    let folder = '';
    let found: readonly Problem[] = [];
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'hub-hostile-'));
      const content = join(folder, 'content');
      const write = (path: string, data: string | Uint8Array) => {
        mkdirSync(join(content, path, '..'), { recursive: true });
        writeFileSync(join(content, path), data);
      };
      for (const [path, text] of Object.entries(EVERYTHING)) write(path, text);
      write(
        'pages/about/map.png',
        await sharp({ create: { width: 9, height: 7, channels: 3, background: '#0b4f49' } })
          .png()
          .toBuffer(),
      );
      write('pages/about/index.mdx', `${fileAt(ABOUT)}\n![A map](./map.png)\n`);
      write('pages/.DS_Store', 'x');
      expect(checkAll(createHub(loadContent(content)))).toEqual([]);

      write('pages/about/evil.mjs', 'throw new Error("EXECUTED")');
      write('pages/about/photo.jpg', '<script>EXECUTED</script>');
      write('pages/about/steps.svg', '<svg xmlns="http://www.w3.org/2000/svg">\n<script/></svg>');
      write('pages/about/Photo.png', latin1('\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR'));
      write('.github/workflows/evil.yaml', 'x');
      write('pages/.secret.mdx', 'x');
      write('pages/Contact Us/index.mdx', fileAt(ABOUT).replace('About the hub', 'Contact'));
      write('glossary/latin.yaml', latin1('term: "Caf\xe9"\n'));
      write('glossary/long.yaml', `term: "${'a'.repeat(600_000)}"\n`);
      write('glossary/deep.yaml', `term: ${'['.repeat(100_000)}`);
      writeFileSync(join(folder, 'secret.yaml'), 'term: "Secret"\nshort: "Secret"\nreviewed: unknown\n');
      mkdirSync(join(folder, 'outside', 'stolen'), { recursive: true });
      writeFileSync(join(folder, 'outside', 'stolen', 'index.mdx'), '---\ntitle: x\n---\n{EXECUTED}\n');
      symlinkSync(join(folder, 'secret.yaml'), join(content, 'glossary/secret.yaml'));
      symlinkSync(join(folder, 'outside', 'stolen'), join(content, 'pages/stolen'));
      symlinkSync('/etc/passwd', join(content, 'pages/about/passwd.png'));
      symlinkSync('..', join(content, 'pages/about/loop'));
      symlinkSync('./nowhere.mdx', join(content, 'pages/about/nowhere.mdx'));
      found = checkAll(createHub(loadContent(content)));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    test.each([
      ['pages/about/evil.mjs', 'file-type', 1],
      ['pages/about/photo.jpg', 'picture-kind', 1],
      ['pages/about/steps.svg', 'svg', 2],
      ['pages/about/Photo.png', 'bad-id', 1],
      ['.github', 'hidden-file', 1],
      ['pages/.secret.mdx', 'hidden-file', 1],
      ['pages/Contact Us', 'bad-id', 1],
      ['glossary/latin.yaml', 'encoding', 1],
      ['glossary/long.yaml', 'too-large', 1],
      ['glossary/secret.yaml', 'symbolic-link', 1],
      ['pages/stolen', 'symbolic-link', 1],
      ['pages/about/passwd.png', 'symbolic-link', 1],
      ['pages/about/loop', 'symbolic-link', 1],
      ['pages/about/nowhere.mdx', 'symbolic-link', 1],
    ])('%s: %s', (path, rule, line) => {
      expect(places(found)).toContain(`content/${path}:${line} ${rule}`);
    });
    test('the build stops before anything is evaluated, and names every file', () => {
      const before = process.env.HUB_CONTENT;
      process.env.HUB_CONTENT = join(folder, 'content');
      closeHub();
      try {
        const setUp = hubContent().hooks['astro:config:setup'] as unknown as (options: {
          command: string;
          logger: { error: (text: string) => void };
        }) => unknown;
        const said: string[] = [];
        const logger = { error: (text: string) => said.push(text) };
        expect(() => setUp({ command: 'build', logger })).toThrow(/content\/pages\/about\/evil\.mjs:1:1 {2}\[file-type\]/);
        expect(() => setUp({ command: 'build', logger })).toThrow(/content\/pages\/stolen:1:1 {2}\[symbolic-link\]/);
        // In development the server goes on, and says the same.
        setUp({ command: 'dev', logger });
        expect(said.join('')).toContain('[picture-kind]');
      } finally {
        if (before === undefined) delete process.env.HUB_CONTENT;
        else process.env.HUB_CONTENT = before;
        closeHub();
      }
    });
    test('what does not belong is neither followed nor read', () => {
      expect(found.filter(({ file }) => /stolen\/|workflows|loop\//.test(file))).toEqual([]);
      expect(places(found).some((place) => /glossary\/deep\.yaml:1 (?:yaml|cannot-read)/.test(place))).toBe(true);
      expectUseful(found);
    });
  });
});

describe('in development, where the server goes on', () => {
  /** Whether its text would be compiled, as the components of its page ask for it. */
  const compiles = (text: string): boolean => {
    const { entry, problems } = readEntry(ABOUT, `content/${ABOUT}`, text);
    if (!entry) return false;
    const hub = createHub({ entries: [entry], translations: [], broken: new Set(), assets: new Set(), problems });
    try {
      return checkedText(hub, entry) === text;
    } catch (error) {
      expect((error as Error).message).toMatch(/:\d+:\d+ {2}\[[a-z-]+\]/);
      return false;
    }
  };

  test('no page with code is compiled', () => {
    const cases = [
      ...[...Object.values(BODIES).flat()].map(([text, , effect]) => [aboutWith(text)[ABOUT] ?? '', effect] as const),
      ...FIELDS.map(([text, , effect]) => [changed(ABOUT, 'reviewDue: unknown', `reviewDue: unknown\n${text}`)[ABOUT] ?? '', effect] as const),
      ...PAGES.map(([text, , , effect]) => [text, effect] as const),
    ].filter(([, effect]) => effect === 'runs-code' || effect === 'script-in-page');
    expect(cases.length).toBeGreaterThan(70);
    expect(cases.filter(([text]) => compiles(text)).map(([text]) => text)).toEqual([]);
  });
  test('every harmless page is compiled', () => {
    expect(HARMLESS_BODIES.filter((text) => !compiles(aboutWith(text)[ABOUT] ?? ''))).toEqual([]);
  });
});

describe('what is harmless passes', () => {
  test.each(HARMLESS_BODIES.map((text) => [named(text), text] as const))('%s', (_name, text) => {
    const { problems } = readEntry(ABOUT, `content/${ABOUT}`, aboutWith(text)[ABOUT] ?? '');
    expect([...problems, ...problemsOf(text)].map(({ rule, what }) => `${rule}: ${what}`)).toEqual([]);
  });
  test.each(HARMLESS_SVGS.map((svg) => [named(svg), svg] as const))('%s', (_name, svg) => {
    expect(svgFault(svg)).toBeUndefined();
  });
  test.each(HARMLESS_PICTURES)('%s', async (name, format) => {
    const bytes = await sharp({ create: { width: 9, height: 7, channels: 3, background: '#0b4f49' } })
      .toFormat(format)
      .toBuffer();
    expect(pictureProblem(name, name, bytes)).toBeUndefined();
  });
  test.each(HARMLESS_FILES)('%s', (path) => {
    expect(fileProblem(path, path, 'file')).toBeUndefined();
  });
  test('all that the hub holds today, in a moment', () => {
    const start = performance.now();
    const loaded = loadContent('content');
    const time = performance.now() - start;
    const policy =
      /^(?:unsafe-address|link-form|image-reference|not-allowed|too-deep|hidden-sign|fence-in-fields|markup|svg|picture-kind|file-type|hidden-file|symbolic-link|bad-id|encoding|too-large)$/;
    expect(places(loaded.problems.filter(({ rule }) => policy.test(rule)))).toEqual([]);
    console.log(`${loaded.entries.length + loaded.translations.length} files of content read and judged in ${Math.round(time)} ms`);
  });
});

describe('nothing forbidden passes, however deep it hides', () => {
  const address = fc.constantFrom(
    'javascript:EXECUTED',
    'java&Tab;script:x',
    'JAVASCRIPT&colon;x',
    '//evil.example',
    'data:text/html,x',
    'vbscript:x',
    'file:///x',
    '/\\\\evil.example',
    'http://evil.example/',
    '&#106;avascript:x',
    'java%73cript%3ax',
  );
  const bad = fc.oneof(
    address.map((url) => `[words](${url})`),
    address.map((url) => `![words](${url})`),
    fc.constantFrom('./evil.mjs', './map.png?raw', '../map.png', 'https://evil.example/x.png').map((url) => `![words](${url})`),
    fc.constantFrom(
      '{EXECUTED}',
      '<script>x</script>',
      '<Fragment set:html="x" />',
      '<></>',
      '<img src="x" />',
      '<Lang tag="ur" onclick="x">words</Lang>',
      '<Lang tag={x}>words</Lang>',
      '<Lang {...x}>words</Lang>',
      ':a[b]{c="d"}',
    ),
  );
  /** A tree of Markdown and elements with one place to fill. */
  const tree = fc.letrec<{ block: (inside: string) => string; inline: (inside: string) => string }>((tie) => ({
    inline: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'tree' },
      fc.constant((inside: string) => `before ${inside} after`),
      tie('inline').map((wrap) => (inside: string) => `**${wrap(inside)}**`),
      tie('inline').map((wrap) => (inside: string) => `so <Lang tag="ur">${wrap(inside)}</Lang>.`),
      tie('inline').map((wrap) => (inside: string) => `so <Term id="co-production">${wrap(inside)}</Term>.`),
      tie('inline').map((wrap) => (inside: string) => `so ~~${wrap(inside)}~~`),
    ),
    block: fc.oneof(
      { maxDepth: 5, depthIdentifier: 'tree' },
      tie('inline').map((wrap) => (inside: string) => wrap(inside)),
      tie('inline').map((wrap) => (inside: string) => `| a |\n| - |\n| ${wrap(inside)} |`),
      tie('inline').map((wrap) => (inside: string) => `### ${wrap(inside)}`),
      tie('block').map((wrap) => (inside: string) => wrap(inside).replace(/^/gm, '> ')),
      tie('block').map((wrap) => (inside: string) => `- ${wrap(inside).replace(/\n/g, '\n  ')}`),
      tie('block').map((wrap) => (inside: string) => `<Note kind="tip">\n\n${wrap(inside)}\n\n</Note>`),
      tie('block').map((wrap) => (inside: string) => `<Example title="One">\n\n${wrap(inside)}\n\n</Example>`),
    ),
  })).block;

  const refused = (body: string) => problemsOf(body).filter(({ rule }) => rule !== 'heading-order');

  test('a tree of harmless nodes passes', () => {
    fc.assert(
      fc.property(tree, (wrap) => {
        expect(refused(wrap('words')).map(({ rule }) => rule)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
  test('the same tree with a forbidden node does not', () => {
    fc.assert(
      fc.property(tree, bad, (wrap, node) => {
        expect(refused(wrap(node)).length, wrap(node)).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  /** Every kind of node that the language does not have: what it may look like, and the rules that may name it. */
  const word = fc.stringMatching(/^[a-z]{1,8}$/);
  const isName = (name: string) =>
    !/^(?:await|break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|export|extends|false|finally|for|function|if|import|in|new|null|return|super|switch|this|throw|true|try|typeof|var|void|while|with|yield|let|static)$/.test(
      name,
    );
  const scheme = fc.constantFrom('javascript', 'JaVaScRiPt', 'vbscript', 'data', 'file', 'blob', 'ftp', 'ws', 'http', 'intent');
  const INLINE: Readonly<Record<string, readonly [nodes: fc.Arbitrary<string>, ...rules: string[]]>> = {
    'an expression': [fc.tuple(word, word).map(([a, b]) => `{${a}.${b}}`), 'braces'],
    'an expression in text of its own': [fc.constantFrom('{`a`}', '{/* a */}', '{[1]}', '{(() => 1)()}', '{{a: 1}}', '{<b>a</b>}'), 'braces'],
    // A word of the language is no name: the parser stops before.
    'a spread': [word.filter((name) => isName(name)).map((name) => `<Lang {...${name}}>words</Lang>`), 'spread'],
    'an attribute of code': [word.filter(isName).map((name) => `<Lang tag={${name}}>words</Lang>`), 'attribute-quotes'],
    'an attribute without a value': [word.map((name) => `<Lang tag="ur" ${name}>words</Lang>`), 'attribute-quotes'],
    'an unknown element': [word.filter((name) => !['import', 'export'].includes(name)).map((name) => `<${name}>words</${name}>`), 'unknown-element'],
    'an unknown component': [word.map((name) => `<X${name} />`), 'unknown-element'],
    'a member of something': [word.map((name) => `<Note.${name} />`), 'unknown-element'],
    'an element with a namespace': [word.map((name) => `<svg:${name} />`), 'unknown-element'],
    'a fragment': [fc.constant('<>words</>'), 'unknown-element'],
    'an unknown attribute': [word.filter((name) => name !== 'tag').map((name) => `<Lang tag="ur" ${name}="x">words</Lang>`), 'unknown-field'],
    'an attribute with a colon': [fc.tuple(word, word).map(([a, b]) => `<Lang tag="ur" ${a}:${b}="x">words</Lang>`), 'unknown-field'],
    'a handler': [word.map((name) => `<Lang tag="ur" on${name}="x">words</Lang>`), 'unknown-field'],
    'a directive with words': [fc.tuple(word, word).map(([a, b]) => `:${a}[${b}]`), 'directive'],
    'a directive with an attribute': [fc.tuple(word, word).map(([a, b]) => `:${a}{${b}="x"}`), 'directive'],
    'a link with another scheme': [fc.tuple(scheme, word).map(([a, b]) => `[words](${a}:${b})`), 'unsafe-address'],
    'a link to another site without a scheme': [word.map((name) => `[words](//${name}.example/)`), 'unsafe-address'],
    'a link without a place': [word.map((name) => `[words](${name}/)`), 'link-form'],
    'a picture of another kind': [fc.tuple(word, word).map(([a, b]) => `![words](./${a}.${b}x)`), 'image-address'],
    'a picture elsewhere': [word.map((name) => `![words](https://${name}.example/map.png)`), 'image-address'],
    'a picture with a question': [word.map((name) => `![words](./map.png?${name})`), 'image-address'],
    'a hidden sign by its number': [fc.constantFrom('202e', '2066', '2069', '2028', 'e0041', 'feff').map((hex) => `a&#x${hex};b`), 'hidden-sign'],
  };
  const BLOCK: Readonly<Record<string, readonly [nodes: fc.Arbitrary<string>, ...rules: string[]]>> = {
    'a block of code of MDX': [word.map((name) => `{${name}}`), 'braces'],
    'a container of a directive': [word.map((name) => `:::${name}\nwords\n:::`), 'directive'],
    'a leaf of a directive': [word.map((name) => `::${name}[words]`), 'directive'],
    'a footnote': [word.map((name) => `words[^${name}]\n\n[^${name}]: words`), 'footnote'],
    'a definition with another scheme': [fc.tuple(scheme, word).map(([a, b]) => `[${b}]: ${a}:${b}`), 'unsafe-address'],
    'a reference to a picture': [word.map((name) => `![${name}]\n\n[${name}]: ./map.png`), 'image-reference'],
    'an element alone': [word.filter((name) => !['import', 'export'].includes(name)).map((name) => `<${name}>\n\nwords\n\n</${name}>`), 'unknown-element'],
    'a heading too high': [fc.constantFrom('# words', '## words', 'words\n==='), 'heading-level'],
    'a comment': [word.map((name) => `<!-- ${name} -->`), 'html'],
    'an element that stands only elsewhere': [
      fc.constantFrom('Facilitator', 'Do', 'Handout id="x" title="x"').map((open) => `<${open}>\n\nwords\n\n</${open.split(' ')[0] ?? ''}>`),
      'element-place',
    ],
  };
  /** Lists, quotations and elements in each other, with a place for a block. */
  const blocks = fc.letrec<{ block: (inside: string) => string }>((tie) => ({
    block: fc.oneof(
      { maxDepth: 5, depthIdentifier: 'blocks' },
      fc.constant((inside: string) => `words\n\n${inside}\n\nwords`),
      tie('block').map((wrap) => (inside: string) => wrap(inside).replace(/^/gm, '> ')),
      tie('block').map((wrap) => (inside: string) => `- ${wrap(inside).replace(/\n/g, '\n  ')}`),
      tie('block').map((wrap) => (inside: string) => `1. words\n\n   ${wrap(inside).replace(/\n/g, '\n   ')}`),
      tie('block').map((wrap) => (inside: string) => `<Note kind="tip">\n\n${wrap(inside)}\n\n</Note>`),
      tie('block').map((wrap) => (inside: string) => `<Example title="One">\n\n${wrap(inside)}\n\n</Example>`),
    ),
  })).block;
  test.each(Object.entries(INLINE))('%s, at any depth', (_kind, [nodes, ...rules]) => {
    fc.assert(
      fc.property(tree, nodes, (wrap, node) => {
        expect(
          refused(wrap(node)).map(({ rule }) => rule),
          wrap(node),
        ).toEqual(expect.arrayContaining(rules));
      }),
      { numRuns: 40 },
    );
  });
  test.each(Object.entries(BLOCK))('%s, at any depth of blocks', (_kind, [nodes, ...rules]) => {
    fc.assert(
      fc.property(blocks, nodes, (wrap, node) => {
        expect(
          refused(wrap(node)).map(({ rule }) => rule),
          wrap(node),
        ).toEqual(expect.arrayContaining(rules));
      }),
      { numRuns: 40 },
    );
  });
  test('code of MDX at the margin, between any two trees', () => {
    const esm = fc
      .tuple(word, word)
      .chain(([a, b]) =>
        fc.constantFrom(
          `export const ${a}x = 1`,
          `import ${a}x from "./${b}.mjs"`,
          `import "./${b}.css"`,
          'export default 1',
          `export * from "./${b}.mjs"`,
          `export function ${a}x() {}`,
        ),
      );
    fc.assert(
      fc.property(tree, tree, esm, (before, after, node) => {
        expect(
          refused(`${before('words')}\n\n${node}\n\n${after('words')}`).map(({ rule }) => rule),
          node,
        ).toContain('code-in-content');
      }),
      { numRuns: 60 },
    );
  });

  /** What the build makes of a page, without the words in quotes: only code is left. */
  const codeOf = (text: string): string => {
    return compiled(text).replace(/"(?:[^"\\]|\\.)*"/g, '""');
  };
  const HARMLESS_CODE = /^(?!.*EXECUTED)(?!.*\bimport\s*\()(?!(?:.*\bimport\b){2}).*$/s;
  test('what is accepted becomes words in the build, never code', () => {
    // The oracle sees what is evaluated.
    expect(codeOf('---\n---\n{EXECUTED}')).not.toMatch(HARMLESS_CODE);
    expect(codeOf('---\n---\nexport const x = EXECUTED')).not.toMatch(HARMLESS_CODE);
    for (const text of HARMLESS_BODIES) expect(codeOf(aboutWith(text)[ABOUT] ?? ''), text).toMatch(HARMLESS_CODE);
    const piece = fc.constantFrom(
      '{EXECUTED}',
      'EXECUTED',
      '{',
      '}',
      '`',
      '```',
      '~~~',
      '${EXECUTED}',
      '"',
      "'",
      '\\',
      '![',
      '[',
      '](',
      ')',
      '](/about/)',
      '](./map.png)',
      '<Note kind="tip">',
      '</Note>',
      '<Lang tag="ur">',
      '</Lang>',
      '<!--',
      '-->',
      '/*',
      '*/',
      '\n',
      '\n\n',
      '\n\n',
      ' ',
      '\t',
      '    ',
      '> ',
      '- ',
      '1. ',
      '| ',
      '\n| - |\n',
      '### ',
      '---',
      '+++',
      '***',
      'export const x = EXECUTED',
      'import EXECUTED from "x"',
      '&#123;EXECUTED&#125;',
      '\\{EXECUTED\\}',
      '\u2028',
      '\r\n',
      ':::',
      '**',
      '~~',
      'words',
      '<',
      '>',
      '</',
      '{/*',
      '*/}',
      '[a]: ',
      '[^1]: ',
      '<Lang tag={EXECUTED}>',
      '<Note kind="{EXECUTED}">',
    );
    let accepted = 0;
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 14 }), (pieces) => {
        const text = aboutWith(pieces.join(''))[ABOUT] ?? '';
        if (readEntry(ABOUT, ABOUT, text).problems.length > 0) return;
        accepted += 1;
        expect(codeOf(text), text).toMatch(HARMLESS_CODE);
      }),
      { numRuns: 4000 },
    );
    expect(accepted).toBeGreaterThan(300);
  });
  test('no address that a browser would take for code or another site without https', () => {
    const sign = fc.constantFrom(
      ...'javascriptdata:/\\#?&;%x3a0jJ.@',
      '&colon;',
      '&Tab;',
      '%0a',
      '%5c',
      '\t',
      '\n',
      '\u200b',
      '\u0001',
      ' ',
      'https://',
      'http:',
      'mailto:',
      '//',
      'evil.example',
    );
    fc.assert(
      fc.property(
        fc.array(sign, { maxLength: 14 }).map((signs) => signs.join('')),
        (text) => {
          const judged = judgeAddress(text);
          if ('fault' in judged) return;
          const url = new URL(text, 'https://hub.example/somewhere/');
          expect(['https:', 'mailto:']).toContain(url.protocol);
          if (judged.destination === 'hub' || judged.destination === 'part') expect(url.host).toBe('hub.example');
          if (judged.destination === 'web') expect([url.username, url.password]).toEqual(['', '']);
        },
      ),
      { numRuns: 5000 },
    );
  });
  test('no SVG with a tag or an attribute that is not on the list', () => {
    const xmlns = 'xmlns="http://www.w3.org/2000/svg"';
    const name = fc.stringMatching(/^[a-zA-Z][a-zA-Z:-]{0,14}$/);
    fc.assert(
      fc.property(name, name, (tag, key) => {
        const known = `<svg ${xmlns}><g><path d="M0 0"/></g></svg>`;
        expect(svgFault(known)).toBeUndefined();
        const odd = svgFault(known.replace('<path', `<${tag}`));
        if (!odd)
          expect([
            'g',
            'defs',
            'title',
            'desc',
            'path',
            'rect',
            'circle',
            'ellipse',
            'line',
            'polyline',
            'polygon',
            'text',
            'tspan',
            'stop',
            'marker',
            'clipPath',
            'linearGradient',
            'radialGradient',
          ]).toContain(tag);
        const other = svgFault(known.replace('d=', `${key}=`));
        if (/^on|href|style|src|[A-Z]?action$/i.test(key)) expect(other).toBeDefined();
      }),
      { numRuns: 500 },
    );
  });
});
