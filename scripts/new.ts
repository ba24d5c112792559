/**
 * Asks in plain words, and writes a new file that the check accepts.
 *
 *   npm run new                                      asks what it is to be
 *   npm run new -- glossary                          a glossary term, a source, a lesson …
 *   npm run new -- translation                       the translation of a page or a word
 *   npm run new -- glossary --form > answers.json    the questions as a file to fill in, with examples
 *   npm run new -- glossary --answers answers.json   writes what that file says, and asks nothing
 *   --content DIR                                    another content folder
 *
 * No file is ever overwritten.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  autocomplete,
  autocompleteMultiselect,
  cancel,
  confirm,
  intro,
  isCancel,
  log,
  multiline,
  multiselect,
  note,
  outro,
  select,
  text,
} from '@clack/prompts';
import { parse } from 'yaml';
import { draftOf, ELSEWHERE, newProblems, ownerOf, problemsOf, type Answers, type Draft } from '../src/authoring/draft.ts';
import { exampleAnswers } from '../src/authoring/example-answers.ts';
import { askFirstWords } from '../src/authoring/first-words.ts';
import { fieldsOfId, givenFields, startOf, suggestedId } from '../src/authoring/given.ts';
import { judge } from '../src/authoring/judge.ts';
import { askField, askFields, fieldNamed, type Asking, type Fields, type Question } from '../src/authoring/questions.ts';
import { save } from '../src/authoring/save.ts';
import { TRANSLATED, translationPath, translationSkeleton, wordsToTranslate } from '../src/authoring/translation-skeleton.ts';
import { exampleId, fixedId, idProblem, pathFor } from '../src/authoring/where.ts';
import { checkAll } from '../src/checks/all.ts';
import type { Entry } from '../src/hub/entry.ts';
import { createHub, DEFAULT_LOCALE } from '../src/hub/hub.ts';
import { loadContent } from '../src/hub/load.ts';
import { errorsIn, report, type Problem } from '../src/hub/problem.ts';
import { wordsOfEntry } from '../src/hub/page-context.ts';
import { nearest } from '../src/hub/nearest.ts';
import { COLLECTIONS, COLLECTION_NAMES, type CollectionRule } from '../src/schemas/collections.ts';
import type { CollectionName } from '../src/schemas/fields.ts';
import { translationOf } from '../src/schemas/translation.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    answers: { type: 'string' },
    form: { type: 'boolean', default: false },
    content: { type: 'string', default: 'content' },
  },
});
const KINDS: readonly { value: string; label: string; hint: string }[] = [
  ...COLLECTION_NAMES.filter((name) => !fixedId(name) && !(name in ELSEWHERE)).map((name) => ({
    value: name as string,
    label: COLLECTIONS[name].one,
    hint: COLLECTIONS[name].about,
  })),
  { value: 'translation', label: 'translation', hint: 'A page or a word in another language.' },
];

const wanted = kindNamed(positionals.join(' '));
if (values.form) {
  console.log(JSON.stringify(wanted === 'translation' ? translationForm() : exampleAnswers(collectionNamed(wanted)), null, 2));
  process.exit();
}
if (values.answers === undefined && !process.stdin.isTTY)
  stop(
    'Nobody can answer here. Fill in a file of answers: npm run new -- glossary --form > answers.json, then npm run new -- glossary --answers answers.json.',
  );

const folder = values.content;
const loaded = loadContent(folder);
const hub = createHub(loaded);
const isThere = (path: string) => existsSync(join(folder, path));
const read = (path: string) => (isThere(path) ? readFileSync(join(folder, path), 'utf8') : undefined);

if (values.answers === undefined) await converse();
else if (wanted === 'translation') writeTranslation(fromFile(values.answers));
else write(collectionNamed(wanted), answersIn(fromFile(values.answers)));

/* ---- Without questions ---- */

function fromFile(file: string): Fields {
  if (!existsSync(file)) stop(`There is no file ${file}.`);
  try {
    const data: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (data !== null && typeof data === 'object' && !Array.isArray(data)) return data as Fields;
  } catch (error) {
    stop(
      `${file} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}. Make one with --form and change only what stands in quotes.`,
    );
  }
  return stop(`${file} must hold one group in braces. Make one with --form.`);
}

/** The parts of a file of answers, each of the type that it must have. */
function answersIn(data: Fields): Answers {
  const isGroup = (value: unknown): value is Fields => value !== null && typeof value === 'object' && !Array.isArray(value);
  const lines = (name: string): string[] | undefined => {
    const value = data[name];
    if (value === undefined) return undefined;
    return Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : stop(`“${name}” must be a list of lines in the answers.`);
  };
  const unknown = Object.keys(data).filter((key) => !['id', 'fields', 'text', 'cite', 'activity', 'lesson'].includes(key));
  if (unknown.length > 0) stop(`The answers hold “${unknown.join('”, “')}”, which nothing asks for. Fields belong inside “fields”.`);
  if (data.id !== undefined && typeof data.id !== 'string') stop('“id” must be words in quotes in the answers.');
  for (const name of ['fields', 'activity', 'lesson'])
    if (data[name] !== undefined && !isGroup(data[name])) stop(`“${name}” must be a group in braces in the answers.`);
  const text = lines('text');
  const cite = lines('cite');
  return {
    id: typeof data.id === 'string' ? data.id : '',
    fields: isGroup(data.fields) ? data.fields : {},
    ...(text ? { text } : {}),
    ...(cite ? { cite } : {}),
    ...(isGroup(data.activity) ? { activity: data.activity as unknown as NonNullable<Answers['activity']> } : {}),
    ...(isGroup(data.lesson) ? { lesson: answersIn(data.lesson) } : {}),
  };
}

function write(collection: CollectionName, answers: Answers): void {
  const id = fixedId(collection) ?? answers.id;
  const wrong = idProblem(collection, id, isThere);
  if (wrong) stop(wrong);
  const whole = { ...answers, id };
  const draft = draftOf(hub, collection, whole, read);
  const problems = problemsOf(loaded, collection, whole, draft);
  if (problems.length > 0) stop(`Nothing was written.\n\n${withoutCount(problems)}`);
  finish(draft, collection);
}

function translationForm(): Fields {
  return { page: 'glossary/consent', language: 'ur', by: 'a community translator', fields: { term: 'رضامندی' } };
}

function writeTranslation(answers: Fields): void {
  const entry = typeof answers.page === 'string' ? pageNamed(answers.page) : undefined;
  if (!entry)
    return stop(
      `There is no page “${String(answers.page)}”. Write its collection and id, such as glossary/consent, or its path, such as content/glossary/consent.yaml.`,
    );
  const locale = String(answers.language);
  if (locale === DEFAULT_LOCALE || !hub.locales.includes(locale))
    return stop(
      `The hub has no language “${locale}” to translate into. It has: ${hub.locales.filter((tag) => tag !== DEFAULT_LOCALE).join(', ')}. Add one with: npm run new -- language`,
    );
  const fields = answers.fields !== null && typeof answers.fields === 'object' ? (answers.fields as Fields) : {};
  makeTranslation(entry, locale, typeof answers.by === 'string' ? answers.by : 'unknown', fields);
}

function makeTranslation(entry: Entry, locale: string, by: string, fields: Fields): void {
  const path = translationPath(entry, locale);
  if (isThere(path)) stop(`content/${path} is there already. Nothing is overwritten: edit that file.`);
  const draft: Draft = { made: [translationSkeleton(entry, read(entry.path) ?? '', { locale, made: hub.today, by, fields })], changed: [] };
  const problems = newProblems(loaded, draft);
  const others = problems.filter((problem) => problem.rule !== 'to-write' && problem.rule !== 'too-long');
  if (others.length > 0) stop(`Nothing was written.\n\n${withoutCount(others)}`);
  save(folder, draft);
  console.log(`\nWritten: ${folder}/${path}`);
  console.log(
    problems.length > 0
      ? [
          'It holds the English, each line marked with TO TRANSLATE:. The check refuses the file until the last mark is gone, so no English is published as a translation.',
          '1. Put your words in place of each mark and what follows it. Leave every id and every tag as it is.',
          '2. A part that you do not translate now: take it out whole. Readers then see its English, marked as such.',
          '3. npm run check',
        ].join('\n')
      : 'It is a draft until a second speaker has read it. Look at it with: npm start',
  );
}

function finish(draft: Draft, collection: CollectionName): void {
  try {
    save(folder, draft);
  } catch (error) {
    stop(error instanceof Error ? error.message : String(error));
  }
  const after = errorsIn(checkAll(createHub(loadContent(folder))));
  const own = after.filter((problem) => draft.made.some(({ path }) => problem.file === `content/${path}`));
  const rule: CollectionRule = COLLECTIONS[collection];
  const lines = [
    ...draft.made.map(({ path }) => `Written: ${folder}/${path}`),
    ...draft.changed.map(({ path }) => `One line added: ${folder}/${path}`),
    own.length === 0 ? 'The check finds no problem in it.' : withoutCount(own),
    ...(after.length > own.length ? [`Other files have problems, as before: npm run check lists them.`] : []),
    '',
    'What to do next:',
    `1. Open the file and go on writing.${rule.format === 'mdx' ? ' CONTRIBUTING.md shows what may stand in a page.' : ' The field guide, /contribute/fields/, says what else may stand in it.'}`,
    '2. npm run check        says whether all is well',
    '3. npm start            shows it',
    ...(rule.schema && fieldNamed(rule.schema, 'reviewed') ? ['It says that nobody has reviewed it. Leave that until somebody else has.'] : []),
    ...(draft.changed.length > 0 ? ['The lesson is the last of its module. To move it, move its line in module.yaml.'] : []),
  ];
  console.log(`\n${lines.join('\n')}`);
}

/* ---- With questions ---- */

async function converse(): Promise<void> {
  intro('A new file for the hub. Stop at any time with Ctrl and C: nothing is written before the end.');
  const chosen = wanted ?? answered(await select({ message: 'What do you want to add?', options: KINDS.map((kind) => ({ ...kind })), maxItems: 14 }));
  if (chosen === 'translation') return converseTranslation();
  const collection = collectionNamed(chosen);
  const fixed = fixedId(collection);
  if (fixed && isThere(pathFor(collection, fixed))) stop(`content/${pathFor(collection, fixed)} is there already. Edit that file.`);
  let answers = await ask(collection);
  for (;;) {
    const draft = draftOf(hub, collection, answers, read);
    const problems = problemsOf(loaded, collection, answers, draft);
    if (problems.length === 0) {
      note(draft.made.map(({ path, text: made }) => `${folder}/${path}\n\n${made}`).join('\n'), 'This will be written');
      if (!answered(await confirm({ message: 'Write it?' }))) stop('Nothing was written.');
      finish(draft, collection);
      return outro('Thank you.');
    }
    log.warn(withoutCount(problems));
    answers = await mend(collection, answers, problems);
  }
}

async function ask(collection: CollectionName): Promise<Answers> {
  const { schema, about }: CollectionRule = COLLECTIONS[collection];
  const owner = ownerOf(collection);
  log.info(about);
  const module =
    collection === 'lessons' ? answered(await autocomplete({ message: 'In which module?', options: entryOptions('modules'), maxItems: 12 })) : undefined;
  const given = { ...givenFields(collection), ...(collection === 'modules' ? { lessons: [] } : {}), ...(collection === 'languages' ? { tag: 'xx' } : {}) };
  const fields = await drive(askFields(schema, owner, given), collection);
  const words = await drive(askFirstWords(collection, fields, owner), collection);
  const id = fixedId(collection) ?? (await askId(collection, suggestedId(collection, fields), module));
  if (collection === 'modules') {
    delete fields.lessons;
    log.step('A module has at least one lesson. These questions are about its first. “planned” is enough: it can be written later.');
    const lessonFields = await drive(askFields(COLLECTIONS.lessons.schema, 'a lesson', givenFields('lessons')), 'lessons');
    const lessonWords = await drive(askFirstWords('lessons', lessonFields, 'a lesson'), 'lessons');
    const lessonId = await askId('lessons', suggestedId('lessons', lessonFields), id);
    return { id, fields, lesson: { id: lessonId.split('/').at(-1) ?? '', fields: lessonFields, ...lessonWords } };
  }
  return { id, fields: { ...fields, ...fieldsOfId(collection, id) }, ...words };
}

async function askId(collection: CollectionName, suggested: string, inFolder?: string): Promise<string> {
  const whole = (name: string) => (inFolder ? `${inFolder}/${name}` : name);
  const example = exampleId(collection).split('/').at(-1) ?? '';
  const message =
    collection === 'languages'
      ? 'The tag of the language (BCP 47). It is part of addresses and never changes.'
      : 'A short name for its address. It never changes: lower-case letters, digits and single hyphens.';
  const name = answered(
    await text({ message, placeholder: example, initialValue: suggested, validate: (value) => idProblem(collection, whole((value ?? '').trim()), isThere) }),
  );
  return whole(name.trim());
}

/** Asks again what the check does not accept. */
async function mend(collection: CollectionName, answers: Answers, problems: readonly Problem[]): Promise<Answers> {
  const { schema }: CollectionRule = COLLECTIONS[collection];
  const main = `content/${pathFor(collection, answers.id)}`;
  const names = new Set(problems.filter(({ file }) => file === main).map(({ field }) => field?.split(/[. ]/)[0] ?? ''));
  const fields = { ...answers.fields };
  let mended = false;
  for (const name of names) {
    const field = fieldNamed(schema, name);
    if (!field) continue;
    fields[name] = await driveAny(askField(field, name, ownerOf(collection)), collection, fields[name]);
    mended = true;
  }
  if (mended) return { ...answers, fields };
  if (!answered(await confirm({ message: 'Answer the questions again? With “no”, nothing is written.' }))) stop('Nothing was written.');
  const words = await drive(askFirstWords(collection, fields, ownerOf(collection)), collection);
  return Object.keys(words).length > 0 ? { ...answers, ...words } : ask(collection);
}

async function converseTranslation(): Promise<void> {
  const options = TRANSLATED.flatMap((collection) => entryOptions(collection).map((option) => ({ ...option, value: `${collection}/${option.value}` })));
  const entry = pageNamed(answered(await autocomplete({ message: 'Which page or word? Type a part of its title.', options, maxItems: 10 })));
  const locales = hub.locales.filter((locale) => locale !== DEFAULT_LOCALE);
  if (!entry || locales.length === 0) return stop('The hub has no second language yet. Add one with: npm run new -- language');
  const locale = answered(
    await select({
      message: 'Into which language? A language that is not here comes first: npm run new -- language',
      options: locales.map((tag) => ({ value: tag, label: hub.get('languages', tag)?.data.englishName ?? tag })),
    }),
  );
  if (isThere(translationPath(entry, locale))) stop(`content/${translationPath(entry, locale)} is there already. Edit that file.`);
  const by = answered(
    await text({
      message: 'Who translates it? A role, not a name. Write unknown if it should not be said.',
      placeholder: 'a community translator',
      defaultValue: 'unknown',
    }),
  );
  const rule: CollectionRule = COLLECTIONS[entry.collection];
  const fields: Fields = {};
  if (rule.format === 'yaml') {
    const { shape } = translationOf(rule.schema);
    for (const [name, english] of Object.entries(wordsToTranslate(entry))) {
      const field = (shape as Record<string, Parameters<typeof judge>[0]>)[name];
      if (!field) continue;
      const many = Array.isArray(english);
      const value = answered(
        await (many ? multiline : text)({
          message: `${name}${many ? ' (one a line)' : ''}. In English: ${many ? english.join(' / ') : String(english)}\n(Leave it empty to translate it later: readers then see the English.)`,
          validate: (typed) => ((typed ?? '').trim() === '' ? undefined : judge(field, name, many ? linesOf(typed ?? '') : (typed ?? ''), 'a translation')),
        }),
      );
      if ((value ?? '').trim() !== '') fields[name] = many ? linesOf(value) : value;
    }
  }
  makeTranslation(entry, locale, by.trim() || 'unknown', fields);
}

async function drive<Value>(asking: Asking<Value>, collection: CollectionName): Promise<Value> {
  let step = asking.next();
  while (!step.done) step = asking.next(await answer(step.value, startOf(hub, collection, step.value.name)));
  return step.value;
}

/** Asks about one field, with what was answered before to change. */
async function driveAny(asking: Asking, collection: CollectionName, before: unknown): Promise<unknown> {
  let step = asking.next();
  while (!step.done) step = asking.next(await answer(step.value, before ?? startOf(hub, collection, step.value.name)));
  return step.value;
}

async function answer(question: Question, start: unknown): Promise<unknown> {
  const { name, asks, example, mayBeUnknown } = question;
  const message = `${asks}${mayBeUnknown && !asks.includes('unknown') ? ' Write unknown when it is not known.' : ''} (${name})`;
  const good: unknown = example === undefined ? undefined : parse(example);
  const shownExample = Array.isArray(good) ? good.join(' / ') : typeof good === 'string' ? good : example;
  const initial = start === undefined || typeof start === 'object' ? '' : String(start);
  switch (question.kind) {
    case 'words':
    case 'number': {
      const valueOf = (typed: string) => (question.kind === 'number' && typed.trim() !== '' && !Number.isNaN(Number(typed)) ? Number(typed) : typed.trim());
      const typed = answered(
        await text({
          message,
          ...(shownExample ? { placeholder: `For example: ${shownExample}` } : {}),
          initialValue: initial,
          validate: (value) => question.judge(valueOf(value ?? '')),
        }),
      );
      return valueOf(typed);
    }
    case 'lines': {
      const typed = answered(
        await multiline({
          message: `${message}\nOne a line. An empty line ends it.${shownExample ? ` For example: ${shownExample}` : ''}`,
          initialValue: Array.isArray(start) ? start.join('\n') : '',
          validate: (value) => question.judge(linesOf(value ?? '')),
        }),
      );
      return linesOf(typed ?? '');
    }
    case 'yes-no':
      return answered(await confirm({ message, initialValue: !name.endsWith('more?') }));
    case 'one':
      return answered(
        await select({
          message,
          options: [
            ...question.choices.map(({ value, hint }) => ({ value, label: value, ...(hint ? { hint } : {}) })),
            ...(mayBeUnknown ? [{ value: 'unknown', label: 'unknown' }] : []),
          ],
          maxItems: 12,
        }),
      );
    case 'several':
      return answered(
        await multiselect({
          message: `${message} Space chooses, Enter goes on.`,
          options: question.choices.map(({ value }) => ({ value, label: value })),
          initialValues: Array.isArray(start) ? start.map(String) : [],
          maxItems: 12,
        }),
      );
    case 'entry':
      return answered(await autocomplete({ message: `${message} Type a part of its name.`, options: entryOptions(question.of), maxItems: 10 }));
    case 'entries': {
      if (entryOptions(question.of).length === 0) return [];
      return answered(
        await autocompleteMultiselect({
          message: `${message} Type a part of a name. Tab chooses, Enter goes on.`,
          options: entryOptions(question.of),
          maxItems: 10,
          validate: (value) => question.judge(Array.isArray(value) ? value : []),
        }),
      );
    }
  }
}

function entryOptions(collection: CollectionName): { value: string; label: string; hint: string }[] {
  return hub.of(collection).map((entry) => ({ value: entry.id, label: entry.id, hint: wordsOfEntry(hub, entry, DEFAULT_LOCALE).title }));
}

/* ---- Small things ---- */

/** The kind of file that the words of the command mean; undefined when there are none. */
function kindNamed(words: string): string | undefined {
  const typed = words.trim().toLowerCase().replaceAll('-', ' ');
  if (typed === '') return undefined;
  const elsewhere = Object.keys(ELSEWHERE).find((name) => name === typed || name === `${typed}s`);
  if (elsewhere) stop(`This has a command of its own: ${ELSEWHERE[elsewhere] ?? ''}`);
  const names = [
    ...KINDS.map(({ value, label }) => ({ value, label })),
    ...COLLECTION_NAMES.filter((name) => fixedId(name)).map((name) => ({ value: name as string, label: COLLECTIONS[name].one })),
  ];
  const spaced = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const found = names.find(({ value, label }) => [value.toLowerCase(), spaced(value), label, `${label}s`].includes(typed));
  if (found) return found.value;
  const near = nearest(
    typed,
    names.flatMap(({ value, label }) => [label, spaced(value)]),
  );
  return stop(`There is no kind of file called “${words}”. ${near ? `Did you mean “${near}”? ` : ''}There are: ${names.map(({ label }) => label).join(', ')}.`);
}

function collectionNamed(name: string | undefined): CollectionName {
  const found = COLLECTION_NAMES.find((candidate) => candidate === name);
  if (found && ELSEWHERE[found]) stop(`This has a command of its own: ${ELSEWHERE[found]}`);
  return found ?? stop(`Say what to write: npm run new -- glossary, for example. There are: ${KINDS.map(({ label }) => label).join(', ')}.`);
}

/** An entry that may be translated, by `glossary/consent` or by the path of its file. */
function pageNamed(words: string): Entry | undefined {
  const path = words.replace(/^content\//, '');
  return hub.all.find((entry) => TRANSLATED.includes(entry.collection) && (entry.path === path || `${entry.collection}/${entry.id}` === words));
}

function linesOf(typed: string): string[] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

/** What was answered; Ctrl and C ends it all. */
function answered<Value>(value: Value): Exclude<Value, symbol> {
  if (!isCancel(value)) return value as Exclude<Value, symbol>;
  cancel('Stopped. Nothing was written.');
  process.exit(1);
}

/** Problems as the check prints them, without its last line: the file is not there yet. */
function withoutCount(problems: readonly Problem[]): string {
  return report(problems).split('\n').slice(0, -1).join('\n').trim();
}

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}
