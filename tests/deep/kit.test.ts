import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { EpubCheck } from '@likecoin/epubcheck-ts';
import { load, type CheerioAPI } from 'cheerio';
import { strFromU8, unzipSync } from 'fflate';
import sharp from 'sharp';
import { getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ARGS, findBrowser } from '../../scripts/browser.mjs';
import { createHub, type Hub, type LessonEntry } from '../../src/hub/hub.ts';
import { loadContent } from '../../src/hub/load.ts';
import { bodyIn } from '../../src/hub/translations.ts';
import { placeOf } from '../../src/hub/place.ts';
import { makeKit, placeKit } from '../../src/kit/make.ts';
import { startMakers } from '../../src/kit/makers.ts';
import { MADE, MANIFEST, readManifest, type KitFile } from '../../src/kit/manifest.ts';
import { outputOf } from '../../src/outputs/registry.ts';
import { slidesOf } from '../../src/outputs/slides/slides.ts';
import { build, filesIn, write, type Files } from '../built/support/build.ts';
import { holdsColour, read, type Held } from '../built/support/read.ts';
import { activity, consentRecord, EVERYTHING, translationRecord, writtenLesson } from '../unit/support/content.ts';

const COLOUR = [214, 12, 233] as const;
const ID = 'c-2d9k7p';
/** What no file may hold without a consent to print; all of it is made up. */
const WORDS = ['zebrine kettle on the viaduct', 'Cobalt staircase described', 'Lantern thicket caption', 'Quillon Vantreight'];

const OFFICE = (process.env.PATH ?? '')
  .split(delimiter)
  .map((at) => join(at, 'soffice'))
  .find((file) => existsSync(file));

const folder = mkdtempSync(join(tmpdir(), 'hub-kit-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Makes the kit of a built site, counting what was made anew. */
async function kitOf(hub: Hub, site: string, into: string): Promise<{ files: KitFile[]; made: string[] }> {
  const place = placeOf(hub, '');
  const executablePath = await findBrowser();
  const makers = await startMakers(site, place, { args: ARGS, ...(executablePath ? { executablePath } : {}) });
  const made: string[] = [];
  try {
    const files = await makeKit({
      hub,
      place,
      site,
      folder: into,
      makers,
      progress: (_done, _all, file, isNew) => {
        if (isNew) made.push(file.path);
      },
    });
    return { files, made };
  } finally {
    await makers.stop();
  }
}

/** The XML files of a document, by name. */
function xmlOf(bytes: Uint8Array): (name: string) => CheerioAPI {
  const parts = unzipSync(bytes);
  return (name) => {
    const data = parts[name];
    if (!data) throw new Error(`There is no ${name}: ${Object.keys(parts).join(', ')}`);
    return load(strFromU8(data), { xml: true });
  };
}

async function content(uses: string): Promise<Files> {
  const photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: { r: COLOUR[0], g: COLOUR[1], b: COLOUR[2] } } })
    .jpeg({ quality: 95 })
    .toBuffer();
  const body = `
You meet <Person consent="${ID}" otherwise="somebody">${WORDS[3]}</Person>.

<Photo src="./tell-tale-picture.jpg" alt="${WORDS[1]}" caption="${WORDS[2]}" consent="${ID}" />

<Quote who="A resident" consent="${ID}">

${WORDS[0]}

</Quote>

The group meets.
${activity('arrive', 15, 'Arrive')}${activity('agree', 25, 'Agree')}`;
  return {
    ...EVERYTHING,
    'languages/en.yaml': (EVERYTHING['languages/en.yaml'] ?? '').replace('the word kitSize', '{n} KB'),
    'training/starting/module.ur.yaml': `title: "اردو ماڈیول"\npurpose: "اردو مقصد۔"\n${translationRecord()}\n`,
    'training/starting/who-we-are/index.mdx': writtenLesson('Who we are', body),
    'training/starting/who-we-are/tell-tale-picture.jpg': photo,
    'training/starting/who-we-are/index.ur.mdx': `---
title: "ہم کون ہیں"
${translationRecord()}
---

<Activity id="arrive" title="آئیں">

1. سلام کریں۔

<Facilitator>

<Say>

آپ پاس کر سکتے ہیں۔

</Say>

</Facilitator>

</Activity>
`,
    [`consents/${ID}.yaml`]: consentRecord({ uses }),
  };
}

async function siteWith(uses: string, name: string) {
  const source = join(folder, `${name}-content`);
  const site = join(folder, name);
  write(source, await content(uses));
  const { status, said } = build(source, site, { HUB_TODAY: '2026-11-24' });
  if (status !== 0) throw new Error(said);
  return { source, site, hub: createHub(loadContent(source, 'content'), '2026-11-24') };
}

async function held(kit: string, files: readonly KitFile[]): Promise<Map<string, Held>> {
  const found = new Map<string, Held>();
  for (const file of files) found.set(file.path, await read(file.form === 'pdf' ? 'pdf' : 'zip', readFileSync(join(kit, MADE, file.made)), file.path));
  return found;
}

describe('a small made-up site', () => {
  let site: Awaited<ReturnType<typeof siteWith>>;
  let kit: string;
  let first: Awaited<ReturnType<typeof kitOf>>;
  beforeAll(async () => {
    site = await siteWith('[web, print, translation]', 'allowed');
    kit = join(folder, 'allowed-kit');
    first = await kitOf(site.hub, site.site, kit);
  });

  test('makes every file once, and lists just those, with their bytes and hashes', () => {
    expect(first.made).toHaveLength(first.files.length);
    expect(readManifest(readFileSync(join(kit, MANIFEST), 'utf8')).map(({ path }) => path)).toEqual(first.files.map(({ path }) => path).sort());
    expect(readdirSync(join(kit, MADE)).sort()).toEqual(first.files.map(({ made }) => made).sort());
    for (const file of first.files) {
      const bytes = readFileSync(join(kit, MADE, file.made));
      expect([file.path, bytes.length, createHash('sha256').update(bytes).digest('hex')]).toEqual([file.path, file.bytes, file.sha256]);
    }
    // The made-up lesson has no handouts: 2 of slides, 3 each of run sheet, learner's and facilitator's page; 2 each of module and course; in two languages.
    expect(first.files).toHaveLength(30);
  });
  test('the same pages give the same bytes in every form', async () => {
    const again = await kitOf(site.hub, site.site, join(folder, 'again-kit'));
    const hashes = (files: readonly KitFile[]) => files.map(({ path, sha256 }) => `${path} ${sha256}`);
    expect(hashes(again.files)).toEqual(hashes(first.files));
  });
  test('makes nothing again when nothing has changed, and puts right what was spoilt or is not listed', async () => {
    const one = first.files[0];
    if (!one) throw new Error('no file');
    writeFileSync(join(kit, MADE, one.made), 'spoilt');
    writeFileSync(join(kit, MADE, `${'0'.repeat(64)}.pdf`), 'stale');
    const again = await kitOf(site.hub, site.site, kit);
    expect(again.made).toEqual([one.path]);
    expect(again.files).toEqual(first.files);
    expect(existsSync(join(kit, MADE, `${'0'.repeat(64)}.pdf`))).toBe(false);
  });
  test('makes again only what a change reaches', async () => {
    const changed = join(folder, 'changed');
    const into = join(folder, 'changed-kit');
    cpSync(site.site, changed, { recursive: true });
    cpSync(kit, into, { recursive: true });
    const page = join(changed, 'ur/learn/starting/who-we-are/index.html');
    writeFileSync(page, readFileSync(page, 'utf8').replace('سلام کریں', 'بیٹھ جائیں'));
    const { made } = await kitOf(site.hub, changed, into);
    expect(made.sort()).toEqual([
      'kit/course.ur.epub',
      'kit/starting/starting-module.ur.epub',
      ...['docx', 'odt', 'pdf'].map((form) => `kit/starting/who-we-are/who-we-are-lesson.ur.${form}`),
    ]);
    // The site has other words than these files: they are not put into it.
    expect(() => placeKit(into, site.site)).toThrow('Run npm run kit again');
  });
  test('a site built with the list links what it holds, with sizes, and every file belongs to an output', () => {
    const out = join(folder, 'listed');
    const { status, said } = build(site.source, out, { HUB_TODAY: '2026-11-24', HUB_KIT: kit });
    expect(said).toContain('kit: 30 files');
    expect(status).toBe(0);
    const built = filesIn(out);
    expect([...built.keys()].filter((path) => path.startsWith('kit/')).sort()).toEqual(['kit/kit.json', ...first.files.map(({ path }) => path)].sort());
    expect([...built.keys()].filter((path) => !outputOf(path))).toEqual([]);
    const $ = load(readFileSync(join(out, 'learn/starting/who-we-are/files/index.html'), 'utf8'));
    const links = $('.ways a').toArray();
    expect(links).toHaveLength(30);
    for (const link of links) {
      const bytes = built.get(($(link).attr('href') ?? '').slice(1));
      expect($(link).text()).toContain(`${Math.ceil((bytes?.length ?? 0) / 1000)} KB`);
    }
    for (const view of ['learn', 'teach', 'ur/learn']) {
      const lesson = load(readFileSync(join(out, view, 'starting/who-we-are/index.html'), 'utf8'));
      expect(lesson('.views a[href$="/files/"]').length, view).toBe(1);
    }
    // Without the list there is no page of files, and no link to one.
    expect(existsSync(join(site.site, 'learn/starting/who-we-are/files'))).toBe(false);
    expect(readFileSync(join(site.site, 'learn/starting/who-we-are/index.html'), 'utf8')).not.toContain('/files/');
  });
  test('alternative text and captions are in every document and book, and the picture too', async () => {
    for (const [path, { text, pictures }] of await held(kit, first.files)) {
      // Slides and run sheets show no photo.
      if (!path.includes('.en.') || /-(?:slides|run-sheet)\./.test(path)) continue;
      // The words of alternative text are no words of a printed page; its tags are read below.
      if (!path.endsWith('.pdf')) expect(text, path).toContain(WORDS[1]);
      for (const words of [WORDS[0], WORDS[2], WORDS[3]]) expect(text, path).toContain(words);
      expect(
        pictures.some((picture) => holdsColour(picture, COLOUR)),
        path,
      ).toBe(true);
    }
  });
  test('a picture has its alternative text in the tags of a PDF', async () => {
    const { figures } = await tagsOf(readFileSync(join(kit, MADE, fileIn(first.files, 'who-we-are-lesson.en.pdf').made)));
    expect(figures).toContain(WORDS[1]);
  });
  test('books pass EPUBCheck, in both directions', async () => {
    for (const file of first.files.filter(({ form }) => form === 'epub'))
      expect(await faultsOf(readFileSync(join(kit, MADE, file.made))), file.path).toEqual([]);
    const opf = xmlOf(readFileSync(join(kit, MADE, fileIn(first.files, 'starting-module.ur.epub').made)))('EPUB/content.opf');
    expect(opf('spine').attr('page-progression-direction')).toBe('rtl');
  });
});

describe('a person who did not agree to print', () => {
  test('is in no file, though the page shows them', async () => {
    const site = await siteWith('[web, translation]', 'web-only');
    expect(readFileSync(join(site.site, 'learn/starting/who-we-are/index.html'), 'utf8')).toContain(WORDS[0]);
    const kit = join(folder, 'web-only-kit');
    const { files } = await kitOf(site.hub, site.site, kit);
    for (const [path, { text, pictures }] of await held(kit, files)) {
      for (const words of [...WORDS, ID, 'tell-tale']) expect(text, path).not.toContain(words);
      expect(
        pictures.some((picture) => holdsColour(picture, COLOUR)),
        path,
      ).toBe(false);
    }
    expect((await held(kit, files)).get('kit/starting/who-we-are/who-we-are-lesson.en.pdf')?.text).toContain('somebody');
  });
});

describe('a lesson of the hub', () => {
  const kit = join(folder, 'hub-kit');
  const hub = createHub(loadContent('content'));
  let files: KitFile[];
  const bytesOf = (name: string) => readFileSync(join(kit, MADE, fileIn(files, name).made));
  beforeAll(async () => {
    // Two lessons, of which one is in both languages: enough to read every form.
    const some = ['starting-together/who-we-are', 'starting-together/what-is-research'];
    const only: Hub = { ...hub, lessonsInOrder: hub.lessonsInOrder.filter(({ id }) => some.includes(id)) };
    ({ files } = await kitOf(only, 'dist', kit));
  });

  const TITLES = { en: 'Who we are and what we will do', ur: 'ہم کون ہیں اور کیا کریں گے' };
  // Of what each printed page is made: the roles that its tags must have.
  const PRINTED: Record<string, string[]> = {
    handouts: ['H2', 'Table', 'TH', 'TD'],
    'large-print': ['H2'],
    slides: ['H2', 'L', 'LI'],
    'run-sheet': ['H1', 'H2', 'Table', 'TH', 'TD', 'L', 'LI'],
    lesson: ['H1', 'H2', 'H3', 'Table', 'TH', 'TD', 'L', 'LI'],
    facilitator: ['H1', 'H2', 'H3', 'Table', 'TH', 'TD', 'L', 'LI'],
  };
  test.each(Object.keys(PRINTED).flatMap((source) => (['en', 'ur'] as const).map((language) => ({ source, language }))))(
    'PDF of $source in $language: language, title, outline, headings and header cells are tagged',
    async ({ source, language }) => {
      const { lang, info, outline, roles } = await tagsOf(bytesOf(`who-we-are-${source}.${language}.pdf`));
      expect(lang).toBe(language);
      expect(info.Title).toContain(TITLES[language]);
      expect(info.CreationDate).toBe("D:19800101000000+00'00'");
      expect(outline.length).toBeGreaterThan(2);
      for (const role of PRINTED[source] ?? []) expect(roles.get(role) ?? 0, role).toBeGreaterThan(0);
      if (PRINTED[source]?.includes('H1')) {
        expect(roles.get('H1')).toBe(1);
        expect(outline[0]).toContain(TITLES[language]);
      }
    },
  );
  test.each(['en', 'ur'])('a run sheet prints on one or two sheets of A4 in %s', async (language) => {
    const { numPages } = await getDocumentProxy(Uint8Array.from(bytesOf(`who-we-are-run-sheet.${language}.pdf`)));
    expect(numPages).toBeLessThanOrEqual(2);
  });
  test('PDF of the module: each lesson is in its outline', async () => {
    const { outline, roles } = await tagsOf(bytesOf('starting-together-module-page.en.pdf'));
    expect(outline).toContain(TITLES.en);
    expect(roles.get('TH') ?? 0).toBeGreaterThan(0);
  });
  test('handouts as a document: each on a sheet of its own, with its foot and places to write', () => {
    for (const name of ['who-we-are-handouts.en.docx', 'who-we-are-large-print.en.docx', 'who-we-are-handouts.ur.docx', 'who-we-are-large-print.ur.docx']) {
      const part = xmlOf(bytesOf(name));
      const $ = part('word/document.xml');
      const sheets = $('w\\:pStyle[w\\:val="Heading1"]').length;
      expect(sheets, name).toBeGreaterThan(1);
      expect($('w\\:pageBreakBefore').length, name).toBe(sheets - 1);
      expect($('w\\:pStyle[w\\:val="Sheetfoot"]').length, name).toBeGreaterThanOrEqual(sheets * 3);
      expect($('w\\:pStyle[w\\:val="Writingline"], w\\:pStyle[w\\:val="Writingspace"]').length, name).toBeGreaterThan(5);
      const size = part('word/styles.xml')('w\\:docDefaults w\\:sz').attr('w:val');
      expect(size, name).toBe(name.includes('large') ? '36' : '24');
    }
    for (const language of ['en', 'ur']) {
      const $ = xmlOf(bytesOf(`who-we-are-handouts.${language}.odt`))('content.xml');
      expect($('text\\:h[text\\:style-name="Heading_20_1_sheet"]').length).toBe($('text\\:h[text\\:outline-level="1"]').length - 1);
      expect($('text\\:p[text\\:style-name="Writing_20_line"], text\\:p[text\\:style-name="Writing_20_space"]').length).toBeGreaterThan(5);
    }
  });
  test('a run sheet as a document has its times, columns and what to cut, and no timer', () => {
    for (const language of ['en', 'ur']) {
      const $ = xmlOf(bytesOf(`who-we-are-run-sheet.${language}.docx`))('word/document.xml');
      expect($('w\\:tbl').length).toBe(1);
      expect($('w\\:tblHeader').length).toBe(1);
      expect($('w\\:gridCol').length).toBe(4);
      expect($('w\\:tr').length).toBeGreaterThan(7);
      expect($('w\\:t').text()).toContain('________');
      expect($('w\\:tbl w\\:bidiVisual').length).toBe(language === 'ur' ? 1 : 0);
    }
  });

  test.each(['en', 'ur'])('DOCX in %s: heading styles, header rows, title and language', (language) => {
    const part = xmlOf(bytesOf(`who-we-are-facilitator.${language}.docx`));
    const $ = part('word/document.xml');
    for (const style of ['Title', 'Heading1', 'Heading2', 'Heading3', 'Writingline']) {
      expect($(`w\\:pStyle[w\\:val="${style}"]`).length, style).toBeGreaterThan(0);
      expect(part('word/styles.xml')(`w\\:style[w\\:styleId="${style}"]`).length, style).toBe(1);
    }
    expect($('w\\:tbl').length).toBe(2);
    $('w\\:tbl').each((_, table) => void expect($(table).find('w\\:tr').first().find('w\\:tblHeader').length).toBe(1));
    const core = part('docProps/core.xml');
    expect(core('dc\\:title').text()).not.toBe('');
    expect(core('dc\\:language').text()).toBe(language === 'en' ? 'en-GB' : 'ur');
    expect(core('dcterms\\:created, dcterms\\:modified').length).toBe(0);
    expect($('w\\:pgSz').attr()).toMatchObject({ 'w:w': '11906', 'w:h': '16838' });
  });
  test('DOCX in Urdu: every paragraph of Urdu, every table and the page run from right to left', () => {
    const part = xmlOf(bytesOf('who-we-are-facilitator.ur.docx'));
    const $ = part('word/document.xml');
    $('w\\:tblPr').each((_, table) => void expect($(table).children('w\\:bidiVisual').length).toBe(1));
    expect($('w\\:sectPr > w\\:bidi').length).toBe(1);
    let urdu = 0;
    let english = 0;
    $('w\\:p').each((_, element) => {
      const words = $(element).find('w\\:t').text();
      const mark = $(element).find('> w\\:pPr > w\\:bidi');
      if (/[\u0600-\u06ff]/.test(words)) {
        urdu += 1;
        expect([words, mark.length, mark.attr('w:val')]).toEqual([words, 1, undefined]);
        expect($(element).find('w\\:rtl').length).toBeGreaterThan(0);
      } else if (/[a-z]/i.test(words)) {
        english += 1;
        expect([words, mark.attr('w:val'), $(element).find('w\\:rtl').length]).toEqual([words, '0', 0]);
      }
    });
    expect(urdu).toBeGreaterThan(100);
    expect(english).toBeGreaterThan(3);
    expect(part('word/styles.xml')('w\\:docDefaults w\\:lang').attr('w:bidi')).toBe('ur');
  });

  test.each(['en', 'ur'])('ODT in %s: heading styles, header rows and title', (language) => {
    const part = xmlOf(bytesOf(`who-we-are-facilitator.${language}.odt`));
    const $ = part('content.xml');
    for (const level of ['1', '2', '3']) expect($(`text\\:h[text\\:outline-level="${level}"][text\\:style-name^="Heading"]`).length).toBeGreaterThan(0);
    $('table\\:table').each((_, table) => void expect($(table).children('table\\:table-header-rows').length).toBe(1));
    expect($('table\\:table').length).toBe(2);
    expect(part('meta.xml')('dc\\:title').text()).not.toBe('');
    expect(part('meta.xml')('meta\\:creation-date, dc\\:date').length).toBe(0);
    expect(part('styles.xml')('style\\:style[style\\:name="Writing_20_line"]').length).toBe(1);
  });
  test('ODT in Urdu: paragraphs, pages and tables run from right to left, English ones do not', () => {
    const part = xmlOf(bytesOf('who-we-are-facilitator.ur.odt'));
    const styles = part('styles.xml');
    expect(styles('style\\:default-style[style\\:family="paragraph"] > style\\:paragraph-properties').attr('style:writing-mode')).toBe('rl-tb');
    expect(styles('style\\:default-style[style\\:family="paragraph"] > style\\:text-properties').attr('style:language-complex')).toBe('ur');
    styles('style\\:page-layout-properties').each((_, page) => void expect(styles(page).attr('style:writing-mode')).toBe('rl-tb'));
    expect(styles('style\\:style style\\:paragraph-properties[style\\:writing-mode="lr-tb"]').length).toBe(0);
    const $ = part('content.xml');
    $('style\\:style[style\\:family="table"] > style\\:table-properties').each((_, table) => void expect($(table).attr('style:writing-mode')).toBe('rl-tb'));
    const ltr = $('text\\:p')
      .toArray()
      .filter((item) => ($(item).attr('text:style-name') ?? '').endsWith('_ltr'));
    expect(ltr.length).toBeGreaterThan(3);
    for (const item of ltr) {
      expect($(item).text()).not.toMatch(/[\u0600-\u06ff]/);
      expect($(`style\\:style[style\\:name="${$(item).attr('text:style-name') ?? ''}"] > style\\:paragraph-properties`).attr('style:writing-mode')).toBe(
        'lr-tb',
      );
    }
  });

  test.each(['en', 'ur'])('PPTX in %s: the slides of the lesson, each with a title of its own, and notes', (language) => {
    const bytes = bytesOf(`who-we-are-slides.${language}.pptx`);
    const part = xmlOf(bytes);
    const names = Object.keys(unzipSync(bytes));
    const inOrder = (pattern: RegExp) =>
      names
        .flatMap((name) => pattern.exec(name) ?? [])
        .filter((_, index) => index % 2 === 1)
        .map(Number)
        .sort((a, b) => a - b);
    const slides = inOrder(/^ppt\/slides\/slide(\d+)\.xml$/);
    const titles = slides.map((n) => part(`ppt/slides/slide${n}.xml`)('p\\:sp:has(p\\:ph[type="title"], p\\:ph[type="ctrTitle"]) a\\:t').text());
    const groups = slidesOf(hub, lessonOf(hub), language);
    const own = groups.flatMap((group) => group.slides.map((slide) => slide.cards ?? group.title));
    expect(titles).toHaveLength(own.length);
    for (const [index, title] of own.entries()) if (title) expect(titles[index]?.replace(/ \(\d+\/\d+\)$/, '')).toBe(title);
    expect(titles.filter((title) => title.trim() === '')).toEqual([]);
    expect(new Set(titles).size).toBe(titles.length);
    const notes = inOrder(/^ppt\/notesSlides\/notesSlide(\d+)\.xml$/);
    expect(notes.length).toBe(groups.filter((group) => group.notes.length > 0).flatMap((group) => group.slides).length);
    for (const n of notes) expect(part(`ppt/notesSlides/notesSlide${n}.xml`)('p\\:sp:has(p\\:ph[type="body"]) a\\:t').text().length).toBeGreaterThan(20);
    expect(part('docProps/core.xml')('dc\\:title').text()).not.toBe('');
  });
  test('PPTX in Urdu: every paragraph of slides and notes runs from right to left', () => {
    const bytes = bytesOf('who-we-are-slides.ur.pptx');
    const part = xmlOf(bytes);
    let urdu = 0;
    for (const name of Object.keys(unzipSync(bytes)).filter((file) => /^ppt\/(?:slides|notesSlides)\/[^/]+\.xml$/.test(file))) {
      const $ = part(name);
      $('a\\:p').each((_, element) => {
        if (!/[\u0600-\u06ff]/.test($(element).text())) return;
        urdu += 1;
        expect($(element).children('a\\:pPr').attr('rtl')).toBe('1');
      });
      $('a\\:r a\\:rPr').each((_, run) => void expect($(run).attr('lang')).toMatch(/^(?:ur|en-GB)$/));
    }
    expect(urdu).toBeGreaterThan(50);
    expect(part('ppt/presentation.xml')('p\\:presentation').attr('rtl')).toBe('1');
  });

  test('the book of the module in Urdu holds what is translated, says what is not, and passes EPUBCheck', async () => {
    const bytes = bytesOf('starting-together-module.ur.epub');
    expect(await faultsOf(bytes)).toEqual([]);
    const part = xmlOf(bytes);
    const pages = Object.keys(unzipSync(bytes)).filter((name) => name.endsWith('.xhtml'));
    for (const name of pages) expect(part(name)('html').attr(), name).toMatchObject({ 'xml:lang': 'ur', dir: 'rtl' });
    expect(part('EPUB/content.opf')('spine').attr('page-progression-direction')).toBe('rtl');
    const text = pages.map((name) => part(name)('body').text()).join('\n');
    expect(text).toContain('2 میں سے 1 سبق');
    const titles = pages.flatMap((name) =>
      part(name)('body span[lang="en"]')
        .toArray()
        .map((item) => part(name)(item).text()),
    );
    expect(titles).toEqual(expect.arrayContaining([expect.stringContaining('What is research')]));
  });
  // An office program is not among the packages: where there is none, these tests say so and are skipped.
  describe.skipIf(!OFFICE)(OFFICE ? 'opened in LibreOffice' : 'opened in an office program: skipped, for there is no soffice here', () => {
    const office = join(folder, 'office');
    const convert = (names: readonly string[], to: string) => {
      mkdirSync(office, { recursive: true });
      for (const name of names) writeFileSync(join(office, name), bytesOf(name));
      execFileSync(OFFICE ?? '', [
        '--headless',
        `-env:UserInstallation=${pathToFileURL(join(office, 'profile')).href}`,
        '--convert-to',
        to,
        '--outdir',
        join(office, to.split(':')[0] ?? to),
        ...names.map((name) => join(office, name)),
      ]);
      return (name: string) => readFileSync(join(office, to.split(':')[0] ?? to, name.replace(/\.\w+$/, `.${to.split(':')[0] ?? to}`)));
    };
    const languages = ['en', 'ur'] as const;
    // From one form, so that no two results have one name.
    const each = (form: string, sources: readonly string[]) =>
      languages.flatMap((language) => sources.map((source) => `who-we-are-${source}.${language}.${form}`));
    const parts = (language: 'en' | 'ur') =>
      (bodyIn(hub, lessonOf(hub), language)?.parts ?? []).filter(({ kind }) => kind === 'activity').map(({ title }) => title);
    const handouts = (language: 'en' | 'ur') => (bodyIn(hub, lessonOf(hub), language)?.parts ?? []).flatMap((part) => part.handouts.map(({ title }) => title));
    const expectInOrder = (text: string, words: readonly string[], name: string) => {
      let at = -1;
      for (const each of words) {
        const next = text.indexOf(each, at + 1);
        expect(next, `${name}: ${each}`).toBeGreaterThan(at);
        at = next;
      }
    };
    test.each([
      ['docx', ['lesson', 'facilitator', 'run-sheet', 'handouts', 'large-print']],
      ['odt', ['lesson', 'facilitator', 'run-sheet', 'handouts']],
    ])('%s: titles come back in order, on as many pages as expected', async (form, sources) => {
      const names = each(form, sources);
      const text = convert(names, 'txt:Text (encoded):UTF8');
      const pdf = convert(names, 'pdf');
      for (const name of names) {
        const language = name.includes('.ur.') ? 'ur' : 'en';
        const words = text(name).toString('utf8');
        const isSheets = /handouts|large-print/.test(name);
        expectInOrder(words, isSheets ? handouts(language) : [TITLES[language], ...parts(language)], name);
        const { numPages } = await getDocumentProxy(Uint8Array.from(pdf(name)));
        // Each handout on one or two sheets, three in large print; a run sheet on few; a lesson on about as many as it prints on.
        const least = isSheets ? handouts(language).length : name.includes('run-sheet') ? 2 : 8;
        const most = isSheets ? handouts(language).length * (name.includes('large') ? 3 : 2) : name.includes('run-sheet') ? 5 : 20;
        expect(numPages, name).toBeGreaterThanOrEqual(least);
        expect(numPages, name).toBeLessThanOrEqual(most);
      }
    });
    test('pptx: as many slides as the lesson has, with their titles in order', () => {
      const names = each('pptx', ['slides']);
      const read = convert(names, 'fodp');
      for (const name of names) {
        const language = name.includes('.ur.') ? 'ur' : 'en';
        const $ = load(read(name).toString('utf8'), { xml: true });
        const slides = slidesOf(hub, lessonOf(hub), language).flatMap((group) => group.slides.map((slide) => ({ title: slide.cards ?? group.title })));
        const pages = $('draw\\:page').toArray();
        expect(pages, name).toHaveLength(slides.length);
        for (const [index, { title }] of slides.entries()) {
          const said = $(pages[index]).children('draw\\:frame[presentation\\:class="title"]').text().trim();
          expect(said.startsWith(title), `${name} ${index + 1}: ${said}`).toBe(true);
        }
      }
    });
  });

  test('the book passes EPUBCheck', async () => expect(await faultsOf(bytesOf('course.en.epub'))).toEqual([]));
});

function lessonOf(hub: Hub): LessonEntry {
  const lesson = hub.get('lessons', 'starting-together/who-we-are');
  if (!lesson) throw new Error('no lesson');
  return lesson;
}

function fileIn(files: readonly KitFile[], name: string): KitFile {
  const found = files.find(({ path }) => path.endsWith(name));
  if (!found) throw new Error(`There is no ${name}.`);
  return found;
}

async function faultsOf(book: Uint8Array): Promise<string[]> {
  const { messages } = await EpubCheck.validate(book);
  return messages.filter(({ severity }) => severity === 'fatal' || severity === 'error' || severity === 'warning').map(({ id, message }) => `${id} ${message}`);
}

interface Heading {
  title: string;
  items: Heading[];
}

interface Tag {
  role?: string;
  alt?: string;
  children?: Tag[];
}

/** What the tags of a PDF say: how often each role is there, and the alternative text of pictures. */
async function tagsOf(bytes: Uint8Array) {
  const document = await getDocumentProxy(Uint8Array.from(bytes));
  const roles = new Map<string, number>();
  const figures: string[] = [];
  const walk = (tag: Tag) => {
    if (tag.role) roles.set(tag.role, (roles.get(tag.role) ?? 0) + 1);
    if (tag.role === 'Figure' && tag.alt) figures.push(tag.alt);
    tag.children?.forEach(walk);
  };
  for (let page = 1; page <= document.numPages; page += 1) {
    const tree = (await (await document.getPage(page)).getStructTree()) as Tag | null;
    if (tree) walk(tree);
  }
  const { info } = (await document.getMetadata()) as unknown as { info: Record<string, unknown> };
  const flat = (items: readonly Heading[] | null): string[] => (items ?? []).flatMap((item) => [item.title, ...flat(item.items)]);
  return {
    roles,
    figures,
    info,
    lang: info.Language,
    outline: flat((await document.getOutline()) as readonly Heading[] | null),
  };
}
