import { escapeMarkup } from '../outputs/escape.ts';
import type { About } from './docx.ts';
import { close, edit, isLeftToRight, named, open } from './zip.ts';

/** Hundredths of a point. */
const SMALL = '1500';
const TITLE = '2800';
/** The hub's green and gold. */
const GREEN = '0B4F49';
const GOLD = 'E2A04E';
/** A bar along the upper edge, 0.1 inch high. */
const BAR = `<p:sp><p:nvSpPr><p:cNvPr id="90" name="Bar"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9144000" cy="91440"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="${GOLD}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-GB"/></a:p></p:txBody></p:sp>`;

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
  edit(parts, 'ppt/slideMasters/slideMaster1.xml', ($) => {
    $('p\\:cSld > p\\:spTree > p\\:grpSpPr').after(BAR);
    $('p\\:titleStyle > a\\:lvl1pPr').attr({ algn: rtl ? 'r' : 'l', rtl: rtl ? '1' : '0' });
    const title = $('p\\:titleStyle a\\:defRPr');
    title.attr({ sz: TITLE, b: '1' });
    title.children('a\\:solidFill').html(`<a:srgbClr val="${GREEN}"/>`);
  });
  if (rtl) edit(parts, 'ppt/presentation.xml', ($) => void $('p\\:presentation').attr('rtl', '1'));
  edit(parts, 'docProps/core.xml', ($) => {
    $('dcterms\\:created, dcterms\\:modified, dc\\:creator, cp\\:keywords, dc\\:language').remove();
    $('dc\\:title').html(escapeMarkup(title));
    $('dc\\:title').after(`<dc:language>${escapeMarkup(lang === 'en' ? 'en-GB' : lang)}</dc:language>`);
  });
  return close(parts);
}

function isTitle(type: string | undefined): boolean {
  return type === 'title' || type === 'ctrTitle' || type === 'subTitle';
}
