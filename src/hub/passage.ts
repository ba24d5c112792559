import type { Position } from './problem.ts';

/** Words that somebody reads, with the piece of the file that they were read from. */
export interface Passage {
  /** As it is read. */
  value: string;
  /** As it is written, with its escapes, entities and line breaks. */
  raw: string;
  /** Where `raw` starts in the file. */
  position: Position;
}

const PIECE = /[\p{L}\p{M}\p{N}]+/gu;
const RAW_PIECE = /&#?\w+;|[\p{L}\p{M}\p{N}]+/gu;

/**
 * The place in the file of what stands at an offset of the value. Quotes, dots and dashes change their
 * length on the way to the reader, so the pieces of the words are counted and not the signs between them.
 * Where a piece is not written as it is read, the place is that of the piece before it.
 */
export function placeIn({ value, raw, position }: Passage, offset: number): Position {
  const written = [...raw.matchAll(RAW_PIECE)];
  let next = 0;
  let at = 0;
  for (const read of value.matchAll(PIECE)) {
    if (read.index > offset) break;
    const same = written.findIndex((piece, index) => index >= next && piece[0] === read[0]);
    const found = written[same];
    if (!found) continue;
    next = same + 1;
    at = found.index + Math.max(0, Math.min(offset - read.index, read[0].length - 1));
  }
  const before = raw.slice(0, at);
  const line = before.split('\n').length - 1;
  return line === 0 ? { line: position.line, column: position.column + at } : { line: position.line + line, column: at - before.lastIndexOf('\n') };
}
