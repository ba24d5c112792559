/** Words as Markdown that shows exactly these words, on one line. */
export function plainWords(words: string): string {
  return words.replace(/\s+/g, ' ').replace(/[\\`*_[\]<~|]|&(?=#?\w+;)/g, '\\$&');
}

/**
 * Keeps the start of every line of a paragraph from being read as a heading, a list, a quotation or a rule.
 *
 * @param lines inline Markdown; no sign of emphasis, link or code starts in these ways.
 */
export function asParagraph(lines: string): string {
  return lines
    .split('\n')
    .map((line) => line.trimStart().replace(/^(?:[#+=>-]|\d{1,9}(?=[.)]))/, (sign) => (/\d/.test(sign) ? `${sign}\\` : `\\${sign}`)))
    .join('\n');
}

/** Puts every line of some blocks into a quotation. */
export function quoted(blocks: readonly string[]): string {
  return blocks
    .join('\n\n')
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

/** An item of a list: its marker, and what stands in it below each other. */
export function item(marker: string, blocks: readonly string[], loose: boolean): string {
  const indent = ' '.repeat(marker.length + 1);
  const lines = blocks.join(loose ? '\n\n' : '\n').split('\n');
  return lines.map((line, index) => (index === 0 ? `${marker} ${line}` : line === '' ? '' : `${indent}${line}`)).join('\n');
}

/** Code between more ticks than stand in it. */
export function codeSpan(code: string): string {
  const ticks = fence(code, 1);
  const space = /^`|`$|^ .* $/s.test(code) ? ' ' : '';
  return `${ticks}${space}${code.replace(/\n/g, ' ')}${space}${ticks}`;
}

/** As many ticks as are needed around some code. */
export function fence(code: string, fewest: number): string {
  const longest = Math.max(0, ...(code.match(/`+/g) ?? []).map(({ length }) => length));
  return '`'.repeat(longest < fewest ? fewest : longest + 1);
}

/** A link; brackets and spaces of its address are taken care of. */
export function link(words: string, address: string): string {
  return `[${words}](${/[\s()<>]/.test(address) ? `<${address.replace(/[<>\s]/g, encodeURIComponent)}>` : address})`;
}
