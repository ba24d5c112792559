import { find, type Catalogue } from './catalogue.ts';
import { keptIn } from './edit.ts';
import { judge, LIMITS, totalOf, USUAL, type Item, type Plan, type PlanRequest } from './plan.ts';
import { because, type Reason } from './reason.ts';

/*
 * A plan as the part of an address behind its #, which browsers send to no server:
 *
 *   v=2&t=45&n=8&l=en.ur&p=module/lesson.arrive.talk.-13.close~10~module/other.quiz&c=k3x
 *
 * Behind an activity that is made shorter stand its minutes (`.-13`); only then it is version 2, which pages of
 * before do not read.
 *
 * Only letters, digits and a few signs that apps leave alone when they find an address in a message. What is
 * as usual is left out. `c` is made from the rest: an address that lost its end is not taken for a shorter plan.
 */
const VERSION = { whole: '1', shortened: '2' } as const;
/** Longer than any address that is made here. */
const LONGEST = 6000;
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LESSON = /^[a-z0-9-]+\/[a-z0-9-]+$/;
const TAG = /^[a-z]{1,3}(?:-[a-z0-9]{2,8})*$/i;

/** What came of opening an address: no plan in it, a plan, or why not, with what was asked for if that could be read. */
export type Opened =
  { state: 'none' } | { state: 'plan'; plan: Plan; notes: readonly Reason[] } | { state: 'refused'; why: readonly Reason[]; request?: PlanRequest };

/** The part of the address behind the #. */
export function encode(plan: Plan): string {
  const { request, start } = plan;
  const given: [string, string | undefined][] = [
    ['v', versionOf(plan.items)],
    ['t', String(request.minutes)],
    ['n', String(request.people)],
    ['w', request.place === USUAL.place ? undefined : request.place],
    ['m', request.means === USUAL.means ? undefined : request.means],
    ['l', request.languages.join('.') === USUAL.languages.join('.') ? undefined : request.languages.join('.') || '0'],
    ['a', request.audience === USUAL.audience ? undefined : request.audience],
    ['x', request.about],
    ['o', request.out ? '1' : undefined],
    ['d', request.done.length > 0 ? request.done.join('~') : undefined],
    ['s', start === undefined ? undefined : String(start)],
    ['p', itemsOut(plan.items) || '0'],
  ];
  const text = given.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`])).join('&');
  return `${text}&c=${checkOf(text)}`;
}

/** Reads the part of an address behind its #. It never throws, whatever it is given. */
export function decode(hash: string, catalogue: Catalogue): Opened {
  const text = hash.replace(/^#/, '');
  if (text === '') return { state: 'none' };
  const broken: Opened = { state: 'refused', why: [because('broken')] };
  if (text.length > LONGEST) return broken;
  const fields = new URLSearchParams(text);
  const version = fields.get('v');
  const isKnown = version === VERSION.whole || version === VERSION.shortened;
  if (version !== null && /^\d{1,3}$/.test(version) && !isKnown) return { state: 'refused', why: [because('version')] };
  const read = readPlan(fields);
  // Made again from what was read: it must be the same address, to the letter.
  if (!read || version !== versionOf(read.items) || fields.get('c') !== encode(read).slice(-3)) return broken;

  const known = read.items.filter((item) => item.kind === 'break' || find(catalogue, item.lesson, item.activity));
  const gone = read.items.length - known.length;
  const notes: Reason[] = gone > 0 ? [because('gone', { n: gone })] : [];
  // What may be cut, and to how many minutes, may have changed since the address was made.
  const items = keptIn(
    known.map((item) => inTime(item, catalogue)),
    catalogue,
  );
  if (items.length > known.length) notes.push(because('put-back', { n: items.length - known.length }));
  let plan: Plan = { ...read, items };
  const over = totalOf(items, catalogue) - read.request.minutes;
  if (over > 0 && read.request.minutes + over <= LIMITS.minutes.max) {
    // It takes longer than when the address was made. Its reader decides what to leave out.
    plan = { ...plan, request: { ...plan.request, minutes: plan.request.minutes + over } };
    notes.push(because('longer', { minutes: plan.request.minutes, before: read.request.minutes }));
  }
  const why = judge(plan, catalogue);
  return why.length === 0 ? { state: 'plan', plan, notes } : { state: 'refused', why: [...notes, ...why], request: read.request };
}

/** An activity of an address with no fewer minutes than it now works in, and none of its own where it is whole. */
function inTime(item: Item, catalogue: Catalogue): Item {
  if (item.kind === 'break' || item.minutes === undefined) return item;
  const { minutes, ...whole } = item;
  const activity = find(catalogue, item.lesson, item.activity)?.activity;
  const least = activity?.atLeast;
  if (!activity || least === undefined || minutes >= activity.minutes) return whole;
  return { ...whole, minutes: Math.max(minutes, least) };
}

function versionOf(items: readonly Item[]): string {
  return items.some((item) => item.kind === 'activity' && item.minutes !== undefined) ? VERSION.shortened : VERSION.whole;
}

function readPlan(fields: URLSearchParams): Plan | undefined {
  const minutes = numberIn(fields.get('t'), LIMITS.minutes);
  const people = numberIn(fields.get('n'), LIMITS.people);
  const start = fields.has('s') ? numberIn(fields.get('s'), { min: 0, max: 1439 }) : 0;
  const place = oneOf(fields.get('w') ?? USUAL.place, ['room', 'online'] as const);
  const means = oneOf(fields.get('m') ?? USUAL.means, ['paper', 'phones'] as const);
  const languages = listIn(fields.get('l') ?? USUAL.languages.join('.'), '.', TAG);
  const audience = fields.get('a') ?? USUAL.audience;
  const about = fields.get('x') ?? undefined;
  const done = listIn(fields.get('d') ?? '0', '~', LESSON);
  const items = itemsIn(fields.get('p') ?? '');
  if (minutes === undefined || people === undefined || start === undefined || !place || !means || !languages || !done || !items) return undefined;
  if (!ID.test(audience) || (about !== undefined && !LESSON.test(about))) return undefined;
  const request: PlanRequest = {
    minutes,
    people,
    place,
    means,
    languages,
    audience,
    done,
    out: fields.get('o') === '1',
    ...(about === undefined ? {} : { about }),
  };
  return { request, items, ...(fields.has('s') ? { start } : {}) };
}

/** Blocks with ~ between: a lesson with its activities and the minutes of those that are made shorter, or the minutes of a break. */
function itemsOut(items: readonly Item[]): string {
  const blocks: string[] = [];
  let lesson: string | undefined;
  for (const item of items) {
    if (item.kind === 'break') blocks.push(String(item.minutes));
    else blocks.push(`${item.lesson === lesson ? blocks.pop() : item.lesson}.${item.activity}${item.minutes === undefined ? '' : `.-${item.minutes}`}`);
    lesson = item.kind === 'break' ? undefined : item.lesson;
  }
  return blocks.join('~');
}

function itemsIn(text: string): Item[] | undefined {
  if (text === '0') return [];
  const items: Item[] = [];
  for (const block of text.split('~')) {
    const minutes = numberIn(block, LIMITS.break);
    const [lesson = '', ...parts] = block.split('.');
    if (minutes !== undefined) items.push({ kind: 'break', minutes });
    else {
      if (!LESSON.test(lesson) || parts.length === 0) return undefined;
      let before: Item | undefined;
      for (const part of parts) {
        const own = part.startsWith('-') ? numberIn(part.slice(1), LIMITS.activity) : undefined;
        if (own !== undefined && before?.kind === 'activity') items[items.length - 1] = { ...before, minutes: own };
        else if (!ID.test(part)) return undefined;
        before = own === undefined ? { kind: 'activity', lesson, activity: part } : undefined;
        if (before) items.push(before);
      }
    }
    if (items.length > LIMITS.items) return undefined;
  }
  return items;
}

function numberIn(text: string | null, { min, max }: { min: number; max: number }): number | undefined {
  if (text === null || !/^(?:0|[1-9]\d{0,3})$/.test(text)) return undefined;
  const number = Number(text);
  return number >= min && number <= max ? number : undefined;
}

function listIn(text: string, between: string, each: RegExp): string[] | undefined {
  if (text === '0') return [];
  const parts = text.split(between);
  return parts.length <= LIMITS.items && parts.every((part) => each.test(part)) ? parts : undefined;
}

function oneOf<const T extends readonly string[]>(value: string, values: T): T[number] | undefined {
  return values.find((each) => each === value);
}

/** Three letters and digits that another text hardly ever gives: FNV-1a, folded. */
function checkOf(text: string): string {
  let hash = 0x811c9dc5;
  for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return (hash % 36 ** 3).toString(36).padStart(3, '0');
}
