/**
 * Fills the folds of a run sheet with the words of their activity: what to say, the steps, the cards. They are taken
 * from the place on the facilitator's page that the title of the activity leads to, so the sheet itself stays light.
 */
const table = document.querySelector<HTMLTableElement>('table.run');
const pages = new Map<string, Promise<Document>>();

async function wordsAt({ href, hash }: HTMLAnchorElement): Promise<Element> {
  const address = href.replace(/#.*$/, '');
  let page = pages.get(address);
  if (!page) {
    page = fetch(address).then(async (answer) => {
      if (!answer.ok) throw new Error(address);
      return new DOMParser().parseFromString(await answer.text(), 'text/html');
    });
    pages.set(address, page);
    page.catch(() => pages.delete(address));
  }
  const part = (await page).getElementById(hash.slice(1));
  if (!part) throw new Error(hash);
  const words = document.createElement('div');
  const inside = part.closest<HTMLElement>('[lang]');
  words.lang = inside?.lang ?? '';
  words.dir = inside?.dir ?? '';
  words.append(...[...part.childNodes].map((node) => document.importNode(node, true)));
  for (const gone of words.querySelectorAll('h2, .meta, [popover]')) gone.remove();
  // A word that is explained there is a word here; a note leads back to where it stands.
  for (const word of words.querySelectorAll('button')) word.replaceWith(...word.childNodes);
  for (const note of words.querySelectorAll('a[href^="#"]')) note.setAttribute('href', address + (note.getAttribute('href') ?? ''));
  for (const named of words.querySelectorAll('[id]')) named.removeAttribute('id');
  // The sheet has headings of its own.
  for (const heading of words.querySelectorAll('h3, h4')) {
    const title = document.createElement('p');
    const strong = document.createElement('b');
    strong.append(...heading.childNodes);
    title.append(strong);
    heading.replaceWith(title);
  }
  return words;
}

function put(fold: HTMLDetailsElement, words: Element): void {
  fold.querySelector(':scope > :not(summary)')?.remove();
  fold.append(words);
}

for (const row of table?.rows ?? []) {
  const fold = row.querySelector('details');
  const link = row.querySelector<HTMLAnchorElement>('th a');
  if (fold && link) fillFold(fold, link);
}

/** Fills a fold when it is opened. Where the words cannot be had it says so, and leads to them. */
function fillFold(fold: HTMLDetailsElement, link: HTMLAnchorElement): void {
  let filled = false;
  const fill = () => {
    if (!fold.open || filled) return;
    filled = true;
    void wordsAt(link).then(
      (words) => put(fold, words),
      () => {
        filled = false;
        const way = document.createElement('p');
        way.append(`${table?.dataset.sorry ?? ''} `, link.cloneNode(true));
        put(fold, way);
      },
    );
  };
  fold.addEventListener('toggle', fill);
  // One was open before this was here.
  fill();
}
