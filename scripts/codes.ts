/**
 * The short addresses that are printed on paper: content/codes.yaml.
 *
 *   npm run codes                    gives one to every written lesson, handout and route that has none
 *   npm run codes -- --content DIR   another content folder
 *
 * It adds lines at the end. No line is changed or taken out, and no code is given out twice.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkAll } from '../src/checks/all.ts';
import { CODES, codesIn, missingCodes, withCodes } from '../src/hub/codes.ts';
import { createHub } from '../src/hub/hub.ts';
import { loadContent } from '../src/hub/load.ts';
import { errorsIn, report } from '../src/hub/problem.ts';

const { values } = parseArgs({ options: { content: { type: 'string', default: 'content' } } });
const file = join(values.content, CODES);
const hub = createHub(loadContent(values.content, values.content));
// A handout that cannot be read now would get its code later; one that is written wrong might get one it should not have.
const problems = errorsIn(checkAll(hub));
if (problems.length > 0) {
  console.error(report(problems));
  process.exitCode = 1;
} else {
  const added = missingCodes(hub);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (added.length > 0) writeFileSync(file, withCodes(text, added));
  for (const { code, to } of added) console.log(`/t/${code}/  ${to}`);
  console.error(`${added.length} new short ${added.length === 1 ? 'address' : 'addresses'}, ${codesIn(hub).length} listed before.`);
}
