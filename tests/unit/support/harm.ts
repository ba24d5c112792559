/**
 * What harm a file of content would do without the hub's check, seen in what the unchecked site made of
 * it (`unchecked-site.ts`). Each kind is shown by its own evidence; none is taken on trust.
 */
import { load } from 'cheerio';
import { HtmlValidate } from 'html-validate';
import type { Effect, Harm } from '../../fixtures/hostile/cases.ts';
import { addressesOf } from '../../../src/hub/addresses.ts';
import { hubWith } from './content.ts';
import type { Outcome } from './unchecked-site.ts';

const HOME = 'https://hub.example/about/';
const PAGES = new Set([
  ...addressesOf(hubWith()).map(({ path }) => path),
  '/news/rss.xml',
  '/accessibility/',
  '/privacy/',
  '/contact/',
  '/withdraw/',
  '/no-account/',
  '/reuse/',
]);
/** Signs that turn the order of words, or that no page may hold. */
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd\p{Cs}\u{e0000}-\u{e007f}]/u;
const ADDRESSES = ['href', 'src', 'action', 'formaction', 'data', 'xlink:href', 'poster'];

const FOLLOWED = ['href', 'action', 'formaction', 'xlink:href'];

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // As for the whole site (tests/site/html.test.ts), and what only a whole page can have.
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'no-inline-style': 'off',
    'long-title': 'off',
    'prefer-native-element': 'off',
    'valid-id': ['error', { relaxed: true }],
    'tel-non-breaking': 'off',
    'require-sri': 'off',
    'heading-level': 'off',
    'no-raw-characters': 'off',
  },
});

/**
 * The kinds of harm that an outcome shows, the gravest first.
 *
 * @param piece what the stranger wrote, without the page around it.
 * @param plain pages without it: what is the same as one of them has had no effect.
 */
export function harmsOf(outcome: Outcome, piece: string, plain: readonly Outcome[]): Effect[] {
  const harms = new Set<Effect>();
  if (outcome.ran) harms.add('runs-code');
  const $ = load((outcome.html ?? '') + (outcome.around ?? ''));
  const around = load(outcome.starlight ?? '');
  const elements = $('*')
    .toArray()
    .flatMap((node) => ('attribs' in node ? [node.attribs] : []));

  if (around('script').length > 0 || $('iframe[srcdoc]').length > 0) harms.add('script-in-page');
  for (const element of $('script').toArray()) {
    const source = $(element).attr('src');
    if ($(element).attr('type') === 'application/ld+json') continue;
    if (source === undefined ? $(element).text().trim() !== '' : isOutside(source)) harms.add('script-in-page');
  }
  for (const attribs of elements) {
    if (Object.keys(attribs).some((name) => /^on/i.test(name))) harms.add('script-in-page');
    // A browser follows such an address in a link, a form or a frame, and not in a picture.
    if (FOLLOWED.some((name) => attribs[name] !== undefined && addressOf(attribs[name])?.protocol === 'javascript:')) harms.add('script-in-page');
    if (attribs.lang !== undefined && !isTag(attribs.lang)) harms.add('invalid-page');
  }

  for (const element of $('script, img, iframe, video, audio, embed, source, object, base, form, meta, link[rel=stylesheet], image, use').toArray()) {
    const { attribs } = element;
    const asked = [...ADDRESSES.map((name) => attribs[name]), attribs['http-equiv'] === undefined ? undefined : /url=(.*)/.exec(attribs.content ?? '')?.[1]];
    if (asked.some((address) => address !== undefined && isOutside(address))) harms.add('outside-request');
  }
  if (/url\(|@import/.test($('style').text()) || outcome.called?.includes('evil.css')) harms.add('outside-request');

  for (const element of $('a[href]').toArray()) {
    const harm = linkHarm(element.attribs.href ?? '', $);
    if (harm) harms.add(harm);
  }
  for (const element of $('[popovertarget]').toArray()) if (!hasId($, element.attribs.popovertarget ?? '')) harms.add('dead-link');
  // Every page has an article of its own; see components/frame/HubPage.astro.
  const ids = ['main', ...elements.flatMap(({ id }) => id ?? [])];
  if (new Set(ids).size < ids.length) harms.add('hijacks-place');
  for (const element of $('img').toArray()) if (pictureIsMissing(element.attribs.src ?? '')) harms.add('broken-picture');
  if (UNSEEN.test(`${outcome.html ?? ''}${outcome.around ?? ''}`)) harms.add('reads-otherwise');
  if (outcome.error !== undefined) harms.add('breaks-build');

  const text = `${$('body').text()} ${$('img').attr('alt') ?? ''}`.replace(/\s+/g, ' ');
  if (outcome.html !== undefined && wordsOf(piece).some((word) => !text.includes(word))) harms.add('lost-text');
  if (/reviewDue:/.test(text)) harms.add('fields-as-text');
  if (outcome.html !== undefined && !harms.has('script-in-page')) {
    const report = validator.validateStringSync(`<!DOCTYPE html><html lang="en"><head><title>x</title></head><body><main>${outcome.html}</main></body></html>`);
    if (report.results.some(({ messages }) => messages.some(({ severity }) => severity === 2))) harms.add('invalid-page');
  }
  if (harms.size === 0 && plain.some((page) => sameOutcome(page, outcome))) harms.add('ignored');
  return harms.size === 0 ? ['none'] : [...harms];
}

function sameOutcome(one: Outcome, other: Outcome): boolean {
  return !other.called?.length && one.html === other.html && one.around === other.around && one.starlight === other.starlight;
}

function addressOf(text: string): URL | undefined {
  return URL.canParse(text, HOME) ? new URL(text, HOME) : undefined;
}

function isOutside(text: string): boolean {
  const url = addressOf(text);
  return url !== undefined && /^https?:$/.test(url.protocol) && url.host !== 'hub.example';
}

/** Where a link leads, by the parser of addresses that every browser has. */
function linkHarm(href: string, $: ReturnType<typeof load>): Harm | undefined {
  const url = addressOf(href);
  if (!url || href === '') return 'dead-link';
  switch (url.protocol) {
    case 'javascript:':
      return 'script-in-page';
    case 'mailto:':
      if (!url.pathname.includes('@')) return 'dead-link';
      return /,|%0a|[?&]b?cc=/i.test(href) ? 'leads-astray' : undefined;
    case 'tel:':
      return undefined;
    case 'http:':
    case 'https:':
      break;
    default:
      return 'dead-link';
  }
  if (url.host === 'hub.example') {
    if (href.startsWith('#')) return hasId($, href.slice(1)) ? undefined : 'dead-link';
    return PAGES.has(url.pathname) || url.pathname.startsWith('/sources/') || url.pathname.startsWith('/glossary/') ? undefined : 'dead-link';
  }
  if (url.hostname.startsWith('[') || !/[a-z]$/.test(url.hostname) || !url.hostname.includes('.')) return 'dead-link';
  if (url.username !== '' || !/^https?:\/\/[^/\\]/i.test(href) || url.hostname.includes('xn--') !== /xn--/i.test(href)) return 'leads-astray';
  return url.protocol === 'http:' ? 'leads-astray' : undefined;
}

function hasId($: ReturnType<typeof load>, id: string): boolean {
  return $('[id]')
    .toArray()
    .some((element) => element.attribs.id === id);
}

/** Whether an image has an address at which a browser finds no picture of the hub. */
function pictureIsMissing(src: string): boolean {
  return !src.startsWith('/_image?') && !/^(?:https?:)?\/\//.test(src);
}

function isTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length > 0 || text === '';
  } catch {
    return false;
  }
}

/** The words that a piece of Markdown shows: not those of tags, of addresses, of braces and of code. */
function wordsOf(piece: string): string[] {
  const shown = piece
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#?\w+;/g, ' ')
    .replace(/\]\([^)]*\)/g, ' ')
    .replace(/^\[[^\]]*\]:.*$/gm, ' ')
    .replace(/\{[^}]*\}/g, ' ')
    .replace(/^(?:import|export|title|layout|description)\b.*$/gm, ' ');
  return shown.match(/(?<![:\w])\p{L}{3,}/gu) ?? [];
}
