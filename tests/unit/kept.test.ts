import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { codeOf } from '../../src/components/content/compile.ts';
import type { Address } from '../../src/hub/addresses.ts';
import { loadContent, type Remembered } from '../../src/hub/load.ts';
import { addresses } from '../../src/hub/page-context.ts';
import { pageKey } from '../../src/hub/page-key.ts';
import { openKept } from '../../src/integrations/kept.ts';
import { write } from '../built/support/build.ts';
import { changed, EVERYTHING, hubWith } from './support/content.ts';

const folder = mkdtempSync(join(tmpdir(), 'hub-kept-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const LESSON = 'training/starting/who-we-are/index.mdx';

describe('the key of a page', () => {
  const keys = (hub = hubWith()): Map<string, string> => new Map(addresses(hub).map((address: Address) => [address.path, pageKey(hub, address)]));
  const before = keys();
  const differing = (after: Map<string, string>): string[] => [...after].flatMap(([path, key]) => (before.get(path) === key ? [] : [path]));

  test('is the same for the same content', () => {
    expect(differing(keys())).toEqual([]);
  });
  test('changes with words of a lesson on its own pages and on lists, and on no other page', () => {
    const paths = differing(keys(hubWith(changed(LESSON, 'You meet the group.', 'A line.\n\nYou meet the whole group.'))));
    expect(paths).toContain('/learn/starting/who-we-are/');
    expect(paths).toContain('/teach/starting/who-we-are/run/');
    expect(paths).toContain('/learn/');
    expect(paths).not.toContain('/about/');
    expect(paths.filter((path) => /^\/(?:guides|glossary|sources|protocol|case-studies)\/./.test(path))).toEqual([]);
  });
  test.each([
    ['the title of a lesson', LESSON, 'Who we are', 'Who you are'],
    ['the minutes of an activity', LESSON, 'minutes="15"', 'minutes="20"'],
    ['the number of a module', 'training/starting/module.yaml', 'number: 1', 'number: 2'],
  ])('changes everywhere with %s', (_what, file, from, to) => {
    expect(differing(keys(hubWith(changed(file, from, to)))).length).toBe(before.size);
  });
});

describe('what a build keeps', () => {
  afterEach(() => vi.unstubAllEnvs());
  test('is taken for the same bytes under the same stamp, and made again otherwise', () => {
    vi.stubEnv('HUB_CACHE', join(folder, 'cache'));
    const made: string[] = [];
    const ask = (stamp: string, ...texts: string[]) => {
      const kept = openKept<string>('test', stamp);
      const results = texts.map((text) => kept.get(text, () => (made.push(text), text.toUpperCase())));
      kept.save();
      return results;
    };
    expect(ask('one', 'a', 'b', 'a')).toEqual(['A', 'B', 'A']);
    expect(made).toEqual(['a', 'b']);
    expect(ask('one', 'b', 'c')).toEqual(['B', 'C']);
    expect(made).toEqual(['a', 'b', 'c']);
    // What was not asked for is not kept.
    ask('one', 'a');
    ask('two', 'a');
    expect(made).toEqual(['a', 'b', 'c', 'a', 'a']);
    writeFileSync(join(folder, 'cache/test.json'), '{"stamp":"two","resu');
    expect(ask('two', 'a')).toEqual(['A']);
  });
});

describe('a file that is read again', () => {
  test('is the same one while its text is, and another one when it has changed', () => {
    const content = join(folder, 'content');
    write(content, EVERYTHING);
    const remembered: Remembered = new Map();
    const first = loadContent(content, 'content', remembered);
    writeFileSync(join(content, LESSON), (EVERYTHING[LESSON] ?? '').replace('You meet the group.', 'You meet.'));
    const second = loadContent(content, 'content', remembered);
    const others = second.entries.filter((entry) => !first.entries.includes(entry));
    expect(others.map(({ path }) => path)).toEqual([LESSON]);
    expect(others[0]?.source).toContain('You meet.');
    expect(second.problems).toEqual(loadContent(content).problems);
  });
});

describe('the code of a page', () => {
  const of = (words: string) => codeOf(`---\ntitle: "T"\n---\n\n${words}\n`);
  test('holds a number after a colon as words', () => {
    expect(of('Journal 5:27, at 10:30')).toContain('5:27, at 10:30');
  });
  test('holds plain words as one string, and asks for the hub’s own elements', () => {
    expect(of('One.\n\n- two\n- *three*')).toMatch(/"<p>One\.<\/p>.*<em>three<\/em>/);
    const own = of('A [link](/about/).\n\n### Head\n\n| a | b |\n| - | - |\n| c | d |\n\n![Map](./map.png)');
    for (const name of ['a', 'h3', 'table', 'img']) expect(own).toContain(`_components.${name}`);
  });
});
