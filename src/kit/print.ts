import { load } from 'cheerio';

/** Where the printed page asks for its letters; answered from the packages of the project. */
export const FONT_PATH = '/kit-fonts/';

/**
 * The letters of a printed page come from the project's packages, so that they are there on every machine and
 * the same on all: Latin first, Arabic letters from Naskh. What no package has comes from the machine.
 */
const LETTERS: readonly { family: string; file: string; range: string }[] = [
  {
    family: 'Noto Sans',
    file: 'noto-sans/files/noto-sans-latin',
    range: 'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2190-2193, U+2212, U+FEFF, U+FFFD',
  },
  {
    family: 'Noto Sans',
    file: 'noto-sans/files/noto-sans-latin-ext',
    range: 'U+0100-0130, U+0132-0151, U+0154-02BA, U+02BD-02C5, U+02C7-02D9, U+02DB, U+1E00-1EFF, U+2C60-2C7F, U+A720-A7FF',
  },
  {
    family: 'Noto Naskh Arabic',
    file: 'noto-naskh-arabic/files/noto-naskh-arabic-arabic',
    range: 'U+0600-06FF, U+0750-077F, U+0870-08FF, U+FB50-FDFF, U+FE70-FEFF',
  },
];

const FACES = LETTERS.flatMap(({ family, file, range }) =>
  [400, 700].map(
    (weight) => `@font-face{font-family:"${family}";font-weight:${weight};src:url("${FONT_PATH}${file}-${weight}-normal.woff2");unicode-range:${range}}`,
  ),
).join('');

/**
 * Stronger than the site's own: the frame stays off paper, and corners are square. A round corner between
 * edges of two widths weighs 40 KB in a PDF.
 */
const PRINT = `${FACES}*{--sans:"Noto Sans","Noto Naskh Arabic",sans-serif!important;--serif:var(--sans)!important;border-radius:0!important}
.top,.side,.skip,.tools{display:none!important}
.plan{break-inside:avoid}tfoot{display:table-row-group}`;

/**
 * A built page as it is printed: its own words and print sheet, without scripts, menus, and what may be shown
 * on the screen alone. Buttons that open the meaning of a word become the word.
 *
 * @param known whether the address of the hub is known: otherwise links to its pages would lead nowhere.
 */
export function forPrint(html: string, known: boolean): string {
  const $ = load(html);
  $('script, meta[http-equiv], link:not([rel="stylesheet"]), .screen, .views, nav:not(.list), header.top, .skip, .theme, .foot ul, .notice a').remove();
  $('.paper').each((_, element) => void $(element).replaceWith($(element).contents()));
  $('button[popovertarget]').each((_, element) => void $(element).replaceWith($(element).contents()));
  $('button').remove();
  $('[tabindex]').removeAttr('tabindex');
  $('img').removeAttr('loading');
  if (!known) $('a[href]:not([href^="#"]):not([href^="http"]):not([href^="mailto:"])').removeAttr('href');
  $('head').append(`<style>${PRINT}</style>`);
  return $.html();
}

/** What stands at the foot of every printed page: its number. */
export const PAGE_NUMBER =
  '<div style="font:8pt sans-serif;width:100%;text-align:center"><span class="pageNumber"></span>/<span class="totalPages"></span></div>';

const DAY = "D:19800101000000+00'00'";

/**
 * Takes out of a PDF what is of the moment and the machine: the day, and numbers that the browser counted up.
 * Nothing changes its length, so that the table of places at its end still holds.
 */
export function withoutDay(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  // The browser counts header cells in no fixed order, so the place of the cell in the file says its rank.
  const places = new Map([...text.matchAll(PAIR)].map(([, name = '', place]) => [name, Number(place)]));
  const names = [...new Set(text.match(NODE) ?? [])].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0) || (a < b ? -1 : 1));
  const ranks = new Map(names.map((name, rank) => [name, `(node${String(rank).padStart(8, '0')})`]));
  const still = text
    .replace(NODE, (name) => ranks.get(name) ?? name)
    // Readers look names up in this list, which must be in their order.
    .replace(LIST, (_, limits: string | undefined, gap: string, pairs: string) => {
      const inOrder = (pairs.match(PAIR) ?? []).sort();
      const ends = `/Limits [${inOrder[0]?.match(NODE)?.[0] ?? ''} ${inOrder.at(-1)?.match(NODE)?.[0] ?? ''}]`;
      return `${limits === undefined ? '' : ends}${gap}/Names [${inOrder.join(' ')}]`;
    })
    .replace(
      /(\/(?:CreationDate|ModDate) \()([^)]*)(\))/g,
      (_, before: string, day: string, after: string) => `${before}${DAY.padEnd(day.length).slice(0, day.length)}${after}`,
    );
  return Uint8Array.from(Buffer.from(still, 'latin1'));
}

const NODE = /\(node\d{8}\)/g;
const PAIR = /(\(node\d{8}\)) (\d+) 0 R/g;
const LIST = /(\/Limits \[\(node\d{8}\) \(node\d{8}\)\])?(\s*)\/Names \[((?:\(node\d{8}\) \d+ 0 R ?)+)\]/g;

/**
 * Puts the words of the outline into the order they are read in: the browser writes headings that run from
 * right to left word by word from the left. A heading is known by its letters, and stays as long as it was.
 *
 * @param html the page that was printed.
 */
export function withHeadings(bytes: Uint8Array, html: string): Uint8Array {
  const $ = load(html);
  const headings = new Map(
    $('h1, h2, h3, h4, h5, h6')
      .toArray()
      .map((element) => $(element).text().replace(/\s+/g, ' ').trim())
      .map((words) => [lettersOf(words), words]),
  );
  const text = Buffer.from(bytes).toString('latin1');
  const read = text.replace(/\/Title <FEFF([0-9A-F]+)>/g, (whole, hex: string) => {
    const words = (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16))).join('');
    const heading = headings.get(lettersOf(words));
    return heading === undefined
      ? whole
      : `/Title <FEFF${[...Array(heading.length).keys()].map((at) => heading.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')).join('')}>`;
  });
  return Uint8Array.from(Buffer.from(read, 'latin1'));
}

function lettersOf(words: string): string {
  return words.split('').sort().join('');
}
