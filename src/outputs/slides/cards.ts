import type { Block, Run } from '../../hub/blocks.ts';
import { textOf } from './words.ts';

/** Things to show together: what leads to them, and each of them. */
export interface CardPanel {
  lead: Run[];
  items: CardItem[];
  /** Whether they stand in a made-up example. */
  madeUp: boolean;
}

export interface CardItem {
  /** Its number, where they have an order. */
  number?: number;
  blocks: Block[];
}

/**
 * The words of a handout as cards, in its order: an item of a list, a paragraph or a place to write in is one
 * card. A heading, a paragraph in bold and one that ends with a colon lead to what follows, and so does one
 * before a list or a place to write in, so that what is said of all the cards stands before the first.
 */
export function cardsIn(blocks: readonly Block[]): CardPanel[] {
  const panels: CardPanel[] = [];
  let lead: Run[] = [];
  let open: 'paragraph' | 'lines' | undefined;
  const put = (items: CardItem[], kind?: 'paragraph' | 'lines') => {
    const last = panels.at(-1);
    // Neighbours of one kind stand together.
    if (kind && kind === open && lead.length === 0 && last) last.items.push(...items);
    else panels.push({ lead, items, madeUp: false });
    lead = [];
    open = kind;
  };
  for (const [index, block] of blocks.entries()) {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        if (block.kind === 'heading' || isLead(block.runs) || LED_TO.has(blocks[index + 1]?.kind)) {
          if (lead.length > 0) put([]);
          lead = block.runs;
          open = undefined;
        } else put([{ blocks: [block] }], 'paragraph');
        break;
      case 'list':
        put(block.items.map((item, at) => ({ ...(block.ordered ? { number: block.start + at } : {}), blocks: item })));
        break;
      case 'lines':
        put([{ blocks: [block] }], 'lines');
        break;
      case 'note':
        put([{ blocks: [block] }]);
        break;
      case 'example': {
        if (lead.length > 0) put([]);
        panels.push(...exampleOf(block));
        open = undefined;
      }
    }
  }
  if (lead.length > 0) put([]);
  return panels;
}

/**
 * What an activity shows beside its steps: lists to read out, with the sentence that leads to each, and
 * made-up examples.
 *
 * @param shown lists that stand on slides already.
 */
export function readOutOf(blocks: readonly Block[], shown: readonly Block[]): CardPanel[] {
  return blocks.flatMap((block, index): CardPanel[] => {
    if (block.kind === 'example') return exampleOf(block);
    if (block.kind !== 'list' || shown.includes(block)) return [];
    const before = blocks[index - 1];
    const runs = before?.kind === 'heading' ? before.runs : before?.kind === 'paragraph' && isLead(before.runs) ? lastSentence(before.runs) : [];
    return cardsIn([...(runs.length > 0 ? [{ kind: 'heading' as const, runs }] : []), block]);
  });
}

function exampleOf({ title, blocks }: Extract<Block, { kind: 'example' }>): CardPanel[] {
  return cardsIn(blocks).map((panel, index) => ({
    ...panel,
    lead: index > 0 || !title ? panel.lead : [{ text: title, strong: true }, ...(panel.lead.length > 0 ? [{ text: ' ' }, ...panel.lead] : [])],
    madeUp: true,
  }));
}

const LED_TO: ReadonlySet<Block['kind'] | undefined> = new Set(['list', 'lines']);

/** Whether a paragraph leads to what follows: it ends with a colon, or all of it is bold. */
function isLead(runs: readonly Run[]): boolean {
  return /[:：]\s*$/.test(textOf(runs)) || runs.every(({ text, strong }) => strong === true || text.trim() === '');
}

const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The end of a paragraph from its last sentence on. */
function lastSentence(runs: readonly Run[]): Run[] {
  let start = [...SENTENCES.segment(textOf(runs))].at(-1)?.index ?? 0;
  return runs.flatMap((run): Run[] => {
    const skip = Math.min(start, run.text.length);
    start -= skip;
    return skip > 0 && skip === run.text.length ? [] : [{ ...run, text: run.text.slice(skip) }];
  });
}
