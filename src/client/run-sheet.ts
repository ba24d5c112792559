import {
  between,
  canCut,
  catchUp,
  lengthsOf,
  momentOf,
  overBy,
  readClock,
  readPlan,
  showClock,
  startsOf,
  withCuts,
  writePlan,
  type Choice,
  type Plan,
  type Slot,
} from '../outputs/run-sheet/schedule.ts';
import readAloud from './read-aloud.ts?worker&url';
import { stayAwake } from './timer/awake.ts';
import { backCloses } from './timer/back.ts';
import { giveSignal } from './timer/signal.ts';

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
const endField = one<HTMLInputElement>('#run-by');
const restField = one<HTMLInputElement>('#run-rest');
const fit = one('.fit');
const late = one('.late');

/** A line of the list of cuts. */
interface CutLine extends Choice {
  line: HTMLLIElement;
  button: HTMLButtonElement | null;
}

if (table && form && live && field && endField && fit && late) {
  const rows = all<HTMLTableRowElement>('tr[data-slot]', table);
  const places = all('[data-at]', table);
  const slots: Slot[] = rows.map(({ dataset }) => ({ minutes: Number(dataset.min), isBreak: dataset.slot === 'break' }));
  const cuts: CutLine[] = all<HTMLLIElement>('[data-cut]').map((line) => ({
    line,
    button: one('button', line),
    slot: Number(line.dataset.cut),
    to: Number(line.dataset.to),
  }));
  const usual = Number(form.dataset.rest);
  /** What was set before each thing done in the timer. What is set outside it is not taken back there. */
  let past: Plan[] = [];
  let plan: Plan = readPlan(location.hash, slots.length, usual);
  let told = '';
  let signalled = '';
  let answering = false;

  /** A sentence with its `{…}` filled in; what has no name of its own is the number. */
  const fill = (text: string | undefined, n: number | string, time = String(n)) =>
    (text ?? '').replace(/\{(\w+)\}/g, (_, name: string) => (name === 'time' ? time : String(n)));
  const put = (element: HTMLElement | null, text: string) => {
    if (element && element.textContent !== text) element.textContent = text;
  };
  const titleOf = (slot: number) => (rows[slot] ? (one('th b', rows[slot]) ?? one('th', rows[slot])?.firstChild)?.textContent?.trim() : undefined) ?? '';
  const now = () => {
    const time = new Date();
    return time.getHours() * 60 + time.getMinutes() + time.getSeconds() / 60;
  };
  const momentNow = () => (plan.start === undefined ? undefined : momentOf(lengthsOf(slots, plan), plan.start, now()));
  /** Minutes since the start, while the session is on. */
  const passedNow = () => (plan.start !== undefined && momentNow()?.state === 'during' ? between(plan.start, now()) : undefined);
  const isCut = ({ slot, to }: Choice) => (lengthsOf(slots, plan)[slot] ?? 0) <= to;
  const cutText = ({ slot, line }: CutLine) => `${titleOf(slot)}: ${one('[data-do]', line)?.textContent ?? ''}`;
  const address = () => {
    const written = writePlan(plan, usual);
    return written ? `#${written}` : location.pathname + location.search;
  };

  const change = (next: Plan) => {
    plan = next;
    answering = true;
    history.replaceState(history.state, '', address());
    show();
  };
  const set = (next: Plan) => {
    past = [];
    change(next);
  };
  const act = (next: Plan) => {
    past.push(plan);
    change(next);
  };
  const give = (slot: number, minutes: number): Plan => ({ ...plan, more: { ...plan.more, [slot]: minutes } });
  const toggle = (cut: CutLine) => set(isCut(cut) ? give(cut.slot, 0) : withCuts(slots, plan, [cut]));

  /** The table: each start, each length, and when people are back from a break. */
  function show(): void {
    if (!table || !field || !form || !endField) return;
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
    form.classList.toggle('timed', start !== undefined);
    // A field in which somebody is typing is left alone.
    const write = (input: HTMLInputElement | null, value: string) => {
      if (input && document.activeElement !== input && input.value !== value) input.value = value;
    };
    write(field, start === undefined ? '' : showClock(start));
    write(endField, plan.by === undefined ? '' : showClock(plan.by));
    write(restField, String(plan.rest));
    const signal = live && one<HTMLInputElement>('[data-signal]', live);
    if (signal) signal.checked = !plan.quiet;
    showFit();
    tick();
  }

  /** Whether it ends in time, and what to cut if not. */
  function showFit(): void {
    if (!fit || !late || !table) return;
    const lengths = lengthsOf(slots, plan);
    const total = startsOf(lengths).at(-1) ?? 0;
    const end = plan.start === undefined ? fill(table.dataset.minutes, total) : showClock(plan.start + total);
    const { over, cuts: needed, left } = catchUp(slots, plan, cuts, passedNow());
    const asked = plan.start !== undefined && plan.by !== undefined;
    fit.hidden = !asked;
    put(one('[data-said]', fit), over === 0 ? fill(fit.dataset.fits, end) : fill(fit.dataset.over, over));
    put(one('[data-rest]', fit), left === 0 ? '' : fill(fit.dataset.left, left));
    const list = one('ul', fit);
    const lines = cuts.filter((cut) => needed.some(({ slot }) => slot === cut.slot)).map(cutText);
    if (list && [...list.children].map((line) => line.textContent).join('|') !== lines.join('|')) {
      list.replaceChildren(
        ...lines.map((text) => {
          const line = document.createElement('li');
          line.textContent = text;
          return line;
        }),
      );
    }
    for (const element of all('ul, button', fit)) element.hidden = lines.length === 0;

    const passed = passedNow();
    for (const cut of cuts) {
      const { line, button, slot, to } = cut;
      const is = isCut(cut);
      const length = lengths[slot] ?? 0;
      // The length of a break can be set, and what a shorter one saves with it.
      const what = one('[data-saved]', line);
      if (what) put(what, fill(what.dataset.saved, Math.max(0, plan.rest - to)));
      line.hidden = slots[slot]?.isBreak === true && plan.rest <= to;
      put(one('[data-ends]', line), is ? fill(late.dataset.ends, end) : '');
      if (!button) continue;
      const word = (is ? late.dataset.back : late.dataset.do) ?? '';
      put(button, word);
      button.ariaLabel = `${word}: ${titleOf(slot)}`;
      const isOver = passed !== undefined && (startsOf(lengths)[slot] ?? 0) + length <= passed;
      button.disabled = isOver || (!is && !canCut(slots, plan, cut, passed));
    }
  }

  /** What is on now; worked out from the clock each time. */
  function tick(): void {
    if (!live) return;
    const moment = momentNow();
    const index = moment?.state === 'during' ? moment.index : -1;
    const key = `${moment?.state} ${index}`;
    if (table && table.dataset.on !== key) {
      // What has ended since can no longer be cut.
      table.dataset.on = key;
      showFit();
    }
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
    // A sign two minutes before an end, and at it; never for what somebody did by a button.
    const sign = `${key} ${moment.state === 'during' && moment.left <= 2}`;
    if (signalled && sign !== signalled && !answering && !plan.quiet) giveSignal(live);
    signalled = sign;
    // A screen reader hears of a change of activity, of what a button did, and three times near the end: no more often.
    const turn = `${key} ${moment.state === 'during' && [5, 2, 1].includes(moment.left) ? moment.left : ''}`;
    if (turn !== told || answering) put(one('[role=status]', live), left ? `${title}. ${left}` : title);
    told = turn;
    answering = false;

    const behind = one('.behind', live);
    const first = firstCut(index);
    const over = moment.state === 'over' ? 0 : overBy(slots, plan);
    if (behind) {
      behind.hidden = over <= 0;
      const end = showClock(plan.start + (starts.at(-1) ?? 0));
      put(one('[data-behind]', behind), first ? fill(live.dataset.behind, over) : fill(live.dataset.still, over, end));
      put(one('[data-first]', behind), first ? cutText(first) : '');
      const button = one('button', behind);
      if (button) button.hidden = !first;
    }
    const can = (name: string, is: boolean) => {
      const button = one<HTMLButtonElement>(`[data-${name}]`, live);
      if (button) button.disabled = !is;
    };
    can('more', index >= 0);
    can('on', moment.state !== 'over');
    can('undo', past.length > 0);
  }

  /** What to cut next of what is still to come. */
  function firstCut(index: number): CutLine | undefined {
    const [first] = catchUp(
      slots,
      plan,
      cuts.filter(({ slot }) => slot > index),
    ).cuts;
    return cuts.find(({ slot }) => slot === first?.slot);
  }

  field.addEventListener('input', () => {
    const { start: _before, ...rest } = plan;
    const start = readClock(field.value);
    set(start === undefined ? rest : { ...rest, start });
  });
  endField.addEventListener('input', () => {
    const { by: _before, ...rest } = plan;
    const by = readClock(endField.value);
    set(by === undefined ? rest : { ...rest, by });
  });
  restField?.addEventListener('input', () => {
    const rest = restField.value === '' ? usual : Math.max(0, Math.min(60, Math.round(Number(restField.value))));
    set({ ...plan, rest });
  });
  for (const cut of cuts) cut.button?.addEventListener('click', () => toggle(cut));

  const on = (name: string, does: () => void, from: ParentNode = live) => one(`[data-${name}]`, from)?.addEventListener('click', does);
  on('fit', () => set(withCuts(slots, plan, catchUp(slots, plan, cuts, passedNow()).cuts)), fit);
  const awake = stayAwake(live, (is) => one('[data-awake]', live)?.toggleAttribute('hidden', !is));
  live.addEventListener('close', awake);
  on(
    'live',
    backCloses(
      live,
      () => {
        live.showModal();
        one('[data-title]', live)?.focus();
        signalled = '';
        awake();
        if (plan.start === undefined) set({ ...plan, start: Math.floor(now()) });
        else tick();
      },
      address,
    ),
    form,
  );
  on('close', () => live.close());
  on('signal', () => {
    const { quiet, ...rest } = plan;
    const turned = (of: Plan): Plan => {
      const { quiet: _before, ...other } = of;
      return quiet ? other : { ...other, quiet: true };
    };
    // Undo is about time: it leaves the switch as it is.
    past = past.map(turned);
    change(turned(rest));
  });
  on('more', () => {
    const moment = momentNow();
    if (moment?.state === 'during') act(give(moment.index, (plan.more[moment.index] ?? 0) + 5));
  });
  on('on', () => {
    const moment = momentNow();
    if (moment?.state === 'before') act({ ...plan, start: Math.floor(now()) });
    // What is left of it is taken away, so that the next one starts with this minute.
    if (moment?.state === 'during') act(give(moment.index, (plan.more[moment.index] ?? 0) - moment.left));
  });
  on('undo', () => {
    const before = past.pop();
    if (before) change(before);
  });
  on('cut-first', () => {
    const moment = momentNow();
    const first = moment && moment.state !== 'over' ? firstCut(moment.state === 'during' ? moment.index : -1) : undefined;
    if (first) act(withCuts(slots, plan, [first]));
  });

  // What fills the folds is fetched when the first one is opened.
  for (const fold of all<HTMLDetailsElement>('details', table))
    fold.addEventListener('toggle', () => void import(/* @vite-ignore */ readAloud), { once: true });

  // A jump within the page is no plan.
  addEventListener('hashchange', () => {
    if (!/[#&](?:start|by|break|more|signal)=/.test(location.hash) || location.hash === address()) return;
    past = [];
    plan = readPlan(location.hash, slots.length, usual);
    show();
  });
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) tick();
  });
  setInterval(tick, 1000);
  show();
}
