/**
 * How long the check takes: over 1,000 pages, made from the words of the real ones, and over the content
 * as it is: `npm run bench -- --check`, with `--runs 5` for more runs.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { checkAll } from '../src/checks/all.ts';
import { createHub } from '../src/hub/hub.ts';
import { loadContent } from '../src/hub/load.ts';
import { errorsIn, report } from '../src/hub/problem.ts';
import { median } from './bench/median.ts';

const PAGES = 1000;
const FOLDER = '.cache/bench/content';
/** Seconds. */
const TARGETS = { pages: 3, content: 5 };
/** Pages that can stand many times: nothing in them is the only one of its kind but the title. */
const COPIED = ['guides', 'news', 'pages', 'lessons', 'caseStudies'] as const;

/** A fresh process measures itself here: reading, linking and checking. */
if (process.argv[2] === '--measure' && process.argv[1]?.endsWith('bench-check.ts')) {
  const start = performance.now();
  const problems = errorsIn(checkAll(createHub(loadContent(process.argv[3] ?? FOLDER))));
  const { user, system } = process.cpuUsage();
  console.log(JSON.stringify({ seconds: (performance.now() - start) / 1000, busy: (user + system) / 1e6 }));
  if (problems.length > 0) console.error(report(problems.slice(0, 5)));
  process.exit(problems.length > 0 ? 1 : 0);
}

const { values } = parseArgs({ options: { check: { type: 'boolean' }, runs: { type: 'string', default: '3' } } });
const missed = benchCheck(Number(values.runs));
for (const miss of missed) console.error(`Missed: ${miss}`);
process.exit(missed.length > 0 ? 1 : 0);

/**
 * Measures both, prints them beside their targets, and gives what was missed.
 *
 * @param runs how many fresh processes the median is taken of.
 */
function benchCheck(runs: number): string[] {
  const files = makePages();
  const measured = Array.from({ length: runs }, () => JSON.parse(outputOf('scripts/bench-check.ts', '--measure', FOLDER)) as { seconds: number; busy: number });
  const pages = median(measured.map(({ seconds }) => seconds));
  const busy = median(measured.map((run) => run.busy));
  const content = median(Array.from({ length: runs }, () => secondsOf(() => outputOf('scripts/check.ts'))));
  console.table([
    { what: `${PAGES} pages: read, link, check`, files, seconds: round(pages), 'files a second': Math.round(files / pages), 'target, seconds': TARGETS.pages },
    { what: 'npm run check, this content', files: '', seconds: round(content), 'files a second': '', 'target, seconds': TARGETS.content },
  ]);
  console.log(
    `Median of ${runs} fresh processes. The second counts the start of the program too. The first kept the processor busy for ${round(busy)} s, its start included: where that is far less than it took, other programs were in the way.`,
  );
  return [
    ...(pages < TARGETS.pages ? [] : [`${PAGES} pages took ${round(pages)} s, wanted under ${TARGETS.pages}`]),
    ...(content < TARGETS.content ? [] : [`npm run check took ${round(content)} s, wanted under ${TARGETS.content}`]),
  ];
}

/** Fills the folder: the real content, and copies of its pages under other titles. Gives the number of files. */
function makePages(): number {
  rmSync(FOLDER, { recursive: true, force: true });
  cpSync('content', FOLDER, { recursive: true });
  const loaded = loadContent('content');
  const hub = createHub(loaded);
  const pages = [...loaded.entries, ...loaded.translations].filter(({ path }) => path.endsWith('.mdx'));
  const patterns = COPIED.flatMap((collection) => hub.of(collection))
    .filter((entry) => entry.body && !('status' in entry.data && entry.data.status === 'planned') && !('kind' in entry.data && entry.data.kind === 'project'))
    .map((entry) => ({ path: entry.path, text: readFileSync(join('content', entry.path), 'utf8') }))
    .filter(({ text }) => !text.includes('](./'));
  const lessons: string[] = [];
  for (let made = 0; made + pages.length < PAGES; made += 1) {
    const pattern = patterns[made % patterns.length];
    if (!pattern) throw new Error('There is no page to copy.');
    const path = pattern.path.replace(/^training\/[^/]+/, 'training/copies').replace(/\/index\.mdx$/, `-copy-${made}/index.mdx`);
    if (path.startsWith('training/')) lessons.push(path.slice('training/'.length, -'/index.mdx'.length));
    put(path, pattern.text.replace(/^title: .*$/m, `title: "Copy ${made}"`).replace(/^prerequisites:.*(?:\n +- .*)*\n/m, ''));
  }
  if (lessons.length > 0)
    put('training/copies/module.yaml', `number: 99\ntitle: "Copies"\npurpose: "To measure."\nlessons:\n${lessons.map((id) => `  - ${id}\n`).join('')}`);
  const { entries, translations } = loadContent(FOLDER);
  return entries.length + translations.length;
}

function put(path: string, text: string): void {
  const file = join(FOLDER, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** What a program of the project prints; what it says on a failure is shown. */
function outputOf(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')} stopped with ${status}.\n${stdout}\n${stderr}`);
  return stdout;
}

function secondsOf(task: () => unknown): number {
  const start = performance.now();
  task();
  return (performance.now() - start) / 1000;
}

function round(seconds: number): number {
  return Math.round(seconds * 100) / 100;
}
