import { expect, test, type Page } from '@playwright/test';
import { TEMPLATES, watch } from './support.ts';

/** The pages as a host sends them with their headers, as one sends them without, and what a stranger's script can do in each. */

const HEADERS = ['content-security-policy', 'permissions-policy', 'referrer-policy', 'x-content-type-options', 'cross-origin-opener-policy'];
const META = /<meta http-equiv="Content-Security-Policy"[^>]*>/;

/** Gathers everything that a policy refused, besides what `watch` gathers. */
async function guard(page: Page): Promise<string[]> {
  const problems = watch(page);
  page.on('console', (message) => {
    if (message.type() === 'warning') problems.push(`console: ${message.text()}`);
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => console.error(`${event.effectiveDirective} refused ${event.blockedURI} ${event.sample}`));
  });
  return problems;
}

/** Serves every page without the header, without the policy inside it, or without both. */
async function serveWithout(page: Page, { header = false, meta = false, add = '' }): Promise<void> {
  await page.route('**/*', async (route) => {
    const response = await route.fetch();
    const headers = response.headers();
    if (header) delete headers['content-security-policy'];
    if (!(headers['content-type'] ?? '').startsWith('text/html')) return route.fulfill({ response, headers });
    const text = await response.text();
    expect(text).toMatch(META);
    const body = (meta ? text.replace(META, '') : text).replace('</article>', `${add}</article>`);
    return route.fulfill({ response, headers, body });
  });
}

async function search(page: Page): Promise<void> {
  for (const [path, word] of [
    ['/', 'consent'],
    ['/ur/', 'رضامندی'],
  ] as const) {
    await page.goto(path);
    await page.locator('[data-search]').click();
    await page.locator('dialog.search input').fill(word);
    await expect(page.locator('dialog.search li a').first()).toBeVisible();
    await page.goto(`${path}search/?q=${encodeURIComponent(word)}`);
    await expect(page.locator('#found a').first()).toBeVisible();
  }
}

async function chooseTheme(page: Page): Promise<void> {
  await page.goto('/teach/starting-together/who-we-are/');
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.locator('#theme').selectOption('light');
  const light = await paper();
  await page.locator('#theme').selectOption('dark');
  expect(await paper()).not.toBe(light);
  await page.reload();
  await expect(page.locator('#theme')).toHaveValue('dark');
  expect(await paper()).not.toBe(light);
  await page.locator('#theme').selectOption('');
  await page.reload();
  await expect(page.locator('#theme')).toHaveValue('');
  expect(await paper()).toBe(light);
}

for (const [direction, before] of [
  ['left to right', ''],
  ['right to left', '/ur'],
] as const) {
  test(`no template needs what the policy refuses, ${direction}`, async ({ page }) => {
    const problems = await guard(page);
    for (const { path } of TEMPLATES) {
      await page.goto(`${before}${path}`, { waitUntil: 'load' });
      // Its styles are there, and its script has run.
      expect(await page.evaluate(() => [getComputedStyle(document.body).marginTop, 'js' in document.documentElement.dataset]), path).toEqual(['0px', true]);
      await expect(page.locator('#theme'), path).toHaveValue('');
    }
    expect(problems).toEqual([]);
  });
}

test('the page for what is not there needs nothing that the policy refuses', async ({ page }) => {
  const problems = await guard(page);
  await page.goto('/nothing/here/');
  await expect(page.locator('h1')).toBeVisible();
  // That the page is missing is itself a message in the console.
  expect(problems.filter((problem) => !problem.includes('404'))).toEqual([]);
});

for (const [host, without] of [
  ['with headers', {}],
  ['with the policy inside the page alone', { header: true }],
] as const) {
  test(`search and the theme work ${host}`, async ({ page }) => {
    const problems = await guard(page);
    if (Object.keys(without).length > 0) await serveWithout(page, without);
    await search(page);
    await chooseTheme(page);
    expect(problems).toEqual([]);
  });
}

test('the print button prints', async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', '');
  });
  await page.goto('/teach/starting-together/who-we-are/');
  await page.locator('[data-print]').first().click();
  await expect(page.locator('html')).toHaveAttribute('data-printed', '');
});

test('every response carries the headers, a missing page too', async ({ page, request, baseURL }) => {
  const seen = new Map<string, string[]>();
  page.on('response', (response) => {
    const given = response.headers();
    seen.set(
      response.url(),
      HEADERS.filter((name) => !given[name]),
    );
  });
  await search(page);
  expect(seen.size).toBeGreaterThan(10);
  expect([...seen].filter(([, missing]) => missing.length > 0)).toEqual([]);
  const missing = await request.get('/nothing/here/');
  expect(missing.status()).toBe(404);
  expect(HEADERS.filter((name) => !missing.headers()[name])).toEqual([]);
  // Names under _astro change with their content; pages must be asked for again; share pictures are for other sites.
  const made = [...seen.keys()].find((url) => url.startsWith(`${baseURL}/_astro/`));
  expect((await request.get(made ?? '')).headers()['cache-control']).toContain('immutable');
  expect((await request.get('/')).headers()['cache-control']).not.toContain('immutable');
  expect((await request.get('/share/search.jpg')).headers()['cross-origin-resource-policy']).toBeUndefined();
  expect((await request.get('/_headers')).status()).toBe(404);
});

test('no other site can show the hub in a frame', async ({ page, baseURL }) => {
  await page.route('http://other.localhost/', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<!doctype html><iframe src="${baseURL}/"></iframe>` }),
  );
  await page.goto('http://other.localhost/');
  await expect.poll(() => page.frames().at(1)?.url()).toContain('chrome-error:');
});

/** Each would put its own name into the list `ran`, if it ran. */
const ATTACKS: Readonly<Record<string, string>> = {
  'a script': '<script>(window.ran ??= []).push("a script")</script>',
  'a module': '<script type="module">(window.ran ??= []).push("a module")</script>',
  'a script in an address': `<script src="data:text/javascript,(window.ran ??= []).push('a script in an address')"></script>`,
  'a script of another site': '<script src="http://other.localhost/evil.js"></script>',
  'an event handler': `<img src="/nothing.png" alt="" onerror="(window.ran ??= []).push('an event handler')">`,
  'a handler in a drawing': `<svg onload="(window.ran ??= []).push('a handler in a drawing')"></svg>`,
  'a frame': `<iframe srcdoc="<script>(parent.ran ??= []).push('a frame')</script>"></iframe>`,
  'a link': `<a id="bad" href="javascript:(window.ran ??= []).push('a link');void 0">link</a>`,
};

async function attack(page: Page): Promise<string[]> {
  await page.route('http://other.localhost/evil.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: '(window.ran ??= []).push("a script of another site")' }),
  );
  await page.goto('/about/');
  await page.locator('#bad').click();
  await page.waitForTimeout(500);
  return page.evaluate(() => ((window as unknown as { ran?: string[] }).ran ?? []).sort());
}

test.describe('what a stranger put into a page', () => {
  const add = Object.values(ATTACKS).join('');
  for (const [host, without, runs] of [
    ['does not run under the header', { meta: true }, []],
    ['does not run under the policy inside the page', { header: true }, []],
    // Without any policy all of it runs: otherwise the two tests above would show nothing.
    ['would run without a policy', { header: true, meta: true }, Object.keys(ATTACKS).sort()],
  ] as const) {
    test(host, async ({ page }) => {
      const refused = await guard(page);
      await serveWithout(page, { ...without, add });
      expect(await attack(page)).toEqual(runs);
      expect(refused.some((problem) => /script-src-elem refused inline/.test(problem))).toBe(runs.length === 0);
    });
  }
});
