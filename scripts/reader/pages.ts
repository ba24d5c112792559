/** Which pages are measured, found in the built site: one of each kind, the median lesson and the heaviest. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { load } from 'cheerio';
import { readPage } from '../page-weight.ts';

export interface Found {
  /** A page of every kind by its name, and the same in another language where it runs the other way. */
  templates: Map<string, string>;
  /** The lesson in the middle by its bytes, and the heaviest. */
  lessons: { name: string; path: string }[];
  /** Bare pages of the same lessons by their path. */
  bare: Map<string, string>;
}

/** Two more pages, to come from and to go to. */
export const BEFORE = '/bare/before/';
export const AFTER = '/bare/after/';
const EMPTY =
  '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Elsewhere</title><link rel="icon" href="data:,"></head><body><p>Elsewhere</p></body></html>';

/** Reads the built site. Small pages that only lead on are no template. */
export function findPages(folder: string): Found {
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('index.html'))
    .map((file) => ({ path: `/${file.replaceAll('\\', '/').replace(/index\.html$/, '')}`, html: readFileSync(join(folder, file), 'utf8') }))
    .map((page) => ({ ...page, kind: readPage(page.html).kind }))
    .filter(({ kind }) => kind !== 'other')
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const templates = new Map<string, string>();
  for (const { kind, path, html } of pages) {
    const name = /<html[^>]* dir="rtl"/.test(html) ? `${kind} (right to left)` : kind;
    if (!templates.has(name)) templates.set(name, path);
  }
  templates.set('not found', '/404.html');
  const lessons = pages.filter(({ kind }) => kind === 'lesson').map((page) => ({ ...page, bytes: brotliCompressSync(page.html).length }));
  lessons.sort((a, b) => a.bytes - b.bytes);
  const chosen = [
    { name: 'median lesson', page: lessons[Math.floor((lessons.length - 1) / 2)] },
    { name: 'heaviest lesson', page: lessons.at(-1) },
  ].flatMap(({ name, page }) => (page ? [{ name, path: page.path, html: page.html }] : []));
  return {
    templates,
    lessons: chosen,
    bare: new Map([...chosen.map(({ path, html }) => [barePathOf(path), bareOf(html)] as const), ...[BEFORE, AFTER].map((path) => [path, EMPTY] as const)]),
  };
}

export function barePathOf(path: string): string {
  return `/bare${path}`;
}

/** The words of a lesson as plain, meaningful HTML: the floor under any page that shows them. No style, no script, nothing around them. */
export function bareOf(html: string): string {
  const $ = load(html);
  $('.content :is(script, style, button, svg)').each((_, element) => void $(element).replaceWith($(element).text()));
  $('.content *').each((_, element) => {
    for (const name of Object.keys(element.attribs))
      if (!['id', 'href', 'lang', 'dir', 'scope', 'alt', 'src', 'width', 'height'].includes(name)) $(element).removeAttr(name);
  });
  const { lang = 'en', dir = 'ltr' } = $('html').attr() ?? {};
  return `<!DOCTYPE html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${$('h1').first().text()}</title><link rel="icon" href="data:,"></head><body><main>${$('.content').html() ?? ''}</main></body></html>`;
}
