import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cleanEnv } from '../built/support/build.ts';
import { NOT_THE_SAME } from './support/not-the-same.ts';
import { copyProject, hashesIn, nodeOf } from './support/project.ts';

/*
 * Two copies of the project in two folders build the same day. The second is hindered in every way that
 * must not matter: a longer path, another time zone and language, folders that list their files the other
 * way round, and no network.
 */

const folder = mkdtempSync(join(tmpdir(), 'hub-same-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const first = join(folder, 'first');
const second = join(folder, 'somewhere/else/second');
const DAY = { HUB_TODAY: '2026-11-24', HUB_ADDRESS: 'https://hub.organisation.example/' };
const loaded = (...names: string[]) => names.map((name) => `--import ${pathToFileURL(resolve('tests/fixtures/hindered', name)).href}`).join(' ');

/** A namespace of its own, without any network, where the system gives one to this user; otherwise Node's sockets lead nowhere. */
const NAMESPACE = spawnSync('unshare', ['-rn', 'true']).status === 0;
const cut = NAMESPACE ? ['unshare', '-rn'] : [];
const OTHERWISE = {
  TZ: 'Pacific/Chatham',
  LANG: 'tr_TR.UTF-8',
  LC_ALL: 'tr_TR.UTF-8',
  NODE_OPTIONS: loaded('other-order.mjs', ...(NAMESPACE ? [] : ['no-network.mjs'])),
};

function run(project: string, prefix: readonly string[], more: Record<string, string>, ...args: string[]): { status: number | null; said: string } {
  const [command = '', ...rest] = [...prefix, nodeOf(project), ...args];
  const { status, stdout, stderr } = spawnSync(command, rest, { cwd: project, env: cleanEnv({ ...DAY, ...more }), encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

let withoutNetwork: ReturnType<typeof run>;
beforeAll(() => {
  copyProject(first);
  copyProject(second);
  const plain = run(first, [], { TZ: 'UTC' }, 'scripts/build.mjs');
  if (plain.status !== 0) throw new Error(plain.said);
  withoutNetwork = run(second, cut, OTHERWISE, 'scripts/build.mjs');
});

function differences(one: Record<string, string>, two: Record<string, string>): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(two)])].filter((path) => one[path] !== two[path]).toSorted();
}

describe('the network is cut after the install', () => {
  test('and the site is built all the same', () => {
    expect(withoutNetwork.said).toContain('The site is built.');
    expect(withoutNetwork.status).toBe(0);
  });

  test('and it was really cut: the same command reaches nothing, not even this machine', async () => {
    const server = createServer((socket) => socket.end('here')).listen(0, '127.0.0.1');
    await new Promise((done) => server.once('listening', done));
    const { port } = server.address() as AddressInfo;
    const ask = `require('node:net').connect(${port}, '127.0.0.1').on('data', () => process.exit(7)).on('error', () => process.exit(8))`;
    const asked = async (prefix: readonly string[], more: Record<string, string>) => {
      const { spawn } = await import('node:child_process');
      const [command = '', ...rest] = [...prefix, process.execPath, '-e', ask];
      return new Promise((done) => spawn(command, rest, { env: cleanEnv(more) }).on('exit', done));
    };
    expect(await asked([], {})).toBe(7);
    expect(await asked(cut, OTHERWISE)).toBe(8);
    server.close();
  });
});

describe('the same commit and the same day', () => {
  test('give the same bytes in every file, in another folder, zone, language and order', () => {
    const one = hashesIn(join(first, 'dist'));
    const two = hashesIn(join(second, 'dist'));
    expect(Object.keys(one).length).toBeGreaterThan(1000);
    const different = differences(one, two);
    expect(different.filter((path) => !NOT_THE_SAME.some(({ files }) => files.test(path)))).toEqual([]);
    expect(NOT_THE_SAME.filter(({ files }) => !different.some((path) => files.test(path)))).toEqual([]);
  });

  test('give them again where pictures and pages are kept from the build before', () => {
    const before = hashesIn(join(first, 'dist'));
    expect(run(first, [], {}, 'scripts/build.mjs', '--force').status).toBe(0);
    expect(differences(before, hashesIn(join(first, 'dist')))).toEqual([]);
  });

  test('another day gives other bytes: the comparison can tell', () => {
    const before = hashesIn(join(first, 'dist'));
    expect(run(first, [], { HUB_TODAY: '2036-11-24' }, 'scripts/build.mjs').status).toBe(0);
    expect(differences(before, hashesIn(join(first, 'dist'))).length).toBeGreaterThan(0);
  });
});
