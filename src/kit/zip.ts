import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { load, type CheerioAPI } from 'cheerio';

/** The files in a document, by name, in order. Documents, slides and books are ZIP files of XML. */
export type Parts = Map<string, Uint8Array>;

/** The earliest day that a ZIP file can name: no day of making is kept, so that the same words give the same bytes. */
const NO_DAY = new Date(1980, 0, 1);

export function open(bytes: Uint8Array): Parts {
  return new Map(Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith('/')));
}

/** Packs the files again. `mimetype` stands first and unpacked, as OpenDocument and EPUB ask. */
export function close(parts: Parts): Uint8Array {
  const first = (name: string) => (name === 'mimetype' ? 0 : name === '[Content_Types].xml' ? 1 : 2);
  const files: Zippable = {};
  for (const [name, data] of [...parts].sort(([a], [b]) => first(a) - first(b)))
    files[name] = [data, { level: name === 'mimetype' ? 0 : 9, mtime: NO_DAY, os: 0 }];
  return zipSync(files);
}

/**
 * Changes one XML file of a document.
 *
 * @throws when the file is not there: the converter has changed, and what follows would not hold.
 */
export function edit(parts: Parts, name: string, change: ($: CheerioAPI) => void): void {
  const data = parts.get(name);
  if (!data) throw new Error(`The converter made no ${name}.`);
  const $ = load(strFromU8(data), { xml: { decodeEntities: false } });
  change($);
  parts.set(name, strToU8($.xml()));
}

/** The names of the files that match, in order. */
export function named(parts: Parts, pattern: RegExp): string[] {
  return [...parts.keys()].filter((name) => pattern.test(name));
}

const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Whether words in a text that runs from right to left run the other way: they hold Latin letters and none of its own. */
export function isLeftToRight(words: string): boolean {
  return !RTL.test(words) && /\p{Script=Latin}/u.test(words);
}
