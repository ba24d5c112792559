/** How many words somebody reads: “well-known” is one, “5:27” is one, a dash is none. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
