import { wordsIn } from '../../client/search/words.ts';
import type { SearchEntry } from './entries.ts';

/** Shorter words are too near each other to be taken for one another. */
const SHORTEST = 4;

/** The words that titles, descriptions and aliases are made of, in the order of the alphabet: what a misspelt word may have meant. */
export function knownWords(entries: readonly SearchEntry[]): string[] {
  const words = entries
    .filter(({ kinds }) => !kinds.includes('source'))
    .flatMap(({ title, description, aliases }) => wordsIn([title, description, ...aliases].join(' ')));
  return [...new Set(words.flatMap((word) => [word, ...word.split('-')]))].filter((word) => word.length >= SHORTEST && !/\d/.test(word)).sort();
}
