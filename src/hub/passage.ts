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

/** The place in the file of what stands at an offset of the value. */
export function placeIn(passage: Passage, offset: number): Position {
  return placesIn(passage)(offset);
}

/**
 * Gives the places of offsets of the value, one after another; none may lie before the last.
 *
 * Quotes, dots and dashes change their length on the way to the reader, so the pieces of the words are
 * counted and not the signs between them. Where a piece is not written as it is read, the place is that
 * of the piece before it.
 */
export function placesIn({ value, raw, position }: Passage): (offset: number) => Position {
  const written = new Map<string, number[]>();
  for (const { 0: piece, index } of raw.matchAll(RAW_PIECE)) {
    const places = written.get(piece);
    if (places) places.push(index);
    else written.set(piece, [index]);
  }
  for (const places of written.values()) places.reverse();

  const pieces = value.matchAll(PIECE);
  let piece = pieces.next();
  let next = 0;
  let last = { from: 0, length: 0, at: 0 };
  let counted = 0;
  let line = position.line;
  let start = 1 - position.column;
  return (offset) => {
    for (; !piece.done && piece.value.index <= offset; piece = pieces.next()) {
      const { 0: read, index } = piece.value;
      const places = written.get(read) ?? [];
      while ((places.at(-1) ?? Infinity) < next) places.pop();
      const at = places.pop();
      if (at === undefined) continue;
      next = at + read.length;
      last = { from: index, length: read.length, at };
    }
    const at = last.at + Math.max(0, Math.min(offset - last.from, last.length - 1));
    for (; counted < at; counted += 1) {
      if (raw[counted] !== '\n') continue;
      line += 1;
      start = counted + 1;
    }
    return { line, column: at - start + 1 };
  };
}
