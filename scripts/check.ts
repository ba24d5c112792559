/**
 * Checks the content and lists every problem at once.
 *
 *   npm run check                      the content folder
 *   npm run check -- --publish         and what must be known before publishing
 *   npm run check -- --format json     one array of problems, for other programs
 *   npm run check -- --format github   annotations on a pull request
 *   npm run check -- --content DIR     another content folder
 *   npm run check -- --readability     and how easily the English pages read, as a figure
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkAll } from '../src/checks/all.ts';
import { publish } from '../src/checks/publish.ts';
import { checkWriting } from '../src/checks/writing/all.ts';
import { readability, showReadability } from '../src/checks/writing/readability.ts';
import { WORD_LIST } from '../src/checks/writing/spelling.ts';
import { wordsIn } from '../src/checks/writing/word-list.ts';
import { createHub } from '../src/hub/hub.ts';
import { loadContent } from '../src/hub/load.ts';
import { placeOf, rootOf } from '../src/hub/place.ts';
import { errorsIn, inOrder, report, type Problem } from '../src/hub/problem.ts';
import { today } from '../src/hub/today.ts';
import { rulePath } from '../src/rules/all.ts';

const { values } = parseArgs({
  options: {
    publish: { type: 'boolean', default: false },
    format: { type: 'string', default: 'text' },
    content: { type: 'string', default: 'content' },
    readability: { type: 'boolean', default: false },
  },
});

const hub = createHub(loadContent(values.content, values.content));
const listed = wordsIn(readFileSync(new URL(`../${WORD_LIST}`, import.meta.url), 'utf8'));
const found = inOrder([...checkAll(hub), ...(await checkWriting(hub, listed)), ...(values.publish ? publish(hub, today('')) : [])]);
const problems = errorsIn(found);
const root = rootOf(placeOf(hub));

if (values.format === 'json') {
  console.log(JSON.stringify(problems.map(asJson), null, 2));
} else if (values.format === 'github') {
  for (const problem of found) {
    const { level, file, line, column, rule, what, mend } = problem;
    const said = [what, mend, ...(root ? [`More: ${root}${rulePath(rule)}`] : [])].join(' ');
    console.log(`::${level ?? 'error'} file=${file},line=${line},col=${column},title=${rule}::${said.replaceAll('%', '%25').replaceAll('\n', '%0A')}`);
  }
  console.log(report(found, root));
} else {
  console.log(report(found, root));
  if (problems.length === 0) console.log(`Checked ${hub.all.length} entries and ${hub.translations.length} translations.`);
  if (values.readability) console.log(`\n${showReadability(readability(hub))}`);
}
process.exitCode = problems.length > 0 ? 1 : 0;

function asJson(problem: Problem) {
  const { file, line, column, rule, what, mend, example } = problem;
  return { file, line, column, rule, message: what, fix: example ? `${mend} For example: ${example}` : mend };
}
