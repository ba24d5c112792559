/** The words of the project's list: one a line, without the lines that start with #. */
export function wordsIn(list: string): string[] {
  return list
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}
