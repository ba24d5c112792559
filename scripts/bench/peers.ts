/**
 * `npm run bench`: the same generated text, made into a site by this hub and by what people would pick
 * instead, and one table of what it takes to build, to read and to search. Each program is used as it
 * comes; docs/benchmarks.md says what that means. Peers are installed on demand, into .bench/.
 *
 *   npm run bench                     1,000 lessons: half an hour on two processors that are busy
 *   npm run bench -- --quick          100 lessons
 *   npm run bench -- --lessons 300    as many
 *   npm run bench -- --only eleventy  the hub and this one; may come several times
 *   npm run bench -- --runs 3         more builds; the median counts
 *   npm run bench -- --built          measures the pages of what was built the last time
 *   npm run bench -- --write          puts the table into docs/benchmarks.md, and the ratios of 1,000 lessons into the README
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { ARGS, findBrowser } from '../browser.mjs';
import { ROOT } from '../set-up.mjs';
import { contentFor, PROGRAMS, type Program } from './corpus.ts';
import { writeTo } from './files.ts';
import { measureBuild, type BuildCost } from './measure-build.ts';
import { paint, search, warm, weigh, type Paint, type Search } from './measure-page.ts';
import { BENCH, clean, contentOf, folderOf, outputOf, prepare, SETUPS, versionsOf } from './programs.ts';
import { between, ratiosOf, tableOf, type Row } from './report.ts';
import { serveFolder } from './server.ts';
import { A_PICTURE_IN, lessonAt, makeCorpus } from './text.ts';
import { median } from './median.ts';

const DOCUMENT = join(ROOT, 'docs/benchmarks.md');
const README = join(ROOT, 'README.md');
/** The lesson that is read; the one after it has a picture. */
const LESSON = 9 * A_PICTURE_IN - 2;
const QUERIES = ['telescope', 'garden bridge'] as const;
const PAINTS = 3;
const SEARCHES = 3;

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    lessons: { type: 'string' },
    only: { type: 'string', multiple: true },
    runs: { type: 'string', default: '1' },
    built: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const lessons = Number(values.lessons ?? (values.quick ? 100 : 1000));
if (!(lessons > LESSON + 1)) throw new Error(`At least ${LESSON + 2} lessons are needed.`);
const programs = PROGRAMS.filter((program) => program === 'hub' || (values.only?.includes(program) ?? true));
const started = performance.now();
const busy = loadavg()[0] ?? 0;
const corpus = makeCorpus({ lessons });
const costs = new Map<Program, BuildCost[]>();

if (!values.built) {
  for (const program of programs) {
    prepare(program);
    await writeTo(contentOf(program), corpus, contentFor(program, corpus));
  }
  mkdirSync(join(BENCH, 'logs'), { recursive: true });
  for (let run = 1; run <= Number(values.runs); run += 1) {
    for (const program of programs) {
      clean(program);
      tell(`Building: ${SETUPS[program].title}`);
      const cost = await measureBuild(SETUPS[program].command, folderOf(program), join(BENCH, `logs/${program}.log`));
      costs.set(program, [...(costs.get(program) ?? []), cost]);
    }
  }
  writeFileSync(join(BENCH, `costs-${lessons}.json`), JSON.stringify([...costs]));
} else {
  const before = join(BENCH, `costs-${lessons}.json`);
  if (existsSync(before)) for (const [program, cost] of JSON.parse(readFileSync(before, 'utf8')) as [Program, BuildCost[]][]) costs.set(program, cost);
}

const executablePath = await findBrowser();
const browser = await chromium.launch({ args: ARGS, ...(executablePath ? { executablePath } : {}) });
const servers = await Promise.all(programs.map((program) => serveFolder(outputOf(program))));
const pathsOf = (program: Program) =>
  [LESSON, LESSON + 1].map((index) => {
    const { module, lesson } = lessonAt(corpus, index);
    return SETUPS[program].lessonPath(module, lesson);
  }) as [string, string];

const rows = new Map<Program, Row>();
for (const [at, program] of programs.entries()) {
  tell(`Reading: ${SETUPS[program].title}`);
  const server = servers[at];
  if (!server) continue;
  const [path, pictured] = pathsOf(program);
  await warm(browser, server, path);
  const weight = await weigh(browser, server, path);
  await weigh(browser, server, pictured);
  const picture = server.answers.find((answer) => /\.(?:jpe?g|webp)$/.test(answer.path))?.bytes;
  const site = sizeOf(outputOf(program));
  const spent = costs.get(program);
  const cpu = spent && median(spent.map((cost) => cost.cpu));
  rows.set(program, {
    title: SETUPS[program].title,
    versions: versionsOf(program),
    figures: {
      ...(spent && cpu !== undefined
        ? {
            cpu,
            cpuPerPage: (cpu / site.pages) * 1000,
            largest: median(spent.map((cost) => cost.largest)),
            together: median(spent.map((cost) => cost.together)),
          }
        : {}),
      ...site,
      ...{ bytes: weight.bytes, bytesAfter: weight.bytesAfter, bytesInAll: weight.bytes + weight.bytesAfter },
      ...{ requests: weight.requests, requestsInAll: weight.requests + weight.requestsAfter, elements: weight.elements },
      ...(picture === undefined ? {} : { picture }),
    },
  });
}

// One after another, so that whatever else the machine does falls on all of them.
const paints = new Map<Program, Paint[]>();
const searches = new Map<Program, Search[]>();
for (let run = 0; run < Math.max(PAINTS, SEARCHES); run += 1) {
  tell(`Slow 3G and search, ${run + 1} of ${PAINTS}`);
  for (const [at, program] of programs.entries()) {
    const server = servers[at];
    if (!server) continue;
    const [path] = pathsOf(program);
    if (run < PAINTS) paints.set(program, [...(paints.get(program) ?? []), await paint(browser, server, path)]);
    if (run < SEARCHES) searches.set(program, [...(searches.get(program) ?? []), await search(browser, server, path, SETUPS[program].search, QUERIES)]);
  }
}
for (const [program, row] of rows) {
  const [seen, asked] = [paints.get(program) ?? [], searches.get(program) ?? []];
  Object.assign(row.figures, {
    first: median(seen.map(({ first }) => first)),
    largestPaint: median(seen.map(({ largest }) => largest)),
    blocked: median(seen.map(({ blocked }) => blocked)),
    searchBytes: median(asked.map(({ bytes }) => bytes)),
    searchTime: median(asked.map(({ time }) => time)),
    nextBytes: median(asked.map(({ nextBytes }) => nextBytes)),
    nextTime: median(asked.map(({ nextTime }) => nextTime)),
  });
}
const version = browser.version();
await browser.close();
for (const server of servers) server.close();

const all = [...rows.values()];
const said = [
  `${new Date().toISOString().slice(0, 10)}, ${lessons.toLocaleString('en-GB')} lessons and ${Math.floor(lessons / A_PICTURE_IN)} pictures. ${availableParallelism()} processors (${process.arch}), ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}, Node ${process.versions.node}, Chromium ${version.split('.')[0] ?? ''}. Before the start, ${busy.toFixed(1)} programs were busy. Builds: median of ${values.runs}; paint and search: median of ${PAINTS}.`,
  tableOf(all),
  `Versions: ${all.map(({ title, versions }) => `${title}: ${versions.join(', ')}`).join('. ')}.`,
].join('\n\n');
console.log(`\n${said}\n\nIt took ${Math.round((performance.now() - started) / 1000)} s.`);
writeFileSync(join(BENCH, `results-${lessons}.json`), JSON.stringify(all, null, 2));
if (values.write) {
  writeFileSync(DOCUMENT, between(readFileSync(DOCUMENT, 'utf8'), `lessons ${lessons}`, said));
  if (lessons === 1000) writeFileSync(README, between(readFileSync(README, 'utf8'), 'ratios', ratiosOf(all)));
}

function tell(what: string): void {
  console.log(`${String(Math.round((performance.now() - started) / 1000)).padStart(5)} s  ${what}`);
}

/** A page that only leads on to another is a file, and no page. */
function sizeOf(folder: string): { pages: number; files: number; megabytes: number } {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name));
  const pages = files.filter((file) => file.endsWith('.html') && !readFileSync(file, 'utf8').slice(0, 2000).includes('http-equiv="refresh"'));
  return { pages: pages.length, files: files.length, megabytes: files.reduce((sum, file) => sum + statSync(file).size, 0) / 1e6 };
}
