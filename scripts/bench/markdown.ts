import type { Block, Lesson, Part, Piece } from './text.ts';

/** How a lesson is reached from another. */
export type AddressOf = (index: number) => string;

/** The body of a lesson as Markdown that every program reads alike. */
export function markdownOf(lesson: Lesson, addressOf: AddressOf): string {
  return lesson.parts.map((part) => `## ${part.title}\n\n${blocksAsMarkdown(part.blocks, addressOf)}\n`).join('\n');
}

/** Blocks, with an empty line between. */
export function blocksAsMarkdown(blocks: readonly Block[], addressOf: AddressOf): string {
  return blocks.map((block) => blockAsMarkdown(block, addressOf)).join('\n\n');
}

/** What stands before the first heading inside a part, and that heading with what follows it. */
export function aroundHeading({ blocks }: Part): { before: Block[]; heading?: Extract<Block, { kind: 'heading' }>; after: Block[] } {
  const at = blocks.findIndex(({ kind }) => kind === 'heading');
  const heading = blocks[at];
  return heading?.kind === 'heading' ? { before: blocks.slice(0, at), heading, after: blocks.slice(at + 1) } : { before: blocks, after: [] };
}

function blockAsMarkdown(block: Block, addressOf: AddressOf): string {
  const written = (pieces: readonly Piece[]) =>
    pieces.map((piece) => (typeof piece === 'string' ? piece : `[${piece.words}](${addressOf(piece.lesson)})`)).join('');
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  switch (block.kind) {
    case 'paragraph':
      return written(block.pieces);
    case 'list':
      return block.items.map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${written(item)}`).join('\n');
    case 'table': {
      const [head = [], ...rows] = block.rows;
      return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
    }
    case 'quote':
      return `> ${block.words}`;
    case 'picture':
      return `![${block.alt}](./${block.file})`;
    case 'heading':
      return `### ${block.title}`;
  }
}
