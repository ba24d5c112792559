import type { About } from './docx.ts';
import { close, edit, open } from './zip.ts';

/** A book must name a moment of change. There is none that is true of its words, so all name the same; editions differ by their number. */
const NO_MOMENT = '1980-01-01T00:00:00Z';

/** The look of a book: lines to write on, and tables with edges. Letters and colours are the reader's own. */
export const BOOK_STYLES = `body { line-height: 1.5; }
table { border-collapse: collapse; margin: 1em 0; }
caption { text-align: start; font-weight: bold; }
th, td { border: 1px solid; padding: 0.3em 0.5em; text-align: start; vertical-align: top; }
img { max-width: 100%; }
[data-custom-style] p { margin: 0; line-height: 2; border-bottom: 1px solid; }
`;

/** What a book says of who can read it. Nothing else about it was tried. */
export const BOOK_ACCESS = {
  accessModes: ['textual', 'visual'],
  accessModeSufficient: ['textual'],
  accessibilityFeatures: ['alternativeText', 'displayTransformability', 'readingOrder', 'structuralNavigation', 'tableOfContents'],
  accessibilityHazards: ['none'],
};

/** A number for an edition, made of its words: 32 signs of a hash as `urn:uuid:`, in the form that hashes have. */
export function editionOf(hash: string): string {
  const signs = [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`, `8${hash.slice(17, 20)}`, hash.slice(20, 32)];
  return `urn:uuid:${signs.join('-')}`;
}

/** Finishes a book: its direction on every page, and no day of making. */
export function finishEpub(bytes: Uint8Array, { lang, dir }: About): Uint8Array {
  const parts = open(bytes);
  edit(parts, 'EPUB/content.opf', ($) => {
    $('meta[property="dcterms:modified"]').html(NO_MOMENT);
    $('dc\\:date').remove();
    if (dir === 'rtl') $('spine').attr('page-progression-direction', 'rtl');
  });
  for (const name of [...parts.keys()].filter((file) => file.endsWith('.xhtml')))
    edit(parts, name, ($) => {
      $('html').attr({ lang, 'xml:lang': lang, ...(dir === 'rtl' ? { dir } : {}) });
    });
  return close(parts);
}
