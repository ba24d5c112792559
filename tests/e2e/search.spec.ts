import { expect, test } from '@playwright/test';
import { askAll, readQueries } from '../search/queries.ts';
import { watch } from './support.ts';

/** How many of the sixty queries must have a right page among the first three. */
const LEAST = 55;

test('a right page is among the first three for what people type', async ({ page, baseURL }) => {
  test.setTimeout(240_000);
  const answers = await askAll(page, baseURL ?? '', readQueries());
  const missed = answers.filter(({ place }) => place === 0 || place > 3).map(({ query, shown }) => `${query.asks}: ${shown.slice(0, 3).join(' ')}`);
  expect(answers.length - missed.length, missed.join('\n')).toBeGreaterThanOrEqual(LEAST);
});

test('a misspelt word is mended while somebody types, and the page says so', async ({ page }) => {
  const problems = watch(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/search/');
  await page.getByLabel('Search', { exact: true }).pressSequentially('safeguarding', { delay: 30 });
  await expect(page.locator('#found li > a').first()).toHaveAttribute('href', '/glossary/safeguarding/');
  expect(asked).not.toContain('/search/known.txt');
  await page.getByLabel('Search', { exact: true }).fill('');
  await page.getByLabel('Search', { exact: true }).pressSequentially('safegaurding', { delay: 30 });
  await expect(page.getByRole('status')).toContainText('Shown for “safeguarding”.');
  await expect(page.locator('#found li > a').first()).toHaveAttribute('href', '/glossary/safeguarding/');
  expect(problems).toEqual([]);
});

test('a lesson is one result, with a link to its page for facilitators', async ({ page }) => {
  await page.goto('/search/?q=icebreaker');
  const first = page.locator('#found li').first();
  await expect(first.locator('> a')).toHaveAttribute('href', '/learn/starting-together/who-we-are/');
  await first.getByRole('link', { name: 'Facilitator’s page' }).click();
  await expect(page).toHaveURL(/\/teach\/starting-together\/who-we-are\/$/);
});

test('what is fetched for a result is its title and description, and nothing is fetched for one letter', async ({ page }) => {
  const asked: string[] = [];
  const sizes: number[] = [];
  page.on('response', async (response) => {
    const { pathname } = new URL(response.url());
    asked.push(pathname);
    if (pathname.includes('/fragment/')) sizes.push((await response.body()).length);
  });
  await page.goto('/');
  await page.locator('[data-search]').click();
  await page.locator('dialog.search input').pressSequentially('consent', { delay: 60 });
  await expect(page.locator('dialog.search li').nth(4)).toBeVisible();
  expect(asked.some((path) => path.endsWith('pagefind.js'))).toBe(false);
  expect(asked.filter((path) => path.includes('/pagefind/index/')).length).toBeLessThanOrEqual(2);
  expect(sizes.length).toBeGreaterThan(0);
  for (const size of sizes) expect(size).toBeLessThan(700);
});

test('where the engine cannot be loaded, the page says so and lists every page', async ({ page }) => {
  await page.route('**/pagefind/**', (route) => route.abort());
  await page.goto('/search/?q=consent');
  await expect(page.getByRole('status')).toContainText('Search could not be loaded.');
  await expect(page.locator('#all')).toBeVisible();
});

test('a result that somebody is on stays, when the rest of the list comes', async ({ page }) => {
  await page.goto('/search/');
  await page.getByLabel('Search', { exact: true }).pressSequentially('consent', { delay: 20 });
  await page.locator('#found li > a').first().focus();
  await expect(page.locator('#found li').nth(10)).toBeVisible();
  await expect(page.locator('#found li > a').first()).toBeFocused();
});
