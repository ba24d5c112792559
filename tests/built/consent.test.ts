import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { load } from 'cheerio';
import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ARGS, findBrowser } from '../../scripts/browser.mjs';
import { OUTPUTS, outputOf } from '../../src/outputs/registry.ts';
import { activity, aboutWith, consentRecord, EVERYTHING, translationRecord, writtenLesson } from '../unit/support/content.ts';
import { build, filesIn, write, type Files } from './support/build.ts';
import { holdsColour, read, type Held } from './support/read.ts';

/** One flat colour that nothing else in the hub has. */
const COLOUR = [214, 12, 233] as const;
const ID = 'c-2d9k7p';
/** What no file may hold once the consent has ended; all of it is made up. */
const WORDS = {
  quote: 'zebrine kettle on the viaduct',
  'quote in notes': 'marbled compass under the awning',
  'quote in a lesson': 'bramble telescope over the allotment',
  'quote in Urdu': 'نارنجی پتنگ دریا کے پار',
  transcript: 'velvet pylon beyond the orchard',
  caption: 'Lantern thicket caption',
  alternative: 'Cobalt staircase described',
  title: 'Ferrous lullaby recording',
  name: 'Quillon Vantreight',
} as const;
/** The search index holds no sentences, and words without their endings: one of each quote that stands nowhere else. */
const STEMS = ['zebrin', 'marbl', 'bramb', 'pylon', 'thicket', 'lullabi', 'quillon'];
/** Names of things that no file may ever hold. */
const NEVER = [ID, 'tell-tale-picture', 'tell-tale-sound'];

const folder = mkdtempSync(join(tmpdir(), 'hub-consent-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function content(): Promise<Files> {
  const photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: { r: COLOUR[0], g: COLOUR[1], b: COLOUR[2] } } })
    .jpeg({ quality: 95 })
    .toBuffer();
  const sound = Uint8Array.from([0xff, 0xfb, 0x90, 0x64, ...Array<number>(400).fill(7)]);
  const quote = (words: string) => `<Quote who="A resident" consent="${ID}">\n\n${words}\n\n</Quote>`;
  const body = `Residents made a map. <Person consent="${ID}" otherwise="Somebody">${WORDS.name}</Person> drew it.

<Photo src="./tell-tale-picture.jpg" alt="${WORDS.alternative}" caption="${WORDS.caption}" consent="${ID}" />

${quote(WORDS.quote)}

<Voice src="./tell-tale-sound.mp3" title="${WORDS.title}" consent="${ID}">

${WORDS.transcript}

</Voice>

The map is kept.`;
  const lesson = activity('arrive', 15, 'arrive', `1. Find a partner.\n\n${quote(WORDS['quote in a lesson'])}\n\nTalk.`).replace(
    'Set out the chairs.',
    `Set out the chairs.\n\n${quote(WORDS['quote in notes'])}`,
  );
  return {
    ...EVERYTHING,
    ...aboutWith(body),
    'pages/about/tell-tale-picture.jpg': photo,
    'pages/about/tell-tale-sound.mp3': sound,
    'pages/about/index.ur.mdx': `---\ntitle: "Urdu about"\ndescription: "Urdu."\n${translationRecord()}\n---\n\nUrdu words.\n\n${quote(WORDS['quote in Urdu'])}\n`,
    'training/starting/who-we-are/index.mdx': writtenLesson('Who we are', `\nYou meet the group.\n${lesson}${activity('agree', 25)}`),
    [`consents/${ID}.yaml`]: consentRecord(),
  };
}

/** Builds the same content on a day, and reads everything that was written. */
async function siteOn(day: string, name: string, changes: Files = {}) {
  const source = join(folder, `${name}-content`);
  const out = join(folder, name);
  write(source, { ...(await content()), ...changes });
  const result = build(source, out, { HUB_TODAY: day });
  const files = result.status === 0 ? filesIn(out) : new Map<string, Uint8Array>();
  const held = new Map<string, Held>();
  for (const [path, bytes] of files) {
    const output = outputOf(path);
    if (output) held.set(path, await read(output.form, bytes, path));
  }
  return { ...result, files, held };
}

type Site = Awaited<ReturnType<typeof siteOn>>;

/** The files that hold some words, a picture of the colour, or a recording. */
const holding = (site: Site, words: string) => [...site.held].filter(([, { text }]) => text.includes(words)).map(([path]) => path);
const coloured = (site: Site) => [...site.held].filter(([, { pictures }]) => pictures.some((picture) => holdsColour(picture, COLOUR))).map(([path]) => path);
const sounding = (site: Site) => [...site.files.keys()].filter((path) => path.endsWith('.mp3'));

describe('while the consent runs', () => {
  let site: Site;
  beforeAll(async () => {
    site = await siteOn('2027-01-10', 'runs');
  });

  test('the site is built', () => expect(site.said).toContain('Complete!'));
  test('every file belongs to one output, and every output of this build has a file', () => {
    expect([...site.files.keys()].filter((path) => !outputOf(path))).toEqual([]);
    const used = new Set([...site.files.keys()].map((path) => outputOf(path)?.name));
    // The files of the lesson kit are made of the built pages: tests/deep/kit.test.ts reads them.
    const elsewhere = ['pictures beside pages', 'codes to scan', 'printed pages', 'documents, slides and books', 'list of the kit'];
    expect(OUTPUTS.map(({ name }) => name).filter((name) => !used.has(name) && !elsewhere.includes(name))).toEqual([]);
  });
  // The same searches find nothing on the day after: here they are seen to find.
  test('the photo, the recording and every word are found', () => {
    expect(coloured(site).length).toBeGreaterThanOrEqual(3);
    expect(coloured(site).every((path) => path.startsWith('photos/'))).toBe(true);
    expect(sounding(site)).toHaveLength(1);
    for (const words of Object.values(WORDS)) expect(holding(site, words), words).not.toEqual([]);
    for (const stem of STEMS)
      expect(
        holding(site, stem).some((path) => path.startsWith('pagefind/index/')),
        stem,
      ).toBe(true);
    expect(holding(site, WORDS['quote in Urdu'])).toEqual(expect.arrayContaining(['ur/about/index.html', 'ur/about/index.md']));
    for (const name of ['quote', 'transcript', 'caption', 'alternative', 'title', 'name'] as const)
      expect(holding(site, WORDS[name]), name).toContain('about/index.md');
    // The learner’s words of a lesson stand on more than its own page.
    for (const path of ['learn/starting/who-we-are/index.html', 'learn/starting/who-we-are/index.md', 'learn/starting/all/index.html', 'learn/all/index.html'])
      expect(holding(site, WORDS['quote in a lesson']), path).toContain(path);
    expect(holding(site, WORDS['quote in notes'])).toContain('teach/starting/who-we-are/index.html');
    expect(holding(site, WORDS['quote in notes'])).not.toContain('learn/starting/who-we-are/index.html');
  });
  test('no file names the consent, or the file it came from', () => {
    for (const name of NEVER) expect(holding(site, name), name).toEqual([]);
  });
  test('pictures are small, and hold nothing but the picture', async () => {
    for (const [path, bytes] of site.files) {
      if (!path.startsWith('photos/')) continue;
      const { exif, xmp, iptc } = await sharp(bytes).metadata();
      expect({ exif, xmp, iptc, small: bytes.length <= 60_000 }).toEqual({ exif: undefined, xmp: undefined, iptc: undefined, small: true });
    }
  });
});

describe.each([
  ['the day after it ended', '2027-01-11', {}],
  ['the day it was taken back', '2026-06-01', { [`consents/${ID}.yaml`]: consentRecord({ withdrawn: '"2026-06-01"' }) }],
] as const)('%s', (name, day, changes) => {
  let site: Site;
  beforeAll(async () => {
    site = await siteOn(day, name.replaceAll(' ', '-'), changes);
  });

  test('the build goes on, and prints a notice for every item without saying what it was', () => {
    expect(site.status).toBe(0);
    expect(site.said.match(/is left out: consent c-2d9k7p/g)).toHaveLength(7);
    for (const words of Object.values(WORDS)) expect(site.said).not.toContain(words);
  });
  test('nothing of it is in any file: no picture, no recording, no word', () => {
    expect(coloured(site)).toEqual([]);
    expect(sounding(site)).toEqual([]);
    for (const words of [...Object.values(WORDS), ...STEMS, ...NEVER]) expect(holding(site, words), words).toEqual([]);
  });
  test('the page still reads well: other words stand for the name, and nothing is left hanging', () => {
    const $ = load(Buffer.from(site.files.get('about/index.html') ?? []).toString());
    const said = $('.content').text().replace(/\s+/g, ' ').trim();
    expect(said).toMatch(/Residents made a map\. Somebody drew it\. ?The map is kept\./);
    expect($('figure, audio, blockquote, .content img').length).toBe(0);
  });
});

describe('a record that is missing or not right', () => {
  test.each([
    ['missing', { [`consents/${ID}.yaml`]: undefined }, /about\/index\.mdx:11:1 {2}\[dangling-reference\]/],
    ['empty', { [`consents/${ID}.yaml`]: '' }, /consents\/c-2d9k7p\.yaml:1:1/],
    ['with a name in it', { [`consents/${ID}.yaml`]: `${consentRecord()}name: "Quillon"\n` }, /consents\/c-2d9k7p\.yaml:8:1 {2}\[unknown-field\]/],
  ] as const)('%s stops the build and says where', async (name, changes, place) => {
    const site = await siteOn('2026-11-24', `stops-${name.replaceAll(' ', '-')}`, changes);
    expect(site.status).not.toBe(0);
    expect(site.said).toMatch(place);
    expect(site.files.size).toBe(0);
  });
});

describe('the readers of files see into what later outputs are made of', () => {
  const page = `<!doctype html><html lang="en"><title>${WORDS.title}</title><body><h1>${WORDS.quote}</h1>`;
  let png: Buffer;
  beforeAll(async () => {
    png = await sharp({ create: { width: 300, height: 200, channels: 3, background: { r: COLOUR[0], g: COLOUR[1], b: COLOUR[2] } } })
      .png()
      .toBuffer();
  });
  const expectFound = (held: Held) => {
    expect(held.text).toContain(WORDS.quote);
    expect(held.pictures.some((picture) => holdsColour(picture, COLOUR))).toBe(true);
  };

  test('a PDF', async () => {
    const path = await findBrowser();
    const browser = await chromium.launch({ args: ARGS, ...(path ? { executablePath: path } : {}) });
    try {
      const tab = await browser.newPage();
      await tab.setContent(`${page}<img alt="" src="data:image/png;base64,${png.toString('base64')}">`);
      expectFound(await read('pdf', await tab.pdf({ tagged: true }), 'a.pdf'));
    } finally {
      await browser.close();
    }
  });
  test('a document, and a book inside a folder of files', async () => {
    const document = zipSync({ 'word/document.xml': strToU8(`<w:t>${WORDS.quote}</w:t>`), 'word/media/image1.png': png });
    expectFound(await read('zip', document, 'a.docx'));
    expectFound(await read('zip', zipSync({ 'book.epub': document }), 'all.zip'));
  });
  test('a picture inside a page', async () => {
    expectFound(await read('html', strToU8(`${page}<img alt="" src="data:image/png;base64,${png.toString('base64')}">`), 'a.html'));
  });
  test('and a colour that only comes near is not taken for it', async () => {
    const other = await sharp({ create: { width: 30, height: 20, channels: 3, background: { r: 214, g: 60, b: 233 } } })
      .png()
      .toBuffer();
    expect((await read('picture', other, 'a.png')).pictures.some((picture) => holdsColour(picture, COLOUR))).toBe(false);
  });
});
