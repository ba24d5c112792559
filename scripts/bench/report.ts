/** What was measured of one program; what could not be is left out. */
export interface Row {
  title: string;
  versions: readonly string[];
  figures: Partial<Record<Figure, number>>;
}

interface Kind {
  name: string;
  /** Decimal places. */
  places: number;
  /** Whether less is better, so that a ratio says something. */
  compared: boolean;
}

/** Everything that is measured, in the order of the table. */
export const FIGURES = {
  cpu: { name: 'Build: processor time, s', places: 1, compared: true },
  cpuPerPage: { name: 'Build: processor time for each HTML page, ms', places: 0, compared: true },
  largest: { name: 'Build: memory of the largest process, MiB', places: 0, compared: true },
  together: { name: 'Build: memory of all processes, MiB', places: 0, compared: true },
  pages: { name: 'Site: HTML pages, without redirects', places: 0, compared: false },
  files: { name: 'Site: files', places: 0, compared: true },
  megabytes: { name: 'Site: size, MB', places: 1, compared: true },
  bytes: { name: 'Lesson: bytes until loaded', places: 0, compared: true },
  bytesAfter: { name: 'Lesson: bytes after that, unasked', places: 0, compared: false },
  bytesInAll: { name: 'Lesson: bytes in all', places: 0, compared: true },
  requests: { name: 'Lesson: requests until loaded', places: 0, compared: true },
  requestsInAll: { name: 'Lesson: requests in all', places: 0, compared: true },
  elements: { name: 'Lesson: elements', places: 0, compared: true },
  picture: { name: 'Lesson: bytes of its picture, if it has one', places: 0, compared: true },
  first: { name: 'Slow 3G: first paint, ms', places: 0, compared: true },
  largestPaint: { name: 'Slow 3G: largest paint, ms', places: 0, compared: true },
  blocked: { name: 'Slow 3G: time blocked, ms', places: 0, compared: false },
  searchBytes: { name: 'Search: bytes for the first question', places: 0, compared: true },
  searchTime: { name: 'Search: first results, ms', places: 0, compared: true },
  nextBytes: { name: 'Search: bytes for the second question', places: 0, compared: false },
  nextTime: { name: 'Search: second results, ms', places: 0, compared: true },
} as const satisfies Record<string, Kind>;
export type Figure = keyof typeof FIGURES;

/**
 * The table as Markdown: a column for each program, a row for each figure. Behind each figure stands how
 * many times that of the first program it is.
 */
export function tableOf(rows: readonly Row[]): string {
  const [own] = rows;
  const lines = (Object.keys(FIGURES) as Figure[])
    .filter((figure) => rows.some(({ figures }) => figures[figure] !== undefined))
    .map((figure) => [FIGURES[figure].name, ...rows.map((row) => cell(figure, row, own))]);
  return aligned([['', ...rows.map(({ title }) => title)], ...lines]);
}

/** What the README tells, in its order. */
const TOLD: readonly (readonly [Figure, string])[] = [
  ['bytesInAll', 'Bytes of a lesson'],
  ['requestsInAll', 'Requests for it'],
  ['elements', 'Elements in it'],
  ['first', 'First paint on slow 3G'],
  ['searchBytes', 'Bytes of the first search'],
  ['searchTime', 'Time of the first search'],
  ['cpu', 'Processor time of the whole build'],
  ['cpuPerPage', 'Processor time for each page that is built'],
];

/** The table of the README: ratios alone. The first program is 1 in each row. */
export function ratiosOf(rows: readonly Row[]): string {
  const [own, ...others] = rows;
  return aligned([
    ['This hub is 1', ...others.map(({ title }) => title)],
    ...TOLD.map(([figure, name]) => [name, ...others.map((row) => ratioOf(figure, row, own) ?? '–')]),
  ]);
}

/** How many times that of the first program a figure is: two digits that count. Undefined where that says nothing. */
export function ratioOf(figure: Figure, row: Row, own: Row | undefined): string | undefined {
  const [value, unit] = [row.figures[figure], own?.figures[figure]];
  if (row === own || !FIGURES[figure].compared || value === undefined || !unit) return undefined;
  const ratio = value / unit;
  return ratio >= 9.95 ? ratio.toFixed(0) : ratio >= 0.995 ? ratio.toFixed(1) : ratio.toFixed(2);
}

function cell(figure: Figure, row: Row, own: Row | undefined): string {
  const value = row.figures[figure];
  if (value === undefined) return '–';
  const ratio = ratioOf(figure, row, own);
  return `${inThousands(value, FIGURES[figure].places)}${ratio === undefined ? '' : ` (${ratio}×)`}`;
}

/** “1,234.5”. */
function inThousands(value: number, places: number): string {
  return value.toLocaleString('en-GB', { minimumFractionDigits: places, maximumFractionDigits: places });
}

function aligned(lines: readonly (readonly string[])[]): string {
  const [head = []] = lines;
  const widths = head.map((_, column) => Math.max(3, ...lines.map((line) => line[column]?.length ?? 0)));
  const write = (line: readonly string[]) =>
    `| ${line.map((text, column) => (column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [write(head), rule, ...lines.slice(1).map(write)].join('\n');
}

/** The text with what stands between two marks replaced. */
export function between(text: string, mark: string, passage: string): string {
  const [start, end] = [`<!-- ${mark} -->`, `<!-- /${mark} -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`There is no ${start} … ${end} to write into.`);
  return `${text.slice(0, from + start.length)}\n\n${passage}\n\n${text.slice(to)}`;
}
