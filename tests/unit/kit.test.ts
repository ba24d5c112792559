import { load } from 'cheerio';
import { strToU8 } from 'fflate';
import { getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { bookOf, chapterId } from '../../src/kit/book.ts';
import { editionOf } from '../../src/kit/epub.ts';
import { compacted } from '../../src/kit/compact.ts';
import { linkFrom } from '../../src/kit/make.ts';
import { filesOfLesson, manifestText, readManifest, type KitFile } from '../../src/kit/manifest.ts';
import { prepare } from '../../src/kit/prepare.ts';
import { forPrint, withHeadings, withoutDay } from '../../src/kit/print.ts';
import { showKilobytes } from '../../src/kit/size.ts';
import { slidesOf } from '../../src/kit/slides.ts';
import { kitJobs, leftOut } from '../../src/kit/sources.ts';
import { close, edit, isLeftToRight, open } from '../../src/kit/zip.ts';
import { formsFor } from '../../src/outputs/lesson-forms/forms.ts';
import { entryIn, fileAt, hubWith, translationRecord } from './support/content.ts';

const PAGE = `<!doctype html><html lang="ur" dir="rtl"><head><meta http-equiv="Content-Security-Policy" content="x"><title>t</title><link rel="stylesheet" href="/a.css"></head><body>
<header class="top"><a href="/">Hub</a></header>
<article id="main" class="page"><nav class="crumbs"><a href="/">Home</a></nav><p class="notice">A draft. <a href="/learn/">English</a></p>
<div class="content"><header><p class="kicker">Lesson 1.1</p><h1>A  title</h1><p class="views"><a href="/x/">Other page</a><button data-print>Print</button></p></header>
<section class="glance"><h2 id="glance">You can</h2><ul><li>Name a strength</li></ul></section>
<section id="arrive" class="activity"><h2>Arrive</h2><p class="meta">15 minutes</p><p>Why a <button type="button" popovertarget="t-map">map</button>.<sup><a href="#n1" aria-label="Source 1">1</a></sup></p>
<ol><li>${'a'.repeat(200)}</li><li>${'b'.repeat(200)}</li><li>${'c'.repeat(200)}</li></ol>
<figure class="person screen"><blockquote>Only for the screen</blockquote></figure><span class="screen">A name</span><span class="paper">Somebody</span>
<section id="sheet" class="handout"><h3>A sheet</h3><div class="scroll" tabindex="0"><table><thead><tr><th>Word</th></tr></thead><tbody><tr><td><bdi lang="en" dir="ltr">Welcome</bdi></td></tr></tbody></table></div>
<div class="lines"><p>Your words</p><div aria-hidden="true"><hr><hr></div></div></section>
<div class="notes-f"><h3>For the facilitator</h3><h4>Say</h4><p>Spoken words</p></div></section>
<p>See <a href="/learn/b/c/">the next</a> and <a href="https://example.org/">away</a>.</p></div>
<section class="notes"><h2 id="sources-here">Sources</h2><ol lang="en" dir="ltr"><li id="n1"><a href="/sources/s/">A source</a></li></ol></section>
<aside class="words" aria-label="Words here"><p popover id="t-map"><b>Map.</b> A drawing. <a href="/glossary/map/">More</a></p></aside>
<p class="review">Nobody has reviewed this.<strong hidden> Late.</strong></p></article>
<footer class="foot"><p class="adopt"><strong>Not adopted.</strong></p><ul><li>x</li></ul><p class="small">The licence</p></footer><script>run()</script></body></html>`;

describe('a built page without its frame', () => {
  const page = prepare(PAGE);
  const $ = load(page.html);

  test('keeps its title, language, direction, headings and header cells', () => {
    expect(page).toMatchObject({ title: 'A title', lang: 'ur', dir: 'rtl' });
    expect($('h1').length).toBe(0);
    expect(
      $('h2')
        .map((_, item) => $(item).text())
        .toArray(),
    ).toEqual(['You can', 'Arrive', 'Sources', 'Words here']);
    expect($('th').text()).toBe('Word');
  });
  test('loses menus, controls, scripts, and what may be shown on the screen alone', () => {
    for (const gone of ['Home', 'Other page', 'Print', 'Only for the screen', 'A name', 'run()', 'Late', 'English', 'More'])
      expect(page.html).not.toContain(gone);
    expect(page.html).toContain('Somebody');
    expect($('button, nav, script, [popover], [tabindex], [style]').length).toBe(0);
  });
  test('has words where buttons were, and lines to write on', () => {
    expect($('#arrive').text()).toContain('Why a map.');
    expect($('[custom-style="Writing line"]').length).toBe(2);
  });
  test('says in which language a list and a word are, where converters read it', () => {
    expect($('div[lang="en"][dir="ltr"] > ol').length).toBe(1);
    expect($('td span[lang="en"][dir="ltr"]').text()).toBe('Welcome');
  });
  test('every link to a part of it finds the part, and a link to a page only leads where it is told to', () => {
    for (const element of $('a[href^="#"]')) expect($(($(element).attr('href') ?? '').replace('#', '[id="') + '"]').length).toBe(1);
    expect($('a:not([href^="#"])').length).toBe(0);
    expect(prepare(PAGE, (href) => (href.startsWith('https:') ? href : undefined)).html).toContain('<a href="https://example.org/">away</a>');
  });
  test('ends with whose it is and how it may be used', () => expect(page.html).toMatch(/Not adopted\..*The licence<\/p>$/s));
  test('is refused when a picture has no alternative text', () => {
    expect(() => prepare(PAGE.replace('<p class="meta">', '<img src="/a.png"><p class="meta">'))).toThrow('no alternative text');
    expect(prepare(PAGE.replace('<p class="meta">', '<img src="/a.png" alt="A map" class="x" loading="lazy"><p class="meta">'))).toMatchObject({
      pictures: ['/a.png'],
    });
  });
});

const SLIDES = `<html lang="en" dir="ltr"><body><article id="main"><div class="content"><div class="ways"><h1>A title: Slides</h1><p class="js">Keys</p></div>
<div class="deck"><div class="group"><section class="slide start"><p class="kicker">Lesson 1.1</p><h2>A title</h2><p class="lead">You can</p><ul><li><p>Name a strength</p></li></ul>
<div class="small"><p>Not adopted.</p><p class="review">Nobody has reviewed this.<strong hidden> Late.</strong></p></div></section></div>
<div class="group" lang="ur" dir="rtl"><section class="slide activity"><p class="kicker">15 minutes</p><h2>آئیں</h2><ol><li><p>One <small>(3 minutes)</small></p></li></ol></section>
<section class="slide activity"><h2>آئیں</h2><ol start="2"><li><p>Two</p></li></ol><p class="source">Source: <a href="/sources/s/">A source</a></p><p class="small paper">The licence</p></section>
<aside class="told"><h3>Say</h3><p>Spoken words</p></aside></div></div><nav class="bar js">Next</nav></div></article></body></html>`;

describe('slides', () => {
  const { html, small } = slidesOf(prepare(SLIDES));
  const $ = load(html);
  test('are those of the page in their order, each with a title of its own', () => {
    const titles = $('h1')
      .map((_, item) => $(item).text())
      .toArray();
    expect(titles).toEqual(['A title', 'آئیں (1/2)', 'آئیں (2/2)']);
    expect(html).not.toMatch(/Keys|Next|Late/);
  });
  test('number their steps on, and keep the language of their words', () => {
    expect(
      $('ol')
        .map((_, list) => [[$(list).attr('start'), $(list).closest('[lang]').attr('lang')]])
        .toArray(),
    ).toEqual([
      [undefined, 'ur'],
      ['2', 'ur'],
    ]);
  });
  test('what is spoken stands in the notes of each slide of its activity, without headings', () => {
    expect($('.notes')).toHaveLength(2);
    expect($('.notes').first().text()).toBe('SaySpoken words');
    expect($('.notes').find('h1, h2, h3, h4').length).toBe(0);
  });
  test('minutes, sources, whose it is and the licence stand small, after the words', () => {
    expect(small).toEqual(['Lesson 1.1', 'Not adopted.', 'Nobody has reviewed this.', '15 minutes', 'Source: A source', 'The licence']);
    for (const words of small) expect(html).toContain(`<p>${words}</p>`);
  });
  test('a page without slides is refused', () => expect(() => slidesOf(prepare(PAGE))).toThrow('no slides'));
});

describe('what style sheets do on a page', () => {
  const sheet = (inside: string) =>
    prepare(
      `<html lang="en"><body><article id="main"><div class="content"><h1>T</h1>${inside}</div></article><footer class="foot"><p class="adopt"></p><p class="small"></p></footer></body></html>`,
    ).html;
  test('a cell to write in, and a block of large print, have a place to write', () => {
    expect(sheet('<table><tbody><tr><td class="blank"></td></tr></tbody></table>')).toContain('<td><div custom-style="Writing space">');
    expect(sheet('<dl class="row"><div><dt>Who</dt><dd>Ana</dd></div><div><dt>When</dt><dd class="blank"></dd></div></dl>')).toContain(
      '<p><strong>Who</strong> Ana</p><p><strong>When</strong></p><div custom-style="Writing line">',
    );
  });
  test('a run sheet has columns, boxes to tick, and a place for the time it starts', () => {
    const html = sheet(
      '<p class="by-hand" aria-hidden="true">Start: <span></span></p><table class="run"><tbody><tr><th><b>Arrive</b><span class="how">15</span></th></tr></tbody></table><ul class="tick"><li>Pens</li></ul><dialog><h2>Timer</h2></dialog>',
    );
    expect(html).toContain('<col width="12%">');
    expect(html).toContain('<b>Arrive</b><br><span>15</span>');
    expect(html).toContain('<li>☐ Pens</li>');
    expect(html).toContain('Start: ________');
    expect(html).not.toContain('Timer');
  });
  test('the foot of a sheet is one block, with its code to scan as large as on paper', () => {
    const html = sheet('<footer class="imprint"><div><p>Title</p></div><img class="qr" src="/t/a/qr.svg" alt="A code" width="100"></footer>');
    expect(html).toContain('<div custom-style="Sheet foot"><p>Title</p><p><img src="/t/a/qr.svg" alt="A code" width="91"></p></div>');
  });
});

describe('a book', () => {
  const page = prepare(PAGE);
  const chapters = ['/learn/a/b/', '/learn/b/c/'].map((path) => ({ id: chapterId(path), page }));
  test('no two chapters share an id, and every link finds its part', () => {
    const $ = load(bookOf([{ title: 'M', description: '', chapters }]));
    const ids = $('[id]')
      .map((_, item) => $(item).attr('id'))
      .toArray();
    expect(new Set(ids).size).toBe(ids.length);
    for (const element of $('a[href^="#"]')) expect(ids).toContain(($(element).attr('href') ?? '').slice(1));
    expect($('h1').length).toBe(2);
  });
  test('of several modules has them as parts, with their lessons inside', () => {
    const $ = load(bookOf(chapters.map((chapter, index) => ({ title: `Module ${index}`, description: 'Why', chapters: [chapter] }))));
    expect(
      $('h1')
        .map((_, item) => $(item).text())
        .toArray(),
    ).toEqual(['Module 0', 'Module 1']);
    expect(
      $('h2')
        .map((_, item) => $(item).text())
        .toArray(),
    ).toEqual(['A title', 'A title']);
    expect($('h3').length).toBe(8);
  });
  test('a link leads to a chapter of the book, to the published hub, to another site, or nowhere', () => {
    const known = { origin: 'https://hub.example', base: '/hub/', known: true };
    expect(linkFrom('/hub/learn/b/c/#arrive', known, new Set(['/learn/b/c/']))).toBe('#learn-b-c-arrive');
    expect(linkFrom('/hub/learn/b/c/', known)).toBe('https://hub.example/hub/learn/b/c/');
    expect(linkFrom('/learn/', { origin: 'http://localhost:4321', base: '/', known: false })).toBeUndefined();
    expect(linkFrom('https://example.org/', known)).toBe('https://example.org/');
    expect(linkFrom('javascript:alert(1)', known)).toBeUndefined();
  });
  test('editions with other words have other numbers', () => {
    expect(editionOf('0123456789abcdef'.repeat(4))).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(editionOf('0'.repeat(64))).not.toBe(editionOf('1'.repeat(64)));
  });
});

describe('a printed page', () => {
  test('loses its frame and its policy, and links that would lead nowhere', () => {
    const $ = load(forPrint(PAGE, false));
    expect($('script, nav, button, .top, .screen, meta[http-equiv]').length).toBe(0);
    expect(
      $('a[href]')
        .map((_, item) => $(item).attr('href'))
        .toArray(),
    ).toEqual(['#n1', 'https://example.org/']);
    expect(load(forPrint(PAGE, true))('a[href="/learn/b/c/"]').length).toBe(1);
    expect($('.content').text()).toContain('Somebody');
  });
  test('the day leaves it without moving anything in it', () => {
    const before = strToU8("1 0 obj\n<</CreationDate (D:20261124131730+00'00')\n/ModDate (D:20261124131730+00'00')>>");
    const after = Buffer.from(withoutDay(before)).toString();
    expect(after.length).toBe(before.length);
    expect(after).not.toContain('2026');
  });
  test('so do numbers that the browser counted up, in their order', () => {
    const of = (...ids: string[]) => Buffer.from(withoutDay(strToU8(`/ID (node${ids[0]}) /Names [(node${ids[1]}) 1 0 R (node${ids[0]}) 2 0 R]`))).toString();
    expect(of('00000058', '00000005')).toBe(of('00000061', '00000007'));
    expect(of('00000058', '00000005')).toContain('/Names [(node00000000) 1 0 R (node00000001) 2 0 R]');
  });
  test('and the order in which it counted', () => {
    const of = (first: string, second: string) => {
      const [low, high] = [first, second].sort();
      const pair = (id: string) => `(node${id}) ${id === first ? 24 : 147} 0 R`;
      return Buffer.from(
        withoutDay(
          strToU8(
            `24 0 obj /ID (node${first}) 147 0 obj /ID (node${second}) <</Limits [(node${low}) (node${high})]\n/Names [${pair(low ?? '')} ${pair(high ?? '')}]>>`,
          ),
        ),
      ).toString();
    };
    expect(of('00000085', '00000014')).toBe(of('00000076', '00000148'));
    expect(of('00000085', '00000014')).toContain('<</Limits [(node00000000) (node00000001)]\n/Names [(node00000000) 24 0 R (node00000001) 147 0 R]>>');
  });
});

describe('a printed page, packed', () => {
  /** A small PDF as the browser writes it. */
  const pdfOf = (objects: readonly string[]) => {
    let text = '%PDF-1.4\n';
    const places = objects.map((body, index) => {
      const at = text.length;
      text += `${index + 1} 0 obj\n${body}\nendobj\n`;
      return `${String(at).padStart(10, '0')} 00000 n \n`;
    });
    const table = text.length;
    return strToU8(
      `${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}trailer\n<</Size ${objects.length + 1}\n/Root 1 0 R\n/Info 5 0 R>>\nstartxref\n${table}\n%%EOF\n`,
      true,
    );
  };
  const words = 'BT /F1 24 Tf 20 100 Td (Printed words) Tj ET';
  const objects = [
    '<</Type /Catalog /Pages 2 0 R /Lang (ur)>>',
    '<</Type /Pages /Kids [3 0 R] /Count 1>>',
    '<</Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources <</Font <</F1 6 0 R>>>>>>',
    `<</Length ${words.length}>> stream\n${words}\nendstream`,
    '<</Title (A title)>>',
    '<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>',
    ...Array.from({ length: 450 }, (_, n) => `<</Type /StructElem /S /P /K ${n}>>`),
  ];
  test('is read as before by another reader, and is smaller', async () => {
    const before = pdfOf(objects);
    const after = compacted(before);
    expect(after.length).toBeLessThan(before.length / 2);
    expect(compacted(before)).toEqual(after);
    const document = await getDocumentProxy(Uint8Array.from(after));
    const { info } = (await document.getMetadata()) as unknown as { info: Record<string, unknown> };
    expect(info).toMatchObject({ Title: 'A title', Language: 'ur' });
    const { items } = await (await document.getPage(1)).getTextContent();
    expect(items.map((item) => ('str' in item ? item.str : '')).join('')).toContain('Printed words');
  });
  test('what is not where its table says stops the making', () => {
    const text = Buffer.from(pdfOf(objects)).toString('latin1');
    expect(() => compacted(strToU8(text.replace('%PDF-1.4\n', '%PDF-1.4 \n'), true))).toThrow();
    expect(() => compacted(strToU8('no PDF'))).toThrow('no plain table');
  });
});

describe('the outline of a printed page', () => {
  const hex = (words: string) =>
    words
      .split('')
      .map((unit) => unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0'))
      .join('');
  test('reads as its headings do, and nothing else in the file is touched', () => {
    const page = '<h1>ہم کون ہیں</h1><h2>Other</h2>';
    const before = strToU8(`<</Title <FEFF${hex('ہیں کون ہم')}>>> <</Title <FEFF${hex('کوئی اور')}>>>`);
    expect(Buffer.from(withHeadings(before, page)).toString()).toBe(`<</Title <FEFF${hex('ہم کون ہیں')}>>> <</Title <FEFF${hex('کوئی اور')}>>>`);
  });
});

describe('the list of files', () => {
  const hub = hubWith({ 'training/starting/module.ur.yaml': `title: "Urdu starting"\npurpose: "Urdu."\n${translationRecord()}\n` });
  test('written lessons have files in the languages in which they exist; planned ones have none', () => {
    const jobs = kitJobs(hub);
    expect(jobs.map(({ path }) => path)).toContain('kit/starting/who-we-are/who-we-are-facilitator.ur.pdf');
    expect(jobs.map(({ path }) => path)).toContain('kit/starting/starting-module.ur.epub');
    expect(jobs.map(({ path }) => path)).toContain('kit/course.en.epub');
    expect(jobs.some(({ subject }) => subject.includes('next-steps'))).toBe(false);
    expect(new Set(jobs.map(({ path }) => path)).size).toBe(jobs.length);
    expect(jobs.find(({ path }) => path.endsWith('lesson.ur.docx'))).toMatchObject({
      dir: 'rtl',
      title: 'Urdu who we are',
      chapters: [{ path: '/ur/learn/starting/who-we-are/' }],
    });
  });
  test('a book of a module holds the lessons that exist in its language and says which it leaves out; the book of all is made only whole', () => {
    const half = hubWith({
      'training/starting/module.ur.yaml': `title: "Urdu starting"\npurpose: "Urdu."\n${translationRecord()}\n`,
      'training/starting/next-steps/index.mdx': fileAt('training/starting/who-we-are/index.mdx')
        .replace('Who we are', 'Next steps')
        .replaceAll('Who we are', 'Next steps'),
    });
    const books = kitJobs(half).filter(({ form }) => form === 'epub');
    expect(books.map(({ path, chapters, missing }) => [path, chapters.length, missing.map(({ id }) => id)])).toEqual([
      ['kit/starting/starting-module.en.epub', 2, []],
      ['kit/starting/starting-module.ur.epub', 1, ['starting/next-steps']],
      ['kit/course.en.epub', 2, []],
    ]);
    const [whole, part] = books.map((job) => leftOut(half, job));
    expect(whole).toBeUndefined();
    expect(part?.sentence).toBe('the word kitPart');
    const $ = load(bookOf([], part));
    expect($('h1').text()).toBe('the word kitMissing');
    expect($('li span[lang="en"][dir="ltr"]').text()).toMatch(/ Next steps$/);
    // Nothing else is made of a module that is not whole in a language.
    expect(kitJobs(half).map(({ path }) => path)).not.toContain('kit/starting/starting-module-page.ur.pdf');
  });
  const file: KitFile = {
    path: 'kit/a/b/b-lesson.en.pdf',
    form: 'pdf',
    source: 'lesson',
    subject: 'a/b',
    language: 'en',
    title: 'T',
    bytes: 1,
    sha256: 'a'.repeat(64),
    pages: ['/learn/a/b/'],
    pagesHash: 'b',
    made: `${'c'.repeat(64)}.pdf`,
  };
  test('reads back as it was written, in one order', () => {
    const other = { ...file, path: 'kit/a/a.en.pdf', subject: 'a' };
    expect(readManifest(manifestText([file, other]))).toEqual([other, file]);
    expect(manifestText([file, other])).toBe(manifestText([other, file]));
    expect(filesOfLesson([file, other], 'a/b', 'a')).toHaveLength(2);
    expect(filesOfLesson([file, other], 'a/c', 'a')).toEqual([other]);
  });
  test.each([
    ['a path that leaves the folder', { path: '../x.pdf' }],
    ['a form that there is not', { form: 'exe' }],
    ['a name in the cache that is none', { made: '../../x' }],
  ])('refuses %s', (_, change) => expect(() => readManifest(JSON.stringify({ files: [{ ...file, ...change }] }))).toThrow());
  test('in a build without a kit, no lesson offers files', () => {
    expect(formsFor('learner', entryIn(hub, 'lessons', 'starting/who-we-are')).map(({ id }) => id)).not.toContain('files');
  });
  test('sizes are read in KB, and are never nothing', () => {
    expect([showKilobytes(84_400, 'en'), showKilobytes(12, 'ur'), showKilobytes(1_234_000, 'en')]).toEqual(['85', '1', '1,234']);
  });
});

describe('documents as files', () => {
  test('packed again, the same words give the same bytes, and mimetype stands first and unpacked', () => {
    const parts = new Map([
      ['a.xml', strToU8('<a/>')],
      ['mimetype', strToU8('application/epub+zip')],
    ]);
    const bytes = close(parts);
    expect(Buffer.from(bytes).toString('latin1').slice(30, 58)).toBe('mimetypeapplication/epub+zip');
    expect(Buffer.compare(bytes, close(open(bytes)))).toBe(0);
  });
  test('an edit keeps every letter, and asks for the file', () => {
    const parts = new Map([['a.xml', strToU8('<a>خوش &amp; “x”</a>')]]);
    edit(parts, 'a.xml', ($) => void $('a').attr('b', '1'));
    expect(Buffer.from(parts.get('a.xml') ?? []).toString()).toBe('<a b="1">خوش &amp; “x”</a>');
    expect(() => edit(parts, 'b.xml', () => undefined)).toThrow('made no b.xml');
  });
  test('words in Latin letters alone run from left to right', () => {
    expect([isLeftToRight('NIHR (2023)'), isLeftToRight('NIHR کی رہنمائی'), isLeftToRight('15')]).toEqual([true, false, false]);
  });
});
