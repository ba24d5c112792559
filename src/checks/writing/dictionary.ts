import { distance } from 'fastest-levenshtein';
import { americanFor, britishFor } from './british.ts';

/** What the rule of spelling asks. */
export interface Dictionary {
  /** Whether a word is spelt right: in British English, as a name of the list, or as a word of it. */
  has(word: string): boolean;
  /** The British spelling of a word that is not spelt so: “colour” of “color”. */
  british(word: string): string | undefined;
  /** Words that may have been meant, the likeliest first. */
  suggest(word: string): string[];
}

/** Words longer than any that a person types. */
const LONGEST = 40;

let loaded: ReturnType<typeof load> | undefined;

async function load() {
  const { getDefaultBundledSettingsAsync, getDictionary } = await import('cspell-lib');
  const { dictionaryDefinitions = [] } = await getDefaultBundledSettingsAsync();
  const british = dictionaryDefinitions.filter(({ name }) => name === 'en-gb');
  if (british.length === 0) throw new Error('The dictionary of British English is missing. Run npm ci.');
  return getDictionary({ dictionaryDefinitions: british, dictionaries: ['en-gb'] });
}

/**
 * Opens the dictionary of British English that comes with the library, and no other. It is loaded from the
 * disk, never from the web.
 *
 * @param listed the words of the project's list. Written small, they may start with a capital too.
 */
export async function openDictionary(listed: readonly string[]): Promise<Dictionary> {
  const dictionary = await (loaded ??= load());
  const own = new Set(listed.map(plain));

  const knows = (word: string): boolean => own.has(word) || dictionary.has(word, { ignoreCase: false });
  const has = (word: string): boolean => {
    if (isOdd(word)) return false;
    const written = plain(word);
    // The library overlooks capitals inside a word.
    if (/^\p{Ll}.*\p{Lu}/u.test(written)) return own.has(written);
    const small = written.toLowerCase();
    // A word at the start of a sentence, or in capitals, is the same word; a name without its capital is not.
    const isSmaller = /^\p{Lu}(?:\P{Lu}*|[^\p{Ll}]*)$/u.test(written);
    if (!knows(written) && !(isSmaller && knows(small))) return false;
    return own.has(written) || own.has(small) || !americanFor(small, knows);
  };
  return {
    has,
    british(word) {
      return isOdd(word) ? undefined : britishFor(plain(word)).find(has);
    },
    suggest(word) {
      if (isOdd(word)) return [];
      const written = plain(word);
      const near = dictionary.suggest(written, { numSuggestions: 8, ignoreCase: false }).map((found) => found.word);
      const candidates = [withCapital(written), ...near, ...own].filter((candidate) => isNear(candidate, written) && has(candidate));
      return [...new Set(/^\p{Lu}/u.test(written) ? candidates.map(withCapital) : candidates)].filter((candidate) => candidate !== written);
    },
  };
}

/** What nobody means as one word: each apostrophe doubles the work of the library. */
function isOdd(word: string): boolean {
  return word.length > LONGEST || word.split(/['’]/).length > 3;
}

/** A slip is a letter or two, or two that changed places. */
function isNear(candidate: string, word: string): boolean {
  return !candidate.includes(' ') && distance(candidate.toLowerCase(), word.toLowerCase()) <= Math.max(2, Math.floor(word.length / 4));
}

function withCapital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function plain(word: string): string {
  return word.normalize('NFC').replaceAll('’', "'");
}
