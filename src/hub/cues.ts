import { sentencesOf } from './sentences.ts';

interface Node {
  type: string;
  children?: readonly Node[];
  name?: string | null;
  value?: string;
  attributes?: readonly unknown[];
}

/**
 * What a facilitator does, in short: the first sentence of each paragraph and list item of a <Do>. A question
 * brings its answer, and sentences with minutes in brackets stay, since a run sheet is about time. A line that
 * only leads into a list is left out. No name of a person stands in a cue: the words that stand in for it do.
 */
export function cuesOf(notes: Node): string[] {
  return (notes.children ?? [])
    .flatMap((block) =>
      block.type === 'paragraph'
        ? [block]
        : block.type === 'list'
          ? (block.children ?? []).flatMap((item) => (item.children ?? []).filter(({ type }) => type === 'paragraph').slice(0, 1))
          : [],
    )
    .map(cueOf)
    .filter((cue) => cue !== '' && !cue.endsWith(':'));
}

function cueOf(paragraph: Node): string {
  const sentences = sentencesOf(withoutNames(paragraph)).map(({ text }) => text);
  return sentences.filter((sentence, index) => index === 0 || sentences[index - 1]?.endsWith('?') === true || hasMinutes(sentence)).join(' ');
}

/** Whether minutes stand in brackets, as in “Sort (12).” */
function hasMinutes(sentence: string): boolean {
  return /\(\p{Nd}+[^)]*\)/u.test(sentence);
}

function withoutNames(node: Node): Node {
  if (node.name === 'Person') return { type: 'text', value: otherwise(node) };
  return node.children ? { ...node, children: node.children.map(withoutNames) } : node;
}

function otherwise(person: Node): string {
  const attribute = (person.attributes ?? []).find((candidate) => (candidate as { name?: string }).name === 'otherwise');
  const { value } = (attribute ?? {}) as { value?: unknown };
  return typeof value === 'string' ? value : '';
}
