/**
 * `npm run bench -- --search`: the queries of tests/search/queries.yaml, asked on the search page of the built
 * site by the script that readers run. Prints how many have a right page first and among the first three, and
 * what was shown where none is.
 *
 *   --folder DIR   another built site than dist/
 *   --base /hub/   served below a path
 */
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { askAll, readQueries } from '../tests/search/queries.ts';
import { ARGS, findBrowser } from './browser.mjs';
import { serve } from './serve.mjs';
import { build } from './set-up.mjs';

const { values } = parseArgs({
  options: { search: { type: 'boolean' }, folder: { type: 'string' }, base: { type: 'string', default: '/' }, all: { type: 'boolean', default: false } },
});

if (!values.folder) await build();
const site = await serve({ port: 4360, base: values.base, ...(values.folder ? { folder: values.folder } : {}) });
const executablePath = await findBrowser();
const browser = await chromium.launch({ args: ARGS, ...(executablePath ? { executablePath } : {}) });
try {
  const answers = await askAll(await browser.newPage(), site.address, readQueries());
  for (const { query, shown, place } of answers) {
    if (place > 0 && place <= 3 && !values.all) continue;
    console.log(
      `${place === 0 ? ' -' : String(place).padStart(2)}  ${query.asks}\n      wanted ${query.right.join(' ')}\n      shown  ${shown.slice(0, 5).join(' ') || 'nothing'}`,
    );
  }
  const within = (places: number): number => answers.filter(({ place }) => place > 0 && place <= places).length;
  console.log(`\nA right page is first for ${within(1)} of ${answers.length}, among the first three for ${within(3)}, among those shown for ${within(99)}.`);
} finally {
  await browser.close();
  site.close();
}
