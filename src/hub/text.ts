import type { InterfaceWord } from '../schemas/interface-words.ts';
import { DEFAULT_LOCALE, type Hub } from './hub.ts';

/** Gives an interface word in a language, with its `{…}` marks filled in. */
export type Say = (word: InterfaceWord, values?: Record<string, string | number>) => string;

/** The interface words of a language; a word it lacks is given in English. */
export function wordsOf(hub: Hub, locale: string): Say {
  const own = hub.get('languages', locale)?.data.ui;
  const english = hub.get('languages', DEFAULT_LOCALE)?.data.ui;
  return (word, values = {}) => {
    const text = own?.[word] ?? english?.[word] ?? word;
    return text.replace(/\{(\w+)\}/g, (mark, name: string) => (name in values ? String(values[name]) : mark));
  };
}

/** A date at its own precision: “2025”, “May 2025”, “2 April 2025”, in the page's language. */
export function showDate(date: string, locale: string): string {
  const [year = '', month, day] = date.split('-');
  if (!month) return year;
  const made = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? '1')));
  return dateForm(locale, day !== undefined).format(made);
}

const dateForms = new Map<string, Intl.DateTimeFormat>();

/** Kept: to make one takes longer than all that is asked of it. */
function dateForm(locale: string, withDay: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${withDay}`;
  const known = dateForms.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale === DEFAULT_LOCALE ? 'en-GB' : locale, {
    year: 'numeric',
    month: 'long',
    ...(withDay ? { day: 'numeric' } : {}),
    timeZone: 'UTC',
  });
  dateForms.set(key, made);
  return made;
}

/** A length in words: “45 minutes”, “1 hour 30”, “3 hours”. */
export function showMinutes(minutes: number, say: Say): string {
  if (minutes <= 90) return say('minutes', { n: minutes });
  const h = Math.floor(minutes / 60);
  const m = minutes % 60;
  return m === 0 ? say('hoursOnly', { h }) : say('hours', { h, m });
}
