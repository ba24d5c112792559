import { load } from 'cheerio';
import { escapeMarkup } from '../outputs/escape.ts';
import type { KitPage } from './prepare.ts';
import type { LeftOut } from './sources.ts';

/** A page as a chapter: what it is called in links, and its words. */
export interface Chapter {
  /** Stands before every id of the page, so that two pages cannot share one. */
  id: string;
  page: KitPage;
}

/** Chapters under the heading of their module. */
export interface BookPart {
  title: string;
  description: string;
  chapters: readonly Chapter[];
}

/**
 * One document of many pages. A book of one module has its lessons as chapters; a book of several has the
 * modules as parts, with their lessons inside. What it leaves out is said first.
 */
export function bookOf(parts: readonly BookPart[], leftOut?: LeftOut): string {
  const nested = parts.length > 1;
  const titles = leftOut?.titles.map((title) => `<li><span lang="en" dir="ltr">${escapeMarkup(title)}</span></li>`).join('') ?? '';
  const before = leftOut ? `<h1 id="left-out">${escapeMarkup(leftOut.heading)}</h1><p>${escapeMarkup(leftOut.sentence)}</p><ul>${titles}</ul>\n` : '';
  const words = parts
    .map(({ title, description, chapters }) => {
      const words = chapters.map((chapter) => chapterOf(chapter, nested ? 1 : 0)).join('\n');
      return nested ? `<h1>${escapeMarkup(title)}</h1><p>${escapeMarkup(description)}</p>\n${words}` : words;
    })
    .join('\n');
  return before + words;
}

function chapterOf({ id, page }: Chapter, deeper: number): string {
  const $ = load(page.html, {}, false);
  $('[id]').each((_, element) => void $(element).attr('id', `${id}-${$(element).attr('id') ?? ''}`));
  $('a[href^="#"]').each((_, element) => {
    const part = ($(element).attr('href') ?? '').slice(1);
    // A link to another chapter of the book names it in full already.
    if ($(`[id="${id}-${part}"]`).length > 0) $(element).attr('href', `#${id}-${part}`);
  });
  if (deeper > 0) $('h2, h3, h4, h5').each((_, element) => void (element.tagName = `h${Number(element.tagName.slice(1)) + deeper}`));
  return `<h${1 + deeper} id="${id}">${escapeMarkup(page.title)}</h${1 + deeper}>\n${$.html()}`;
}

/** The id of the chapter made of a page: `/learn/starting/who-we-are/` is `learn-starting-who-we-are`. */
export function chapterId(path: string): string {
  return path.split('/').filter(Boolean).join('-');
}
