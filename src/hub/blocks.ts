import { compact } from './compact.ts';
import type { NOTE_KINDS } from '../schemas/vocabulary.ts';

/** Words of a block that look and count alike. */
export interface Run {
  text: string;
  strong?: true;
  /** The language of the words, where they are not in the page's. */
  lang?: string;
  /** The sources of the sentence before; such a run has no words. */
  sources?: string[];
  /** The name of a person: without these consents, the other words stand in its place. */
  person?: { consents: string[]; otherwise: string };
}

/** What an activity tells people to do, as words: for the outputs that are no copy of the page. */
export type Block =
  | { kind: 'paragraph' | 'heading'; runs: Run[] }
  | { kind: 'list'; ordered: boolean; start: number; items: Block[][] }
  | { kind: 'note'; note: (typeof NOTE_KINDS)[number]; blocks: Block[] }
  /** A made-up example. */
  | { kind: 'example'; title: string; blocks: Block[] }
  /** A place to write in. */
  | { kind: 'lines'; label: string };

/** One of the facilitator's parts of an activity. */
export interface Told {
  part: 'Do' | 'Say' | 'WatchFor' | 'PaperOnly' | 'Online';
  blocks: Block[];
}

interface Node {
  type: string;
  children?: readonly Node[];
  name?: string | null;
  value?: string;
  ordered?: boolean | null | undefined;
  start?: number | null | undefined;
  attributes?: unknown;
}

/** A cell that is empty, or holds a line to write on. */
const BLANK = /^[\s_]*$/;
const TOLD: ReadonlySet<string> = new Set<Told['part']>(['Do', 'Say', 'WatchFor', 'PaperOnly', 'Online']);

/**
 * The paragraphs, headings, lists, notes, examples and lines to write on among the children of a part, in order. A
 * table gives a list of the rows that say something. What else stands there is not among them: handouts,
 * pictures, and what shows a person.
 */
export function blocksOf(children: readonly Node[]): Block[] {
  return children.flatMap((node): Block[] => {
    switch (node.type) {
      case 'paragraph':
      case 'heading':
        return [{ kind: node.type, runs: runsOf(node, {}) }];
      case 'list':
        return [
          { kind: 'list', ordered: node.ordered === true, start: node.start ?? 1, items: (node.children ?? []).map((item) => blocksOf(item.children ?? [])) },
        ];
      case 'blockquote':
        return blocksOf(node.children ?? []);
      case 'table': {
        const rows = (node.children ?? []).flatMap(rowOf);
        return rows.length > 0 ? [{ kind: 'list', ordered: false, start: 1, items: rows.map((row) => [row]) }] : [];
      }
      case 'mdxJsxFlowElement':
        return elementOf(node);
      default:
        return [];
    }
  });
}

function elementOf(node: Node): Block[] {
  const inside = () => blocksOf(node.children ?? []);
  switch (node.name) {
    case 'Note': {
      const note = valueOf(node, 'kind');
      return isNote(note) ? [{ kind: 'note', note, blocks: inside() }] : [];
    }
    case 'Example':
      return [{ kind: 'example', title: valueOf(node, 'title'), blocks: inside() }];
    case 'Lines':
      return [{ kind: 'lines', label: valueOf(node, 'label') }];
    default:
      return [];
  }
}

/** The cells of a row with a dot between them; nothing of a row with a cell to be filled in. */
function rowOf({ children = [] }: Node): Block[] {
  const cells = children.map((cell) => runsOf(cell, {}));
  if (cells.some((runs) => BLANK.test(runs.map(({ text }) => text).join('')))) return [];
  return [{ kind: 'paragraph', runs: cells.flatMap((runs, index) => (index === 0 ? runs : [{ text: ' · ' }, ...runs])) }];
}

/** The facilitator's parts among the children of an activity, in order. */
export function toldOf(children: readonly Node[]): Told[] {
  return children
    .filter(({ name }) => name === 'Facilitator')
    .flatMap((notes) => notes.children ?? [])
    .flatMap(({ name, children: inside }) => (isTold(name) ? [{ part: name, blocks: blocksOf(inside ?? []) }] : []));
}

function runsOf(node: Node, marks: Pick<Run, 'strong' | 'lang'>): Run[] {
  if (node.type === 'break') return [{ text: ' ', ...marks }];
  // “5:27” is read as a directive with a bare name.
  if (node.type === 'textDirective') return [{ text: `:${node.name ?? ''}`, ...marks }];
  if (node.value !== undefined) return [{ text: compact(node.value), ...marks }];
  const children = node.children ?? [];
  switch (node.name ?? node.type) {
    case 'Cite':
      return [{ text: '', sources: idsOf(node, 'source') }];
    case 'Person': {
      const text = children.flatMap((child) => runsOf(child, {})).map((run) => run.text);
      return [{ text: text.join(''), ...marks, person: { consents: idsOf(node, 'consent'), otherwise: valueOf(node, 'otherwise') } }];
    }
    case 'Lang':
      return children.flatMap((child) => runsOf(child, { ...marks, lang: valueOf(node, 'tag') }));
    case 'strong':
      return children.flatMap((child) => runsOf(child, { ...marks, strong: true }));
    default:
      return children.flatMap((child) => runsOf(child, marks));
  }
}

function isNote(kind: string): kind is (typeof NOTE_KINDS)[number] {
  return kind === 'advice' || kind === 'warning' || kind === 'tip';
}

function isTold(name: string | null | undefined): name is Told['part'] {
  return TOLD.has(name ?? '');
}

function valueOf({ attributes }: Node, wanted: string): string {
  const all = (Array.isArray(attributes) ? attributes : []) as { name?: string; value?: unknown }[];
  const value = all.find(({ name }) => name === wanted)?.value;
  return typeof value === 'string' ? value : '';
}

function idsOf(node: Node, attribute: string): string[] {
  return valueOf(node, attribute).split(' ').filter(Boolean);
}
