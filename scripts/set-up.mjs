/**
 * What every command needs first: the packages of the lockfile, and the built site. Each is made
 * only when what it is made from has changed. Plain JavaScript without packages: it runs on Node 20
 * before anything is installed.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { beginBuild, restore, swap } from './swap.mjs';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const INSTALLED = join(ROOT, 'node_modules/.hub-installed');
const CACHE = join(ROOT, '.cache');
const BUILT = join(CACHE, 'built');
const INPUTS = ['content', 'src', 'public', 'astro.config.ts', 'package-lock.json'];

/** The Node that the project brings (24), once it is installed. */
export const NODE = join(ROOT, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Node stops at 4 GB by itself, whatever the machine has: room for a hub of ten thousand lessons. */
export const MEMORY = '--max-old-space-size=7000';

/** Installs what the lockfile says, if it has changed since the last time. */
export async function install() {
  const wanted = hashOf(['package-lock.json']);
  if (existsSync(INSTALLED) && readFileSync(INSTALLED, 'utf8') === wanted) return;
  say('Installing the packages (about a minute, the first time only) …');
  await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  noteInstalled();
}

/** Notes which lockfile the packages were installed from; npm calls it after every install. */
export function noteInstalled() {
  writeFileSync(INSTALLED, hashOf(['package-lock.json']));
}

/**
 * Builds the site, if anything it is made from has changed. The new site is built beside the old
 * one and takes its place only when it is whole: a build that stops leaves the old site as it was. With `force`
 * nothing is taken from the build before but pictures.
 *
 * @param kit the folder of the lesson kit that pages list and the site holds. Without it, a site that has one is as good.
 * @param out the folder of the site, and `note`, the file that says what it was built from.
 */
export async function build({ force = false, kit = '', out = join(ROOT, 'dist'), note = BUILT } = {}) {
  // What may be shown depends on the day.
  const inputs = [hashOf(INPUTS), process.env.HUB_ADDRESS ?? '', process.env.HUB_TODAY || new Date().toISOString().slice(0, 10)].join(' ');
  const wanted = kit
    ? `${inputs}\n${createHash('sha256')
        .update(readFileSync(join(kit, 'kit.json')))
        .digest('hex')}`
    : inputs;
  restore(CACHE, out);
  const built = existsSync(join(out, 'index.html')) && existsSync(note) ? readFileSync(note, 'utf8') : '';
  if (!force && (built === wanted || built.startsWith(`${wanted}\n`))) {
    say('The site is built already.');
    return;
  }
  say('Building the site …');
  let begun;
  let isFull = false;
  const watch = (line) => (isFull ||= /ENOSPC|EDQUOT|no space left|disk quota/i.test(line));
  try {
    begun = await beginBuild(CACHE);
    await run(
      NODE,
      [
        MEMORY,
        '--import',
        pathToFileURL(join(ROOT, 'scripts/with-parent.mjs')).href,
        join(ROOT, 'node_modules/astro/bin/astro.mjs'),
        'build',
        ...(force ? ['--force'] : []),
      ],
      // Two builds at once would keep pages of two contents in one place.
      { HUB_OUT: begun.site, HUB_KIT: kit, ASTRO_TELEMETRY_DISABLED: '1', ...(begun.alone ? {} : { HUB_CACHE: join(begun.own, 'cache') }) },
      { onLine: pageCounter(), watch, onStart: begun.madeBy },
    );
    mkdirSync(dirname(note), { recursive: true });
    rmSync(note, { force: true });
    swap(CACHE, begun.site, out);
  } catch (error) {
    if (!isFull && !['ENOSPC', 'EDQUOT'].includes(error.code)) throw error;
    throw new Error('The disk is full. Make room and build again: a new site is made beside the old one, and takes as much.', { cause: error });
  } finally {
    begun?.drop();
  }
  try {
    writeFileSync(note, wanted);
  } catch {
    // Without its note the site is good all the same; the next command builds it again.
  }
  say('The site is built.');
}

/** Shows how far a build is: a line for every hundred pages, and whatever is not a page. */
function pageCounter() {
  let pages = 0;
  let failed = false;
  // Starlight asks for two collections that the hub does not have; its pages need neither.
  const expected = /collection "(?:docs|i18n)" does not exist/;
  return (line) => {
    if (/[├└]─ /.test(line)) {
      pages += 1;
      if (pages % 100 === 0) console.log(`  ${pages} pages …`);
      return;
    }
    failed ||= /\b(?:error|ERROR)\b/.test(line);
    if (failed || (/\bWARN\b/.test(line) && !expected.test(line))) console.log(line);
    else if (/search: \d+ pages|page\(s\) built/.test(line)) console.log(`  ${line.replace(/^[\d:]+ /, '')}`);
  };
}

/**
 * Runs a command with its output shown; rejects with its exit code when it fails.
 *
 * @param {object} [build] given, it is a build: `onLine` shows each line of its output, `watch` sees those and all of its errors, and
 *   `onStart` has its process. It ends when this process does.
 */
export function run(command, args, env = {}, build = undefined) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: build ? ['inherit', 'pipe', 'pipe', 'ipc'] : 'inherit',
      env: { ...process.env, PATH: `${join(ROOT, 'node_modules/.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`, ...env },
      shell: command.endsWith('.cmd'),
    });
    child.on('error', fail);
    if (build) {
      if (child.pid) build.onStart(child.pid);
      const listen = (stream, show) =>
        createInterface({ input: stream }).on('line', (line) => {
          build.watch(line);
          show(line);
        });
      listen(child.stdout, build.onLine);
      listen(child.stderr, (line) => console.error(line));
    }
    const name = build ? 'The build' : (args[0] ?? command);
    // The end of a build is not before all of its words have been read.
    child.on(build ? 'close' : 'exit', (code, signal) => {
      if (code === 0) done();
      else fail(Object.assign(new Error(`${name} stopped with ${code ?? signal}.`), { code: code ?? 1 }));
    });
  });
}

export function say(text) {
  console.log(`\n▸ ${text}`);
}

/** One hash of files and folders, by path and content. */
function hashOf(paths) {
  const hash = createHash('sha256');
  const add = (path) => {
    const full = join(ROOT, path);
    if (!existsSync(full)) return;
    let items;
    try {
      items = readdirSync(full, { withFileTypes: true });
    } catch {
      hash.update(path).update(readFileSync(full));
      return;
    }
    for (const item of items.sort((a, b) => (a.name < b.name ? -1 : 1))) add(`${path}/${item.name}`);
  };
  for (const path of paths) add(path);
  return hash.digest('hex');
}
