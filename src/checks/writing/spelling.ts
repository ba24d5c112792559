import type { Entry } from '../../hub/entry.ts';
import { DEFAULT_LOCALE, type Hub } from '../../hub/hub.ts';
import { placesIn, type Passage } from '../../hub/passage.ts';
import type { Position, Problem } from '../../hub/problem.ts';
import { valuesIn } from '../../hub/values.ts';
import { COLLECTIONS } from '../../schemas/collections.ts';
import type { Dictionary } from './dictionary.ts';

/** Where the words of the project stand, as it is named in messages. */
export const WORD_LIST = 'words.txt';

/** More unknown words than any page of ours has; after them only the word is told, not what may have been meant. */
const MOST_SUGGESTIONS = 100;

const ADDRESS = /^[^\p{L}\p{N}]*(?:https?:|mailto:|www\.|\/)|@|[\p{L}\p{N}]{2}\.\p{L}{2,}|\b10\.\d{4}|\{\w*\}/iu;
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}\u00ad]*(?:['’][\p{L}\p{M}\p{N}]+)*/gu;
/** Short words in capitals, which no dictionary can judge: “NIHR”, “PDFs”. */
const INITIALS = /^\p{Lu}{2,6}s?$/u;

interface Answer {
  /** Whether the word is spelt otherwise in Britain, and `meant` says how. */
  british: boolean;
  meant: readonly string[];
}

/** English words are spelt as the dictionary, the project's word list or a name of a source has them. */
export function spelling(hub: Hub, dictionary: Dictionary): Problem[] {
  const names = namesIn(hub);
  const bySmallLetters = new Map([...names].map((name) => [name.toLowerCase(), name]));
  const verdicts = new Map<string, boolean>();
  const isRight = (word: string): boolean => {
    const known = verdicts.get(word) ?? (names.has(word) || dictionary.has(word));
    verdicts.set(word, known);
    return known;
  };
  const answers = new Map<string, Answer>();
  const ask = (word: string): Answer => {
    const before = answers.get(word);
    if (before) return before;
    const name = bySmallLetters.get(word.toLowerCase());
    const british = name === undefined ? dictionary.british(word) : undefined;
    const one = name ?? british;
    const answer = {
      british: british !== undefined,
      meant: one === undefined ? (answers.size < MOST_SUGGESTIONS ? dictionary.suggest(word) : []) : [one],
    };
    answers.set(word, answer);
    return answer;
  };
  return hub.all.flatMap((entry) => inEntry(entry, isRight, ask));
}

function inEntry(entry: Entry, isRight: (word: string) => boolean, ask: (word: string) => Answer): Problem[] {
  const found = new Map<string, { problem: Problem; times: number }>();
  for (const passage of passagesOf(entry)) {
    let placeOf: ((offset: number) => Position) | undefined;
    for (const { word, index } of wordsOf(passage.value)) {
      if (isRight(word)) continue;
      const before = found.get(word.toLowerCase());
      if (before) before.times += 1;
      else {
        placeOf ??= placesIn(passage);
        found.set(word.toLowerCase(), { problem: misspelt(entry.file, placeOf(index), word, ask(word)), times: 1 });
      }
    }
  }
  return [...found.values()].map(({ problem, times }) =>
    times === 1 ? problem : { ...problem, what: problem.what.replace(/\.$/, `. It stands ${times} times in this file.`) },
  );
}

function misspelt(file: string, position: Position, word: string, { british, meant }: Answer): Problem {
  const choice = meant.slice(0, 3).map((candidate) => `“${candidate}”`);
  const question = choice.length > 1 ? `${choice.slice(0, -1).join(', ')} or ${choice.at(-1) ?? ''}` : choice[0];
  return {
    file,
    ...position,
    rule: 'spelling',
    what: `“${word.length > 60 ? `${word.slice(0, 59)}…` : word}” is ${british ? 'not British spelling' : 'neither in the dictionary of British English nor in the word list of the project'}.`,
    mend: `${question === undefined ? '' : `Did you mean ${question}? `}${/^\p{Lu}/u.test(word) ? `A person’s name goes into no file but inside <Person>, with a consent. Any other right word goes into ${WORD_LIST}` : `If the word is right, add it to ${WORD_LIST}`}. For words in another language, use <Lang tag="…">.`,
  };
}

/** All English that a reader reads of an entry: its fields first, then its body. */
export function passagesOf(entry: Entry): Passage[] {
  return [...fieldsOf(entry), ...(entry.body?.passages ?? [])];
}

function fieldsOf(entry: Entry): Passage[] {
  const values =
    entry.collection === 'languages'
      ? // A language gives its words in itself.
        valuesIn(COLLECTIONS.languages.schema, entry.data).filter(({ path }) => path[0] === 'ui' && entry.id === DEFAULT_LOCALE)
      : // Aliases are what people type into the search, right or wrong.
        valuesIn(COLLECTIONS[entry.collection].schema, entry.data).filter(({ help, path }) => help?.translatable && path[0] !== 'aliases');
  return values.map(({ path }) => entry.passage(path)).filter((passage) => passage !== undefined);
}

/** The words of a text that a dictionary can judge, with their offsets: no addresses, numbers, initials or other scripts. */
export function wordsOf(text: string): { word: string; index: number }[] {
  return [...text.matchAll(/\S+/g)]
    .filter(([chunk]) => !ADDRESS.test(chunk))
    .flatMap(({ 0: chunk, index }) =>
      [...chunk.matchAll(WORD)]
        .map((found) => ({ word: found[0].replaceAll('\u00ad', '').replace(/['’]s?$/, ''), index: index + found.index }))
        .filter(({ word }) => /\p{Script=Latin}/u.test(word) && !/\p{N}/u.test(word) && !INITIALS.test(word)),
    );
}

/** Names as the records of sources and partners give them: nobody's name is a mistake. */
function namesIn(hub: Hub): ReadonlySet<string> {
  const sources = hub
    .of('sources')
    .flatMap(({ data }) => [
      ...(data.author === 'unknown' ? [] : data.author.flatMap((author) => ('literal' in author ? [author.literal] : [author.family, author.given]))),
      data.publisher ?? '',
      data['container-title'] ?? '',
    ]);
  const partners = hub.of('partners').map(({ data }) => data.name);
  const languages = hub.of('languages').flatMap(({ data }) => [data.englishName, data.name]);
  return new Set([...sources, ...partners, ...languages].flatMap((name) => wordsOf(name)).flatMap(({ word }) => (/^\p{Lu}/u.test(word) ? [word] : [])));
}
