import { existsSync, readFileSync, statSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { dirname, join } from 'node:path';

/**
 * A host that reads `_headers` and `_redirects`, as the two that do say they read them:
 *
 * - https://developers.cloudflare.com/pages/configuration/headers/ and …/redirects/ and …/serving-pages/
 * - https://docs.netlify.com/manage/routing/headers/ and …/redirects/rewrites-proxies/#shadowing
 *
 * Written from those pages and not from the hub's own reader of the file, so that the two can disagree.
 */
export type Kind = 'netlify' | 'cloudflare';

interface Rule {
  matches: RegExp;
  headers: [string, string][];
}
interface Redirect {
  from: string;
  to: string;
  status: number;
  isForced: boolean;
}

/** What the host left out, in words; a test fails when there is any. */
export interface RulesHost {
  server: Server;
  ignored: string[];
}

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css',
  js: 'application/javascript',
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  xml: 'application/xml',
};

function pattern(path: string): RegExp {
  const source = path
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/:[A-Za-z]\w*/g, '[^/]+');
  return new RegExp(`^${source}$`);
}

function rulesOf(text: string, kind: Kind, ignored: string[]): Rule[] {
  const rules: Rule[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.trim().startsWith('#')) continue;
    if (kind === 'cloudflare' && line.length > 2000) ignored.push(`_headers: a line of ${line.length} signs`);
    else if (/^\s/.test(line)) {
      const [, name = '', value = ''] = /^\s+([^:\s]+):\s*(.*)$/.exec(line) ?? [];
      if (name) rules.at(-1)?.headers.push([name, value]);
      else ignored.push(`_headers: ${line}`);
    } else if (line.split('*').length > 2) ignored.push(`_headers: two stars in ${line}`);
    else if (kind === 'cloudflare' && rules.length === 100) ignored.push(`_headers: rule ${line}`);
    else rules.push({ matches: pattern(line.trim()), headers: [] });
  }
  return rules;
}

function redirectsOf(text: string, kind: Kind, ignored: string[]): Redirect[] {
  return text.split('\n').flatMap((line) => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    const [from = '', to = '', status = kind === 'netlify' ? '301' : '302', ...more] = line.trim().split(/\s+/);
    const isForced = kind === 'netlify' && status.endsWith('!');
    const code = Number(isForced ? status.slice(0, -1) : status);
    if (![200, 301, 302, 303, 307, 308].includes(code) || more.length > 0 || (kind === 'cloudflare' && line.length > 1000)) {
      ignored.push(`_redirects: ${line}`);
      return [];
    }
    return [{ from, to, status: code, isForced }];
  });
}

/** Serves a folder by the rules at its root. */
export function rulesHost(folder: string, kind: Kind): RulesHost {
  const ignored: string[] = [];
  const read = (name: string) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '');
  const rules = rulesOf(read('_headers'), kind, ignored);
  const redirects = redirectsOf(read('_redirects'), kind, ignored);
  if (kind === 'cloudflare' && redirects.length > 2000) ignored.push(`${redirects.length} redirects`);
  const isFile = (path: string) => existsSync(join(folder, path)) && statSync(join(folder, path)).isFile();

  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '/').split(/[?#]/)[0] ?? '/');
    const headers = new Map<string, string>([['cache-control', 'public, max-age=0, must-revalidate']]);
    const own = new Set<string>();
    for (const { matches, headers: given } of rules) {
      if (!matches.test(path)) continue;
      for (const [name, value] of given) {
        const key = name.toLowerCase();
        // Two of the same name become one, one behind the other; the first replaces what the host would say by itself.
        headers.set(key, own.has(key) ? `${headers.get(key) ?? ''}, ${value}` : value);
        own.add(key);
      }
    }
    const answer = (status: number, body: string | Uint8Array, more: Record<string, string> = {}) => {
      for (const [name, value] of headers) response.setHeader(name, value);
      response.writeHead(status, more).end(body);
    };
    const index = path.endsWith('/') ? `${path}index.html` : path;
    const moved = redirects.find(({ from }) => from === path);
    // Netlify shows a page that is there, unless the rule insists. Cloudflare follows a redirect always.
    if (moved && (kind === 'cloudflare' || moved.isForced || !isFile(index))) return answer(moved.status, '', { location: moved.to });
    if (path === '/_headers' || path === '/_redirects') return missing();
    if (kind === 'cloudflare' && path.endsWith('/index.html') && isFile(path)) return answer(308, '', { location: path.slice(0, -'index.html'.length) });
    if (kind === 'cloudflare' && path.endsWith('.html') && isFile(path)) return answer(308, '', { location: path.slice(0, -'.html'.length) });
    const file = [index, `${path}.html`].find(isFile);
    if (!path.endsWith('/') && !file && isFile(`${path}/index.html`)) return answer(kind === 'cloudflare' ? 308 : 301, '', { location: `${path}/` });
    if (!file) return missing();
    const bytes = readFileSync(join(folder, file));
    const etag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}"`;
    if (request.headers['if-none-match'] === etag) return answer(304, '', { etag });
    return answer(200, bytes, { etag, 'content-type': TYPES[file.slice(file.lastIndexOf('.') + 1)] ?? 'application/octet-stream' });

    function missing(): void {
      let page: string | undefined;
      // Cloudflare looks in every folder above; Netlify at the root alone.
      for (let at = kind === 'cloudflare' ? dirname(path) : '/'; ; at = dirname(at)) {
        if (isFile(join(at, '404.html'))) page = join(at, '404.html');
        if (page || at === '/') break;
      }
      answer(404, page ? readFileSync(join(folder, page)) : 'Not found', { 'content-type': 'text/html; charset=utf-8' });
    }
  });
  return { server, ignored };
}
