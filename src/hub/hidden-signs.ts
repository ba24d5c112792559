/**
 * Signs that no program shows, or that turn the order of words: what is reviewed would not be what is
 * read. The letters of tags may stand only in a flag, after its black flag.
 */
const HIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\p{Cs}]|\r(?!\n)|[\u{E0000}-\u{E007F}](?<!\u{1F3F4}[\u{E0020}-\u{E007F}]+)/u;

/** The first such sign of a text: where it stands, and its name as `U+202E`. */
export function hiddenSign(text: string): { index: number; name: string } | undefined {
  const found = HIDDEN.exec(text);
  return found ? { index: found.index, name: `U+${(found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}` } : undefined;
}
