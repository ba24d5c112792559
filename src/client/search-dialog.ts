import sheet from '../styles/search-dialog.css?url';
import { theIndex } from './search/engine.ts';
import { showResults } from './search/results.ts';
import { Seeker } from './search/seek.ts';

/**
 * Search over the page. Fetched on the first click on the search link, which it then answers; its
 * words and its styles come with it, so that nothing of search weighs on a page before.
 */
const MOST = 6;
type Words = Record<'label' | 'close' | 'all' | 'none' | 'one' | 'many' | 'mended' | 'fail', string>;

const link = document.querySelector<HTMLAnchorElement>('[data-search]');
if (link) {
  theIndex();
  const words = (await (await fetch(`${link.href}words.json`)).json()) as Words;
  const styles = document.createElement('link');
  styles.rel = 'stylesheet';
  styles.href = sheet;
  document.head.append(styles);
  const dialog = build(link, words);
  const open = (): void => {
    dialog.showModal();
    dialog.querySelector('input')?.focus();
  };
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    open();
  });
  open();
}

function build(link: HTMLAnchorElement, words: Words): HTMLDialogElement {
  const made = document.createElement('dialog');
  made.className = 'search';
  made.setAttribute('aria-label', words.label);
  const form = document.createElement('form');
  form.action = link.href;
  form.setAttribute('role', 'search');
  const label = document.createElement('label');
  label.textContent = words.label;
  const input = document.createElement('input');
  input.type = 'search';
  input.name = 'q';
  input.autocomplete = 'off';
  label.append(input);
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = words.close;
  close.addEventListener('click', () => made.close());
  form.append(label, close);
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  const list = document.createElement('ol');
  const more = document.createElement('a');
  more.href = link.href;
  more.textContent = words.all;
  made.append(form, status, list, more);
  document.body.append(made);

  const seeker = new Seeker(link.href, MOST, {
    show({ found, count, words: marks, instead }) {
      showResults(list, found, marks);
      const said = count === 0 ? words.none : count === 1 ? words.one : words.many.replace('#', String(count));
      status.textContent = instead ? `${words.mended.replace('#', instead)} ${said}` : said;
    },
    fail() {
      status.textContent = words.fail;
    },
  });
  input.addEventListener('input', () => {
    const query = input.value.trim();
    more.href = query ? `${link.href}?q=${encodeURIComponent(query)}` : link.href;
    if (query) return seeker.typed(input.value);
    seeker.stop();
    list.replaceChildren();
    status.textContent = '';
  });
  return made;
}
