/** Ends a text that goes on elsewhere. */
const ELLIPSIS = '…';

/**
 * The longest beginning of a text that is no longer than it may be, with a sign that it goes on. It ends
 * between two words, never inside one; in a script without spaces, where that language parts its words.
 *
 * @param most how many UTF-16 units the answer may have; apps count no finer.
 * @returns the whole text where it fits; nothing where not even its first word does.
 */
export function cutAtWord(text: string, most: number, locale: string): string {
  const whole = text.trim();
  if (whole.length <= most) return whole;
  const room = most - ELLIPSIS.length;
  const end = endsOfWords(whole, locale).findLast((at) => at <= room);
  return end === undefined ? '' : `${whole.slice(0, end)}${ELLIPSIS}`;
}

/** The places behind words: before white space or, where there is none at all, between words. */
function endsOfWords(text: string, locale: string): number[] {
  const signs = [...new Intl.Segmenter(locale, { granularity: 'grapheme' }).segment(text)];
  const spaces = signs.flatMap(({ segment, index }) => (index > 0 && /^\s+$/u.test(segment) ? [index] : []));
  if (spaces.length > 0) return spaces;
  const between = new Set(signs.map(({ index }) => index));
  return [...new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)].flatMap(({ index }) => (index > 0 && between.has(index) ? [index] : []));
}
