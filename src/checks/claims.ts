import type { Hub } from '../hub/hub.ts';
import type { Problem } from '../hub/problem.ts';
import type { Sentence } from '../hub/sentences.ts';
import { HUB_NAMES, JOINERS, MONTHS, NOT_NAMES, NUMBER_WORDS, OPENERS } from './claims-words.ts';

/** Where people look facts up. In lessons and guides, numbers are minutes, steps and group sizes. */
const COLLECTIONS = ['protocol', 'caseStudies', 'news'] as const;

/** How the hub says that it does not know, with the day until which it has read. */
const READ = /\bthe sources (?:that )?we have read(?: \(by \d{1,2} \p{Lu}\p{L}+ \d{4}\))?/gu;
const NOT_READ = /\bnot in the sources (?:that )?we have read\b/u;

/** Numbers by which the hub files its own things: “lesson 1.1”, “projects 1 to 4”. */
const OF_THE_HUB =
  /\b(?:lessons?|modules?|activit(?:y|ies)|projects?|steps?|objectives?|work packages?)\s+\d{1,2}(?:\.\d)?(?:(?:,| and| to| or|–)\s*\d{1,2}(?:\.\d)?)*\b(?! ?%)/giu;
const LESSON_TITLE = /^\d\.\d(?=:?\s+\p{Lu})/u;

const DATE = /(?:\b\d{1,2} )?\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b/u;
const PHRASES = /\bper cent\b|(?<=\d) ?%|\b(?:half|thirds?|quarters?) of (?=the (?:people|residents|group)|people|residents)/iu;
const WORD = /[\p{L}\p{N}&][\p{L}\p{N}\p{M}&'’‑-]*/gu;
const CAPITAL = /^\p{Lu}/u;

/** Every sentence that states a date, a number or a name says where it is from. */
export function claimsCited(hub: Hub): Problem[] {
  const names = namesOf(hub);
  return COLLECTIONS.flatMap((collection) => hub.of(collection)).flatMap((entry) =>
    (entry.body?.sentences ?? []).flatMap((sentence): Problem[] => {
      if (sentence.cited || sentence.exempt) return [];
      const claim = needsCitation(sentence.own, names);
      if (claim === undefined) return [];
      return [
        {
          file: entry.file,
          ...sentence.position,
          rule: 'uncited-claim',
          what: `“${claim}” needs a source, and this sentence names none: “${shortened(sentence.text)}”`,
          mend: 'Put the source right behind the sentence, or the sentence into a <Claim>. If no source says it, take it out.',
          example: 'The protocol came out on 2 April 2025.<Cite source="mahmood-2025-protocol" />',
        },
      ];
    }),
  );
}

/** The names that need no source: those of the hub, and the words that its glossary explains. */
export function namesOf(hub: Hub): ReadonlySet<string> {
  const terms = hub.of('glossary').flatMap(({ data }) => [data.term, ...(data.aliases ?? [])]);
  return new Set([...HUB_NAMES, ...terms].map(simple));
}

/**
 * What in a sentence asks for a source: a number, the name of a month, or a proper name of two words or
 * more. Undefined when there is nothing.
 *
 * @param sentence its own words (`Sentence.own`).
 * @param names names that need no source (`namesOf`).
 */
export function needsCitation(sentence: Sentence['own'], names: ReadonlySet<string>): string | undefined {
  const unread = NOT_READ.test(sentence);
  const text = sentence.replace(READ, ' ').replace(LESSON_TITLE, ' ').replace(OF_THE_HUB, ' ');
  // What nobody has read cannot be cited; a number in such a sentence still says something.
  return numberIn(text) ?? monthIn(text) ?? (unread ? undefined : nameIn(text, names));
}

function numberIn(text: string): string | undefined {
  const date = DATE.exec(text);
  if (date) return date[0];
  const token = text.split(/\s+/).find((word) => /\p{N}/u.test(word) && !NOT_NAMES.has(bare(word)));
  if (token !== undefined) return bare(token);
  const words = text.match(WORD) ?? [];
  return (
    words.find((word) =>
      word
        .toLowerCase()
        .split('-')
        .some((part) => NUMBER_WORDS.has(part)),
    ) ?? PHRASES.exec(text)?.[0]
  );
}

function monthIn(text: string): string | undefined {
  const words = text.match(WORD) ?? [];
  // “May” and “March” begin sentences without being months.
  return words.find((word, index) => MONTHS.has(word) && (index > 0 || !/^(?:May|March|Mar)$/.test(word)));
}

/** The first run of capitalised words that is not known. Marks between words end a run. */
function nameIn(text: string, names: ReadonlySet<string>): string | undefined {
  for (const { words, opens } of runsIn(text)) {
    const run = [...words];
    if (opens && run[0] !== undefined && isOpener(run[0])) run.shift();
    while (run[0] !== undefined && JOINERS.has(run[0])) run.shift();
    while (run.length > 0 && JOINERS.has(run.at(-1) ?? '')) run.pop();
    const rest = withoutKnown(run, names);
    if (rest.filter((word) => !JOINERS.has(word)).length >= 2) return run.join(' ');
  }
  return undefined;
}

interface Run {
  words: string[];
  /** Whether its first word begins the sentence, a quotation or what follows a colon. */
  opens: boolean;
}

function runsIn(text: string): Run[] {
  const runs: Run[] = [];
  let run: Run | undefined;
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    const [word] = match;
    const between = text.slice(end, match.index);
    const opens = end === 0 || /[:.!?“"‘(–—]\s*$/u.test(between);
    end = match.index + word.length;
    if (!CAPITAL.test(word) && !(run && JOINERS.has(word))) {
      run = undefined;
      continue;
    }
    if (!run || !/^[ \u00A0]$/.test(between)) {
      run = undefined;
      if (!CAPITAL.test(word)) continue;
      run = { words: [], opens };
      runs.push(run);
    }
    run.words.push(word);
  }
  return runs;
}

/** Takes out the longest known names, then the words that make no name. */
function withoutKnown(run: readonly string[], names: ReadonlySet<string>): string[] {
  for (let length = run.length; length > 0; length -= 1) {
    for (let from = 0; from + length <= run.length; from += 1) {
      if (names.has(simple(run.slice(from, from + length).join(' ')))) {
        return [...withoutKnown(run.slice(0, from), names), ...withoutKnown(run.slice(from + length), names)];
      }
    }
  }
  return run.filter((word) => !NOT_NAMES.has(word.replace(/['’]s$/u, '').replaceAll('’', "'")));
}

function isOpener(word: string): boolean {
  return OPENERS.has(word.toLowerCase().replaceAll('’', "'"));
}

function shortened(sentence: string): string {
  return sentence.length > 160 ? `${sentence.slice(0, 159)}…` : sentence;
}

function bare(word: string): string {
  return word.replace(/^[^\p{L}\p{N}£$€]+|[^\p{L}\p{N}%]+$/gu, '');
}

function simple(name: string): string {
  return name.toLowerCase().replaceAll('’', "'").replace(/'s$/, '');
}
