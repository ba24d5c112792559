import { wordsIn } from '../../client/search/words.ts';

/** The words of a built page: of its headings, and of all else, each as often as it stands there and at most so many times. */
export interface PageWords {
  headings: string[];
  text: string[];
}

const TAG = /<(\/?)([a-z][a-z0-9-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>|<!--[\s\S]*?-->/gi;
const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);
/** Parts that say nothing of what the page is about, and parts that nobody reads. */
const SKIPPED = /^(?:script|style|svg|template|select|button|nav|aside)$/;
const SKIPPED_CLASS = /\bclass="(?:crumbs|toc|onward|notes|words|views|cites|check|notice|review|kicker)["\s]/;

/**
 * Reads the words of a page that the hub built. Only `<main>` is read. It is no reader of any HTML: what the
 * hub writes closes its elements.
 *
 * @param most how often a word counts at most. The engine says where a page is about a word by how often it
 * stands there, and little is gained beyond a few times; each one is stored and sent.
 */
export function wordsOfPage(html: string, most: number): PageWords {
  const start = html.indexOf('<main');
  const main = html.slice(start, html.indexOf('</main>', start));
  const words: PageWords = { headings: [], text: [] };
  const counts = new Map<string, number>();
  const inHeading = new Set<string>();
  const open: string[] = [];
  /** How many elements were open where a part that is skipped began. */
  let skipped = Infinity;
  let heading = false;
  let at = 0;
  const take = (text: string): void => {
    for (const word of wordsIn(decoded(text))) {
      if (heading) {
        if (!inHeading.has(word)) words.headings.push(word);
        inHeading.add(word);
      } else {
        const count = (counts.get(word) ?? 0) + 1;
        counts.set(word, count);
        if (count <= most) words.text.push(word);
      }
    }
  };
  for (const match of main.matchAll(TAG)) {
    if (skipped === Infinity) take(main.slice(at, match.index));
    at = match.index + match[0].length;
    const [, slash, name = '', attributes = ''] = match;
    if (!name || VOID.has(name) || attributes.endsWith('/')) continue;
    if (!slash) {
      if (skipped === Infinity && (SKIPPED.test(name) || SKIPPED_CLASS.test(attributes))) skipped = open.length;
      open.push(name);
    } else {
      open.length = Math.max(0, open.lastIndexOf(name));
      if (open.length <= skipped) skipped = Infinity;
    }
    if (/^h[2-6]$/.test(name)) heading = !slash;
  }
  if (skipped === Infinity) take(main.slice(at));
  return words;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: '’', nbsp: ' ' };

function decoded(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, decimal?: string, hex?: string, name?: string) =>
    decimal || hex ? String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16)) : (NAMED[name ?? ''] ?? whole),
  );
}
