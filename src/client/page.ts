// Compiled apart, as an address: an import that the bundler follows would add its loader to every page.
import searchDialog from './search-dialog.ts?worker&url';

/** What script adds to a page that already works: the theme choice, search in place, the review date. */

const root = document.documentElement.dataset;
const theme = document.querySelector<HTMLSelectElement>('#theme');
if (theme) {
  theme.value = root.scheme ?? '';
  theme.onchange = () => {
    root.scheme = theme.value;
    try {
      if (theme.value) localStorage.setItem('hub-theme', theme.value);
      else localStorage.removeItem('hub-theme');
    } catch {
      // The choice then lasts for this page only.
    }
  };
}

// Search is fetched on the first click; from then on it answers clicks itself. Where it cannot be
// fetched the link leads to the full page of search.
const find = document.querySelector<HTMLAnchorElement>('[data-search]');
if (find)
  find.onclick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    find.onclick = null;
    import(/* @vite-ignore */ searchDialog).catch(() => location.assign(find.href));
  };

const review = document.querySelector<HTMLElement>('[data-due]');
if (review && new Date(`${review.dataset.due ?? ''}T23:59:59Z`) < new Date()) {
  review.querySelector('strong')?.removeAttribute('hidden');
  review.classList.add('past');
}

// The reader is at the foot of the page by now; the part that they mean is the one that they opened.
const report = document.querySelector<HTMLAnchorElement>('[href*="=correction"]');
report?.addEventListener('click', () => {
  report.search += `&section=${document.querySelector(':target :is(h2,h3)')?.textContent ?? ''}`;
});

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]')) {
  button.onclick = () => print();
}
