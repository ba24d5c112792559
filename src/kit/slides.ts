import { load, type Cheerio, type CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';
import { escapeMarkup } from '../outputs/escape.ts';
import type { KitPage } from './prepare.ts';

/** Slides as HTML for the converter: a slide for each heading, notes in `div.notes`. */
export interface Slides {
  html: string;
  /** Words that stand in smaller letters: minutes, sources, whose it is. */
  small: string[];
}

/**
 * Makes slides of the page that shows them: the same slides in the same order, each with a title of its own.
 * What the facilitator does and says stands in the notes of every slide of its activity, as it does beside them.
 *
 * @throws when the page has no slide.
 */
export function slidesOf(page: KitPage): Slides {
  const $ = load(page.html, {}, false);
  $('a').each((_, element) => void $(element).replaceWith($(element).contents()));
  $('small').each((_, element) => void $(element).replaceWith($(element).contents()));
  const small: string[] = [];
  const slides = $('.group')
    .toArray()
    .flatMap((element) => {
      const group = $(element);
      const notes = notesOf($, group.children('.told'));
      const own = group.children('.slide').toArray();
      // An activity and its cards have headings of their own; neighbours with the same one are counted.
      const headings = own.map((item) => $(item).children('h2').first().text());
      return own.map((item, index) => {
        const slide = $(item);
        const heading = slide.children('h2').first();
        const alike = (step: 1 | -1): number => {
          let at = index;
          while (headings[at + step] === headings[index]) at += step;
          return Math.abs(at - index);
        };
        const before = alike(-1);
        const of = before + 1 + alike(1);
        const title = of > 1 ? `${heading.text()} (${before + 1}/${of})` : heading.text();
        heading.remove();
        // Each in a paragraph of its own, after what the slide is for.
        const ends = slide.find('.kicker, .source, p.small, div.small > *').toArray();
        const last = ends.map((end) => $(end).text().replace(/\s+/g, ' ').trim());
        $(ends).remove();
        slide.find('div.small').remove();
        small.push(...last);
        const html = `${slide.html() ?? ''}${last.map((words) => `<p>${escapeMarkup(words)}</p>`).join('')}`;
        return `<h1>${escapeMarkup(title)}</h1>${wrapped(group, html)}${notes ? `<div class="notes">${wrapped(group, notes)}</div>` : ''}`;
      });
    });
  if (slides.length === 0) throw new Error(`“${page.title}” has no slides.`);
  return { html: slides.join('\n'), small };
}

/** Words of another language than the page keep theirs. */
function wrapped(group: Cheerio<Element>, html: string): string {
  const lang = group.attr('lang');
  return lang ? `<div lang="${lang}" dir="${group.attr('dir') ?? 'ltr'}">${html}</div>` : html;
}

/** Notes have no headings: they become strong words. */
function notesOf($: CheerioAPI, notes: Cheerio<Element>): string {
  notes.find('h3').each((_, element) => void $(element).replaceWith(`<p><strong>${escapeMarkup($(element).text())}</strong></p>`));
  return notes.html() ?? '';
}
