import { lateBy, lengthsOf, momentOf, readClock, readPlan, showClock, startsOf, writePlan, type Plan, type Slot } from '../outputs/run-sheet/schedule.ts';

/**
 * What script adds to a run sheet: times of the day, cuts, and the timer for the room. All that is set stands
 * behind the # of the address, and in no other place.
 */

const all = <Kind extends HTMLElement>(selector: string, from: ParentNode = document) => [...from.querySelectorAll<Kind>(selector)];
const one = <Kind extends HTMLElement>(selector: string, from: ParentNode = document) => from.querySelector<Kind>(selector);

const table = one<HTMLTableElement>('table.run');
const form = one('.set');
const live = one<HTMLDialogElement>('dialog.live');
const field = one<HTMLInputElement>('#run-start');
const restField = one<HTMLInputElement>('#run-rest');

if (table && form && live && field) {
  const rows = all<HTMLTableRowElement>('tr[data-slot]', table);
  const places = all('[data-at]', table);
  const slots: Slot[] = rows.map(({ dataset }) => ({ minutes: Number(dataset.min), isBreak: dataset.slot === 'break' }));
  const cuts = all<HTMLLIElement>('[data-cut]').map((line) => ({ line, slot: Number(line.dataset.cut), saves: Number(line.dataset.saves) }));
  const usual = Number(form.dataset.rest);
  const past: Plan[] = [];
  let plan: Plan = readPlan(location.hash, slots.length, usual);
  let told = '';
  let answering = false;

  const fill = (text: string | undefined, n: number | string) => (text ?? '').replace(/\{\w+\}/, String(n));
  const put = (element: HTMLElement | null, text: string) => {
    if (element && element.textContent !== text) element.textContent = text;
  };
  const titleOf = (slot: number) => (rows[slot] ? (one('th b', rows[slot]) ?? one('th', rows[slot])?.firstChild)?.textContent?.trim() : undefined) ?? '';
  const isCut = ({ slot, saves }: { slot: number; saves: number }) => plan.more[slot] === -saves;
  const now = () => {
    const time = new Date();
    return time.getHours() * 60 + time.getMinutes() + time.getSeconds() / 60;
  };
  const momentNow = () => (plan.start === undefined ? undefined : momentOf(lengthsOf(slots, plan), plan.start, now()));

  const change = (next: Plan) => {
    past.push(plan);
    plan = next;
    answering = true;
    const address = writePlan(plan, usual);
    history.replaceState(null, '', address ? `#${address}` : location.pathname + location.search);
    show();
  };
  const give = (slot: number, minutes: number) => change({ ...plan, more: { ...plan.more, [slot]: minutes } });
  const toggle = (cut: { slot: number; saves: number }) => give(cut.slot, isCut(cut) ? 0 : -cut.saves);

  /** The table: each start, each length, and when people are back from a break. */
  function show(): void {
    if (!table || !field || !form) return;
    const lengths = lengthsOf(slots, plan);
    const { start } = plan;
    const minutes = (n: number) => fill(table.dataset.minutes, n);
    for (const [index, from] of startsOf(lengths).entries()) put(places[index] ?? null, start === undefined ? minutes(from) : showClock(start + from));
    for (const [index, row] of rows.entries()) {
      const length = lengths[index] ?? 0;
      put(one('[data-length]', row), minutes(length));
      row.classList.toggle('gone', length === 0);
      const back = one('[data-back]', row);
      put(back, start === undefined || length === 0 ? '' : fill(back?.dataset.back, showClock(start + (startsOf(lengths)[index + 1] ?? 0))));
    }
    for (const cut of cuts) one('button', cut.line)?.setAttribute('aria-pressed', String(isCut(cut)));
    form.classList.toggle('timed', start !== undefined);
    const value = start === undefined ? '' : showClock(start);
    // A field in which somebody is typing is left alone.
    if (document.activeElement !== field && field.value !== value) field.value = value;
    if (restField && document.activeElement !== restField) restField.value = String(plan.rest);
    tick();
  }

  /** What is on now; worked out from the clock each time. */
  function tick(): void {
    if (!live) return;
    const moment = momentNow();
    const index = moment?.state === 'during' ? moment.index : -1;
    for (const [at, row] of rows.entries()) {
      if (at === index) row.setAttribute('aria-current', 'time');
      else row.removeAttribute('aria-current');
    }
    if (!live.open || !moment || plan.start === undefined) return;
    const lengths = lengthsOf(slots, plan);
    const starts = startsOf(lengths);
    put(one('[data-clock]', live), showClock(now()));
    const title = moment.state === 'over' ? (live.dataset.over ?? '') : titleOf(moment.state === 'before' ? 0 : index);
    put(one('[data-title]', live), title);
    put(one('[data-how]', live), index < 0 || slots[index]?.isBreak ? '' : (one('.how', rows[index])?.textContent?.trim() ?? ''));
    const left = moment.state === 'before' ? fill(live.dataset.before, moment.minutes) : moment.state === 'during' ? fill(live.dataset.left, moment.left) : '';
    put(one('[data-left]', live.querySelector('.now') ?? live), left);
    const bar = one<HTMLProgressElement>('progress', live);
    if (bar) {
      bar.hidden = moment.state !== 'during';
      bar.value = moment.state === 'during' ? 1 - moment.left / moment.of : 0;
    }
    const next = moment.state === 'during' ? lengths.findIndex((length, at) => at > index && length > 0) : -1;
    const then = one('.then', live);
    if (then) then.hidden = next < 0;
    if (next >= 0) {
      put(one('[data-then-at]', live), showClock(plan.start + (starts[next] ?? 0)));
      put(one('[data-then]', live), titleOf(next));
    }
    // A screen reader hears of a change of activity, of what a button did, and twice near the end: no more often.
    const turn = `${moment.state} ${index} ${moment.state === 'during' && (moment.left === 5 || moment.left === 1) ? moment.left : ''}`;
    if (turn !== told || answering) put(one('[role=status]', live), left ? `${title}. ${left}` : title);
    told = turn;
    answering = false;

    const late = lateBy(slots, plan);
    const first = moment.state === 'during' && late > 0 ? cuts.find((cut) => cut.slot > index && !isCut(cut)) : undefined;
    const behind = one('.behind', live);
    if (behind) behind.hidden = !first;
    if (first) {
      put(one('[data-behind]', behind ?? live), fill(live.dataset.behind, late));
      put(one('[data-first]', live), `${titleOf(first.slot)}: ${one('[data-do]', first.line)?.textContent ?? ''}`);
    }
    const can = (name: string, is: boolean) => {
      const button = one<HTMLButtonElement>(`[data-${name}]`, live);
      if (button) button.disabled = !is;
    };
    can('more', index >= 0);
    can('on', moment.state !== 'over');
    can('undo', past.length > 0);
  }

  field.addEventListener('input', () => {
    const { start: _before, ...rest } = plan;
    const start = readClock(field.value);
    change(start === undefined ? rest : { ...rest, start });
  });
  restField?.addEventListener('input', () => {
    const rest = restField.value === '' ? usual : Math.max(0, Math.min(60, Math.round(Number(restField.value))));
    change({ ...plan, rest });
  });
  for (const cut of cuts) one('button', cut.line)?.addEventListener('click', () => toggle(cut));

  const on = (name: string, act: () => void, from: ParentNode = live) => one(`[data-${name}]`, from)?.addEventListener('click', act);
  on(
    'live',
    () => {
      live.showModal();
      one('[data-title]', live)?.focus();
      if (plan.start === undefined) change({ ...plan, start: Math.floor(now()) });
      else tick();
    },
    form,
  );
  on('close', () => live.close());
  on('more', () => {
    const moment = momentNow();
    if (moment?.state === 'during') give(moment.index, (plan.more[moment.index] ?? 0) + 5);
  });
  on('on', () => {
    const moment = momentNow();
    if (moment?.state === 'before') change({ ...plan, start: Math.floor(now()) });
    // What is left of it is taken away, so that the next one starts with this minute.
    if (moment?.state === 'during') give(moment.index, (plan.more[moment.index] ?? 0) - moment.left);
  });
  on('undo', () => {
    const before = past.pop();
    if (!before) return;
    change(before);
    past.pop();
    tick();
  });
  on('cut-first', () => {
    const moment = momentNow();
    const first = moment?.state === 'during' ? cuts.find((cut) => cut.slot > moment.index && !isCut(cut)) : undefined;
    if (first) toggle(first);
  });

  // A jump within the page is no plan.
  addEventListener('hashchange', () => {
    if (!/[#&](?:start|break|more)=/.test(location.hash)) return;
    plan = readPlan(location.hash, slots.length, usual);
    show();
  });
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) tick();
  });
  setInterval(tick, 1000);
  show();
}
