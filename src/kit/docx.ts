import { escapeMarkup } from '../outputs/escape.ts';
import { SHEET_FOOT, WRITING_LINE, WRITING_SPACE } from './prepare.ts';
import { close, edit, isLeftToRight, open } from './zip.ts';

/** What a file is called, and in which language. */
export interface About {
  title: string;
  lang: string;
  dir: 'ltr' | 'rtl';
}

/** How a document is laid out. */
export interface Layout {
  /** Whether each part of the first level stands on a sheet of its own. */
  sheets: boolean;
  /** Whether letters are of 18 points, and lines to write on of 12 mm. */
  large: boolean;
  /** Whether lines stand close together, with narrow margins: what is used on few sheets of paper. */
  close: boolean;
}

/** A page of A4 with margins, in twentieths of a point: 20 mm, or 12. */
const page = (margin: number) =>
  `<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="${margin}" w:right="${margin}" w:bottom="${margin}" w:left="${margin}" w:header="567" w:footer="567" w:gutter="0"/>`;
const MARGIN = { usual: 1134, close: 680 };
const EDGE = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="777777"/>`;

/** Lines of 8 and 12 mm, and cells of 10 mm, in twentieths of a point. */
const LINE = { usual: 454, large: 680 };
const SPACE = 567;
/** The letters of the title and headings on few sheets, in half points. */
const CLOSE_SIZES: readonly [string, string][] = [
  ['Title', '34'],
  ['Heading1', '28'],
  ['Heading2', '26'],
];
/** From 12 to 18 points. */
const LARGER = 1.5;

/**
 * Finishes a Word document: A4, lines to write on, tables with edges, its language, no day of making, and,
 * from right to left, what the converter leaves out (paragraphs of the title, tables, the section).
 */
export function finishDocx(bytes: Uint8Array, { title, lang, dir }: About, { sheets, large, close: isClose }: Layout): Uint8Array {
  const parts = open(bytes);
  const rtl = dir === 'rtl';
  edit(parts, 'word/document.xml', ($) => {
    $('w\\:sectPr').each((_, element) => {
      const section = $(element);
      section.append(`${page(isClose ? MARGIN.close : MARGIN.usual)}${rtl ? '<w:bidi/>' : ''}`);
    });
    // The converter gives a picture the name of its file beside its alternative text.
    $('w\\:drawing').each((_, element) => {
      const drawing = $(element);
      drawing.find('pic\\:cNvPr').attr('descr', drawing.find('wp\\:docPr').attr('descr') ?? '');
    });
    // As wide as the page, and a row stays on one page, so that nothing is read or written across two.
    $('w\\:tblW[w\\:type="auto"]').attr({ 'w:type': 'pct', 'w:w': '5000' });
    if (!isClose)
      $('w\\:tr').each((_, element) => {
        const row = $(element);
        if (row.children('w\\:trPr').length === 0) row.prepend('<w:trPr></w:trPr>');
        row.children('w\\:trPr').prepend('<w:cantSplit/>');
      });
    // In a narrow column a list starts at its edge.
    $('w\\:tbl w\\:numPr').after('<w:ind w:left="227" w:hanging="227"/>');
    // Lines to write on stay with the words before them, and the foot of a sheet in one piece.
    for (const name of [WRITING_LINE, SHEET_FOOT]) {
      const style = `w\\:pStyle[w\\:val="${styleId(name)}"]`;
      $(`w\\:p:has(> w\\:pPr > ${style})`)
        .prev('w\\:p')
        .each((_, element) => {
          const before = $(element);
          if (name === SHEET_FOOT && before.find(style).length === 0) return;
          if (before.children('w\\:pPr').length === 0) before.prepend('<w:pPr></w:pPr>');
          const properties = before.children('w\\:pPr');
          if (properties.children('w\\:keepNext').length > 0) return;
          if (properties.children('w\\:pStyle').length > 0) properties.children('w\\:pStyle').after('<w:keepNext/>');
          else properties.prepend('<w:keepNext/>');
        });
    }
    if (sheets) $('w\\:pStyle[w\\:val="Heading1"]').slice(1).after('<w:pageBreakBefore/>');
    if (!rtl) return;
    $('w\\:tblPr').each((_, element) => {
      const table = $(element);
      const style = table.children('w\\:tblStyle');
      if (style.length > 0) style.after('<w:bidiVisual/>');
      else table.prepend('<w:bidiVisual/>');
    });
    $('w\\:p').each((_, element) => {
      const paragraph = $(element);
      const words = paragraph.find('w\\:t').text();
      const away = isLeftToRight(words);
      let properties = paragraph.children('w\\:pPr');
      if (properties.length === 0) {
        paragraph.prepend('<w:pPr></w:pPr>');
        properties = paragraph.children('w\\:pPr');
      }
      properties.children('w\\:bidi').remove();
      const before = properties.children('w\\:pStyle, w\\:keepNext, w\\:keepLines, w\\:pageBreakBefore, w\\:numPr').last();
      const mark = away ? '<w:bidi w:val="0"/>' : '<w:bidi/>';
      if (before.length > 0) before.after(mark);
      else properties.prepend(mark);
      if (away) paragraph.find('w\\:rtl').remove();
    });
    // A few words of another language inside a line run their own way.
    $('w\\:r').each((_, element) => {
      const run = $(element);
      if (run.find('w\\:lang').length > 0 && isLeftToRight(run.find('w\\:t').text())) run.find('w\\:rtl').remove();
    });
    for (const element of $('w\\:lang[w\\:val]'))
      if (RTL_LANGUAGES.has($(element).attr('w:val') ?? '')) $(element).attr('w:bidi', $(element).attr('w:val') ?? '');
  });
  edit(parts, 'word/styles.xml', ($) => {
    const language = $('w\\:docDefaults w\\:lang');
    language.attr('w:val', rtl ? 'en-GB' : english(lang));
    if (rtl) language.attr('w:bidi', lang);
    if (large) $('w\\:sz, w\\:szCs').each((_, element) => void $(element).attr('w:val', String(Math.round(Number($(element).attr('w:val')) * LARGER))));
    if (isClose) {
      $('w\\:style w\\:spacing').attr({ 'w:before': '40', 'w:after': '40' });
      $('w\\:style[w\\:styleId^="Heading"] > w\\:pPr > w\\:spacing').attr('w:before', '160');
      for (const [id, size] of CLOSE_SIZES) $(`w\\:style[w\\:styleId="${id}"] > w\\:rPr`).children('w\\:sz, w\\:szCs').attr('w:val', size);
    }
    const own: readonly [string, string][] = [
      [
        WRITING_LINE,
        `<w:pBdr>${EDGE('bottom')}${EDGE('between')}</w:pBdr><w:spacing w:before="0" w:after="0" w:line="${large ? LINE.large : LINE.usual}" w:lineRule="exact"/>`,
      ],
      [WRITING_SPACE, `<w:spacing w:before="0" w:after="0" w:line="${SPACE}" w:lineRule="exact"/>`],
      [SHEET_FOOT, `<w:keepLines/><w:pBdr>${EDGE('top')}</w:pBdr><w:spacing w:before="240" w:after="0"/><w:contextualSpacing/>`],
    ];
    for (const [name, properties] of own) {
      const id = styleId(name);
      $(`w\\:style[w\\:styleId="${id}"]`).remove();
      $('w\\:styles').append(
        `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${properties}</w:pPr></w:style>`,
      );
    }
    const table = $('w\\:style[w\\:styleId="Table"]');
    table.children('w\\:tblPr').find('w\\:tblBorders').remove();
    const cells = table.children('w\\:tblPr').children('w\\:tblCellMar');
    table.find('w\\:tblStylePr[w\\:type="firstRow"]').prepend('<w:rPr><w:b/><w:bCs/></w:rPr>');
    const edges = `<w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(EDGE).join('')}</w:tblBorders>`;
    if (cells.length > 0) cells.before(edges);
    else table.children('w\\:tblPr').append(edges);
  });
  edit(
    parts,
    'word/settings.xml',
    ($) =>
      void $('w\\:themeFontLang')
        .attr('w:val', rtl ? 'en-GB' : english(lang))
        .attr('w:bidi', rtl ? lang : 'ar-SA'),
  );
  // No names, and no days: there is none to be told.
  edit(parts, 'docProps/core.xml', ($) => {
    $('dcterms\\:created, dcterms\\:modified, dc\\:creator, cp\\:keywords').remove();
    $('dc\\:title').html(escapeMarkup(title));
    $('dc\\:language').html(escapeMarkup(english(lang)));
  });
  return close(parts);
}

/** The name by which paragraphs know a style, as the converter makes it. */
function styleId(name: string): string {
  return name.replaceAll(' ', '');
}

const RTL_LANGUAGES = new Set(['ur', 'ar', 'fa', 'ps', 'ckb', 'he', 'pnb']);

/** The English of the hub is British: spelling is checked by it. */
function english(lang: string): string {
  return lang === 'en' ? 'en-GB' : lang;
}
