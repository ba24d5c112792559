import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { draftOf, ELSEWHERE, problemsOf, withDraft, type Answers } from '../../src/authoring/draft.ts';
import { exampleAnswer, exampleAnswers, run } from '../../src/authoring/example-answers.ts';
import { startOf, suggestedId } from '../../src/authoring/given.ts';
import { withLesson } from '../../src/authoring/module-list.ts';
import { askFields, type Fields, type Question } from '../../src/authoring/questions.ts';
import { save } from '../../src/authoring/save.ts';
import { markBody, TRANSLATED, translationSkeleton } from '../../src/authoring/translation-skeleton.ts';
import { fixedId, idProblem, pathFor, slug } from '../../src/authoring/where.ts';
import { writeYaml } from '../../src/authoring/write-yaml.ts';
import { checkAll } from '../../src/checks/all.ts';
import { readEntry, type Entry, type Translation } from '../../src/hub/entry.ts';
import { fieldsOf, readYaml } from '../../src/hub/front-matter.ts';
import { createHub } from '../../src/hub/hub.ts';
import { add, loadContent, type Loaded } from '../../src/hub/load.ts';
import { errorsIn, report, type Problem } from '../../src/hub/problem.ts';
import { COLLECTIONS, COLLECTION_NAMES, type CollectionRule } from '../../src/schemas/collections.ts';
import type { CollectionName } from '../../src/schemas/fields.ts';
import { EVERYTHING, fileAt } from './support/content.ts';

const loaded = loadContent('content');
const hub = createHub(loaded);
const read = (path: string) => (existsSync(`content/${path}`) ? readFileSync(`content/${path}`, 'utf8') : undefined);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hub-new-'));
  cpSync('content', join(folder, 'content'), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NEW_IDS: Partial<Record<CollectionName, string>> = { lessons: 'starting-together/a-new-one', languages: 'qaa', site: 'site', redirects: 'redirects' };

/** The examples of the schema; what must be the only one of its kind is said otherwise. */
function answersFor(collection: CollectionName): Answers {
  const other = (name: string) => (question: Question) => {
    const key = question.name;
    if (key === 'title' || key === 'term') return `${String(exampleAnswer(question))} (${name})`;
    return startOf(hub, collection, key) ?? exampleAnswer(question);
  };
  const answers = exampleAnswers(collection, other(collection));
  return {
    ...answers,
    id: NEW_IDS[collection] ?? 'a-new-one',
    ...(answers.lesson ? { lesson: { ...exampleAnswers('lessons', other('its first lesson')), id: 'first' } } : {}),
  };
}

/** Those of `npm run new`; a consent has a command of its own. */
const NEW = COLLECTION_NAMES.filter((name) => !(name in ELSEWHERE));

describe.each(NEW)('a new entry of %s', { timeout: 30_000 }, (collection) => {
  test('made from the examples of its own schema is accepted', () => {
    const answers = answersFor(collection);
    const draft = draftOf(hub, collection, answers, read);
    expect(report(problemsOf(loaded, collection, answers, draft))).toBe('No problems found.');
    const made = withDraft(loaded, draft).entries.findLast((entry) => entry.path === pathFor(collection, answers.id));
    expect(made?.data).toMatchObject({ ...answers.fields, ...(collection === 'languages' ? { tag: answers.id } : {}) });
  });

  test('has a question for every field that it needs, with a meaning and an example', () => {
    const { schema }: CollectionRule = COLLECTIONS[collection];
    const asked: Question[] = [];
    const fields = run(askFields(schema, 'it'), (question) => {
      asked.push(question);
      return exampleAnswer(question);
    });
    for (const question of asked) {
      expect(question.asks, question.name).toMatch(/\w.*[.?]$/);
      if (!/\?$|kind$/.test(question.name)) expect(question.judge(exampleAnswer(question)), question.name).toBeUndefined();
    }
    expect(schema.safeParse(fields).success).toBe(true);
    expect(new Set(asked.map(({ name }) => name)).size).toBe(asked.length);
  });
});

test('new entries of all collections stand beside each other in a folder', () => {
  const content = join(folder, 'content');
  // Of these there is one each.
  for (const one of ['site.yaml', 'redirects.yaml', 'codes.yaml']) rmSync(join(content, one), { force: true });
  const readThere = (path: string) => readFileSync(join(content, path), 'utf8');
  for (const collection of NEW) save(content, draftOf(hub, collection, answersFor(collection), readThere));
  const after = loadContent(content, 'content');
  expect(after.entries).toHaveLength(loaded.entries.filter(({ collection }) => !fixedId(collection)).length + NEW.length + 1);
  const [first, ...others] = errorsIn(checkAll(createHub(after))).map(({ rule, what }) => `${rule} ${what}`);
  expect([first, ...others]).toEqual([undefined]);
}, 60_000);

test('each kind of lesson and of case study can be answered for', () => {
  for (const [collection, name, kinds] of [
    ['lessons', 'status', ['written', 'planned']],
    ['caseStudies', 'kind', ['project', 'community']],
  ] as const) {
    for (const kind of kinds) {
      const answers = {
        ...exampleAnswers(collection, (question) => (question.name === name ? kind : exampleAnswer(question))),
        id: NEW_IDS[collection] ?? 'x',
      };
      answers.fields.title = 'A title of its own';
      if ('number' in answers.fields) answers.fields.number = 98;
      const draft = draftOf(hub, collection, answers, read);
      expect(report(problemsOf(loaded, collection, answers, draft))).toBe('No problems found.');
      expect(answers.fields[name]).toBe(kind);
    }
  }
});

describe('whatever is answered', { timeout: 60_000 }, () => {
  const inMemory = {
    entries: [] as Entry[],
    translations: [] as Translation[],
    broken: new Set<string>(),
    assets: new Set<string>(),
    problems: [] as Problem[],
  };
  for (const [path, text] of Object.entries(EVERYTHING)) add(inMemory, readEntry(path, `content/${path}`, text));
  const small: Loaded = inMemory;
  const smallHub = createHub(small);
  const tricky = fc.constantFrom(
    'yes',
    'no',
    'null',
    '~',
    '1.0',
    '0x1F',
    '1e3',
    '2025-01-01',
    '@home',
    '`code`',
    '- a',
    '? a',
    'a: b',
    'a #b',
    '#',
    '"',
    "it's",
    '\\',
    '\\n',
    '[a]',
    '{a}',
    '&a',
    '*a*',
    '!t',
    '|',
    '>',
    '%',
    '---',
    '+++',
    '...',
    'a\nb',
    'a\n---\nb',
    'a\r\nb',
    '\t',
    '<b>',
    '</Note>',
    '<<',
    'import x',
    'export x',
    ':::',
    ':a[b]',
    'خوش آمدید',
    '🙂',
    '\u202E',
    '\u0000',
    '\uFEFF',
    '\u2028',
    ' a ',
    '',
    '# a',
    '1. a',
    '[a](javascript:x)',
    '![](x)',
    '[^1]: a',
    'TO WRITE: a',
  );
  const anything = fc.oneof(
    tricky,
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.array(tricky, { maxLength: 4 }).map((parts) => parts.join(' ')),
  );

  /** Either a message, or a file that the check accepts and that says what was answered. */
  const holds = (collection: CollectionName, answers: Answers, texts: Readonly<Record<string, unknown>>) => {
    const draft = draftOf(smallHub, collection, answers, (path) => EVERYTHING[path]);
    const problems = problemsOf(small, collection, answers, draft);
    if (problems.length > 0) {
      for (const { what, mend } of problems) expect(`${what} ${mend}`).not.toMatch(/undefined|\[object|NaN/);
      return;
    }
    expect(report(errorsIn(checkAll(createHub(withDraft(small, draft)))))).toBe('No problems found.');
    const text = draft.made[0]?.text ?? '';
    const fields = parse(collection === 'glossary' ? text : (fieldsOf(text) ?? '')) as Fields;
    for (const [name, value] of Object.entries(texts)) expect(fields[name]).toEqual(value);
  };

  test('in a record, it is a message or a valid file', () => {
    fc.assert(
      fc.property(anything, anything, (term, short) => {
        holds('glossary', { id: 'a-new-one', fields: { term, short } }, { term: term.trim(), short: short.trim() });
      }),
      { numRuns: 150 },
    );
  });

  test('in a page and its first words, it is a message or a valid file', () => {
    fc.assert(
      fc.property(anything, fc.array(anything, { maxLength: 3 }), fc.array(anything, { minLength: 1, maxLength: 3 }), (title, aliases, text) => {
        const fields = { title, description: 'What it says.', aliases, audience: ['everyone'], reviewDue: 'unknown' };
        holds('pages', { id: 'a-new-one', fields, text }, { title: title.trim(), aliases: aliases.map((alias) => alias.trim()) });
      }),
      { numRuns: 150 },
    );
  });

  test('in the activity of a lesson, it is a message or a valid file', () => {
    fc.assert(
      fc.property(anything, anything, anything, (title, step, note) => {
        const fields = {
          ...exampleAnswers('lessons').fields,
          title: 'A new one',
          drawnFrom: ['plan-2025'],
        };
        const activity = {
          title,
          minutes: '15',
          grouping: 'pairs',
          steps: [step],
          notes: { Do: note, Say: note, WatchFor: note, PaperOnly: note, Online: note },
        };
        holds('lessons', { id: 'starting/a-new-one', fields, activity }, {});
      }),
      { numRuns: 150 },
    );
  });

  test('as a name, it is refused or a path of its collection, and never one that is taken', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(...COLLECTION_NAMES), (id, collection) => {
        const wrong = idProblem(collection, id, (path) => path in EVERYTHING);
        if (wrong !== undefined) {
          expect(wrong).toMatch(/\w/);
          return;
        }
        expect(pathFor(collection, id)).toMatch(COLLECTIONS[collection].path);
        expect(pathFor(collection, id)).not.toMatch(/\.\.|\\|\s/);
        expect(EVERYTHING[pathFor(collection, id)]).toBeUndefined();
      }),
      { numRuns: 150 },
    );
  });

  test('YAML reads back what was written, here and as older readers do', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.oneof(anything, fc.array(anything), fc.boolean(), fc.nat())), (fields) => {
        const text = writeYaml(fields, 'A remark.');
        expect(readYaml('x.yaml', text).data).toEqual(fields);
        expect(parse(text, { version: '1.1' })).toEqual(fields);
        expect(text).not.toMatch(/^(?:---|\+\+\+)/m);
      }),
      { numRuns: 150 },
    );
  });
});

describe('names', () => {
  test('are suggested from the words of the entry', () => {
    expect(slug('What is research, and who gets to do it?')).toBe('what-is-research-and-who-gets-to-do-it');
    expect(slug('Święto: people’s day')).toBe('swieto-peoples-day');
    expect(slug('خوش آمدید')).toBe('');
    expect(suggestedId('news', { title: 'The paper', date: '2025-04' })).toBe('2025-04-the-paper');
    expect(suggestedId('sources', { title: 'A citizen science study', author: [{ family: 'Reader', given: 'A' }], issued: '2025-04-02' })).toBe(
      'reader-2025-citizen',
    );
    expect(suggestedId('sources', { title: 'The plan', author: 'unknown', issued: 'unknown' })).toBe('nd-source');
  });

  test('that are taken, reserved or cannot be an address are refused in plain words', () => {
    expect(idProblem('glossary', 'consent', () => true)).toMatch(/is there already. Nothing is overwritten/);
    expect(idProblem('glossary', 'Our Word', () => false)).toMatch(/lower-case letters, digits and single hyphens/);
    expect(idProblem('glossary', 'con', () => false)).toBeDefined();
    expect(idProblem('lessons', 'no-module', () => false)).toMatch(/Write it like the example/);
    expect(idProblem('pages', '../site', () => false)).toBeDefined();
    expect(fixedId('site')).toBe('site');
    expect(COLLECTION_NAMES.filter((name) => fixedId(name))).toEqual(['site', 'redirects', 'codes']);
    expect(fixedId('glossary')).toBeUndefined();
  });
});

describe('nothing is overwritten', () => {
  test('a file that is there stays as it is, and no other is written', () => {
    const content = mkdtempSync(join(folder, 'there-'));
    writeFileSync(join(content, 'b.yaml'), 'old');
    const draft = {
      made: [
        { path: 'a.yaml', text: 'new' },
        { path: 'b.yaml', text: 'new' },
      ],
      changed: [],
    };
    expect(() => save(content, draft)).toThrow(/b.yaml is there already/);
    expect(readdirSync(content)).toEqual(['b.yaml']);
    expect(readFileSync(join(content, 'b.yaml'), 'utf8')).toBe('old');
  });

  test('a module that somebody changes meanwhile is left alone', () => {
    const content = mkdtempSync(join(folder, 'meanwhile-'));
    writeFileSync(join(content, 'm.yaml'), 'theirs');
    expect(() => save(content, { made: [{ path: 'a.yaml', text: 'new' }], changed: [{ path: 'm.yaml', before: 'ours', text: 'more' }] })).toThrow(/meanwhile/);
    expect(readdirSync(content)).toEqual(['m.yaml']);
    expect(readFileSync(join(content, 'm.yaml'), 'utf8')).toBe('theirs');
  });

  test('a module gets one line more and keeps every other', () => {
    const text = '# Ours\nnumber: 1\nlessons:\n  - a/b # first\n  - a/c\n\npurpose: "x"\n';
    expect(withLesson(text, 'a/d')).toBe('# Ours\nnumber: 1\nlessons:\n  - a/b # first\n  - a/c\n  - a/d\n\npurpose: "x"\n');
    expect(withLesson('lessons: [a/b]\nnumber: 1\n', 'a/d')).toBe('lessons: [a/b, a/d]\nnumber: 1\n');
    expect(withLesson('lessons: []\n', 'a/d')).toBeUndefined();
    expect(withLesson('lessons: [a\n', 'a/d')).toBeUndefined();
    for (const module of hub.modules) expect(withLesson(read(module.path) ?? '', 'a/d'), module.path).toContain('a/d');
  });
});

describe('a translation', () => {
  const made = { locale: 'ur', made: '2026-11-24', by: 'unknown', fields: {} };

  test('of any page holds its English marked, and is refused for that alone', () => {
    for (const collection of TRANSLATED) {
      const [entry] = hub.of(collection).filter(({ id }) => !hub.translation(collection, id, 'ur')) as Entry[];
      if (!entry || COLLECTIONS[collection].format === 'yaml') continue;
      const { path, text } = translationSkeleton(entry, read(entry.path) ?? '', made);
      const { translation, problems } = readEntry(path, path, text);
      expect(problems.map(({ rule }) => rule).filter((rule) => rule !== 'too-long')).toEqual(['to-write']);
      expect(translation?.body?.parts.map(({ id }) => id)).toEqual(entry.body?.parts.map(({ id }) => id));
      for (const { text: sentence } of translation?.body?.sentences ?? []) expect(sentence.length).toBeGreaterThan(0);
    }
  });

  test('is refused until the last mark is gone, and accepted then', () => {
    const path = 'training/starting/who-we-are/index.mdx';
    const { entry } = readEntry(path, path, fileAt(path));
    if (!entry) throw new Error('The example lesson cannot be read.');
    const skeleton = translationSkeleton(entry, fileAt(path), made);
    expect(skeleton.path).toBe('training/starting/who-we-are/index.ur.mdx');
    expect(skeleton.text).not.toMatch(/minutes=|grouping=/);
    const lines = skeleton.text.split('\n');
    const marked = lines.flatMap((line, index) => (line.includes('TO TRANSLATE:') ? [index] : []));
    expect(marked.length).toBeGreaterThan(10);
    const last = marked.at(-1) ?? 0;
    const done = lines.map((line, index) => (index === last ? line : line.replace(/TO TRANSLATE: [^"\n]*/, 'لفظ')));
    expect(readEntry(skeleton.path, path, done.join('\n')).problems.map(({ rule, line }) => `${rule} ${line}`)).toEqual([`to-write ${last + 1}`]);
    expect(readEntry(skeleton.path, path, done.join('\n').replace(/TO TRANSLATE: [^"\n]*/, 'لفظ')).problems).toEqual([]);
  });

  test('marks every line that readers read, and no structure', () => {
    expect(markBody('One\ntwo\n\n- Three\n\n| A | B |\n| --- | --- |\n\n<Lines count="2" label="Name" />\n\n<Term id="a">Four</Term> five\n')).toBe(
      'TO TRANSLATE: One\ntwo\n\n- TO TRANSLATE: Three\n\n| TO TRANSLATE: A | B |\n| --- | --- |\n\n<Lines count="2" label="TO TRANSLATE: Name" />\n\nTO TRANSLATE: <Term id="a">Four</Term> five\n',
    );
  });

  test('of a word holds only what was given, and which English it was made from', () => {
    const entry = hub.get('glossary', 'agency');
    if (!entry) throw new Error('The glossary has lost a word.');
    const { text } = translationSkeleton(entry, '', { ...made, fields: { term: 'لفظ' } });
    const { translation, problems } = readEntry('glossary/agency.ur.yaml', 'x', text);
    expect(problems).toEqual([]);
    expect(translation?.data).toEqual({ term: 'لفظ' });
    expect(Object.keys(translation?.record.sections ?? {})).toEqual(['head']);
  });
});

describe('npm run new', { timeout: 60_000 }, () => {
  const command = (...args: string[]) =>
    spawnSync(process.execPath, ['scripts/new.ts', ...args, '--content', join(folder, 'content')], { encoding: 'utf8', input: '', timeout: 60_000 });

  test('writes what a file of answers says, once, and says what to do next', () => {
    const file = join(folder, 'answers.json');
    writeFileSync(file, JSON.stringify({ id: 'by-command', fields: { term: 'yes', short: 'It says: "1.0".' } }));
    const first = command('glossary', '--answers', file);
    expect(first.stdout).toMatch(/Written: .*glossary\/by-command\.yaml[\s\S]*The check finds no problem in it[\s\S]*npm run check/);
    const second = command('glossary', '--answers', file);
    expect([second.status, second.stderr]).toEqual([1, expect.stringMatching(/is there already/) as string]);
  });

  test('asks nothing where nobody can answer, and points to the form', () => {
    expect(command('glossary')).toMatchObject({ status: 1, stderr: expect.stringMatching(/--form/) as string });
    expect(JSON.parse(command('lesson', '--form').stdout)).toMatchObject({ fields: { status: 'written' }, activity: { minutes: '15' } });
    expect(command('glosary').stderr).toMatch(/Did you mean “glossary”\?/);
    expect(command('consent').stderr).toMatch(/npm run consent/);
  });
});
