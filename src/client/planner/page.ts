import { decode, encode } from '../../planner/address.ts';
import { BREAK } from '../../planner/breaks.ts';
import { find, type Catalogue } from '../../planner/catalogue.ts';
import { add, addBreak, move, reask, remove, shorten, startAt } from '../../planner/edit.ts';
import type { Outcome, Plan } from '../../planner/plan.ts';
import { propose } from '../../planner/propose.ts';
import { sheetOf } from '../../planner/sheet.ts';
import { makeDraggable } from './drag.ts';
import { fillForm, languageName, readForm } from './form.ts';
import { showPlan, titleOfRow, type Task } from './view.ts';
import { sayIn, sayWhy, type Words } from './words.ts';

/**
 * The session builder. The planner decides (src/planner); this shows its plan, passes on what the trainer
 * does, and keeps the plan in the address. Nothing is sent or stored.
 */

const form = document.querySelector<HTMLFormElement>('#ask');
const said = document.querySelector<HTMLElement>('#said');
const parts = document.querySelectorAll<HTMLElement>('[data-plan]');
const list = document.querySelector<HTMLOListElement>('#items');
const start = document.querySelector<HTMLInputElement>('#start');
const choice = document.querySelector<HTMLSelectElement>('#more-activities');
const address = document.querySelector<HTMLInputElement>('#address');

if (form && said && list && start && choice && address) {
  fetch(form.dataset.catalogue ?? '')
    .then((answer) => answer.json() as Promise<Catalogue & { words: Words }>)
    .then(build, () => {
      form.hidden = true;
      said.textContent = form.dataset.fail ?? '';
    });

  function build(catalogue: Catalogue & { words: Words }): void {
    if (!form || !said || !list || !start || !choice || !address) return;
    const say = sayIn(catalogue.words);
    let plan: Plan | undefined;
    /** Whether the plan is more than a proposal: then new answers must not throw it away. */
    let isOwn = false;

    const tell = (text: string, isRefusal = false) => {
      said.textContent = text;
      said.classList.toggle('refusal', isRefusal);
    };

    const show = (next: Plan | undefined, keepAddress = false) => {
      plan = next;
      for (const part of parts) part.hidden = next === undefined;
      if (next) {
        showPlan(next, catalogue, say, (tag) => languageName(form, tag));
        start.value = next.start === undefined ? '' : `${two(Math.floor(next.start / 60))}:${two(next.start % 60)}`;
      }
      if (keepAddress) return;
      history.replaceState(null, '', next ? `#${encode(next)}` : location.pathname + location.search);
      address.value = location.href;
      // The same plan in another language.
      for (const link of document.querySelectorAll<HTMLAnchorElement>('a.tongue')) link.hash = location.hash;
    };

    /** Takes a change that the planner allows, or says why it does not. */
    const take = (outcome: Outcome, done: (plan: Plan) => string): boolean => {
      if (!outcome.ok) {
        tell(sayWhy(say, outcome.why), true);
        return false;
      }
      isOwn = true;
      show(outcome.plan);
      tell(done(outcome.plan));
      return true;
    };

    const titleAt = (of: Plan, index: number) => {
      const row = sheetOf(of, catalogue).rows[index];
      return row ? titleOfRow(row, say) : '';
    };

    const proposeNew = () => {
      const request = readForm(form);
      if (!request) return;
      const proposal = propose(request, catalogue);
      isOwn = false;
      if (!proposal.ok) {
        show(undefined);
        tell(sayWhy(say, proposal.why), true);
        return;
      }
      // A start that was said stays.
      show(startAt(proposal.plan, plan?.start));
      const n = proposal.plan.items.filter(({ kind }) => kind === 'activity').length;
      const route = catalogue.routes.find(({ id }) => id === proposal.route);
      const ready = say('plan.ready', { n, t: sheetOf(proposal.plan, catalogue).minutes });
      tell(route ? `${ready} ${say('plan.route', { title: route.title })}` : ready);
    };

    const answer = () => {
      const request = readForm(form);
      if (!request) return;
      if (!plan || !isOwn) return proposeNew();
      const outcome = reask(plan, request, catalogue);
      if (outcome.ok) show(outcome.plan);
      tell(
        outcome.ok ? say('plan.total', { n: sheetOf(outcome.plan, catalogue).minutes, t: request.minutes }) : `${sayWhy(say, outcome.why)} ${say('plan.held')}`,
        !outcome.ok,
      );
    };

    const open = () => {
      const hash = location.hash;
      // A link to a part of this page is no plan.
      if (hash.length > 1 && document.getElementById(hash.slice(1))) return plan ? undefined : proposeNew();
      const opened = decode(hash, catalogue);
      if (opened.state === 'none') return proposeNew();
      if (opened.state === 'plan') {
        fillForm(form, opened.plan.request);
        isOwn = true;
        show(opened.plan);
        tell([say('plan.opened'), sayWhy(say, opened.notes)].join(' ').trim());
      } else {
        if (opened.request) fillForm(form, opened.request);
        show(undefined, true);
        tell(sayWhy(say, opened.why), true);
      }
    };

    const moveTo = (from: number, to: number, focus?: string) => {
      if (!plan) return;
      const title = titleAt(plan, from);
      const total = plan.items.length;
      const moved = take(move(plan, from, to, catalogue), () => say('plan.moved', { title, n: to + 1, total }));
      if (focus) list.children[moved ? to : from]?.querySelector<HTMLElement>(focus)?.focus();
    };

    let timer: ReturnType<typeof setTimeout> | undefined;
    form.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(answer, 400);
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      clearTimeout(timer);
      proposeNew();
    });
    list.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-do]') : null;
      const at = placeOf(button);
      if (!plan || !button || at === undefined) return;
      const task = button.dataset.do as Task;
      if (task === 'shorten') {
        const title = titleAt(plan, at);
        take(shorten(plan, at, catalogue), (next) => say('plan.changed', { title, n: sheetOf(next, catalogue).rows[at]?.minutes ?? 0 }));
        list.children[at]?.querySelector<HTMLElement>('[data-do="shorten"]')?.focus();
      } else if (task === 'remove') {
        const title = titleAt(plan, at);
        if (!take(remove(plan, at, catalogue), () => say('plan.removed', { title }))) return;
        const next = list.children[Math.min(at, list.children.length - 1)]?.querySelector<HTMLElement>('[data-do="remove"]');
        (next ?? document.getElementById('yours'))?.focus();
      } else moveTo(at, task === 'up' ? at - 1 : at + 1, `[data-do="${task}"]`);
    });
    list.addEventListener('keydown', (event) => {
      if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
      const at = placeOf(event.target);
      if (at === undefined) return;
      event.preventDefault();
      const task = event.target instanceof HTMLElement ? event.target.dataset.do : undefined;
      moveTo(at, event.key === 'ArrowUp' ? at - 1 : at + 1, task ? `[data-do="${task}"]` : 'a');
    });
    makeDraggable(list, moveTo);
    document.getElementById('add')?.addEventListener('click', () => {
      const [lesson = '', activity = ''] = choice.value.split('#');
      if (plan) take(add(plan, lesson, activity, catalogue), () => say('plan.added', { title: find(catalogue, lesson, activity)?.activity.title ?? '' }));
    });
    document.getElementById('add-break')?.addEventListener('click', () => {
      if (plan) take(addBreak(plan, BREAK, catalogue), () => say('plan.added', { title: say('plan.break') }));
    });
    start.addEventListener('change', () => {
      const [hours, minutes] = start.value.split(':').map(Number);
      if (plan) show(startAt(plan, hours === undefined || minutes === undefined || Number.isNaN(hours + minutes) ? undefined : hours * 60 + minutes));
    });
    document.getElementById('copy')?.addEventListener('click', () => {
      const copied = document.getElementById('copied');
      address.select();
      // Where copying is not allowed the address is selected, and can be copied by hand.
      navigator.clipboard?.writeText(address.value).then(
        () => copied?.replaceChildren(say('citeCopied')),
        () => undefined,
      );
    });
    addEventListener('hashchange', open);
    open();
  }
}

/** The place in the list of the item that an element stands in. */
function placeOf(element: EventTarget | null): number | undefined {
  const at = element instanceof Element ? element.closest<HTMLElement>('[data-at]')?.dataset.at : undefined;
  return at === undefined ? undefined : Number(at);
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
