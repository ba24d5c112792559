/**
 * `npm run bench -- --growth`: the same hub with a hundred, a thousand and ten thousand generated lessons. Prints what
 * a clean build takes and how that grows, what the next build takes after the words of one lesson have changed,
 * how soon `npm run dev` shows such a change, and what one and the same lesson weighs in each.
 *
 *   --sizes 100,1000,10000   how many lessons; ten thousand take half an hour on two processors. The table has these,
 *                            and what was measured before of other sizes; 0 measures nothing
 *   --write                  puts the table into docs/benchmarks.md
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { contentFor } from './bench/corpus.ts';
import { writeTo } from './bench/files.ts';
import { measureBuild, type BuildCost } from './bench/measure-build.ts';
import { warm, weigh } from './bench/measure-page.ts';
import { median } from './bench/median.ts';
import { BENCH, clean, contentOf, folderOf, outputOf, prepare, SETUPS } from './bench/programs.ts';
import { between } from './bench/report.ts';
import { serveFolder } from './bench/server.ts';
import { A_PICTURE_IN, lessonAt, makeCorpus } from './bench/text.ts';
import { ARGS, findBrowser } from './browser.mjs';
import { NODE, ROOT } from './set-up.mjs';

/** The lesson that is weighed, and whose words change. */
const LESSON = 43;
/** In development, how many changes are made; the middle time counts. */
const CHANGES = 5;
/** A hub of so many lessons is the largest in which a change is measured. */
const MOST_WRITTEN_IN = 1000;
const PORT = 4391;

const { values } = parseArgs({
  options: { growth: { type: 'boolean' }, sizes: { type: 'string', default: '100,1000,10000' }, write: { type: 'boolean', default: false } },
});
const sizes = values.sizes
  .split(',')
  .map(Number)
  .filter((lessons) => lessons > LESSON);
const log = (name: string) => join(BENCH, `logs/growth-${name}.log`);
mkdirSync(join(BENCH, 'logs'), { recursive: true });

interface Size {
  lessons: number;
  whole: BuildCost;
  again?: BuildCost;
  /** Bytes of the lesson, with what it loads, at Brotli 11. */
  bytes: number;
  /** Milliseconds until a change is shown in development. */
  shown?: number;
}
const RESULTS = join(BENCH, 'growth.json');
const before = existsSync(RESULTS) ? (JSON.parse(readFileSync(RESULTS, 'utf8')) as Size[]) : [];
const measured = before.filter(({ lessons }) => !sizes.includes(lessons));
for (const lessons of sizes) {
  const corpus = makeCorpus({ lessons });
  const { module, lesson } = lessonAt(corpus, LESSON);
  const path = SETUPS.hub.lessonPath(module, lesson);
  const file = join(contentOf('hub'), 'training', module.id, lesson.id, 'index.mdx');
  prepare('hub');
  await writeTo(contentOf('hub'), corpus, contentFor('hub', corpus));
  clean('hub');
  console.log(`${lessons} lessons: a clean build …`);
  const whole = await measureBuild(SETUPS.hub.command, folderOf('hub'), log(`${lessons}`));
  const bytes = await weightOf(path);
  const size: Size = { lessons, whole, bytes };
  if (lessons <= MOST_WRITTEN_IN) {
    console.log(`${lessons} lessons: the next build, after a change …`);
    change(file, 'changed');
    rmSync(outputOf('hub'), { recursive: true, force: true });
    size.again = await measureBuild(SETUPS.hub.command, folderOf('hub'), log(`${lessons}-again`));
    size.shown = await timeToShow(path, file);
  }
  measured.push(size);
  measured.sort((a, b) => a.lessons - b.lessons);
  writeFileSync(RESULTS, JSON.stringify(measured));
  console.log(`  ${JSON.stringify(size)}`);
}

const said = [
  `${new Date().toISOString().slice(0, 10)}. ${availableParallelism()} processors (${process.arch}), ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}, Node ${process.versions.node}. A picture with every ${A_PICTURE_IN}th lesson. Builds: one each; development: median of ${CHANGES}.`,
  table(),
].join('\n\n');
console.log(`\n${said}`);
const document = join(ROOT, 'docs/benchmarks.md');
if (values.write) writeFileSync(document, between(readFileSync(document, 'utf8'), 'growth', said));

function table(): string {
  const first = measured[0];
  const row = (name: string, figure: (size: Size, before: Size | undefined) => string) =>
    `| ${name} | ${measured.map((size, at) => figure(size, measured[at - 1])).join(' | ')} |`;
  const exponent = (of: (size: Size) => number) => (size: Size, before: Size | undefined) =>
    before ? (Math.log(of(size) / of(before)) / Math.log(size.lessons / before.lessons)).toFixed(2) : '';
  return [
    `| Lessons | ${measured.map(({ lessons }) => lessons.toLocaleString('en-GB')).join(' | ')} |`,
    `| - | ${measured.map(() => '-:').join(' | ')} |`,
    row('Clean build: processor time, s', ({ whole }) => whole.cpu.toFixed(1)),
    row('Clean build: time passed, s', ({ whole }) => whole.wall.toFixed(1)),
    row(
      'Its growth: exponent, from the size before',
      exponent(({ whole }) => whole.cpu),
    ),
    row('Clean build: memory of the largest process, MiB', ({ whole }) => Math.round(whole.largest).toLocaleString('en-GB')),
    row('After words of one lesson changed: processor time, s', ({ again }) => again?.cpu.toFixed(1) ?? ''),
    row('The same, to a clean build', ({ again, whole }) => (again ? `${(again.cpu / whole.cpu).toFixed(2)}×` : '')),
    row('In development: until a change is shown, ms', ({ shown }) => (shown === undefined ? '' : `${Math.round(shown)}`)),
    row('One and the same lesson: bytes', ({ bytes }) => bytes.toLocaleString('en-GB')),
    row('The same, to the smallest hub', ({ bytes }) => `${((bytes / (first?.bytes ?? bytes) - 1) * 100).toFixed(2)}%`),
  ].join('\n');
}

/** Puts a word before the first sentence of the first activity. */
function change(file: string, word: string): void {
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(/(<Activity [^>]*>\n\n)(?:\w+, )?/, `$1${word}, `));
}

async function weightOf(path: string): Promise<number> {
  const server = await serveFolder(outputOf('hub'));
  const executablePath = await findBrowser();
  const browser = await chromium.launch({ args: ARGS, ...(executablePath ? { executablePath } : {}) });
  await warm(browser, server, path);
  const { bytes } = await weigh(browser, server, path);
  await browser.close();
  server.close();
  return bytes;
}

/** Changes the lesson some times while the server for development runs; gives the milliseconds until its page has the change. */
async function timeToShow(path: string, file: string): Promise<number> {
  const server = spawn(NODE, ['node_modules/astro/bin/astro.mjs', 'dev', '--port', String(PORT)], {
    cwd: folderOf('hub'),
    env: { ...process.env, HUB_CONTENT: SETUPS.hub.content, ASTRO_TELEMETRY_DISABLED: '1', ASTRO_DEV_BACKGROUND: '0' },
    stdio: 'ignore',
  });
  const page = async (): Promise<string> => {
    const answer = await fetch(`http://localhost:${PORT}${path}`).catch(() => undefined);
    return answer?.ok ? answer.text() : '';
  };
  const until = async (word: string): Promise<void> => {
    for (const end = performance.now() + 120_000; !(await page()).includes(word); await wait(10))
      if (performance.now() > end) throw new Error(`${path} does not show “${word}” in development.`);
  };
  try {
    await until('changed, ');
    const times: number[] = [];
    for (let at = 0; at < CHANGES; at += 1) {
      await wait(1500);
      const start = performance.now();
      change(file, `changed${'abcdefgh'.charAt(at)}`);
      await until(`changed${'abcdefgh'.charAt(at)}, `);
      times.push(performance.now() - start);
    }
    return median(times);
  } finally {
    server.kill();
  }
}
