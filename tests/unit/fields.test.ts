import { readFileSync, readdirSync } from 'node:fs';
import { z } from 'astro/zod';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readBody } from '../../src/hub/body.ts';
import { fieldRows } from '../../src/outputs/fields/reference.ts';
import { COLLECTIONS, COLLECTION_NAMES } from '../../src/schemas/collections.ts';
import { ELEMENTS } from '../../src/schemas/elements.ts';
import type { FieldHelp } from '../../src/schemas/fields.ts';
import { INTERFACE_WORDS } from '../../src/schemas/interface-words.ts';
import { helpOf, translationOf } from '../../src/schemas/translation.ts';

/** Groups whose example shows one field of many: all of them would not fit on a line. */
const SHORTENED = ['places'];

type Shape = Record<string, z.ZodType>;

/** The kinds of a collection: one, or several where a field chooses between them. */
function kindsOf(schema: z.ZodType): z.ZodObject[] {
  const options: readonly z.ZodType[] = schema instanceof z.ZodDiscriminatedUnion ? (schema.options as readonly z.ZodType[]) : [schema];
  return options.filter((option) => option instanceof z.ZodObject);
}

const fieldsOf = (schema: z.ZodType) => kindsOf(schema).flatMap((kind) => Object.entries(kind.shape as Shape));

describe.each(COLLECTION_NAMES)('the reference of %s', (name) => {
  const { schema } = COLLECTIONS[name];
  const rows = fieldRows(schema);

  test('lists every field', () => {
    const listed = rows.map((row) => row.name);
    for (const [field] of fieldsOf(schema)) expect(listed).toContain(field);
    expect(new Set(listed).size).toBe(listed.length);
  });

  test('says of each what it means, what it holds and how it looks', () => {
    for (const row of rows) {
      expect(row.description, row.name).toMatch(/\w.*\.$/);
      expect(row.type, row.name).not.toBe('');
      expect(row.example, row.name).toMatch(/^[\w-]+: \S/);
    }
  });

  test('gives examples that can be copied into a file', () => {
    for (const row of rows) {
      const key = row.name.split('.').at(-1) ?? '';
      expect(Object.keys(parse(row.example) as object), row.example).toEqual([key]);
    }
  });

  test('gives examples that the hub would accept', () => {
    for (const [field, schemaOfField] of fieldsOf(schema)) {
      if (SHORTENED.includes(field)) continue;
      const example: unknown = parse(helpOf(schemaOfField)?.example ?? '');
      expect(schemaOfField.safeParse(example).error, `${field}: ${JSON.stringify(example)}`).toBeUndefined();
    }
  });

  test('says which fields may be left out', () => {
    const [kind] = kindsOf(schema);
    for (const row of rows.filter(({ name: field, only }) => !field.includes('.') && !only)) {
      expect(row.required, row.name).toBe((kind?.shape as Shape | undefined)?.[row.name]?.safeParse(undefined).success === false);
    }
  });

  test('reads a file named like its example', () => {
    const { path, examplePath } = COLLECTIONS[name];
    expect(path.test(examplePath)).toBe(true);
  });
});

test('a field that belongs to one kind of entry says to which', () => {
  const row = fieldRows(COLLECTIONS.lessons.schema).find(({ name }) => name === 'kit');
  expect(row?.only).toBe('status: written');
});

test('the fields of a translation are described like those of its original', () => {
  for (const row of fieldRows(translationOf(COLLECTIONS.lessons.schema))) expect(row.description, row.name).not.toBe('');
});

/** The elements that an element must stand in, the outermost first. */
function around(name: string): string[] {
  const outer = ELEMENTS[name]?.within?.find((place) => place !== 'the page');
  return outer ? [...around(outer), outer] : [];
}

/** An element as its example shows it, with what it must hold. */
function filled(name: string): string {
  const rule = ELEMENTS[name];
  if (!rule || rule.content === 'empty' || rule.example.includes('</')) return rule?.example ?? '';
  const held = rule.holds?.[0];
  return `${rule.example}\n\n${held ? filled(held) : 'Hello.'}\n\n</${name}>`;
}

describe.each(Object.entries(ELEMENTS))('the element <%s>', (name, rule) => {
  const attributes = Object.entries(rule.attributes.shape as Shape);

  test('says what it is for and shows how it is written', () => {
    expect(rule.description).toMatch(/\.$/);
    expect(rule.example).toMatch(new RegExp(`^<${name}[ >]`));
  });

  test('describes each attribute, with an example that is right', () => {
    for (const [attribute, schema] of attributes) {
      const help: Partial<FieldHelp> = helpOf(schema) ?? {};
      expect(help.description, attribute).toMatch(/\.$/);
      expect(schema.safeParse(help.example).error, attribute).toBeUndefined();
    }
  });

  test('has an example that the reader accepts in its place', () => {
    const inside = around(name);
    const text = rule.flow === 'inline' ? `Hello ${filled(name)}.` : filled(name);
    const body = [...inside.map((element) => ELEMENTS[element]?.example), text, ...inside.toReversed().map((element) => `</${element}>`)].join('\n\n');
    expect(readBody('example.mdx', body).problems).toEqual([]);
  });
});

describe('interface words', () => {
  const languages = readdirSync('content/languages').map(
    (file) => parse(readFileSync(`content/languages/${file}`, 'utf8')) as { tag: string; ui: Record<string, string> },
  );
  const english = languages.find(({ tag }) => tag === 'en')?.ui ?? {};
  const marks = (text: string | undefined) => (text?.match(/\{\w+\}/g) ?? []).toSorted();

  test('are all there in English, and no others', () => {
    expect(Object.keys(english).toSorted()).toEqual(Object.keys(INTERFACE_WORDS).toSorted());
  });

  test('are each described', () => {
    for (const [word, help] of Object.entries(INTERFACE_WORDS)) expect(help, word).toMatch(/\w.*[.:…]/);
  });

  test.each(languages.map(({ tag, ui }) => [tag, ui] as const))('keep their marks for numbers and names in %s', (_tag, ui) => {
    for (const [word, text] of Object.entries(ui)) expect(marks(text), word).toEqual(marks(english[word]));
  });
});
