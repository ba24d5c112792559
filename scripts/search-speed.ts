import type { Browser, Page } from '@playwright/test';
import { serveFolder, type Answer, type BenchServer } from './bench/server.ts';

/** What search costs in a built site: bytes as a host sends them, milliseconds in a browser on this machine. */
export interface Speed {
  /** Bytes of everything asked for from the click on search until the results of the first query are shown. */
  firstBytes: number;
  /** Bytes of the second query. */
  nextBytes: number;
  /** From the last key of a query until its results are shown. */
  firstMs: number;
  nextMs: number;
  /** The longest task of the page while somebody typed, in milliseconds of its processor: it can answer nothing meanwhile. */
  longestTask: number;
  /** What was asked for first, with its bytes. */
  files: [string, number][];
}

const QUERIES = ['consent', 'interview'] as const;
/** Between two keys, as a quick typist. */
const BETWEEN_KEYS = 80;

/** Types two queries into the search dialog of a site's first page, in a new profile each time; the server is warm. */
export async function measureSpeed(browser: Browser, folder: string, runs = 5): Promise<Speed[]> {
  const host = await serveFolder(folder, { asHub: true });
  try {
    const found: Speed[] = [];
    // The first visit warms the server and is not counted.
    for (let run = 0; run <= runs; run += 1) {
      const context = await browser.newContext();
      const speed = await once(browser, await context.newPage(), host);
      if (run > 0) found.push(speed);
      await context.close();
    }
    return found;
  } finally {
    host.close();
  }
}

async function once(browser: Browser, page: Page, host: BenchServer): Promise<Speed> {
  await page.goto(`${host.address}/`, { waitUntil: 'networkidle' });
  host.answers.length = 0;
  await page.evaluate(() => {
    const seen = { key: 0, shown: 0 };
    Object.assign(window, { seen });
    addEventListener('keydown', () => (seen.key = performance.now()), true);
    new MutationObserver((changes) => {
      if (changes.some(({ target, addedNodes }) => target instanceof HTMLOListElement && addedNodes.length > 0)) {
        // The list is there for the reader when it has been painted.
        requestAnimationFrame(() => setTimeout(() => (seen.shown = performance.now())));
      }
    }).observe(document.body, { childList: true, subtree: true });
  });
  await page.locator('[data-search]').click();
  const field = page.locator('dialog.search input');
  await field.waitFor();
  // Opening the dialog is a click, and not counted with the keys.
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline', 'toplevel', '__metadata'] });
  const seenOf = () => page.evaluate(() => (window as unknown as { seen: { key: number; shown: number } }).seen);
  const ask = async (query: string): Promise<{ ms: number; bytes: Answer[] }> => {
    await field.fill('');
    await page.evaluate(() => Object.assign((window as unknown as { seen: object }).seen, { shown: 0 }));
    await field.pressSequentially(query, { delay: BETWEEN_KEYS });
    const start = Date.now();
    let seen = await seenOf();
    while (seen.shown < seen.key && Date.now() - start < 10_000) {
      await page.waitForTimeout(5);
      seen = await seenOf();
    }
    const bytes = [...host.answers];
    // Until nothing moves any more: the rest of the list, and spelling.
    await page.waitForTimeout(900);
    host.answers.length = 0;
    return { ms: seen.shown - seen.key, bytes };
  };
  const first = await ask(QUERIES[0]);
  const next = await ask(QUERIES[1]);
  const longestTask = longestOf(await browser.stopTracing());
  const sum = (answers: readonly Answer[]): number => answers.reduce((all, { bytes }) => all + bytes, 0);
  return {
    firstBytes: sum(first.bytes),
    nextBytes: sum(next.bytes),
    firstMs: first.ms,
    nextMs: next.ms,
    longestTask,
    files: first.bytes.map(({ path, bytes }) => [path, bytes]),
  };
}

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** Microseconds of the processor. */
  tdur?: number;
  args: { name?: string };
}

/** The longest task on the main thread of a page, in milliseconds of its processor. Time on the clock says more of what else the machine does. */
function longestOf(trace: Buffer): number {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const mains = new Set(
    traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = traceEvents.filter(({ name, pid, tid }) => name.endsWith('RunTask') && mains.has(`${pid} ${tid}`));
  if (tasks.length === 0) throw new Error('The browser traced no task.');
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000;
}
