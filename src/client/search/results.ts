import type { Found } from './engine.ts';
import { wordsIn } from './words.ts';

/** What each entry of a list shows. */
const shown = new WeakMap<Element, string>();

/**
 * Fills a list with results. An entry that shows the same stays as it is: somebody may already be on its link.
 * All of it is text: nothing that was indexed can run.
 */
export function showResults(list: HTMLElement, found: readonly Found[], words: readonly string[]): void {
  found.forEach((result, at) => {
    const key = [result.url, ...words].join(' ');
    const old = list.children[at];
    if (old && shown.get(old) === key) return;
    const entry = entryOf(result, words);
    shown.set(entry, key);
    if (old) old.replaceWith(entry);
    else list.append(entry);
  });
  for (const extra of [...list.children].slice(found.length)) extra.remove();
}

function entryOf({ url, meta }: Found, words: readonly string[]): HTMLLIElement {
  const entry = document.createElement('li');
  const text = document.createElement('p');
  text.append(...marked(meta.description, words));
  const kind = document.createElement('small');
  kind.append(meta.label);
  if (meta.teach && meta.teachLabel) kind.append(' · ', linkTo(below(meta.teach), meta.teachLabel));
  entry.append(linkTo(url, ...marked(meta.title, words)), ' ', kind, text);
  return entry;
}

function linkTo(href: string, ...words: (Node | string)[]): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = href;
  link.append(...words);
  return link;
}

function below(path: string): string {
  return import.meta.env.BASE_URL.replace(/\/$/, '') + path;
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
