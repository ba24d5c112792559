import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAYS, filesOf, importsOf, isExpired, isHashed, leaving, MOST_LESSONS, nameOf, outdated } from '../../src/client/offline/kept.ts';

const BASE = 'https://hub.example/hub/';
const DAY = 24 * 60 * 60 * 1000;

describe('what a page needs', () => {
  const page = (html: string) => filesOf(html, `${BASE}teach/a/b/run/`, BASE);

  test('is its scripts, styles and drawings, below the base path', () => {
    expect(
      page(
        '<link rel="icon" href="/hub/favicon.svg" type="image/svg+xml"><link rel="stylesheet" href="/hub/_astro/print.x1.css" media="print"><script type="module" src="/hub/_astro/run.x1.js"></script><img src="/hub/t/ab12/qr.svg" alt=""><img alt="A map" src="../../../../_astro/map.x1.webp">',
      ),
    ).toEqual(['favicon.svg', '_astro/print.x1.css', '_astro/run.x1.js', 't/ab12/qr.svg', '_astro/map.x1.webp'].map((path) => BASE + path));
  });

  test('is never a photo or recording of a person, another page, or a file of another place', () => {
    expect(
      page(
        '<img src="/hub/photos/0f-640.webp" alt=""><audio src="/hub/sounds/0f.mp3"></audio><source src="/hub/sounds/0f.mp3"><a href="/hub/_astro/a.js">a</a><link rel="canonical" href="https://hub.example/hub/"><img src="https://other.example/hub/_astro/a.png" alt=""><script src="/_astro/a.js"></script><link rel="alternate" href="/hub/index.md">',
      ),
    ).toEqual([]);
  });

  test('holds what its scripts ask for, at once or later', () => {
    const script = `${BASE}_astro/run.js`;
    const code = 'import{a as b}from"./a.js";import"./b.js";export*from"./c.js";const d="/hub/_astro/d.js",g="/_astro/g.js";import"https://other.example/e.js"';
    expect(importsOf(code, script, BASE)).toEqual(['a', 'b', 'c', 'd'].map((name) => `${BASE}_astro/${name}.js`));
    expect(isHashed(script, BASE)).toBe(true);
    expect(isHashed(`${BASE}offline.js`, BASE)).toBe(false);
  });
});

describe('what stays on a phone', () => {
  const kept = fc.uniqueArray(fc.record({ name: fc.string(), on: fc.integer({ min: 0, max: 40 }).map((days) => days * DAY) }), {
    selector: ({ name }) => name,
    maxLength: 12,
  });

  test('is never too old, never too much, and the newest', () => {
    fc.assert(
      fc.property(kept, (lessons) => {
        const now = 40 * DAY;
        const gone = new Set(leaving(lessons, now));
        const staying = lessons.filter(({ name }) => !gone.has(name));
        expect(staying.length).toBe(Math.min(MOST_LESSONS, lessons.filter(({ on }) => now - on < DAYS * DAY).length));
        const oldest = Math.min(...staying.map(({ on }) => on));
        for (const { name, on } of lessons) if (gone.has(name)) expect(on <= oldest || isExpired(on, now)).toBe(true);
      }),
    );
  });

  test('whose day of fetching cannot be read counts as too old', () => {
    expect(isExpired(Number('x'), 0)).toBe(true);
  });

  test('of another hub at the same origin is left alone', () => {
    const names = [nameOf('/', 'a'), nameOf('/hub/', 'a'), 'hub-kept / 0 a', 'hub-kept /hub/ 0 a', 'other'];
    expect(outdated(names, '/hub/')).toEqual(['hub-kept /hub/ 0 a']);
    expect(outdated(names, '/')).toEqual(['hub-kept / 0 a']);
  });
});
