/**
 * What every command needs first: the packages of the lockfile, and the built site. Each is made
 * only when what it is made from has changed. Plain JavaScript without packages: it runs on Node 20
 * before anything is installed.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const INSTALLED = join(ROOT, 'node_modules/.hub-installed');
const CACHE = join(ROOT, '.cache');
const BUILT = join(CACHE, 'built');
const INPUTS = ['content', 'src', 'public', 'astro.config.ts', 'package-lock.json'];

/** The Node that the project brings (24), once it is installed. */
export const NODE = join(ROOT, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

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
 * one and takes its place only when it is whole: a build that stops leaves the old site as it was.
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
  const built = existsSync(join(out, 'index.html')) && existsSync(note) ? readFileSync(note, 'utf8') : '';
  if (!force && (built === wanted || built.startsWith(`${wanted}\n`))) {
    say('The site is built already.');
    return;
  }
  say('Building the site …');
  const next = join(CACHE, 'next');
  const old = join(CACHE, `old-${basename(out)}`);
  mkdirSync(CACHE, { recursive: true });
  // A build that was stopped between its two last steps left the old site here alone.
  if (!existsSync(out) && existsSync(old)) renameSync(old, out);
  rmSync(next, { recursive: true, force: true });
  rmSync(old, { recursive: true, force: true });
  await run(NODE, [join(ROOT, 'node_modules/astro/bin/astro.mjs'), 'build'], { HUB_OUT: next, HUB_KIT: kit, ASTRO_TELEMETRY_DISABLED: '1' }, pageCounter());
  rmSync(note, { force: true });
  mkdirSync(dirname(note), { recursive: true });
  if (existsSync(out)) renameSync(out, old);
  renameSync(next, out);
  rmSync(old, { recursive: true, force: true });
  writeFileSync(note, wanted);
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
 * @param onLine given, each line of its output goes there instead.
 */
export function run(command, args, env = {}, onLine = undefined) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: onLine ? ['inherit', 'pipe', 'inherit'] : 'inherit',
      env: { ...process.env, PATH: `${join(ROOT, 'node_modules/.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`, ...env },
      shell: command.endsWith('.cmd'),
    });
    if (onLine) createInterface({ input: child.stdout }).on('line', onLine);
    child.on('error', fail);
    child.on('exit', (code) => (code === 0 ? done() : fail(Object.assign(new Error(`${args[0] ?? command} stopped with ${code}.`), { code }))));
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
