import type { Found } from './engine.ts';
import { wordsIn } from './words.ts';

/** Fills a list with results. All of it is text: nothing that was indexed can run. */
export function showResults(list: HTMLElement, found: readonly Found[], words: readonly string[]): void {
  list.replaceChildren(
    ...found.map(({ url, meta }) => {
      const entry = document.createElement('li');
      const link = document.createElement('a');
      link.href = url;
      link.append(...marked(meta.title, words));
      const kind = document.createElement('small');
      kind.textContent = meta.label;
      const text = document.createElement('p');
      text.append(...marked(meta.description, words));
      entry.append(link, ' ', kind, text);
      return entry;
    }),
  );
}

/** A text with the words that were searched for marked, whatever their ending. */
function marked(text: string, words: readonly string[]): (Node | string)[] {
  const starts = words.map((word) => word.slice(0, Math.max(3, word.length - 2)));
  return text.split(/([^\s]+)/u).map((piece) => {
    const [word = ''] = wordsIn(piece);
    if (!word || !starts.some((start) => word.startsWith(start))) return piece;
    const mark = document.createElement('mark');
    mark.textContent = piece;
    return mark;
  });
}
