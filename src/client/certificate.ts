import { namesIn } from './names.ts';

/** Fills in the attendance sheet and the certificates. What is typed is in this page only: never kept, never sent. */

const form = document.querySelector<HTMLFormElement>('#session');
const sheet = document.querySelector<HTMLElement>('.sheet');
const blank = document.querySelector<HTMLElement>('.cert');

if (form && sheet && blank) {
  const empty = { sheet: sheet.cloneNode(true) as HTMLElement, cert: blank.cloneNode(true) as HTMLElement };
  const show = new Intl.DateTimeFormat(document.documentElement.lang === 'en' ? 'en-GB' : document.documentElement.lang, {
    dateStyle: 'long',
    timeZone: 'UTC',
  });

  const fill = () => {
    const typed = new FormData(form);
    const text = (name: string) => String(typed.get(name) ?? '').trim();
    const day = new Date(text('date'));
    const facts = { group: text('group'), led: text('led'), date: Number.isNaN(day.getTime()) ? '' : show.format(day) };
    const names = namesIn(String(typed.get('names') ?? ''));
    const lessons = typed.getAll('lesson').flatMap((id) => document.getElementById(String(id)) ?? []);

    const list = empty.sheet.cloneNode(true) as HTMLElement;
    put(list, facts);
    place(
      list,
      'titles',
      lessons.flatMap((lesson) => lesson.querySelector('b')?.cloneNode(true) ?? []).flatMap((title, index) => (index > 0 ? [' · ', title] : [title])),
    );
    const rows = list.querySelector('tbody');
    for (const [index, name] of names.entries()) {
      const row = rows?.rows[index] ?? rows?.insertRow();
      const cell = row?.cells[0] ?? row?.insertCell();
      if (row?.cells.length === 1) row.insertCell();
      const own = document.createElement('bdi');
      own.textContent = name;
      cell?.append(own);
    }
    document.querySelector('.sheet')?.replaceWith(list);

    const papers = (names.length > 0 ? names : ['']).map((name) => {
      const paper = empty.cert.cloneNode(true) as HTMLElement;
      put(paper, { ...facts, name });
      place(
        paper,
        'lessons',
        lessons.map((lesson) => {
          const own = lesson.cloneNode(true) as HTMLElement;
          own.removeAttribute('id');
          own.hidden = false;
          // The language of the lesson, where it is not that of the page.
          const { lang, dir } = lesson.parentElement ?? own;
          Object.assign(own, { lang, dir });
          return own;
        }),
      );
      return paper;
    });
    for (const old of [...document.querySelectorAll('.cert')].slice(1)) old.remove();
    document.querySelector('.cert')?.replaceWith(...papers);
  };

  form.oninput = fill;
  form.onreset = () => setTimeout(fill);
  form.onsubmit = (event) => event.preventDefault();
  for (const button of form.querySelectorAll<HTMLButtonElement>('[data-only]'))
    button.onclick = () => {
      document.documentElement.dataset.only = button.dataset.only;
      print();
    };
  addEventListener('afterprint', () => delete document.documentElement.dataset.only);
}

/** Writes words on their lines; a line for which there are none stays to be written on. */
function put(paper: HTMLElement, words: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(words)) if (text) place(paper, name, [text]);
}

function place(paper: HTMLElement, name: string, content: readonly (string | Node)[]): void {
  if (content.length > 0) paper.querySelector(`[data-fill="${name}"]`)?.replaceChildren(...content);
}
