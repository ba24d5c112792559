/**
 * `npm run bench -- --profile`: where a clean build of the hub spends its time. Builds generated lessons under Node's own
 * profiler and prints the seconds of the main thread by area, beside the processor time of all processes.
 *
 *   --lessons 300
 */
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { contentFor } from './bench/corpus.ts';
import { writeTo } from './bench/files.ts';
import { measureBuild } from './bench/measure-build.ts';
import { BENCH, clean, contentOf, folderOf, prepare, SETUPS } from './bench/programs.ts';
import { makeCorpus } from './bench/text.ts';

interface Profile {
  nodes: { id: number; callFrame: { functionName: string; url: string } }[];
  samples: number[];
  timeDeltas: number[];
}

/** Areas by what their functions are called and where they stand; the first that fits counts. */
const AREAS: readonly (readonly [string, RegExp])[] = [
  ['waiting for other threads and processes', /^\(idle\)/],
  ['collecting garbage', /^\(garbage collector\)/],
  ['Astro: drawing pages', /jsx-runtime_|prerender-entry|node_modules\/astro\/dist\/(?:runtime|core\/(?:app|render|build))|undici|middleware_|sequence_/],
  ['policy: reading every page as a browser does', /parse5|outputs\/policy|entities/],
  ['packing pages to weigh them', /zlib|form-sizes|outputs\/weight/],
  ['text of lessons: reading, checking and compiling', /satteri|src\/hub\/|src\/checks\/|\/yaml\/|Prose_|MDXContent|_createMdxContent/],
  ['citations', /citeproc|citation-js|citation\//],
  ['search index, without its own process', /pagefind|outputs\/search|client\/search/],
  ['schemas', /\/zod\//],
  ['bundling and starting', /rolldown|\/vite\/|esm\/|cjs\/|modules\/|oxc|compileSourceTextModule|ModuleWrap/],
  ['components and pages of the hub', /\.astro\/|\.prerender\/chunks|src\//],
  [
    'reading and writing files',
    /^(?:writeFileUtf8|readFileUtf8|writeBuffer|openFileHandle|close|mkdir|open|read|writeFileSync|readFileSync|existsSync|copyFile|readdir|lstat|internalModuleStat)\b|node:(?:internal\/)?fs/,
  ],
];

const { values } = parseArgs({ options: { profile: { type: 'boolean' }, lessons: { type: 'string', default: '300' } } });
const lessons = Number(values.lessons);
const profiles = join(BENCH, 'profile');
rmSync(profiles, { recursive: true, force: true });
mkdirSync(join(BENCH, 'logs'), { recursive: true });
const corpus = makeCorpus({ lessons });
prepare('hub');
await writeTo(contentOf('hub'), corpus, contentFor('hub', corpus));
clean('hub');
const command = SETUPS.hub.command.replace(' node ', ` node --cpu-prof --cpu-prof-interval=2000 --cpu-prof-dir=${profiles} `);
const { cpu, largest } = await measureBuild(command, folderOf('hub'), join(BENCH, 'logs/profile.log'));

const [file] = readdirSync(profiles);
if (!file) throw new Error('Node wrote no profile.');
const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(join(profiles, file), 'utf8')) as Profile;
const areaOf = new Map(nodes.map(({ id, callFrame }) => [id, area(callFrame)]));
const seconds = new Map<string, number>();
samples.forEach((id, at) => {
  const name = areaOf.get(id) ?? 'other';
  seconds.set(name, (seconds.get(name) ?? 0) + (timeDeltas[at] ?? 0) / 1e6);
});
const busy = [...seconds].reduce((sum, [name, time]) => sum + (name === AREAS[0]?.[0] ? 0 : time), 0);
console.log(`| Area, ${lessons} lessons | Seconds | Of the main thread |\n| - | -: | -: |`);
for (const [name, time] of [...seconds].sort(([, a], [, b]) => b - a))
  console.log(`| ${name} | ${time.toFixed(1)} | ${name === AREAS[0]?.[0] ? '' : `${Math.round((time / busy) * 100)}%`} |`);
console.log(`\nMain thread ${busy.toFixed(1)} s; all threads and processes ${cpu.toFixed(1)} s; largest process ${Math.round(largest)} MiB.`);

function area({ functionName, url }: Profile['nodes'][number]['callFrame']): string {
  const where = url.replace(/^.*\/node_modules\//, 'node_modules/');
  return AREAS.find(([, pattern]) => pattern.test(`${functionName} ${where}`))?.[0] ?? 'other';
}
