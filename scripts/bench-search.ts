/**
 * `npm run bench -- --search`: the queries of tests/search/queries.yaml, asked on the search page of the built
 * site by the script that readers run. Prints how many have a right page first and among the first three, and
 * what was shown where none is.
 *
 * Then types into search on the first page, and prints what it costs: bytes as a host with Brotli sends them,
 * and milliseconds on this machine, the median of some runs. Byte counts repeat exactly; times are worth
 * something only on a quiet machine.
 *
 *   --folder DIR   another built site than dist/
 *   --base /hub/   the queries served below a path
 *   --only quality or --only speed
 *   --all          every query with what was shown
 *   --runs 5
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { askAll, readQueries } from '../tests/search/queries.ts';
import { median } from './bench/median.ts';
import { ARGS, findBrowser } from './browser.mjs';
import { measureSpeed } from './search-speed.ts';
import { serve } from './serve.mjs';
import { build, ROOT } from './set-up.mjs';

const { values } = parseArgs({
  options: {
    search: { type: 'boolean' },
    folder: { type: 'string' },
    base: { type: 'string', default: '/' },
    only: { type: 'string' },
    all: { type: 'boolean', default: false },
    runs: { type: 'string', default: '5' },
  },
});

if (!values.folder) await build();
const executablePath = await findBrowser();
const browser = await chromium.launch({ args: ARGS, ...(executablePath ? { executablePath } : {}) });
try {
  if (values.only !== 'speed') await quality();
  if (values.only !== 'quality') await speed();
} finally {
  await browser.close();
}

async function quality(): Promise<void> {
  const site = await serve({ port: 4360, base: values.base, ...(values.folder ? { folder: values.folder } : {}) });
  const answers = await askAll(await browser.newPage(), site.address, readQueries());
  site.close();
  for (const { query, shown, place } of answers) {
    if (place > 0 && place <= 3 && !values.all) continue;
    console.log(`${place === 0 ? ' -' : String(place).padStart(2)}  ${query.asks}`);
    console.log(`      wanted ${query.right.join(' ')}\n      shown  ${shown.slice(0, 5).join(' ') || 'nothing'}`);
  }
  const within = (places: number): number => answers.filter(({ place }) => place > 0 && place <= places).length;
  console.log(`A right page is first for ${within(1)} of ${answers.length}, among the first three for ${within(3)}, among those shown for ${within(99)}.`);
}

async function speed(): Promise<void> {
  const runs = await measureSpeed(browser, values.folder ?? join(ROOT, 'dist'), Number(values.runs));
  const of = (what: (run: (typeof runs)[number]) => number): number => median(runs.map(what));
  for (const [file, bytes] of runs.at(-1)?.files ?? []) console.log(`  ${String(bytes).padStart(7)}  ${file}`);
  console.log(`First query: ${of((run) => run.firstBytes)} bytes, ${of((run) => run.firstMs).toFixed(0)} ms from the last key to the results.`);
  console.log(`Next query: ${of((run) => run.nextBytes)} bytes, ${of((run) => run.nextMs).toFixed(0)} ms.`);
  console.log(
    `Longest task of the page while typing: ${of((run) => run.longestTask).toFixed(0)} ms of its processor, ${Math.max(...runs.map((run) => run.longestTask)).toFixed(0)} at most.`,
  );
}
