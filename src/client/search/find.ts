import { tellingWords } from './words.ts';

/** A page that was found: what it is called is fetched when it is shown. */
export interface Hit {
  id: string;
  score: number;
}
export type Filters = Readonly<Record<string, string>>;

/** Whatever searches an index: Pagefind in the browser. */
export interface Engine<H extends Hit> {
  /** The pages with all words of a query, best first; without words, all pages. Words in quotes stand for themselves alone. */
  search(words: string | null, filters: Filters): Promise<readonly H[]>;
}

/**
 * The pages that answer a query, best first. A page need not have all of its words: people ask whole
 * questions, and the page with the answer may not say them. Each word is worth what the engine says, and a
 * page with more of them comes before one with fewer.
 */
export async function find<H extends Hit>(engine: Engine<H>, query: string, filters: Filters = {}): Promise<readonly H[]> {
  const words = tellingWords(query).slice(0, MOST_WORDS);
  const [first] = words;
  if (first === undefined) return engine.search(null, filters);
  if (words.length === 1) return engine.search(first, filters);
  const lists = await Promise.all(words.map((word) => engine.search(word, filters)));
  const found = new Map<string, { hit: H; score: number; words: number }>();
  for (const list of lists) {
    for (const hit of list) {
      const known = found.get(hit.id);
      if (known) {
        known.score += hit.score;
        known.words += 1;
      } else found.set(hit.id, { hit, score: hit.score, words: 1 });
    }
  }
  const worth = ({ score, words: had }: { score: number; words: number }): number => score * (had / words.length) ** COVERAGE;
  const ranked = [...found.values()].sort((a, b) => worth(b) - worth(a));
  const [best] = ranked;
  return ranked.filter((item) => best !== undefined && worth(item) >= worth(best) * WORTH_SHOWING).map(({ hit }) => hit);
}

/** A longer query says little more with its further words, and each costs a search. */
const MOST_WORDS = 8;
/** How much it counts that a page has more of the words. */
const COVERAGE = 1;
/** What is worth less than this share of the best page has little more than one of the words, somewhere. */
const WORTH_SHOWING = 0.1;
