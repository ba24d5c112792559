/**
 * `npm run preview`: the pages that a change shows on, built, with their pictures on a phone and on a desk,
 * in the folder preview/. Open preview/index.html. `.github/workflows/preview.yml` gives the same folder to
 * every pull request. The site must be built before.
 *
 *   npm run preview                           against origin/main, what is not committed included
 *   npm run preview -- --base HEAD^1          against another commit
 *   npm run preview -- --list                 only lists the pages
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { DEFAULT_LOCALE, createHub } from '../src/hub/hub.ts';
import { hrefOf } from '../src/hub/addresses.ts';
import { loadContent } from '../src/hub/load.ts';
import { placeOf } from '../src/hub/place.ts';
import { changedPages } from '../src/preview/changed-pages.ts';
import { contactSheet, elsewherePage, type Shown } from '../src/preview/contact-sheet.ts';
import { ELSEWHERE, fileOf, fromDisk } from '../src/preview/from-disk.ts';
import { ARGS, findBrowser } from './browser.mjs';
import { serve } from './serve.mjs';

const DIST = 'dist';
const WIDTHS = [
  { width: 360, height: 740 },
  { width: 1280, height: 900 },
];

const { values } = parseArgs({
  options: {
    base: { type: 'string', default: 'origin/main' },
    out: { type: 'string', default: 'preview' },
    list: { type: 'boolean', default: false },
    /** Pages with pictures; the others are listed. */
    most: { type: 'string', default: '40' },
  },
});

const hub = createHub(loadContent('content'));
const { base } = placeOf(hub);
const { pages, gone } = changedPages(hub, changedFiles(values.base));
const addresses = pages.map((page) => ({ ...page, address: hrefOf(page.path, page.locale) }));
for (const { address, file } of addresses) console.log(`${address}   (${file})`);
for (const file of gone) console.log(`gone: ${file}`);
summarise();
if (addresses.length === 0 && gone.length === 0) console.log('No page of the site looks otherwise.');
else if (!values.list) await make();

async function make(): Promise<void> {
  if (!existsSync(join(DIST, 'index.html'))) {
    console.error('There is no built site. Run npm run build first.');
    process.exit(1);
  }
  rmSync(values.out, { recursive: true, force: true });
  const most = Number(values.most);
  const taken = addresses.filter(({ address }) => existsSync(join(DIST, fileOf(address)))).slice(0, most);
  const present = new Set(taken.map(({ address }) => address));
  const shown: Shown[] = [];
  const site = await serve({ port: 4360, base });
  const executablePath = await findBrowser();
  const browser = await chromium.launch({ args: ARGS, ...(executablePath ? { executablePath } : {}) });
  try {
    for (const { address, file, locale } of taken) {
      const built = fromDisk(readFileSync(join(DIST, fileOf(address)), 'utf8'), address, base, present);
      put(`pages/${fileOf(address)}`, built.html);
      for (const asset of built.files) {
        const from = join(DIST, fileOf(asset));
        if (existsSync(from)) copy(from, `pages/${fileOf(asset)}`);
      }
      const pictures = [];
      let title = address;
      for (const viewport of WIDTHS) {
        const page = await browser.newPage({ viewport });
        await page.goto(new URL(address.slice(1), site.address).href);
        title = `${await page.title()}${locale === DEFAULT_LOCALE ? '' : ` (${locale})`}`;
        const picture = `pictures/${address.replace(/^\/|\/$/g, '').replaceAll('/', '_') || 'home'}-${viewport.width}.jpg`;
        mkdirSync(join(values.out, 'pictures'), { recursive: true });
        await page.screenshot({ path: join(values.out, picture), fullPage: true, type: 'jpeg', quality: 75 });
        await page.close();
        pictures.push({ width: viewport.width, file: picture });
      }
      shown.push({ title, address, page: `pages/${fileOf(address)}`, file, pictures });
    }
  } finally {
    await browser.close();
    site.close();
  }
  put(`pages/${ELSEWHERE}`, elsewherePage());
  put(
    'index.html',
    contactSheet(
      shown,
      gone,
      addresses.filter(({ address }) => !present.has(address)).map(({ address }) => address),
    ),
  );
  console.log(`\nOpen ${values.out}/index.html`);
}

function put(file: string, text: string): void {
  const to = join(values.out, file);
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, text);
}

function copy(from: string, file: string): void {
  const to = join(values.out, file);
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}

/** Files that differ from a commit, and those that git does not know yet. */
function changedFiles(commit: string): string[] {
  const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8', maxBuffer: 50_000_000 }).split('\0').filter(Boolean);
  const from = git('merge-base', commit, 'HEAD')[0]?.trim() ?? commit;
  return [...new Set([...git('diff', '--name-only', '--no-renames', '-z', from), ...git('ls-files', '--others', '--exclude-standard', '-z')])].sort();
}

/** Says on the page of the workflow where the preview is. */
function summarise(): void {
  const file = process.env.GITHUB_STEP_SUMMARY;
  if (!file) return;
  const lines = addresses.map(({ address }) => `- \`${address.replaceAll('`', '')}\``);
  appendFileSync(
    file,
    lines.length === 0
      ? 'No page of the site looks otherwise.\n'
      : `## Preview\n\nDownload **preview** below, unpack it, and open \`index.html\`.\n\n${lines.slice(0, 60).join('\n')}\n`,
  );
}
