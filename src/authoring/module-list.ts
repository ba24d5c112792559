import { isMap, isScalar, isSeq, parseDocument, type Node } from 'yaml';

/**
 * The text of a module with one more lesson at the end of its list, and nothing else changed. Undefined
 * where the list is written in a way that this cannot be sure of.
 */
export function withLesson(text: string, lesson: string): string | undefined {
  const document = parseDocument(text);
  const list = isMap(document.contents) ? (document.contents.get('lessons', true) as Node | undefined) : undefined;
  if (document.errors.length > 0 || !isSeq(list)) return undefined;
  const last = list.items.at(-1);
  if (!isScalar(last) || !last.range) return undefined;
  const [start, end] = last.range;
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  if (!list.flow && !/^\s*- +$/.test(line)) return undefined;
  const made = list.flow
    ? `${text.slice(0, end)}, ${lesson}${text.slice(end)}`
    : `${text.slice(0, lineEnd(text, end))}\n${line}${lesson}${text.slice(lineEnd(text, end))}`;
  const wanted = [...(list.toJSON() as unknown[]), lesson];
  const read = parseDocument(made);
  const now: unknown = read.errors.length === 0 ? read.get('lessons') : undefined;
  return isSeq(now) && JSON.stringify(now.toJSON()) === JSON.stringify(wanted) ? made : undefined;
}

/** Where a line ends, before its line break and whatever follows on it. */
function lineEnd(text: string, from: number): number {
  const found = text.slice(from).search(/\r?\n/);
  return found < 0 ? text.length : from + found;
}
