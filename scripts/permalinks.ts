/**
 * The list of addresses that were ever published, and must keep working: content/permalinks.txt.
 *
 *   npm run permalinks                    shows the addresses that the next publication would add
 *   npm run permalinks -- --append        adds them, sorted, each once; takes none out
 *   npm run permalinks -- --keeps FILE    stops when an address of FILE, an earlier list, is no longer in the list
 *   npm run permalinks -- --content DIR   another content folder
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkAll } from '../src/checks/all.ts';
import { createHub } from '../src/hub/hub.ts';
import { loadContent } from '../src/hub/load.ts';
import { PERMALINKS, readPermalinks, withPermalinks } from '../src/hub/permalinks.ts';
import { errorsIn, report } from '../src/hub/problem.ts';
import { promisedPaths } from '../src/outputs/permalinks/promised.ts';

const { values } = parseArgs({
  options: { append: { type: 'boolean', default: false }, keeps: { type: 'string' }, content: { type: 'string', default: 'content' } },
});
const file = join(values.content, PERMALINKS);

if (values.keeps === undefined) add();
else keep(readFileSync(values.keeps, 'utf8'));

function add(): void {
  const hub = createHub(loadContent(values.content, values.content));
  // What is wrong is not published, so its addresses are not either.
  const problems = errorsIn(checkAll(hub));
  if (problems.length > 0) {
    console.error(report(problems));
    process.exitCode = 1;
    return;
  }
  const listed = new Set(hub.permalinks.map(({ path }) => path));
  const fresh = promisedPaths(hub).filter((path) => !listed.has(path));
  for (const path of fresh) console.log(path);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const made = withPermalinks(text, fresh);
  if (values.append && made !== text) writeFileSync(file, made);
  console.error(
    `${fresh.length} new ${fresh.length === 1 ? 'address' : 'addresses'}, ${listed.size} listed before.${values.append ? '' : ' Nothing was written.'}`,
  );
}

function keep(before: string): void {
  const now = new Set(readPermalinks(file, existsSync(file) ? readFileSync(file, 'utf8') : '').permalinks.map(({ path }) => path));
  const lost = readPermalinks(file, before).permalinks.filter(({ path }) => !now.has(path));
  for (const { path } of lost) console.log(`::error file=${file}::${path} was published and is taken out of the list. Put it back.`);
  console.error(
    lost.length === 0 ? 'Every published address is still listed.' : `${lost.length} taken out. A page that is gone needs a redirect, not a shorter list.`,
  );
  process.exitCode = lost.length === 0 ? 0 : 1;
}
