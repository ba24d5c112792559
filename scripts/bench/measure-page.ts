import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import type { Setup } from './programs.ts';
import { PHONE, PROCESSOR, SLOW } from './slow-phone.ts';
import type { BenchServer } from './server.ts';

/** What a reader's first visit asks for. Bytes are those of the bodies at Brotli 11. */
export interface Weight {
  bytes: number;
  requests: number;
  /** Asked for after the page was loaded, without anybody doing anything. */
  bytesAfter: number;
  requestsAfter: number;
  elements: number;
}

/** What a slow phone shows when, in milliseconds. */
export interface Paint {
  first: number;
  largest: number;
  /** How long the page could not answer, beyond 50 ms at a time. */
  blocked: number;
}

export interface Search {
  /** From opening the search to the first results. */
  bytes: number;
  /** From the last key to the first result, with any waiting of the program's own. */
  time: number;
  nextBytes: number;
  nextTime: number;
}

/** So long after the load event things count as loaded without anybody doing anything, in milliseconds. */
const IDLE = 2500;

const DESK = { width: 1280, height: 900 };

/** A visit that is not counted, after which the server has packed all that the page asks for. */
export async function warm(browser: Browser, server: BenchServer, path: string): Promise<void> {
  await inNewProfile(browser, DESK, async (page) => {
    await page.goto(server.address + path, { waitUntil: 'load' });
    await wait(IDLE);
  });
}

/** A first visit on a desk. */
export async function weigh(browser: Browser, server: BenchServer, path: string): Promise<Weight> {
  server.answers.length = 0;
  return inNewProfile(browser, DESK, async (page) => {
    await page.goto(server.address + path, { waitUntil: 'load' });
    await wait(IDLE);
    const { loaded, elements } = await page.evaluate(() => {
      const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      return { loaded: performance.timeOrigin + (navigation?.loadEventStart ?? 0), elements: document.querySelectorAll('*').length };
    });
    const before = server.answers.filter(({ at }) => at <= loaded);
    const after = server.answers.filter(({ at }) => at > loaded);
    const missing = server.answers.filter(({ status }) => status !== 200);
    if (missing.length > 0) throw new Error(`${path} asks for what is not there: ${missing.map((answer) => answer.path).join(' ')}`);
    const twice = server.answers.filter((answer, index) => server.answers.findIndex(({ path: other }) => other === answer.path) !== index);
    if (twice.length > 0) throw new Error(`${path} asks twice for ${twice.map((answer) => answer.path).join(' ')}`);
    return { bytes: sum(before), requests: before.length, bytesAfter: sum(after), requestsAfter: after.length, elements };
  });
}

/** A first visit on a slow phone on a slow network (400 kbit/s, 400 ms, a sixth of the processor). */
export async function paint(browser: Browser, server: BenchServer, path: string): Promise<Paint> {
  return inNewProfile(browser, PHONE, async (page) => {
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', SLOW);
    await session.send('Emulation.setCPUThrottlingRate', { rate: PROCESSOR });
    await page.addInitScript(() => {
      const seen = { largest: 0, blocked: 0 };
      Object.assign(window, { seen });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.largest = entry.startTime;
      }).observe({ type: 'largest-contentful-paint', buffered: true });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.blocked += Math.max(0, entry.duration - 50);
      }).observe({ type: 'longtask', buffered: true });
    });
    await page.goto(server.address + path, { waitUntil: 'load', timeout: 180_000 });
    await wait(IDLE);
    return page.evaluate(() => ({
      first: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
      ...(window as unknown as { seen: { largest: number; blocked: number } }).seen,
    }));
  });
}

/** Two questions asked of the search, on a page that has been open for a while. */
export async function search(
  browser: Browser,
  server: BenchServer,
  path: string,
  { open, field, result }: Setup['search'],
  queries: readonly [string, string],
): Promise<Search> {
  return inNewProfile(browser, DESK, async (page) => {
    await page.goto(server.address + path, { waitUntil: 'load' });
    await wait(IDLE);
    server.answers.length = 0;
    if (open !== undefined) await page.click(open);
    else await page.click(field);
    await page.locator(field).waitFor();
    await wait(400);
    const time = await ask(page, field, result, queries[0]);
    await wait(1500);
    const bytes = sum(server.answers);
    server.answers.length = 0;
    const nextTime = await ask(page, field, result, queries[1]);
    await wait(1500);
    return { bytes, time, nextBytes: sum(server.answers), nextTime };
  });
}

/** Fills the field and waits for results that were not there before; the page itself looks at the clock. */
async function ask(page: Page, field: string, result: string, query: string): Promise<number> {
  await page.evaluate((selector) => {
    const shown = () => [...document.querySelectorAll(selector)].filter((found) => found.getClientRects().length > 0).map((found) => found.textContent);
    const before = shown().join('\n');
    const watch = { time: -1 };
    Object.assign(window, { watch });
    document.addEventListener(
      'input',
      () => {
        const start = performance.now();
        const look = () => {
          const now = shown();
          if (now.length > 0 && now.join('\n') !== before) watch.time = performance.now() - start;
          else requestAnimationFrame(look);
        };
        look();
      },
      { capture: true, once: true },
    );
  }, result);
  await page.fill(field, query);
  const found = await page.waitForFunction(() => {
    const { time } = (window as unknown as { watch: { time: number } }).watch;
    return time >= 0 && { time };
  });
  return ((await found.jsonValue()) as { time: number }).time;
}

async function inNewProfile<T>(browser: Browser, viewport: { width: number; height: number }, use: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport });
  try {
    return await use(await context.newPage());
  } finally {
    await context.close();
  }
}

function sum(answers: readonly { bytes: number }[]): number {
  return answers.reduce((total, { bytes }) => total + bytes, 0);
}
