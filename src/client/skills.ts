import { saveText } from './save-text.ts';
import { asFile, asText, emptyRecord, join, ownSkill, readRecord, STORE, without, type Skill, type SkillsRecord } from './skills-record.ts';

/** The learner's skills, kept in this browser. The page is whole without it: then it is ticked on paper. */

const form = document.querySelector<HTMLFormElement>('#skills');
const list = document.querySelector<HTMLUListElement>('#own');
const own = document.querySelector<HTMLInputElement>('#own-words');
const file = document.querySelector<HTMLInputElement>('#load');
const status = document.querySelector<HTMLElement>('#said');

if (form && list && own && file && status) {
  const words = form.dataset;
  const boxes = [...form.querySelectorAll<HTMLInputElement>('.ticks input')];
  const say = (text = '') => (status.textContent = text);
  let record = kept() ?? emptyRecord();

  /** Where the browser keeps nothing, the list lasts as long as the page. */
  const change = (changed: SkillsRecord, said = words.stored) => {
    record = changed;
    try {
      localStorage.setItem(STORE, JSON.stringify(record));
      say(said);
    } catch {
      say(words.notKept);
    }
    show();
  };

  const show = () => {
    const ids = new Set(record.skills.map(({ id }) => id));
    for (const box of boxes) box.checked = ids.has(box.value);
    // Also skills of lessons that have changed since: they were true when they were ticked.
    const others = record.skills.filter(({ id }) => id === undefined || !boxes.some((box) => box.value === id));
    list.replaceChildren(...others.map((skill) => lineOf(skill)));
  };

  const lineOf = (skill: Skill): HTMLLIElement => {
    const line = document.createElement('li');
    const text = document.createElement('bdi');
    text.textContent = skill.words;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = '×';
    button.setAttribute('aria-label', (words.remove ?? '').replace('{words}', skill.words));
    button.onclick = () => {
      change(without(record, skill));
      own.focus();
    };
    line.append(text, button);
    return line;
  };

  for (const box of boxes)
    box.onchange = () => {
      const skill = { id: box.value, words: textOf(box.closest('label')), lesson: textOf(box.closest('fieldset')?.querySelector('legend')) };
      change(box.checked ? join(record, [skill]) : without(record, skill));
    };
  form.onsubmit = (event) => {
    event.preventDefault();
    const skill = ownSkill(own.value);
    if (!skill) return;
    own.value = '';
    change(join(record, [skill]));
  };
  file.onchange = async () => {
    const loaded = readRecord((await file.files?.[0]?.text().catch(() => null)) ?? null);
    file.value = '';
    if (loaded) change(join(record, loaded.skills), words.loaded);
    else say(words.noFile);
  };
  on('#save', () => saveText('skills.json', asFile(record), 'application/json'));
  on('#text', () => saveText('skills.txt', asText(record, textOf(document.querySelector('h1')), words.own ?? '')));
  on('#delete', () => {
    if (!confirm(words.sure)) return;
    try {
      localStorage.removeItem(STORE);
    } catch {
      // Then nothing was kept.
    }
    record = emptyRecord();
    show();
    say(words.deleted);
  });
  // The same page in another tab.
  addEventListener('storage', (event) => {
    if (event.key !== STORE && event.key !== null) return;
    record = kept() ?? emptyRecord();
    show();
  });
  show();
}

function kept(): SkillsRecord | undefined {
  try {
    return readRecord(localStorage.getItem(STORE));
  } catch {
    return undefined;
  }
}

function textOf(element: Element | null | undefined): string {
  return element?.textContent.trim() ?? '';
}

function on(button: string, act: () => void): void {
  document.querySelector<HTMLButtonElement>(button)?.addEventListener('click', act);
}
