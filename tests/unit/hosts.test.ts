import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { FILE_TYPES, typeOf } from '../../scripts/file-types.mjs';
import { makeForHost } from '../../scripts/host.mjs';
import { OUTPUTS } from '../../src/outputs/registry.ts';

const folder = mkdtempSync(join(tmpdir(), 'hub-host-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A built site in small, for an address and with as many redirects as wanted. */
function site(name: string, base: string, redirects: number): string {
  const files: Record<string, string> = {
    'index.html': 'home',
    '404.html': 'not here',
    '_astro/page.x.js': '1',
    'kit/one.pdf': 'a',
    _headers: `${base}*\n  X-Content-Type-Options: nosniff\n${base}_astro/*\n  Cache-Control: public, max-age=31536000, immutable\n`,
    _redirects: Array.from({ length: redirects }, (_, index) => `${base}old${index}/ ${base} 301\n`).join(''),
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name, path)), { recursive: true });
    writeFileSync(join(folder, name, path), text);
  }
  return join(folder, name);
}

test('every kind of file that the registry names has a type, and an unknown one is told', () => {
  const ends = Object.keys(FILE_TYPES).map((end) => `.${end}`);
  const shown = OUTPUTS.flatMap(({ files }) => [...files.source.matchAll(/\\\.\(?(?:\?:)?([a-z|?]+)\)?\$/g)].flatMap(([, list = '']) => list.split('|')));
  expect(shown.length).toBeGreaterThan(10);
  // `jpe?g` and `json(?:ld)?` stand for two each.
  for (const end of shown.map((one) => one.replace('?', '')))
    expect(
      ends.some((known) => known === `.${end}`),
      end,
    ).toBe(true);
  expect(() => typeOf('a/b.exe')).toThrow(/scripts\/file-types.mjs/);
  expect(typeOf('a/index.md')).toBe('text/markdown; charset=utf-8');
});

test('below a path, the two files of rules and the 404 page stand at the root of what is published', () => {
  const to = join(folder, 'netlify');
  makeForHost('netlify', { dist: site('below', '/hub/', 1), to });
  const read = (path: string) => readFileSync(join(to, 'site', path), 'utf8');
  expect(read('hub/index.html')).toBe('home');
  expect([read('404.html'), read('hub/404.html')]).toEqual(['not here', 'not here']);
  expect(read('_headers')).toContain('/hub/_astro/*');
  // Netlify would show the page that is there.
  expect(read('_redirects')).toBe('/hub/old0/ /hub/ 301!\n');
  expect(() => read('hub/_headers')).toThrow(/ENOENT/);
});

test('what Cloudflare would leave out without a word stops the command, and leaves what was made before', () => {
  const to = join(folder, 'cloudflare');
  makeForHost('cloudflare', { dist: site('few', '/', 2000), to });
  const before = readFileSync(join(to, 'site/_redirects'), 'utf8');
  expect(() => makeForHost('cloudflare', { dist: site('many', '/', 2001), to })).toThrow(/2001 redirects; 2000 are read/);
  expect(readFileSync(join(to, 'site/_redirects'), 'utf8')).toBe(before);
});

test('a bucket is told what each file is and how long to keep it, in the order of its upload', () => {
  const to = join(folder, 'bucket');
  makeForHost('bucket', { dist: site('root', '/', 0), to });
  expect(readFileSync(join(to, 'upload.tsv'), 'utf8').trim().split('\n')).toEqual([
    '1\t_astro/page.x.js\ttext/javascript; charset=utf-8\tpublic, max-age=31536000, immutable',
    '3\tkit/one.pdf\tapplication/pdf\tno-cache',
    '4\t404.html\ttext/html; charset=utf-8\tno-cache',
    '4\tindex.html\ttext/html; charset=utf-8\tno-cache',
  ]);
});

test('an unknown host, and a site that is not there, are told', () => {
  expect(() => makeForHost('geocities', { dist: site('root', '/', 0) })).toThrow(/Known: nginx, netlify, cloudflare, bucket/);
  expect(() => makeForHost('nginx', { dist: join(folder, 'nothing') })).toThrow('Run npm run build first.');
});
