/**
 * Finds a Chromium for the tests, or brings one: CHROMIUM_PATH, one that is installed, the one in
 * the packages (Linux, x64), Debian's package when run as root. Playwright's own on other systems.
 */
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, say } from './set-up.mjs';

export const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The path of a browser; undefined where Playwright should use its own (macOS, Windows). */
export async function findBrowser() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (!canRun(given)) throw new Error(`CHROMIUM_PATH is ${given}, but there is no program there.`);
    return given;
  }
  if (process.platform !== 'linux') return undefined;
  const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(canRun);
  if (installed) return installed;
  const brought = await bring();
  if (brought) return brought;
  if (process.getuid?.() === 0 && canRun('/usr/bin/apt-get')) {
    say('Installing a browser for the tests (Debian’s chromium) …');
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { stdio: 'inherit' });
    if (canRun('/usr/bin/chromium')) return '/usr/bin/chromium';
  }
  throw new Error('The tests need a browser. Install Chromium (on Debian or Ubuntu: sudo apt-get install chromium), or set CHROMIUM_PATH to one.');
}

/** Unpacks the Chromium that comes as a package, with the libraries it needs, into the cache. */
async function bring() {
  if (process.arch !== 'x64') return undefined;
  const cache = join(ROOT, '.cache/browser');
  mkdirSync(cache, { recursive: true });
  const before = { TMPDIR: process.env.TMPDIR, AWS_LAMBDA_JS_RUNTIME: process.env.AWS_LAMBDA_JS_RUNTIME };
  try {
    // The package unpacks its libraries only where it believes to be on a bare machine.
    process.env.TMPDIR = cache;
    process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs22.x';
    const { default: chromium } = await import('@sparticuz/chromium');
    const path = await chromium.executablePath();
    execFileSync(path, ['--version'], { stdio: 'ignore' });
    return path;
  } catch {
    return undefined;
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

function canRun(path) {
  try {
    accessSync(path, constants.X_OK);
    return existsSync(path);
  } catch {
    return false;
  }
}
