import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import jsqr from 'jsqr';
import sharp from 'sharp';
import sirv from 'sirv';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ARGS, findBrowser } from '../../scripts/browser.mjs';
import { typeOf } from '../../scripts/file-types.mjs';
import { makeForHost } from '../../scripts/host.mjs';
import { build, filesIn } from '../built/support/build.ts';
import { ask, crawl, type Crawled } from './support/crawl.ts';
import { NGINX, startNginx } from './support/nginx.ts';
import { rulesHost, type Kind } from './support/rules-host.ts';

/*
 * The same content, built for the root of a host and for a path of it. Each host is then asked for all that a
 * page, feed, sitemap or file of data names, and for every file of the build.
 */

const PORT = 4410;
const ORIGIN = `http://localhost:${PORT}`;
const folder = mkdtempSync(join(tmpdir(), 'hub-hosts-'));
const SECURITY = ['content-security-policy', 'permissions-policy', 'referrer-policy', 'x-content-type-options', 'cross-origin-opener-policy'];
/** For hosts, never for readers. */
const HIDDEN = /^_(?:headers|redirects)$/;

const built = (base: string) => join(folder, base === '/' ? 'root' : 'below');
const files = new Map<string, string[]>();
let browser: Browser;

beforeAll(async () => {
  cpSync('content', join(folder, 'content'), { recursive: true });
  // A page that moved: the real content may have none yet.
  appendFileSync(join(folder, 'content/redirects.yaml'), '\nredirects:\n  - { from: /guides/for-funders/, to: /guides/funders/ }\n');
  for (const base of ['/', '/hub/']) {
    const { status, said } = build(join(folder, 'content'), built(base), { HUB_ADDRESS: `${ORIGIN}${base}`, HUB_TODAY: '2026-11-24' });
    if (status !== 0) throw new Error(said);
    files.set(base, [...filesIn(built(base)).keys()]);
  }
  const path = await findBrowser();
  browser = await chromium.launch({ args: ARGS, ...(path ? { executablePath: path } : {}) });
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function listen(server: Server): Promise<() => Promise<void>> {
  await new Promise<void>((done) => server.listen(PORT, done));
  return () =>
    new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
}

/** What is told of a host. Whether it lets its headers be chosen, what it answers for a page that moved, and how it names a file. */
interface Host {
  name: string;
  base: string;
  start(): Promise<() => Promise<void>>;
  hasHeaders: boolean;
  moved: 200 | 301;
  short: 200 | 302;
  /** Whether it says exactly what each file is. */
  isTyped: boolean;
  /** A page that it sends elsewhere by itself. */
  elsewhere?: RegExp;
}

const nginxAt = (base: string): Host => ({
  name: `nginx at ${base}`,
  base,
  start: async () => {
    const to = join(folder, `nginx${base.replaceAll('/', '-')}`);
    makeForHost('nginx', { dist: built(base), to });
    const nginx = await startNginx(join(to, 'run'), PORT, join(to, 'hub.conf'));
    return () => nginx.stop();
  },
  hasHeaders: true,
  moved: 301,
  short: 302,
  isTyped: true,
});

const rulesAt = (kind: Kind, base: string): Host => ({
  name: `the rules of ${kind} at ${base}`,
  base,
  start: async () => {
    const to = join(folder, `${kind}${base.replaceAll('/', '-')}`);
    makeForHost(kind, { dist: built(base), to });
    const host = rulesHost(join(to, 'site'), kind);
    expect(host.ignored).toEqual([]);
    return listen(host.server);
  },
  hasHeaders: true,
  moved: 301,
  short: 302,
  isTyped: false,
  ...(kind === 'cloudflare' ? { elsewhere: /404\.html$/ } : {}),
});

const HOSTS: Host[] = [
  ...(NGINX ? [nginxAt('/'), nginxAt('/hub/')] : []),
  rulesAt('cloudflare', '/'),
  rulesAt('netlify', '/'),
  rulesAt('netlify', '/hub/'),
  {
    name: 'a plain static server, at /hub/, without any settings',
    base: '/hub/',
    start: async () => {
      const root = join(folder, 'plain');
      mkdirSync(root, { recursive: true });
      cpSync(built('/hub/'), join(root, 'hub'), { recursive: true });
      return listen(createServer(sirv(root, { dev: true, etag: true })));
    },
    hasHeaders: false,
    moved: 200,
    short: 200,
    isTyped: false,
  },
];

test.skipIf(NGINX)('nginx is skipped: there is none on this machine (on Debian or Ubuntu: apt-get install nginx)', () => {
  expect(NGINX).toBeUndefined();
});

describe.each(HOSTS)('on $name', ({ base, start, hasHeaders, moved, short, isTyped, elsewhere }) => {
  const site = `${ORIGIN}${base}`;
  let stop: () => Promise<void>;
  let found: Crawled;
  const at = (path: string) => found.answers.get(`${site}${path}`);
  const paths = () => (files.get(base) ?? []).filter((path) => !HIDDEN.test(path));
  /** The address at which a reader asks for a file. */
  const addressOf = (path: string) => path.replace(/(^|\/)index\.html$/, '$1');

  beforeAll(async () => {
    stop = await start();
    found = await crawl(
      site,
      paths().map((path) => `${site}${addressOf(path)}`),
    );
  });
  afterAll(() => stop());

  test('every link, picture, feed, sitemap and file of the build answers', () => {
    expect(found.wrong.filter((line) => !(elsewhere && line.includes('/404 ')))).toEqual([]);
    expect(found.answers.size).toBeGreaterThan(paths().length - 1);
    const feeds = [...found.answers].filter(([address]) => address.endsWith('rss.xml'));
    expect(feeds.length).toBeGreaterThan(1);
    for (const [address, { text }] of feeds) expect(text, address).toContain(`<link>${site}`);
    expect(at('sitemap-index.xml')?.text).toContain(`<loc>${site}sitemap-0.xml</loc>`);
  });

  test('every code to scan holds an address that leads to its page', async () => {
    const codes = [...found.answers].filter(([address]) => address.endsWith('/qr.svg'));
    expect(codes.length).toBeGreaterThan(3);
    for (const [address, { text }] of codes) {
      const { data, info } = await sharp(Buffer.from(text), { density: 300 })
        .flatten({ background: 'white' })
        .ensureAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      const read = jsqr(new Uint8ClampedArray(data), info.width, info.height)?.data;
      expect(read, address).toBe(address.replace('qr.svg', ''));
      expect((await ask(read ?? '')).status, address).toBe(short);
    }
  });

  test('a page that moved and a short address lead on', async () => {
    const old = await ask(`${site}guides/for-funders/`);
    expect(old.status).toBe(moved);
    if (moved === 301) expect(new URL(old.location ?? '', site).href).toBe(`${site}guides/funders/`);
    else expect(old.text).toContain(`content="0;url=${base}guides/funders/"`);
  });

  test('what is not there is a page of the hub, with status 404, which is kept by nobody', async () => {
    for (const path of ['nothing/here/', '_astro/gone.js']) {
      const { status, text, headers } = await ask(`${site}${path}`);
      expect(status, path).toBe(404);
      if (hasHeaders) expect(text, path).toMatch(/<h1[^>]*>/);
      if (isTyped) expect(headers.get('cache-control'), path).toBe('no-cache');
    }
    for (const path of ['_headers', '_redirects']) if (hasHeaders) expect((await ask(`${site}${path}`)).status, path).toBe(404);
  });

  test('a page is asked for again each time, and costs nothing when it is the same', async () => {
    const page = await ask(`${site}learn/`);
    const etag = page.headers.get('etag') ?? '';
    expect(etag).not.toBe('');
    const again = await ask(`${site}learn/`, { 'if-none-match': etag });
    expect([again.status, again.text]).toEqual([304, '']);
    if (hasHeaders) expect(page.headers.get('cache-control')).toMatch(/^(?:no-cache|public, max-age=0, must-revalidate)$/);
  });

  test.runIf(hasHeaders)('every answer has the headers of security, and only names made from their content are kept for a year', () => {
    for (const [address, { status, headers }] of found.answers) {
      if (status !== 200) continue;
      expect(
        SECURITY.filter((name) => !headers.get(name)),
        address,
      ).toEqual([]);
      expect(headers.get('content-security-policy'), address).not.toContain(', ');
      const isHashed = /\/(?:_astro|pagefind\/(?:index|fragment|filter))\//.test(address);
      expect(headers.get('cache-control'), address).toMatch(isHashed ? /^public, max-age=31536000, immutable$/ : /no-cache|max-age=0/);
      expect(headers.get('cross-origin-resource-policy'), address).toBe(/\/(?:_astro|pagefind)\//.test(address) ? 'same-origin' : null);
    }
  });

  test.runIf(isTyped)('every file is called what it is, and text is sent packed', async () => {
    for (const path of paths()) {
      const answer = at(addressOf(path));
      if (answer?.status === 200) expect(answer.headers.get('content-type'), path).toBe(typeOf(path));
    }
    const page = await fetch(`${site}learn/`, { headers: { 'accept-encoding': 'gzip' } });
    expect(page.headers.get('content-encoding')).toBe('gzip');
    expect(Number(page.headers.get('content-length'))).toBeLessThan(statSync(join(built(base), 'learn/index.html')).size / 2);
    // A folder without its slash is sent on within the hub, whatever name the host has outside.
    expect((await ask(`${site}learn`)).location).toBe(`${base}learn/`);
  });

  test('can be searched in a browser, without a message in its console', async () => {
    const page = await browser.newPage();
    const said: string[] = [];
    page.on('console', (message) => message.type() === 'error' && said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    try {
      await page.goto(`${site}search/?q=consent`);
      await page.locator('#found a').first().waitFor();
      const href = (await page.locator('#found a').first().getAttribute('href')) ?? '';
      expect(href.startsWith(base)).toBe(true);
      await page.goto(`${ORIGIN}${href}`);
      expect(await page.locator('h1').count()).toBe(1);
      expect(said).toEqual([]);
    } finally {
      await page.close();
    }
  });
});
