/**
 * Puts a picture beside a page: turned upright, at most 2,000 dots wide, without anything that a camera
 * or a program hid in it.
 *
 *   npm run photo -- FILE --beside content/pages/about --name mapping --consent c-4f7k2m
 *   npm run photo -- FILE --beside content/pages/about --name map --nobody
 *
 * A picture that shows a person needs a consent that covers it first: for several people several, with a
 * space between and quotes around. `--nobody` says that nobody can be
 * seen or recognised in it, and that nothing in it leads to anybody.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { idsIn, stateOn } from '../src/consent/state.ts';
import { matchPath } from '../src/hub/entry.ts';
import { pictureProblem } from '../src/hub/files.ts';
import { createHub } from '../src/hub/hub.ts';
import { loadContent } from '../src/hub/load.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    beside: { type: 'string' },
    name: { type: 'string' },
    consent: { type: 'string' },
    nobody: { type: 'boolean', default: false },
    content: { type: 'string', default: 'content' },
  },
});
const [from] = positionals;

console.log('First of all: no photo of a person goes into this folder, a branch or a pull request before the consent is recorded.\n');
if (!values.nobody && !values.consent)
  stop(
    'Give the consent that covers the photo (--consent c-4f7k2m), or --nobody when nobody can be recognised in it.\nTo record a consent: npm run consent -- record',
  );
if (!from || !existsSync(from)) stop(`There is no picture “${from ?? ''}”.`);
if (!values.beside || !existsSync(values.beside)) stop('Say beside which page: --beside and the folder of the page, such as content/pages/about');

const page = matchPath(`${relative(values.content, values.beside).replaceAll('\\', '/')}/index.mdx`);
if (!page || !existsSync(join(values.beside, 'index.mdx'))) stop(`${values.beside} is not the folder of a page: no index.mdx stands in it.`);

if (values.nobody && values.consent) stop('Give --consent or --nobody, not both.');
if (values.consent) {
  const hub = createHub(loadContent(values.content));
  for (const id of idsIn(values.consent)) {
    const record = hub.get('consents', id)?.data;
    if (!record) stop(`There is no consent “${id}”. To record one: npm run consent -- record`);
    if (!record.covers.includes('photo')) stop(`The consent ${id} covers ${record.covers.join(', ')}, and no photo.`);
    if (!record.uses.includes('web')) stop(`The consent ${id} does not allow these pages (web).`);
    if (stateOn(record, hub.today).state !== 'runs') stop(`The consent ${id} no longer runs.`);
  }
}

const name =
  (values.name ?? basename(from).replace(/\.[^.]+$/, ''))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'picture';
const to = join(values.beside, `${name}.jpg`);
if (existsSync(to)) stop(`There is a ${to} already. Choose another name: --name`);
const made = await sharp(readFileSync(from))
  .rotate()
  .resize({ width: 2000, height: 2000, fit: 'inside', withoutEnlargement: true })
  // What shines through would turn black.
  .flatten({ background: '#fff' })
  .jpeg({ quality: 85 })
  .toBuffer()
  .catch(() => stop(`${basename(from)} cannot be read as a picture. Some phones save HEIC: save it as JPEG or PNG first, and try again.`));
const problem = pictureProblem(to, to, made);
if (problem) stop(`${problem.what} ${problem.mend}`);
writeFileSync(to, made, { flag: 'wx' });
console.log(`${relative('.', to)}: ${Math.round(made.length / 1000)} kB, with nothing hidden in it. Now write on the page:\n`);
console.log(
  values.consent
    ? `<Photo src="./${name}.jpg" alt="What the photo shows, without names" consent="${values.consent}" />`
    : `![What the picture shows](./${name}.jpg)`,
);

function stop(why: string): never {
  console.error(why);
  process.exit(1);
}
