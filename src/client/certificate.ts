import { attendanceText } from './attendance.ts';
import { namesIn } from './names.ts';
import { saveText } from './save-text.ts';

/** Fills in the attendance sheet and the certificates. What is typed and ticked is in this page only: never kept, never sent. */

const form = document.querySelector<HTMLElement>('#session');
const sheet = document.querySelector<HTMLElement>('.sheet');
const blank = document.querySelector<HTMLElement>('.cert');

if (form && sheet && blank) {
  const empty = { sheet: sheet.cloneNode(true) as HTMLElement, cert: blank.cloneNode(true) as HTMLElement };
  const show = new Intl.DateTimeFormat(document.documentElement.lang === 'en' ? 'en-GB' : document.documentElement.lang, {
    dateStyle: 'long',
    timeZone: 'UTC',
  });

  const here = new Set<string>();
  const hereLabel = sheet.querySelector('th + th')?.textContent ?? '';

  const typed = () => {
    const text = (id: string) => form.querySelector<HTMLInputElement | HTMLTextAreaElement>(`#${id}`)?.value.trim() ?? '';
    const day = new Date(text('date'));
    return {
      facts: { group: text('group'), date: Number.isNaN(day.getTime()) ? '' : show.format(day), led: text('led') },
      names: namesIn(text('names')),
      lessons: [...form.querySelectorAll<HTMLInputElement>('input:checked')].flatMap(({ value }) => document.getElementById(value) ?? []),
    };
  };

  const asText = () => {
    const { facts, names, lessons } = typed();
    const label = (name: string) => sheet.querySelector(`.fact:has([data-fill="${name}"]) b`)?.textContent ?? '';
    const titles = lessons.map((lesson) => lesson.querySelector('b')?.textContent ?? '').join(' · ');
    return attendanceText({
      title: sheet.querySelector('h2')?.textContent ?? '',
      facts: Object.entries({ ...facts, titles }).map(([name, text]) => [label(name), text]),
      names,
      here,
    });
  };

  const tickFor = (name: string) => {
    const around = document.createElement('label');
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.setAttribute('aria-label', `${hereLabel}: ${name}`);
    box.checked = here.has(name);
    box.onchange = () => (box.checked ? here.add(name) : here.delete(name));
    around.append(box);
    return around;
  };

  const fill = () => {
    const { facts, names, lessons } = typed();

    const list = empty.sheet.cloneNode(true) as HTMLElement;
    put(list, facts);
    place(list, 'titles', lessons.flatMap(titleOf));
    const rows = list.querySelector('tbody');
    for (const [index, name] of names.entries()) {
      const row = rows?.rows[index] ?? rows?.insertRow();
      const cell = row?.cells[0] ?? row?.insertCell();
      const tick = row?.cells[1] ?? row?.insertCell();
      tick?.append(tickFor(name));
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
          return own;
        }),
      );
      return paper;
    });
    for (const old of [...document.querySelectorAll('.cert')].slice(1)) old.remove();
    document.querySelector('.cert')?.replaceWith(...papers);
  };

  const clear = () => {
    for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea'))
      if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = false;
      else field.value = '';
    here.clear();
    fill();
  };

  form.oninput = fill;
  const copy = form.querySelector<HTMLButtonElement>('#copy');
  if (copy && navigator.clipboard) {
    copy.hidden = false;
    copy.onclick = () => {
      navigator.clipboard.writeText(asText()).then(
        () => {
          const said = form.querySelector('[role="status"]');
          if (said) said.textContent = copy.dataset.copied ?? '';
        },
        () => (copy.hidden = true),
      );
    };
  }
  const save = form.querySelector<HTMLButtonElement>('#save');
  if (save) save.onclick = () => saveText('attendance.txt', `${asText()}\n`);
  document.querySelector('#clear')?.addEventListener('click', clear);
  for (const button of form.querySelectorAll<HTMLButtonElement>('[data-only]'))
    button.onclick = () => {
      document.documentElement.dataset.only = button.dataset.only;
      print();
    };
  // Some browsers fill in again what was typed before the page was left.
  addEventListener('pageshow', clear);
  addEventListener('afterprint', () => delete document.documentElement.dataset.only);
}

/** The title of a lesson in its own direction, behind a dot where others come before. */
function titleOf(lesson: HTMLElement, index: number): (string | Node)[] {
  const title = document.createElement('bdi');
  if (lesson.lang) title.lang = lesson.lang;
  title.textContent = lesson.querySelector('b')?.textContent ?? '';
  return [...(index > 0 ? [' · '] : []), title];
}

/** Writes words on their lines; a line for which there are none stays to be written on. */
function put(paper: HTMLElement, words: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(words)) if (text) place(paper, name, [text]);
}

function place(paper: HTMLElement, name: string, content: readonly (string | Node)[]): void {
  if (content.length > 0) paper.querySelector(`[data-fill="${name}"]`)?.replaceChildren(...content);
}
