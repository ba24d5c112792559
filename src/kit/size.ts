/** A size as people read it, in KB of 1,000 bytes, never less than 1: `84 KB`. */
export function showSize(bytes: number, locale: string): string {
  return `${new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).format(Math.max(1, Math.round(bytes / 1000)))} KB`;
}
