import sheet from '../styles/search-dialog.css?url';
import { loadPagefind, searchHub, showResults } from './pagefind.ts';

/**
 * Search over the page. Fetched on the first click on the search link, which it then answers; its
 * words and its styles come with it, so that nothing of search weighs on a page before.
 */
type Words = Record<'label' | 'close' | 'all' | 'none' | 'fail', string>;

const link = document.querySelector<HTMLAnchorElement>('[data-search]');
if (link) {
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
  void loadPagefind().catch(() => undefined);

  let turn = 0;
  input.addEventListener('input', () => {
    const mine = ++turn;
    const query = input.value.trim();
    more.href = `${link.href}?q=${encodeURIComponent(input.value.trim())}`;
    setTimeout(async () => {
      if (mine !== turn) return;
      if (!query) {
        list.replaceChildren();
        status.textContent = '';
        return;
      }
      try {
        const results = await searchHub(query);
        const found = await Promise.all(results.slice(0, 6).map((result) => result.data()));
        if (mine !== turn) return;
        showResults(list, found);
        status.textContent = results.length === 0 ? words.none : String(results.length);
      } catch {
        status.textContent = words.fail;
      }
    }, 120);
  });
  return made;
}
