import type { Reason } from '../../planner/reason.ts';

/** The words of the page in its language, as `catalogue.json` brings them. */
export type Words = Readonly<Record<string, string>>;
export type Say = (word: string, values?: Readonly<Record<string, string | number>>) => string;

/** Fills the `{…}` marks. Each word put in is kept apart: a title may run the other way than the sentence around it. */
export function sayIn(words: Words): Say {
  return (word, values = {}) =>
    (words[word] ?? '').replace(/\{(\w+)\}/g, (mark, name: string) => {
      const value = values[name];
      return value === undefined ? mark : typeof value === 'number' ? String(value) : `\u2068${value}\u2069`;
    });
}

export function sayWhy(say: Say, why: readonly Reason[]): string {
  return [...new Set(why.map(({ code, values }) => say(`plan.why.${code}`, values)))].join(' ');
}
