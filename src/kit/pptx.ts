import type { About } from './docx.ts';
import { close, edit, escapeXml, isLeftToRight, named, open } from './zip.ts';

/** Hundredths of a point. */
const SMALL = '1400';

/**
 * Finishes slides: their title and language, words that shrink to fit when they are edited, no day of making,
 * and, from right to left, the direction of every paragraph of slides and notes.
 *
 * @param small the words of paragraphs that stand in smaller letters.
 */
export function finishPptx(bytes: Uint8Array, { title, lang, dir }: About, small: readonly string[]): Uint8Array {
  const parts = open(bytes);
  const rtl = dir === 'rtl';
  for (const name of named(parts, /^ppt\/(?:slides|notesSlides)\/[^/]+\.xml$/)) {
    edit(parts, name, ($) => {
      $('a\\:r').each((_, element) => {
        const run = $(element);
        if (run.children('a\\:rPr').length === 0) run.prepend('<a:rPr/>');
        run.children('a\\:rPr').attr('lang', isLeftToRight(run.text()) && rtl ? 'en-GB' : lang === 'en' ? 'en-GB' : lang);
      });
      $('a\\:p').each((_, element) => {
        if (small.includes($(element).text().replace(/\s+/g, ' ').trim())) $(element).find('a\\:rPr').attr('sz', SMALL);
      });
      if (name.startsWith('ppt/slides/')) $('p\\:sp:has(p\\:ph[idx="1"]) a\\:bodyPr').html('<a:normAutofit/>');
      if (!rtl) return;
      $('a\\:tblPr').attr('rtl', '1');
      $('a\\:p').each((_, element) => {
        const paragraph = $(element);
        if (paragraph.children('a\\:pPr').length === 0) paragraph.prepend('<a:pPr/>');
        const away = isLeftToRight(paragraph.text());
        const properties = paragraph.children('a\\:pPr');
        properties.attr('rtl', away ? '0' : '1');
        if (properties.attr('algn') !== 'ctr' && !isTitle(paragraph.closest('p\\:sp').find('p\\:ph').attr('type'))) properties.attr('algn', away ? 'l' : 'r');
      });
    });
  }
  if (rtl) edit(parts, 'ppt/presentation.xml', ($) => void $('p\\:presentation').attr('rtl', '1'));
  edit(parts, 'docProps/core.xml', ($) => {
    $('dcterms\\:created, dcterms\\:modified, dc\\:creator, cp\\:keywords, dc\\:language').remove();
    $('dc\\:title').html(escapeXml(title));
    $('dc\\:title').after(`<dc:language>${escapeXml(lang === 'en' ? 'en-GB' : lang)}</dc:language>`);
  });
  return close(parts);
}

function isTitle(type: string | undefined): boolean {
  return type === 'title' || type === 'ctrTitle' || type === 'subTitle';
}
