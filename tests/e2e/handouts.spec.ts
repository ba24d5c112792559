import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import jsQR from 'jsqr';
import sharp from 'sharp';
import { extractText, getDocumentProxy } from 'unpdf';
import { PHONE, watch } from './support.ts';

/** A printed page: its size in points, and its words. */
interface Paper {
  width: number;
  height: number;
  text: string;
}

async function printed(page: Page): Promise<Paper[]> {
  const document = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
  const { text } = await extractText(document, { mergePages: false });
  return Promise.all(
    text.map(async (words, at) => {
      const [, , width = 0, height = 0] = (await document.getPage(at + 1)).view;
      return { width, height, text: words.replace(/\s+/g, ' ') };
    }),
  );
}

const LESSONS = ['who-we-are', 'what-is-research', 'sharing-power', 'being-an-insider', 'your-rights'].map((id) => `/learn/starting-together/${id}/`);

for (const [edition, path] of [
  ['12 point', 'handouts/'],
  ['large print', 'handouts/large/'],
] as const) {
  test(`handouts in ${edition} print on A4, with their foot on every sheet and nothing else of the page`, async ({ page }) => {
    for (const lesson of LESSONS) {
      await page.goto(`${lesson}${path}`);
      const sheets = await page.locator('.sheet h2').allTextContents();
      const papers = await printed(page);
      expect(papers.length, lesson).toBeGreaterThanOrEqual(sheets.length);
      for (const { width, height, text } of papers) {
        expect(Math.abs(width - 595.3) + Math.abs(height - 841.9), lesson).toBeLessThan(2);
        expect(text, lesson).toMatch(/Version \d+\.\d+\. \d{1,2} \w+ \d{4} · English/);
        expect(text, lesson).toMatch(/Text: CC BY 4\.0/);
        expect(text, lesson).toMatch(/Short address: \/t\/[a-z0-9]{4,5}\/ on the hub/);
        expect(
          sheets.some((title) => text.includes(`${title} ·`)),
          lesson,
        ).toBe(true);
        // One foot a sheet, and more than the foot.
        expect(text.match(/Short address:/g), lesson).toHaveLength(1);
        expect(text.length, lesson).toBeGreaterThan(240);
        expect(text).not.toMatch(/Print this page|Not yet reviewed|Report a problem|Sources of this page/);
      }
    }
  });
}

test('Urdu handouts have the foot on every sheet, with what the translation is', async ({ page }) => {
  for (const path of ['handouts/', 'handouts/large/']) {
    await page.goto(`/ur/learn/starting-together/who-we-are/${path}`);
    expect(await page.locator('.imprint').first().textContent()).toContain('کچا ترجمہ');
    const papers = await printed(page);
    expect(papers.length).toBeGreaterThanOrEqual(5);
    for (const { text } of papers) expect(text.match(/\/ur\/t\/[a-z0-9]{4,5}\//g)).toHaveLength(1);
  }
});

test('on paper: 12 and 18 point, writing lines 8 and 12 mm apart, black on white', async ({ page }) => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  for (const [path, points, millimetres] of [
    ['handouts/', 12, 8],
    ['handouts/large/', 18, 12],
  ] as const) {
    await page.goto(`/learn/starting-together/who-we-are/${path}`);
    const found = await page.evaluate(() => {
      const sheet = [...document.querySelectorAll<HTMLElement>('.sheet-in *')].filter((element) => element.textContent.trim() && !element.closest('sup'));
      const foot = [...document.querySelectorAll<HTMLElement>('.imprint p')];
      const points = (element: HTMLElement) => (Number.parseFloat(getComputedStyle(element).fontSize) * 72) / 96;
      const seen = [...sheet, ...foot].map((element) => getComputedStyle(element));
      return {
        text: Math.min(...sheet.map(points)),
        foot: Math.min(...foot.map(points)),
        lines: [...document.querySelectorAll('.lines')].map((block) => {
          const tops = [...block.querySelectorAll('hr')].map((line) => line.getBoundingClientRect().bottom);
          const before = block.querySelector('div')?.getBoundingClientRect().top ?? 0;
          return tops.map((bottom, at) => ((bottom - (tops[at - 1] ?? before)) * 25.4) / 96);
        }),
        colours: [...new Set(seen.map(({ color }) => color))],
        grounds: [...new Set(seen.map(({ backgroundColor }) => backgroundColor))],
        borders: [...new Set([...document.querySelectorAll('.lines hr')].map((line) => getComputedStyle(line).borderBlockEndColor))],
      };
    });
    expect(found.text).toBeCloseTo(points, 1);
    expect(found.foot).toBeGreaterThanOrEqual(points === 18 ? 15.9 : 11.9);
    expect(found.lines.length).toBeGreaterThan(10);
    for (const gap of found.lines.flat()) expect(gap).toBeCloseTo(millimetres, 1);
    expect(found.colours).toEqual(['rgb(0, 0, 0)']);
    expect(found.grounds.filter((ground) => ground !== 'rgba(0, 0, 0, 0)' && ground !== 'rgb(255, 255, 255)')).toEqual([]);
    expect(found.borders).toEqual(['rgb(0, 0, 0)']);
  }
});

test('a poster is one sheet of A4, whatever its title is', async ({ page }) => {
  await page.goto('/t/');
  const posters = await page.locator('.codes a[href$="/poster/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(posters.length).toBeGreaterThanOrEqual(32);
  for (const path of [...posters, '/ur/t/cmhr/poster/']) {
    await page.goto(path);
    const papers = await printed(page);
    expect(papers, path).toHaveLength(1);
    expect(papers[0]?.text, path).toContain(path.replace('poster/', ''));
  }
});

test('without script: from the lesson to its sheets, to large print, and from a short address to the part it means', async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  const problems = watch(page);
  await page.goto('/learn/starting-together/who-we-are/');
  await page.getByRole('link', { name: /^Handouts \d+ KB$/ }).click();
  await expect(page.locator('.sheet')).toHaveCount(5);
  await page.getByRole('link', { name: 'Large print' }).click();
  await expect(page).toHaveURL(/\/handouts\/large\/$/);
  await expect(page.getByRole('button', { name: 'Print this page' })).toBeHidden();
  await page.goto('/t/cd4p/');
  await expect(page).toHaveURL(/\/learn\/starting-together\/who-we-are\/handouts\/#access-needs-card$/);
  await expect(page.locator('#access-needs-card')).toBeInViewport();
  await page.goto('/ur/t/ffrt/');
  await expect(page).toHaveURL(/\/ur\/learn\/#route-taster$/);
  expect(problems).toEqual([]);
});

const CARDS = '/learn/starting-together/sharing-power/handouts/';

/** Opens the site as another phone sees it: at an address that is not this device's own. */
async function atAnAddress(page: Page, path: string): Promise<void> {
  await page.route('https://hub.example/**', async (route) => {
    const url = new URL(route.request().url());
    await route.fulfill({ response: await page.request.get(`${url.pathname}${url.search}`) });
  });
  await page.goto(`https://hub.example${path}`);
}

test('the words of a handout go out as messages, with the address of the page that is open', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: 'https://hub.example' });
  await page.addInitScript(() => {
    const shared: unknown[] = [];
    Object.assign(window, { shared });
    Object.defineProperty(navigator, 'share', { value: (data: unknown) => (shared.push(data), Promise.resolve()) });
  });
  await page.setViewportSize(PHONE);
  await atAnAddress(page, CARDS);
  const cards = page.locator('#story-cards');
  await cards.getByText('Send as text').click();
  const texts = await cards.locator('.plain').allTextContents();
  expect(texts.length).toBeGreaterThan(1);
  for (const [index, text] of texts.entries()) {
    expect(text.length).toBeLessThanOrEqual(2000);
    expect(text).toContain(`(${index + 1} of ${texts.length})`);
    expect(text).toContain('Sharing power: what co-production really means');
    expect(text).toContain('CC BY 4.0');
    expect(text.endsWith(`\nhttps://hub.example${CARDS}#story-cards`)).toBe(true);
  }
  expect(texts.join()).toContain('588 people gave 5,748 priorities');
  const first = cards.locator('.send').first();
  const href = await first.getByRole('link', { name: 'Send with WhatsApp' }).getAttribute('href');
  expect(new URL(href ?? '').searchParams.get('text')).toBe(texts[0]);
  await first.getByRole('button', { name: 'Share with an app' }).click();
  expect(await page.evaluate(() => (window as unknown as { shared: { text: string }[] }).shared.map(({ text }) => text))).toEqual([texts[0]]);
  await first.getByRole('button', { name: 'Copy the text' }).click();
  await expect(first.getByRole('status')).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(texts[0]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
});

test('a neighbour’s phone can scan the page, and the code is fetched only when it is asked for', async ({ page }) => {
  for (const [path, leads] of [
    [CARDS, CARDS],
    ['/learn/starting-together/sharing-power/share/', '/learn/starting-together/sharing-power/'],
  ] as const) {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await atAnAddress(page, path);
    await page.waitForLoadState('networkidle');
    expect(asked.filter((url) => url.includes('/qr'))).toEqual([]);
    await page.getByRole('button', { name: 'Code to scan' }).click();
    const code = page.getByRole('img', { name: 'Code to scan' });
    await expect(code).toBeVisible();
    const { data, info } = await sharp(await code.screenshot())
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data).toBe(`https://hub.example${leads}`);
    expect(asked.filter((url) => url.includes('/qr'))).toHaveLength(1);
  }
});

test('on the device’s own address no code is offered, and a text has no address that leads nowhere', async ({ page }) => {
  await page.goto(CARDS);
  await expect(page.getByRole('button', { name: 'Code to scan' })).toHaveCount(0);
  for (const text of await page.locator('.plain').allTextContents()) expect(text).not.toMatch(/https?:/);
});

test('without script the words of a handout can be opened and selected, with no button that does nothing', async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(CARDS);
  await page.locator('#ladder-sheet').getByText('Send as text').click();
  await expect(page.locator('#ladder-sheet .plain')).toContainText('5. Leading.');
  await expect(page.getByRole('link', { name: 'Send with WhatsApp' })).toHaveCount(0);
  // Words that are explained open without script.
  await expect(page.locator('main button:not([popovertarget]):visible')).toHaveCount(0);
});

test('links at the top lead to each sheet, cards stand apart, and the ladder goes from the top rung down', async ({ page }) => {
  await page.setViewportSize(PHONE);
  await page.goto(CARDS);
  const titles = await page.locator('.sheet h2').allTextContents();
  const links = page.getByRole('navigation', { name: 'On this page' }).getByRole('link');
  await expect(links).toHaveText(titles);
  await links.nth(2).click();
  await expect(page.locator('#ladder-sheet h2')).toBeInViewport();
  await expect(page.locator('#story-cards .cards > li')).toHaveCount(8);
  const rungs = await page
    .locator('#ladder-sheet .rungs > li')
    .evaluateAll((all) => all.map((one) => ({ text: one.textContent.slice(0, 2), top: one.getBoundingClientRect().top })));
  expect(rungs.map(({ text }) => text)).toEqual(['5.', '4.', '3.', '2.', '1.']);
  expect(rungs.map(({ top }) => top)).toEqual(rungs.map(({ top }) => top).sort((a, b) => a - b));
});
