import { describe, expect, test } from 'vitest';
import { kilobytes, marked, SIZE_MARK, withSizes } from '../../src/outputs/weight/sizes.ts';
import { askedFor } from '../../src/outputs/weight/visit.ts';

const LINKS = `<a href="/a/">A ${SIZE_MARK} KB</a><a href="/b/" lang="ur">ب</a> <a class="x" href="/c/#top" hreflang="ur">${SIZE_MARK} کے بی</a>`;

describe('sizes in links', () => {
  test('each link with a mark shows the size of the page it leads to, rounded up; others stay', () => {
    expect(marked(LINKS)).toEqual(['/a/', '/c/']);
    expect(withSizes(LINKS, (href) => (href === '/a/' ? 8_001 : 12))).toBe(
      '<a href="/a/">A 9 KB</a><a href="/b/" lang="ur">ب</a> <a class="x" href="/c/#top" hreflang="ur">1 کے بی</a>',
    );
  });
  test('a mark outside a link stops the build', () => expect(() => withSizes(`<a href="/a/">A</a> <p>${SIZE_MARK}</p>`, () => 1)).toThrow('outside a link'));
  test('no visit weighs more than it says', () => expect([1, 1000, 1001, 14_600].map(kilobytes)).toEqual([1, 1, 2, 15]));
});

describe('a first visit', () => {
  const files: Record<string, string> = {
    '/_astro/a.js': 'import"./b.js";import{x}from"/_astro/c.js";const later=()=>import("./d.js");',
    '/_astro/b.js': 'import"./a.js";',
    '/_astro/c.js': '',
  };
  test('asks for sheets, scripts with what they import at once, and pictures that do not wait', () => {
    const html =
      '<link rel="stylesheet" href="/p.css" media="print"><link rel="icon" href="/i.svg"><script type="module" src="/_astro/a.js"></script><img src="/x.png"><img loading="lazy" src="/y.png">';
    expect([...askedFor(html, (href) => files[href])]).toEqual(['/p.css', '/_astro/a.js', '/_astro/b.js', '/_astro/c.js', '/x.png']);
  });
});
