import { describe, expect, test } from 'vitest';
import { checkAll } from '../../src/checks/all.ts';
import { images } from '../../src/checks/images.ts';
import { publish } from '../../src/checks/publish.ts';
import { readEntry } from '../../src/hub/entry.ts';
import { createHub } from '../../src/hub/hub.ts';
import { inOrder, report } from '../../src/hub/problem.ts';
import { aboutWith, activity, changed, fileAt, hubWith, messagesAfter, plannedLesson, translationRecord, writtenLesson } from './support/content.ts';

const ABOUT = 'pages/about/index.mdx';
const MODULE = 'training/starting/module.yaml';
const LESSON = 'training/starting/who-we-are/index.mdx';
const SOURCE = 'sources/plan-2025.yaml';

/** What is said when one passage of the about page is written otherwise. */
const about = (from: string, to: string) => messagesAfter(changed(ABOUT, from, to));
const body = (text: string, pictures: readonly string[] = []) => messagesAfter(aboutWith(text), pictures);

test('says nothing about content that is right', () => {
  expect(report(checkAll(hubWith()))).toBe('No problems found.');
});

test('counts the problems and says that nothing was lost', () => {
  const problems = checkAll(hubWith({ ...aboutWith('{a}\n\n{b}'), 'pages/home/index.mdx': 'Hello' }));
  expect(report(problems).split('\n').at(-1)).toBe('3 problems in 2 files. Nothing was published; nothing you wrote was changed.');
  expect(report(problems.slice(0, 1)).split('\n').at(-1)).toBe('1 problem in 1 file. Nothing was published; nothing you wrote was changed.');
});

test('says where the rules are explained: by the path alone until the address of the hub is known', () => {
  const problems = checkAll(hubWith(aboutWith('{a}\n\n## b')));
  const line = (of: typeof problems, root?: string) => report(of, root).split('\n').at(-2);
  expect(line(problems)).toBe('What a rule asks, with examples: /contribute/rules/CODE/ on the hub, with the words in square brackets for CODE');
  expect(line(problems.slice(0, 1))).toBe('What this rule asks, with examples: /contribute/rules/braces/ on the hub');
  expect(line(problems.slice(0, 1), 'https://example.org/hub')).toBe('What this rule asks, with examples: https://example.org/hub/contribute/rules/braces/');
});

test('lists problems by file and then from the top of the file down', () => {
  const problems = inOrder(checkAll(hubWith({ ...aboutWith('{a}\n\n{b}'), 'case-studies/a-community/index.mdx': 'Hello' })));
  expect(problems.map(({ file, line }) => `${file}:${line}`)).toEqual([
    'content/case-studies/a-community/index.mdx:1',
    'content/pages/about/index.mdx:9',
    'content/pages/about/index.mdx:11',
  ]);
});

describe('fields', () => {
  test('a field is missing', () => {
    expect(about('title: "About the hub"\n', '')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:2:1  [missing-field]
        A page needs “title”.
        → Add it. The name of the page, in plain words. It is the heading and the search result.
        For example:  title: What is research, and who gets to do it?"
    `);
  });
  test('a field that may be unknown is missing', () => {
    expect(about('reviewed: unknown\n', '')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:2:1  [missing-field]
        A page needs “reviewed”.
        → Add it. Who reviewed the page, and when. Writing a page is not reviewing it. Write unknown when it is not known.
        For example:  reviewed: unknown"
    `);
  });
  test('a field is misspelt', () => {
    expect(about('reviewDue: unknown', 'reviewDue: unknown\nalaises: [hub]')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:7:1  [unknown-field]
        “alaises” is not a field of a page.
        → Did you mean “aliases”?
        For example:  aliases: [pay, money, wages]"
    `);
  });
  test('a field is not known', () => {
    expect(about('reviewDue: unknown', 'reviewDue: unknown\ncolour: red')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:7:1  [unknown-field]
        “colour” is not a field of a page.
        → Remove it, or use one of: title, description, aliases, audience, hostReview, reviewed, reviewDue, easyRead, retired."
    `);
  });
  test('a field belongs to another kind of lesson', () => {
    expect(messagesAfter({ 'training/starting/next-steps/index.mdx': plannedLesson('Next steps', 30).replace('level: new', 'level: new\nkit: [Paper]') }))
      .toMatchInlineSnapshot(`
      "content/training/starting/next-steps/index.mdx:9:1  [unknown-field]
        “kit” does not go with “status: planned”.
        → Take it out, or change “status” to written.
        For example:  status: written"
    `);
  });
  test('a number stands where words belong', () => {
    expect(about('title: "About the hub"', 'title: 2025')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:2:1  [wrong-type]
        “title” must be words, but it is the number 2025.
        → Put it in quotes.
        For example:  title: What is research, and who gets to do it?"
    `);
  });
  test('a number stands in quotes', () => {
    expect(messagesAfter(changed(MODULE, 'number: 1', 'number: "1"'))).toMatchInlineSnapshot(`
      "content/training/starting/module.yaml:1:1  [wrong-type]
        “number” must be a whole number, but it is “1”.
        → Write a whole number, without quotes.
        For example:  number: 1"
    `);
  });
  test('a number is too big', () => {
    expect(messagesAfter(changed(MODULE, 'number: 1', 'number: 1000'))).toMatchInlineSnapshot(`
      "content/training/starting/module.yaml:1:1  [too-big]
        “number” must be at most 999, but it is the number 1000.
        → Write a number up to 999.
        For example:  number: 1"
    `);
  });
  test('a number is too small', () => {
    expect(messagesAfter(changed(LESSON, 'min: 4', 'min: 0'))).toMatchInlineSnapshot(`
      "content/training/starting/who-we-are/index.mdx:15:14  [too-small]
        “groupSize.min” must be at least 1, but it is the number 0.
        → Write a number from 1 up.
        For example:  min: 4"
    `);
  });
  test('one word stands where a list belongs', () => {
    expect(about('audience: [everyone]', 'audience: everyone')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:4:1  [wrong-type]
        “audience” must be a list, but it is “everyone”.
        → Write a list: in square brackets, or each item on a line of its own after a hyphen.
        For example:  audience: [everyone]"
    `);
  });
  test('words stand where a group of fields belongs', () => {
    expect(about('reviewed: unknown', 'reviewed: yes')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:5:1  [wrong-type]
        “reviewed” must be a group of fields, but it is “yes”.
        → Write its fields in braces { }, or below it, each on a line of its own that starts with spaces. Or write unknown.
        For example:  reviewed: { by: "a peer researcher", on: "2026-11-24" }"
    `);
  });
  test('unknown is misspelt', () => {
    expect(about('reviewDue: unknown', 'reviewDue: unkown')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:6:1  [unknown-value]
        “reviewDue” cannot be “unkown”.
        → Did you mean “unknown”?
        For example:  reviewDue: "2027-05-24""
    `);
  });
  test('a year has no quotes', () => {
    expect(messagesAfter(changed(SOURCE, 'issued: "2025-04-02"', 'issued: 2025'))).toMatchInlineSnapshot(`
      "content/sources/plan-2025.yaml:4:1  [wrong-type]
        “issued” must be words, but it is the number 2025.
        → Write the year, the year and month, or the whole date, in quotes: "2025", "2025-05" or "2025-05-14". Or write unknown.
        For example:  issued: "2025-04-02""
    `);
  });
  test('a whole date without quotes is understood all the same', () => {
    expect(about('reviewDue: unknown', 'reviewDue: 2027-05-24')).toBe('');
  });
  test('a date is written day first', () => {
    expect(about('reviewDue: unknown', 'reviewDue: "24/05/2027"')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:6:1  [wrong-form]
        “reviewDue” is not written as it must be: “24/05/2027”.
        → Write the whole date in quotes, year first: "2026-11-24". Or write unknown.
        For example:  reviewDue: "2027-05-24""
    `);
  });
  test('a date does not exist', () => {
    expect(messagesAfter(changed(SOURCE, 'accessed: unknown', 'accessed: "2025-02-30"'))).toMatchInlineSnapshot(`
      "content/sources/plan-2025.yaml:8:37  [wrong-form]
        “seen.accessed” cannot be “2025-02-30”: the calendar has no such day.
        → Correct the day or the month.
        For example:  accessed: "2026-11-24""
    `);
  });
  test('a value is misspelt', () => {
    expect(about('[everyone]', '[everyone, funder]')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:4:22  [unknown-value]
        “audience (item 2)” cannot be “funder”.
        → Did you mean “funders”?
        For example:  audience: [peer-researchers]"
    `);
  });
  test('a value is not in the list', () => {
    expect(messagesAfter(changed(SOURCE, 'how: source', 'how: telepathy'))).toMatchInlineSnapshot(`
      "content/sources/plan-2025.yaml:8:9  [unknown-value]
        “seen.how” cannot be “telepathy”.
        → Use one of: source, copy, second-hand, starting-text.
        For example:  how: source"
    `);
  });
  test('the kind of a lesson is misspelt', () => {
    expect(messagesAfter(changed(LESSON, 'status: written', 'status: writen'))).toMatchInlineSnapshot(`
      "content/training/starting/who-we-are/index.mdx:7:1  [unknown-value]
        “status” cannot be “writen”.
        → Did you mean “written”?
        For example:  status: written"
    `);
  });
  test('a list is empty', () => {
    expect(about('[everyone]', '[]')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:4:1  [empty]
        “audience” is empty.
        → Give at least 1. Who the page is written for.
        For example:  audience: [peer-researchers]"
    `);
  });
  test('a text is empty', () => {
    expect(about('"About the hub"', '""')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:2:1  [empty]
        “title” is empty.
        → Write it. The name of the page, in plain words. It is the heading and the search result.
        For example:  title: What is research, and who gets to do it?"
    `);
  });
  test('a text is too long', () => {
    expect(about('"About the hub"', `"${'a'.repeat(91)}"`)).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:2:1  [too-long]
        “title” has 91 characters; at most 90 fit.
        → Shorten it to 90 characters or fewer.
        For example:  title: What is research, and who gets to do it?"
    `);
  });
  test('a text holds a sign of markup', () => {
    expect(about('"About the hub"', '"About <b>the</b> hub"')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:2:1  [markup]
        “title” holds the sign <, which is not allowed here.
        → Write plain words without <, >, { or }.
        For example:  title: What is research, and who gets to do it?"
    `);
  });
  test('an id is written with a capital and a space', () => {
    expect(messagesAfter(changed(LESSON, 'drawnFrom: [plan-2025]', 'drawnFrom: ["The plan"]'))).toMatchInlineSnapshot(`
      "content/training/starting/who-we-are/index.mdx:11:13  [wrong-form]
        “drawnFrom (item 1)” is not written as it must be: “The plan”.
        → Write the name of its folder or file without the ending: lower-case letters, digits and single hyphens.
        For example:  drawnFrom: [nihr-2021-coproducing]"
    `);
  });
  test('a lesson is named without its module', () => {
    expect(messagesAfter(changed(MODULE, '[starting/who-we-are, ', '[starting/who-we-are, next-steps, '))).toMatchInlineSnapshot(`
      "content/training/starting/module.yaml:4:32  [wrong-form]
        “lessons (item 2)” is not written as it must be: “next-steps”.
        → Write the names of the two folders, the module’s and the lesson’s, with a slash between them.
        For example:  lessons: [starting-together/who-we-are]"
    `);
  });
  test('an address lacks its beginning', () => {
    expect(messagesAfter(changed('site.yaml', 'address: unknown', 'address: hub.example.org'))).toMatchInlineSnapshot(`
      "content/site.yaml:3:1  [wrong-form]
        “address” is not written as it must be: “hub.example.org”.
        → The address the hub is published at, with its path if it has one. It starts with https://. Or write unknown.
        For example:  address: https://hub.organisation.example/"
    `);
  });
  test('an author is half a person and half an organisation', () => {
    expect(messagesAfter(changed(SOURCE, '{ family: Reader, given: "Ada B" }', '{ literal: Reader, given: "Ada B" }'))).toMatchInlineSnapshot(`
      "content/sources/plan-2025.yaml:3:29  [unknown-field]
        “given” is not a field of “author (item 1)”.
        → Remove it, or use one of: literal."
    `);
  });
  test('a field deep in a group is misspelt', () => {
    expect(messagesAfter(changed(SOURCE, '{ how: source, extent: whole,', '{ how: source, exent: whole,'))).toMatchInlineSnapshot(`
      "content/sources/plan-2025.yaml:8:1  [missing-field]
        A source needs “seen.extent”.
        → Add it. How much of it was read.
        For example:  extent: abstract

      content/sources/plan-2025.yaml:8:22  [unknown-field]
        “exent” is not a field of “seen”.
        → Did you mean “extent”?
        For example:  extent: abstract"
    `);
  });
  test('a hash that looks like a number stands without quotes', () => {
    expect(messagesAfter(changed('glossary/co-production.ur.yaml', 'sections: {}', 'sections: { head: 12345678 }'))).toMatchInlineSnapshot(`
      "content/glossary/co-production.ur.yaml:2:96  [wrong-type]
        “translation.sections.head” must be words, but it is the number 12345678.
        → Put it in quotes.
        For example:  sections: { head: "1a2b3c4d" }"
    `);
  });
  test('one file tells every mistake at once', () => {
    const text = fileAt(ABOUT).replace('audience: [everyone]', 'audience: []').replace('"About the hub"', '7').replace('The hub is', 'The {hub} is');
    expect(messagesAfter({ [ABOUT]: text })).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:2:1  [wrong-type]
        “title” must be words, but it is the number 7.
        → Put it in quotes.
        For example:  title: What is research, and who gets to do it?

      content/pages/about/index.mdx:4:1  [empty]
        “audience” is empty.
        → Give at least 1. Who the page is written for.
        For example:  audience: [peer-researchers]

      content/pages/about/index.mdx:9:5  [braces]
        Braces { } are code here.
        → Take the braces out, or use round brackets.
        For example:  Three people (or four) work together."
    `);
  });
});

describe('how fields are written', () => {
  test('a colon stands in words without quotes', () => {
    expect(about('"About the hub"', 'About: the hub')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:2:8  [yaml]
        There is a colon in words that are not in quotes, or the line below starts with too many spaces.
        → Put the words in quotes. A quotation mark inside them is written \\".
        For example:  title: "Consent: what it means""
    `);
  });
  test('a quotation mark is not closed', () => {
    expect(messagesAfter({ [SOURCE]: fileAt(SOURCE).replace('"The plan"', '"The plan') })).toMatchInlineSnapshot(`
      "content/sources/plan-2025.yaml:2:17  [yaml]
        A quotation mark is opened before this place and not closed.
        → Close it at the end of the words.
        For example:  title: "Consent: what it means""
    `);
  });
  test('a tab stands at the start of a line', () => {
    expect(about('reviewed: unknown', '\treviewed: unknown')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:5:1  [yaml]
        This line starts with a tab.
        → Use spaces."
    `);
  });
  test('a line has no colon', () => {
    expect(about('reviewed: unknown', 'reviewed unknown')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:5:1  [yaml]
        This line and the next run into each other.
        → Write a colon after the name, and start each field at the same distance from the margin.
        For example:  title: "Consent: what it means""
    `);
  });
  test('a line starts further in than the others', () => {
    expect(about('audience: [everyone]', ' audience: [everyone]')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:4:1  [yaml]
        This line does not start at the same distance from the margin as the others.
        → Give it as many spaces as the line above."
    `);
  });
  test('a bracket is not closed', () => {
    expect(about('[everyone]', '[everyone')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:5:1  [yaml]
        A bracket is opened before this place and not closed.
        → Close it at the end of the list.
        For example:  audience: [everyone, funders]"
    `);
  });
  test('a field is written twice', () => {
    expect(about('reviewed: unknown', 'reviewed: unknown\ntitle: "Again"')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:6:1  [duplicate-field]
        The field “title” is written twice.
        → Keep one of them."
    `);
  });
  test('a value is a YAML alias', () => {
    expect(about('"What About the hub says."', '*hub')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:3:14  [yaml-sign]
        A value starts with one of the signs &, * and !, which mean something else in YAML.
        → Put the words in quotes.
        For example:  title: "*Our* street""
    `);
  });
  test('a value starts with the sign of a YAML anchor', () => {
    expect(about('"About the hub"', '&about the hub')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:2:8  [yaml-sign]
        A value starts with one of the signs &, * and !, which mean something else in YAML.
        → Put the words in quotes.
        For example:  title: "*Our* street""
    `);
  });
  test('a value starts with the sign of a YAML tag', () => {
    expect(about('"About the hub"', '!important hub')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:2:8  [yaml-sign]
        A value starts with one of the signs &, * and !, which mean something else in YAML.
        → Put the words in quotes.
        For example:  title: "*Our* street""
    `);
  });
  test('a YAML file is a list', () => {
    expect(messagesAfter({ 'glossary/peer-research.yaml': '- Peer research\n' })).toMatchInlineSnapshot(`
      "content/glossary/peer-research.yaml:1:1  [wrong-type]
        A glossary term must be a group of fields, but this is a list.
        → Write each field on a line of its own: its name, a colon, a space and its value.
        For example:  title: "A plain title""
    `);
  });
  test('a page has no fields', () => {
    expect(messagesAfter({ [ABOUT]: 'The hub is a folder of text.\n' })).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:1:1  [no-front-matter]
        The file has no fields: it does not start with a line of three hyphens.
        → Put --- on the very first line, then the fields, then --- again.
        For example:  ---
                      title: "A plain title"
                      ---"
    `);
  });
  test('an empty line stands before the fields', () => {
    expect(messagesAfter({ [ABOUT]: `\n${fileAt(ABOUT)}` })).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:1:1  [no-front-matter]
        Something stands before the fields, which start on line 2. An empty line counts too.
        → Put --- on the very first line.
        For example:  ---
                      title: "A plain title"
                      ---"
    `);
  });
  test('the fields never end', () => {
    expect(messagesAfter({ [ABOUT]: '---\ntitle: "About"\n\nText.\n' })).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:1:1  [no-front-matter]
        The fields start with --- and never end.
        → Put --- on a line of its own after the last field.
        For example:  ---
                      title: "A plain title"
                      ---"
    `);
  });
  test('an invisible mark stands before the fields', () => {
    expect(messagesAfter({ [ABOUT]: `\uFEFF${fileAt(ABOUT)}` })).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:1:1  [no-front-matter]
        The file starts with a mark that cannot be seen, a “byte order mark”.
        → Save the file as “UTF-8”, not as “UTF-8 with BOM”.
        For example:  ---
                      title: "A plain title"
                      ---"
    `);
  });
  test('line ends of Windows change no line and no message', () => {
    const text = fileAt(ABOUT).replace('[everyone]', '[nobody]').replace('The hub', 'The {hub}');
    expect(messagesAfter({ [ABOUT]: text.replaceAll('\n', '\r\n') })).toBe(messagesAfter({ [ABOUT]: text }));
  });
});

describe('code in the text', () => {
  test('braces', () => {
    expect(body('Three {or four} people.')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:11  [braces]
        Braces { } are code here.
        → Take the braces out, or use round brackets.
        For example:  Three people (or four) work together."
    `);
  });
  test('a brace that is not closed', () => {
    expect(body('Three {or four people.')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:7  [braces]
        Braces { } are code here.
        → Take the braces out, or use round brackets.
        For example:  Three people (or four) work together."
    `);
  });
  test('an import line', () => {
    expect(body('import Card from "./card.ts"')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:1  [code-in-content]
        This line is code: it starts with import or export.
        → Take it out. The named elements need no import. If a sentence starts with that word, put another word first.
        For example:  Bring the cards."
    `);
  });
  test('a script', () => {
    expect(body('<script>alert(1)</script>')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:1  [unknown-element]
        <script> is not an element of the hub.
        → HTML tags are not used here. Use Markdown, such as **bold** or [words](/about/), or one of: Section, Activity, Facilitator, Do, Say, WatchFor, PaperOnly, Online, Handout, CheckYourself, Question, Answer, Lines, Example, Note, Claim, Unknown, Photo, Quote, Voice, Person, Cite, Term, Lang.
        For example:  <Note kind="advice">"
    `);
  });
  test('an HTML comment', () => {
    expect(body('Hello <!-- later -->')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:7  [html]
        A comment is not allowed in content.
        → Take it out. Notes about a change belong in the pull request."
    `);
  });
  test('an HTML tag that is not closed', () => {
    expect(body('One line<br>and another.')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:9  [unknown-element]
        <br> is not an element of the hub, and it is not closed.
        → HTML tags are not used here. For a new paragraph, leave an empty line.
        For example:  One.
                      
                      Two."
    `);
  });
  test('a sign for “less than”', () => {
    expect(body('Groups of <5 people.')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:11  [less-than]
        The sign < starts a tag, and this is none: Groups of <5 people.
        → Write “less than” for <.
        For example:  fewer than 5 people"
    `);
  });
  test('an address between the signs < and >', () => {
    expect(body('See <https://www.example.org/>.')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:5  [link-form]
        An address between < and > cannot be read here.
        → Write a link: words in square brackets, then the address in round brackets.
        For example:  [The network’s page](https://www.example.org/)"
    `);
  });
  test('a footnote', () => {
    expect(body('Hello.[^1]\n\n[^1]: There.')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:11:1  [footnote]
        Footnotes are not used here.
        → Cite a source with <Cite source="…" />, or write the words into the sentence.
        For example:  <Cite source="mahmood-2025-protocol" />"
    `);
  });
  test('a footnote of several words', () => {
    expect(body('Hello.[^1]\n\n[^1]: The plan of 2025.')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:1  [footnote]
        Footnotes are not used here.
        → Cite a source with <Cite source="…" />, or write the words into the sentence.
        For example:  <Cite source="mahmood-2025-protocol" />

      content/pages/about/index.mdx:11:1  [footnote]
        Footnotes are not used here.
        → Cite a source with <Cite source="…" />, or write the words into the sentence.
        For example:  <Cite source="mahmood-2025-protocol" />"
    `);
  });
  test('a directive', () => {
    expect(body(':::note\n\nHello\n\n:::')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:1  [directive]
        A colon before a word is read as a directive here.
        → Put a space after the colon, or use a named element such as <Note kind="tip">.
        For example:  Time: ten minutes"
    `);
  });
  test('a place in a text such as 5:27, and a time, are words', () => {
    expect(body('It is in NIHR Open Research 5:27, and starts at 10:30. Bring:paper.')).toBe('');
  });
});

describe('elements', () => {
  const note = (tag: string) => body(`${tag}\n\nHello.\n\n</Note>`);

  test('a misspelt name', () => {
    expect(body('<Activty id="arrive" title="Arrive">\n\nHello.\n\n</Activty>')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:1  [unknown-element]
        <Activty> is not an element of the hub.
        → Did you mean <Activity>?
        For example:  <Activity id="arrive" title="Arrive and say hello" minutes="15" grouping="whole-group">"
    `);
  });
  test('a name that is like no other', () => {
    expect(body('Hello <Marquee>all</Marquee>.')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:7  [unknown-element]
        <Marquee> is not an element of the hub.
        → Use one of: Section, Activity, Facilitator, Do, Say, WatchFor, PaperOnly, Online, Handout, CheckYourself, Question, Answer, Lines, Example, Note, Claim, Unknown, Photo, Quote, Voice, Person, Cite, Term, Lang.
        For example:  <Note kind="advice">"
    `);
  });
  test('an attribute without quotes', () => {
    expect(note('<Note kind=advice>')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:1  [attribute-quotes]
        A value in <Note> has no straight double quotes around it.
        → Write each value in straight double quotes: ". A word processor may have changed them to curly ones.
        For example:  <Note kind="advice">"
    `);
  });
  test('curly quotes from a word processor', () => {
    expect(note('<Note kind=“advice”>')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:1  [attribute-quotes]
        A value in <Note> has no straight double quotes around it.
        → Write each value in straight double quotes: ". A word processor may have changed them to curly ones.
        For example:  <Note kind="advice">"
    `);
  });
  test('an attribute in braces', () => {
    expect(note('<Note kind={advice}>')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:1  [attribute-quotes]
        The attribute “kind” of <Note> has no value in quotes.
        → Write the value in double quotes, without braces.
        For example:  <Note kind="advice">"
    `);
  });
  test('a spread', () => {
    expect(note('<Note {...props}>')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:1  [spread]
        <Note> holds a spread (three dots in braces), which is code.
        → Write each attribute out, with its value in quotes.
        For example:  <Note kind="advice">"
    `);
  });
  test('a missing attribute', () => {
    expect(note('<Note>')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:1  [missing-field]
        <Note> needs “kind”.
        → Add it. What sort of note it is.
        For example:  kind="advice""
    `);
  });
  test('an attribute that is not known', () => {
    expect(note('<Note kind="advice" onclick="alert(1)">')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:1  [unknown-field]
        “onclick” is not an attribute of <Note>.
        → Remove it, or use one of: kind."
    `);
  });
  test('a misspelt value', () => {
    expect(note('<Note kind="advise">')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:1  [unknown-value]
        “kind” cannot be “advise”.
        → Did you mean “advice”?
        For example:  kind="advice""
    `);
  });
  test('an attribute written twice', () => {
    expect(note('<Note kind="advice" kind="tip">')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:1  [duplicate-attribute]
        The attribute “kind” of <Note> is written twice.
        → Keep one of them.
        For example:  <Note kind="advice">"
    `);
  });
  test('minutes in words', () => {
    expect(messagesAfter(changed(LESSON, 'minutes="15"', 'minutes="fifteen"'))).toMatchInlineSnapshot(`
      "content/training/starting/who-we-are/index.mdx:22:1  [wrong-form]
        “minutes” is not written as it must be: “fifteen”.
        → Write a whole number from 1 to 240 in quotes.
        For example:  minutes="15""
    `);
  });
  test('an id with a capital and a space', () => {
    expect(body('<Section id="What it is" title="What it is">\n\nHello.\n\n</Section>')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:1  [wrong-form]
        “id” is not written as it must be: “What it is”.
        → Use lower-case letters, digits and single hyphens.
        For example:  id="arrive""
    `);
  });
  test('the same id twice', () => {
    const section = '<Section id="who" title="Who">\n\nHello.\n\n</Section>';
    expect(body(`${section}\n\n${section}`)).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:15:1  [duplicate-id]
        The id “who” is used twice in this page (first on line 9).
        → Give this one another id. Ids are addresses: leave the first as it is.
        For example:  id="who-2""
    `);
  });
  test('a block inside a line', () => {
    expect(body('Hello <Note kind="tip">world</Note>.')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:7  [element-in-line]
        <Note> stands inside a line of text.
        → Put its opening tag and its closing tag on lines of their own, with an empty line on both sides.
        For example:  <Note kind="advice">"
    `);
  });
  test('an inline element alone on a line', () => {
    expect(body('Hello.\n\n<Cite source="plan-2025" />')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:11:1  [element-alone]
        <Cite> stands on a line of its own.
        → Put it inside a sentence.
        For example:  <Cite source="mahmood-2025-protocol" />"
    `);
  });
  test('a part in the wrong place', () => {
    expect(body('<Say>\n\nHello.\n\n</Say>')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:1  [element-place]
        <Say> stands in the page itself.
        → Put it directly inside <Facilitator>.
        For example:  <Say>"
    `);
  });
  test('a section inside a note', () => {
    expect(note('<Note kind="tip">\n\n<Section id="who" title="Who">\n\nHello.\n\n</Section>')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:11:1  [element-place]
        <Section> stands in <Note>.
        → Put it directly inside the page, outside every other element.
        For example:  <Section id="what-it-is" title="What it is">"
    `);
  });
  test('an element that is never closed', () => {
    expect(body('<Section id="who" title="Who">\n\nHello.')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:1  [not-closed]
        <Section> is opened here and not closed in the same place.
        → Write </Section> after its text. Where it stands on a line of its own, put the closing tag on a line of its own too.
        For example:  <Section id="what-it-is" title="What it is"> … </Section>"
    `);
  });
  test('an element closed by another', () => {
    expect(body('<Section id="who" title="Who">\n\nHello.\n\n</Note>')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:13:1  [not-closed]
        </Note> stands here, but <Section> of line 9 is still open.
        → Write </Section> first.
        For example:  </Section>"
    `);
  });
  test('an element closed that was never opened', () => {
    expect(body('Hello.\n\n</Note>')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:11:1  [not-opened]
        </Note> closes something that was never opened.
        → Take it out, or write <Note> before the text."
    `);
  });
  test('a tag that stops in the middle', () => {
    expect(body('<Note kind="tip')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:1  [cannot-read]
        The tag that starts here cannot be read: <Note kind="tip
        → Check that each value has a quotation mark on both sides and that the tag ends with >. If it is no tag, write “less than” for <.
        For example:  <Note kind="advice">"
    `);
  });
  test('an empty element', () => {
    expect(body('<Note kind="tip"></Note>')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:1  [element-empty]
        <Note> is empty.
        → Write its text between the opening and the closing tag, or take it out.
        For example:  <Note kind="advice">"
    `);
  });
  test('text in an element that holds none', () => {
    expect(body('<Lines count="2" label="Name">\n\nHello.\n\n</Lines>')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:1  [element-filled]
        <Lines> holds text, but it must be empty.
        → Close it at once.
        For example:  <Lines count="3" label="What helps me take part" />"
    `);
  });
});

describe('headings, links and pictures', () => {
  test('a heading that is too big', () => {
    expect(body('## What it is')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:1  [heading-level]
        A heading with ## is not allowed in the body.
        → Start a part with <Section id="…" title="…">, and use ### for headings inside it.
        For example:  ### What to bring"
    `);
  });
  test('a heading that skips a level', () => {
    expect(body('#### What it is')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:1  [heading-order]
        This heading skips a level: #### after ##.
        → Use ### here."
    `);
  });
  test('headings that go down one level at a time are right, in a section or not', () => {
    expect(body('### One\n\n#### Two')).toBe('');
  });
  test('a source that is not there, with a neighbour', () => {
    expect(body('Hello.<Cite source="plan-2026" />')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:7  [dangling-reference]
        There is no source with the id “plan-2026”.
        → Did you mean “plan-2025”?
        For example:  plan-2025"
    `);
  });
  test('several sources, one of them not there', () => {
    expect(body('Hello.<Cite source="plan-2025 hearsay" />')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:7  [dangling-reference]
        There is no source with the id “hearsay”.
        → Make it first as content/sources/hearsay.yaml (npm run new asks for what it needs), or use one of: plan-2025.
        For example:  plan-2025"
    `);
  });
  test('a field that refers to a page that is not there', () => {
    expect(messagesAfter(changed(LESSON, '[who-takes-part]', '[who-takes-prat]'))).toMatchInlineSnapshot(`
      "content/training/starting/who-we-are/index.mdx:12:17  [dangling-reference]
        There is no protocol step with the id “who-takes-prat”.
        → Did you mean “who-takes-part”?
        For example:  who-takes-part"
    `);
  });
  test('a source that only a translation cites', () => {
    expect(messagesAfter(changed('training/starting/who-we-are/index.ur.mdx', 'Urdu step.', 'Urdu step.<Cite source="plan-2052" />'))).toMatchInlineSnapshot(`
      "content/training/starting/who-we-are/index.ur.mdx:8:14  [dangling-reference]
        There is no source with the id “plan-2052”.
        → Did you mean “plan-2025”?
        For example:  plan-2025"
    `);
  });
  test('a file with its own mistake is not said to be missing by those that use it', () => {
    const link = aboutWith('See [the plan](/sources/plan-2025/) and [a lesson](/teach/starting/who-we-are/).');
    const problems = checkAll(hubWith({ ...link, ...changed(SOURCE, 'topics: [place]', 'topics: []'), ...changed(LESSON, '</Online>', '') }));
    expect(problems.map(({ rule, file }) => `${rule} ${file}`)).toEqual([`empty content/${SOURCE}`, `not-closed content/${LESSON}`]);
  });
  test('a link to no page, with a neighbour', () => {
    expect(body('See [the word](/glosary/co-production/).')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:5  [no-such-page]
        There is no page at “/glosary/co-production/”.
        → Did you mean /glossary/co-production/?"
    `);
  });
  test('a link to no page at all', () => {
    expect(body('See [the map](/x/).')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:5  [no-such-page]
        There is no page at “/x/”.
        → Open the page in the hub and copy its address, without the name of the site and the language.
        For example:  /glossary/consent/"
    `);
  });
  test('a link without the slash at its end', () => {
    expect(body('See [the word](/glossary/co-production).')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:5  [no-such-page]
        There is no page at “/glossary/co-production”.
        → Put a slash at the end: /glossary/co-production/"
    `);
  });
  test('a link to a planned lesson', () => {
    expect(body('See [the next lesson](/learn/starting/next-steps/).')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:5  [link-to-planned]
        “/learn/starting/next-steps/” is a planned lesson: it has no page yet.
        → Link to its module instead.
        For example:  /learn/starting/"
    `);
  });
  test('a link to a part that is not there', () => {
    expect(body('See [who](/protocol/who-takes-part/#whom).')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:5  [no-such-part]
        The page /protocol/who-takes-part/ has no part with the id “whom”.
        → Did you mean “who”?"
    `);
  });
  test('a link to a part of a page without parts', () => {
    expect(body('See [funders](/guides/funders/#money).')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:5  [no-such-part]
        The page /guides/funders/ has no part with the id “money”.
        → Take out the # and what follows: the page has no parts to link to."
    `);
  });
  test('a link to a part of its own page that is not there', () => {
    expect(body('See [above](#top).')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:5  [no-such-part]
        This page has no part with the id “top”.
        → Take out the # and what follows: the page has no parts to link to."
    `);
  });
  test('a link that says nothing', () => {
    expect(body('[Click here](/guides/funders/).')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:1  [vague-link]
        The link text “Click here” says nothing on its own.
        → Name what the reader finds there.
        For example:  [How to cite the protocol](/protocol/how-to-cite/)"
    `);
  });
  test.each(['javascript:alert(1)', 'data:text/html,x', '//example.org/', 'about/', 'mailto:', 'http://example.org/'])(
    'the address %s is refused',
    (address) => {
      expect(body(`See [the page](${address}).`)).toContain(`address “${address}”`);
    },
  );
  test('an address of e-mail', () => {
    expect(body('Write to [the hub](mailto:hub@organisation.example).')).toBe('');
  });
  test('an address that would run code', () => {
    expect(body('See [the page](Java%73cript&colon;alert(1)).')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:5  [unsafe-address]
        The address “Java%73cript:alert(1)” starts with javascript:, which the hub does not open.
        → Start it with https://, mailto: or, for a page of the hub, with /.
        For example:  [The network’s page](https://www.example.org/)"
    `);
  });
  test('an address with a sign that cannot be seen', () => {
    expect(body('See [the page](https://www.exam\u200bple.org/).')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:5  [unsafe-address]
        The address “https://www.exam[U+200B]ple.org/” holds a sign that cannot be seen.
        → Delete the address and type it again by hand.
        For example:  [The network’s page](https://www.example.org/)"
    `);
  });
  test('an address of a source that leads elsewhere than it seems', () => {
    expect(messagesAfter(changed(SOURCE, 'DOI:', 'URL: https://www.nihr.ac.uk@example.org/\nDOI:'))).toMatchInlineSnapshot(`
      "content/sources/plan-2025.yaml:6:1  [unsafe-address]
        “URL” cannot be used. The address “https://www.nihr.ac.uk@example.org/” has a name before an @ sign: it looks like one site and leads to another.
        → Open the page in a browser and copy its address from there.
        For example:  URL: https://openresearch.nihr.ac.uk/articles/5-27"
    `);
  });
  test('a picture whose address stands elsewhere on the page', () => {
    expect(body('![A map][map]\n\n[map]: /about/')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:1  [image-reference]
        The address of this picture stands somewhere else on the page.
        → Write the address of a picture right after its words, in round brackets.
        For example:  ![Two people mark a map with dots](./map.png)"
    `);
  });
  test('a line of plus signs among the fields', () => {
    expect(about('reviewed: unknown', '+++\nreviewed: unknown')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:5:1  [fence-in-fields]
        A line among the fields starts with --- or +++.
        → Take that line out, or put a space before the signs."
    `);
  });
  test('a sign that turns the order of words', () => {
    expect(body('The \u202etxet si siht.')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:5  [hidden-sign]
        A sign that cannot be seen stands here (U+202E).
        → Delete the words around it and type them again by hand. For words in another language, use <Lang tag="…">."
    `);
  });
  test('a picture without words', () => {
    expect(body('![](./map.png)', ['pages/about/map.png'])).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:1  [no-alt]
        This picture has no words for people who cannot see it.
        → Say in the square brackets what the picture shows.
        For example:  ![Two people mark a map with dots](./map.png)"
    `);
  });
  test('a picture that is not there', () => {
    expect(body('![A map of the street](./mpa.png)', ['pages/about/map.png', 'pages/home/mpa.png'])).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:1  [no-such-image]
        There is no picture mpa.png beside this page.
        → Did you mean ./map.png?
        For example:  ![Two people mark a map with dots](./map.png)"
    `);
  });
  test('a picture is found beside its page, whatever the content folder is called', () => {
    const { entry } = readEntry(ABOUT, `drafts/2026/${ABOUT}`, `${fileAt(ABOUT)}\n![A map of the street](./map.png)\n`);
    const hub = createHub({ entries: entry ? [entry] : [], translations: [], broken: new Set(), assets: new Set(['pages/about/map.png']), problems: [] });
    expect(images(hub)).toEqual([]);
  });
  test('a picture from another site', () => {
    expect(body('![A map](https://example.org/map.png)')).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:1  [image-address]
        The picture’s address “https://example.org/map.png” is not one the hub can use.
        → Put the picture beside the page and write ./ and its name: lower-case letters, digits and hyphens, ending in png, jpg, webp, avif or svg.
        For example:  ![Two people mark a map with dots](./map.png)"
    `);
  });
});

describe('lessons', () => {
  const lesson = (from: string, to: string) => messagesAfter(changed(LESSON, from, to));

  test('an activity without minutes', () => {
    expect(lesson(' minutes="15"', '')).toMatchInlineSnapshot(`
      "content/training/starting/who-we-are/index.mdx:22:1  [no-minutes]
        The activity “arrive” has no minutes.
        → Say how long it takes. The lesson’s length is the sum.
        For example:  minutes="15""
    `);
  });
  test('an activity without grouping', () => {
    expect(lesson(' grouping="pairs"', '')).toMatchInlineSnapshot(`
      "content/training/starting/who-we-are/index.mdx:22:1  [no-grouping]
        The activity “arrive” does not say how people work together.
        → Add grouping.
        For example:  grouping="pairs""
    `);
  });
  test('an activity without steps', () => {
    expect(lesson('1. Find a partner.', 'Find a partner.')).toMatchInlineSnapshot(`
      "content/training/starting/who-we-are/index.mdx:22:1  [no-steps]
        The activity “arrive” has no numbered steps for learners.
        → Add a list that starts with 1.
        For example:  1. Find a partner."
    `);
  });
  test('steps that only the facilitator sees are not steps', () => {
    expect(lesson('1. Find a partner.', 'Find a partner.').length).toBe(
      lesson('1. Find a partner.', 'Find a partner.\n\n<Handout id="card" title="Card">\n\n1. Hello\n\n</Handout>').length,
    );
  });
  test('an activity that lacks notes', () => {
    expect(lesson('<Online>\n\nUse the chat.\n\n</Online>\n\n', '')).toMatchInlineSnapshot(`
      "content/training/starting/who-we-are/index.mdx:22:1  [no-notes]
        The activity “arrive” lacks notes for the facilitator: Online.
        → Add them inside <Facilitator>. Every activity can be done on paper and online.
        For example:  <Online>"
    `);
  });
  test('what keeps people safe, and may be cut', () => {
    expect(
      lesson(
        '<Activity id="agree" title="agree" minutes="25" grouping="pairs">',
        '<Activity id="agree" title="agree" minutes="25" grouping="pairs" ifLate="skip">',
      ),
    ).toMatchInlineSnapshot(`
      "content/training/starting/who-we-are/index.mdx:62:1  [late-kept]
        The activity “agree” may be cut when the session is late, but it is the last one, and people need it to leave well.
        → Keep it, and let another activity be cut.
        For example:  ifLate="keep""
    `);
  });
  test('an activity that can be shortened, to no fewer minutes', () => {
    expect(lesson('minutes="15" grouping="pairs">', 'minutes="15" grouping="pairs" ifLate="shorten" atLeast="15">')).toMatchInlineSnapshot(`
      "content/training/starting/who-we-are/index.mdx:22:1  [late-minutes]
        The activity “arrive” can be shortened, but atLeast does not say to fewer minutes than it has.
        → Write ifLate="shorten" and atLeast together, with fewer minutes than the activity has. Or take atLeast and shorter out.
        For example:  minutes="20" ifLate="shorten" atLeast="15" shorter="Use four cards instead of eight.""
    `);
    expect(lesson('minutes="15" grouping="pairs">', 'minutes="15" grouping="pairs" shorter="Use one card.">')).toMatchInlineSnapshot(`
      "content/training/starting/who-we-are/index.mdx:22:1  [late-minutes]
        The activity “arrive” says how to shorten it, but not that it may be shortened.
        → Write ifLate="shorten" and atLeast together, with fewer minutes than the activity has. Or take atLeast and shorter out.
        For example:  minutes="20" ifLate="shorten" atLeast="15" shorter="Use four cards instead of eight.""
    `);
  });
  test('a lesson without activities', () => {
    expect(messagesAfter({ [LESSON]: writtenLesson('Who we are', '\nHello.\n'), 'training/starting/who-we-are/index.ur.mdx': undefined }))
      .toMatchInlineSnapshot(`
      "content/training/starting/who-we-are/index.mdx:1:1  [no-activities]
        This lesson has no activity.
        → Add at least one <Activity>, or set status to planned and give an outline.
        For example:  <Activity id="arrive" title="Arrive" minutes="15" grouping="whole-group">"
    `);
  });
  test('a planned lesson with text', () => {
    expect(messagesAfter({ 'training/starting/next-steps/index.mdx': `${plannedLesson('Next steps', 30)}${activity('start', 30)}` })).toMatchInlineSnapshot(`
      "content/training/starting/next-steps/index.mdx:17:1  [planned-with-body]
        This lesson is planned, but it has text below its fields.
        → Set status to written and remove outline, or take the text out.
        For example:  status: written"
    `);
  });
  test('a lesson that no module lists', () => {
    expect(messagesAfter({ ...changed(MODULE, ', starting/next-steps', ''), 'training/routes/taster.yaml': undefined })).toMatchInlineSnapshot(`
      "content/training/starting/next-steps/index.mdx:1:1  [lesson-module]
        No module lists this lesson, so readers cannot find it.
        → Add it to “lessons” in content/training/starting/module.yaml.
        For example:  - starting/next-steps"
    `);
  });
  test('a lesson that two modules list', () => {
    expect(messagesAfter({ 'training/more/module.yaml': 'number: 2\ntitle: "More"\npurpose: "More."\nlessons: [starting/next-steps]\n' }))
      .toMatchInlineSnapshot(`
      "content/training/starting/next-steps/index.mdx:1:1  [lesson-module]
        Two modules list this lesson: starting and more.
        → Leave it in one of them.
        For example:  - starting/next-steps"
    `);
  });
  test('what is never left out, by a name that no activity has', () => {
    expect(lesson('kit:', 'keep: [agre]\nkit:')).toMatchInlineSnapshot(`
      "content/training/starting/who-we-are/index.mdx:13:8  [kept-activity]
        This lesson has no activity “agre”. Did you mean “agree”?
        → Write the id of one of its activities.
        For example:  keep: [agree]"
    `);
  });
  const check = (answers: string, more = '') =>
    `\n<CheckYourself id="check" title="Check">\n\n<Question id="q" asks="Is a name needed?">\n\n${answers}\n\n</Question>\n\n${more}</CheckYourself>\n`;
  const NO = '<Answer right="yes" says="No" because="A shape will do." />';
  const YES = '<Answer says="Yes" because="No name is needed." />';
  const withCheck = (text: string) => messagesAfter({ [LESSON]: `${fileAt(LESSON)}${text}` });
  test('a question with one answer', () => {
    expect(withCheck(check(NO))).toMatchInlineSnapshot(`
      "content/training/starting/who-we-are/index.mdx:104:1  [question-answers]
        “Is a name needed?” has one answer, so there is nothing to choose.
        → Add another <Answer>.
        For example:  <Answer right="yes" says="No" because="Any name will do." />"
    `);
  });
  test('a question without a right answer, or without a wrong one', () => {
    expect(withCheck(check(`${YES}\n${YES}`))).toMatchInlineSnapshot(`
      "content/training/starting/who-we-are/index.mdx:104:1  [question-right]
        No answer to “Is a name needed?” is marked as right.
        → Write right="yes" in the answers that are right.
        For example:  <Answer right="yes" says="No" because="Any name will do." />"
    `);
    expect(withCheck(check(`${NO}\n${NO}`))).toMatchInlineSnapshot(`
      "content/training/starting/who-we-are/index.mdx:104:1  [question-right]
        Every answer to “Is a name needed?” is marked as right.
        → Add an answer that is not right, or mark one as no.
        For example:  <Answer right="yes" says="No" because="Any name will do." />"
    `);
  });
  test('an answer that is not explained', () => {
    expect(withCheck(check(`${YES}\n<Answer right="yes" says="No" />`))).toMatchInlineSnapshot(`
      "content/training/starting/who-we-are/index.mdx:107:1  [missing-field]
        <Answer> needs “because”.
        → Add it. Why it is right or not: one or two short sentences.
        For example:  because="Any name will do, or a shape that you draw.""
    `);
  });
  test('words that a question would lose', () => {
    expect(withCheck(check(`Think of the sheet.\n\n${YES}\n${NO}`))).toMatchInlineSnapshot(`
      "content/training/starting/who-we-are/index.mdx:106:1  [element-holds]
        In <Question> stands something that is no <Answer>: readers would not see it.
        → Take it out, or put it into the “asks” of the question or the “because” of an answer.
        For example:  <Answer right="yes" says="No" because="Any name will do, or a shape that you draw." />"
    `);
    expect(withCheck(check(`${YES}\n${NO}`, '<Note kind="tip">\n\nLook again.\n\n</Note>\n\n'))).toMatchInlineSnapshot(`
      "content/training/starting/who-we-are/index.mdx:111:1  [element-holds]
        In <CheckYourself> stands something that is no <Question>: readers would not see it.
        → Take it out, or put it into the “asks” of a question.
        For example:  <Question id="real-name" asks="Do you have to give your real name?">"
    `);
  });
  test('questions before an activity, twice, or on another page', () => {
    expect(withCheck(`${check(`${YES}\n${NO}`)}${activity('more', 5)}`)).toMatchInlineSnapshot(`
      "content/training/starting/who-we-are/index.mdx:102:1  [check-place]
        An activity comes after the questions to check oneself.
        → Put <CheckYourself> after the last activity."
    `);
    expect(withCheck(`${check(`${YES}\n${NO}`)}${check(`${YES}\n${NO}`).replace('"check"', '"check-2"').replace('"q"', '"r"')}`)).toMatchInlineSnapshot(`
      "content/training/starting/who-we-are/index.mdx:113:1  [check-place]
        This lesson has questions to check oneself in two places.
        → Put all questions into the first <CheckYourself>."
    `);
    expect(body(check(`${YES}\n${NO}`).trim())).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:9:1  [check-place]
        The questions to check oneself stand on a page that is no lesson.
        → Take them out, or put them into a lesson."
    `);
  });
  test('a lesson to do first that comes later', () => {
    expect(lesson('kit:', 'prerequisites: [starting/next-steps]\nkit:')).toMatchInlineSnapshot(`
      "content/training/starting/who-we-are/index.mdx:13:17  [prerequisite-order]
        “starting/next-steps” comes after this lesson in the course.
        → Take it out, or change the order in module.yaml.
        For example:  prerequisites: []"
    `);
  });
});

describe('translations', () => {
  const URDU = 'training/starting/who-we-are/index.ur.mdx';
  const urdu = (from: string, to: string) => messagesAfter(changed(URDU, from, to));

  test('no page that it translates', () => {
    expect(messagesAfter({ 'pages/contact/index.ur.mdx': `---\ntitle: "Urdu"\n${translationRecord()}\n---\n` })).toMatchInlineSnapshot(`
      "content/pages/contact/index.ur.mdx:2:1  [no-original]
        There is no English file beside this translation.
        → Put it beside the page it translates.
        For example:  index.mdx and index.ur.mdx"
    `);
  });
  test('no such language', () => {
    expect(messagesAfter({ 'pages/about/index.sk.mdx': `---\ntitle: "O nás"\n${translationRecord()}\n---\n` })).toMatchInlineSnapshot(`
      "content/pages/about/index.sk.mdx:2:1  [no-such-language]
        There is no language “sk” in the hub.
        → Add content/languages/sk.yaml first, or correct the ending of the file name.
        For example:  index.ur.mdx"
    `);
  });
  test('another number of items', () => {
    expect(urdu('title:', 'objectives: ["Urdu one"]\ntitle:')).toMatchInlineSnapshot(`
      "content/training/starting/who-we-are/index.ur.mdx:2:1  [list-length]
        “objectives” has 1 item, the English has 2.
        → Translate each item, in the same order."
    `);
  });
  test('minutes', () => {
    expect(urdu('title="Urdu arrive">', 'title="Urdu arrive" minutes="15">')).toMatchInlineSnapshot(`
      "content/training/starting/who-we-are/index.ur.mdx:6:1  [inherited]
        A translation gives only words: minutes, grouping and what to cut come from the English page.
        → Take them out. Then they can never disagree.
        For example:  <Activity id="arrive" title="…">"
    `);
  });
  test('a part that the English does not have', () => {
    expect(urdu('id="arrive"', 'id="arive"')).toMatchInlineSnapshot(`
      "content/training/starting/who-we-are/index.ur.mdx:6:1  [no-such-part]
        The English page has no part with the id “arive”.
        → Did you mean “arrive”?
        For example:  id="arrive""
    `);
  });
  test('a question that the English does not ask, with other answers, or that says what is right', () => {
    const check = (id: string, answers: string) =>
      `\n<CheckYourself id="check" title="C">\n\n<Question id="${id}" asks="Q">\n\n${answers}\n\n</Question>\n\n</CheckYourself>\n`;
    const english = { [LESSON]: `${fileAt(LESSON)}${check('q', '<Answer says="A" because="A." />\n<Answer right="yes" says="B" because="B." />')}` };
    const said = (text: string) => messagesAfter({ ...english, [URDU]: `${fileAt(URDU)}${text}` });
    expect(said(check('r', '<Answer says="A" because="A." />'))).toMatchInlineSnapshot(`
      "content/training/starting/who-we-are/index.ur.mdx:14:1  [no-such-part]
        The English page has no question with the id “r”.
        → Use one of: q."
    `);
    expect(said(check('q', '<Answer says="A" because="A." />'))).toMatchInlineSnapshot(`
      "content/training/starting/who-we-are/index.ur.mdx:14:1  [list-length]
        This question has 1 answer, the English has 2.
        → Translate each answer, in the same order: the English says which are right."
    `);
    expect(said(check('q', '<Answer says="A" because="A." />\n<Answer right="no" says="B" because="B." />'))).toMatchInlineSnapshot(`
      "content/training/starting/who-we-are/index.ur.mdx:14:1  [inherited]
        A translation does not say which answers are right: that comes from the English page.
        → Take “right” out. Keep the answers in the order of the English.
        For example:  <Answer says="…" because="…" />"
    `);
  });
  test('a field that is the same in every language', () => {
    expect(urdu('title:', 'level: new\ntitle:')).toMatchInlineSnapshot(`
      "content/training/starting/who-we-are/index.ur.mdx:2:1  [unknown-field]
        “level” is not a field of a translation of a lesson.
        → Take it out: a translation has it from the English page."
    `);
  });
  test('no record of how it was made', () => {
    expect(urdu(translationRecord(), 'takeAways: ["Urdu card"]')).toMatchInlineSnapshot(`
      "content/training/starting/who-we-are/index.ur.mdx:2:1  [missing-field]
        A translation of a lesson needs “translation”.
        → Add it. How the translation was made and checked.
        For example:  translation: { status: draft, made: "2026-11-24", by: unknown, checkedBy: unknown, sections: {} }"
    `);
  });
  test('an interface word that English lacks', () => {
    expect(messagesAfter(changed('languages/en.yaml', '  "skip": "the word skip"\n', ''))).toMatchInlineSnapshot(`
      "content/languages/en.yaml:7:1  [no-word]
        The interface word “skip” is missing. Link that jumps over the menu.
        → Add it under ui.
        For example:  skip: …"
    `);
  });
  test('a language file whose name and tag differ', () => {
    expect(messagesAfter({ 'languages/ps.yaml': fileAt('languages/ur.yaml').replace('tag: ur', 'tag: fa') })).toMatchInlineSnapshot(`
      "content/languages/ps.yaml:1:1  [language-tag]
        The tag is “fa”, but the file is named ps.yaml.
        → Make them the same.
        For example:  tag: ps"
    `);
  });
});

describe('places and names', () => {
  test('a file in a folder that is misspelt', () => {
    expect(messagesAfter({ 'glosary/consent.yaml': 'term: Consent\n' })).toMatchInlineSnapshot(`
      "content/glosary/consent.yaml:1:1  [unknown-file]
        This file is not in a place where the hub reads content, or its name is not right.
        → Files in content/glossary/ are named like the example. Move it, or rename it.
        For example:  content/glossary/co-production.yaml"
    `);
  });
  test('a page without a folder of its own', () => {
    expect(messagesAfter({ 'pages/contact.mdx': fileAt(ABOUT) })).toMatchInlineSnapshot(`
      "content/pages/contact.mdx:1:1  [unknown-file]
        This file is not in a place where the hub reads content, or its name is not right.
        → Files in content/pages/ are named like the example. Move it, or rename it.
        For example:  content/pages/about/index.mdx"
    `);
  });
  test('a file that belongs nowhere', () => {
    expect(messagesAfter({ 'budget.xlsx': '' })).toMatchInlineSnapshot(`
      "content/budget.xlsx:1:1  [unknown-file]
        This file is not in a place where the hub reads content, or its name is not right.
        → Move it to one of: content/protocol, content/training, content/case-studies, content/guides, content/news, content/pages, content/glossary, content/sources, content/consents, content/partners, content/languages, content/site.yaml, content/redirects.yaml, content/codes.yaml.
        For example:  content/protocol/who-takes-part/index.mdx"
    `);
  });
  test('a folder named with capitals and spaces', () => {
    expect(messagesAfter({ 'pages/Contact us/index.mdx': fileAt(ABOUT).replace('About the hub', 'Contact') })).toMatchInlineSnapshot(`
      "content/pages/Contact us/index.mdx:1:1  [bad-id]
        The name “Contact us” cannot be part of an address.
        → Rename it: lower-case letters, digits and single hyphens.
        For example:  content/pages/contact-us/index.mdx"
    `);
  });
  test('a page that would take the address of a section', () => {
    expect(messagesAfter({ 'pages/news/index.mdx': fileAt(ABOUT).replace('About the hub', 'Our news') })).toMatchInlineSnapshot(`
      "content/pages/news/index.mdx:1:1  [duplicate-address]
        The address /news/ is already that of another part of the hub.
        → Give the folder of this page another name.
        For example:  content/pages/about-news/index.mdx"
    `);
  });
  test('a page that would take the address of a language', () => {
    expect(messagesAfter({ 'pages/ur/index.mdx': fileAt(ABOUT).replace('About the hub', 'Urdu') })).toContain('content/pages/about-ur/index.mdx');
  });
  test('two modules with one number', () => {
    const second = {
      'training/more/module.yaml': 'number: 1\ntitle: "More"\npurpose: "More."\nlessons: [more/one]\n',
      'training/more/one/index.mdx': plannedLesson('One', 20),
    };
    expect(messagesAfter(second)).toMatchInlineSnapshot(`
      "content/training/starting/module.yaml:1:1  [duplicate-order]
        “number: 1” is used in content/training/more/module.yaml too.
        → Choose another. Each module has its own number."
    `);
  });
  test('no English interface words at all', () => {
    expect(messagesAfter({ 'languages/en.yaml': undefined })).toMatchInlineSnapshot(`
      "content/languages/en.yaml:1:1  [no-english]
        The English interface words are missing.
        → Add content/languages/en.yaml."
    `);
  });
  test('two pages with one title', () => {
    expect(messagesAfter({ 'pages/contact/index.mdx': fileAt(ABOUT) })).toMatchInlineSnapshot(`
      "content/pages/contact/index.mdx:2:1  [duplicate-title]
        “About the hub” is used in content/pages/about/index.mdx too.
        → Choose another. Readers and search engines tell pages apart by their titles."
    `);
  });
});

describe('case studies and publishing', () => {
  const PROJECT = 'case-studies/project-1/index.mdx';

  test('a project page that links to a community page', () => {
    expect(messagesAfter({ [PROJECT]: `${fileAt(PROJECT)}\nSee [the community](/case-studies/a-community/).\n` })).toMatchInlineSnapshot(`
      "content/case-studies/project-1/index.mdx:25:5  [joined-sets]
        A project page links to a community page.
        → Take the link out. No source that was read says which project worked with which community."
    `);
  });
  test('a community page that links to a project page', () => {
    expect(
      messagesAfter({
        'case-studies/a-community/index.mdx': `${fileAt('case-studies/a-community/index.mdx')}\nSee [the project](/case-studies/project-1/).\n`,
      }),
    ).toContain('A community page links to a project page.');
  });
  test('a named organisation that no source joins to the project', () => {
    expect(
      messagesAfter({
        ...changed(PROJECT, 'partner: partner-1', 'partner: helpers'),
        'partners/helpers.yaml': 'name: Helpers\nrole: community-organisation\nabout: "Known."\nsources: [plan-2025]\nnamed: true\n',
      }),
    ).toMatchInlineSnapshot(`
      "content/case-studies/project-1/index.mdx:4:1  [joined-sets]
        “helpers” is named as the partner, but no place of this project is known from a source.
        → Use the empty place of the project until a source joins the two.
        For example:  partner: partner-1"
    `);
  });
  test('a named organisation without a source', () => {
    expect(messagesAfter({ 'partners/helpers.yaml': 'name: Helpers\nrole: community-organisation\nabout: "Known."\nsources: []\nnamed: true\n' }))
      .toMatchInlineSnapshot(`
      "content/partners/helpers.yaml:1:1  [named-without-source]
        A named organisation needs its name and a source.
        → Give both, or set named to false.
        For example:  sources: [nihr-2023-copper-grant]"
    `);
  });
  test('an empty place that does not say who could fill it', () => {
    expect(messagesAfter(changed('partners/partner-1.yaml', 'who: "the organisation"\n', ''))).toMatchInlineSnapshot(`
      "content/partners/partner-1.yaml:5:1  [empty-place]
        An empty place must say who could fill it, and how.
        → Add who and how.
        For example:  who: "the organisation itself""
    `);
  });
  test('the hub is published while its address is unknown', () => {
    expect(report(publish(hubWith()).slice(0, 1))).toMatchInlineSnapshot(`
      "content/site.yaml:3:1  [publish]
        The hub cannot be published while the address it is published at is unknown.
        → The organisation that publishes the hub fills this in.
        For example:  address: https://hub.organisation.example/

      What this rule asks, with examples: /contribute/rules/publish/ on the hub
      1 problem in 1 file. Nothing was published; nothing you wrote was changed."
    `);
  });
  test('each unknown of the hub is named before it is published', () => {
    expect(publish(hubWith(), '2026-11-25')[0]?.what).toContain('as of 2026-11-24: what people have taken back');
    expect(publish(hubWith()).map(({ field }) => field)).toEqual([
      'address',
      'repository',
      'publisher',
      'contacts.correction',
      'contacts.accessibleFormats',
      'contacts.withdrawal',
    ]);
  });
});
