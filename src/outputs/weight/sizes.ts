/**
 * Stands in a link of a built page where its size will stand. It is known only when every page is built, and
 * is a sign that no author can write: the reader of content refuses it (`hidden-signs.ts`).
 */
export const SIZE_MARK = '\ufffe';

/** How a size is counted: in KB of 1,000 bytes, rounded up, so that no visit weighs more than it says. */
export function kilobytes(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / 1000));
}

const MARKED = new RegExp(`href="([^"#?]+)[^"]*"[^>]*>[^<]*?${SIZE_MARK}`, 'g');

/** The addresses whose sizes a page shows, in their order. */
export function marked(html: string): string[] {
  return [...html.matchAll(MARKED)].flatMap(([, href]) => href ?? []);
}

/**
 * Writes the sizes into a page.
 *
 * @param size the size of a page by its address, in bytes.
 * @throws when a mark stands outside a link.
 */
export function withSizes(html: string, size: (href: string) => number): string {
  const done = html.replace(MARKED, (found, href: string) => found.replace(SIZE_MARK, String(kilobytes(size(href)))));
  if (done.includes(SIZE_MARK)) throw new Error('A size stands outside a link, or two stand in one.');
  return done;
}
