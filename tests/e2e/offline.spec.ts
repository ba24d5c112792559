import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { serve } from '../../scripts/serve.mjs';

/** The copies of a lesson on a phone, with a hub of their own that can be changed and switched off. */

const RUN = 'teach/starting-together/sharing-power/run/';
const DAY = 24 * 60 * 60 * 1000;

interface Site {
  address: string;
  /** The file of a page. */
  file(path: string): string;
  /** Stops answering; open connections are cut. */
  stop(): void;
  /** Answers again at the same address. */
  start(): Promise<void>;
}

const closing: (() => void)[] = [];
test.afterEach(async ({ context }) => {
  // A page that is still open asks for files that are about to go.
  await context.close();
  for (const close of closing.splice(0)) close();
});

async function openSite(): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'hub-offline-'));
  for (const part of ['_astro', 'teach/starting-together', 'learn/starting-together', 'about', 't', 'offline.js', 'favicon.svg', '404.html', '_headers'])
    cpSync(join('dist', part), join(folder, part), { recursive: true });
  let server = await serve({ port: 4700 + test.info().parallelIndex * 50, folder });
  const port = Number(new URL(server.address).port);
  const stop = () => server.close();
  closing.push(() => {
    stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    address: server.address,
    file: (path) => join(folder, path, 'index.html'),
    stop,
    start: async () => {
      server = await serve({ port, folder, tries: 0 });
    },
  };
}

const kept = (page: Page) => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('hub-kept ')));

test('a lesson that was opened once opens again without the internet, and is never older than the hub', async ({ page, context }) => {
  const site = await openSite();
  await page.goto(`${site.address}${RUN}#start=10:00`);
  const line = page.locator('.kept');
  await expect(line).toContainText('are kept on this device until');
  await context.setOffline(true);
  site.stop();

  await page.reload();
  await expect(page.locator('[data-at]').first()).toHaveText('10:00');
  await page.getByRole('button', { name: 'Timer for the room' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  // Closing goes one step back in the history; no person is as quick as a test to go elsewhere meanwhile.
  await expect.poll(() => page.evaluate(() => (history.state as { timer?: unknown } | null)?.timer ?? 'closed')).toBe('closed');
  for (const [path, heading] of [
    ['teach/starting-together/sharing-power/slides/', 'Slides'],
    ['teach/starting-together/sharing-power/', 'Sharing power'],
    ['learn/starting-together/sharing-power/', 'Sharing power'],
    ['learn/starting-together/sharing-power/handouts/', 'Handouts'],
    ['learn/starting-together/sharing-power/handouts/large/', 'Handouts'],
  ] as const) {
    await page.goto(site.address + path);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(heading);
  }
  // The slides move: their script is there too.
  await page.goto(`${site.address}teach/starting-together/sharing-power/slides/?notes`);
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/#slide-2$/);
  // What nobody asked to keep is not kept.
  await expect(page.goto(`${site.address}about/`)).rejects.toThrow();

  const file = site.file(RUN);
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('Lay the line before people come.', 'A newer line.'));
  await context.setOffline(false);
  await site.start();
  await page.goto(site.address + RUN);
  await expect(page.getByText('A newer line.')).toBeVisible();
  // It has taken the place of the old copy.
  await expect.poll(() => page.evaluate(async (url) => (await (await caches.match(url))?.text())?.includes('A newer line.'), site.address + RUN)).toBe(true);

  // A page that is gone from the hub is gone from the phone.
  rmSync(file);
  const gone = await page.goto(site.address + RUN);
  expect(gone?.status()).toBe(404);
  await expect.poll(() => page.evaluate(async (url) => (await caches.match(url)) === undefined, site.address + RUN)).toBe(true);
});

test('copies are deleted by the button, when they are too old, and when there are too many', async ({ page }) => {
  const site = await openSite();
  await page.goto(site.address + RUN);
  const line = page.locator('.kept');
  await expect(line).toContainText('are kept on this device until');
  // Pages that are only read keep nothing.
  await page.goto(`${site.address}teach/starting-together/your-rights/`);
  expect(await kept(page)).toHaveLength(1);

  await page.goto(`${site.address}teach/starting-together/sharing-power/slides/`);
  const button = page.getByRole('button', { name: 'Delete the copies from this device' });
  await page.getByRole('button', { name: 'All slides' }).click();
  await button.click();
  await expect(line).toContainText('The copies are deleted.');
  expect(await kept(page)).toEqual([]);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);

  // Eight lessons, one of them fifteen days old: two have to go, and the old one first.
  await page.goto(`${site.address}about/`);
  await page.evaluate(async (day) => {
    for (let nth = 0; nth < 7; nth += 1) {
      const store = await caches.open(`hub-kept / 1 /lesson-${nth}/`);
      await store.put(new URL('/offline.json', location.href), new Response(String(Date.now() - (nth === 3 ? 15 : 1) * day - nth * 60_000)));
    }
    await caches.open('hub-kept / 0 /older-kind/');
    await caches.open('hub-kept /another-hub/ 1 /lesson/');
  }, DAY);
  await page.goto(site.address + RUN);
  await expect(line).toContainText('are kept on this device until');
  // A worker that starts tidies while it answers.
  await expect.poll(() => kept(page)).not.toContain('hub-kept / 0 /older-kind/');
  const left = await kept(page);
  expect(left.filter((name) => name.startsWith('hub-kept / '))).toHaveLength(6);
  expect(left).toContain(`hub-kept / 1 /${RUN}`);
  expect(left).toContain('hub-kept /another-hub/ 1 /lesson/');
  for (const name of ['hub-kept / 1 /lesson-3/', 'hub-kept / 1 /lesson-6/', 'hub-kept / 0 /older-kind/']) expect(left).not.toContain(name);
});

test('a copy of more than fourteen days is not shown', async ({ page, context }) => {
  const site = await openSite();
  await page.goto(site.address + RUN);
  await expect(page.locator('.kept')).toContainText('are kept on this device until');
  await page.evaluate(async (day) => {
    const [name = ''] = await caches.keys();
    await (await caches.open(name)).put(new URL('/offline.json', location.href), new Response(String(Date.now() - 15 * day)));
  }, DAY);
  await context.setOffline(true);
  site.stop();
  await expect(page.reload()).rejects.toThrow();
});

test('a hub that answers too slowly does not keep a trainer waiting', async ({ page, context }) => {
  const site = await openSite();
  await page.goto(site.address + RUN);
  await expect(page.locator('.kept')).toContainText('are kept on this device until');
  await context.route('**/run/', async (route) => {
    await new Promise((done) => setTimeout(done, 20_000));
    await route.continue().catch(() => undefined);
  });
  const began = Date.now();
  await page.goto(site.address + RUN);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Run sheet');
  expect(Date.now() - began).toBeLessThan(15_000);
});

test.describe('a phone that saves data', () => {
  test('keeps nothing until it is asked to', async ({ page }) => {
    await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'connection', { get: () => ({ saveData: true }) }));
    const site = await openSite();
    await page.goto(site.address + RUN);
    const ask = page.getByRole('button', { name: /^Keep this lesson on this device/ });
    await expect(ask).toBeVisible();
    expect(await kept(page)).toEqual([]);
    await ask.click();
    await expect(page.locator('.kept')).toContainText('are kept on this device until');
    expect(await kept(page)).toHaveLength(1);
  });
});

test('where a browser has no such worker the page says that a reload needs the internet', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
  await page.goto(`/${RUN}`);
  await expect(page.locator('.kept')).toHaveText('Once this page is open, it works without the internet. To load it again, you need the internet.');
  await expect(page.locator('.kept button')).toBeHidden();
});
