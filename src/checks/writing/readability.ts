import type { CollectionName } from '../../schemas/fields.ts';
import type { Hub } from '../../hub/hub.ts';
import { countWords } from './words.ts';

/** A page of fewer words gives a figure that says nothing. */
const FEWEST_WORDS = 100;

/** How easily one English page reads, by its letters. */
export interface Figure {
  collection: CollectionName;
  file: string;
  words: number;
  wordsPerSentence: number;
  grade: number;
}

/**
 * The index of Coleman and Liau (1975): about how many years of school, as the United States count them,
 * a reader has had who takes in an English text at once. It knows the length of words and sentences, and
 * nothing of what they mean. Negative for very short words; undefined without a word.
 *
 * @param sentences English sentences.
 */
export function gradeOf(sentences: readonly string[]): number | undefined {
  const words = sentences.reduce((sum, text) => sum + countWords(text), 0);
  if (words === 0) return undefined;
  const letters = sentences.reduce((sum, text) => sum + (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0);
  return colemanLiau({ letters, words, sentences: sentences.length });
}

/** The published formula, over counts of a text. */
export function colemanLiau({ letters, words, sentences }: { letters: number; words: number; sentences: number }): number {
  return 0.0588 * ((letters / words) * 100) - 0.296 * ((sentences / words) * 100) - 15.8;
}

/** The figure of every English page that is long enough for one, the hardest first. */
export function readability(hub: Hub): Figure[] {
  return hub.all
    .flatMap((entry): Figure[] => {
      const sentences = (entry.body?.sentences ?? []).map(({ text }) => text);
      const words = sentences.reduce((sum, text) => sum + countWords(text), 0);
      const grade = gradeOf(sentences);
      if (words < FEWEST_WORDS || grade === undefined) return [];
      return [{ collection: entry.collection, file: entry.file, words, wordsPerSentence: words / sentences.length, grade }];
    })
    .sort((a, b) => b.grade - a.grade || a.file.localeCompare(b.file, 'en'));
}

/** The figures as a person reads them in a terminal: each collection, then the hardest pages. */
export function showReadability(figures: readonly Figure[], most = 10): string {
  const lines = ['Readability (Coleman–Liau, English only): a figure to look at, never a mark to reach.', ''];
  for (const [collection, each] of Map.groupBy(figures, (figure) => figure.collection)) {
    const [hardest] = each;
    const middle = each[Math.floor(each.length / 2)];
    if (!hardest || !middle) continue;
    const words = each.reduce((sum, figure) => sum + figure.words, 0);
    const sentences = each.reduce((sum, figure) => sum + figure.words / figure.wordsPerSentence, 0);
    lines.push(
      `${collection.padEnd(12)} ${String(each.length).padStart(3)} ${each.length === 1 ? 'page ' : 'pages'}  ${(words / sentences).toFixed(1)} words a sentence  median ${middle.grade.toFixed(1)}  hardest ${hardest.grade.toFixed(1)}`,
    );
  }
  lines.push('', 'The hardest pages:');
  for (const figure of figures.slice(0, most)) lines.push(`${figure.grade.toFixed(1).padStart(5)}  ${figure.file}`);
  return lines.join('\n');
}
