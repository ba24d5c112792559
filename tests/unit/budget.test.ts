import { describe, expect, test } from 'vitest';
import { fontsIn, medianOf, overBudget, pictureFaults, readPage, type Weight } from '../../scripts/page-weight.ts';

const page = (body: string, head = '') =>
  readPage(
    `<!DOCTYPE html><html><head>${head}</head><body><article class="page k-lesson">${body}</article><script type="module">let a="b c"</script></body></html>`,
  );
const weight = (more: Partial<Weight>): Weight => ({
  path: '/a/',
  kind: 'lesson',
  brotli: 9000,
  gzip: 10_000,
  requests: 2,
  elements: 200,
  words: 1000,
  ...more,
});
const LIMIT = { max: 14_600, median: 11_000, requests: 4, elements: 450 };

describe('what a page asks for', () => {
  test('is read from its HTML', () => {
    const read = page(
      '<p>One two</p><script src="/_astro/b.js" type="module"></script>',
      '<link rel="stylesheet" href="/_astro/a.css"><link rel="stylesheet" href="/_astro/p.css" media="print"><link rel="icon" href="/i.svg"><link rel="canonical" href="/x/"><style>p{color:red}</style>',
    );
    expect(read).toMatchObject({
      kind: 'lesson',
      sheets: ['/_astro/a.css', '/_astro/p.css'],
      scripts: ['/_astro/b.js'],
      icons: ['/i.svg'],
      styles: 'p{color:red}',
    });
  });
  test('counts words that are seen, in every script, and elements', () => {
    expect(page('<p>One, two — three.</p><p lang="ur">خوش آمدید</p>').words).toBe(5);
    // html, head, body, article, script and the two here.
    expect(page('<p><b>a</b></p>').elements).toBe(7);
  });
  test('finds fonts in sheets', () => {
    expect(fontsIn('@font-face{src:url(/_astro/a.woff2) format("woff2"),url("/b.ttf")}body{background:url(/c.png)}')).toEqual(['/_astro/a.woff2', '/b.ttf']);
  });
});

describe('pictures', () => {
  const picture = (attributes: string) => page(`<img ${attributes}>`).pictures[0]?.src;
  test('are taken as a phone takes them: the smallest that is large enough, or the largest', () => {
    expect(picture('src="/a.webp"')).toBe('/a.webp');
    expect(picture('src="/a.webp" srcset="/s.webp 400w, /m.webp 824w, /l.webp 1600w"')).toBe('/m.webp');
    expect(picture('src="/a.webp" srcset="/s.webp 400w, /m.webp 700w"')).toBe('/m.webp');
    expect(picture('src="/a.webp" srcset="/1.webp 1x, /2.webp 2x, /3.webp 3x"')).toBe('/2.webp');
  });
  test('need their size, and wait until they are seen, but for the first', () => {
    const sized = 'width="4" height="3"';
    expect(pictureFaults(page(`<img src="/a.webp" ${sized}><img src="/b.webp" loading="lazy" ${sized}>`))).toEqual([]);
    expect(pictureFaults(page(`<img src="/a.webp" ${sized}><img src="/b.webp" ${sized}>`))).toEqual([expect.stringContaining('/b.webp is not the first')]);
    expect(pictureFaults(page('<img src="/a.webp" width="4">'))).toEqual(['/a.webp has no width and height']);
  });
});

describe('limits', () => {
  test('hold', () => {
    expect(overBudget('lesson', [weight({}), weight({ brotli: 14_600, requests: 4, elements: 450 })], LIMIT)).toEqual([]);
  });
  test.each([
    ['the heaviest page', { brotli: 14_601 }, /weighs 14601 bytes; a lesson page may weigh 14600/],
    ['requests', { requests: 5 }, /asks for 5 files; a lesson page may ask for 4/],
    ['elements for the words of the page', { elements: 226, words: 500 }, /452 elements for 1,000 words/],
  ])('are told for %s', (_what, more, message) => {
    expect(overBudget('lesson', [weight({}), weight(more)], LIMIT)).toEqual([expect.stringMatching(message)]);
  });
  test('are told for the median, which one heavy page does not move', () => {
    const pages = [9000, 10_000, 14_000].map((brotli) => weight({ brotli }));
    expect(medianOf(pages)?.brotli).toBe(10_000);
    expect(overBudget('lesson', pages, LIMIT)).toEqual([]);
    expect(overBudget('lesson', [...pages, weight({ brotli: 11_500 }), weight({ brotli: 11_200 })], LIMIT)).toEqual([
      expect.stringContaining('The median lesson page weighs 11200'),
    ]);
  });
});
