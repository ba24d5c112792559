interface Node {
  type: string;
  children?: readonly Node[];
  name?: string | null;
  value?: string;
  ordered?: boolean;
  attributes?: readonly unknown[];
}

/**
 * What a facilitator does, as the run sheet says it: each paragraph and each list item of a <Do> on a line of its
 * own, with a list inside an item put behind it. All of it, since what is left out may be what keeps people safe.
 * No name of a person stands in it: the words that stand in for it do.
 */
export function cuesOf(notes: Node): string[] {
  return (notes.children ?? [])
    .flatMap((block) => (block.type === 'list' ? (block.children ?? []).map(cueOf) : block.type === 'paragraph' ? [lineOf(block)] : []))
    .filter((cue) => cue !== '');
}

function cueOf(item: Node): string {
  return (item.children ?? [])
    .flatMap((block) =>
      block.type === 'paragraph'
        ? [lineOf(block)]
        : block.type === 'list'
          ? (block.children ?? []).map((inner, index) => `${block.ordered ? `${index + 1}. ` : ''}${cueOf(inner)}`)
          : [],
    )
    .join(' ');
}

function lineOf(paragraph: Node): string {
  return textOf(paragraph).replace(/\s+/g, ' ').trim();
}

function textOf(node: Node): string {
  if (node.name === 'Person') return otherwise(node);
  // “5:27” is read as a directive with a bare name; the build turns it back into text.
  if (node.type === 'textDirective') return `:${node.name ?? ''}`;
  if (node.type === 'break') return ' ';
  return node.value ?? (node.children ?? []).map(textOf).join('');
}

function otherwise(person: Node): string {
  const attribute = (person.attributes ?? []).find((candidate) => (candidate as { name?: string }).name === 'otherwise');
  const { value } = (attribute ?? {}) as { value?: unknown };
  return typeof value === 'string' ? value : '';
}
