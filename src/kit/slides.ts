import { load, type Cheerio, type CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';
import type { KitPage } from './prepare.ts';

/** Slides as HTML for the converter: a slide for each heading, notes in `div.notes`. */
export interface Slides {
  /** Under the title of the first slide. */
  subtitle: string;
  html: string;
}

/** How much a slide holds before it is continued on another: letters, and what the start of an item is worth. */
const FULL = 430;
const ITEM = 40;

/**
 * Makes slides of a facilitator's page: what people can do afterwards, then each activity with its steps. The
 * words around the steps and the facilitator's notes are spoken, so they stand in the notes. Parts to keep are on paper.
 *
 * @throws when the page has no activity.
 */
export function slidesOf(page: KitPage): Slides {
  const $ = load(page.html, {}, false);
  $('sup').remove();
  $('a').each((_, element) => void $(element).replaceWith($(element).contents()));
  const subtitle = $('header p').first().text();
  const host = $('.host').text();
  const slides: string[] = [];
  const glance = $('.glance').first();
  slides.push(slide(glance.find('h2').first().text(), $.html(glance.children('ul').first()), host ? `<p>${escape(host)}</p>` : ''));
  const activities = $('section.activity').toArray();
  if (activities.length === 0) throw new Error(`“${page.title}” has no activity to make slides of.`);
  for (const element of activities) {
    const activity = $(element);
    const title = activity.children('h2').text();
    const steps = activity.children('ol, ul').first();
    const spoken = activity.children('p').toArray();
    const notes = [...spoken.map((item) => $.html(item)), notesOf($, activity.children('.notes-f'))].join('');
    const pieces = steps.length > 0 ? split($, steps) : [$.html(activity.children('p').not('.meta').first())];
    for (const [index, piece] of pieces.entries())
      slides.push(slide(pieces.length > 1 ? `${title} (${index + 1}/${pieces.length})` : title, piece, index === 0 ? notes : ''));
  }
  // Whose it is and how it may be used goes with the slides.
  const end = $.root().children('p').toArray().slice(-2);
  slides.push(slide(page.title, end.map((item) => $.html(item)).join(''), ''));
  return { subtitle, html: slides.join('\n') };
}

function slide(title: string, html: string, notes: string): string {
  return `<h1>${escape(title)}</h1>${html}${notes ? `<div class="notes">${notes}</div>` : ''}`;
}

/** Notes have no headings: they become strong words. */
function notesOf($: CheerioAPI, notes: Cheerio<Element>): string {
  notes.children('h3').remove();
  notes.find('h4, h5').each((_, element) => void $(element).replaceWith(`<p><strong>${escape($(element).text())}</strong></p>`));
  return notes.html() ?? '';
}

/** The items of a list, as many to a slide as can be read; the numbers run on. */
function split($: CheerioAPI, list: Cheerio<Element>): string[] {
  const items = list.children('li').toArray();
  const total = items.reduce((sum, item) => sum + weight($, item), 0);
  const share = total / Math.ceil(total / FULL);
  const groups: Element[][] = [];
  let filled = Infinity;
  for (const item of items) {
    if (filled + weight($, item) / 2 > share) {
      groups.push([]);
      filled = 0;
    }
    groups.at(-1)?.push(item);
    filled += weight($, item);
  }
  const tag = list.prop('tagName')?.toLowerCase() === 'ul' ? 'ul' : 'ol';
  let start = 1;
  return groups.map((group) => {
    const html = `<${tag}${tag === 'ol' && start > 1 ? ` start="${start}"` : ''}>${group.map((item) => $.html(item)).join('')}</${tag}>`;
    start += group.length;
    return html;
  });
}

function weight($: CheerioAPI, item: Element): number {
  return $(item).text().length + ITEM;
}

function escape(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
