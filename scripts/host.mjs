/**
 * `npm run host -- NAME`: makes of the built site (dist/) what one host takes, in .cache/host/NAME/ or in the
 * folder after `--to`. The site itself is never changed; only where its files lie, and what stands beside them.
 *
 *   nginx        site/ with packed copies of every text, and hub.conf: headers, types, redirects, 404
 *   netlify      site/ with _headers and _redirects at its root, redirects answered though a page is there
 *   cloudflare   the same for Cloudflare Pages, and what is over its limits
 *   bucket       site/ and upload.tsv: each file in the order of its upload, with its type and how long to keep it
 *
 *   npm run host -- nginx --root /srv/hub/now/site     where nginx finds the site
 *   npm run host -- nginx --brotli                     packed with Brotli too, for an nginx that has its module
 *   npm run host -- nginx --dist DIR --base /hub/      another built site, and the path that it was built for
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { FILE_TYPES, isText, typeOf } from './file-types.mjs';
import { ASK_AGAIN, headersFor, nginx, readHeaders } from './headers.mjs';
import { ROOT } from './set-up.mjs';

/** What the hosts say they take: https://developers.cloudflare.com/pages/platform/limits/ */
const CLOUDFLARE = { files: 20_000, bytes: 25 * 1024 * 1024, redirects: 2000, line: 1000 };
/** Below this a packed file saves nothing worth a second one. */
const WORTH_PACKING = 512;

const HOSTS = { nginx: forNginx, netlify: forNetlify, cloudflare: forCloudflare, bucket: forBucket };

/** @typedef {{ dist: string, base: string, to: string, root: string, brotli: boolean }} Wanted */

/**
 * Makes what a host takes. The folder appears when it is whole.
 *
 * @param {string} name
 * @param {Partial<Wanted>} [wanted]
 * @returns {string[]} what was made, in words
 */
export function makeForHost(
  name,
  { dist = join(ROOT, 'dist'), base = undefined, to = join(ROOT, '.cache/host', name), root = undefined, brotli = false } = {},
) {
  if (!existsSync(join(dist, 'index.html'))) throw new Error('There is no built site. Run npm run build first.');
  const make = HOSTS[name];
  if (!make) throw new Error(`No host is called “${name}”. Known: ${Object.keys(HOSTS).join(', ')}.`);
  const rules = readHeaders(dist);
  const first = rules[0]?.pattern.replace(/\*$/, '');
  if (!first) throw new Error('The built site has no _headers.');
  const part = `${to}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  const said = make({ dist, base: base ?? first, part, root: root ?? join(to, 'site'), rules, brotli });
  rmSync(to, { recursive: true, force: true });
  renameSync(part, to);
  return [...said, `→ ${to}`];
}

/** Every file of a folder by its path with forward slashes, sorted. */
function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) =>
      join(item.parentPath, item.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

function copySite(dist, to) {
  cpSync(dist, to, { recursive: true, preserveTimestamps: true });
}

/** The redirects of the built site: `from`, `to` and the status. */
export function readRedirects(dist) {
  const file = join(dist, '_redirects');
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  return lines.map((line) => line.split(' ')).map(([from = '', to = '', status = '301']) => ({ from, to, status: Number(status) }));
}

function forNginx({ dist, base, part, root, rules, brotli }) {
  const site = join(part, 'site');
  // A path of the host is a folder of the site: nginx then needs no alias.
  copySite(dist, join(site, base));
  for (const name of ['_headers', '_redirects']) rmSync(join(site, base, name), { force: true });
  let packed = 0;
  for (const path of filesOf(site)) {
    const bytes = readFileSync(join(site, path));
    if (!isText(path) || bytes.length < WORTH_PACKING) continue;
    writeFileSync(join(site, `${path}.gz`), gzipSync(bytes, { level: 9 }));
    if (brotli) writeFileSync(join(site, `${path}.br`), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }));
    packed += 1;
  }
  writeFileSync(join(part, 'hub.conf'), nginx(rules, { base, root, redirects: readRedirects(dist), types: FILE_TYPES, brotli }));
  return [`site/ with ${packed} texts packed${brotli ? ' twice' : ''}, and hub.conf`];
}

/** Both hosts read their two files, and the page for what is not there, at the root of what is published. */
function atRoot({ dist, base, part }) {
  const site = join(part, 'site');
  copySite(dist, join(site, base));
  if (base !== '/') {
    for (const name of ['_headers', '_redirects']) if (existsSync(join(site, base, name))) renameSync(join(site, base, name), join(site, name));
    cpSync(join(site, base, '404.html'), join(site, '404.html'));
  }
  return site;
}

function forNetlify(wanted) {
  const site = atRoot(wanted);
  // Where a page is there Netlify shows it, unless a redirect insists. Cloudflare reads no such sign.
  const lines = readRedirects(wanted.dist).map(({ from, to, status }) => `${from} ${to} ${status}!\n`);
  if (lines.length > 0) writeFileSync(join(site, '_redirects'), lines.join(''));
  return [`site/ with _headers and ${lines.length} redirects`];
}

function forCloudflare(wanted) {
  const site = atRoot(wanted);
  const redirects = readRedirects(wanted.dist);
  const files = filesOf(site);
  const over = [
    ...(files.length > CLOUDFLARE.files ? [`${files.length} files; ${CLOUDFLARE.files} are taken.`] : []),
    ...files
      .filter((path) => statSync(join(site, path)).size > CLOUDFLARE.bytes)
      .map((path) => `${path} is larger than ${CLOUDFLARE.bytes / 1024 / 1024} MiB.`),
    ...(redirects.length > CLOUDFLARE.redirects
      ? [`${redirects.length} redirects; ${CLOUDFLARE.redirects} are read. The pages at the old addresses lead on without them.`]
      : []),
    ...redirects
      .filter(({ from, to }) => from.length + to.length + 5 > CLOUDFLARE.line)
      .map(({ from }) => `The redirect of ${from} is longer than ${CLOUDFLARE.line} signs.`),
  ];
  if (over.length > 0) throw new Error(`Cloudflare Pages would not take this as it is:\n${over.map((line) => `  ${line}`).join('\n')}`);
  return [`site/ with _headers and ${redirects.length} redirects, ${files.length} files`];
}

/** New files with names of their own first, then what pages load, then pages: whoever reads meanwhile finds everything that a page names. */
const ORDER = [
  (path) => path.startsWith('_astro/'),
  (path) => /^pagefind\/.+\.(?:pf_[a-z]+|pagefind)$/.test(path),
  (path) => !path.endsWith('.html'),
  () => true,
];

function forBucket({ dist, base, part, rules }) {
  const site = join(part, 'site');
  copySite(dist, site);
  for (const name of ['_headers', '_redirects']) rmSync(join(site, name), { force: true });
  const step = (path) => ORDER.findIndex((is) => is(path));
  const paths = filesOf(site).sort((a, b) => step(a) - step(b) || (a < b ? -1 : 1));
  const lines = paths.map((path) => {
    const keep = headersFor(rules, `${base}${path}`).find(([name]) => name === ASK_AGAIN[0]) ?? ASK_AGAIN;
    return [step(path) + 1, path, typeOf(path), keep[1]].join('\t');
  });
  writeFileSync(join(part, 'upload.tsv'), `${lines.join('\n')}\n`);
  return [`site/ and upload.tsv: ${lines.length} files`];
}

if (process.argv[1]?.endsWith('host.mjs')) {
  try {
    const options = { to: { type: 'string' }, root: { type: 'string' }, brotli: { type: 'boolean' }, dist: { type: 'string' }, base: { type: 'string' } };
    const { values, positionals } = parseArgs({ allowPositionals: true, options });
    const places = Object.fromEntries(['to', 'dist'].filter((name) => values[name]).map((name) => [name, resolve(values[name])]));
    for (const line of makeForHost(positionals[0] ?? '', { ...values, ...places })) console.log(line);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
