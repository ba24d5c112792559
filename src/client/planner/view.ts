import { BREAK } from '../../planner/breaks.ts';
import { lessonOf, type Catalogue, type Found, type Line, type Lines } from '../../planner/catalogue.ts';
import { addable } from '../../planner/edit.ts';
import type { Plan } from '../../planner/plan.ts';
import { timersOf } from '../../planner/timer.ts';
import { adviceOn, sheetOf, type Row } from '../../planner/sheet.ts';
import type { Say } from './words.ts';

/** What a button of the list does. */
export type Task = 'up' | 'down' | 'remove' | 'shorten';

type Child = Node | string;

/** Makes an element. Text is always text: nothing of an address or a catalogue is ever read as HTML. */
function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** The attributes of words that may be in another language than the page. */
const inLanguage = (lang: string | undefined) => ({ lang, dir: lang && 'ltr' });

function put(id: string, ...children: Child[]): void {
  document.getElementById(id)?.replaceChildren(...children);
}

function showOnly(id: string, isShown: boolean): void {
  document.getElementById(id)?.toggleAttribute('hidden', !isShown);
}

export function titleOfRow(row: Row, say: Say): string {
  return row.found?.activity.title ?? say('plan.break');
}

/**
 * Shows a plan in every part of the page.
 *
 * @param languageName what a language is called.
 * @param lines what is done in each activity; empty while it is not loaded.
 */
export function showPlan(plan: Plan, catalogue: Catalogue, say: Say, languageName: (tag: string) => string, lines: Lines): void {
  const sheet = sheetOf(plan, catalogue);
  const { request } = plan;
  const minutes = (n: number) => say('minutes', { n });
  put('total', make('b', {}, say('plan.total', { n: sheet.minutes, t: request.minutes })), sheet.free > 0 ? ` · ${say('plan.free', { n: sheet.free })}` : '');
  put('items', ...sheet.rows.map((row, index) => itemFor(row, index, sheet.rows.length, say)));
  if (!plan.items.some(({ kind }) => kind === 'activity')) put('items', make('li', {}, say('plan.empty')));

  put('lessons', ...namesOf(plan, catalogue));
  put(
    'for',
    `${minutes(sheet.minutes)} · ${say('plan.sheetFor', { n: request.people, where: say(`plan.where.${request.place}`), means: say(`plan.means.${request.means}`) })}`,
  );
  showRows(plan, catalogue, say, lines);
  const advice = adviceOn(plan, catalogue).map(({ code, ...values }) =>
    make(
      'li',
      code === 'host-review' ? { class: 'pressing' } : {},
      say(`plan.advice.${code}`, 'language' in values ? { ...values, language: languageName(values.language) } : values),
    ),
  );
  put('advice', ...advice);
  showOnly('know', advice.length > 0);
  put('kit-note', say(request.means === 'phones' ? 'plan.kitPhones' : 'plan.kitNote'));
  put('kit', ...sheet.kit.map(({ text, lang }) => make('li', inLanguage(lang), text)));
  showOnly('bring', sheet.kit.length > 0);
  put('handouts-title', say(request.means === 'phones' ? 'plan.handoutsPhones' : 'plan.handouts'));
  put(
    'handouts',
    ...sheet.handouts.map((handout) =>
      make('li', {}, linkToHandout(handout), ...(request.means === 'phones' ? [make('span', { class: 'send' }, ' · ', linkToSend(handout, say))] : [])),
    ),
  );
  showOnly('give', sheet.handouts.length > 0);
  const timers = timersOf(plan, catalogue);
  put('timers', ...timers.map(({ lesson, href }) => make('li', {}, make('a', { href }, say('plan.timer', { lesson: `${lesson.number} ${lesson.title}` })))));
  showOnly('timing', timers.length > 0);
  put('more-activities', ...choices(plan, catalogue, say));
  put('add-break', say('plan.addBreak', { n: BREAK }));
}

/** Shows the run sheet alone: what is done in a lesson may come later than the plan. */
export function showRows(plan: Plan, catalogue: Catalogue, say: Say, lines: Lines): void {
  const sheet = sheetOf(plan, catalogue);
  const minutes = (n: number) => say('minutes', { n });
  put(
    'rows',
    ...sheet.rows.map((row) =>
      make(
        'tr',
        {},
        make('td', {}, clockOf(row.from)),
        make(
          'th',
          { scope: 'row' },
          linkTo(row.found) ?? say('plan.break'),
          make(
            'small',
            {},
            ` ${[minutes(row.minutes), ...(row.found?.activity.grouping ? [say(`grouping.${row.found.activity.grouping}`)] : [])].join(' · ')}`,
          ),
          ...shorterWay(row, say),
        ),
        make('td', { class: 'do' }, ...doing(row.found, lines, say)),
        make('td', { class: 'by-hand' }),
      ),
    ),
    make('tr', {}, make('td', {}, clockOf(sheet.until)), make('th', { scope: 'row' }, say('plan.ends')), make('td'), make('td', { class: 'by-hand' })),
  );
}

interface Handout {
  title: string;
  href: string;
  lang?: string;
}

function linkToHandout({ title, href, lang }: Handout): HTMLElement {
  return make('a', { href, ...inLanguage(lang) }, title);
}

/** A link that opens WhatsApp with the address of a handout. */
function linkToSend({ title, href }: Handout, say: Say): HTMLElement {
  const text = encodeURIComponent(`${title}\n${new URL(href, location.href).href}`);
  return make('a', { href: `https://wa.me/?text=${text}`, rel: 'noopener', 'aria-label': `${say('shareWhatsApp')}: ${title}` }, say('shareWhatsApp'));
}

/** What is done and given out in an activity. */
function doing(found: Found | undefined, lines: Lines, say: Say): Child[] {
  if (!found) return [];
  const { lesson, activity } = found;
  const own = lines[lesson.id]?.[activity.id];
  const text = ({ text: words, lang }: Line) => make('bdi', inLanguage(lang), words);
  const handouts = activity.handouts.map((handout) => linkToHandout({ ...handout, ...(activity.lang ? { lang: activity.lang } : {}) }));
  return [
    ...(own ? [make('ul', {}, ...own.lead.map((line) => make('li', {}, text(line))))] : []),
    ...(own?.helper ? [make('p', {}, make('b', {}, say('plan.helper')), ' ', text(own.helper))] : []),
    ...(handouts.length > 0
      ? [make('p', {}, make('b', {}, say('plan.give')), ...handouts.flatMap((handout, index) => [index > 0 ? ', ' : ' ', handout]))]
      : []),
  ];
}

/** The lessons of a plan in its order, each in its own language. */
function namesOf(plan: Plan, catalogue: Catalogue): Child[] {
  const lessons = new Set(plan.items.flatMap((item) => (item.kind === 'activity' ? (lessonOf(catalogue, item.lesson) ?? []) : [])));
  return [...lessons].flatMap(({ number, title, lang }, index) => [index > 0 ? ' · ' : '', `${number} `, make('bdi', inLanguage(lang), title)]);
}

/** Clock times read from left to right in every language. */
function clockOf(time: string): HTMLElement {
  return make('bdi', { dir: 'ltr' }, time);
}

function linkTo(found: Found | undefined): HTMLElement | undefined {
  return found && make('a', { href: `${found.lesson.teach}#${found.activity.id}`, ...inLanguage(found.activity.lang) }, found.activity.title);
}

/** That an activity is made shorter, and how its author says to do that. */
function shorterWay({ found, isShortened }: Row, say: Say): HTMLElement[] {
  if (!found || !isShortened) return [];
  const { minutes, shorter } = found.activity;
  return [
    make('span', { class: 'shorter' }, say('plan.shortened', { n: minutes }), ...(shorter ? [' ', make('bdi', inLanguage(shorter.lang), shorter.text)] : [])),
  ];
}

function itemFor(row: Row, index: number, total: number, say: Say): HTMLElement {
  const title = titleOfRow(row, say);
  const button = (task: Task, sign: string, isOff = false) =>
    make('button', { type: 'button', 'data-do': task, 'aria-label': say(`plan.${task}`, { title }), ...(isOff ? { 'aria-disabled': 'true' } : {}) }, sign);
  const activity = row.found?.activity;
  const atLeast = activity?.atLeast;
  // What can be seen is part of its name: who speaks to a phone says what is seen.
  const toLength = (word: 'plan.shorten' | 'plan.whole', n: number) =>
    make(
      'button',
      { type: 'button', 'data-do': 'shorten' satisfies Task, class: row.isShortened ? 'whole' : undefined, 'aria-label': say(word, { n, title }) },
      say('minutes', { n }),
    );
  const length = !activity || atLeast === undefined ? [] : [row.isShortened ? toLength('plan.whole', activity.minutes) : toLength('plan.shorten', atLeast)];
  const facts = [say('minutes', { n: row.minutes })];
  if (row.found?.activity.grouping) facts.push(say(`grouping.${row.found.activity.grouping}`));
  if (row.found) facts.push(row.found.lesson.number);
  return make(
    'li',
    { 'data-at': String(index), class: row.found ? undefined : 'break' },
    make('span', { class: 'grip', 'aria-hidden': 'true' }, '⠿'),
    make('span', { class: 'what' }, linkTo(row.found) ?? make('span', {}, title), make('small', {}, facts.join(' · ')), ...shorterWay(row, say)),
    make('span', { class: 'acts' }, ...length, button('up', '↑', index === 0), button('down', '↓', index === total - 1), button('remove', '✕')),
  );
}

/** The activities that can be added, by lesson. What does not fit can be chosen too: then it is said why. */
function choices(plan: Plan, catalogue: Catalogue, say: Say): HTMLElement[] {
  const groups = new Map<string, HTMLElement>();
  for (const { lesson: id, activity: activityId, fits } of addable(plan, catalogue)) {
    const lesson = lessonOf(catalogue, id);
    const activity = lesson?.activities.find((each) => each.id === activityId);
    if (!lesson || !activity) continue;
    const group = groups.get(id) ?? make('optgroup', { label: `${lesson.number} ${lesson.title}` });
    groups.set(id, group);
    const title = `${activity.title} · ${say('minutes', { n: activity.minutes })}`;
    group.append(make('option', { value: `${id}#${activityId}`, ...inLanguage(activity.lang) }, fits ? title : say('plan.noRoom', { title })));
  }
  return [...groups.values()];
}
