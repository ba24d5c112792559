import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import sharp from 'sharp';
import type { Place } from '../hub/place.ts';
import { compacted } from './compact.ts';
import type { Makers } from './make.ts';
import { FONT_PATH, forPrint, PAGE_NUMBER, withHeadings, withoutDay } from './print.ts';

const FONTS = 'node_modules/@fontsource';
/** What decides how files look, beside the pages: the kit's own code, and the versions of what it uses. */
const CODE = ['package-lock.json', ...readdirSync('src/kit').map((name) => `src/kit/${name}`), 'src/outputs/escape.ts'].sort();

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.avif': 'image/avif',
  '.woff2': 'font/woff2',
};

/**
 * Starts what the kit is made with: Pandoc, which runs inside this process, and a browser.
 *
 * @param site the folder of the built site.
 * @param browser how the browser is started.
 */
export async function startMakers(site: string, place: Place, start: { executablePath?: string; args: string[] }): Promise<Makers & { stop(): Promise<void> }> {
  const browser = await chromium.launch(start);
  const code = createHash('sha256');
  for (const file of CODE) code.update(file).update(readFileSync(file));
  return {
    version: `${browser.version()} ${code.digest('hex')}`,
    convert,
    print: (path) => print(browser, site, place, path),
    picture: (src) => picture(site, place, src),
    stop: () => browser.close(),
  };
}

const convert: Makers['convert'] = async (html, to, options, files) => {
  // 56 MB: loaded only when there is something to convert.
  const { convert: pandoc } = await import('pandoc-wasm');
  const out = `kit.${to}`;
  const given = Object.fromEntries(Object.entries(files).map(([name, data]) => [name, typeof data === 'string' ? data : new Blob([Uint8Array.from(data)])]));
  const result = await pandoc({ from: 'html', to, 'output-file': out, standalone: true, ...options }, html, given);
  const made = result.files[out];
  const lost = result.warnings.filter(({ type, verbosity }) => verbosity !== 'INFO' || type === 'BlockNotRendered' || type === 'CouldNotFetchResource');
  if (result.stderr.trim() || lost.length > 0)
    throw new Error(`The converter left something out of a ${to}: ${result.stderr}${JSON.stringify(lost).slice(0, 600)}`);
  if (!(made instanceof Blob)) throw new Error(`The converter made no ${to}.`);
  return new Uint8Array(await made.arrayBuffer());
};

/** Prints a page. Every request is answered from the folder of the site or the packages; none leaves the machine. */
async function print(browser: Browser, site: string, place: Place, path: string): Promise<Uint8Array> {
  const context = await browser.newContext({ javaScriptEnabled: false, bypassCSP: true, serviceWorkers: 'block', colorScheme: 'light' });
  try {
    const page = await context.newPage();
    const missing: string[] = [];
    const html = forPrint(readFileSync(join(site, path, 'index.html'), 'utf8'), place.known);
    await page.route('**/*', async (route) => {
      const { pathname, origin } = new URL(route.request().url());
      const asked = pathname.startsWith(place.base) ? `/${decodeURI(pathname.slice(place.base.length))}` : pathname;
      try {
        if (origin !== place.origin) throw new Error('another site');
        if (asked === path) await route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
        else {
          const file = pathname.startsWith(FONT_PATH) ? join(FONTS, pathname.slice(FONT_PATH.length)) : join(site, asked);
          await route.fulfill({ contentType: TYPES[extname(file)] ?? 'application/octet-stream', body: readFileSync(file) });
        }
      } catch {
        missing.push(route.request().url());
        await route.abort();
      }
    });
    await page.emulateMedia({ media: 'print' });
    await page.goto(`${place.origin}${place.base}${path.slice(1)}`, { waitUntil: 'load' });
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    if (missing.length > 0) throw new Error(`${path} asks for what is not in the built site: ${missing.join(', ')}`);
    const bytes = await page.pdf({
      tagged: true,
      outline: true,
      preferCSSPageSize: true,
      printBackground: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: PAGE_NUMBER,
    });
    return compacted(withHeadings(withoutDay(bytes), html));
  } finally {
    await context.close();
  }
}

/** Programs for documents do not open every kind of picture that browsers do. */
async function picture(site: string, place: Place, src: string): Promise<{ name: string; bytes: Uint8Array }> {
  const data = src.startsWith('data:')
    ? Buffer.from(src.slice(src.indexOf(',') + 1), src.includes(';base64,') ? 'base64' : 'utf8')
    : readFileSync(join(site, decodeURI(src.slice(place.base.length))));
  const name = createHash('sha256').update(data).digest('hex').slice(0, 16);
  const image = sharp(data, { density: 144 });
  const { hasAlpha, format } = await image.metadata();
  // Drawings stay sharp, photos stay small.
  const photo = !hasAlpha && format !== 'svg' && format !== 'png';
  const made = image.resize({ width: 1600, withoutEnlargement: true });
  return photo
    ? { name: `${name}.jpg`, bytes: withJfif(await made.jpeg({ quality: 82 }).toBuffer()) }
    : { name: `${name}.png`, bytes: await made.png().toBuffer() };
}

/** What programs know a JPEG by, and sharp leaves out with the rest that a file can say of itself: 96 dots an inch, and nothing else. */
function withJfif(jpeg: Uint8Array): Uint8Array {
  const start = Buffer.from('ffd8ffe000104a46494600010101006000600000', 'hex');
  return Uint8Array.from(Buffer.concat([start, jpeg.subarray(2)]));
}
