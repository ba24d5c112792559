/**
 * How a new site takes the place of the old one, so that no build that is cut off, by a fault, a full
 * disk or a killed process, ever costs the old site. Plain JavaScript without packages.
 *
 * A build has a folder of its own below .cache/next, named after its process. Only a whole site is moved to
 * its place: the old one is put aside, the new one takes its name, the old one is deleted. Between the two
 * renames there is no site, for less than a millisecond: Node offers no single rename that exchanges two
 * folders. Whoever is cut off there has the old site back at the next command (`restore`). The
 * host scripts in hosts/ switch a link instead, which is one step.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Where pictures are kept between builds, below the cache. */
const KEPT = ['share', 'photos', 'astro'];
/** How long the build of a killed command may take to notice, in milliseconds. */
const PATIENCE = 10_000;

/** @typedef {{ site: string, own: string, alone: boolean, madeBy: (pid: number) => void, drop: () => void }} Begun */

/**
 * Gives a build its folder. What earlier builds left unfinished is cleared away first.
 *
 * @param {string} cache
 * @returns {Promise<Begun>} `site`, the folder to build; `own`, a folder around it that goes with the build; `alone`, when no other build is running; `madeBy`, for the process that builds it; `drop`, when all is done or has failed.
 */
export async function beginBuild(cache) {
  const all = join(cache, 'next');
  mkdirSync(all, { recursive: true });
  let alone = true;
  for (const name of readdirSync(all)) {
    const owner = Number(name);
    if (owner !== process.pid && isRunning(owner)) {
      alone = false;
      continue;
    }
    const maker = join(all, name, 'maker');
    const pid = existsSync(maker) ? Number(readFileSync(maker, 'utf8')) : 0;
    for (let waited = 0; isRunning(pid) && waited < PATIENCE; waited += 100) await wait(100);
    clear(cache, join(all, name));
  }
  const own = join(all, String(process.pid));
  mkdirSync(own);
  writeFileSync(join(own, 'begun'), '');
  return {
    site: join(own, 'site'),
    own,
    alone,
    madeBy: (pid) => {
      try {
        writeFileSync(join(own, 'maker'), String(pid));
      } catch {
        // On a full disk the build is about to stop by itself.
      }
    },
    drop: () => clear(cache, own),
  };
}

/** Deletes a build's folder. If it was not finished, a picture that it kept may be half a picture: those are forgotten. */
function clear(cache, folder) {
  const begun = statSync(join(folder, 'begun'), { throwIfNoEntry: false });
  if (begun) for (const name of KEPT) forgetSince(join(cache, name), begun.mtimeMs);
  rmSync(folder, { recursive: true, force: true });
}

function forgetSince(folder, time) {
  if (!existsSync(folder)) return;
  for (const item of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, item.name);
    if (item.isDirectory()) forgetSince(path, time);
    else if (statSync(path).mtimeMs >= time) rmSync(path);
  }
}

/**
 * Moves a whole site to its place. A build that got this far is finished: what it kept is whole.
 *
 * @param {string} cache
 * @param {string} site the folder that `beginBuild` gave
 * @param {string} out
 */
export function swap(cache, site, out) {
  const old = aside(cache, out);
  mkdirSync(dirname(old), { recursive: true });
  mkdirSync(dirname(out), { recursive: true });
  rmSync(old, { recursive: true, force: true });
  const replaces = existsSync(out);
  if (replaces) renameSync(out, old);
  try {
    renameSync(site, out);
  } catch (error) {
    if (replaces) renameSync(old, out);
    throw error;
  }
  rmSync(join(dirname(site), 'begun'));
  rmSync(old, { recursive: true, force: true });
}

/** Puts the old site back, if a command was cut off between the two renames. */
export function restore(cache, out) {
  const old = aside(cache, out);
  if (!existsSync(out) && existsSync(old)) renameSync(old, out);
}

/** Where the old site of a place waits: one for each place. */
function aside(cache, out) {
  return join(cache, 'old', relative(dirname(cache), out).replace(/[^\w-]+/g, '_'));
}

function isRunning(pid) {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
