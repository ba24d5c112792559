import { MOST_WORK } from '../outputs/run-sheet/breaks.ts';
import { longestStretch } from './breaks.ts';
import { find, type Catalogue, type CatalogueLesson, type Found } from './catalogue.ts';
import { activitiesIn, minutesOfItem, OTHER_LANGUAGE, type Item, type Plan } from './plan.ts';

/** A row of the run sheet. */
export interface Row {
  item: Item;
  /** Clock time, or minutes from the start where no start is known: “09:30”, “0:15”. */
  from: string;
  minutes: number;
  /** Absent for a break. */
  found?: Found;
  /** Whether it is made shorter than the activity is. */
  isShortened: boolean;
}

/** What a trainer takes along: the rows of the day, what to bring, and what to give out. */
export interface Sheet {
  rows: Row[];
  /** When it is over, as rows say it. */
  until: string;
  minutes: number;
  free: number;
  /** Of every lesson in the plan, each thing once. */
  kit: { text: string; lang?: string }[];
  handouts: { title: string; href: string; lang?: string }[];
}

export function sheetOf(plan: Plan, catalogue: Catalogue): Sheet {
  let passed = 0;
  const rows = plan.items.map((item): Row => {
    const from = clock(plan.start, passed);
    const minutes = minutesOfItem(item, catalogue);
    passed += minutes;
    const found = item.kind === 'activity' ? find(catalogue, item.lesson, item.activity) : undefined;
    return { item, from, minutes, isShortened: item.kind === 'activity' && item.minutes !== undefined, ...(found ? { found } : {}) };
  });
  const found = activitiesIn(plan.items, catalogue);
  const kit = new Map(lessonsIn(found).flatMap(({ kit: own, lang }) => own.map((text) => [text.toLowerCase(), { text, ...(lang ? { lang } : {}) }] as const)));
  return {
    rows,
    until: clock(plan.start, passed),
    minutes: passed,
    free: plan.request.minutes - passed,
    kit: [...kit.values()],
    handouts: found.flatMap(({ activity }) => activity.handouts.map((handout) => ({ ...handout, ...(activity.lang ? { lang: activity.lang } : {}) }))),
  };
}

/** `start` and `passed` in minutes. Past midnight the clock starts again. */
export function clock(start: number | undefined, passed: number): string {
  const at = start === undefined ? passed : (start + passed) % 1440;
  const hours = String(Math.floor(at / 60));
  return `${start === undefined ? hours : hours.padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
}

/** What to know before teaching a plan; nothing of it forbids the plan. */
export type Advice =
  | { code: 'people'; lesson: string; min: number; max: number; n: number }
  | { code: 'untranslated'; lesson: string; language: string }
  | { code: 'draft'; lesson: string; language: string }
  | { code: 'other-language' }
  | { code: 'no-break'; minutes: number }
  | { code: 'host-review'; lesson: string }
  | { code: 'left-out'; lesson: string; titles: string }
  | { code: 'paper' | 'phones' | 'online' | 'online-paper' };

/** What to know about a plan before it is taught, the most pressing first. */
export function adviceOn(plan: Plan, catalogue: Catalogue): Advice[] {
  const { request, items } = plan;
  const found = activitiesIn(items, catalogue);
  if (found.length === 0) return [];
  const lessons = lessonsIn(found);
  const advice: Advice[] = [];
  for (const lesson of lessons) {
    if (lesson.hostReview) advice.push({ code: 'host-review', lesson: lesson.title });
    const { min, max } = lesson.people;
    if (request.people < min || request.people > max) advice.push({ code: 'people', lesson: lesson.title, min, max, n: request.people });
  }
  advice.push({ code: request.place === 'online' ? (request.means === 'paper' ? 'online-paper' : 'online') : request.means });
  for (const language of request.languages) {
    if (language === OTHER_LANGUAGE) advice.push({ code: 'other-language' });
    else if (language !== 'en') {
      for (const lesson of lessons) {
        const state = lesson.translations[language];
        if (state !== 'checked') advice.push({ code: state === 'draft' ? 'draft' : 'untranslated', lesson: lesson.title, language });
      }
    }
  }
  const { minutes } = longestStretch(items, catalogue);
  if (minutes > MOST_WORK) advice.push({ code: 'no-break', minutes });
  for (const lesson of lessons) {
    const out = lesson.activities.filter((activity) => !found.some((each) => each.activity === activity));
    if (out.length > 0) advice.push({ code: 'left-out', lesson: lesson.title, titles: out.map(({ title }) => title).join('; ') });
  }
  return advice;
}

function lessonsIn(found: readonly Found[]): CatalogueLesson[] {
  return [...new Set(found.map(({ lesson }) => lesson))];
}
