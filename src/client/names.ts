/** More people than this come in no group, and would make a page too long to print. */
const MOST = 100;

/** The names of a group, one a line: without spaces around them, empty lines and names that were there before. */
export function namesIn(text: string): string[] {
  const names = text.split(/[\r\n]+/).map((line) => [...line.replace(/\s+/g, ' ').trim()].slice(0, 80).join(''));
  return [...new Set(names.filter(Boolean))].slice(0, MOST);
}
