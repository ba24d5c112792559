import { addressesOf } from '../hub/addresses.ts';
import { CODES } from '../hub/codes.ts';
import { DEFAULT_LOCALE, type Hub } from '../hub/hub.ts';
import { nearest } from '../hub/nearest.ts';
import { PERMALINKS, type Permalink } from '../hub/permalinks.ts';
import type { Problem } from '../hub/problem.ts';
import { redirectsIn } from '../hub/redirects.ts';
import { servedPaths } from '../outputs/permalinks/promised.ts';

/** Every address that was ever published still leads somewhere. */
export function permalinks(hub: Hub): Problem[] {
  // While a file cannot be read, nobody can tell which of its addresses are lost.
  if (hub.broken.size > 0 || hub.permalinks.length === 0) return [];
  const served = servedPaths(hub);
  const pages = addressesOf(hub).map((address) => address.path);
  const lost = hub.permalinks.filter(({ path }) => !served.has(path));
  const lostPaths = new Set(lost.map(({ path }) => path));
  return lost.flatMap((permalink): Problem[] => {
    const from = inEnglish(hub, permalink.path);
    // One redirect serves every language, so it is asked for once.
    if (from !== permalink.path && lostPaths.has(from)) return [];
    if (!isFile(permalink.path)) return [lostPage(hub, permalink, from, pages)];
    // A file that stands beside a lost page is answered again once the page is.
    return lostPaths.has(permalink.path.replace(/[^/]+$/, '')) ? [] : [lostFile(permalink)];
  });
}

function lostPage(hub: Hub, { path, line }: Permalink, from: string, pages: readonly string[]): Problem {
  const code = /^\/t\/([^/]+)\/$/.exec(from)?.[1];
  if (code !== undefined)
    return {
      file: `content/${PERMALINKS}`,
      line,
      column: 1,
      rule: 'lost-address',
      what: `The short address ${path} was published and is listed no more. Codes printed on paper would lead nowhere.`,
      mend: `Put its line back into content/${CODES}. If what it led to is gone, keep the line and add retired: true.`,
      example: `  - { code: ${code}, to: lessons/starting-together/who-we-are, retired: true }`,
    };
  const near = nearestPage(from, pages);
  const entry = `  - { from: ${from}, to: ${near} }`;
  return {
    file: `content/${PERMALINKS}`,
    line,
    column: 1,
    rule: 'lost-address',
    what: `${path} was published and is no page any more. Links to it, and codes printed on paper, would lead nowhere. The nearest page is ${near}.`,
    mend: 'Add this line to content/redirects.yaml, with the page that readers should reach. Or put the page back, and retire it: see /retired/.',
    example: redirectsIn(hub).length > 0 ? entry : `redirects:\n${entry}`,
  };
}

/** Not every host can send readers of a file on: a feed must stay where it is. */
function lostFile({ path, line }: Permalink): Problem {
  return {
    file: `content/${PERMALINKS}`,
    line,
    column: 1,
    rule: 'lost-address',
    what: `${path} was published, and the build makes no such file any more. Programs that ask for it would find nothing.`,
    mend: 'Let the build make it again. A redirect cannot replace a file on every host.',
  };
}

/** A page of a similar address; else the same page without a language that is gone; else the nearest page above it. */
function nearestPage(path: string, pages: readonly string[]): string {
  const known = new Set(pages);
  const parts = path.split('/').filter(Boolean);
  const withoutFirst = `/${parts.slice(1).join('/')}/`;
  if (parts.length > 1 && known.has(withoutFirst)) return withoutFirst;
  const near = nearest(
    path,
    pages.filter((page) => page !== '/'),
  );
  if (near) return near;
  for (let length = parts.length - 1; length > 0; length -= 1) {
    const above = `/${parts.slice(0, length).join('/')}/`;
    if (known.has(above)) return above;
  }
  return '/';
}

function inEnglish(hub: Hub, path: string): string {
  const locale = path.split('/')[1] ?? '';
  return locale !== DEFAULT_LOCALE && hub.locales.includes(locale) ? path.slice(locale.length + 1) : path;
}

function isFile(path: string): boolean {
  return !path.endsWith('/');
}
