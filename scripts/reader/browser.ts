/** What a reader's browser does with a page: first paint on a slow phone, what moves, and whether a page is kept when it is left. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import { PHONE, PROCESSOR, SLOW } from '../bench/slow-phone.ts';

/** How long a page may go on after it is loaded, in milliseconds. */
const AFTER = 1500;
/** How long script files are held back while it is looked at what moves, in milliseconds. */
const LATE = 700;

export interface Paint {
  /** Milliseconds from the click to the first words. */
  first: number;
  /** Total blocking time: milliseconds after that in which the page could not answer, beyond 50 at a time. */
  blocked: number;
}

/** A first visit on a slow phone, in a profile of its own. */
export async function paint(browser: Browser, address: string): Promise<Paint> {
  return onPhone(browser, async (page) => {
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    await session.send('Network.emulateNetworkConditions', SLOW);
    await session.send('Emulation.setCPUThrottlingRate', { rate: PROCESSOR });
    await page.addInitScript(() => {
      const tasks: PerformanceEntry[] = [];
      Object.assign(globalThis, { tasks });
      new PerformanceObserver((list) => void tasks.push(...list.getEntries())).observe({ type: 'longtask', buffered: true });
    });
    await page.goto(address, { waitUntil: 'load' });
    await wait(AFTER);
    return page.evaluate(() => {
      const first = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN;
      const { tasks } = globalThis as unknown as { tasks: PerformanceEntry[] };
      // Total blocking time begins with the first paint: nobody can touch what is not there yet.
      const late = tasks.filter((task) => task.startTime + task.duration > first);
      return { first, blocked: late.reduce((sum, task) => sum + Math.max(0, task.duration - Math.max(50, first - task.startTime)), 0) };
    });
  });
}

/** How far what is shown moves by itself while a page loads on a slow phone and is read to its end: 0 is still. */
export async function shift(browser: Browser, address: string): Promise<number> {
  return onPhone(browser, async (page) => {
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', { ...SLOW, latency: 100 });
    await page.addInitScript(() => {
      const seen = { moved: 0 };
      Object.assign(globalThis, { seen });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
          if (!entry.hadRecentInput) seen.moved += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    // Script files come late, as they may on a bad line: a page must have the room for what they add.
    await page.route(/\.js$/, async (route) => {
      await wait(LATE);
      await route.continue();
    });
    await page.goto(address, { waitUntil: 'load' });
    await wait(500);
    await page.evaluate(async () => {
      for (let at = 0; at < Math.min(document.documentElement.scrollHeight, 20_000); at += innerHeight) {
        scrollTo(0, at);
        await new Promise((done) => setTimeout(done, 60));
      }
    });
    return page.evaluate(() => (globalThis as unknown as { seen: { moved: number } }).seen.moved);
  });
}

/**
 * Whether the browser keeps a page whole while the reader is elsewhere: left by a link and come back to, and
 * left by going back and come forward to. Gives why not, in the browser's words; an empty list when it does.
 *
 * @param page a page of a browser that was started with its cache of pages on.
 */
export async function notKept(page: Page, address: string, others: readonly [string, string]): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const ask = async <T>(expression: string): Promise<T> =>
    ((await session.send('Runtime.evaluate', { expression, returnByValue: true })) as { result: { value: T } }).result.value;
  const arrive = async (at: string) => {
    for (let step = 0; step < 100; step += 1) {
      await wait(50);
      const there = await ask<boolean>(`location.href.split('#')[0] === ${JSON.stringify(at)} && document.readyState === 'complete'`).catch(() => false);
      if (there) return;
    }
    throw new Error(`The browser did not come to ${at}.`);
  };
  const go = async (expression: string, at: string) => {
    await ask(expression).catch(() => undefined);
    await arrive(at);
    // A page is kept from its load event on.
    await wait(150);
  };
  const faults: string[] = [];
  // A mark in the page's memory is there only when the page itself is.
  const check = async (way: string) => {
    if (await ask<boolean>('globalThis.hubMark === 1')) return;
    const why = await ask<string>(`JSON.stringify(performance.getEntriesByType('navigation')[0]?.notRestoredReasons ?? 'no reason given')`);
    faults.push(`${way}: ${why}`);
  };
  const [before, after] = others;
  await go(`location.href = ${JSON.stringify(before)}`, before);
  await go(`location.href = ${JSON.stringify(address)}`, address);
  await ask('globalThis.hubMark = 1');
  await go(`location.href = ${JSON.stringify(after)}`, after);
  await go('history.back()', address);
  await check('back');
  await ask('globalThis.hubMark = 1');
  await go('history.back()', before);
  await go('history.forward()', address);
  await check('forward');
  await session.detach();
  return faults;
}

async function onPhone<T>(browser: Browser, use: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: PHONE, deviceScaleFactor: 2, isMobile: true, hasTouch: true });
  try {
    return await use(await context.newPage());
  } finally {
    await context.close();
  }
}
