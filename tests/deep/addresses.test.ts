import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium } from '@playwright/test';
import { load } from 'cheerio';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ARGS, findBrowser } from '../../scripts/browser.mjs';
import { serve } from '../../scripts/serve.mjs';
import { EVERYTHING } from '../unit/support/content.ts';

const folder = mkdtempSync(join(tmpdir(), 'hub-addresses-'));
const content = join(folder, 'content');
const out = join(folder, 'out');
// What the test runner puts into its own environment would reach the build: its base path above all.
const RUNNER = /^(?:VITEST|BASE_URL$|MODE$|DEV$|PROD$|SSR$|TEST$|NODE_ENV$)/;
const env = (more: Record<string, string>) => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !RUNNER.test(name))),
  ASTRO_TELEMETRY_DISABLED: '1',
  ...more,
});
const retired = (text: string) =>
  text.replace('reviewDue: unknown', 'reviewDue: "2020-01-01"\nretired: { on: "2026-11-01", why: "The form is no longer used.", instead: /about/ }');

/** The example folder, with a page out of use, two that moved, and the list of a publication before. */
const FILES: Record<string, string> = {
  ...EVERYTHING,
  'guides/funders/index.mdx': retired(EVERYTHING['guides/funders/index.mdx'] ?? ''),
  'guides/hosts/index.mdx': (EVERYTHING['guides/funders/index.mdx'] ?? '')
    .replace('for: funders', 'for: host-organisations')
    .replaceAll('for funders', 'for hosts'),
  'redirects.yaml': 'redirects:\n  - { from: /older/, to: /old/ }\n  - { from: /old/, to: /guides/hosts/ }\n',
  'permalinks.txt': '# Published.\n/guides/hosts/\n/old/\n/ur/old/\n',
};

beforeAll(() => {
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(content, path)), { recursive: true });
    writeFileSync(join(content, path), text);
  }
  execFileSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build', '--silent'], {
    env: env({ HUB_CONTENT: content, HUB_ADDRESS: 'https://hub.organisation.example/hub/', HUB_OUT: out, HUB_CACHE: join(folder, 'cache') }),
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const page = (path: string) => load(readFileSync(join(out, path, 'index.html'), 'utf8'));

describe('a page that moved', () => {
  it('leaves a small, valid page at its old address, in each language, that leads to its end at once', async () => {
    for (const [path, to] of [
      ['old', '/hub/guides/hosts/'],
      ['older', '/hub/guides/hosts/'],
      ['ur/old', '/hub/ur/guides/hosts/'],
      ['ur/older', '/hub/ur/guides/hosts/'],
    ] as const) {
      const html = readFileSync(join(out, path, 'index.html'), 'utf8');
      const $ = load(html);
      expect($('meta[http-equiv="refresh"]').attr('content')).toBe(`0;url=${to}`);
      expect($('a').attr('href')).toBe(to);
      expect($('meta[name="robots"]').attr('content')).toBe('noindex');
      expect($('link[rel="canonical"]').attr('href')).toBe('https://hub.organisation.example/hub/guides/hosts/');
      expect(html.length).toBeLessThan(900);
      const { results } = await new HtmlValidate({
        extends: ['html-validate:recommended'],
        rules: { 'void-style': 'off', 'doctype-style': 'off' },
      }).validateString(html, path);
      expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
    }
  });

  it('is told to hosts that can answer with a redirect', () => {
    expect(readFileSync(join(out, '_redirects'), 'utf8').trim().split('\n')).toEqual([
      '/hub/older/ /hub/guides/hosts/ 301',
      '/hub/ur/older/ /hub/ur/guides/hosts/ 301',
      '/hub/old/ /hub/guides/hosts/ 301',
      '/hub/ur/old/ /hub/ur/guides/hosts/ 301',
    ]);
  });

  it('takes readers along in a browser, without script too', async () => {
    const site = await serve({ port: 4391, base: '/hub/', folder: out });
    const path = await findBrowser();
    const browser = await chromium.launch({ args: ARGS, ...(path ? { executablePath: path } : {}) });
    try {
      const reader = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
      await reader.goto(`${site.address}older/`);
      await reader.waitForURL(`${site.address}guides/hosts/`);
      expect(await reader.locator('h1').textContent()).toBe('Guidance for hosts');
    } finally {
      await browser.close();
      site.close();
    }
  });

  it('stands in no sitemap', () => {
    expect(readFileSync(join(out, 'sitemap-0.xml'), 'utf8')).not.toMatch(/\/old(?:er)?\//);
  });
});

describe('a page that is out of use', () => {
  it('says so before its content: since when, why, and what to read instead', () => {
    const $ = page('guides/funders');
    const notice = $('article > [role="note"]').first();
    expect(notice.text().replace(/\s+/g, ' ').trim()).toBe('the word retired The form is no longer used. the word insteadSee About the hub');
    expect(notice.find('a').attr('href')).toBe('/hub/about/');
    expect(notice.nextAll('.content')).toHaveLength(1);
    expect($('h1').text()).toBe('Guidance for funders');
    // It waits for no review.
    expect($('.review').attr('data-due')).toBeUndefined();
  });

  it('says so in every language, with the reason marked as English', () => {
    const notice = page('ur/guides/funders')('article > [role="note"]').first();
    expect(notice.find('span[lang="en"][dir="ltr"]').text()).toBe('The form is no longer used.');
    expect(notice.find('a').attr('href')).toBe('/hub/ur/about/');
  });

  it('is in no list, menu or sitemap, and asks search engines to stay away', () => {
    const links = (path: string) =>
      page(path)('a')
        .toArray()
        .map((element) => element.attribs.href ?? '');
    for (const path of ['guides', 'search', 'guides/hosts', 'ur/guides']) expect(links(path).filter((href) => href.endsWith('/guides/funders/'))).toEqual([]);
    expect(links('guides')).toContain('/hub/guides/hosts/');
    expect(page('guides/funders')('meta[name="robots"]').attr('content')).toBe('noindex');
    expect(page('guides/hosts')('meta[name="robots"]').attr('content')).toBeUndefined();
    const sitemap = readFileSync(join(out, 'sitemap-0.xml'), 'utf8');
    expect(sitemap).toContain('/guides/hosts/');
    expect(sitemap).not.toContain('/guides/funders/');
  });
});

describe('the list of published addresses', () => {
  const run = (...args: string[]) => spawnSync(process.execPath, ['scripts/permalinks.ts', '--content', content, ...args], { encoding: 'utf8' });
  const file = join(content, 'permalinks.txt');
  const listed = () => readFileSync(file, 'utf8').split('\n');

  it('shows what a publication would add, and writes nothing', () => {
    const shown = run();
    expect(shown.status).toBe(0);
    expect(shown.stdout.split('\n')).toContain('/ur/learn/starting/who-we-are/');
    expect(shown.stdout.split('\n')).not.toContain('/guides/hosts/');
    expect(readFileSync(file, 'utf8')).toBe(FILES['permalinks.txt']);
  });

  it('adds it once, sorted, and takes nothing out', () => {
    expect(run('--append').status).toBe(0);
    const first = listed();
    const paths = first.filter((line) => line.startsWith('/'));
    expect(paths).toEqual([...new Set(paths)].sort());
    for (const path of ['/old/', '/ur/old/', '/news/rss.xml', '/learn/starting/who-we-are/', '/guides/funders/']) expect(paths).toContain(path);
    // Each is answered by a file of the built site.
    for (const path of paths) expect(existsSync(join(out, path.endsWith('/') ? `${path}index.html` : path)), path).toBe(true);
    expect(run('--append').status).toBe(0);
    expect(listed()).toEqual(first);
  });

  it('notices when somebody takes a line out', () => {
    const before = join(folder, 'before.txt');
    writeFileSync(before, readFileSync(file, 'utf8'));
    expect(run('--keeps', before).status).toBe(0);
    writeFileSync(
      file,
      listed()
        .filter((line) => line !== '/old/')
        .join('\n'),
    );
    const result = run('--keeps', before);
    expect(result.status).toBe(1);
    expect(result.stdout).toContain('/old/ was published and is taken out of the list.');
  });

  it('a lost address fails the check, with the line to add', () => {
    rmSync(join(content, 'redirects.yaml'));
    const result = spawnSync(process.execPath, ['scripts/check.ts', '--content', content], { encoding: 'utf8' });
    expect(result.status).toBe(1);
    expect(result.stdout).toMatch(/permalinks\.txt:\d+:1 {2}\[lost-address\]/);
    expect(run('--append').status).toBe(1);
  });
});
