import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, matchesGlob } from 'node:path';
import type { Effect } from '../../fixtures/hostile/cases.ts';
import { matchPath } from '../../../src/hub/entry.ts';
import { fileProblem, type Kind } from '../../../src/hub/files.ts';

/** What the name and the kind of a file do, whatever stands in it: to readers of content, an operating system, and an address. */
export function nameEffects(path: string, kind: Kind): Effect[] {
  const effects: Effect[] = [];
  if (kind === 'link' && readsThroughLink(path)) effects.push('reads-outside');
  if (kind === 'other' && neverEnds(basename(path))) effects.push('breaks-build');
  if (kind === 'file' && /\.(?:md|markdown|mdx|ya?ml)$/i.test(path) && matchPath(path) === undefined && !matchesGlob(path, '**/index*.mdx'))
    effects.push('lost-text');
  const lower = path.toLowerCase();
  if (lower !== path && fileProblem(lower, lower, kind) === undefined) effects.push('two-files-one-name');
  const address = new URL(`https://hub.example/${path}`);
  if (kind !== 'link' && `${address.pathname}${address.search}` !== `/${path}`) effects.push('changed-address');
  else if (address.search !== '') effects.push('changed-address');
  return effects;
}

/** A reader that follows links, as Astro's does, gets the file outside. */
function readsThroughLink(path: string): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'hub-link-'));
  try {
    const link = join(folder, 'content', path);
    mkdirSync(dirname(link), { recursive: true });
    mkdirSync(join(folder, 'outside'));
    writeFileSync(join(folder, 'outside', 'secret'), 'SECRET');
    symlinkSync(join(folder, 'outside', path.includes('.') ? 'secret' : ''), link);
    return readFileSync(path.includes('.') ? link : join(link, 'secret'), 'utf8') === 'SECRET';
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Reading a pipe waits for somebody who writes. */
function neverEnds(name: string): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'hub-pipe-'));
  try {
    const pipe = join(folder, name);
    if (spawnSync('mkfifo', [pipe]).status !== 0) return false;
    return (
      spawnSync(process.execPath, ['-e', `require('fs').readFileSync(${JSON.stringify(pipe)})`], { timeout: 1500, killSignal: 'SIGKILL' }).signal === 'SIGKILL'
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
