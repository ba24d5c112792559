import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from '../../scripts/serve.mjs';
import { cleanEnv, write } from '../built/support/build.ts';
import { EVERYTHING } from '../unit/support/content.ts';
import { copyProject, hashesIn, nodeOf } from './support/project.ts';

/*
 * A copy of the project with a small made-up content, so that a build takes seconds. Its site is built, a
 * page is changed, and the next build is stopped in every way that a machine knows.
 */

const folder = mkdtempSync(join(tmpdir(), 'hub-unfinished-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const project = join(folder, 'project');
const dist = join(project, 'dist');
const cache = join(project, '.cache');
const PAGE = 'guides/funders/index.mdx';
const hindered = (name: string) => `--import ${pathToFileURL(resolve('tests/fixtures/hindered', name)).href}`;

function build(more: Record<string, string> = {}, ...args: string[]): { status: number | null; signal: NodeJS.Signals | null; said: string } {
  const { status, signal, stdout, stderr } = spawnSync(nodeOf(project), ['scripts/build.mjs', ...args], {
    cwd: project,
    env: cleanEnv({ HUB_TODAY: '2026-11-24', ...more }),
    encoding: 'utf8',
  });
  return { status, signal, said: stdout + stderr };
}

/** Gives the page another title: the site is then another one. */
function retitle(title: string): void {
  writeFileSync(join(project, 'content', PAGE), (EVERYTHING[PAGE] ?? '').replace(/^title: .*$/m, `title: ${title}`));
}

let old: Record<string, string> = {};
let seconds = 0;

beforeAll(() => {
  copyProject(project);
  rmSync(join(project, 'content'), { recursive: true });
  write(join(project, 'content'), EVERYTHING);
  const begun = performance.now();
  const { status, said } = build();
  if (status !== 0) throw new Error(said);
  seconds = (performance.now() - begun) / 1000;
  old = hashesIn(dist);
});

async function expectOld(): Promise<void> {
  expect(hashesIn(dist)).toEqual(old);
  await expectServed();
}

/** A host serves what stands there. */
async function expectServed(): Promise<void> {
  const site = await serve({ port: 4400, folder: dist });
  try {
    const page = await fetch(`${site.address}guides/funders/`, { headers: { connection: 'close' } });
    expect(page.status).toBe(200);
    expect(await page.text()).toBe(readFileSync(join(dist, 'guides/funders/index.html'), 'utf8'));
  } finally {
    site.close();
  }
}

/** Numbers that look like chance and are the same in every run. */
function* seeded(seed: number): Generator<number> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

describe('a build that is killed', () => {
  test('at any moment leaves the old site whole and served; its own processes end, and the next build is as if nothing had been', async () => {
    retitle('Guidance for funders after the killing');
    const chance = seeded(20261124);
    const seen: Record<string, string>[] = [];
    for (const [index, moment] of Array.from({ length: 5 }, () => chance.next().value as number).entries()) {
      const child = spawn(nodeOf(project), ['scripts/build.mjs'], {
        cwd: project,
        env: cleanEnv({ HUB_TODAY: '2026-11-24' }),
        stdio: 'ignore',
        detached: true,
      });
      const ended = new Promise((done) => child.once('exit', (_code, signal) => done(signal)));
      await wait((0.1 + 0.6 * moment) * seconds * 1000);
      // The command alone, as a full memory kills it, or all of it at once, as a switched-off machine does.
      process.kill(index % 2 === 0 ? (child.pid ?? 0) : -(child.pid ?? 0), 'SIGKILL');
      expect(await ended, `killed at ${moment}`).toBe('SIGKILL');
      await expectServed();
      seen.push(hashesIn(dist));
    }
    // On a machine that has become quick the last of them may have come when the new site stood already.
    expect(seen.filter((one) => JSON.stringify(one) === JSON.stringify(old)).length).toBeGreaterThan(2);
    expect(readdirSync(join(cache, 'next')).length).toBeGreaterThan(0);
    const after = build();
    expect(after.status, after.said).toBe(0);
    expect(readdirSync(join(cache, 'next'))).toEqual([]);
    const built = hashesIn(dist);
    expect(built).not.toEqual(old);
    // Never a part of one and a part of the other.
    for (const one of seen) expect([old, built]).toContainEqual(one);
    // Without anything that was kept from before: a half picture in the cache would show here.
    rmSync(cache, { recursive: true });
    expect(build().status).toBe(0);
    expect(hashesIn(dist)).toEqual(built);
    old = built;
  });

  test('between the two renames costs nothing: the next command puts the old site back, even when it fails itself', async () => {
    retitle('Guidance for funders between two names');
    const killed = build({ NODE_OPTIONS: hindered('killed-between.mjs') });
    expect(killed.signal).toBe('SIGKILL');
    // The one moment at which there is no site. It is not lost.
    expect(existsSync(dist)).toBe(false);
    writeFileSync(join(project, 'content', PAGE), 'no fields at all');
    const failed = build();
    expect(failed.status).not.toBe(0);
    expect(failed.said).toContain('The site that was built before, if any, is untouched.');
    await expectOld();
  });

  test('leaves no half picture for the builds to come', () => {
    retitle('Guidance for funders with its picture');
    expect(build().status).toBe(0);
    const whole = hashesIn(dist);
    // What a build that was killed while it kept a picture leaves: half of it, and its own folder.
    const gone = join(cache, 'next', '999999999');
    mkdirSync(gone, { recursive: true });
    writeFileSync(join(gone, 'begun'), '');
    for (const name of readdirSync(join(cache, 'share'))) writeFileSync(join(cache, 'share', name), readFileSync(join(cache, 'share', name)).subarray(0, 200));
    expect(build({}, '--force').status).toBe(0);
    expect(hashesIn(dist)).toEqual(whole);
    old = whole;
  });
});

describe('a full disk', () => {
  test('stops the build with a clear message at any point, leaves the old site whole, and nothing of its own', async () => {
    retitle('Guidance for funders without room');
    const size = Object.keys(old).reduce((sum, path) => sum + readFileSync(join(dist, path)).length, 0);
    for (const part of [0, 0.1, 0.5, 0.8]) {
      const { status, said } = build({ NODE_OPTIONS: hindered('full-disk.mjs'), FULL: join(cache, 'next'), ROOM: String(Math.round(size * part)) });
      expect(status, `room for ${part}`).toBe(1);
      expect(said).toContain('The disk is full. Make room and build again');
      expect(said).toContain('The site that was built before, if any, is untouched.');
      expect(readdirSync(join(cache, 'next'))).toEqual([]);
      await expectOld();
    }
    expect(build().status).toBe(0);
    expect(hashesIn(dist)).not.toEqual(old);
    old = hashesIn(dist);
  });

  const NAMESPACE = spawnSync('unshare', ['-rm', 'sh', '-c', 'mount -t tmpfs none /mnt']).status === 0;
  test.skipIf(!NAMESPACE)('of a real file system does the same (skipped where this user may not mount one)', () => {
    const disk = join(folder, 'disk');
    const results = join(folder, 'results');
    mkdirSync(disk);
    mkdirSync(results);
    const one = join(folder, 'one.mdx');
    const two = join(folder, 'two.mdx');
    retitle('Guidance for funders on a small disk');
    cpSync(join(project, 'content', PAGE), one);
    retitle('Guidance for funders on a full disk');
    cpSync(join(project, 'content', PAGE), two);
    const script = `
      set -e
      mount -t tmpfs -o size=400m none "$DISK"
      mkdir "$DISK/node_modules"
      mount --bind "$PROJECT/node_modules" "$DISK/node_modules"
      for part in content src public scripts astro.config.ts package.json package-lock.json tsconfig.json words.txt; do cp -r "$PROJECT/$part" "$DISK/"; done
      cd "$DISK"
      node=node_modules/node/bin/node
      cp "$ONE" "content/$PAGE"
      "$node" scripts/build.mjs > "$RESULTS/first" 2>&1
      cp -r dist "$RESULTS/old"
      cp "$TWO" "content/$PAGE"
      used=$(df -k --output=used . | tail -n 1)
      site=$(du -sk dist | cut -f 1)
      for part in 3 30 60 80 90 96; do
        mount -o remount,size=$((used + site * part / 100))k "$DISK"
        status=0
        "$node" scripts/build.mjs > "$RESULTS/$part" 2>&1 || status=$?
        echo "status $status" >> "$RESULTS/$part"
        diff -r dist "$RESULTS/old" >> "$RESULTS/$part" && echo 'old site whole' >> "$RESULTS/$part"
        ls .cache/next | sed 's/^/left: /' >> "$RESULTS/$part"
      done
      mount -o remount,size=400m "$DISK"
      "$node" scripts/build.mjs > "$RESULTS/last" 2>&1
      cp -r dist "$RESULTS/new"
    `;
    const { status, stderr } = spawnSync('unshare', ['-rm', 'sh', '-c', script], {
      env: cleanEnv({ HUB_TODAY: '2026-11-24', DISK: disk, PROJECT: project, RESULTS: results, ONE: one, TWO: two, PAGE }),
      encoding: 'utf8',
    });
    expect(status, stderr).toBe(0);
    for (const part of ['3', '30', '60', '80', '90', '96']) {
      const said = readFileSync(join(results, part), 'utf8');
      expect(said, part).toContain('old site whole');
      expect(said, part).toContain('The disk is full.');
      expect(said, part).toContain('status 1');
      expect(said, part).not.toContain('left: ');
    }
    // Made with room, and compared with a build that never lacked it.
    expect(build().status).toBe(0);
    expect(hashesIn(join(results, 'new'))).toEqual(hashesIn(dist));
  });
});
