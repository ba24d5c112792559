import type { Element } from 'domhandler';
import { escapeMarkup } from '../outputs/escape.ts';
import type { About, Layout } from './docx.ts';
import { SHEET_FOOT, WRITING_LINE, WRITING_SPACE } from './prepare.ts';
import { close, edit, isLeftToRight, open } from './zip.ts';

/**
 * Finishes an OpenDocument text: A4, lines to write on, tables with edges, its language, no day of making,
 * and what the converter knows nothing of: alternative text, and from right to left the direction of every style,
 * page and table.
 *
 * @param alternatives the alternative text of every picture, in their order.
 * @throws when the document has another number of pictures.
 */
export function finishOdt(bytes: Uint8Array, { title, lang, dir }: About, alternatives: readonly string[], { sheets, close: isClose }: Layout): Uint8Array {
  const parts = open(bytes);
  const rtl = dir === 'rtl';
  edit(parts, 'styles.xml', ($) => {
    $('style\\:page-layout-properties').attr({
      'fo:page-width': '210mm',
      'fo:page-height': '297mm',
      ...Object.fromEntries(['top', 'bottom', 'left', 'right'].map((side) => [`fo:margin-${side}`, isClose ? '12mm' : '20mm'])),
      ...(rtl ? { 'style:writing-mode': 'rl-tb' } : {}),
    });
    const words = $('style\\:default-style > style\\:text-properties');
    if (rtl) {
      words.attr({ 'fo:language': 'en', 'fo:country': 'GB', 'style:language-complex': lang, 'style:country-complex': 'none' });
      // Every style of a paragraph that names a direction, and the one that all others rest on.
      $('style\\:default-style > style\\:paragraph-properties').attr('style:writing-mode', 'rl-tb');
      $('style\\:style style\\:paragraph-properties[style\\:writing-mode]').attr('style:writing-mode', 'rl-tb');
      $('style\\:paragraph-properties[fo\\:text-align="left"]').attr('fo:text-align', 'start');
    } else if (lang === 'en') words.attr('fo:country', 'GB');
    if (isClose) {
      $('style\\:style style\\:paragraph-properties[fo\\:margin-top]').attr({ 'fo:margin-top': '0.6mm', 'fo:margin-bottom': '0.6mm' });
      $('style\\:style[style\\:name^="Heading"] > style\\:paragraph-properties').attr('fo:margin-top', '3mm');
      for (const [name, size] of CLOSE_SIZES)
        $(`style\\:style[style\\:name="${name}"] > style\\:text-properties`).attr({ 'fo:font-size': size, 'style:font-size-complex': size });
    }
    for (const [name, properties] of OWN)
      $('office\\:styles').append(
        `<style:style style:name="${styleName(name)}" style:display-name="${name}" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-top="0mm" fo:margin-bottom="0mm" ${properties}/></style:style>`,
      );
  });
  edit(parts, 'content.xml', ($) => {
    $('style\\:table-cell-properties').attr({ 'fo:border': '0.5pt solid #777777', 'fo:padding': '1.5mm' });
    for (const [name] of OWN) $(`text\\:p[text\\:style-name="${name}"]`).attr('text:style-name', styleName(name));
    const variants = new Set<string>();
    /** Gives a paragraph a style of its own that rests on the one it has. */
    const vary = (element: Element, suffix: string, properties: string) => {
      const style = $(element).attr('text:style-name') ?? 'Standard';
      if (style.endsWith(suffix)) return;
      $(element).attr('text:style-name', `${style}${suffix}`);
      if (variants.has(`${style}${suffix}`)) return;
      variants.add(`${style}${suffix}`);
      $('office\\:automatic-styles').append(
        `<style:style style:name="${style}${suffix}" style:family="paragraph" style:parent-style-name="${style}"><style:paragraph-properties ${properties}/></style:style>`,
      );
    };
    // A row stays on one page, so that nothing is read or written across two.
    if (!isClose) {
      $('office\\:automatic-styles').append(
        '<style:style style:name="Row" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>',
      );
      $('table\\:table-row').attr('table:style-name', 'Row');
    }
    if (isClose)
      $('text\\:list-level-style-bullet[text\\:level="1"] style\\:list-level-label-alignment').attr({
        'fo:margin-left': '4mm',
        'fo:text-indent': '-4mm',
        'text:list-tab-stop-position': '4mm',
      });
    if (sheets) for (const element of $('text\\:h[text\\:outline-level="1"]').slice(1)) vary(element, '_sheet', 'fo:break-before="page"');
    // Lines to write on stay with the words before them, and the foot of a sheet in one piece.
    const [line, foot] = [WRITING_LINE, SHEET_FOOT].map((name) => `text\\:p[text\\:style-name="${styleName(name)}"]`);
    const before = [...$(line).prev('text\\:p'), ...$(foot).prev(foot)];
    for (const element of before) vary(element, '_keep', 'fo:keep-with-next="always"');
    const frames = $('draw\\:frame').toArray();
    if (frames.length !== alternatives.length) throw new Error(`“${title}” has ${alternatives.length} pictures, its OpenDocument ${frames.length}.`);
    for (const [index, frame] of frames.entries()) $(frame).append(`<svg:title>${escapeMarkup(alternatives[index] ?? '')}</svg:title>`);
    if (!rtl) return;
    $('style\\:table-properties').attr('style:writing-mode', 'rl-tb');
    for (const element of $('style\\:text-properties[fo\\:language]')) {
      const language = $(element).attr('fo:language') ?? '';
      $(element).attr('style:language-complex', language);
    }
    for (const element of $('text\\:p, text\\:h'))
      if (isLeftToRight($(element).text())) vary(element, '_ltr', 'style:writing-mode="lr-tb" fo:text-align="start"');
  });
  edit(parts, 'meta.xml', ($) => {
    $('meta\\:creation-date, dc\\:date, meta\\:initial-creator, dc\\:creator, dc\\:description, dc\\:subject, meta\\:keyword, meta\\:user-defined').remove();
    $('dc\\:title').html(escapeMarkup(title));
  });
  return close(parts);
}

/** Styles that the converter does not know, and how their paragraphs look. */
const OWN: readonly [string, string][] = [
  [WRITING_LINE, 'fo:line-height="8mm" fo:border-bottom="0.5pt solid #777777" style:join-border="false"'],
  [WRITING_SPACE, 'fo:line-height="10mm"'],
  [SHEET_FOOT, 'fo:border-top="0.5pt solid #777777" fo:padding-top="1mm" fo:keep-together="always"'],
];

/** The letters of the title and headings on few sheets. */
const CLOSE_SIZES: readonly [string, string][] = [
  ['Title', '17pt'],
  ['Heading_20_1', '14pt'],
  ['Heading_20_2', '13pt'],
];

/** The name of a style as OpenDocument writes it. */
function styleName(name: string): string {
  return name.replaceAll(' ', '_20_');
}
