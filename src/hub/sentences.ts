import type { Position } from './problem.ts';

/** A sentence of a paragraph, a list item or a cell of a table. */
export interface Sentence {
  /** As it is read, on one line. */
  text: string;
  /**
   * The same with an x for every letter and digit of what speaks of the hub and not of the world: words
   * of the glossary, links to pages of the hub, words in another language, code.
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
const ABBREVIATION = /(?:^|\s)(?:Mr|Mrs|Ms|Dr|Prof|St|No|vs|cf|e\.g|i\.e|approx)\.\s*$/;

/** The sentences of a block, in order. */
export function sentencesOf(block: Node): Sentence[] {
  const reader = new BlockReader();
  reader.read(block, false);
  const sentences: Sentence[] = [];
  let start = 0;
  for (const { index, segment } of SPLITTER.segment(reader.text)) {
    const to = index + segment.length;
    // “Dr. Reader” is one sentence.
    if (to < reader.text.length && ABBREVIATION.test(reader.text.slice(start, to))) continue;
    const text = reader.text.slice(start, to).trim();
    // What is left of a block without a letter or digit is the space or the dots around a Cite.
    if (!/[\p{L}\p{N}]/u.test(text)) continue;
    sentences.push({
      text: text.replace(/\s+/g, ' '),
      own: reader.own.slice(start, to).trim().replace(/\s+/g, ' '),
      position: reader.placeOf(start + reader.text.slice(start, to).search(/\S/)),
      // A Cite after the space behind a sentence belongs to it: nothing of the next has been said.
      cited: reader.cites.some((at) => (at > start && at <= to) || (at === 0 && start === 0)),
    });
    start = to;
  }
  return sentences;
}

class BlockReader {
  text = '';
  own = '';
  readonly cites: number[] = [];
  readonly #runs: Run[] = [];

  read(node: Node, hidden: boolean): void {
    if (node.name === 'Cite') {
      this.cites.push(this.text.length);
      return;
    }
    // “5:27” is read as a directive with a bare name; the build turns it back into text.
    const value = node.type === 'textDirective' ? `:${node.name ?? ''}` : node.type === 'break' ? ' ' : node.value;
    const mask = hidden || isOfTheHub(node);
    if (value !== undefined) this.#add(value.replace(/\s/g, ' '), value, node, mask);
    for (const child of node.children ?? []) this.read(child, mask);
  }

  #add(flat: string, value: string, node: Node, mask: boolean): void {
    this.#runs.push({ from: this.text.length, value, position: { line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 } });
    this.text += flat;
    this.own += mask ? flat.replace(/[\p{L}\p{N}]/gu, (sign) => 'x'.repeat(sign.length)) : flat;
  }

  placeOf(at: number): Position {
    const run = this.#runs.findLast(({ from }) => from <= at);
    if (!run) return { line: 1, column: 1 };
    const before = run.value.slice(0, at - run.from).split('\n');
    const column = (before.at(-1)?.length ?? 0) + (before.length === 1 ? run.position.column : 1);
    return { line: run.position.line + before.length - 1, column };
  }
}

function isOfTheHub(node: Node): boolean {
  if (node.type === 'inlineCode' || node.name === 'Term' || node.name === 'Lang') return true;
  return node.type === 'link' && /^[/#](?!\/)/.test(node.url ?? '');
}
