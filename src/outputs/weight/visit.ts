import { posix } from 'node:path';

/**
 * What a first visit to a page asks for before anybody does something: sheets, scripts with what they import
 * at once, and pictures that do not wait. A print sheet is among it, though nothing waits for it.
 *
 * @param read the text of a file by its address; undefined when it is not there.
 * @returns addresses as the page writes them, each once.
 */
export function askedFor(html: string, read: (href: string) => string | undefined): Set<string> {
  const found = new Set<string>();
  for (const [tag] of html.matchAll(/<link\b[^>]*rel="stylesheet"[^>]*>/g)) {
    const href = /href="([^"]+)"/.exec(tag)?.[1];
    if (href) found.add(href);
  }
  for (const [, src] of html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"/g)) if (src) addScript(src, read, found);
  for (const [, src] of html.matchAll(/<img\b(?![^>]*loading="lazy")[^>]*\bsrc="([^"]+)"/g)) if (src) found.add(src);
  return found;
}

/** Whether an address is of a picture, which is compressed already. */
export function isPicture(href: string): boolean {
  return /\.(?:png|jpe?g|webp|avif|svg)$/.test(href);
}

/** A script and everything it imports before it runs; what it imports on a click is not counted. */
export function addScript(src: string, read: (href: string) => string | undefined, found: Set<string>): void {
  if (found.has(src)) return;
  found.add(src);
  const code = read(src);
  if (code === undefined) return;
  for (const [, from] of code.matchAll(/(?:^|[;}\s])(?:import|export)\s*(?:[\w*{}\s,$]+from\s*)?["']([^"']+)["']/g)) {
    if (from?.startsWith('.')) addScript(posix.join(posix.dirname(src), from), read, found);
    else if (from?.startsWith('/')) addScript(from, read, found);
  }
}
