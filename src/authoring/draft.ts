import { checkAll } from '../checks/all.ts';
import { namesOf } from '../checks/claims.ts';
import { readEntry } from '../hub/entry.ts';
import { createHub, type Hub } from '../hub/hub.ts';
import { add, type Loaded } from '../hub/load.ts';
import { errorsIn, type Problem } from '../hub/problem.ts';
import { COLLECTIONS, type CollectionRule } from '../schemas/collections.ts';
import type { CollectionName } from '../schemas/fields.ts';
import { bodyOf, quotable, wordsProblem, type FirstWords } from './first-words.ts';
import { fieldsOfId, givenFields } from './given.ts';
import { withLesson } from './module-list.ts';
import { fieldsOfKind, optionalFields, type Fields } from './questions.ts';
import { pathFor } from './where.ts';
import { writeYaml } from './write-yaml.ts';

/** Everything that is known of a new entry. */
export interface Answers extends FirstWords {
  id: string;
  fields: Fields;
  /** A module has at least one lesson; this is a new one, by the name of its folder. */
  lesson?: Answers;
}

/** Files to be written. Paths are below `content/`. */
export interface Draft {
  /** Files that are not there yet. */
  made: { path: string; text: string }[];
  /** Files that are there, with a line more: `before` is what must stand there still. */
  changed: { path: string; before: string; text: string }[];
}

/** Collections that have a command of their own. */
export const ELSEWHERE: Readonly<Record<string, string>> = { consents: 'npm run consent', codes: 'npm run codes' };

/** What one entry is called, with its article: “a lesson”. */
export function ownerOf(collection: CollectionName): string {
  const { one }: CollectionRule = COLLECTIONS[collection];
  return `${/^[aeiou]/.test(one) ? 'an' : 'a'} ${one}`;
}

/**
 * The files of a new entry.
 *
 * @param read the text of a file below `content/`; undefined when it is not there.
 */
export function draftOf(hub: Hub, collection: CollectionName, answers: Answers, read: (path: string) => string | undefined): Draft {
  const { made, changed }: Draft =
    answers.lesson && collection === 'modules' ? draftOf(hub, 'lessons', lessonOf(answers), () => undefined) : { made: [], changed: [] };
  const fields = complete(collection, answers);
  const rule: CollectionRule = COLLECTIONS[collection];
  // The order of the schema is the order of the file; what does not fit is told when the file is read.
  const { data } = rule.schema.safeParse(fields);
  const shown = (data ?? fields) as Fields;
  const yaml = writeYaml(shown, remarkOn(collection, shown));
  const body = rule.format === 'mdx' ? bodyOf(collection, shown, answers, namesOf(hub)) : '';
  const text = rule.format === 'mdx' ? `---\n${yaml}---\n${body ? `\n${body}\n` : ''}` : yaml;
  const module = collection === 'lessons' ? pathFor('modules', answers.id.split('/')[0] ?? '') : undefined;
  const before = module ? read(module) : undefined;
  const after = before === undefined ? undefined : withLesson(before, answers.id);
  return {
    made: [{ path: pathFor(collection, answers.id), text }, ...made],
    changed: module && before !== undefined && after !== undefined ? [{ path: module, before, text: after }] : changed,
  };
}

/** What the check says of a draft, beside what it says already of the content without it. */
export function problemsOf(loaded: Loaded, collection: CollectionName, answers: Answers, draft: Draft): Problem[] {
  const path = draft.made[0]?.path ?? '';
  const say = (what: string): Problem => ({ file: `content/${path}`, line: 1, column: 1, rule: 'wrong-form', what, mend: 'Change that answer.' });
  const fields = complete(collection, answers);
  const wrong = wordsProblem(collection, fields, answers, ownerOf(collection)) ?? quotable(answers);
  const inLesson =
    answers.lesson && collection === 'modules' ? wordsProblem('lessons', complete('lessons', lessonOf(answers)), answers.lesson, 'a lesson') : undefined;
  const told = [wrong, inLesson].flatMap((text) => (text === undefined ? [] : [say(text)]));
  return [...told, ...newProblems(loaded, draft)];
}

const knownOf = new WeakMap<Loaded, ReadonlySet<string>>();

/** The problems that the content has with the files of a draft and not without them. */
export function newProblems(loaded: Loaded, draft: Draft): Problem[] {
  const known = knownOf.get(loaded) ?? new Set(errorsIn(checkAll(createHub(loaded))).map(keyOf));
  knownOf.set(loaded, known);
  return errorsIn(checkAll(createHub(withDraft(loaded, draft)))).filter((problem) => !known.has(keyOf(problem)));
}

/** The content as it will be. */
export function withDraft(loaded: Loaded, draft: Draft): Loaded {
  const replaced = new Set(draft.changed.map(({ path }) => path));
  const after = {
    entries: loaded.entries.filter(({ path }) => !replaced.has(path)),
    translations: [...loaded.translations],
    broken: new Set(loaded.broken),
    assets: loaded.assets,
    problems: [...loaded.problems],
  };
  for (const { path, text } of [...draft.made, ...draft.changed]) add(after, readEntry(path, `content/${path}`, text));
  return after;
}

function complete(collection: CollectionName, { id, fields, lesson }: Answers): Fields {
  const { schema }: CollectionRule = COLLECTIONS[collection];
  const own = new Set(fieldsOfKind(schema, fields).map(([name]) => name));
  return {
    ...Object.fromEntries(Object.entries(givenFields(collection)).filter(([name]) => own.has(name))),
    ...(collection === 'modules' && lesson ? { lessons: [`${id}/${lesson.id}`] } : {}),
    ...fields,
    ...fieldsOfId(collection, id),
  };
}

function lessonOf({ id, lesson }: Answers): Answers {
  return { ...lesson, id: `${id}/${lesson?.id ?? ''}`, fields: lesson?.fields ?? {} };
}

function remarkOn(collection: CollectionName, fields: Fields): string | undefined {
  const rule: CollectionRule = COLLECTIONS[collection];
  const names = optionalFields(rule.schema, fields);
  return names.length === 0 ? undefined : `May be added: ${names.join(', ')}. What they mean stands in the field guide, /contribute/fields/.`;
}

function keyOf({ file, rule, what }: Problem): string {
  return `${file} ${rule} ${what}`;
}
