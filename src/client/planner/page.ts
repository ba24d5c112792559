import { decode, encode } from '../../planner/address.ts';
import { BREAK } from '../../planner/breaks.ts';
import { find, lessonOf, safetyLessons, type Catalogue, type Lines } from '../../planner/catalogue.ts';
import { add, addBreak, move, reask, remove, shorten, startAt } from '../../planner/edit.ts';
import type { Outcome, Plan } from '../../planner/plan.ts';
import type { Reason } from '../../planner/reason.ts';
import { propose } from '../../planner/propose.ts';
import { sheetOf } from '../../planner/sheet.ts';
import { makeDraggable } from './drag.ts';
import { fillForm, languageName, readForm, tickDone } from './form.ts';
import { makeSendable } from './send.ts';
import { showPlan, showRows, titleOfRow, type Task } from './view.ts';
import { sayIn, sayWhy, type Words } from './words.ts';

/**
 * The session builder. The planner decides (src/planner); this shows its plan, passes on what the trainer
 * does, and keeps the plan in the address. Nothing is sent or stored.
 */

const form = document.querySelector<HTMLFormElement>('#ask');
const asked = document.querySelector<HTMLDetailsElement>('#asked');
const said = document.querySelector<HTMLElement>('#said');
const mend = document.querySelector<HTMLButtonElement>('#mend button');
const heading = document.querySelector<HTMLElement>('#yours');
const parts = document.querySelectorAll<HTMLElement>('[data-plan]');
const list = document.querySelector<HTMLOListElement>('#items');
const start = document.querySelector<HTMLInputElement>('#start');
const choice = document.querySelector<HTMLSelectElement>('#more-activities');
const address = document.querySelector<HTMLInputElement>('#address');

if (form && asked && said && mend && heading && list && start && choice && address) {
  fetch(form.dataset.catalogue ?? '')
    .then((answer) => answer.json() as Promise<Catalogue & { words: Words }>)
    .then(build, () => {
      asked.hidden = true;
      said.textContent = form.dataset.fail ?? '';
    });

  function build(catalogue: Catalogue & { words: Words }): void {
    if (!form || !asked || !said || !mend || !heading || !list || !start || !choice || !address) return;
    const say = sayIn(catalogue.words);
    let plan: Plan | undefined;
    /** Whether the plan is more than a proposal: then new answers must not throw it away. */
    let isOwn = false;

    const send = makeSendable(address, say);

    const namesOf = (ids: readonly string[]) =>
      ids
        .flatMap((id) => lessonOf(catalogue, id) ?? [])
        .map(({ number, title }) => `${number} ${title}`)
        .join(', ');
    /** Says what happened. Where lessons come first, a button says that the group has done them, and then tries again. */
    const tell = (text: string, isRefusal = false, first: readonly string[] = [], again: () => void = proposeNew) => {
      said.textContent = text;
      said.classList.toggle('refusal', isRefusal);
      mend.hidden = first.length === 0;
      mend.textContent = say('plan.haveDone', { needs: namesOf(first) });
      mend.onclick = () => {
        tickDone(form, first);
        again();
        if (plan) toPlan();
        else (mend.hidden ? form.querySelector('input') : mend)?.focus();
      };
    };
    const toPlan = () => {
      heading.focus({ preventScroll: true });
      // What is said stays over the plan, however long it is.
      said.parentElement?.scrollIntoView();
    };
    const firstIn = (why: readonly Reason[]) => [...new Set(why.flatMap(({ first }) => first ?? []))];

    const show = (next: Plan | undefined, keepAddress = false) => {
      plan = next;
      for (const part of parts) part.hidden = next === undefined;
      if (next) {
        showPlan(next, catalogue, say, (tag) => languageName(form, tag), lines);
        start.value = next.start === undefined ? '' : `${two(Math.floor(next.start / 60))}:${two(next.start % 60)}`;
      }
      if (keepAddress) return;
      history.replaceState(null, '', next ? `#${encode(next)}` : location.pathname + location.search);
      send();
    };

    /** What is done in each activity. The plan is there first, and stands without. */
    let lines: Lines = {};
    fetch(form.dataset.lines ?? '')
      .then((answer) => answer.json() as Promise<Lines>)
      .then(
        (loaded) => {
          lines = loaded;
          if (plan) showRows(plan, catalogue, say, lines);
        },
        () => undefined,
      );

    /** Takes a change that the planner allows, or says why it does not; `again` tries it once more when the group has done what comes first. */
    const take = (outcome: Outcome, done: (plan: Plan) => string, again?: () => void): boolean => {
      if (!outcome.ok) {
        tell(sayWhy(say, outcome.why), true, again ? firstIn(outcome.why) : [], again);
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

    function proposeNew(): void {
      if (!form) return;
      const request = readForm(form);
      if (!request) return;
      const proposal = propose(request, catalogue);
      isOwn = false;
      if (!proposal.ok) {
        show(undefined);
        tell(sayWhy(say, proposal.why), true, firstIn(proposal.why));
        return;
      }
      // A start that was said stays.
      show(startAt(proposal.plan, plan?.start));
      const n = proposal.plan.items.filter(({ kind }) => kind === 'activity').length;
      const route = catalogue.routes.find(({ id }) => id === proposal.route);
      const ready = say('plan.ready', { n, t: sheetOf(proposal.plan, catalogue).minutes });
      const { added = [], passed } = proposal;
      const more = [
        ...(route ? [say('plan.route', { title: route.title })] : []),
        ...(added.length > 0 ? [say('plan.adds', { needs: namesOf(added) })] : []),
        ...(passed ? [say('plan.passed', { lesson: namesOf([passed.lesson]), least: passed.least })] : []),
      ];
      // Whether people are safe outside is not a thing to say in passing.
      const safety = safetyLessons(catalogue).map(({ id }) => id);
      tell(
        [ready, ...more].join(' '),
        false,
        added.filter((id) => !safety.includes(id)),
      );
    }

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
        // Whoever was sent a plan comes for the plan.
        asked.open = false;
        toPlan();
      } else {
        asked.open = true;
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
      if (plan) toPlan();
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
      const addIt = () => {
        if (plan)
          take(add(plan, lesson, activity, catalogue), () => say('plan.added', { title: find(catalogue, lesson, activity)?.activity.title ?? '' }), addAgain);
      };
      const addAgain = () => {
        const request = readForm(form);
        if (plan && request) plan = { ...plan, request: { ...plan.request, done: request.done } };
        addIt();
      };
      addIt();
    });
    document.getElementById('add-break')?.addEventListener('click', () => {
      if (plan) take(addBreak(plan, BREAK, catalogue), () => say('plan.added', { title: say('plan.break') }));
    });
    start.addEventListener('change', () => {
      const [hours, minutes] = start.value.split(':').map(Number);
      if (plan) show(startAt(plan, hours === undefined || minutes === undefined || Number.isNaN(hours + minutes) ? undefined : hours * 60 + minutes));
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
