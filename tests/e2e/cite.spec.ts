import { expect, test } from '@playwright/test';
import { watch } from './support.ts';

test('a reader comes from a page to its citation and copies it', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const problems = watch(page);
  await page.goto('/protocol/who-takes-part/');
  await page.getByRole('link', { name: 'Cite this page' }).click();
  await expect(page).toHaveURL(/\/protocol\/who-takes-part\/cite\/$/);
  await page.getByRole('button', { name: 'Copy Harvard' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toHaveCount(1);
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await page.locator('#harvard').textContent());
  expect(problems).toEqual([]);
});

test('the files have names that a reader finds again', async ({ page }) => {
  await page.goto('/sources/mahmood-2025-protocol/#cite');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download RIS' }).click();
  expect((await download).suggestedFilename()).toBe('mahmood-2025-protocol.ris');
});

test('without script the words and the files are there, and no button that does nothing', async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto('/ur/protocol/who-takes-part/cite/');
  await expect(page.locator('#apa')).toBeVisible();
  await expect(page.locator('a[download]')).toHaveCount(2);
  await expect(page.getByRole('button')).toHaveCount(0);
});
