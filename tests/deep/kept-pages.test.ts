import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from '../built/support/build.ts';
import { hashesIn } from './support/project.ts';

/*
 * A build takes what it kept of the build before for every page that nothing has changed for. Whatever somebody
 * edits, the site must be the one that a build without anything kept makes, in every byte.
 */

const folder = mkdtempSync(join(tmpdir(), 'hub-kept-'));
const content = join(folder, 'content');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Builds, and says how many outputs were taken from the build before. */
function made(out: string): { files: Record<string, string>; kept: number } {
  rmSync(out, { recursive: true, force: true });
  const { status, said } = build(content, out, { HUB_TODAY: '2026-11-24' });
  if (status !== 0) throw new Error(said);
  return { files: hashesIn(out), kept: said.match(/\(restored\)/g)?.length ?? 0 };
}
const again = () => made(join(folder, 'again'));
const anew = () => {
  rmSync(join(folder, 'anew-cache'), { recursive: true, force: true });
  return made(join(folder, 'anew'));
};

function edit(path: string, change: (text: string) => string): void {
  const file = join(content, path);
  const text = readFileSync(file, 'utf8');
  const changed = change(text);
  if (changed === text) throw new Error(`${path} was not changed.`);
  writeFileSync(file, changed);
}

beforeAll(() => {
  cpSync('content', content, { recursive: true });
  again();
});

const LESSON = 'training/starting-together/being-an-insider/index.mdx';
/** Each edit stands on those before. `words` says that only words of one lesson change: its own pages are made again, and lists. */
const EDITS: readonly { what: string; words?: boolean; path: string; change: (text: string) => string }[] = [
  {
    what: 'words of a lesson, and a line more above everything else',
    words: true,
    path: LESSON,
    change: (text) => text.replace('Now try the line.', 'A line more.\n\nNow try this line.'),
  },
  { what: 'words for the facilitator', words: true, path: LESSON, change: (text) => text.replace(/(<Do>\n+- )/, '$1Breathe. ') },
  { what: 'words of a handout', words: true, path: LESSON, change: (text) => text.replace(/(<Handout [^>]*>\n+)/, '$1Keep this sheet.\n\n') },
  {
    what: 'a translation of a lesson',
    words: true,
    path: 'training/starting-together/who-we-are/index.ur.mdx',
    change: (text) => text.replace(/\n\n([^<#\-\n|>{}:]{20,})\n/, '\n\n$1 $1\n'),
  },
  { what: 'the minutes of an activity', path: LESSON, change: (text) => text.replace(/<Activity ([^>]*?)minutes="15"/, '<Activity $1minutes="20"') },
  { what: 'the title of a lesson', path: LESSON, change: (text) => text.replace(/^title: .*$/m, 'title: "Insiders"') },
  { what: 'a word of the glossary', path: 'glossary/anonymous.yaml', change: (text) => text.replace(/^(short: ["']?)/m, '$1Changed. ') },
  { what: 'a word of the frame', path: 'languages/en.yaml', change: (text) => text.replace(/^( +next: ).*$/m, '$1Onwards') },
];

describe('a build that takes what was kept makes the same site as one that does not, after a change of', () => {
  test.each(EDITS.map((one) => [one.what, one] as const))('%s', (_what, { path, change, words = false }) => {
    edit(path, change);
    const kept = again();
    const whole = anew();
    expect(whole.kept).toBe(0);
    const all = Object.keys(whole.files).length;
    if (words) expect(kept.kept).toBeGreaterThan(all / 2);
    expect(Object.keys(kept.files).filter((name) => kept.files[name] !== whole.files[name])).toEqual([]);
    expect(Object.keys(kept.files)).toEqual(Object.keys(whole.files));
  });
  test('nothing: all pages of entries are taken as they were', () => {
    expect(again().kept).toBeGreaterThan(2000);
  });
});
