import { chromium, type BrowserContext } from '@playwright/test';
import { ARGS, findBrowser } from '../../../scripts/browser.mjs';
import type { Effect } from '../../fixtures/hostile/cases.ts';

const SITE = 'hub.example';

/** A browser in which `canary()` leaves a mark, and which reaches no other site. */
export interface Opened {
  /** Opens a file of the hub at its own address, as a reader may, clicks on all of it, and tells what it did. */
  file(name: string, bytes: Uint8Array): Promise<{ effects: Effect[] }>;
  /** Opens a page, clicks on all of it, and tells what it did. */
  page(html: string): Promise<{ effects: Effect[] }>;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
};

/** What a page answers, or nothing when it has been led away or does not answer. */
async function soon<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  return Promise.race([answer.catch(() => undefined), new Promise<undefined>((done) => setTimeout(done, 2000))]);
}

export async function openBrowser(): Promise<Opened> {
  const path = await findBrowser();
  const browser = await chromium.launch({ args: ARGS, ...(path ? { executablePath: path } : {}) });
  const context: BrowserContext = await browser.newContext();
  let ran = false;
  let outside = false;
  let served: { name: string; bytes: Uint8Array } = { name: '', bytes: new Uint8Array() };
  await context.exposeBinding('canary', () => {
    ran = true;
  });
  await context.route('**/*', (route) => {
    const url = new URL(route.request().url());
    if (url.host !== SITE) {
      outside = true;
      return route.abort();
    }
    if (url.pathname === `/${served.name}`)
      return route.fulfill({ body: Buffer.from(served.bytes), contentType: TYPES[served.name.split('.').at(-1) ?? ''] ?? 'text/html' });
    return route.fulfill({ body: '<!doctype html><title>x</title>', contentType: 'text/html' });
  });
  const page = await context.newPage();

  async function visit(name: string, bytes: Uint8Array): Promise<Effect[]> {
    ran = outside = false;
    served = { name, bytes };
    await page.goto(`https://${SITE}/${name}`, { waitUntil: 'load', timeout: 5000 }).catch(() => undefined);
    await soon(
      page.evaluate(() => {
        // Of two links that are followed at once, the last one wins: only addresses of code are followed here.
        addEventListener('click', (event) => {
          const link = event.target instanceof Element ? event.target.closest('a[href], button[formaction]') : null;
          if (link && !/^\s*javascript:/i.test(link.getAttribute('href') ?? link.getAttribute('formaction') ?? '')) event.preventDefault();
        });
        for (const element of document.querySelectorAll('*')) element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
      }),
    );
    // A click on an address of code, an event of a picture and a request take a moment.
    await page.waitForTimeout(60);
    return [...(ran ? (['script-in-page'] as const) : []), ...(outside ? (['outside-request'] as const) : [])];
  }

  return {
    async file(name, bytes) {
      served = { name, bytes };
      await page.goto(`https://${SITE}/`, { timeout: 5000 });
      const broken = await soon(
        page.evaluate(async (address) => {
          const picture = new Image();
          picture.src = address;
          try {
            await picture.decode();
            return false;
          } catch {
            return true;
          }
        }, `/${name}`),
      );
      const effects = await visit(name, bytes);
      if (broken !== false) effects.push('broken-picture');
      return { effects: effects.length === 0 ? ['none'] : effects };
    },
    async page(html) {
      const effects = await visit('page.html', new TextEncoder().encode(`<!doctype html><meta charset="utf-8"><title>x</title>${html}`));
      return { effects: effects.length === 0 ? ['none'] : effects };
    },
    close: () => browser.close(),
  };
}
