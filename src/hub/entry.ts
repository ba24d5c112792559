import type { CollectionName } from '../schemas/fields.ts';
import { COLLECTIONS, COLLECTION_NAMES, type CollectionRule, type DataOf } from '../schemas/collections.ts';
import { translationOf, type translationRecord } from '../schemas/translation.ts';
import { z } from 'astro/zod';
import { hiddenSignHelp, readBody, type Body } from './body.ts';
import { explain, nameOf } from './explain.ts';
import { fieldsOf, readYaml } from './front-matter.ts';
import { hiddenSign } from './hidden-signs.ts';
import { nearest } from './nearest.ts';
import type { Passage } from './passage.ts';
import type { Position, Problem } from './problem.ts';

export type TranslationRecord = z.output<typeof translationRecord>;

/** A file of content, read and found valid. */
export interface Entry<Name extends CollectionName = CollectionName> {
  collection: Name;
  id: string;
  /** Path below the repository. */
  file: string;
  /** Path below `content/`. */
  path: string;
  data: DataOf<Name>;
  /** Only MDX entries that are written have a body. */
  body?: Body;
  /** The whole text of the file of a page, for outputs that turn its words into another form. */
  source?: string;
  /** The place of a field in the file. */
  at(path: readonly PropertyKey[]): Position;
  /** The words of a field as they stand in the file. */
  passage(path: readonly PropertyKey[]): Passage | undefined;
}

/** A translation: only the words that it gives, and how it was made. */
export interface Translation {
  collection: CollectionName;
  id: string;
  locale: string;
  file: string;
  path: string;
  data: Record<string, unknown>;
  record: TranslationRecord;
  body?: Body;
  source?: string;
  at(path: readonly PropertyKey[]): Position;
}

export interface FileRead {
  entry?: Entry;
  translation?: Translation;
  /** Known even when the file has problems, so that references to it are not called dangling too. */
  key?: { collection: CollectionName; id: string; locale?: string };
  problems: Problem[];
}

const ID_PATH = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)?$/;
const translationSchemas = new Map<CollectionName, z.ZodObject>();

/**
 * Reads one file of content.
 *
 * @param path the path below `content/`, with forward slashes.
 * @param file the path to show in messages.
 */
export function readEntry(path: string, file: string, text: string): FileRead {
  const match = matchPath(path);
  if (!match) return { problems: [unknownFile(path, file)] };
  const { collection, id, locale } = match;
  const rule: CollectionRule = COLLECTIONS[collection];
  const problems: Problem[] = [];
  if (collection !== 'languages' && !ID_PATH.test(id)) problems.push(badId(path, file, id));

  problems.push(...hiddenSigns(file, text), ...unwrittenWords(file, text));

  let yaml = text;
  let firstLine = 1;
  if (rule.format === 'mdx') {
    const fields = fieldsOf(text);
    if (fields === undefined) {
      return { key: match, problems: [...problems, noFrontMatter(file, text)] };
    }
    yaml = fields;
    firstLine = 2;
  }

  if (collection === 'consents') problems.push(...comments(file, text));
  const located = readYaml(file, yaml, firstLine);
  problems.push(...located.problems);
  let body: Body | undefined;
  if (rule.format === 'mdx') {
    const read = readBody(file, text);
    // A sign that stands in the text as itself has been told already.
    problems.push(...read.problems.filter(({ rule, line }) => rule !== 'hidden-sign' || !problems.some((told) => told.rule === rule && told.line === line)));
    body = read.body;
  }
  if (located.problems.length > 0) return { key: match, problems };

  const schema = locale === undefined ? rule.schema : translationSchema(collection);
  const result = schema.safeParse(located.data);
  if (!result.success) {
    const owner = locale === undefined ? `a ${rule.one}` : `a translation of a ${rule.one}`;
    const inherits = (code: string, at: readonly PropertyKey[]) => locale !== undefined && code === 'unknown-field' && hasField(rule.schema, at);
    for (const said of explain(schema, located.data, result.error, owner.replace(/^a (?=[aeiou])/, 'an '))) {
      problems.push({
        file,
        ...located.at(said.path),
        rule: said.rule,
        ...(said.field ? { field: said.field } : {}),
        what: said.what,
        mend: inherits(said.rule, said.path) ? 'Take it out: a translation has it from the English page.' : said.mend,
        ...(said.example ? { example: said.example } : {}),
      });
    }
    return { key: match, problems };
  }
  // A schema may forget a string, or the names of a list of its own; this does not.
  const odd = firstOdd(located.data);
  if (odd && !(odd.sign !== undefined && problems.some(({ rule }) => rule === 'hidden-sign'))) {
    const field = nameOf(odd.path);
    problems.push(
      odd.sign !== undefined
        ? { file, ...located.at(odd.path), rule: 'hidden-sign', field, ...hiddenSignHelp(odd.sign) }
        : odd.isName
          ? {
              file,
              ...located.at(odd.path),
              rule: 'unknown-field',
              field,
              what: `“${field}” is a name that only code uses.`,
              mend: 'Take it out, or choose another name.',
            }
          : {
              file,
              ...located.at(odd.path),
              rule: 'markup',
              field,
              what: `“${field}” holds the sign <, which is not allowed here.`,
              mend: 'Write plain words without <, >, { or }.',
            },
    );
    return { key: match, problems };
  }
  // Half a page would be called a lesson without activities, or a page without the parts that others link to.
  if (rule.format === 'mdx' && !body) return { key: match, problems };

  if (locale === undefined) {
    const entry = { collection, id, file, path, data: result.data, at: located.at, passage: located.passage, ...(body ? { body, source: text } : {}) } as Entry;
    return { entry, key: match, problems };
  }
  const { translation: record, ...data } = result.data as Record<string, unknown> & { translation: TranslationRecord };
  return {
    translation: { collection, id, locale, file, path, data, record, at: located.at, ...(body ? { body, source: text } : {}) },
    key: match,
    problems,
  };
}

/** The example that looks most like a path: the same ending, then as deep in folders. */
function mostAlike(path: string, examples: readonly string[]): string | undefined {
  const depth = (of: string) => of.split('/').length;
  const ending = (of: string) => of.slice(of.lastIndexOf('.'));
  const distance = (example: string) => (ending(example) === ending(path) ? 0 : 10) + Math.abs(depth(example) - depth(path));
  return [...examples].sort((a, b) => distance(a) - distance(b))[0];
}

export function matchPath(path: string): { collection: CollectionName; id: string; locale?: string } | undefined {
  for (const collection of COLLECTION_NAMES) {
    const found = COLLECTIONS[collection].path.exec(path);
    if (found?.[1] !== undefined) return { collection, id: found[1], ...(found[2] ? { locale: found[2] } : {}) };
  }
  return undefined;
}

function hiddenSigns(file: string, text: string): Problem[] {
  return text.split('\n').flatMap((line, index): Problem[] => {
    // The line break of Windows is split from its \n here, and a mark at the very start has a message of its own.
    const found = hiddenSign(line.replace(/\r$/, '').replace(index === 0 ? /^\uFEFF/ : /^(?!)/, ' '));
    if (!found) return [];
    return [
      {
        file,
        line: index + 1,
        column: found.index + 1,
        rule: 'hidden-sign',
        ...hiddenSignHelp(found.name),
      },
    ];
  });
}

/** Words that stand where a person still has to write: `npm run new -- translation` leaves them. */
const TO_WRITE = /\bTO (?:WRITE|TRANSLATE):/;

function unwrittenWords(file: string, text: string): Problem[] {
  const lines = text.split('\n');
  const line = lines.findIndex((words) => TO_WRITE.test(words));
  const found = TO_WRITE.exec(lines[line] ?? '');
  if (!found) return [];
  const others = lines.filter((words) => TO_WRITE.test(words)).length - 1;
  return [
    {
      file,
      line: line + 1,
      column: found.index + 1,
      rule: 'to-write',
      what: `“${found[0]}” stands here${others > 0 ? `, and on ${others} more ${others === 1 ? 'line' : 'lines'}` : ''}: the words behind it are not yours yet.`,
      mend: `Put your own words in place of “${found[0]}” and what follows it. In a translation you may also take out a whole part: readers then see its English.`,
      example: 'title: "The words as they should be read"',
    },
  ];
}

/** A consent record holds days and words from closed lists; a comment could hold what it must not. */
function comments(file: string, text: string): Problem[] {
  return text.split('\n').flatMap((line, index): Problem[] => {
    const at = /(?:^|\s)#/.exec(line);
    if (!at) return [];
    return [
      {
        file,
        line: index + 1,
        column: at.index + 1,
        rule: 'consent-comment',
        what: 'A consent record holds no comment: nothing about the person may stand in it.',
        mend: 'Take out the # and what follows. Notes belong to the paper, with the role that keeps it.',
      },
    ];
  });
}

/** The first value or name that a page could print as markup, that hides a sign, or that code would take for its own. */
function firstOdd(value: unknown, path: PropertyKey[] = []): { path: PropertyKey[]; isName: boolean; sign?: string } | undefined {
  if (typeof value === 'string') {
    // YAML can write a sign by its number, so it stands nowhere in the text.
    const sign = hiddenSign(value)?.name;
    return value.includes('<') ? { path, isName: false } : sign === undefined ? undefined : { path, isName: false, sign };
  }
  if (value === null || typeof value !== 'object') return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const here = [...path, Array.isArray(value) ? Number(key) : key];
    if (/^(?:__proto__|constructor|prototype)$/.test(key)) return { path: here, isName: true };
    const found = key.includes('<') ? { path: here, isName: false } : firstOdd(inner, here);
    if (found) return found;
  }
  return undefined;
}

/** Whether an English entry has a field, in any of its kinds. */
function hasField(schema: z.ZodType, path: readonly PropertyKey[]): boolean {
  const kinds: readonly z.ZodType[] = schema instanceof z.ZodDiscriminatedUnion ? (schema.options as readonly z.ZodType[]) : [schema];
  return path.length === 1 && kinds.some((kind) => kind instanceof z.ZodObject && Object.hasOwn(kind.shape as object, String(path[0])));
}

function translationSchema(collection: CollectionName): z.ZodObject {
  const made = translationSchemas.get(collection) ?? translationOf(COLLECTIONS[collection].schema);
  translationSchemas.set(collection, made);
  return made;
}

function noFrontMatter(file: string, text: string): Problem {
  const say = (line: number, what: string, mend: string): Problem => ({
    file,
    line,
    column: 1,
    rule: 'no-front-matter',
    what,
    mend,
    example: '---\ntitle: "A plain title"\n---',
  });
  const opening = text.split('\n').findIndex((line) => /^\uFEFF?---\s*$/.test(line));
  if (text.startsWith('\uFEFF'))
    return say(1, 'The file starts with a mark that cannot be seen, a “byte order mark”.', 'Save the file as “UTF-8”, not as “UTF-8 with BOM”.');
  if (opening === 0) return say(1, 'The fields start with --- and never end.', 'Put --- on a line of its own after the last field.');
  if (opening > 0)
    return say(1, `Something stands before the fields, which start on line ${opening + 1}. An empty line counts too.`, 'Put --- on the very first line.');
  return say(1, 'The file has no fields: it does not start with a line of three hyphens.', 'Put --- on the very first line, then the fields, then --- again.');
}

/** The name of a folder or file is part of an address that is written into links. */
function badId(path: string, file: string, id: string): Problem {
  const better = id
    .split('/')
    .map(
      (part) =>
        part
          .toLowerCase()
          .replace(/[^a-z0-9]+/g, '-')
          .replace(/^-+|-+$/g, '') || 'a-short-name',
    )
    .join('/');
  return {
    file,
    line: 1,
    column: 1,
    rule: 'bad-id',
    what: `The name “${id}” cannot be part of an address.`,
    mend: 'Rename it: lower-case letters, digits and single hyphens.',
    example: `content/${path.replace(id, better)}`,
  };
}

function unknownFile(path: string, file: string): Problem {
  // “index.urdu.mdx” and “index.UR.mdx” are meant as translations.
  const [, name, tag, ending] = /^(.+)\.([A-Za-z-]+)\.(mdx|yaml)$/.exec(path) ?? [];
  if (name !== undefined && tag !== undefined && matchPath(`${name}.${ending ?? ''}`)) {
    return {
      file,
      line: 1,
      column: 1,
      rule: 'unknown-file',
      what: `Between the name and the ending stands “${tag}”, which is not the tag of a language.`,
      mend: 'Write the short tag that the file of the language has in content/languages/, such as ur for Urdu.',
      example: `content/${name}.ur.${ending ?? ''}`,
    };
  }
  const folder = path.split('/')[0] ?? '';
  if (/^consents\/[^/]+\.yaml$/.test(path))
    return {
      file,
      line: 1,
      column: 1,
      rule: 'consent-id',
      what: 'The name of a consent record may not be able to hold a name: it is c- and six signs made by chance, without vowels.',
      mend: 'Let the hub make the record and its name: npm run consent -- record',
      example: `content/${COLLECTIONS.consents.examplePath}`,
    };
  const folders = [...new Set(COLLECTION_NAMES.map((name) => COLLECTIONS[name].examplePath.split('/')[0] ?? ''))];
  const near = folders.includes(folder) ? folder : nearest(folder, folders);
  const examples = COLLECTION_NAMES.map((name) => COLLECTIONS[name].examplePath);
  return {
    file,
    line: 1,
    column: 1,
    rule: 'unknown-file',
    what: 'This file is not in a place where the hub reads content, or its name is not right.',
    mend: near
      ? `Files in content/${near}/ are named like the example. Move it, or rename it.`
      : `Move it to one of: ${folders.map((name) => `content/${name}`).join(', ')}.`,
    example: `content/${
      (near
        ? mostAlike(
            path,
            examples.filter((example) => example.startsWith(near)),
          )
        : undefined) ??
      examples[0] ??
      ''
    }`,
  };
}
