import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { changedPages } from '../../src/preview/changed-pages.ts';
import { contactSheet } from '../../src/preview/contact-sheet.ts';
import { fileOf, fromDisk } from '../../src/preview/from-disk.ts';
import { hubWith } from './support/content.ts';

const hub = hubWith({}, ['training/starting/who-we-are/map.png']);
const shown = (...files: string[]) => changedPages(hub, files).pages.map(({ path, locale }) => `${locale} ${path}`);

describe('a change shows on', () => {
  test('the page itself, in its languages, for learners and facilitators, and on its lists', () => {
    expect(shown('content/training/starting/who-we-are/index.mdx')).toEqual([
      'en /learn/starting/who-we-are/',
      'ur /learn/starting/who-we-are/',
      'en /teach/starting/who-we-are/',
      'ur /teach/starting/who-we-are/',
      'en /learn/',
      'en /teach/',
    ]);
  });

  test('one language only where a translation changes', () => {
    expect(shown('content/glossary/co-production.ur.yaml')).toEqual(['ur /glossary/co-production/', 'ur /glossary/']);
  });

  test('the page that a picture stands beside', () => {
    expect(shown('content/training/starting/who-we-are/map.png')).toContain('en /learn/starting/who-we-are/');
  });

  test('the pages that refer to an entry without a page of its own', () => {
    expect(shown('content/partners/partner-1.yaml')).toEqual(['en /case-studies/project-1/', 'en /case-studies/']);
    expect(shown('content/training/routes/taster.yaml')).toEqual(['en /learn/', 'ur /learn/']);
    expect(shown('content/training/starting/next-steps/index.mdx')).toContain('en /learn/starting/');
    expect(shown('content/site.yaml')).toContain('en /');
  });

  test('a page of every kind where the code changes, each once', () => {
    const pages = shown('src/styles/base.css', 'src/hub/hub.ts', 'content/pages/about/index.mdx');
    for (const path of ['/', '/learn/starting/who-we-are/', '/teach/starting/who-we-are/', '/glossary/co-production/', '/search/'])
      expect(pages).toContain(`en ${path}`);
    expect(new Set(pages).size).toBe(pages.length);
  });

  test('nothing where no reader sees it', () => {
    expect(changedPages(hub, ['README.md', 'docs/deploying.md', 'tests/unit/hub.test.ts', '.github/workflows/test.yml'])).toEqual({ pages: [], gone: [] });
  });

  test('nothing but a note where a page is gone; a lost translation shows the English', () => {
    expect(changedPages(hub, ['content/pages/old/index.mdx'])).toEqual({ pages: [], gone: ['content/pages/old/index.mdx'] });
    const lost = changedPages(hub, ['content/pages/about/index.ur.mdx']);
    expect([lost.gone, lost.pages.map(({ path, locale }) => `${locale} ${path}`)]).toEqual([['content/pages/about/index.ur.mdx'], ['ur /about/']]);
  });

  test('no address that its own words make up', () => {
    expect(changedPages(hub, ['content/../../etc/passwd', 'content/pages/<b>/index.mdx', '']).pages).toEqual([]);
  });
});

describe('a page from a folder', () => {
  const html = `<!doctype html><html><head><link rel="icon" href="/hub/favicon.svg"><link rel="stylesheet" href="/hub/_astro/print.css" media="print">
<link rel="canonical" href="https://hub.example.org/hub/about/"><script type="module" src="/hub/_astro/page.js"></script></head>
<body><a class="in" href="/hub/ur/learn/#part">in</a><a class="out" href="/hub/news/">out</a><a class="web" href="https://example.org/">web</a>
<a class="here" href="#part">here</a><img src="/hub/_astro/map.webp" srcset="/hub/_astro/map.webp 1x, /hub/_astro/map-2.webp 2x"></body></html>`;
  const made = fromDisk(html, '/glossary/consent/', '/hub/', new Set(['/ur/learn/', '/glossary/consent/']));
  const $ = load(made.html);

  test('leads to the other pages of the preview, and says where it leads out', () => {
    expect($('.in').attr('href')).toBe('../../ur/learn/index.html#part');
    expect($('.out').attr('href')).toBe('../../not-in-this-preview.html');
    expect($('.web').attr('href')).toBe('https://example.org/');
    expect($('.here').attr('href')).toBe('#part');
  });

  test('finds its pictures and styles beside it, and names them', () => {
    expect($('img').attr('src')).toBe('../../_astro/map.webp');
    expect($('img').attr('srcset')).toBe('../../_astro/map.webp 1x, ../../_astro/map-2.webp 2x');
    expect($('link[rel="icon"]').attr('href')).toBe('../../favicon.svg');
    expect(made.files.toSorted()).toEqual(['/_astro/map-2.webp', '/_astro/map.webp', '/_astro/print.css', '/favicon.svg']);
  });

  test('runs no script', () => {
    expect($('script')).toHaveLength(0);
  });

  test('stands where its address says', () => {
    expect(['/', '/ur/about/', '/favicon.svg'].map(fileOf)).toEqual(['index.html', 'ur/about/index.html', 'favicon.svg']);
  });
});

test('the first page of a preview prints words as words', () => {
  const evil = '<script>alert("1")</script>';
  const sheet = contactSheet(
    [{ title: evil, address: `/${evil}/`, page: `${evil}"`, file: evil, pictures: [{ width: 360, file: `"${evil}` }] }],
    [evil],
    [evil],
  );
  const $ = load(sheet);
  expect($('script')).toHaveLength(0);
  expect($('h2 a').text()).toBe(evil);
  expect($('img').attr('onerror')).toBeUndefined();
});
