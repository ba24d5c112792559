import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createHub } from '../../src/hub/hub.ts';
import { loadContent } from '../../src/hub/load.ts';
import { courseRecord } from '../../src/outputs/data/course.ts';
import { lessonFiles } from '../../src/outputs/data/files.ts';
import { lessonRecord } from '../../src/outputs/data/lesson.ts';
import { markdownFiles } from '../../src/outputs/markdown/files.ts';
import { builtPages, DIST } from './support/pages.ts';

const pages = builtPages();
const hub = createHub(loadContent('content'));
const of = (kind: string) => pages.filter(({ $ }) => $('article').is(`.k-${kind}`));
const written = hub.of('lessons').filter(({ data }) => data.status === 'written');

describe('the share page of a lesson', () => {
  it('is one link away from the learner’s page, and from no facilitator’s', () => {
    for (const { $, path } of of('lesson')) expect($(`main a[href="${path}share/"]`).length, path).toBe(1);
    for (const { $, path } of of('facilitator')) expect($('main a[href$="/share/"]').length, path).toBe(0);
    expect(of('share')).toHaveLength(written.length * hub.locales.length);
  });
  it('has a text of 400 signs at most and a picture of 60 KB at most, both in the language of the lesson', () => {
    for (const { $, path } of of('share')) {
      const text = $('#share-text').text();
      expect(text.length, path).toBeLessThanOrEqual(400);
      expect(text, path).not.toMatch(/localhost|undefined/);
      const picture = $('.content img').attr('src') ?? '';
      expect(statSync(join(DIST, picture)).size, path).toBeLessThanOrEqual(60_000);
      const isUrdu = path.startsWith('/ur/') && $('.content').attr('lang') === undefined;
      expect(picture.startsWith('/share/ur/'), path).toBe(isUrdu);
      expect(/[\u0600-\u06ff]/.test(text), path).toBe(isUrdu);
    }
  });
  it('sends it by plain links, and has no button without script', () => {
    for (const { $, path } of of('share')) {
      const text = $('#share-text').text();
      const links = $('.ways a')
        .toArray()
        .map((element) => $(element).attr('href') ?? '');
      expect(
        links.map((href) => href.split(/[?]/)[0]),
        path,
      ).toEqual(['https://wa.me/', 'mailto:', 'sms:']);
      expect(new URL(links[0] ?? '').searchParams.get('text'), path).toBe(text);
      expect($('.content button').filter((_index, button) => $(button).closest('[hidden]').length === 0).length, path).toBe(0);
    }
  });
});

describe('a module and the course on one page', () => {
  const own = (path: string, id: string) => {
    const lesson = pages.find((page) => page.path === path);
    return lesson?.$(`#${id}`).text().replace(/\s+/g, ' ').trim();
  };
  it('hold every lesson that is written, whole, with the words of its own page', () => {
    for (const path of ['/learn/starting-together/all/', '/learn/all/', '/ur/learn/starting-together/all/', '/ur/learn/all/']) {
      const page = pages.find((candidate) => candidate.path === path);
      expect(page?.$('.whole').length, path).toBe(written.length);
      const locale = path.startsWith('/ur/') ? '/ur' : '';
      for (const { id, body } of written)
        for (const part of body?.parts ?? []) {
          const there = page
            ?.$(`#${id.replace('/', '--')}--${part.id}`)
            .text()
            .replace(/\s+/g, ' ')
            .trim();
          expect(there, `${path} ${id} ${part.id}`).toBe(own(`${locale}/learn/${id}/`, part.id));
          expect(there?.length, `${path} ${id} ${part.id}`).toBeGreaterThan(50);
        }
    }
  });
  it('say what is not written yet, and hold no note of the facilitator', () => {
    const course = pages.find(({ path }) => path === '/learn/all/');
    expect(course?.$('.list li').length).toBe(hub.lessonsInOrder.length);
    expect(course?.$('.list li').filter((_, item) => course.$(item).text().includes('Not written yet')).length).toBe(
      hub.lessonsInOrder.length - written.length,
    );
    for (const { $, path } of of('all')) expect($('.notes-f').length, path).toBe(0);
  });
  it('mark the language of every lesson that has another than the page', () => {
    const page = pages.find(({ path }) => path === '/ur/learn/all/');
    const langs = page
      ?.$('.whole > div[lang]')
      .toArray()
      .map((element) => `${page.$(element).attr('lang')} ${page.$(element).attr('dir')}`);
    expect(langs).toEqual(written.filter(({ id }) => !hub.translation('lessons', id, 'ur')).map(() => 'en ltr'));
  });
  it('are linked from the module and from the course', () => {
    const links = (path: string) => pages.find((page) => page.path === path)?.$('main a[href$="/all/"]').length;
    expect([links('/learn/'), links('/learn/starting-together/'), links('/learn/making-sense/')]).toEqual([1, 1, 0]);
  });
});

describe('forms for programs', () => {
  it('stand beside every page of content, which names its Markdown', () => {
    for (const { params } of markdownFiles(hub)) expect(existsSync(join(DIST, params.path ?? '', 'index.md')), params.path).toBe(true);
    const named = pages.filter(({ $ }) => $('link[type="text/markdown"]').length > 0).map(({ path }) => path.replace(/^\/|\/$/g, ''));
    expect(named.toSorted()).toEqual(
      markdownFiles(hub)
        .map(({ params }) => params.path ?? '')
        .toSorted(),
    );
  });
  it('hold a lesson in each language it exists in, as its schema says', () => {
    for (const { params } of lessonFiles(hub)) {
      const record = lessonRecord.safeParse(JSON.parse(readFileSync(join(DIST, params.path ?? '', 'lesson.json'), 'utf8')));
      expect(record.error, params.path).toBeUndefined();
      for (const { path } of record.data?.forms ?? []) expect(existsSync(join(DIST, path.endsWith('/') ? `${path}index.html` : path)), path).toBe(true);
      expect(JSON.parse(readFileSync(join(DIST, params.path ?? '', 'lesson.jsonld'), 'utf8')), params.path).toHaveProperty('@graph');
    }
  });
  it('list the whole course in one file, whose addresses are all there', () => {
    const course = courseRecord.parse(JSON.parse(readFileSync(join(DIST, 'courses.json'), 'utf8')));
    const places = course.modules
      .flatMap(({ page, whole, lessons }) => [page, whole, ...lessons.flatMap((lesson) => [lesson.page, lesson.data])])
      .flatMap((place) => place?.path ?? []);
    expect(places.length).toBeGreaterThan(10);
    for (const path of [...places, course.$schema]) expect(existsSync(join(DIST, path)), path).toBe(true);
    expect(pages.find(({ path }) => path === '/learn/')?.$('a[href="/courses.json"]').length).toBe(1);
  });
});

describe('the size of a form, before the tap', () => {
  const fileOf = (href: string) => join(DIST, href.endsWith('/') ? `${href}index.html` : href);
  /** Counted here anew: the page and all that it names or imports, as a browser asks for it. */
  const visit = (href: string): number => {
    const bytes = readFileSync(fileOf(href));
    const page = bytes.toString('utf8');
    const asked = new Set<string>();
    const script = (src: string) => {
      if (asked.has(src)) return;
      asked.add(src);
      for (const [, from] of readFileSync(fileOf(src), 'utf8').matchAll(/\bfrom\s*["']([^"']+)["']|(?:^|;)import\s*["']([^"']+)["']/g)) {
        if (from) script(posix.join(posix.dirname(src), from));
      }
    };
    const $ = pages.find(({ path }) => path === href)?.$;
    if (!$) throw new Error(`There is no page ${href}.`);
    for (const element of $('script[src]')) script($(element).attr('src') ?? '');
    for (const element of $('link[rel="stylesheet"]')) asked.add($(element).attr('href') ?? '');
    for (const element of $('img:not([loading="lazy"])')) asked.add($(element).attr('src') ?? '');
    return [...asked].reduce(
      (sum, src) => sum + (/\.(?:png|webp|jpg|svg)$/.test(src) ? statSync(fileOf(src)).size : gzipSync(readFileSync(fileOf(src)), { level: 9 }).length),
      gzipSync(page, { level: 9 }).length,
    );
  };
  const KB = /(\d+) (?:KB|کے بی)\)?$/;
  it('stands in every link from a lesson to its other page and its forms, and is right within 1 KB', () => {
    let links = 0;
    for (const { $, path } of [...of('lesson'), ...of('facilitator')])
      for (const element of $('main p.views a')) {
        const said = KB.exec($(element).text())?.[1];
        const href = $(element).attr('href') ?? '';
        expect(said, `${path}: ${$(element).text()}`).toBeDefined();
        links += 1;
        // Of a page of files it is said how many there are, and of which sizes.
        if (href.endsWith('/files/')) continue;
        // A file of the kit is there as it is; a page comes with what it asks for.
        const bytes = href.startsWith('/kit/') ? statSync(fileOf(href)).size : visit(href);
        // A page that shows sizes itself is weighed before its own numbers stand in it: a few bytes.
        expect(Math.abs(Number(said) - bytes / 1000), `${path}: ${$(element).text()} ${bytes}`).toBeLessThanOrEqual(1.02);
      }
    expect(links).toBeGreaterThanOrEqual(written.length * hub.locales.length * 5);
  });
  it('stands in the links to a module and to the course on one page', () => {
    for (const path of ['/learn/', '/learn/starting-together/', '/ur/learn/', '/ur/learn/starting-together/']) {
      const $ = pages.find((page) => page.path === path)?.$;
      const link = $?.('main a[href$="/all/"]').first();
      const said = Number(KB.exec(link?.text() ?? '')?.[1]);
      expect(Math.abs(said - visit(link?.attr('href') ?? '') / 1000), `${path}: ${link?.text()}`).toBeLessThanOrEqual(1);
    }
  });
  it('leaves no mark behind on any page', () => {
    for (const { html, path } of pages) expect(html.includes('\ufffe'), path).toBe(false);
  });
});
