import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { load } from 'cheerio';
import { unzipSync, strFromU8 } from 'fflate';
import jsQR from 'jsqr';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ARGS, findBrowser } from '../../scripts/browser.mjs';
import { createHub } from '../../src/hub/hub.ts';
import { loadContent } from '../../src/hub/load.ts';
import { placeOf } from '../../src/hub/place.ts';
import { finishDocx } from '../../src/kit/docx.ts';
import { startMakers } from '../../src/kit/makers.ts';
import { prepare } from '../../src/kit/prepare.ts';
import { build } from '../built/support/build.ts';

const ADDRESS = 'https://hub.organisation.example/hub/';
const LESSON = 'starting-together/who-we-are';
const folder = mkdtempSync(join(tmpdir(), 'hub-codes-'));
const out = join(folder, 'out');
const hub = createHub(loadContent('content'));
const place = placeOf(hub, ADDRESS);
let browser: Browser;

beforeAll(async () => {
  const { status, said } = build('content', out, { HUB_ADDRESS: ADDRESS });
  if (status !== 0) throw new Error(said);
  const executablePath = await findBrowser();
  browser = await chromium.launch({ args: ARGS, ...(executablePath ? { executablePath } : {}) });
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a phone would read in a picture; undefined when it finds no code. */
async function scan(picture: Uint8Array): Promise<string | undefined> {
  const { data, info } = await sharp(picture).flatten({ background: '#fff' }).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data;
}

describe('codes to scan, printed from a hub whose address is known', () => {
  test.each(['', 'ur/'].flatMap((locale) => ['handouts/', 'handouts/large/'].map((edition) => `${locale}learn/${LESSON}/${edition}`)))(
    'every sheet of /%s holds a code of 24 mm that leads to the short address beside it',
    async (path) => {
      const context = await browser.newContext({ javaScriptEnabled: false, bypassCSP: true, deviceScaleFactor: 2 });
      const page = await context.newPage();
      await page.route('**/*', (route) => {
        const { pathname } = new URL(route.request().url());
        const file = join(out, decodeURI(pathname.slice(place.base.length)));
        return route.fulfill({ path: pathname.endsWith('/') ? join(file, 'index.html') : file });
      });
      await page.emulateMedia({ media: 'print' });
      await page.goto(`${ADDRESS}${path}`);
      const sheets = await page.locator('.sheet').all();
      expect(sheets.length).toBeGreaterThan(2);
      for (const sheet of sheets) {
        const code = sheet.locator('.qr');
        const box = await code.boundingBox();
        expect(((box?.width ?? 0) / 96) * 25.4).toBeCloseTo(24, 0);
        const said = (await sheet.locator('.short').innerText()).trim();
        expect(await scan(await code.screenshot())).toBe(`https://${said}`);
      }
      await context.close();
    },
  );
  test('the poster of the lesson holds its code', async () => {
    const $ = load(readFileSync(join(out, 'learn', LESSON, 'handouts/index.html'), 'utf8'));
    const poster = $('.views a[href$="/poster/"]').attr('href') ?? '';
    const html = readFileSync(join(out, poster.slice(place.base.length), 'index.html'), 'utf8');
    const src = load(html)('.qr').attr('src') ?? '';
    const code = /\/t\/(\w+)\/qr\.svg$/.exec(src)?.[1];
    expect(
      await scan(
        await sharp(readFileSync(join(out, src.slice(place.base.length))), { density: 288 })
          .png()
          .toBuffer(),
      ),
    ).toBe(`${ADDRESS}t/${code}/`);
  });
  test('a document of handouts holds them too, as large as on paper', async () => {
    const executablePath = await findBrowser();
    const makers = await startMakers(out, place, { args: ARGS, ...(executablePath ? { executablePath } : {}) });
    try {
      const { html, pictures } = prepare(readFileSync(join(out, 'learn', LESSON, 'handouts/index.html'), 'utf8'));
      const made = new Map(await Promise.all(pictures.map(async (src) => [src, await makers.picture(src)] as const)));
      const files = Object.fromEntries([...made.values()].map(({ name, bytes }) => [name, bytes]));
      const shown = html.replace(/(<img src=")([^"]+)/g, (_, before: string, src: string) => before + (made.get(src)?.name ?? ''));
      const about = { title: 'T', lang: 'en', dir: 'ltr' as const };
      const docx = finishDocx(await makers.convert(shown, 'docx', { metadata: { lang: 'en' }, 'shift-heading-level-by': -1 }, files), about, {
        sheets: true,
        large: false,
        close: false,
      });
      const parts = unzipSync(docx);
      const media = Object.entries(parts).filter(([name]) => name.startsWith('word/media/'));
      expect(media.length).toBeGreaterThan(2);
      for (const [name, bytes] of media) expect(await scan(bytes), name).toMatch(new RegExp(`^${ADDRESS}t/\\w+/$`));
      const $ = load(strFromU8(parts['word/document.xml'] ?? new Uint8Array()), { xml: true });
      $('wp\\:extent').each((_, element) => void expect(Number($(element).attr('cx')) / 36_000).toBeCloseTo(24, 0));
      expect($('wp\\:docPr[descr*="hub.organisation.example"]').length).toBe(media.length);
    } finally {
      await makers.stop();
    }
  });
});
