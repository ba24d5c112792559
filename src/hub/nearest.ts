import { closest, distance } from 'fastest-levenshtein';

/** The word that was probably meant, or undefined when nothing is near enough to suggest. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0) return undefined;
  const lower = candidates.map((candidate) => candidate.toLowerCase());
  const best = candidates[lower.indexOf(closest(word.toLowerCase(), lower))] ?? '';
  return distance(word.toLowerCase(), best.toLowerCase()) <= slips(word, best) ? best : undefined;
}

/** How many letters may differ: a third of the longer word, so that “titel” still finds “title”. */
export function slips(word: string, candidate: string): number {
  return Math.max(1, Math.round(Math.max(word.length, candidate.length) / 3));
}

/** “Did you mean …?”, or the list to choose from when it is short, or the sentence given. */
export function suggest(word: string, candidates: readonly string[], otherwise: string): string {
  const best = nearest(word, candidates);
  if (best) return `Did you mean “${best}”?`;
  if (candidates.length > 0 && candidates.length <= 14) return `Use one of: ${candidates.join(', ')}.`;
  return otherwise;
}
