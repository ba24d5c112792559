import type { Engine, Hit } from './find.ts';
import { tellingWords } from './words.ts';

/**
 * The query with each misspelt word mended; undefined when there is nothing to mend. A word is misspelt when no
 * page has it, none of the known words starts with it (it may not be finished), and one of them is near it.
 *
 * @param known is asked only when a word stands on no page.
 */
export async function mended(engine: Engine<Hit>, query: string, known: () => Promise<readonly string[]>): Promise<string | undefined> {
  const words = tellingWords(query);
  const counts = await Promise.all(words.map(async (word) => (word.length < SHORTEST ? 1 : (await engine.search(`"${word}"`, {})).length)));
  if (!counts.includes(0)) return undefined;
  const list = await known();
  const better = words.map((word, at) => (counts[at] === 0 ? (nearest(word, list) ?? word) : word));
  return better.some((word, at) => word !== words[at]) ? better.join(' ') : undefined;
}

const SHORTEST = 4;

/** The known word that is nearest to a misspelt one; undefined when none is near enough, or when it is the start of one. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const most = word.length < 7 ? 1 : 2;
  let best: string | undefined;
  let least = most + 0.9;
  for (const other of known) {
    if (other.startsWith(word)) return undefined;
    if (Math.abs(other.length - word.length) > most) continue;
    // The first letter is seldom the wrong one.
    const far = typos(word, other, most) + (other[0] === word[0] ? 0 : 0.5);
    if (far < least) [best, least] = [other, far];
  }
  return best;
}

/** How many letters must be added, left out, changed or swapped with the next to make one word the other; more than `most` is not counted out. */
export function typos(one: string, other: string, most: number): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[other.length] ?? most + 1;
}
