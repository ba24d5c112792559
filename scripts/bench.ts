/**
 * `npm run bench`: how long the check takes (`bench-check.ts`), then Lighthouse on a phone (its default: a
 * slow phone on slow 4G, simulated) over the pages that most readers meet. Prints the four classic
 * categories, the median of three runs, beside their targets, and exits 1 when a target is missed. Never
 * part of the tests: a busy machine makes every figure worse.
 *
 *   npm run bench -- --check       only the check, in a few seconds
 *   npm run bench -- --runs 5      more runs
 *   npm run bench -- --search      search instead (`bench-search.ts`)
 */
import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import lighthouse from 'lighthouse';
import { benchCheck } from './bench-check.ts';
import { ARGS, findBrowser } from './browser.mjs';
import { build } from './set-up.mjs';
import { serve } from './serve.mjs';

const PAGES = {
  home: '/',
  lesson: '/learn/starting-together/who-we-are/',
  'lesson in Urdu': '/ur/learn/starting-together/who-we-are/',
  'case study': '/case-studies/project-1/',
  search: '/search/',
};
const TARGETS = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 } as const;
/** A copy that is not published asks search engines to stay away, which Lighthouse counts against it. */
const UNPUBLISHED = ['is-crawlable', 'canonical'];

if (process.argv.includes('--search')) process.exit(await import('./bench-search.ts').then(() => 0));

const { values } = parseArgs({ options: { runs: { type: 'string', default: '3' }, check: { type: 'boolean', default: false } } });
const runs = Number(values.runs);

const missed = benchCheck(runs);
if (values.check) finish();

await build();
const site = await serve({ port: 4340 });
const port = 4350;
const browser = spawn(
  (await findBrowser()) ?? 'chromium',
  ['--headless=new', `--remote-debugging-port=${port}`, '--user-data-dir=.cache/bench-profile', ...ARGS, 'about:blank'],
  { stdio: 'ignore' },
);
await ready();

const rows = [];
for (const [name, path] of Object.entries(PAGES)) {
  const scores: Record<string, number[]> = {};
  const paints: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const result = await lighthouse(new URL(path, site.address).href, {
      port,
      output: 'json',
      logLevel: 'error',
      onlyCategories: Object.keys(TARGETS),
      skipAudits: UNPUBLISHED,
    });
    // The first visit warms the server and is not counted.
    if (!result || run === 0) continue;
    for (const category of Object.keys(TARGETS)) (scores[category] ??= []).push(Math.round((result.lhr.categories[category]?.score ?? 0) * 100));
    paints.push(result.lhr.audits['first-contentful-paint']?.numericValue ?? 0);
  }
  for (const [category, target] of Object.entries(TARGETS)) {
    const score = median(scores[category] ?? []);
    if (score < target) missed.push(`${name}: ${category} ${score}, wanted ${target}`);
  }
  rows.push({
    page: name,
    ...Object.fromEntries(Object.keys(TARGETS).map((category) => [category, median(scores[category] ?? [])])),
    'first paint ms': Math.round(median(paints)),
  });
}
browser.kill();
site.close();
console.table(rows);
console.log(
  `Lighthouse, mobile, median of ${runs}. Targets: ${Object.entries(TARGETS)
    .map(([category, target]) => `${category} ${target}`)
    .join(', ')}. Left out, since this copy is not published: ${UNPUBLISHED.join(', ')}.`,
);
finish();

function finish(): never {
  for (const miss of missed) console.error(`Missed: ${miss}`);
  process.exit(missed.length > 0 ? 1 : 0);
}

async function ready(): Promise<void> {
  for (let step = 0; step < 100; step += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/json/version`).catch(() => undefined);
    if (answer?.ok) return;
    await wait(200);
  }
  throw new Error('The browser did not start.');
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;
}
