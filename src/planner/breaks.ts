import { BREAK_MINUTES, placeBreaks } from '../outputs/run-sheet/breaks.ts';
import type { Catalogue } from './catalogue.ts';
import { minutesOfItem, type Item } from './plan.ts';

/** The longest stretch of activities that a plan may have for want of time, and how long a break is, in minutes. */
export const STRETCH = 90;
export const BREAK = BREAK_MINUTES;

/**
 * Puts a break before each activity that would make a stretch too long, or where the next lesson starts in
 * that stretch. An activity that is too long by itself stays whole.
 */
export function withBreaks(items: readonly Item[], catalogue: Catalogue): Item[] {
  const made: Item[] = [];
  /** Where the stretch without a break starts in `made`. */
  let from = 0;
  const length = (some: readonly Item[]) => some.reduce((sum, item) => sum + minutesOfItem(item, catalogue), 0);
  for (const item of items) {
    if (item.kind === 'break') {
      made.push(item);
      from = made.length;
      continue;
    }
    const stretch = made.slice(from);
    if (stretch.length > 0 && length(stretch) + minutesOfItem(item, catalogue) > STRETCH) {
      const boundary = lastBoundary([...stretch, item]);
      // Between two lessons, unless that is so early that the rest is too long again.
      const at =
        boundary > 0 && length([...stretch.slice(boundary), item]) <= STRETCH && length(stretch.slice(0, boundary)) >= STRETCH / 3 ? boundary : stretch.length;
      made.splice(from + at, 0, { kind: 'break', minutes: BREAK });
      from += at + 1;
    }
    made.push(item);
  }
  return made;
}

/**
 * Uses free minutes for the breaks that a run sheet has, so that a lesson with time enough has the same breaks in
 * a plan as on its own sheet.
 */
export function rested(items: readonly Item[], free: number, catalogue: Catalogue): Item[] {
  const pauses = new Set(items.flatMap(({ kind }, index) => (kind === 'break' ? [index] : [])));
  const places = placeBreaks(
    items.map((item) => minutesOfItem(item, catalogue)),
    pauses,
  ).slice(0, Math.max(0, Math.floor(free / BREAK)));
  return items.flatMap((item, index) => (places.includes(index) ? [item, { kind: 'break', minutes: BREAK }] : [item]));
}

/** Where the last lesson of a stretch starts; 0 when there is only one. */
function lastBoundary(items: readonly Item[]): number {
  for (let index = items.length - 1; index > 0; index -= 1) {
    const [before, here] = [items[index - 1], items[index]];
    if (before?.kind === 'activity' && here?.kind === 'activity' && before.lesson !== here.lesson) return index;
  }
  return 0;
}

/** The longest stretch of activities without a break, in minutes, and the place in its middle for one. */
export function longestStretch(items: readonly Item[], catalogue: Catalogue): { minutes: number; middle: number } {
  let best = { minutes: 0, middle: items.length };
  let from = 0;
  for (let to = 0; to <= items.length; to += 1) {
    if (to < items.length && items[to]?.kind === 'activity') continue;
    const stretch = items.slice(from, to).map((item) => minutesOfItem(item, catalogue));
    const minutes = stretch.reduce((sum, each) => sum + each, 0);
    if (minutes > best.minutes) best = { minutes, middle: from + middleOf(stretch, minutes) };
    from = to + 1;
  }
  return best;
}

/** How many items stand before the boundary that is nearest to the middle. */
function middleOf(stretch: readonly number[], minutes: number): number {
  let at = 1;
  let passed = 0;
  let nearest = Infinity;
  for (const [index, each] of stretch.entries()) {
    passed += each;
    const off = Math.abs(passed - minutes / 2);
    if (index < stretch.length - 1 && off < nearest) {
      nearest = off;
      at = index + 1;
    }
  }
  return at;
}
