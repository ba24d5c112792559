import { expect, test } from '@playwright/test';
import { watch } from './support.ts';

const LESSON = '/learn/starting-together/who-we-are/';

test('a learner comes from a lesson to its share page and copies the text', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const problems = watch(page);
  await page.goto(LESSON);
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Share \d+ KB$/ })
    .click();
  await expect(page).toHaveURL(/\/who-we-are\/share\/$/);
  await page.getByRole('button', { name: 'Copy the text' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toHaveCount(1);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await page.locator('#share-text').textContent());
  expect(problems).toEqual([]);
});

test('the device’s own share sheet is offered where there is one, and gets the text', async ({ page }) => {
  await page.addInitScript(() => {
    const shared: unknown[] = [];
    Object.assign(window, { shared });
    Object.defineProperty(navigator, 'share', { value: (data: unknown) => (shared.push(data), Promise.reject(new DOMException('closed', 'AbortError'))) });
  });
  const problems = watch(page);
  await page.goto(`${LESSON}share/`);
  await page.getByRole('button', { name: 'Share with an app' }).click();
  const shared = await page.evaluate(() => (window as unknown as { shared: { text: string }[] }).shared);
  expect(shared.map(({ text }) => text)).toEqual([await page.locator('#share-text').textContent()]);
  // Whoever closes the sheet sees no error.
  expect(problems).toEqual([]);
});

test('no share sheet, no button for it', async ({ page }) => {
  await page.addInitScript(() => {
    delete (Navigator.prototype as { share?: unknown }).share;
  });
  await page.goto(`${LESSON}share/`);
  await expect(page.getByRole('button', { name: 'Copy the text' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Share with an app' })).toHaveCount(0);
});

test('without script the text, the picture and the links are there, and no button that does nothing', async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  for (const before of ['', '/ur']) {
    await page.goto(`${before}${LESSON}share/`);
    await expect(page.locator('#share-text')).toBeVisible();
    await expect(page.locator('main img')).toBeVisible();
    await expect(page.locator('.ways a')).toHaveCount(3);
    await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
  }
});

test('words explained on a page of many lessons open in place, each in its own lesson', async ({ page }) => {
  await page.goto('/learn/all/');
  for (const lesson of ['who-we-are', 'sharing-power']) {
    const word = page.locator(`#starting-together--${lesson} button[popovertarget]`).first();
    await word.scrollIntoViewIfNeeded();
    await word.click();
    const meaning = page.locator(`#starting-together--${lesson} [popover]:popover-open`);
    await expect(meaning).toHaveCount(1);
    await page.keyboard.press('Escape');
  }
  const note = page.locator('#starting-together--sharing-power sup a').first();
  await note.click();
  expect(await page.evaluate(() => document.querySelector(':target')?.closest('.whole')?.id)).toBe('starting-together--sharing-power');
});

test('every lesson of a module starts on a new sheet', async ({ page }) => {
  await page.goto('/learn/starting-together/all/');
  await page.emulateMedia({ media: 'print' });
  const breaks = await page.locator('.whole').evaluateAll((parts) => parts.map((part) => getComputedStyle(part).breakBefore));
  expect(new Set(breaks)).toEqual(new Set(['page']));
});
