/**
 * One slide at a time, by keys, remote control, swipe and buttons, and the notes in a second window that
 * keeps in step. The number of the slide stands in the address, so the browser's own buttons work. Keys do
 * nothing while all slides are shown, so that whoever is in the way of them can leave them out.
 */
const root = document.documentElement;
const deck = document.querySelector<HTMLElement>('.deck');
const slides = [...document.querySelectorAll<HTMLElement>('.slide')];
const place = document.querySelector<HTMLOutputElement>('.bar output');
const said = document.querySelector<HTMLElement>('.said');
const clock = document.querySelector<HTMLTimeElement>('.bar time');
const notes = document.querySelector<HTMLAnchorElement>('.bar [target]');
const keys = document.querySelector<HTMLDialogElement>('.keys');
// The head has looked at the address before anything was painted (`SLIDES_SCRIPT`).
const isNotes = root.dataset.slides === 'notes';
const other = 'BroadcastChannel' in window ? new BroadcastChannel(`slides ${location.pathname}`) : undefined;
const isRtl = deck?.closest<HTMLElement>('[dir]')?.dir === 'rtl';
let at = -1;

const isOneByOne = () => root.dataset.slides !== 'all';
const inAddress = () => Math.min(Math.max(Number(/^#slide-(\d+)$/.exec(location.hash)?.[1] ?? 1), 1), slides.length) - 1;
const filled = (words = '') =>
  words
    .replace('{n}', `${at + 1}`)
    .replace('{total}', `${slides.length}`)
    .replace('{title}', slides[at]?.querySelector('h2')?.textContent ?? '');

function show(index: number): void {
  const isFirst = at < 0;
  at = index;
  slides.forEach((slide, n) => {
    slide.toggleAttribute('data-on', n === at);
    if (n === at + 1) slide.dataset.next = deck?.dataset.next ?? '';
    else delete slide.dataset.next;
  });
  const current = slides[at]?.parentElement;
  for (const group of deck?.children ?? []) group.toggleAttribute('data-on', group === current);
  if (place) place.textContent = filled(deck?.dataset.of);
  if (said && !isFirst) said.textContent = filled(deck?.dataset.now);
  if (notes) notes.hash = `slide-${at + 1}`;
  if (isOneByOne()) scrollTo(0, 0);
}

function go(index: number): void {
  if (index >= 0 && index < slides.length && index !== at) location.hash = `slide-${index + 1}`;
}

function look(mode: 'each' | 'all' | 'notes'): void {
  root.dataset.slides = mode;
  if (mode === 'all') slides[at]?.scrollIntoView();
  else scrollTo(0, 0);
}

/** Blanks the screen of the room, or brings it back; from the window with the notes as well. */
function blank(colour: string): void {
  if (colour) root.dataset.blank = colour;
  else delete root.dataset.blank;
  if (said && colour) said.textContent = deck?.dataset.blank ?? '';
}

function blankAll(colour: string): void {
  blank(colour);
  other?.postMessage(colour);
}

/** To the first slide of what comes next: past the rest of an activity and its cards. */
function skip(): void {
  const current = slides[at]?.parentElement;
  const next = slides.findIndex((slide, n) => n > at && slide.parentElement !== current);
  if (next > 0) go(next);
}

function fill(): void {
  if (document.fullscreenElement) void document.exitFullscreen();
  else root.requestFullscreen().catch(() => undefined);
}

const acts: Readonly<Record<string, () => void>> = {
  back: () => go(at - 1),
  on: () => go(at + 1),
  each: () => look('each'),
  all: () => look('all'),
  full: fill,
  keys: () => keys?.showModal(),
  shut: () => keys?.close(),
  paper: () => {
    root.dataset.told = '';
    print();
    delete root.dataset.told;
  },
};

/** What the letters do, by their place on a keyboard that has other letters. */
const letters: Readonly<Record<string, () => void>> = {
  n: () => notes?.click(),
  f: fill,
  s: skip,
  b: () => blankAll('b'),
  w: () => blankAll('w'),
};

function key(event: KeyboardEvent): void {
  const target = event.target as Element;
  if (event.ctrlKey || event.altKey || event.metaKey || target.closest('select,input') || document.querySelector('dialog[open]')) return;
  if (event.key === 'Shift' || (!isOneByOne() && event.key !== 'Escape')) return;
  const act = root.dataset.blank ? () => blankAll('') : isOneByOne() ? actOf(event, target) : acts.each;
  if (!act) return;
  act();
  event.preventDefault();
}

function actOf({ key: sign, code, shiftKey }: KeyboardEvent, target: Element): (() => void) | undefined {
  const on = () => go(at + 1);
  const back = () => go(at - 1);
  // A slide or notes longer than the window can be read to their end.
  const isTall = root.scrollHeight > innerHeight + 1;
  switch (sign) {
    case isRtl ? 'ArrowLeft' : 'ArrowRight':
    case 'PageDown':
      return on;
    case 'ArrowLeft':
    case 'ArrowRight':
    case 'PageUp':
      return back;
    case 'ArrowDown':
      return isTall ? undefined : on;
    case 'ArrowUp':
      return isTall ? undefined : back;
    case ' ':
      return target.closest('a,button') ? undefined : shiftKey ? back : on;
    case 'Home':
      return () => go(0);
    case 'End':
      return () => go(slides.length - 1);
    case '?':
      return acts.keys;
    case '.':
      return letters.b;
    case 'Escape':
      return isNotes || document.fullscreenElement ? undefined : () => look('all');
    default:
      // The question mark of Arabic letters; written out, it would stand on pages in English.
      if (sign.charCodeAt(0) === 0x61f) return acts.keys;
      return letters[/^[a-z]$/i.test(sign) ? sign.toLowerCase() : code.replace('Key', '').toLowerCase()];
  }
}

let touched: Touch | undefined;
addEventListener('touchstart', (event) => (touched = event.touches.length === 1 ? event.touches[0] : undefined), { passive: true });
addEventListener('touchend', ({ changedTouches: [end] }) => {
  const x = (end?.clientX ?? 0) - (touched?.clientX ?? 0);
  const y = (end?.clientY ?? 0) - (touched?.clientY ?? 0);
  if (!touched || !end || !isOneByOne() || Math.abs(x) < 50 || Math.abs(x) < 2 * Math.abs(y)) return;
  go(x < 0 === !isRtl ? at + 1 : at - 1);
});

addEventListener('keydown', key);
addEventListener('pointerdown', () => root.dataset.blank && blankAll(''));
addEventListener('hashchange', () => {
  if (inAddress() === at) return;
  blank('');
  show(inAddress());
  other?.postMessage(at);
});
if (other)
  other.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data === '' || data === 'b' || data === 'w') blank(data);
    if (typeof data !== 'number' || !slides[data] || data === at) return;
    blank('');
    history.replaceState(null, '', `#slide-${data + 1}`);
    show(data);
  };
for (const button of document.querySelectorAll<HTMLElement>('[data-do]')) {
  button.onclick = acts[button.dataset.do ?? ''] ?? null;
  if (button.dataset.do === 'full') button.hidden = !document.fullscreenEnabled;
}
if (notes)
  notes.onclick = (event) => {
    // Where the browser refuses a window of its own the link opens one.
    if (open(notes.href, 'notes', 'popup,width=1000,height=760')) event.preventDefault();
  };

look(isNotes ? 'notes' : 'each');
show(inAddress());
if (isNotes && clock) {
  const started = Date.now();
  const tick = () => {
    const gone = Math.floor((Date.now() - started) / 1000);
    clock.textContent = `${new Date().toLocaleTimeString(root.lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })} · ${Math.floor(gone / 60)}:${String(gone % 60).padStart(2, '0')}`;
  };
  tick();
  setInterval(tick, 1000);
}
