import { load, type CheerioAPI } from 'cheerio';
import type { AnyNode } from 'domhandler';
import { escapeMarkup } from '../outputs/escape.ts';

/** A built page without its frame: what documents, slides and books are made of. */
export interface KitPage {
  /** The language of the words, and its direction. */
  lang: string;
  dir: 'ltr' | 'rtl';
  title: string;
  /** The words below the title, as HTML without scripts, menus and buttons. */
  html: string;
  /** The addresses of the pictures in it. */
  pictures: readonly string[];
  /** The alternative text of each, in their order: one picture may stand twice. */
  alternatives: readonly string[];
}

/** The styles of documents that no converter knows: a line to write on, a cell to write in, and the foot of a sheet. */
export const WRITING_LINE = 'Writing line';
export const WRITING_SPACE = 'Writing space';
export const SHEET_FOOT = 'Sheet foot';

/** How wide the columns of a run sheet are, in hundredths: time, activity, facilitator, helper. */
const RUN_COLUMNS = [12, 23, 41, 24];
/** A code to scan on paper: 24 mm at 96 dots an inch. */
const CODE_SIZE = '91';

/** Of no use on paper or in a document: menus, controls, and what may be shown on the screen alone. */
const FRAME = 'script, style, template, nav, audio, dialog, .views, .crumbs, .onward, .toc, .js, .screen, .theme, .notice a, [hidden]';

/**
 * Takes the words of a built page out of its frame.
 *
 * @param html a whole page, as the build wrote it.
 * @param linkTo where a link leads from a file: an address, or undefined to leave only its words. Links to a part of the page stay.
 * @throws when the page has no content, or a picture has no alternative text.
 */
export function prepare(html: string, linkTo: (href: string) => string | undefined = () => undefined): KitPage {
  const $ = load(html);
  const article = $('article#main');
  const content = article.children('.content');
  if (content.length !== 1) throw new Error('A page of the kit has no content.');
  const lang = content.attr('lang') ?? $('html').attr('lang') ?? 'en';
  const dir = (content.attr('dir') ?? $('html').attr('dir')) === 'rtl' ? 'rtl' : 'ltr';
  const words = article.children('aside.words');
  const heading = words.attr('aria-label') ?? '';

  article.find(FRAME).remove();
  // As on paper, nothing but the sheets is left of a page of sheets: each says at its foot whose it is.
  const sheets = content.children('.sheet').length > 0;
  if (sheets) content.children(':not(.sheet, header)').remove();
  plainWords($, article);
  const title = text(content.find('h1').first().text());
  content.find('h1').first().remove();
  if (sheets) content.children('header').remove();

  // The list of words opens in place on a page; in a file it is a part of its own.
  for (const item of words.children('p')) $(item).removeAttr('popover').removeAttr('id').children('a').last().remove();
  if (words.children('p').length > 0) words.replaceWith(`<section class="words"><h2>${escapeMarkup(heading)}</h2>${words.html() ?? ''}</section>`);
  else words.remove();
  const foot = $('footer.foot');
  const end = sheets ? '' : ['.adopt', '.small'].map((part) => `<p>${foot.find(part).html() ?? ''}</p>`).join('');

  for (const element of article.find('a[href]')) {
    const link = $(element);
    const href = link.attr('href') ?? '';
    if (href.startsWith('#')) continue;
    const to = linkTo(href);
    if (to === undefined) link.replaceWith(link.contents());
    else link.attr('href', to);
  }
  const pictures: string[] = [];
  const alternatives: string[] = [];
  for (const element of article.find('img')) {
    const picture = $(element);
    const alt = picture.attr('alt');
    const src = picture.attr('src');
    if (alt === undefined || !src) throw new Error(`A picture of “${title}” has no alternative text or no address.`);
    pictures.push(src);
    alternatives.push(alt);
    picture.replaceWith($('<img>').attr({ src, alt, ...(picture.hasClass('qr') ? { width: CODE_SIZE } : {}) }));
  }
  // A sign that only decorates says nothing in a document.
  article.find('svg').remove();
  article.find('.lines').each((_, element) => {
    const lines = $(element);
    const count = lines.find('hr').length;
    lines.find('[aria-hidden]').remove();
    for (let line = 0; line < count; line += 1) lines.append(`<div custom-style="${WRITING_LINE}"><p>\u00a0</p></div>`);
  });
  layOut($, article);
  article.find('[aria-hidden="true"]').remove();
  article.find('.scroll').each((_, element) => void $(element).replaceWith($(element).contents()));
  // A list or paragraph in another language is put into a frame that says so: converters read no language from these elements.
  article.find(':is(ol, ul, p)[lang]').each((_, element) => {
    const block = $(element);
    const { lang: of = lang, dir: way = 'ltr' } = { lang: block.attr('lang'), dir: block.attr('dir') } as { lang?: string; dir?: string };
    block
      .removeAttr('lang')
      .removeAttr('dir')
      .wrap(`<div lang="${escapeMarkup(of)}" dir="${way}"></div>`);
  });
  article.find('bdi').each((_, element) => void (element.tagName = 'span'));
  // Converters drop the id of a list item, and links to it would lead nowhere.
  article.find('li[id]').each(
    (_, element) =>
      void $(element)
        .prepend($('<span></span>').attr('id', $(element).attr('id') ?? ''))
        .removeAttr('id'),
  );
  const parts = article.children(sheets ? '.content' : '.content, .notes, .words, .review, .notice').toArray();
  for (const element of article.find('*')) {
    const own = (element.attribs.class ?? '').split(' ').filter((name) => CLASSES.has(name));
    for (const name of Object.keys(element.attribs)) if (!KEPT.has(name)) delete element.attribs[name];
    if (own.length > 0) element.attribs.class = own.join(' ');
  }
  const body = parts.map((part) => (part.tagName === 'p' ? $.html(part) : ($(part).html() ?? ''))).join('\n');
  return { lang, dir, title, html: `${body}\n${end}`.trim(), pictures, alternatives };
}

const KEPT = new Set(['id', 'lang', 'dir', 'href', 'src', 'alt', 'scope', 'colspan', 'rowspan', 'start', 'custom-style', 'datetime', 'width']);
/** What slides are chosen by. */
const CLASSES = new Set(['group', 'slide', 'told', 'kicker', 'small', 'source']);

/** What style sheets do on a page, a document is told: places to write in, columns, boxes to tick, the foot of a sheet. */
function layOut($: CheerioAPI, article: ReturnType<CheerioAPI>): void {
  article.find('td.blank').each((_, element) => void $(element).html(`<div custom-style="${WRITING_SPACE}"><p>\u00a0</p></div>`));
  // Large print has a block for each row of a table.
  article.find('dl.row').each((_, element) => {
    const pairs = $(element).find('dt').toArray();
    const blocks = pairs.map((term) => {
      const value = $(term).next('dd');
      const write = `<div custom-style="${WRITING_LINE}"><p>\u00a0</p></div>`;
      return `<p><strong>${$(term).html() ?? ''}</strong>${value.hasClass('blank') ? `</p>${write}` : ` ${value.html() ?? ''}</p>`}`;
    });
    $(element).replaceWith(`<div>${blocks.join('')}</div>`);
  });
  article.find('table.run').prepend(`<colgroup>${RUN_COLUMNS.map((width) => `<col width="${width}%">`).join('')}</colgroup>`);
  article.find('.run th > .how').before('<br>');
  article.find('.tick > li').prepend('☐ ');
  // Where a time is written by hand, a place to write it.
  article.find('.by-hand').removeAttr('aria-hidden').find('span').replaceWith('________');
  article.find('.imprint').each((_, element) => {
    const foot = $(element);
    const lines = foot.find('p').toArray();
    const code = $.html(foot.find('img'));
    foot.replaceWith(`<div custom-style="${SHEET_FOOT}">${lines.map((line) => $.html(line)).join('')}${code && `<p>${code}</p>`}</div>`);
  });
}

/** Buttons that open the meaning of a word become the word; words for paper stand alone. */
function plainWords($: CheerioAPI, within: ReturnType<CheerioAPI>): void {
  within.find('button[popovertarget], span.paper').each((_, element) => void $(element).replaceWith($(element).contents() as unknown as AnyNode));
  within.find('button, select, input, label').remove();
}

function text(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
}
