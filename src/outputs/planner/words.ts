import { DEFAULT_LOCALE, type Hub } from '../../hub/hub.ts';
import { INTERFACE_WORDS, type InterfaceWord } from '../../schemas/interface-words.ts';

/** The words that the session builder's script puts together, with their `{…}` marks, by their names. */
export type PlanWords = Readonly<Record<string, string>>;

/** Everything under `plan.`, and the few words that the rest of the hub has already. */
const SHARED = ['minutes', 'shareWhatsApp', 'citeCopied'] as const;

/** The words of the session builder in a language; a word it lacks is given in English. */
export function planWords(hub: Hub, locale: string): PlanWords {
  const own = hub.get('languages', locale)?.data.ui;
  const english = hub.get('languages', DEFAULT_LOCALE)?.data.ui;
  const names = (Object.keys(INTERFACE_WORDS) as InterfaceWord[]).filter(
    (name) => name.startsWith('plan.') || name.startsWith('grouping.') || SHARED.some((shared) => shared === name),
  );
  return Object.fromEntries(names.map((name) => [name, own?.[name] ?? english?.[name] ?? name]));
}
