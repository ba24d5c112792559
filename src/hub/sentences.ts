import { compact } from './compact.ts';
import type { Position } from './problem.ts';

/** A sentence of a paragraph, a list item or a cell of a table. */
export interface Sentence {
  /** As it is read, on one line. */
  text: string;
  /**
   * The same with an x for every letter and digit of what speaks of the hub and not of the world: words
   * of the glossary, links to pages of the hub, words in another language, names with a consent, code.
   */
  own: string;
  position: Position;
  /** Whether a Cite stands in it or right after it. */
  cited: boolean;
}

interface Node {
  type: string;
  children?: readonly Node[];
  name?: string | null;
  value?: string;
  url?: string;
  position?: { start: Position } | undefined;
}

/** A run of text, where it starts in the block, and where it stands in the file. */
interface Run {
  from: number;
  value: string;
  position: Position;
}

const SPLITTER = new Intl.Segmenter('en', { granularity: 'sentence' });
/** Deeper than any text that the reader allows; it says so itself. */
const DEEPEST = 200;
const ABBREVIATION = /(?:^|\s)(?:Mr|Mrs|Ms|Dr|Prof|St|No|vs|cf|e\.g|i\.e|approx)\.\s*$/;

/** The sentences of a block, in order. */
export function sentencesOf(block: Node): Sentence[] {
  const reader = new BlockReader();
  reader.read(block, false, 0);
  const placeOf = reader.places();
  const sentences: Sentence[] = [];
  let start = 0;
  let cite = 0;
  for (const { index, segment } of segmentsOf(reader.text)) {
    const to = index + segment.length;
    // “Dr. Reader” is one sentence.
    if (to < reader.text.length && ABBREVIATION.test(segment)) continue;
    const text = reader.text.slice(start, to).trim();
    // What is left of a block without a letter or digit is the space or the dots around a Cite.
    if (!/[\p{L}\p{N}]/u.test(text)) continue;
    // A Cite after the space behind a sentence belongs to it: nothing of the next has been said.
    const before = cite;
    while ((reader.cites[cite] ?? Infinity) <= to) cite += 1;
    const own = reader.own.slice(start, to).trim();
    const read = compact(text);
    sentences.push({
      text: read,
      own: own === text ? read : compact(own),
      position: placeOf(start + reader.text.slice(start, to).search(/\S/)),
      cited: cite > before,
    });
    start = to;
  }
  return sentences;
}

/** Most items and cells are one sentence: nothing follows their full stop, and nothing needs to be divided. */
function segmentsOf(text: string): Iterable<{ index: number; segment: string }> {
  return /\p{Sentence_Terminal}./su.test(text.trimEnd()) ? SPLITTER.segment(text) : [{ index: 0, segment: text }];
}

class BlockReader {
  text = '';
  own = '';
  readonly cites: number[] = [];
  readonly #runs: Run[] = [];

  read(node: Node, hidden: boolean, depth: number): void {
    if (depth > DEEPEST) return;
    if (node.name === 'Cite') {
      this.cites.push(this.text.length);
      return;
    }
    // “5:27” is read as a directive with a bare name; the build turns it back into text.
    const value = node.type === 'textDirective' ? `:${node.name ?? ''}` : node.type === 'break' ? ' ' : node.value;
    const mask = hidden || isOfTheHub(node);
    if (value !== undefined) this.#add(value.replace(/\s/g, ' '), value, node, mask);
    for (const child of node.children ?? []) this.read(child, mask, depth + 1);
  }

  #add(flat: string, value: string, node: Node, mask: boolean): void {
    this.#runs.push({ from: this.text.length, value, position: { line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 } });
    this.text += flat;
    this.own += mask ? flat.replace(/[\p{L}\p{N}]/gu, (sign) => 'x'.repeat(sign.length)) : flat;
  }

  /** Gives the place in the file of one offset after another; none may lie before the last. */
  places(): (at: number) => Position {
    const runs = this.#runs;
    let index = 0;
    let seen = 0;
    let { line, column } = runs[0]?.position ?? { line: 1, column: 1 };
    return (at) => {
      while ((runs[index + 1]?.from ?? Infinity) <= at) {
        index += 1;
        seen = 0;
        ({ line, column } = runs[index]?.position ?? { line, column });
      }
      const run = runs[index];
      for (; run && seen < at - run.from; seen += 1) {
        if (run.value[seen] === '\n') {
          line += 1;
          column = 1;
        } else column += 1;
      }
      return { line, column };
    };
  }
}

function isOfTheHub(node: Node): boolean {
  if (node.type === 'inlineCode' || node.name === 'Term' || node.name === 'Lang' || node.name === 'Person') return true;
  return node.type === 'link' && /^[/#](?!\/)/.test(node.url ?? '');
}
