import { theIndex } from './search/engine.ts';
import { showResults } from './search/results.ts';
import { Seeker } from './search/seek.ts';

/** The full page of search: words and filters, with their state in the address. */

const form = document.querySelector<HTMLFormElement>('#seek');
const count = document.querySelector<HTMLElement>('#count');
const list = document.querySelector<HTMLElement>('#found');
const all = document.querySelector<HTMLElement>('#all');
const MOST = 30;

if (form && count && list && all) {
  const asked = new URLSearchParams(location.search);
  for (const field of fields(form)) field.value = asked.get(field.name) ?? '';
  const { one = '', many = '', none = '', fail = '', mended = '' } = form.dataset;

  const seeker = new Seeker(location.pathname, MOST, {
    show({ found, count: n, words, instead }) {
      showResults(list, found, words);
      const said = n === 0 ? none : n === 1 ? one : many.replace('#', String(n));
      count.textContent = instead ? `${mended.replace('#', instead)} ${said}` : said;
      all.hidden = n > 0;
    },
    fail() {
      count.textContent = fail;
      all.hidden = false;
    },
  });

  const run = (typing: boolean): void => {
    const state = new URLSearchParams();
    for (const field of fields(form)) if (field.value.trim()) state.set(field.name, field.value.trim());
    history.replaceState(null, '', state.size > 0 ? `?${state}` : location.pathname);
    if (state.size === 0) {
      seeker.stop();
      list.replaceChildren();
      count.textContent = '';
      all.hidden = false;
      return;
    }
    all.hidden = true;
    const query = state.get('q') ?? '';
    state.delete('q');
    const filters = Object.fromEntries(state);
    if (typing) seeker.typed(query, filters);
    else void seeker.ask(query, filters);
  };

  form.addEventListener('focusin', () => theIndex(), { once: true });
  form.addEventListener('input', ({ target }) => run(target instanceof HTMLInputElement));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    run(false);
  });
  form.addEventListener('reset', () => setTimeout(run, 0, false));
  if (asked.size > 0) run(false);
}

function fields(of: HTMLFormElement): (HTMLInputElement | HTMLSelectElement)[] {
  return [...of.elements].filter((item): item is HTMLInputElement | HTMLSelectElement => item instanceof HTMLInputElement || item instanceof HTMLSelectElement);
}
