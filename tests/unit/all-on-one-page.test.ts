import { load } from 'cheerio';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAll } from '../../src/checks/all.ts';
import { addressesOf } from '../../src/hub/addresses.ts';
import { contentsOf, partIdOf } from '../../src/outputs/all/contents.ts';
import { placeInside } from '../../src/outputs/all/place-inside.ts';
import { activity, changed, entryIn, fileAt, hubWith, plannedLesson, writtenLesson } from './support/content.ts';

const LESSON = 'training/starting/who-we-are/index.mdx';

describe('a page inside another', () => {
  const inside = (html: string, by = 1) => placeInside(html, { prefix: 'a--b--', by });

  test('has ids of its own, and its links lead to them', () => {
    expect(inside('<p id="x"><a href="#x">x</a> <a href="/x/#x">y</a> <button popovertarget="t-x">z</button></p>')).toBe(
      '<p id="a--b--x"><a href="#a--b--x">x</a> <a href="/x/#x">y</a> <button popovertarget="a--b--t-x">z</button></p>',
    );
    expect(inside('<p aria-describedby="x  y">z</p><label for="x"></label>')).toBe('<p aria-describedby="a--b--x a--b--y">z</p><label for="a--b--x"></label>');
  });
  test('has its headings further down, and none below the sixth', () => {
    expect(inside('<h1>a</h1><h2>b</h2><h6>c</h6>', 2)).toBe('<h3>a</h3><h4>b</h4><h6>c</h6>');
  });
  test('brings no regions of the same name, no buttons of a page of its own, and no date that only one can watch', () => {
    expect(inside('<section aria-labelledby="x"><h2 id="x">a</h2></section><aside class="words" aria-label="w">b</aside>')).toBe(
      '<section><h3 id="a--b--x">a</h3></section><div class="words">b</div>',
    );
    expect(inside('<p class="views"><a href="/x/">x</a></p><p class="review" data-due="2027-01-01">y</p>')).toBe('<p class="review">y</p>');
  });

  const name = fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/);
  const words = fc.stringMatching(/^[a-z &<>"'é🙂]{0,20}$/u).map((text) => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`));
  const leaf = fc.oneof(
    words,
    fc.tuple(name, words).map(([id, text]) => `<p id="${id}">${text}</p>`),
    fc.tuple(name, words).map(([id, text]) => `<a href="#${id}">${text}</a>`),
    fc.tuple(fc.integer({ min: 1, max: 6 }), words).map(([level, text]) => `<h${level}>${text}</h${level}>`),
    words.map((text) => `<pre>\n\n${text}</pre>`),
  );
  test('loses no word, and shares no id with another', () => {
    fc.assert(
      fc.property(fc.array(leaf, { maxLength: 12 }), (nodes) => {
        const html = nodes.join('');
        const before = load(html, null, false);
        const after = load(`${placeInside(html, { prefix: 'a--', by: 1 })}`, null, false);
        expect(after.root().text()).toBe(before.root().text());
        expect(
          after('[id]')
            .toArray()
            .map((element) => after(element).attr('id')),
        ).toEqual(
          before('[id]')
            .toArray()
            .map((element) => `a--${before(element).attr('id') ?? ''}`),
        );
        for (const element of after('a').toArray()) expect(after(element).attr('href')).toMatch(/^#a--/);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the pages that hold a whole module', () => {
  test('are there for a module with something to read, and for the course', () => {
    const paths = addressesOf(
      hubWith({
        'training/later/module.yaml': 'number: 2\ntitle: "Later"\npurpose: "A."\nlessons: [later/one]\n',
        'training/later/one/index.mdx': plannedLesson('One', 10),
      }),
    )
      .filter(({ kind }) => kind === 'all')
      .map(({ path }) => path);
    expect(paths).toEqual(['/learn/starting/all/', '/learn/all/']);
    expect(
      addressesOf(hubWith({ [LESSON]: plannedLesson('Who we are', 20), 'training/starting/who-we-are/index.ur.mdx': undefined })).filter(
        ({ kind }) => kind === 'all',
      ),
    ).toEqual([]);
  });
  test('list lessons in the order they are taught, without those that are out of use', () => {
    const ids = (hub = hubWith()) => contentsOf(hub).flatMap(({ lessons }) => lessons.map(({ id }) => id));
    expect(ids()).toEqual(['starting/who-we-are', 'starting/next-steps']);
    const retired = changed(LESSON, 'status: written', 'status: written\nretired: { on: "2026-11-01", why: "Another one is better." }');
    expect(ids(hubWith(retired))).toEqual(['starting/next-steps']);
  });
  test('give each lesson an id that no part of a lesson can have', () => {
    const hub = hubWith();
    expect(partIdOf(entryIn(hub, 'lessons', 'starting/who-we-are'))).toBe('starting--who-we-are');
    const doubled = hubWith({ [LESSON]: fileAt(LESSON).replace('id="arrive"', 'id="starting--who"') });
    expect(checkAll(doubled).length).toBeGreaterThan(0);
  });
  test.each([
    [
      'a lesson',
      {
        'training/starting/module.yaml': 'number: 1\ntitle: "Starting"\npurpose: "A."\nlessons: [starting/who-we-are, starting/next-steps, starting/all]\n',
        'training/starting/all/index.mdx': writtenLesson('All', activity('one', 10)),
      },
    ],
    [
      'a module',
      { 'training/all/module.yaml': 'number: 2\ntitle: "All"\npurpose: "A."\nlessons: [all/one]\n', 'training/all/one/index.mdx': plannedLesson('One', 10) },
    ],
  ] as const)('keep their address: %s may not take it', (_what, changes) => {
    expect(checkAll(hubWith(changes)).map(({ rule }) => rule)).toEqual(['duplicate-address']);
  });
});
