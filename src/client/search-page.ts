import { searchHub, showResults } from './pagefind.ts';

/** The full page of search: words and filters, with their state in the address. */

const form = document.querySelector<HTMLFormElement>('#seek');
const count = document.querySelector<HTMLElement>('#count');
const list = document.querySelector<HTMLElement>('#found');
const all = document.querySelector<HTMLElement>('#all');
const SHOWN = 30;

if (form && count && list && all) {
  const asked = new URLSearchParams(location.search);
  for (const field of fields(form)) field.value = asked.get(field.name) ?? '';
  let turn = 0;

  const run = async (): Promise<void> => {
    const mine = ++turn;
    const state = new URLSearchParams();
    for (const field of fields(form)) if (field.value.trim()) state.set(field.name, field.value.trim());
    history.replaceState(null, '', state.size > 0 ? `?${state}` : location.pathname);
    all.hidden = state.size > 0;
    if (state.size === 0) {
      list.replaceChildren();
      count.textContent = '';
      return;
    }
    try {
      const query = state.get('q') ?? '';
      state.delete('q');
      const results = await searchHub(query, Object.fromEntries(state));
      const found = await Promise.all(results.slice(0, SHOWN).map((result) => result.data()));
      if (mine !== turn) return;
      showResults(list, found);
      const n = results.length;
      count.textContent = n === 0 ? (form.dataset.none ?? '') : n === 1 ? (form.dataset.one ?? '') : (form.dataset.many ?? '').replace('#', String(n));
      all.hidden = n > 0;
    } catch {
      if (mine !== turn) return;
      count.textContent = form.dataset.fail ?? '';
      all.hidden = false;
    }
  };

  let timer: ReturnType<typeof setTimeout> | undefined;
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(run, 120);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void run();
  });
  form.addEventListener('reset', () => setTimeout(run));
  if (asked.size > 0) void run();
}

function fields(of: HTMLFormElement): (HTMLInputElement | HTMLSelectElement)[] {
  return [...of.elements].filter((item): item is HTMLInputElement | HTMLSelectElement => item instanceof HTMLInputElement || item instanceof HTMLSelectElement);
}
