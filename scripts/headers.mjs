/**
 * Reads the headers that the build wrote for the hub (`dist/_headers`), and what each address gets.
 * Run by itself, it writes them as nginx reads them: `npm run headers`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './set-up.mjs';

/** What Netlify and Cloudflare say of a page by themselves, and nginx does not. */
const ASK_AGAIN = ['Cache-Control', 'no-cache'];

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
 * The same as nginx reads it. A location has none of the headers around it, so each names all of its
 * own; errors have all but how long to keep them.
 *
 * @param {Rule[]} rules
 * @returns {string}
 */
export function nginx(rules) {
  return rules
    .map(({ pattern }) => {
      const path = pattern.replace(/\*$/, '');
      const headers = headersFor(rules, path);
      const all = headers.some(([name]) => name === ASK_AGAIN[0]) ? headers : [...headers, ASK_AGAIN];
      return [`location ${path} {`, ...all.map(([name, value]) => `  add_header ${name} "${value}"${name === ASK_AGAIN[0] ? '' : ' always'};`), '}', ''].join(
        '\n',
      );
    })
    .join('\n');
}

if (process.argv[1]?.endsWith('headers.mjs')) {
  const rules = readHeaders(join(ROOT, 'dist'));
  if (rules.length > 0) process.stdout.write(nginx(rules));
  else {
    console.error('There is no built site. Run npm run build first.');
    process.exitCode = 1;
  }
}
