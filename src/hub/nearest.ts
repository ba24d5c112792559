import { closest, distance } from 'fastest-levenshtein';

/** The word that was probably meant, or undefined when nothing is near enough to suggest. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0) return undefined;
  const best = closest(word, candidates);
  const allowed = Math.max(1, Math.floor(Math.max(word.length, best.length) / 3));
  return distance(word.toLowerCase(), best.toLowerCase()) <= allowed ? best : undefined;
}

/** “Did you mean …?”, or the list to choose from when it is short, or the sentence given. */
export function suggest(word: string, candidates: readonly string[], otherwise: string): string {
  const best = nearest(word, candidates);
  if (best) return `Did you mean “${best}”?`;
  if (candidates.length > 0 && candidates.length <= 14) return `Use one of: ${candidates.join(', ')}.`;
  return otherwise;
}
