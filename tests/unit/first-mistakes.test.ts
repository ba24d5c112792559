import { describe, expect, test } from 'vitest';
import { checkAll } from '../../src/checks/all.ts';
import { fileProblem } from '../../src/hub/files.ts';
import { aboutWith, changed, fileAt, hubWith, messagesAfter, translationRecord } from './support/content.ts';

/** What people do the first time. Each message must say how to mend it, without a look at the code. */
const ABOUT = 'pages/about/index.mdx';
const about = (from: string, to: string) => messagesAfter(changed(ABOUT, from, to));
const body = (text: string) => messagesAfter(aboutWith(text));

describe('somebody who writes a page for the first time', () => {
  test('writes a list without brackets, or a hyphen without its space', () => {
    expect(about('audience: [everyone]', 'audience: funders, everyone')).toContain('For example:  audience: [funders, everyone]');
    expect(about('audience: [everyone]', 'audience:\n  -funders\n  -everyone')).toContain('For example:  audience: [funders, everyone]');
    expect(about('audience: [everyone]', 'audience: [everyone]\naliases: our street, a b')).toContain('For example:  aliases: ["our street", "a b"]');
  });

  test('writes a name where a role and a date belong', () => {
    expect(about('reviewed: unknown', 'reviewed: Anna')).toContain('For example:  reviewed: { by: "a peer researcher", on: "2026-11-24" }');
  });

  test('writes an apostrophe or a quotation mark inside quotes', () => {
    expect(about('"What About the hub says."', "'It's ours'")).toMatch(/an apostrophe inside them ends them here[\s\S]*Put the words in double quotes/);
    expect(about('"What About the hub says."', '"The "big" one"')).toMatch(/A straight quotation mark inside the words ends them here[\s\S]*curly ones/);
    expect(about('"What About the hub says."', '[a] b')).toContain('There is more on this line');
  });

  test('copies an address from the screen', () => {
    expect(body('See [the words](http://localhost:4321/glossary/consent/).')).toMatch(/your own computer[\s\S]*For example: {2}\/glossary\/consent\//);
    expect(body('See [the site](www.example.org).')).toMatch(/Put https:\/\/ before it[\s\S]*https:\/\/www\.example\.org/);
  });

  test('cites a source that has no file yet', () => {
    expect(body('It helps.<Cite source="reader-2020-streets" />')).toContain('Make it first as content/sources/reader-2020-streets.yaml (npm run new');
  });

  test('adds a photo as the phone named it', () => {
    const path = 'pages/about/IMG 1.JPG';
    expect(fileProblem(path, path, 'file')).toMatchObject({ rule: 'file-type', example: 'content/pages/about/img-1.jpg' });
    expect(body('Here: ![](IMG 1.JPG)')).toMatch(/read as words: !\[\]\(IMG 1\.JPG\)[\s\S]*without spaces/);
    expect(body('A [b] (c) and [an aside](/about/).')).toBe('');
  });

  test('uses the HTML that they know', () => {
    expect(body('One<br>two.')).toContain('leave an empty line');
    expect(body('One <strong>two</strong>.')).toContain('**bold**');
    expect(body('<div>\n\nWords.\n\n</div>')).toContain('Take the tag out');
    expect(body('One <constructor>two</constructor>.')).toContain('is not an element of the hub');
  });

  test('names a translation in words, or in capitals', () => {
    for (const name of ['urdu', 'UR'])
      expect(messagesAfter({ [`pages/about/index.${name}.mdx`]: 'Hello' })).toMatch(
        /the tag of a language[\s\S]*For example: {2}content\/pages\/about\/index\.ur\.mdx/,
      );
  });

  test('copies the English file to translate it', () => {
    const copy = fileAt('protocol/who-takes-part/index.mdx');
    expect(messagesAfter({ 'protocol/who-takes-part/index.ur.mdx': copy })).toMatch(/“audience”[\s\S]*Take it out: a translation has it from the English page/);
    const mended = `---\ntitle: "لفظ"\n${translationRecord()}\n---\n\n<Section id="who" title="کون">\n\nPeople who live there, through <Term id="co-production">co-production</Term>.\n\n</Section>\n`;
    expect(messagesAfter({ 'protocol/who-takes-part/index.ur.mdx': mended })).toMatch(
      /\[to-write\]\n {2}This sentence is still in English: “People who live there/,
    );
    expect(messagesAfter({ 'protocol/who-takes-part/index.ur.mdx': mended.replace('People who live there, through', 'جو لوگ وہاں رہتے ہیں') })).toBe('');
  });

  test('puts a lesson beside its folder’s place', () => {
    expect(messagesAfter({ 'training/starting/next-steps/lesson.mdx': 'Hello' })).toContain(
      'For example:  content/training/starting-together/who-we-are/index.mdx',
    );
  });

  test('leaves the marks of a merge', () => {
    expect(body('<<<<<<< HEAD\nOne\n=======\nTwo\n>>>>>>> main')).toMatch(/Two versions of the text[\s\S]*take out the lines/);
  });

  test('misspells a lesson in its module, and is not told of every link to it', () => {
    const rules = checkAll(
      hubWith({
        ...changed('training/starting/module.yaml', 'starting/who-we-are', 'starting/who-are-we'),
        'training/routes/taster.yaml': undefined,
        ...aboutWith('See [the lesson](/learn/starting/who-we-are/) and [its notes](/teach/starting/who-we-are/).'),
      }),
    ).map(({ rule }) => rule);
    expect(rules.toSorted()).toEqual(['dangling-reference', 'lesson-module']);
  });

  test('leaves words that are still to be written', () => {
    expect(body('TO WRITE: what it is\n\nTO WRITE: more')).toMatch(/\[to-write\]\n {2}“TO WRITE:” stands here, and on 1 more line/);
  });
});
