import { Cite, plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import '@citation-js/plugin-ris';
import type { CslItem } from './csl.ts';

/** A stretch of a reference; titles of whole works are in italics. */
export interface Run {
  text: string;
  italic: boolean;
}

/** One thing, cited in every form that is offered. */
export interface Citations {
  apa: Run[];
  harvard: Run[];
  vancouver: Run[];
  bibtex: string;
  ris: string;
}

/** The forms that are made for people to read, with the template and the language of each one's own manual. */
export const STYLES = { apa: 'APA', harvard: 'Harvard', vancouver: 'Vancouver' } as const;
const TEMPLATES = { apa: ['apa', 'en-US'], harvard: ['hub-harvard', 'en-GB'], vancouver: ['vancouver', 'en-US'] } as const;
/** The forms for programs, each a file of its own. */
export const FILES = {
  bib: { form: 'bibtex', name: 'BibTeX', type: 'application/x-bibtex' },
  ris: { form: 'ris', name: 'RIS', type: 'application/x-research-info-systems' },
} as const;
export type FileFormat = keyof typeof FILES;
export const FILE_FORMATS: readonly FileFormat[] = ['bib', 'ris'];

const csl = plugins.config.get('@csl');
csl.locales.add('en-GB', british(csl.locales.get('en-US')));
// The style calls every article a preprint whose volume is not known. What is not known is left out here.
csl.styles.add('hub-harvard', csl.styles.get('harvard1').replace('<text value="Preprint" prefix="[" suffix="]"/>', ''));
// Values are escaped below: the plugin would drop every letter that TeX has no command for, such as all Urdu.
Object.assign(plugins.config.get('@bibtex').format, { useIdAsLabel: true, checkLabel: false, asciiOnly: false });

const made = new Map<string, Citations>();

/** Cites one thing in every form. The same thing is worked out once a build: its page and its files share it. */
export function citations(item: CslItem): Citations {
  const key = JSON.stringify(item);
  const known = made.get(key);
  if (known) return known;
  const all = { ...(isPlain(item) ? alike(item) : referencesOf(item)), bibtex: bibtexOf(item), ris: risOf(item) };
  made.set(key, all);
  return all;
}

type References = Pick<Citations, keyof typeof STYLES>;

/** The references for people, as the styles make them. */
export function referencesOf(item: CslItem): References {
  const site = item['container-title'];
  // A journal or a site keeps the name it gives itself: APA would write “CoPPeR Hub”.
  const cite = new Cite(site ? { ...item, 'container-title': `<span class="nocase">${site}</span>` } : item, { generateGraph: false });
  const reference = (style: keyof typeof TEMPLATES): Run[] => {
    const [template, lang] = TEMPLATES[style];
    const runs = runsOf(cite.format('bibliography', { format: 'html', template, lang }));
    return item.note ? [...runs, { text: ` ${item.note}`, italic: false }] : runs;
  };
  return { apa: reference('apa'), harvard: reference('harvard'), vancouver: reference('vancouver') };
}

/** A title that no style changes: no quotes, no stop of its own at its end, no two spaces. */
const PLAIN_TITLE = /^[\p{L}\p{N}]+(?:(?:[,:] | \(|\) | |-)[\p{L}\p{N}]+)*$/u;
const TITLE = 'Zqxtitle';
const ID = 'zqx';
const URL_OF = 'https://zqx.example/zqx/';
const shapes = new Map<string, References>();

/** Whether only the words of a title and an address tell this thing from others: a page of the hub, most often. */
function isPlain(item: CslItem): boolean {
  return item.type === 'webpage' && !item.author && PLAIN_TITLE.test(item.title);
}

/**
 * The references of such a thing, from those of one with another title: the styles take 12 milliseconds for
 * each page, the hub has thousands, and they differ in nothing else. A test holds both ways equal.
 */
function alike({ title, URL, ...rest }: CslItem): References {
  const { id: _id, ...others } = rest;
  const key = JSON.stringify([others, URL !== undefined]);
  const shape = shapes.get(key) ?? referencesOf({ ...others, id: ID, title: TITLE, ...(URL ? { URL: URL_OF } : {}) });
  shapes.set(key, shape);
  // In one pass: a title could hold what stands for the address.
  const own = (runs: readonly Run[]) =>
    runs.map(({ text, italic }) => ({
      text: text.replace(/Zqxtitle|https:\/\/zqx\.example\/zqx\//g, (mark) => (mark === TITLE ? title : (URL ?? ''))),
      italic,
    }));
  return { apa: own(shape.apa), harvard: own(shape.harvard), vancouver: own(shape.vancouver) };
}

/** A reference as plain text. */
export function plain(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('');
}

/** The library has no British English: the day comes before the month, and single quotes before double. */
function british(american: string): string {
  return american
    .replace('xml:lang="en-US"', 'xml:lang="en-GB"')
    .replace('punctuation-in-quote="true"', 'punctuation-in-quote="false"')
    .replace(/(<date form="text">).*?(<\/date>)/s, '$1<date-part name="day" suffix=" "/><date-part name="month" suffix=" "/><date-part name="year"/>$2')
    .replace(
      /<term name="open-quote">.*?<\/term>.*?<term name="close-inner-quote">.*?<\/term>/s,
      '<term name="open-quote">‘</term><term name="close-quote">’</term><term name="open-inner-quote">“</term><term name="close-inner-quote">”</term>',
    );
}

/** The one entry of a bibliography: its words without markup, but for italics. Vancouver's number is left out. */
function runsOf(html: string): Run[] {
  const entry = html.replace(/<div class="csl-left-margin">.*?<\/div>/s, '').replace(/<\/?div[^>]*>/g, '');
  let italic = false;
  return entry
    .trim()
    .split(/(<[^>]*>)/)
    .flatMap((piece): Run[] => {
      if (piece === '<i>' || piece === '</i>') italic = piece === '<i>';
      return piece === '' || piece.startsWith('<') ? [] : [{ text: unescaped(piece), italic }];
    });
}

function unescaped(html: string): string {
  return html.replace(/&#(\d+);|&(amp|lt|gt|quot|nbsp);/g, (_whole, code: string | undefined, name: string) =>
    code ? String.fromCodePoint(Number(code)) : ({ amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' }[name] ?? ''),
  );
}

/** Signs that mean something to TeX. A brace has a command of its own: a lone one would end the entry even behind a backslash. */
const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
};

function tex(text: string): string {
  return text.replace(/[\\{}^~&%$#_]/g, (sign) => TEX[sign] ?? '');
}

/** BibTeX has no place for the site of a page, the day it was read or the day of a month: the first two go into its note. */
function bibtexOf(item: CslItem): string {
  const { accessed, issued, URL, ...rest } = item;
  const site = item.type === 'article-journal' || item.type === 'article-newspaper' || item.type === 'chapter' ? undefined : item['container-title'];
  const day = accessed?.['date-parts'][0].map(twoDigits).join('-');
  const note = [site, item.note, day && `Accessed ${day}`].flatMap((part) => (part ? [part.replace(/\.?$/, '.')] : [])).join(' ');
  const escaped = {
    ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, typeof value === 'string' && !VERBATIM.includes(name) ? tex(value) : value])),
    ...(item.author ? { author: item.author.map((name) => Object.fromEntries(Object.entries(name).map(([part, value]) => [part, tex(String(value))]))) } : {}),
    ...(issued ? { issued: { 'date-parts': [issued['date-parts'][0].slice(0, 2)] } } : {}),
    ...(URL ? { URL } : {}),
    ...(note ? { note: tex(note) } : {}),
  };
  const [entry] = new Cite(escaped, { generateGraph: false }).format('bibtex', { format: 'object' });
  if (!entry) throw new Error(`${item.id} cannot be written as BibTeX.`);
  // The plugin writes the address a second time, for styles that know no address.
  const fields = Object.entries(entry.properties).filter(([name]) => !(name === 'howpublished' && entry.properties.url));
  return `@${entry.type}{${entry.label},\n${fields.map(([name, value]) => `  ${name} = {${value}},\n`).join('')}}\n`;
}

const VERBATIM: readonly string[] = ['id', 'type', 'DOI', 'page'];

/** RIS, a tag a line. The plugin's own text breaks a line after 70 signs, in the middle of words and addresses. */
function risOf(item: CslItem): string {
  const { accessed, ...rest } = item;
  const [tags] = new Cite(rest, { generateGraph: false }).format('ris', { format: 'object', spec: 'new' });
  if (!tags) throw new Error(`${item.id} cannot be written as RIS.`);
  const { TY, ...others } = tags;
  const lines: [string, string | string[]][] = [
    ['TY', TY ?? 'GEN'],
    ...Object.entries(others).map(([tag, value]): [string, string | string[]] => [
      tag,
      tag === 'DA' ? (item.issued?.['date-parts'][0] ? slashed(item.issued['date-parts'][0]) : value) : value,
    ]),
    ...(item['container-title'] && !others.T2 ? [['T2', item['container-title']] as [string, string]] : []),
    ...(accessed ? [['Y2', slashed(accessed['date-parts'][0])] as [string, string]] : []),
    ['ER', ''],
  ];
  return lines.flatMap(([tag, value]) => [value].flat().map((text) => `${tag}  - ${text}\n`)).join('');
}

/** Year, month, day and a fourth part that is always empty; what is not known stays empty too. */
function slashed(parts: readonly number[]): string {
  return [0, 1, 2, 3].map((index) => (parts[index] === undefined ? '' : twoDigits(parts[index]))).join('/');
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0');
}
