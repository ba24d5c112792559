import { createServer } from 'node:http';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Browser, Page } from '@playwright/test';
import { headersFor, readHeaders } from './headers.mjs';

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

/** What hosts compress, and how they name it. All else goes as it is. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.txt': 'text/plain',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

/** Types two queries into the search dialog of a site's first page, in a new profile each time; the server is warm. */
export async function measureSpeed(browser: Browser, folder: string, runs = 5): Promise<Speed[]> {
  const host = await serveCompressed(folder);
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

async function once(browser: Browser, page: Page, host: Host): Promise<Speed> {
  await page.goto(host.address, { waitUntil: 'networkidle' });
  host.sent.length = 0;
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
  const ask = async (query: string): Promise<{ ms: number; bytes: [string, number][] }> => {
    await field.fill('');
    await page.evaluate(() => Object.assign((window as unknown as { seen: object }).seen, { shown: 0 }));
    await field.pressSequentially(query, { delay: BETWEEN_KEYS });
    const start = Date.now();
    let seen = await seenOf();
    while (seen.shown < seen.key && Date.now() - start < 10_000) {
      await page.waitForTimeout(5);
      seen = await seenOf();
    }
    const bytes = [...host.sent];
    // Until nothing moves any more: the rest of the list, and spelling.
    await page.waitForTimeout(900);
    host.sent.length = 0;
    return { ms: seen.shown - seen.key, bytes };
  };
  const first = await ask(QUERIES[0]);
  const next = await ask(QUERIES[1]);
  const longestTask = longestOf(await browser.stopTracing());
  const sum = (files: [string, number][]): number => files.reduce((all, [, bytes]) => all + bytes, 0);
  return {
    firstBytes: sum(first.bytes),
    nextBytes: sum(next.bytes),
    firstMs: first.ms,
    nextMs: next.ms,
    longestTask,
    files: first.bytes,
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

interface Host {
  address: string;
  /** Each answer since it was last emptied: the path, and the bytes of its body. */
  sent: [string, number][];
  close(): void;
}

/** A server as a host is one: Brotli at its best, made once a file, the headers of `_headers`. */
async function serveCompressed(folder: string): Promise<Host> {
  const rules = readHeaders(folder);
  const made = new Map<string, Buffer>();
  const sent: [string, number][] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = join(folder, decodeURIComponent(pathname), pathname.endsWith('/') ? 'index.html' : '');
    if (!existsSync(file) || !statSync(file).isFile()) return void response.writeHead(404).end();
    const type = TYPES[extname(file)];
    const body = made.get(file) ?? (type ? brotliCompressSync(readFileSync(file)) : readFileSync(file));
    made.set(file, body);
    sent.push([pathname, body.length]);
    for (const [name, value] of headersFor(rules, pathname)) response.setHeader(name, value.replace(';upgrade-insecure-requests', ''));
    response.setHeader('Content-Type', type ? `${type}; charset=utf-8` : 'application/octet-stream');
    if (type) response.setHeader('Content-Encoding', 'br');
    response.setHeader('Content-Length', body.length);
    response.end(body);
  });
  const port = await new Promise<number>((done) => server.listen(0, () => done((server.address() as { port: number }).port)));
  return { address: `http://localhost:${port}/`, sent, close: () => server.close() };
}
