import type { Entry } from '../hub/entry.ts';
import type { Hub } from '../hub/hub.ts';
import type { Problem } from '../hub/problem.ts';
import { retiredOf } from '../hub/retired.ts';
import { showDate } from '../hub/text.ts';

interface Dated {
  reviewed?: 'unknown' | { on: string };
  reviewDue?: string;
  testedWith?: 'unknown' | readonly { on: string }[];
  easyRead?: { on: string };
  retired?: { on: string };
}

/** Reviews that are due are listed; no page tells of something that has not happened yet. */
export function freshness(hub: Hub): Problem[] {
  return hub.all.flatMap((entry) => [...pastDue(hub, entry), ...reviewDates(hub, entry), ...futureDates(hub, entry)]);
}

/** A page is past due on the day after its date, as in the reader's browser. A retired page waits for no review. */
function pastDue(hub: Hub, entry: Entry): Problem[] {
  const { reviewDue } = entry.data as Dated;
  if (reviewDue === undefined || reviewDue === 'unknown' || reviewDue >= hub.today || retiredOf(entry)) return [];
  return [
    {
      file: entry.file,
      ...entry.at(['reviewDue']),
      rule: 'past-due',
      level: 'warning',
      field: 'reviewDue',
      what: `The review of this page was due on ${showDate(reviewDue, 'en')}. The page says so to its readers.`,
      mend: 'Review it, and write who did, when, and when it is due again. If it is out of use, retire it: see /retired/.',
      example: `reviewed: { by: "a peer researcher", on: "${hub.today}" }`,
    },
  ];
}

function reviewDates(hub: Hub, entry: Entry): Problem[] {
  const { reviewed, reviewDue } = entry.data as Dated;
  if (reviewed === undefined || reviewed === 'unknown') return [];
  const say = (path: readonly PropertyKey[], field: string, what: string, mend: string): Problem[] => [
    { file: entry.file, ...entry.at(path), rule: 'review-dates', field, what, mend },
  ];
  if (isAhead(reviewed.on, hub.today))
    return say(
      ['reviewed', 'on'],
      'reviewed.on',
      `This page says that it was reviewed on ${showDate(reviewed.on, 'en')}, which is still to come.`,
      'Write the day of the review, or unknown until it has happened.',
    );
  if (reviewDue !== undefined && reviewDue !== 'unknown' && reviewDue < reviewed.on)
    return say(
      ['reviewDue'],
      'reviewDue',
      `The next review is due on ${showDate(reviewDue, 'en')}, before the last one on ${showDate(reviewed.on, 'en')}.`,
      'Write when the page should be looked at again.',
    );
  return [];
}

/** Tests, readers and retirement are told of when they have happened. */
function futureDates(hub: Hub, entry: Entry): Problem[] {
  const { testedWith, easyRead, retired } = entry.data as Dated;
  const dates: [path: readonly PropertyKey[], on: string | undefined][] = [
    ...(Array.isArray(testedWith)
      ? (testedWith as readonly { on: string }[]).map(({ on }, index) => [['testedWith', index, 'on'], on] as [PropertyKey[], string])
      : []),
    [['easyRead', 'on'], easyRead?.on],
    [['retired', 'on'], retired?.on],
  ];
  return dates.flatMap(([path, on]): Problem[] =>
    on !== undefined && isAhead(on, hub.today)
      ? [
          {
            file: entry.file,
            ...entry.at(path),
            rule: 'future-date',
            field: String(path[0]),
            what: `“${String(path[0])}” tells of ${showDate(on, 'en')}, which is still to come.`,
            mend: 'Write it once it has happened.',
          },
        ]
      : [],
  );
}

/** Whether a date, at its own precision, lies ahead. East of Greenwich the next day begins before ours. */
function isAhead(date: string, today: string): boolean {
  const tomorrow = new Date(Date.parse(`${today}T00:00:00Z`) + 86_400_000).toISOString();
  return date > tomorrow.slice(0, date.length);
}
