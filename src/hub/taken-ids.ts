/** Ids that the frame of a page has: a part of the same name would be reached in their place. */
const TAKEN = new Set(['main', 'theme', 'toc', 'glance', 'places', 'sources-here', 'cite']);

/** Whether an id is one of the frame's: of a note (`n1`), an explained word (`t-…`), or a place of every page. */
export function isTakenId(id: string): boolean {
  return TAKEN.has(id) || /^(?:n\d+|t-.+)$/.test(id);
}
