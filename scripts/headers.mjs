/**
 * Reads the headers that the build wrote for the hub (`dist/_headers`), and what each address gets.
 * Run by itself, it writes them as nginx reads them: `npm run headers`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './set-up.mjs';

/** What Netlify and Cloudflare say of a page by themselves, and nginx does not. */
export const ASK_AGAIN = ['Cache-Control', 'no-cache'];

/** @typedef {{ pattern: string, headers: [name: string, value: string][] }} Rule */

/**
 * The rules of `_headers` in a folder; none when there is no such file.
 *
 * @param {string} folder
 * @returns {Rule[]}
 */
export function readHeaders(folder) {
  const file = join(folder, '_headers');
  /** @type {Rule[]} */
  const rules = [];
  for (const line of existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []) {
    if (line.startsWith('/')) rules.push({ pattern: line, headers: [] });
    else if (line.trim()) rules.at(-1).headers.push([line.slice(0, line.indexOf(':')).trim(), line.slice(line.indexOf(':') + 1).trim()]);
  }
  return rules;
}

/**
 * The headers of an address: those of every rule that matches it, as Netlify and Cloudflare give them.
 *
 * @param {Rule[]} rules
 * @param {string} address
 */
export function headersFor(rules, address) {
  const path = address.split(/[?#]/)[0] ?? '';
  return rules.filter(({ pattern }) => (pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern)).flatMap(({ headers }) => headers);
}

/**
 * The same as nginx reads it, to be included in a `server`. A location has none of the headers around it as
 * soon as it has one of its own, so each names all; one without, such as a redirect, has those around it.
 *
 * @param {Rule[]} rules
 * @param {object} [more]
 * @param {string} [more.base] the path that the hub runs below
 * @param {string} [more.root] the folder that holds the site at that path; without it, the server's own
 * @param {{ from: string, to: string, status: number }[]} [more.redirects]
 * @param {Record<string, string>} [more.types] types of files by the end of their names; without it, the server's own
 * @param {boolean} [more.brotli] whether this nginx has the module, and the texts are packed with it too
 * @returns {string}
 */
export function nginx(rules, { base = '/', root = '', redirects = [], types = {}, brotli = false } = {}) {
  const add = (path) => {
    const headers = headersFor(rules, path);
    const all = headers.some(([name]) => name === ASK_AGAIN[0]) ? headers : [...headers, ASK_AGAIN];
    // What is not there must not be kept for a year; everything else also stands on errors.
    return all.map(([name, value]) => `add_header ${name} "${value}"${value.includes('immutable') ? '' : ' always'};`);
  };
  const block = (head, lines) => [`${head} {`, ...lines.map((line) => `  ${line}`), '}'];
  const known = Object.entries(types);
  const inner = [
    ...(root ? [`root "${root}";`] : []),
    'index index.html;',
    `error_page 404 ${base}404.html;`,
    'absolute_redirect off;',
    'gzip_static on;',
    ...(brotli ? ['brotli_static on;'] : []),
    'gzip_vary on;',
    ...(known.length > 0
      ? [
          ...block(
            'types',
            known.map(([end, type]) => `${type} ${end};`),
          ),
          'charset utf-8;',
          `charset_types ${[...new Set(known.map(([, type]) => type))].filter((type) => /^text\/(?!html)|json|manifest|\/xml|bibtex|research-info/.test(type)).join(' ')};`,
        ]
      : []),
    ...add(base),
    ...redirects.flatMap(({ from, to, status }) => block(`location = ${from}`, [`return ${status} ${to};`])),
    ...rules
      .filter(({ pattern }) => pattern !== `${base}*`)
      .flatMap(({ pattern }) => block(`location ${pattern.replace(/\*$/, '')}`, add(pattern.replace(/\*$/, '')))),
  ];
  const bare = base === '/' ? [] : block(`location = ${base.slice(0, -1)}`, ['absolute_redirect off;', `return 301 ${base};`]);
  return `${[...bare, ...block(`location ${base}`, inner)].join('\n')}\n`;
}

if (process.argv[1]?.endsWith('headers.mjs')) {
  const rules = readHeaders(join(ROOT, 'dist'));
  if (rules.length > 0) process.stdout.write(nginx(rules, { base: rules[0].pattern.replace(/\*$/, '') }));
  else {
    console.error('There is no built site. Run npm run build first.');
    process.exitCode = 1;
  }
}
