import { createHash } from 'node:crypto';
import type { Entry } from './entry.ts';
import { isOf, type Hub, type LessonEntry } from './hub.ts';
import { isInUse } from './retired.ts';

/** The list of short addresses, below `content/`. */
export const CODES = 'codes.yaml';

/** Where the short addresses are listed, and below which each stands. */
export const CODES_PATH = '/t/';

/** Signs that nobody mixes up on paper or by hand: no vowel, none of 0 O 1 l i, of b 6, g q 9, s 5 and z 2 only the digit, and no n or v, since rn looks like m and vv like w. */
const LETTERS = 'cdfhjkmprtwx';
const SIGNS = `${LETTERS}23456789`;

/** A letter first, so that no program takes a code for a number. */
export const CODE_FORM = new RegExp(`^[${LETTERS}][${SIGNS}]{3,4}$`);

/** A line of the list. */
export interface Code {
  code: string;
  to: string;
  retired?: boolean | undefined;
}

/** What a code leads to. */
export type Aim = { kind: 'lesson'; entry: LessonEntry } | { kind: 'handout'; entry: LessonEntry; handout: string } | { kind: 'route'; entry: Entry<'routes'> };

/** What stands in `content/codes.yaml`, in its order. */
export function codesIn(hub: Hub): readonly Code[] {
  return hub.get('codes', 'codes')?.data.codes ?? [];
}

interface Lines {
  byCode: ReadonlyMap<string, Code>;
  /** Of those that are not retired, by what they lead to. */
  byName: ReadonlyMap<string, Code>;
}

const linesByHub = new WeakMap<Hub, Lines>();

/** Every sheet of paper asks for its code, so the list is gone through once. */
function linesOf(hub: Hub): Lines {
  const known = linesByHub.get(hub);
  if (known) return known;
  const byCode = new Map<string, Code>();
  const byName = new Map<string, Code>();
  for (const line of codesIn(hub)) {
    if (!byCode.has(line.code)) byCode.set(line.code, line);
    if (!line.retired && !byName.has(line.to)) byName.set(line.to, line);
  }
  const made = { byCode, byName };
  linesByHub.set(hub, made);
  return made;
}

/** The line of the list whose sheet for the wall stands at a path. */
export function codeOfPoster(hub: Hub, path: string): Code | undefined {
  const found = linesOf(hub).byCode.get(path.slice(CODES_PATH.length).split('/')[0] ?? '');
  return found && posterPathOf(found.code) === path ? found : undefined;
}

/** The path of a short address, below the base and in English. */
export function codePathOf(code: string): string {
  return `${CODES_PATH}${code}/`;
}

/** The path of the sheet for the wall. */
export function posterPathOf(code: string): string {
  return `${codePathOf(code)}poster/`;
}

/** How the list names what a code leads to. */
export function aimName(aim: Aim): string {
  return aim.kind === 'handout' ? `handouts/${aim.entry.id}#${aim.handout}` : `${aim.kind}s/${aim.entry.id}`;
}

/** What a line of the list names; undefined when there is no such lesson, handout or route, or it is not written yet. */
export function aimOf(hub: Hub, to: string): Aim | undefined {
  const [, kind = '', id = '', handout = ''] = /^(lessons|handouts|routes)\/([^#]+)(?:#(.+))?$/.exec(to) ?? [];
  if (kind === 'routes') {
    const entry = handout ? undefined : hub.get('routes', id);
    return entry && { kind: 'route', entry };
  }
  const entry = kind ? hub.get('lessons', id) : undefined;
  if (!entry || entry.data.status !== 'written') return undefined;
  if (kind === 'lessons') return handout ? undefined : { kind: 'lesson', entry };
  return handoutsOf(entry).some((own) => own.id === handout) ? { kind: 'handout', entry, handout } : undefined;
}

/** The parts of a lesson that learners keep, in the order of the lesson; none of a lesson that is only planned. */
export function handoutsOf(lesson: LessonEntry): { id: string; title: string }[] {
  return lesson.data.status === 'written' ? (lesson.body?.parts ?? []).flatMap((part) => part.handouts) : [];
}

/** Everything that has a short address, or should: written lessons with their handouts, then routes. */
export function aimsOf(hub: Hub): Aim[] {
  return [
    ...hub.lessonsInOrder
      .filter((entry) => entry.data.status === 'written' && isInUse(entry))
      .flatMap((entry): Aim[] => [{ kind: 'lesson', entry }, ...handoutsOf(entry).map(({ id }): Aim => ({ kind: 'handout', entry, handout: id }))]),
    ...[...hub.of('routes')].sort((a, b) => a.data.order - b.data.order).map((entry): Aim => ({ kind: 'route', entry })),
  ];
}

/** The code of a lesson, handout or route; undefined when it has none yet. */
export function codeOf(hub: Hub, aim: Aim): string | undefined {
  return linesOf(hub).byName.get(aimName(aim))?.code;
}

/** The title of what a code leads to, in a language where it has one. */
export function aimTitle(hub: Hub, aim: Aim, locale: string): string {
  const translation = hub.translation(aim.entry.collection, aim.entry.id, locale);
  if (aim.kind === 'handout') {
    const parts = [...(translation?.body?.parts ?? []), ...(aim.entry.body?.parts ?? [])];
    return parts.flatMap((part) => part.handouts).find(({ id }) => id === aim.handout)?.title ?? '';
  }
  const own = translation?.data.title;
  return typeof own === 'string' ? own : isOf(aim.entry, 'routes') ? aim.entry.data.title : (aim.entry as LessonEntry).data.title;
}

/** Codes that were ever given out: listed, or published. None of them is given to anything else. */
export function takenCodes(hub: Hub): Set<string> {
  const published = hub.permalinks.flatMap(({ path }) => /^\/(?:[^/]+\/)?t\/([^/]+)\/$/.exec(path)?.[1] ?? []);
  return new Set([...codesIn(hub).map(({ code }) => code), ...published]);
}

/** New lines for everything that has no code yet. The same name gets the same code wherever it is not taken. */
export function missingCodes(hub: Hub): Code[] {
  const taken = takenCodes(hub);
  return aimsOf(hub)
    .filter((aim) => codeOf(hub, aim) === undefined)
    .map((aim) => {
      const to = aimName(aim);
      const code = freeCode(to, taken);
      taken.add(code);
      return { code, to };
    });
}

/** A code made from a name: the first of a fixed row that is not taken. Four signs, or five where many are taken. */
export function freeCode(name: string, taken: ReadonlySet<string>): string {
  for (let turn = 0; ; turn += 1) {
    const bytes = createHash('sha256').update(`${turn} ${name}`).digest();
    const length = turn < 50 ? 4 : 5;
    const code = [...bytes.subarray(0, length)].map((byte, place) => (place === 0 ? LETTERS[byte % LETTERS.length] : SIGNS[byte % SIGNS.length])).join('');
    if (!taken.has(code)) return code;
  }
}

/** The text of the list with more lines at its end. What stands there is kept, sign for sign. */
export function withCodes(text: string, codes: readonly Code[]): string {
  if (codes.length === 0) return text;
  const start = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  const head = /^codes:/m.test(start) ? '' : 'codes:\n';
  return `${start}${head}${codes.map(({ code, to }) => `  - { code: ${code}, to: ${to} }\n`).join('')}`;
}
