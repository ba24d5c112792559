/**
 * `npm run budget`: what a first visit to each page weighs before anybody interacts, beside its
 * limit. Over every page of dist/: HTML with its inlined styles, linked styles, fonts, and scripts
 * with what they import at once. Brotli 11 counts; gzip 9 is printed beside it.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { addScript } from '../src/outputs/weight/visit.ts';
import { fontsIn, medianOf, overBudget, perThousand, pictureFaults, readPage, type Limit, type Weight } from './page-weight.ts';

const DIST = 'dist';
/** The first round trip of a connection: ten segments of 1,460 bytes. */
const ROUND_TRIP = 14_600;
const LESSON = { max: ROUND_TRIP, requests: 4, elements: 450 };
const LIMITS: Record<string, Limit> = {
  lesson: { ...LESSON, median: 11_000 },
  // A third more words than the learner's page has: the notes of every activity.
  facilitator: { ...LESSON, median: 11_700 },
  home: { max: ROUND_TRIP },
  protocol: { max: ROUND_TRIP },
  'case-study': { max: ROUND_TRIP },
  news: { max: ROUND_TRIP },
  term: { max: ROUND_TRIP },
  source: { max: ROUND_TRIP },
  page: { max: ROUND_TRIP },
  cite: { max: ROUND_TRIP },
  share: { max: ROUND_TRIP },
  // To print, or to read for an hour: a whole module or course.
  all: { max: 120_000 },
  // They hold the words of all cards, and stand in the place of paper.
  slides: { max: 18_000 },
  // With the timer, and what to do when late, in the page: it must go on without the internet.
  run: { max: 15_500 },
  files: { max: ROUND_TRIP },
  module: { max: ROUND_TRIP },
  // Long reads and full lists: the limit for any page (HTML and CSS 30 KB).
  guide: { max: 30_000 },
  index: { max: 30_000 },
  search: { max: 30_000 },
  fields: { max: 30_000 },
  rules: { max: ROUND_TRIP },
  plan: { max: 30_000 },
  // They name every written lesson with its objectives.
  skills: { max: 30_000 },
  certificate: { max: 30_000 },
};
const PICTURE_LIMIT = 60_000;

if (!existsSync(join(DIST, 'index.html'))) {
  console.error('There is no built site. Run npm run build first.');
  process.exit(1);
}

const compressed = new Map<string, { brotli: number; gzip: number }>();
const problems: string[] = [];
const pages = files(DIST).filter((file) => file.endsWith('.html'));
const weights = pages.map(weigh);

const rows = [...new Set(weights.map((page) => page.kind))].sort().flatMap((kind) => {
  const own = weights.filter((page) => page.kind === kind).sort((a, b) => a.brotli - b.brotli);
  const heaviest = own.at(-1);
  const middle = medianOf(own);
  if (!heaviest || !middle) return [];
  const limit = LIMITS[kind] ?? { max: ROUND_TRIP };
  problems.push(...overBudget(kind, own, limit));
  return [
    {
      template: kind,
      pages: own.length,
      'median br': middle.brotli,
      'heaviest br': heaviest.brotli,
      limit: limit.median ? `${limit.max} (median ${limit.median})` : String(limit.max),
      'heaviest gz': heaviest.gzip,
      requests: Math.max(...own.map((page) => page.requests)),
      elements: Math.max(...own.map((page) => page.elements)),
      'heaviest page': heaviest.path,
    },
  ];
});
console.table(rows);
console.log('Lessons, as learners and as facilitators read them:');
console.table(
  weights
    .filter(({ kind }) => kind === 'lesson' || kind === 'facilitator')
    .sort((a, b) => a.kind.localeCompare(b.kind) || a.brotli - b.brotli)
    .map(({ path, brotli, requests, words, elements }) => ({
      page: path,
      br: brotli,
      requests,
      words,
      elements,
      'for 1,000 words': perThousand(elements, words),
    })),
);

let largest = { file: '', bytes: 0 };
for (const file of files(DIST).filter((name) => /\.(?:png|jpe?g|webp|avif|gif|svg)$/i.test(name))) {
  const bytes = statSync(file).size;
  if (bytes > largest.bytes) largest = { file, bytes };
  if (bytes > PICTURE_LIMIT) problems.push(`${file} has ${bytes} bytes; a picture may have ${PICTURE_LIMIT}.`);
}
console.log(`Largest picture: ${largest.file} (${largest.bytes} bytes; limit ${PICTURE_LIMIT}).`);
for (const problem of problems) console.error(`Over budget: ${problem}`);
console.log(problems.length === 0 ? `Within budget: ${weights.length} pages.` : `${problems.length} over budget.`);
process.exitCode = problems.length === 0 ? 0 : 1;

function weigh(file: string): Weight {
  const html = readFileSync(file, 'utf8');
  const path = `/${relative(DIST, file)
    .replaceAll('\\', '/')
    .replace(/index\.html$/, '')}`;
  const page = readPage(html);
  const code = new Set(page.sheets);
  for (const src of page.scripts) addScript(src, read, code);
  const fonts = new Set([page.styles, ...page.sheets.map(textOf)].flatMap(fontsIn));
  const pictures = new Set(page.pictures.filter(({ lazy }) => !lazy).map(({ src }) => src));
  const asked = [...code, ...fonts, ...pictures, ...page.icons];
  for (const href of asked) if (/^(?:https?:)?\/\//.test(href)) problems.push(`${path} asks another site for ${href}.`);
  problems.push(...pictureFaults(page).map((fault) => `${path}: ${fault}.`));
  for (const { src } of page.pictures) {
    const picture = inDist(src);
    const bytes = picture ? statSync(picture).size : 0;
    if (bytes > PICTURE_LIMIT) problems.push(`${path} shows ${src}, which has ${bytes} bytes on a phone; a picture may have ${PICTURE_LIMIT}.`);
  }
  const sizes = [{ brotli: br(Buffer.from(html)), gzip: gz(Buffer.from(html)) }, ...[...code, ...fonts].map(sizeOf)];
  return {
    path,
    kind: page.kind,
    brotli: sizes.reduce((sum, size) => sum + size.brotli, 0),
    gzip: sizes.reduce((sum, size) => sum + size.gzip, 0),
    requests: 1 + asked.length,
    elements: page.elements,
    words: page.words,
  };
}

function read(href: string): string | undefined {
  const file = inDist(href);
  return file && readFileSync(file, 'utf8');
}

function textOf(href: string): string {
  return read(href) ?? '';
}

function sizeOf(href: string): { brotli: number; gzip: number } {
  const known = compressed.get(href);
  if (known) return known;
  const file = inDist(href);
  if (!file) {
    problems.push(`${href} is asked for, but is not in the built site.`);
    return { brotli: 0, gzip: 0 };
  }
  const bytes = readFileSync(file);
  // A font is compressed by its maker.
  const size = /\.(?:woff2?|ttf|otf)$/.test(file) ? { brotli: bytes.length, gzip: bytes.length } : { brotli: br(bytes), gzip: gz(bytes) };
  compressed.set(href, size);
  return size;
}

/** A file of the built site by its address, whatever base path the site was built for. */
function inDist(href: string): string | undefined {
  const parts = href
    .replace(/[?#].*$/, '')
    .split('/')
    .filter(Boolean);
  for (let skip = 0; skip < Math.min(parts.length, 4); skip += 1) {
    const file = join(DIST, ...parts.slice(skip));
    if (existsSync(file)) return file;
  }
  return undefined;
}

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((item) => (item.isDirectory() ? files(join(folder, item.name)) : [join(folder, item.name)]))
    .filter((file) => !dirname(file).includes('pagefind'));
}

function br(bytes: Buffer): number {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

function gz(bytes: Buffer): number {
  return gzipSync(bytes, { level: 9 }).length;
}
