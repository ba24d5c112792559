/**
 * Real builds of a folder with code in it. Each payload writes a file of its own, a canary. Without the
 * hub's check Astro runs them, which shows that they work; with it none is ever written.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BODIES, FIELDS, PAGES } from '../fixtures/hostile/cases.ts';
import { aboutWith, changed, EVERYTHING } from '../unit/support/content.ts';

const ABOUT = 'pages/about/index.mdx';
const astro = resolve('node_modules/astro/bin/astro.mjs');
const folder = mkdtempSync(join(tmpdir(), 'hub-injected-'));
const content = join(folder, 'content');
const canaries = join(folder, 'canaries');
const RUNNER = /^(?:VITEST|BASE_URL$|MODE$|DEV$|PROD$|SSR$|TEST$|NODE_ENV$)/;
const env = (more: Record<string, string>) => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !RUNNER.test(name))),
  ASTRO_TELEMETRY_DISABLED: '1',
  HUB_CONTENT: content,
  // The payloads hold no quotation marks, so that they fit into any place: what they need stands here.
  HUB_CANARY: join(canaries, 'canary-'),
  HUB_MODULE: 'node:fs',
  ...more,
});
const payload = (name: string) => `process.getBuiltinModule(process.env.HUB_MODULE).writeFileSync(process.env.HUB_CANARY+${name},process.env.HUB_MODULE)`;

interface Payload {
  name: number;
  text: string;
  rule: string;
  line: number;
}

/** Every page of the corpus that runs code, but the one that would end the build by its exit, and the one that needs Starlight's asides. */
const PAYLOADS: readonly Payload[] = [
  ...Object.values(BODIES)
    .flat()
    .filter(([text, , effect]) => effect === 'runs-code' && !text.includes('process.exit') && !text.startsWith(':::'))
    .map(([text, rule, , line = 1]) => ({ text: aboutWith(text)[ABOUT] ?? '', rule, line: line + 8 })),
  ...FIELDS.filter(([, , effect]) => effect === 'runs-code').map(([text, rule, , line = 1]) => ({
    text: changed(ABOUT, 'reviewDue: unknown', `reviewDue: unknown\n${text}`)[ABOUT] ?? '',
    rule,
    line: line + 6,
  })),
  ...PAGES.filter(([, , , effect]) => effect === 'runs-code').map(([text, rule, line]) => ({ text, rule, line })),
].map((each, index) => ({ ...each, name: index }));

const canariesWritten = () => readdirSync(canaries).map((name) => Number(name.replace('canary-', '')));
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(content, path)), { recursive: true });
  writeFileSync(join(content, path), text);
};
const LINKED_FOLDER = 901;
const LINKED_FILE = 902;

beforeAll(() => {
  mkdirSync(canaries, { recursive: true });
  for (const [path, text] of Object.entries(EVERYTHING)) write(path, text);
  for (const { name, text } of PAYLOADS) {
    const page = `pages/case-${name}`;
    write(`${page}/index.mdx`, text.replaceAll('EXECUTED', payload(String(name))));
    for (const ending of ['mjs', 'js', 'ts']) write(`${page}/evil.${ending}`, `${payload(String(name))};\nexport default {};\nexport const a = 1;\n`);
    copyFileSync('tests/fixtures/hostile/map.png', join(content, page, 'map.png'));
  }
  const outside = join(folder, 'outside');
  mkdirSync(join(outside, 'linked'), { recursive: true });
  writeFileSync(join(outside, 'linked', 'index.mdx'), `---\ntitle: "Linked"\n---\n{${payload(String(LINKED_FOLDER))}}\n`);
  writeFileSync(join(outside, 'file.mdx'), `---\ntitle: "Linked"\n---\n{${payload(String(LINKED_FILE))}}\n`);
  symlinkSync(join(outside, 'linked'), join(content, 'pages/linked'));
  mkdirSync(join(content, 'pages/linked-file'));
  symlinkSync(join(outside, 'file.mdx'), join(content, 'pages/linked-file/index.mdx'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('pages with code', () => {
  it('run it when Astro builds them without the check', () => {
    expect(PAYLOADS.length).toBeGreaterThanOrEqual(45);
    // A site that shows every page of the collection, made of Astro alone. It stands below the hub's folder to find the packages.
    mkdirSync('.cache', { recursive: true });
    const site = mkdtempSync(resolve('.cache/unchecked-'));
    try {
      mkdirSync(join(site, 'src/pages'), { recursive: true });
      writeFileSync(join(site, 'package.json'), '{ "type": "module" }');
      writeFileSync(
        join(site, 'src/content.config.ts'),
        `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
export const collections = {
  prose: defineCollection({ loader: glob({ base: process.env.HUB_CONTENT, pattern: '**/index*.mdx', generateId: ({ entry }) => entry.replace(/\\.mdx$/, '') }) }),
};
`,
      );
      writeFileSync(
        join(site, 'astro.config.ts'),
        `import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import { PARSER_FEATURES } from '../../src/hub/body.ts';
export default {
  outDir: ${JSON.stringify(join(folder, 'unchecked'))},
  cacheDir: ${JSON.stringify(join(folder, 'unchecked-cache'))},
  markdown: { processor: satteri({ features: PARSER_FEATURES }), syntaxHighlight: false },
  integrations: [mdx()],
};`,
      );
      writeFileSync(join(site, 'src/Any.astro'), '<div><slot /></div>\n');
      // A page that cannot be rendered does not keep the others from being tried.
      writeFileSync(
        join(site, 'src/pages/[...id].astro'),
        `---
import { experimental_AstroContainer as Container } from 'astro/container';
import { getCollection, render } from 'astro:content';
import mdxRenderer from '@astrojs/mdx/server.js';
import Any from '../Any.astro';
export async function getStaticPaths() {
  return (await getCollection('prose')).map((entry) => ({ params: { id: entry.id }, props: { entry } }));
}
const components = Object.fromEntries(['Note', 'Section', 'Lang', 'Activity', 'Facilitator', 'Do', 'Say', 'WatchFor', 'PaperOnly', 'Online', 'Cite', 'Term'].map((name) => [name, Any]));
let html = '';
try {
  const { Content } = await render(Astro.props.entry);
  const container = await Container.create({ renderers: [{ name: 'astro:jsx', serverEntrypoint: '@astrojs/mdx/server.js', ssr: mdxRenderer }] });
  html = await container.renderToString(Content, { props: { components } });
} catch (error) {
  html = String(error);
}
---
<Fragment set:html={html} />
`,
      );
      const result = spawnSync(process.execPath, [astro, 'build', '--root', site], { env: env({}), encoding: 'utf8' });
      const said = result.stdout + result.stderr;
      expect(
        PAYLOADS.filter(({ name }) => !canariesWritten().includes(name)).map(({ text }) => text),
        said.slice(-1500),
      ).toEqual([]);
      expect(canariesWritten()).toEqual(expect.arrayContaining([LINKED_FOLDER, LINKED_FILE]));
    } finally {
      rmSync(site, { recursive: true, force: true });
      for (const name of readdirSync(canaries)) rmSync(join(canaries, name));
    }
  });

  it('stop the hub’s build, which names each of them, runs none and leaves what was published', () => {
    const out = join(folder, 'dist');
    mkdirSync(out);
    writeFileSync(join(out, 'index.html'), 'published before');
    const result = spawnSync(process.execPath, [astro, 'build'], { env: env({ HUB_OUT: out, HUB_CACHE: join(folder, 'cache') }), encoding: 'utf8' });
    const said = result.stdout + result.stderr;
    expect(result.status).not.toBe(0);
    for (const { name, line, rule } of PAYLOADS) {
      expect(said).toMatch(new RegExp(`content/pages/case-${name}/index\\.mdx:${line}:\\d+ {2}\\[${rule}\\]`));
      expect(said).toMatch(new RegExp(`content/pages/case-${name}/evil\\.mjs:1:1 {2}\\[file-type\\]`));
    }
    expect(said).toMatch(/content\/pages\/linked:1:1 {2}\[symbolic-link\]/);
    expect(said).toMatch(/content\/pages\/linked-file\/index\.mdx:1:1 {2}\[symbolic-link\]/);
    expect(canariesWritten()).toEqual([]);
    expect(readdirSync(out)).toEqual(['index.html']);
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('published before');
  });
});
