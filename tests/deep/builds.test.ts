import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { load } from 'cheerio';
import { afterAll, describe, expect, it } from 'vitest';
import { ARGS, findBrowser } from '../../scripts/browser.mjs';
import { headersFor, readHeaders } from '../../scripts/headers.mjs';
import { serve } from '../../scripts/serve.mjs';

const folder = mkdtempSync(join(tmpdir(), 'hub-deep-'));
const astro = 'node_modules/astro/bin/astro.mjs';
// What the test runner puts into its own environment would reach the build: its base path above all.
const RUNNER = /^(?:VITEST|BASE_URL$|MODE$|DEV$|PROD$|SSR$|TEST$|NODE_ENV$)/;
const env = (more: Record<string, string>) => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !RUNNER.test(name))),
  ASTRO_TELEMETRY_DISABLED: '1',
  ...more,
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function files(below: string): string[] {
  return readdirSync(below, { withFileTypes: true }).flatMap((item) => (item.isDirectory() ? files(join(below, item.name)) : [join(below, item.name)]));
}

describe('below a path of a host', () => {
  const out = join(folder, 'sub');

  it('builds, and every address stays below the path and reaches a file', () => {
    execFileSync(process.execPath, [astro, 'build', '--silent'], {
      env: env({ HUB_ADDRESS: 'https://hub.organisation.example/hub/', HUB_OUT: out, HUB_CACHE: join(folder, 'sub-cache') }),
    });
    const wrong = new Set<string>();
    for (const file of files(out).filter((name) => name.endsWith('.html'))) {
      const $ = load(readFileSync(file, 'utf8'));
      for (const element of $('[href], [src], form[action]').toArray()) {
        const address = ($(element).attr('href') ?? $(element).attr('src') ?? $(element).attr('action') ?? '').split(/[?#]/)[0] ?? '';
        if (!address.startsWith('/')) continue;
        const target = join(out, address.replace(/^\/hub/, ''));
        if (!address.startsWith('/hub/') || !(existsSync(target) && (statSync(target).isFile() || existsSync(join(target, 'index.html'))))) wrong.add(address);
      }
    }
    expect([...wrong]).toEqual([]);
  });

  it('names its full address in canonical links, feeds, sitemap and share pictures', () => {
    const page = readFileSync(join(out, 'learn/starting-together/who-we-are/index.html'), 'utf8');
    expect(page).toContain('rel="canonical" href="https://hub.organisation.example/hub/learn/starting-together/who-we-are/"');
    expect(page).toContain('content="https://hub.organisation.example/hub/share/');
    expect(readFileSync(join(out, 'news/rss.xml'), 'utf8')).toContain('https://hub.organisation.example/hub/news/');
    expect(readFileSync(join(out, 'sitemap-0.xml'), 'utf8')).toContain('<loc>https://hub.organisation.example/hub/ur/</loc>');
    expect(readFileSync(join(out, 'robots.txt'), 'utf8')).toContain('Allow: /');
  });

  it('gives its headers below the path, and asks for https since its address does', () => {
    const rules = readHeaders(out);
    expect(rules.filter(({ pattern }) => !pattern.startsWith('/hub/'))).toEqual([]);
    const policy = headersFor(rules, '/hub/learn/').find(([name]) => name === 'Content-Security-Policy')?.[1];
    expect(policy).toContain('upgrade-insecure-requests');
  });

  it('can be searched, in place and on the page of search', async () => {
    const site = await serve({ port: 4390, base: '/hub/', folder: out });
    const path = await findBrowser();
    const browser = await chromium.launch({ args: ARGS, ...(path ? { executablePath: path } : {}) });
    try {
      const page = await browser.newPage();
      await page.goto(`${site.address}search/?q=consent`);
      await page.locator('#found a').first().waitFor();
      expect(await page.locator('#found a').first().getAttribute('href')).toMatch(/^\/hub\//);
      await page.goto(`${site.address}ur/`);
      await page.locator('[data-search]').click();
      await page.locator('dialog input').fill('رضامندی');
      await page.locator('dialog li a').first().waitFor();
      expect(await page.locator('dialog li a').first().getAttribute('href')).toMatch(/^\/hub\/ur\//);
    } finally {
      await browser.close();
      site.close();
    }
  });
});

describe('content with a mistake', () => {
  it('stops the build with the file and the line, and publishes nothing', () => {
    const content = join(folder, 'content');
    const out = join(folder, 'broken');
    cpSync('content', content, { recursive: true });
    const file = join(content, 'news/2025-05-stakeholder-meeting/index.mdx');
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n\nexport const canary = (await import('node:fs')).writeFileSync('${join(folder, 'canary')}', 'x');\n`);
    const result = spawnSync(process.execPath, [astro, 'build'], {
      env: env({ HUB_CONTENT: content, HUB_OUT: out, HUB_CACHE: join(folder, 'broken-cache') }),
      encoding: 'utf8',
    });
    expect(result.status).not.toBe(0);
    expect(result.stdout + result.stderr).toMatch(/2025-05-stakeholder-meeting\/index\.mdx:\d+:1 {2}\[code-in-content\]/);
    expect(existsSync(out)).toBe(false);
    // The code was never run: the content is read before anything evaluates it.
    expect(existsSync(join(folder, 'canary'))).toBe(false);
  });

  it('is published when it has none, from the same folder', () => {
    const content = join(folder, 'good');
    cpSync('content', content, { recursive: true });
    const result = spawnSync(process.execPath, ['scripts/check.ts', '--content', content, '--format', 'json'], { encoding: 'utf8' });
    expect(result.status).toBe(0);
    expect(JSON.parse(result.stdout)).toEqual([]);
  });
});

describe('a page with a script that the hub did not make', () => {
  it('stops the build, which names the page and never allows the script', () => {
    const out = join(folder, 'injected');
    const result = spawnSync(process.execPath, [astro, 'build', '--config', 'tests/fixtures/injected/astro.config.ts'], {
      env: env({ HUB_OUT: out, HUB_CACHE: join(folder, 'injected-cache') }),
      encoding: 'utf8',
    });
    expect(result.status).not.toBe(0);
    const told = result.stdout + result.stderr;
    expect(told).toContain('index.html: <script>window.canary=1');
    expect(told).toContain('about/index.html: onerror="window.canary=2"');
    // Without headers and without the index of search, the site is not whole: scripts/set-up.mjs leaves the old one where it is.
    expect(existsSync(join(out, '_headers'))).toBe(false);
    expect(existsSync(join(out, 'pagefind'))).toBe(false);
    expect(readFileSync(join(out, 'index.html'), 'utf8')).not.toContain(createHash('sha256').update('window.canary=1').digest('base64'));
  });
});

describe('publishing', () => {
  it('is refused while the address, the publisher or a contact is unknown', () => {
    const content = join(folder, 'unknown');
    cpSync('content', content, { recursive: true });
    const site = join(content, 'site.yaml');
    writeFileSync(
      site,
      readFileSync(site, 'utf8').replace(/^( *(?:address|repository|publisher|correction|accessibleFormats|withdrawal)): .*$/gm, '$1: unknown'),
    );
    const result = spawnSync(process.execPath, ['scripts/check.ts', '--content', content, '--publish', '--format', 'json'], { encoding: 'utf8' });
    const rules = (JSON.parse(result.stdout) as { rule: string; file: string }[]).filter(({ rule }) => rule === 'publish');
    expect(result.status).toBe(1);
    expect(rules).toHaveLength(6);
  });
});
