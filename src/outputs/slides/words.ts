import { allows } from '../../consent/state.ts';
import type { Block, Run } from '../../hub/blocks.ts';
import type { Hub } from '../../hub/hub.ts';
import type { ConsentUse } from '../../schemas/vocabulary.ts';

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}’'‑-]*/gu;
const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });

/** How many words the runs have. */
export function wordsIn(runs: readonly Run[]): number {
  return textOf(runs).match(WORD)?.length ?? 0;
}

/** How many words the blocks have. */
export function wordsOfBlocks(blocks: readonly Block[]): number {
  return sum(runsIn(blocks).map(wordsIn));
}

/** Every run of words of the blocks, a list for each paragraph. */
export function runsIn(blocks: readonly Block[]): Run[][] {
  return blocks.flatMap((block): Run[][] => {
    switch (block.kind) {
      case 'list':
        return block.items.flatMap(runsIn);
      case 'note':
        return runsIn(block.blocks);
      case 'example':
        return [[{ text: block.title }], ...runsIn(block.blocks)];
      case 'lines':
        return [[{ text: block.label }]];
      default:
        return [block.runs];
    }
  });
}

export function textOf(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('');
}

/** The first sentence, with the sources that stand right behind it. */
export function firstSentence(runs: readonly Run[]): Run[] {
  const [first] = SENTENCES.segment(textOf(runs));
  let left = first?.segment.trimEnd().length ?? 0;
  const found: Run[] = [];
  for (const run of runs) {
    if (left === 0 && !run.sources) break;
    const text = run.text.slice(0, left);
    found.push({ ...run, text });
    left -= text.length;
    // What follows in the same run belongs to the next sentence, and so do its sources.
    if (run.text.slice(text.length).trim() !== '') break;
  }
  return found;
}

/** The same blocks without the names that their consents do not allow for all of these uses. */
export function allowedBlocks(hub: Hub, blocks: readonly Block[], uses: readonly ConsentUse[]): Block[] {
  return blocks.map((block): Block => {
    if (block.kind === 'list') return { ...block, items: block.items.map((item) => allowedBlocks(hub, item, uses)) };
    if (block.kind === 'lines') return block;
    if (block.kind === 'note' || block.kind === 'example') return { ...block, blocks: allowedBlocks(hub, block.blocks, uses) };
    const runs = block.runs.map(({ person, ...run }) => (!person || allows(hub, person.consents, uses) ? run : { ...run, text: person.otherwise }));
    return { ...block, runs };
  });
}

/** Divides the end of a step, such as “(3 minutes)”, from what to do. */
export function withoutAside(runs: readonly Run[]): { runs: Run[]; aside: string } {
  const last = runs.at(-1);
  const aside = /\s*(\([^()]*\p{N}[^()]*\))$/u.exec(last?.text ?? '');
  if (!last || !aside) return { runs: [...runs], aside: '' };
  return { runs: [...runs.slice(0, -1), { ...last, text: last.text.slice(0, aside.index) }], aside: aside[1] ?? '' };
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
