import type { Say } from '../hub/text.ts';
import { kilobytes } from '../outputs/weight/sizes.ts';

/** A size as people read it, in KB of 1,000 bytes rounded up, never less than 1: `84 KB`. */
export function showSize(bytes: number, locale: string, say: Say): string {
  return say('kitSize', { n: showKilobytes(bytes, locale) });
}

/** The number alone, with Latin digits in every language. */
export function showKilobytes(bytes: number, locale: string): string {
  return new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).format(kilobytes(bytes));
}
