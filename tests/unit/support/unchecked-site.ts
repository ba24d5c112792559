/**
 * The site as it would be without the hub's check, for pages one at a time. Astro's own Vite compiles
 * and evaluates an MDX file as a site of Astro does, and the hub's own components render it. (The hub compiles
 * less: a text that imports a file would stop it.) It runs in a
 * process of its own, because it runs what a stranger wrote: `renderUnchecked` starts that process.
 *
 * In a page, the word EXECUTED becomes a call that leaves a mark; nothing else is ever done.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Entry } from '../../../src/hub/entry.ts';

type Component = unknown;

/** A file of content to put into the example hub and to render: its path below `content/`, and its whole text. */
export interface Input {
  file: string;
  text: string;
}

/** What became of a page. */
export interface Outcome {
  /** Whether code of the page ran while the site was built. */
  ran: boolean;
  /** The files beside it that it called in, by name. */
  called?: string[];
  /** The HTML of what the file says, with its notes and words below it, where it got so far. */
  html?: string;
  /** The head of its page, and the foot of every page. */
  around?: string;
  /** The head as Starlight makes it, for which the hub has its own. */
  starlight?: string;
  /** What stopped the build. */
  error?: string;
}

/** What stands beside every page, so that what it calls in is there. */
const BESIDE: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['mjs', 'js', 'ts', 'tsx'].map((ending) => [`evil.${ending}`, 'canary();\nexport default {};'])),
  'evil.astro': '---\ncanary();\n---\nEVIL',
  'evil.css': 'body { background: url(https://evil.example/x.png) }',
  'evil.html': '<script>canary()</script>',
  'evil.json': '{ "secret": "SECRET" }',
  'map.png.mjs': 'canary();\nexport default {};',
  'map.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><script>canary()</script></svg>',
  'diagram.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
};

/** Renders pages without the hub's check, in the order given. A page that ends the process is one outcome; another process goes on. */
export function renderUnchecked(inputs: readonly Input[]): Outcome[] {
  const folder = mkdtempSync(join(tmpdir(), 'hub-outcomes-'));
  const outcomes: Outcome[] = [];
  try {
    for (let turn = 0; outcomes.length < inputs.length; turn += 1) {
      const [questions, answers] = [join(folder, `${turn}.json`), join(folder, `${turn}.txt`)];
      writeFileSync(questions, JSON.stringify(inputs.slice(outcomes.length)));
      const result = spawnSync(process.execPath, ['--max-old-space-size=700', fileURLToPath(import.meta.url), questions, answers], {
        encoding: 'utf8',
        env: { PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: process.env.TMPDIR, ASTRO_TELEMETRY_DISABLED: '1' },
      });
      if (!existsSync(answers)) throw new Error(`The unchecked site does not start.\n${result.stderr}`);
      const lines = readFileSync(answers, 'utf8').split('\n').filter(Boolean);
      outcomes.push(...lines.map((line) => JSON.parse(line) as Outcome));
      if (outcomes.length === inputs.length) break;
      const why = /FATAL ERROR: (.*)/.exec(result.stderr)?.[1];
      if (why === undefined) throw new Error(`The unchecked site stopped, and no page did that.\n${result.stderr}`);
      outcomes.push({ ran: false, error: `The process died: ${why}` });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return outcomes;
}

async function main(): Promise<void> {
  const { getViteConfig } = await import('astro/config');
  const { createServer } = await import('vite');
  const { default: mdx } = await import('@astrojs/mdx');
  const { default: starlight } = await import('@astrojs/starlight');
  const { starlightOptions } = await import('../../../src/integrations/starlight-options.ts');
  const { satteri } = await import('@astrojs/markdown-satteri');
  const { experimental_AstroContainer: Container } = await import('astro/container');
  const { default: mdxRenderer } = await import('@astrojs/mdx/server.js');
  const { PARSER_FEATURES, readBody } = await import('../../../src/hub/body.ts');
  const { openPage } = await import('../../../src/hub/page-context.ts');
  const { addressesOf } = await import('../../../src/hub/addresses.ts');
  const { matchPath } = await import('../../../src/hub/entry.ts');
  const { createHub } = await import('../../../src/hub/hub.ts');
  const { parseFrontmatter } = await import('@astrojs/internal-helpers/frontmatter');
  const { hubWith } = await import('./content.ts');
  const { FILES } = await import('../../fixtures/hostile/cases.ts');

  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hub-unchecked-')));
  const pages = join(folder, 'content', 'pages', 'about');
  mkdirSync(join(pages, 'folder'), { recursive: true });
  const names = FILES.filter(([, kind, rule]) => kind === 'file' && rule === 'file-type').map(([path]) => basename(path));
  for (const name of names) writeFileSync(join(pages, name), name.endsWith('.json') ? '{}' : 'words');
  for (const [name, text] of Object.entries(BESIDE)) writeFileSync(join(pages, name), text);
  writeFileSync(join(pages, 'evil.gif'), Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAA=', 'base64'));
  for (const name of ['map.png', 'MAP.PNG', '.hidden.png', 'folder/map.png']) copyFileSync('tests/fixtures/hostile/map.png', join(pages, name));

  const config = await getViteConfig(
    { server: { middlewareMode: true, watch: null, hmr: false, ws: false }, appType: 'custom', optimizeDeps: { noDiscovery: true } } as never,
    {
      configFile: false,
      logLevel: 'silent',
      cacheDir: join(folder, 'cache'),
      devToolbar: { enabled: false },
      markdown: { processor: satteri({ features: PARSER_FEATURES }), syntaxHighlight: false },
      integrations: [starlight(starlightOptions(hubWith())), mdx()],
    } as never,
  )({ mode: 'development', command: 'serve' });
  const server = await createServer({ ...config, logLevel: 'silent' });

  const component = async (name: string) => ((await server.ssrLoadModule(`/src/components/${name}.astro`)) as { default: Component }).default;
  // The same elements as the pages of the hub, from the file that names them.
  const prose = readFileSync('src/components/content/Prose.astro', 'utf8');
  const components: Record<string, unknown> = {};
  for (const [, name = '', path = ''] of prose.matchAll(/^import (\w+) from '(\.[^']+\.astro)';$/gm)) {
    // Astro shows pictures itself here.
    if (name === 'Picture') continue;
    components[name] = await component(join('content', path).replace(/\.astro$/, ''));
  }
  Object.assign(components, await server.ssrLoadModule('/src/components/lesson/notes.ts'), {
    a: components.Link,
    table: components.Table,
    h3: components.H3,
    h4: components.H4,
    h5: components.H5,
    h6: components.H6,
  });

  let ran = false;
  const exit = process.exit.bind(process);
  Object.assign(globalThis, { canary: () => ((ran = true), 'RAN') });
  process.exit = (() => {
    ran = true;
  }) as never;

  const [questions = '', answers = ''] = process.argv.slice(2);
  const say = (outcome: Outcome) => appendFileSync(answers, `${JSON.stringify(outcome)}\n`);
  const frame = {
    head: await component('frame/Head'),
    end: await component('frame/PageEnd'),
    footer: await component('frame/SiteFooter'),
    sources: await component('source/Source'),
    glossary: await component('glossary/GlossaryTerm'),
    starlight: ((await server.ssrLoadModule('@astrojs/starlight/components/Head.astro')) as { default: Component }).default,
  };
  const renderers = [{ name: 'astro:jsx', serverEntrypoint: '@astrojs/mdx/server.js', ssr: mdxRenderer as never }];
  const render = async (what: Component, options: object) => (await Container.create({ renderers })).renderToString(what as never, options);

  appendFileSync(answers, '');
  const known = hubWith();
  for (const [index, { file: path, text }] of (JSON.parse(readFileSync(questions, 'utf8')) as Input[]).entries()) {
    ran = false;
    const whole = text.replaceAll('EXECUTED', 'canary()');
    const match = matchPath(path);
    const original = match && known.get(match.collection, match.id);
    if (!match || !original) throw new Error(`The example folder holds no ${path}.`);
    try {
      // What the hub would know without its check: Astro's own reading of the fields, the reader's structure, and none of its problems.
      const isPage = path.endsWith('.mdx');
      const fields = parseFrontmatter(isPage ? whole : `---\n${whole}---\n`).frontmatter as Record<string, unknown>;
      const body = isPage ? readBody('index.mdx', whole).body : undefined;
      const entry = { ...original, data: match.locale ? original.data : isPage ? { ...original.data, ...fields } : fields, ...(body ? { body } : {}) } as Entry;
      const hub = createHub({
        entries: known.all.map((one) => (one === original ? entry : one)),
        translations: [...known.translations],
        broken: new Set(),
        assets: new Set(),
        problems: [],
      });
      const address = addressesOf(hub).find((one) => one.entry === entry) ?? addressesOf(hub).find((one) => one.path === '/about/');
      if (!address) throw new Error(`There is no page for ${path}.`);
      const page = openPage(hub, { ...address, locale: 'en', base: '/' });
      const options = { locals: { page, starlightRoute: { head: [{ tag: 'title', attrs: {}, content: page.title }] } } };
      let html = '';
      let called: string[] = [];
      if (isPage) {
        const file = join(pages, `index-${index}.mdx`);
        writeFileSync(file, whole);
        for (const [id, module] of server.moduleGraph.idToModuleMap) if (/\/(?:evil|map\.png)\./.test(id)) server.moduleGraph.invalidateModule(module);
        const loaded = (await server.ssrLoadModule(file)) as { default: Component };
        called = [...(server.moduleGraph.getModuleById(file)?.importedModules ?? [])].flatMap(({ id }) => (id?.startsWith(pages) ? basename(id) : []));
        html = await render(loaded.default, { ...options, props: { components } });
      }
      const own = frame[match.collection as keyof typeof frame];
      if (own) html += await render(own, options);
      html += await render(frame.end, options);
      const around = (await render(frame.head, options)) + (await render(frame.footer, options));
      say({ ran, html, around, called, starlight: await render(frame.starlight, options) });
    } catch (error) {
      say({ ran, error: error instanceof Error ? error.message.slice(0, 400) : String(error) });
    }
  }
  await server.close();
  rmSync(folder, { recursive: true, force: true });
  exit(0);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
