import { expect, test, type Page } from '@playwright/test';
import { DESK, PHONE, tabTo, watch } from './support.ts';

/** The one real thing that each kind of reader came to do: at both sizes, by keyboard, and without script. */

async function resident(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: /^Learn Lessons for people/ }).click();
  await page.getByRole('link', { name: '1.1 Who we are and what we will do' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Who we are and what we will do');
  await page.getByRole('link', { name: 'اردو' }).click();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('.notice strong')).toContainText('کچا ترجمہ');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('ہم کون ہیں اور کیا کریں گے');
}

async function trainer(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: /^Teach Notes, timings/ }).click();
  await page
    .getByRole('link', { name: /^1\.3 Sharing power/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Sharing power');
  await expect(page.locator('.plan tfoot')).toContainText('90');
  await expect(page.getByRole('heading', { name: 'With paper only' }).first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'What to bring' })).toBeVisible();
  await page.getByRole('link', { name: 'The learner’s page' }).click();
  await expect(page.locator('.notes-f')).toHaveCount(0);
}

async function funder(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: /^Judge the evidence/ }).click();
  await page.getByRole('main').getByRole('link', { name: 'Citizen science project 1' }).click();
  await expect(page.getByRole('rowheader', { name: /cost/i }).or(page.getByRole('cell', { name: 'At what cost?' }))).toBeVisible();
  await expect(page.locator('.places .empty').first()).toContainText('Who could fill this');
  await page.locator('.notes a').first().click();
  await expect(page.getByText('How it was seen')).toBeVisible();
}

async function contributor(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: /^Contribute Correct a page/ }).click();
  await page.getByRole('link', { name: 'The fields of every file' }).first().click();
  await page.getByRole('link', { name: 'A lesson' }).click();
  await expect(page.getByRole('heading', { name: 'objectives needed' })).toBeVisible();
  await expect(page.getByText('What a learner can do after the lesson.', { exact: false }).first()).toBeVisible();
}

const TASKS = {
  'a resident reads a lesson, and reads it in Urdu': resident,
  'a trainer finds what to do, say and watch for': trainer,
  'a funder sees what is known, on what evidence, and what is missing': funder,
  'a contributor finds what a field means': contributor,
};

for (const [name, task] of Object.entries(TASKS)) {
  for (const viewport of [PHONE, DESK]) {
    test(`${name} (${viewport.width} pixels)`, async ({ page }) => {
      const problems = watch(page);
      await page.setViewportSize(viewport);
      await task(page);
      expect(problems).toEqual([]);
    });
  }
  test.describe('without script', () => {
    test.use({ javaScriptEnabled: false });
    test(name, async ({ page }) => {
      await page.setViewportSize(PHONE);
      await task(page);
    });
  });
}

test.describe('by keyboard alone', () => {
  test('a resident skips the menu and reaches the lesson’s first activity', async ({ page }) => {
    await page.goto('/learn/starting-together/who-we-are/');
    await page.keyboard.press('Tab');
    await expect(page.locator('.skip')).toBeFocused();
    await page.keyboard.press('Enter');
    await tabTo(page, /Arrive and say hello/);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/#arrive$/);
  });

  test('a trainer goes from home to a facilitator’s page', async ({ page }) => {
    await page.goto('/');
    await tabTo(page, /^Teach$/);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/teach/');
    await tabTo(page, /1\.2 What is research/, 120);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/teach\/starting-together\/what-is-research\/$/);
  });

  test('a funder searches, and reads the first result', async ({ page }) => {
    await page.goto('/');
    await tabTo(page, /^Search$/);
    await page.keyboard.press('Enter');
    await expect(page.locator('dialog.search input')).toBeFocused();
    await page.keyboard.type('what it cost');
    await expect(page.locator('dialog.search li').first()).toBeVisible();
    // Not those of the first letters, which stand there a moment longer on a busy machine.
    await expect(
      page
        .locator('dialog.search li')
        .filter({ hasText: /project|cost/i })
        .first(),
    ).toBeVisible();
    await tabTo(page, /project|cost/i, 6);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page).not.toHaveURL('/');
  });

  test('a contributor closes search with Escape and is where they were', async ({ page }) => {
    await page.goto('/contribute/');
    await page.locator('[data-search]').focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('dialog.search')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.locator('dialog.search')).toBeHidden();
    await expect(page.locator('[data-search]')).toBeFocused();
  });
});

test.describe('search', () => {
  for (const [word, wanted] of [
    ['money', /your-rights|benefits-advice|expenses/],
    ['pay', /your-rights/],
    ['photos', /photovoice|consent/],
    ['kids', /being-an-insider|who-we-are/],
    ['safe', /safeguarding|lone-working|being-an-insider/],
  ] as const) {
    test(`finds a page by the word people use: ${word}`, async ({ page }) => {
      await page.goto(`/search/?q=${word}`);
      await expect(page.locator('#count')).toContainText('found');
      const first = await page.locator('#found li > a').evaluateAll((links) => links.slice(0, 3).map((link) => link.getAttribute('href') ?? ''));
      expect(first.join(' ')).toMatch(wanted);
    });
  }

  test('keeps its state in the address, and filters by kind, audience, module and time', async ({ page }) => {
    const problems = watch(page);
    await page.goto('/search/');
    await page.getByLabel('Search', { exact: true }).fill('consent');
    await expect(page.locator('#found li').first()).toBeVisible();
    const before = Number(/\d+/.exec((await page.locator('#count').textContent()) ?? '')?.[0]);
    await page.getByLabel('Kind of page').selectOption('lesson');
    await page.getByLabel('Module').selectOption('starting-together');
    await page.getByLabel('Time needed').selectOption('90');
    await expect(page).toHaveURL(/q=consent/);
    await expect(page).toHaveURL(/kind=lesson/);
    await expect.poll(async () => Number(/\d+/.exec((await page.locator('#count').textContent()) ?? '')?.[0])).toBeLessThan(before);
    for (const href of await page.locator('#found li > a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? '')))
      expect(href).toMatch(/^\/learn\//);
    const address = page.url();
    await page.goto('/');
    await page.goto(address);
    await expect(page.getByLabel('Kind of page')).toHaveValue('lesson');
    await expect(page.locator('#found li').first()).toBeVisible();
    await page.getByRole('button', { name: 'Clear all filters' }).click();
    await expect(page.locator('#all')).toBeVisible();
    expect(problems).toEqual([]);
  });

  test('tells a screen reader how many pages it found, and says so when there are none', async ({ page }) => {
    await page.goto('/search/?q=qqqqxzx');
    await expect(page.getByRole('status')).toContainText('Nothing found');
    await expect(page.locator('#all')).toBeVisible();
  });

  test('in Urdu finds Urdu pages, also with the letters of an Arabic keyboard', async ({ page }) => {
    for (const query of ['رضامندی', 'رضامندي']) {
      await page.goto(`/ur/search/?q=${encodeURIComponent(query)}`);
      await expect(page.locator('#found li').first()).toBeVisible();
      for (const href of await page.locator('#found li > a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? '')))
        expect(href).toMatch(/^\/ur\//);
    }
  });

  test('nothing of search is fetched before somebody asks for it', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto('/');
    await page.waitForLoadState('networkidle');
    expect(asked.filter((path) => /pagefind|search/.test(path))).toEqual([]);
    await page.locator('[data-search]').click();
    await page.locator('dialog.search input').fill('consent');
    await expect(page.locator('dialog.search li').first()).toBeVisible();
    expect(asked.some((path) => path.includes('pagefind'))).toBe(true);
  });

  test.describe('without script', () => {
    test.use({ javaScriptEnabled: false });
    test('every page is listed by section', async ({ page }) => {
      await page.goto('/search/');
      await expect(page.locator('#seek')).toBeHidden();
      await expect(page.getByText('Search needs script.', { exact: false })).toBeVisible();
      expect(await page.locator('#all a').count()).toBeGreaterThan(300);
    });
  });
});

test.describe('reading', () => {
  test('a word is explained in place, without script', async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto('/protocol/who-takes-part/');
    const word = page.locator('button[popovertarget]').first();
    const meaning = page.locator(`#${await word.getAttribute('popovertarget')}`);
    await expect(meaning).toBeHidden();
    await word.click();
    await expect(meaning).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(meaning).toBeHidden();
    await context.close();
  });

  test('the theme is the device’s, or the reader’s own choice, kept in the browser', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto('/');
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await paper();
    await page.getByLabel('Colours').selectOption('dark');
    expect(await paper()).not.toBe(light);
    const dark = await paper();
    await page.goto('/learn/');
    expect(await paper()).toBe(dark);
    await page.getByLabel('Colours').selectOption('');
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    expect(await paper()).toBe(light);
    expect(await page.context().cookies()).toEqual([]);
  });

  test('a page past its review date says so itself', async ({ page }) => {
    await page.clock.setFixedTime(new Date('2040-01-01T12:00:00Z'));
    await page.goto('/about/');
    await expect(page.locator('.review strong')).toBeVisible();
    await page.clock.setFixedTime(new Date('2026-11-25T12:00:00Z'));
    await page.goto('/about/');
    await expect(page.locator('.review strong')).toBeHidden();
  });

  test('what is planned, reported, found and unknown is told apart in words', async ({ page }) => {
    await page.goto('/protocol/who-takes-part/');
    const tags = await page.locator('.claim .tag b').allTextContents();
    expect(tags).toEqual(expect.arrayContaining(['Planned', 'Reported', 'Not known']));
  });

  test('an address that does not exist leads on, in every language', async ({ page }) => {
    const response = await page.goto('/no/such/page/');
    expect(response?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no page here');
    await page.getByRole('search', { name: 'Search the hub' }).getByRole('searchbox').fill('consent');
    await page.getByRole('search', { name: 'Search the hub' }).getByRole('button').click();
    await expect(page).toHaveURL(/\/search\/\?q=consent/);
  });

  test('previous and next follow the order of the course', async ({ page }) => {
    await page.goto('/learn/starting-together/who-we-are/');
    for (const title of ['What is research', 'Sharing power', 'Being an insider', 'Your rights']) {
      await page.locator('a[rel="next"]').click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText(title);
    }
    await expect(page.locator('a[rel="next"]')).toHaveCount(0);
  });

  test('the menu at the side holds its own section only', async ({ page }) => {
    for (const [path, within] of [
      ['/learn/starting-together/sharing-power/', '/learn/'],
      ['/teach/starting-together/sharing-power/', '/teach/'],
      ['/protocol/how-to-cite/', '/protocol/'],
      ['/guides/funders/', '/guides/'],
      ['/news/2025-04-02-protocol-paper/', '/news/'],
    ] as const) {
      await page.goto(path);
      const links = await page.locator('.side a').evaluateAll((items) => items.map((item) => item.getAttribute('href') ?? ''));
      expect(links.length).toBeGreaterThan(1);
      expect(links.filter((href) => !href.startsWith(within))).toEqual([]);
    }
  });

  test('on paper there is the lesson, its words and its sources, and no menu', async ({ page }) => {
    await page.goto('/learn/starting-together/who-we-are/');
    await page.emulateMedia({ media: 'print' });
    for (const gone of ['.top nav', '.tools', '.side', '.crumbs', '.onward', '.views', '.foot ul']) await expect(page.locator(gone).first(), gone).toBeHidden();
    await expect(page.locator('.words p').first()).toBeVisible();
    await expect(page.locator('.notes')).toBeVisible();
    await expect(page.locator('.notes-f')).toHaveCount(0);
    const size = await page.evaluate(() => parseFloat(getComputedStyle(document.querySelector('main p.lead') ?? document.body).fontSize));
    expect(size).toBeGreaterThanOrEqual(16);
  });

  test('nothing moves while a page loads', async ({ page }) => {
    await page.setViewportSize(PHONE);
    for (const path of ['/', '/learn/starting-together/who-we-are/', '/ur/', '/search/', '/case-studies/project-1/']) {
      await page.goto(path);
      const shift = await page.evaluate(
        () =>
          new Promise<number>((done) => {
            let sum = 0;
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
            }).observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => done(sum), 300);
          }),
      );
      expect(shift, path).toBe(0);
    }
  });
});
