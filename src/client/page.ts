/** What script adds to a page that already works: the theme choice, search in place, the review date. */

const theme = document.querySelector<HTMLSelectElement>('#theme');
if (theme?.parentElement) {
  theme.parentElement.hidden = false;
  theme.value = document.documentElement.dataset.scheme ?? '';
  theme.addEventListener('change', () => {
    if (theme.value) document.documentElement.dataset.scheme = theme.value;
    else delete document.documentElement.dataset.scheme;
    try {
      if (theme.value) localStorage.setItem('hub-theme', theme.value);
      else localStorage.removeItem('hub-theme');
    } catch {
      // The choice then lasts for this page only.
    }
  });
}

document.querySelector<HTMLAnchorElement>('[data-search]')?.addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  const link = event.currentTarget as HTMLAnchorElement;
  // A failed load leaves the link: the full page of search works without this script.
  import('./search-dialog.ts').then(({ openSearch }) => openSearch(link)).catch(() => location.assign(link.href));
});

const review = document.querySelector<HTMLElement>('[data-due]');
if (review && new Date(`${review.dataset.due ?? ''}T23:59:59Z`) < new Date()) {
  review.querySelector('strong')?.removeAttribute('hidden');
  review.classList.add('past');
}

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}

export {};
