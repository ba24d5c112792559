/** The part of a tree that this file asks about. */
interface Block {
  type: string;
  name?: string | null;
  depth?: number;
  value?: string;
  children?: readonly Block[];
}

/** A sentence that goes on: a colon, a comma, a semicolon, a dash. */
const BREAKS_OFF = /[:,;،؛\u2012-\u2015-]\s*$/;

/** How a page would read badly on the day after a consent ends. */
export type Gap<Node> = { node: Node; gap: 'alone' | 'led-in' };

/**
 * Finds what would be left hanging when elements that need a consent are gone: a page, a part, an item of a
 * list or a heading with nothing in or below it (`alone`), and a paragraph that breaks off before nothing
 * (`led-in`).
 *
 * @param children the blocks of one container, in order.
 * @param leaves whether a block goes when its consent ends.
 * @param inPart whether the container shows something of its own: a heading, a frame, the dot of a list.
 */
export function gapsWithout<Node extends Block>(children: readonly Node[], leaves: (node: Node) => boolean, inPart: boolean): Gap<Node>[] {
  const gaps: Gap<Node>[] = [];
  const first = children.find(leaves);
  if (!first) return gaps;
  const stays = (node: Node) => !leaves(node) && node.type !== 'definition' && !(node.type === 'text' && (node.value ?? '').trim() === '');
  if (inPart && !children.some(stays)) gaps.push({ node: first, gap: 'alone' });
  children.forEach((node, index) => {
    if (!leaves(node)) return;
    const before = children[index - 1];
    if (before === undefined || leaves(before)) return;
    const after = children.slice(index + 1).find(stays);
    if (before.type === 'heading' && (after === undefined || (after.type === 'heading' && (after.depth ?? 0) <= (before.depth ?? 0)))) {
      gaps.push({ node, gap: 'alone' });
    }
    if (before.type === 'paragraph' && BREAKS_OFF.test(wordsOf(before))) gaps.push({ node, gap: 'led-in' });
  });
  return gaps;
}

function wordsOf(node: Block): string {
  return node.value ?? (node.children ?? []).map(wordsOf).join('');
}
