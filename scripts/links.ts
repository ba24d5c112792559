/**
 * Asks for every address outside the hub that the content names, and reports which are gone or have
 * moved. It reports and stops nothing: it ends with 0 whatever it finds, and with 2 only when it is
 * called wrongly. It needs the internet and takes some minutes.
 *
 *   npm run links                        the content folder
 *   npm run links -- --format json       one array, for other programs
 *   npm run links -- --format markdown   for the summary of a workflow
 *   npm run links -- --content DIR       another content folder
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createHub } from '../src/hub/hub.ts';
import { loadContent } from '../src/hub/load.ts';
import { askAll, POLITE } from '../src/links/ask.ts';
import { externalLinks } from '../src/links/gather.ts';
import { judge, markdownReport, textReport, type Judged } from '../src/links/judge.ts';

const FORMATS: Record<string, (judged: readonly Judged[]) => string> = {
  text: textReport,
  markdown: markdownReport,
  json: (judged) => JSON.stringify(judged, null, 2),
};

const wanted = asked();
if (typeof wanted === 'string') {
  console.error(`${wanted}\nnpm run links -- [--format text|json|markdown] [--content DIR]`);
  process.exitCode = 2;
} else {
  const hub = createHub(loadContent(wanted.content, wanted.content));
  const links = externalLinks(hub);
  const broken = new Set(hub.problems.map(({ file }) => file)).size;
  if (broken > 0) console.error(`${broken} ${broken === 1 ? 'file has' : 'files have'} problems, so their addresses may be missing here. Run: npm run check`);
  console.error(`Asking for ${links.length} addresses …`);
  let done = 0;
  const answers = await askAll(
    links.map(({ address }) => address),
    POLITE,
    () => {
      done += 1;
      if (done % 25 === 0) console.error(`  ${done} of ${links.length}`);
    },
  );
  console.log(wanted.report(links.map((link) => judge(link, answers.get(link.address) ?? { hops: [], failure: 'not asked' }))));
}

/** What is asked for on the command line, or what is wrong with it. */
function asked(): { content: string; report: (judged: readonly Judged[]) => string } | string {
  try {
    const { values } = parseArgs({ options: { format: { type: 'string', default: 'text' }, content: { type: 'string', default: 'content' } } });
    const report = Object.hasOwn(FORMATS, values.format) ? FORMATS[values.format] : undefined;
    if (!report) return `There is no format “${values.format}”.`;
    if (!existsSync(values.content)) return `There is no folder “${values.content}”.`;
    return { content: values.content, report };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
