import { mdxToMdast, type MdastNode } from 'satteri';
import { expect, test } from 'vitest';
import { contentFor, PROGRAMS } from '../../scripts/bench/corpus.ts';
import { pictureOf } from '../../scripts/bench/picture.ts';
import { countWords, lessonAt, lessonsOf, makeCorpus, plainText } from '../../scripts/bench/text.ts';
import { checkAll } from '../../src/checks/all.ts';
import { checkWriting } from '../../src/checks/writing/all.ts';
import { readEntry, type Entry } from '../../src/hub/entry.ts';
import { createHub } from '../../src/hub/hub.ts';
import { add } from '../../src/hub/load.ts';
import { report, type Problem } from '../../src/hub/problem.ts';
import { picturesOf } from '../../scripts/bench/files.ts';

const corpus = makeCorpus({ lessons: 40 });

test('the same seed gives the same text and pictures, another seed others', async () => {
  expect(makeCorpus({ lessons: 40 })).toEqual(corpus);
  expect(makeCorpus({ lessons: 40, seed: 2 })).not.toEqual(corpus);
  const [first, again, other] = await Promise.all([pictureOf(1, 4), pictureOf(1, 4), pictureOf(2, 4)]);
  expect(Buffer.compare(first, again)).toBe(0);
  expect(Buffer.compare(first, other)).not.toBe(0);
  expect(first.length / 1024).toBeGreaterThan(80);
  expect(first.length / 1024).toBeLessThan(112);
});

test('a lesson is the same in a corpus of any size', () => {
  expect(lessonsOf(makeCorpus({ lessons: 400 })).slice(0, 40)).toEqual(lessonsOf(corpus));
});

test('lessons have the length, the parts, the links and the pictures that the method names', () => {
  const lessons = lessonsOf(makeCorpus({ lessons: 400 }));
  const mean = lessons.reduce((sum, lesson) => sum + countWords(plainText(lesson)), 0) / lessons.length;
  expect(Math.abs(mean - 937)).toBeLessThan(10);
  expect(new Set(lessons.map(({ id }) => id)).size).toBe(400);
  expect(picturesOf(makeCorpus({ lessons: 400 }))).toHaveLength(80);
  for (const lesson of lessons) {
    const blocks = lesson.parts.flatMap((part) => part.blocks);
    const pieces = blocks.flatMap((block) => (block.kind === 'paragraph' ? block.pieces : block.kind === 'list' ? block.items.flat() : []));
    const links = pieces.filter((piece) => typeof piece !== 'string');
    expect(lesson.parts).toHaveLength(5);
    expect(blocks.filter(({ kind }) => kind === 'heading')).toHaveLength(2);
    expect(blocks.filter(({ kind }) => kind === 'quote')).toHaveLength(1);
    expect(links).toHaveLength(6);
    for (const link of links) {
      expect(link.lesson).not.toBe(lesson.index);
      expect(Math.floor(link.lesson / 20)).toBe(Math.floor(lesson.index / 20));
    }
  }
});

test.each(PROGRAMS)('what %s is given holds the text of every lesson, word for word', (program) => {
  const { files } = contentFor(program, corpus);
  for (const { index } of lessonsOf(corpus)) {
    const { lesson, module } = lessonAt(corpus, index);
    const path = program === 'hub' ? `training/${module.id}/${lesson.id}/index.mdx` : `${module.id}/${lesson.id}.md`;
    const file = files.get(path) ?? '';
    expect(file, path).toContain(lesson.title);
    expect(wordsOf(file), path).toEqual(plainText(lesson).split(/\s+/));
  }
});

test('the checks of the hub have nothing to say of the corpus, not even advice', async () => {
  const loaded = {
    entries: [] as Entry[],
    translations: [],
    broken: new Set<string>(),
    assets: new Set(picturesOf(corpus).map(({ lesson, file }) => contentFor('hub', corpus).pictureAt(lesson, file))),
    permalinks: [],
    problems: [] as Problem[],
  };
  for (const [path, text] of contentFor('hub', corpus).files) add(loaded, readEntry(path, `content/${path}`, text));
  const hub = createHub(loaded, '2026-11-24');
  expect(hub.of('lessons')).toHaveLength(40);
  expect(report([...checkAll(hub), ...(await checkWriting(hub, []))].filter(({ file }) => !file.includes('languages/')))).toBe('No problems found.');
});

/** What a learner reads in a file: the words of its text and the titles of its parts, in order. */
function wordsOf(file: string): string[] {
  const said: string[] = [];
  const read = (node: MdastNode): void => {
    if ('name' in node && node.name === 'Facilitator') return;
    // Some programs show a page's title by themselves, others want it in the text.
    if (node.type === 'heading' && node.depth === 1) return;
    if ('attributes' in node && Array.isArray(node.attributes))
      for (const attribute of node.attributes) if ('name' in attribute && attribute.name === 'title') said.push(`${String(attribute.value)}\n`);
    if ('value' in node && node.type === 'text') said.push(node.value);
    if ('children' in node) for (const child of node.children as MdastNode[]) read(child);
    if (['paragraph', 'heading', 'tableCell'].includes(node.type)) said.push('\n');
  };
  read(mdxToMdast(file.slice(file.indexOf('\n---\n') + 5)));
  return said.join('').split(/\s+/).filter(Boolean);
}
