import { hrefOf, pathOf } from '../../hub/addresses.ts';
import { minutesOf, type Hub, type LessonEntry } from '../../hub/hub.ts';
import type { Place } from '../../hub/place.ts';
import { showMinutes, wordsOf } from '../../hub/text.ts';
import { inLocale } from '../../hub/translations.ts';
import { cutAtWord } from './cut.ts';

/** As much as a forwarded message shows without a tap. */
export const LONGEST_TEXT = 400;

/** What a text to send on is made of, in one language. */
export interface ShareParts {
  title: string;
  /** Before what a learner can do afterwards. */
  lead: string;
  objectives: readonly string[];
  /** How long it takes, and that it works on paper. */
  facts: string;
  /** Whose it is, and how far it can be trusted. */
  from: string;
  /** The whole address of the lesson; absent while it is not known. */
  address?: string;
  locale: string;
}

/**
 * A text that stands alone when it is sent on: it names the lesson and whose it is, and says what it gives
 * and how long it takes, also where an app has taken the address away. An address is there whole or not at all.
 *
 * @param most how many UTF-16 units it may have.
 */
export function composeShareText({ title, lead, objectives, facts, from, address, locale }: ShareParts, most = LONGEST_TEXT): string {
  // Without an address nobody finds the lesson; without its title nobody knows why to look.
  const link = address && address.length < most / 2 ? address : undefined;
  const foot = [link].filter((line) => line !== undefined);
  const lengthOf = (lines: readonly string[]) => lines.join('\n').length;
  const head = cutAtWord(title, most - (foot.length > 0 ? lengthOf(foot) + 1 : 0), locale);
  const lines = { head: [head].filter(Boolean), can: [] as string[], foot };
  const all = () => [...lines.head, ...lines.can, ...lines.foot];
  const fits = (more: readonly string[]) => lengthOf([...all(), ...more]) <= most;
  for (const line of [from, facts]) if (line && fits([line])) lines.foot = [line, ...lines.foot];
  for (const objective of objectives) {
    const added = lines.can.length === 0 ? [lead, bullet(objective)] : [bullet(objective)];
    if (fits(added)) lines.can.push(...added);
    else if (lines.can.length === 0) {
      const room = most - lengthOf([...all(), lead, bullet('')]) - 1;
      const part = room > 0 ? cutAtWord(objective, room, locale) : '';
      if (part) lines.can.push(lead, bullet(part));
      break;
    } else break;
  }
  return all().join('\n');
}

function bullet(words: string): string {
  return `• ${words}`;
}

/** The text of a lesson in a language that it exists in. */
export function shareTextOf(hub: Hub, lesson: LessonEntry, locale: string, place: Place): string {
  const say = wordsOf(hub, locale);
  const { title, objectives } = inLocale(hub, lesson, locale);
  const site = hub.get('site', 'site')?.data;
  const publisher = site && site.publisher !== 'unknown' ? say('publishedBy', { name: site.publisher }) : say('notAdopted');
  const draft = hub.translation('lessons', lesson.id, locale)?.record.status === 'draft';
  return composeShareText({
    title,
    lead: `${say('objectives')}:`,
    objectives,
    facts: [showMinutes(minutesOf(lesson), say), ...(worksOnPaper(lesson) ? [say('sharePaper')] : [])].join(' · '),
    from: [site?.name ?? '', ...(draft ? [say('draftTranslation')] : []), publisher].join(' · '),
    ...(place.known ? { address: `${place.origin}${hrefOf(pathOf(lesson) ?? '/', locale, place.base)}` } : {}),
    locale,
  });
}

/** Whether every activity says how it is done with paper alone. */
function worksOnPaper(lesson: LessonEntry): boolean {
  const activities = (lesson.body?.parts ?? []).filter(({ kind }) => kind === 'activity');
  return activities.length > 0 && activities.every(({ notes }) => notes.includes('PaperOnly'));
}
