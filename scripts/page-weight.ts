/**
 * What a page asks for and holds, read from its HTML, and whether that is within its limits. Pure: `budget.ts`
 * brings the files and prints.
 */

/** A phone of the usual size: 412 CSS pixels at two dots each. */
const PHONE_DOTS = 824;

export interface Picture {
  /** The address that a phone would choose. */
  src: string;
  lazy: boolean;
  /** Whether its width and height are given, so that nothing moves when it comes. */
  sized: boolean;
}

export interface PageParts {
  kind: string;
  /** Addresses of style sheets, for the screen and for print. */
  sheets: string[];
  /** Addresses of scripts. */
  scripts: string[];
  /** Addresses of icons: asked for on a first visit too. */
  icons: string[];
  /** Text of the styles inside the page. */
  styles: string;
  pictures: Picture[];
  elements: number;
  words: number;
}

export interface Weight {
  path: string;
  kind: string;
  /** Bytes of HTML, styles and scripts at Brotli 11, and of fonts as they are. */
  brotli: number;
  gzip: number;
  requests: number;
  elements: number;
  words: number;
}

export interface Limit {
  /** Bytes that the heaviest page of a kind may weigh. */
  max: number;
  /** Bytes that the median page may weigh. */
  median?: number;
  requests?: number;
  /** Elements on a page for each 1,000 words of it. */
  elements?: number;
}

/** Reads a built page. The HTML is the build's own, so its attributes stand in double quotes. */
export function readPage(html: string): PageParts {
  const links = [...html.matchAll(/<link\b[^>]*>/g)].map(([tag]) => tag);
  const linked = (rel: string) => links.filter((tag) => attributeOf(tag, 'rel') === rel).flatMap((tag) => attributeOf(tag, 'href') ?? []);
  return {
    kind: /class="page k-([a-z-]+)"/.exec(html)?.[1] ?? 'other',
    sheets: linked('stylesheet'),
    scripts: [...html.matchAll(/<script\b[^>]*>/g)].flatMap(([tag]) => attributeOf(tag, 'src') ?? []),
    icons: linked('icon'),
    styles: [...html.matchAll(/<style\b[^>]*>([^]*?)<\/style>/g)].map(([, text]) => text).join(''),
    pictures: [...html.matchAll(/<img\b[^>]*>/g)].map(([tag]) => ({
      src: chosen(attributeOf(tag, 'srcset')) ?? attributeOf(tag, 'src') ?? '',
      lazy: attributeOf(tag, 'loading') === 'lazy',
      sized: attributeOf(tag, 'width') !== undefined && attributeOf(tag, 'height') !== undefined,
    })),
    elements: html.match(/<[a-z][^>]*>/gi)?.length ?? 0,
    words: wordsIn(html),
  };
}

/** Addresses of fonts that a sheet brings. One that is named is counted, whether a letter needs it or not. */
export function fontsIn(css: string): string[] {
  return [...css.matchAll(/url\(\s*["']?([^"')]+\.(?:woff2?|ttf|otf))["']?\s*\)/g)].flatMap(([, address]) => address ?? []);
}

/** What is wrong with the pictures of a page, however many bytes they have. */
export function pictureFaults({ pictures }: Pick<PageParts, 'pictures'>): string[] {
  return pictures.flatMap(({ src, lazy, sized }, index) => [
    ...(index > 0 && !lazy ? [`${src} is not the first picture, and is not loaded when it comes into sight (loading="lazy")`] : []),
    ...(sized ? [] : [`${src} has no width and height`]),
  ]);
}

/** Every limit that the pages of one kind break, in words. */
export function overBudget(kind: string, pages: readonly Weight[], limit: Limit): string[] {
  const middle = medianOf(pages);
  const each = pages.flatMap(({ path, brotli, requests, elements, words }) => [
    ...(brotli > limit.max ? [`${path} weighs ${brotli} bytes; a ${kind} page may weigh ${limit.max}.`] : []),
    ...(limit.requests !== undefined && requests > limit.requests ? [`${path} asks for ${requests} files; a ${kind} page may ask for ${limit.requests}.`] : []),
    ...(limit.elements !== undefined && elements > (limit.elements * words) / 1000
      ? [`${path} has ${perThousand(elements, words)} elements for 1,000 words; a ${kind} page may have ${limit.elements}.`]
      : []),
  ]);
  const heavy = limit.median !== undefined && middle && middle.brotli > limit.median;
  return heavy ? [...each, `The median ${kind} page weighs ${middle.brotli} bytes; it may weigh ${limit.median}.`] : each;
}

/** The page in the middle, by its bytes; of two, the lighter. */
export function medianOf(pages: readonly Weight[]): Weight | undefined {
  return [...pages].sort((a, b) => a.brotli - b.brotli)[Math.floor((pages.length - 1) / 2)];
}

export function perThousand(elements: number, words: number): number {
  return words === 0 ? 0 : Math.round((elements / words) * 1000);
}

function attributeOf(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
}

/** What a phone takes of a `srcset`: the smallest that is large enough, or else the largest. */
function chosen(srcset: string | undefined): string | undefined {
  const candidates = (srcset ?? '').split(/,\s+/).flatMap((item) => {
    const [address, size = '1x'] = item.trim().split(/\s+/);
    return address ? [{ address, dots: size.endsWith('w') ? Number.parseInt(size, 10) : Number.parseFloat(size) * (PHONE_DOTS / 2) }] : [];
  });
  const sorted = candidates.sort((a, b) => a.dots - b.dots);
  return (sorted.find(({ dots }) => dots >= PHONE_DOTS) ?? sorted.at(-1))?.address;
}

/** Words that a reader may see: of the body, without scripts, styles and tags. */
function wordsIn(html: string): number {
  const body = html.slice(Math.max(html.indexOf('<body'), 0)).replace(/<(script|style)\b[^]*?<\/\1>/g, ' ');
  return body.replace(/<[^>]*>/g, ' ').match(/\S*[\p{L}\p{N}]\S*/gu)?.length ?? 0;
}
