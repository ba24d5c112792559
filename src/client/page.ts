// Compiled apart, as an address: an import that the bundler follows would add its loader to every page.
import searchDialog from './search-dialog.ts?worker&url';

/** What script adds to a page that already works: the theme choice, search in place, the review date. */

const root = document.documentElement.dataset;
// The frame has both on every page.
const theme = document.querySelector('#theme') as HTMLSelectElement;
const find = document.querySelector('[data-search]') as HTMLAnchorElement;

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

// Search is fetched on the first click; from then on it answers clicks itself. Where it cannot be
// fetched the link leads to the full page of search.
find.onclick = (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  find.onclick = null;
  import(/* @vite-ignore */ searchDialog).catch(() => location.assign(find.href));
};

const review = document.querySelector<HTMLElement>('[data-due]');
// The day itself is not past: it ends 24 hours after it begins.
if (review && Date.parse(review.dataset.due ?? '') + 864e5 <= Date.now()) {
  (review.lastElementChild as HTMLElement).hidden = false;
  review.classList.add('past');
}

// The reader is at the foot of the page by now; the part that they mean is the one that they opened.
const report = document.querySelector<HTMLAnchorElement>('[href*="=correction"]');
if (report)
  report.onclick = () => {
    report.search += `&section=${document.querySelector(':target :is(h2,h3)')?.textContent ?? ''}`;
  };

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]')) {
  button.onclick = () => print();
}
