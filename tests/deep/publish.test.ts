import { spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeForHost } from '../../scripts/host.mjs';
import { filesIn } from '../built/support/build.ts';
import { hashesIn } from './support/project.ts';
import { NGINX, startNginx, type Nginx } from './support/nginx.ts';

/* The scripts of hosts/ are run as they are, on sites made here: three pages and headers are enough to tell two releases apart. */

const PORT = 4420;
const folder = mkdtempSync(join(tmpdir(), 'hub-publish-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A built site in small. What it says stands on every page; its script and its headers change with it. */
function siteSaying(word: string): string {
  const dist = join(folder, word);
  const files: Record<string, string> = {
    'index.html': `<h1>${word}</h1><script src="/_astro/page.${word}.js"></script>`,
    'learn/index.html': `<h1>${word}, to learn</h1>`,
    'same/index.html': '<h1>As ever</h1>',
    '404.html': `<h1>${word} has no such page</h1>`,
    'pagefind/pagefind-entry.json': `{"word":"${word}"}`,
    'pagefind/fragment/en_1.pf_fragment': word,
    [`_astro/page.${word}.js`]: `document.title = '${word}';`,
    _headers: `/*\n  Content-Security-Policy: default-src 'self' 'sha256-${word}'\n/_astro/*\n  Cache-Control: public, max-age=31536000, immutable\n`,
    _redirects: '/old/ /learn/ 301\n',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dist, path)), { recursive: true });
    writeFileSync(join(dist, path), text);
  }
  return dist;
}

function made(host: string, word: string): string {
  const to = join(folder, `${host}-${word}`);
  makeForHost(host, { dist: siteSaying(word), to });
  return to;
}

describe.skipIf(!NGINX || spawnSync('flock', ['--version']).status !== 0)('publishing to nginx (skipped where there is no nginx or flock)', () => {
  const root = join(folder, 'srv');
  let nginx: Nginx;
  const run = (script: string, args: readonly string[], more: Record<string, string> = {}) =>
    spawnSync('sh', [join('hosts/nginx', script), ...args], { env: { ...process.env, RELOAD: nginx?.reload ?? 'true', ...more }, encoding: 'utf8' });
  const releases = () => readdirSync(join(root, 'releases')).filter((name) => !name.startsWith('.'));
  /** What is served, page and policy: they must belong together. nginx takes a moment to start the workers that know its new settings. */
  const served = async () => {
    await wait(400);
    const answer = await fetch(`http://localhost:${PORT}/`, { headers: { connection: 'close' } });
    return `${/<h1>(\w+)/.exec(await answer.text())?.[1]} ${/sha256-(\w+)/.exec(answer.headers.get('content-security-policy') ?? '')?.[1]}`;
  };

  beforeAll(async () => {
    const first = run('publish.sh', [made('nginx', 'one'), root], { RELOAD: 'true' });
    expect(first.stderr).toBe('');
    nginx = await startNginx(join(folder, 'run'), PORT, join(root, 'now/hub.conf'));
  });
  afterAll(() => nginx.stop());

  test('the first release is served with its headers', async () => {
    expect(await served()).toBe('one one');
  });

  test('a publication that is killed at any moment leaves the old release whole and served', async () => {
    const two = made('nginx', 'two');
    const before = hashesIn(join(root, 'now/site'));
    // A copy that takes its time: every command waits a little first.
    const slow = join(folder, 'slow');
    mkdirSync(slow);
    for (const command of ['cp', 'cmp', 'ln', 'mv', 'sed', 'sync']) {
      const real = spawnSync('sh', ['-c', `command -v ${command}`], { encoding: 'utf8' }).stdout.trim();
      writeFileSync(join(slow, command), `#!/bin/sh\nsleep 0.05\nexec ${real} "$@"\n`);
      chmodSync(join(slow, command), 0o755);
    }
    for (const moment of [20, 120, 250, 400, 600]) {
      const child = spawn('sh', ['hosts/nginx/publish.sh', two, root], {
        env: { ...process.env, PATH: `${slow}:${process.env.PATH}`, RELOAD: nginx.reload },
        detached: true,
        stdio: 'ignore',
      });
      const ended = new Promise((done) => child.once('exit', (_code, signal) => done(signal)));
      await wait(moment);
      process.kill(-(child.pid ?? 0), 'SIGKILL');
      expect(await ended).toBe('SIGKILL');
      expect(hashesIn(join(root, 'now/site')), `killed after ${moment} ms`).toEqual(before);
      expect(await served()).toBe('one one');
      expect(releases()).toHaveLength(1);
    }
  });

  test('the next one is served whole, clears what was left, and keeps what did not change as it was', async () => {
    const was = statSync(join(root, 'now/site/same/index.html'));
    await wait(1100);
    const { status, stderr } = run('publish.sh', [made('nginx', 'two'), root]);
    expect([status, stderr.replace(/^nginx: .*(?:ok|successful)\n/gm, '')]).toEqual([0, '']);
    expect(await served()).toBe('two two');
    expect(readdirSync(join(root, 'releases')).filter((name) => name.startsWith('.'))).toEqual([]);
    const is = statSync(join(root, 'now/site/same/index.html'));
    expect([is.ino, is.mtimeMs]).toEqual([was.ino, was.mtimeMs]);
    expect((await fetch(`http://localhost:${PORT}/old/`, { redirect: 'manual' })).headers.get('location')).toBe('/learn/');
    expect((await fetch(`http://localhost:${PORT}/nothing/`)).status).toBe(404);
  });

  test('a page that was opened before still gets its script, and nothing of the content before', async () => {
    expect((await fetch(`http://localhost:${PORT}/_astro/page.one.js`)).status).toBe(200);
    expect(await (await fetch(`http://localhost:${PORT}/pagefind/fragment/en_1.pf_fragment`)).text()).toBe('two');
  });

  test('readers who ask all the while get one release or the other, never none and never a mixture', async () => {
    const seen = new Set<string>();
    let asking = true;
    const reader = (async () => {
      while (asking) {
        const answer = await fetch(`http://localhost:${PORT}/`, { headers: { connection: 'close' } });
        seen.add(
          `${answer.status} ${/<h1>(\w+)/.exec(await answer.text())?.[1]} ${/sha256-(\w+)/.exec(answer.headers.get('content-security-policy') ?? '')?.[1]}`,
        );
      }
    })();
    const child = spawn('sh', ['hosts/nginx/publish.sh', made('nginx', 'three'), root], { env: { ...process.env, RELOAD: nginx.reload }, stdio: 'ignore' });
    expect(await new Promise((done) => child.once('exit', done))).toBe(0);
    await wait(600);
    asking = false;
    await reader;
    expect([...seen].toSorted()).toEqual(['200 three three', '200 two two']);
  });

  test('going back takes one command, and forward again', async () => {
    const [one, two, three] = releases();
    expect(run('rollback.sh', [root]).stdout).toContain(`${two} is served. What was taken back since then is shown again`);
    expect(await served()).toBe('two two');
    expect(run('rollback.sh', [root, '--list']).stdout).toBe(`${one}\n${two}  (served)\n${three}\n`);
    expect(run('rollback.sh', [root, three ?? '']).status).toBe(0);
    expect(await served()).toBe('three three');
    const none = run('rollback.sh', [root, 'nothing']);
    expect(none.status).toBe(1);
    expect(none.stderr).toContain('There is no release nothing.');
    expect(await served()).toBe('three three');
  });

  test('a release that nginx does not take is not served', async () => {
    const bad = made('nginx', 'bad');
    appendFileSync(join(bad, 'hub.conf'), 'this is no setting;\n');
    const { status, stderr } = run('publish.sh', [bad, root]);
    expect(status).toBe(1);
    expect(stderr).toContain('The site before is served.');
    expect(await served()).toBe('three three');
  });

  test('something else that publishes is waited for by nobody: the second one stops', () => {
    const { status, stderr } = spawnSync('flock', [join(root, '.lock'), 'sh', 'hosts/nginx/publish.sh', made('nginx', 'four'), root], { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toContain('Something else is publishing');
  });

  test('only as many releases stay as are wanted, and after a consent was taken back only one', async () => {
    expect(run('publish.sh', [made('nginx', 'five'), root], { KEEP: '2' }).status).toBe(0);
    expect(releases()).toHaveLength(2);
    expect(run('publish.sh', [made('nginx', 'six'), root], { KEEP: '1' }).status).toBe(0);
    expect(releases()).toEqual([readlinkSync(join(root, 'now')).replace('releases/', '')]);
    expect(await served()).toBe('six six');
  });

  test('what is no site is not published', async () => {
    const { status, stderr } = run('publish.sh', [join(folder, 'six'), root]);
    expect(status).toBe(1);
    expect(stderr).toContain('Run npm run host -- nginx first.');
    expect(await served()).toBe('six six');
  });
});

describe('publishing to a bucket', () => {
  const bucket = join(folder, 'bucket');
  const log = join(folder, 'log');
  const bin = join(folder, 'bin');

  beforeAll(() => {
    mkdirSync(bin);
    // Stands for the AWS command line: the bucket is a folder, and each call is written down with the files it brought.
    writeFileSync(
      join(bin, 'aws'),
      `#!/bin/sh
set -eu
echo "$*" >> "${log}"
from=$3
if [ -n "\${STOP_AFTER:-}" ] && [ "$(wc -l < "${log}")" -gt "$STOP_AFTER" ]; then exit 1; fi
case $2 in
  cp) cp -R "$from/." "${bucket}/"; (cd "$from" && find . -type f | sed 's|^\\./|  |' | LC_ALL=C sort) >> "${log}.files" ;;
  sync) (cd "${bucket}" && find . -type f) | while IFS= read -r path; do [ -e "$from/$path" ] || rm "${bucket}/$path"; done ;;
esac
`,
    );
    chmodSync(join(bin, 'aws'), 0o755);
    mkdirSync(bucket);
  });
  const publish = (word: string, more: Record<string, string> = {}) => {
    for (const file of [log, `${log}.files`]) rmSync(file, { force: true });
    const { status } = spawnSync('sh', ['hosts/bucket/publish.sh', made('bucket', word), 's3://hub'], {
      env: { ...process.env, PATH: `${bin}:${process.env.PATH}`, ...more },
      encoding: 'utf8',
    });
    return {
      status,
      calls: existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [],
      brought: readFileSync(`${log}.files`, 'utf8').trim().split(/\s+/),
    };
  };

  test('brings what pages name before pages, says what each file is and how long to keep it, and deletes last', () => {
    const { status, calls, brought } = publish('one');
    expect(status).toBe(0);
    expect(brought[0]).toBe('_astro/page.one.js');
    expect(brought.slice(-4)).toEqual(['404.html', 'index.html', 'learn/index.html', 'same/index.html']);
    expect(calls[0]).toContain('--content-type text/javascript; charset=utf-8 --cache-control public, max-age=31536000, immutable');
    expect(calls.at(-2)).toContain('--content-type text/html; charset=utf-8 --cache-control no-cache');
    expect(calls.at(-1)).toContain('s3 sync');
    expect(calls.slice(0, -1).some((call) => call.includes('--delete'))).toBe(false);
    expect([...filesIn(bucket).keys()].toSorted()).toEqual(Object.keys(hashesIn(join(folder, 'bucket-one/site'))));
  });

  test('stopped half-way it leaves the old pages, and the script that they name', () => {
    const { status } = publish('two', { STOP_AFTER: '2' });
    expect(status).not.toBe(0);
    expect(readFileSync(join(bucket, 'index.html'), 'utf8')).toContain('<h1>one</h1>');
    expect(existsSync(join(bucket, '_astro/page.one.js'))).toBe(true);
    expect(publish('two').status).toBe(0);
    expect(hashesIn(bucket)).toEqual(hashesIn(join(folder, 'bucket-two/site')));
  });
});

test('the scripts are plain: a shell without extras reads them', () => {
  const shell = ['dash', 'sh'].find((name) => spawnSync(name, ['-c', 'true']).status === 0) ?? 'sh';
  for (const script of ['nginx/publish.sh', 'nginx/rollback.sh', 'nginx/switch.sh', 'bucket/publish.sh'])
    expect(spawnSync(shell, ['-n', resolve('hosts', script)], { encoding: 'utf8' }).stderr, script).toBe('');
});
