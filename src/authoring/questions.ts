import { z } from 'astro/zod';
import type { CollectionName, FieldHelp } from '../schemas/fields.ts';
import { helpOf } from '../schemas/translation.ts';
import { judge } from './judge.ts';

interface Asked {
  /** The field, as messages name it: `seen.how`. */
  name: string;
  /** What the field means, in plain words. */
  asks: string;
  /** A good value, as it would be written in the file. */
  example?: string;
  /** Whether `unknown` may be answered. */
  mayBeUnknown: boolean;
  /** What is wrong with an answer, told as the check tells it; undefined when it may stand. */
  judge(value: unknown): string | undefined;
}

/** One question to a person; its answer is a value of the file, not the text that was typed. */
export type Question = Asked &
  (
    | { kind: 'words' | 'number' | 'yes-no' | 'lines' }
    | { kind: 'one' | 'several'; choices: readonly { value: string; hint?: string }[] }
    /** The id, or the ids, of entries that are there. */
    | { kind: 'entry' | 'entries'; of: CollectionName }
  );

/** Asks one question after the other; each answer decides what is asked next. Its result is the value. */
export type Asking<Value = unknown> = Generator<Question, Value, unknown>;

export type Fields = Record<string, unknown>;

/**
 * The questions about the fields that an entry needs, made from its schema: the kind first where there are
 * several, nothing that may be left out, nothing that is given already.
 *
 * @param owner what one entry is called, for example “a lesson”.
 * @param given values that need no question.
 * @throws when a field is of a kind that no question is made for (a mistake in the code).
 */
export function* askFields(schema: z.ZodType, owner: string, given: Fields = {}, prefix = ''): Asking<Fields> {
  const found: Fields = {};
  let kind = schema;
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const name = schema.def.discriminator;
    const chosen = given[name] ?? (yield kindQuestion(schema, owner, `${prefix}${name}`));
    found[name] = chosen;
    kind = optionsOf(schema).find((option) => literalOf(option, name)?.includes(String(chosen))) ?? schema;
  }
  if (!(kind instanceof z.ZodObject)) throw new Error(`There are no questions for ${prefix || owner}.`);
  for (const [name, field] of Object.entries(kind.shape as Record<string, z.ZodType>)) {
    if (name in found) continue;
    if (name in given) found[name] = given[name];
    else if (!(field instanceof z.ZodOptional)) found[name] = yield* askField(field, `${prefix}${name}`, owner);
  }
  return found;
}

/** The fields of a chosen kind of entry that may be left out. */
export function optionalFields(schema: z.ZodType, chosen: Fields): string[] {
  return fieldsOfKind(schema, chosen)
    .filter(([name, field]) => field instanceof z.ZodOptional && !(name in chosen))
    .map(([name]) => name);
}

/** The fields of the kind of entry that was chosen, by name; none while no kind is. */
export function fieldsOfKind(schema: z.ZodType, chosen: Fields): [string, z.ZodType][] {
  const kind =
    schema instanceof z.ZodDiscriminatedUnion
      ? optionsOf(schema).find((option) => literalOf(option, schema.def.discriminator)?.includes(String(chosen[schema.def.discriminator])))
      : schema;
  return kind instanceof z.ZodObject ? Object.entries(kind.shape as Record<string, z.ZodType>) : [];
}

/** The questions about one field, by its name; undefined when no kind of entry has it. */
export function fieldNamed(schema: z.ZodType, name: string): z.ZodType | undefined {
  const kinds = schema instanceof z.ZodDiscriminatedUnion ? optionsOf(schema) : [schema];
  return kinds.map((kind) => (kind instanceof z.ZodObject ? (kind.shape as Record<string, z.ZodType>)[name] : undefined)).find((field) => field !== undefined);
}

/** The questions about one field, whatever it holds. */
export function* askField(field: z.ZodType, name: string, owner: string): Asking {
  const help: Partial<FieldHelp> = helpOf(field) ?? {};
  let inner = field instanceof z.ZodOptional ? (field.unwrap() as z.ZodType) : field;
  let mayBeUnknown = false;
  if (inner instanceof z.ZodUnion && !(inner instanceof z.ZodDiscriminatedUnion)) {
    const others = optionsOf(inner).filter((option) => !(option instanceof z.ZodLiteral));
    mayBeUnknown = others.length < optionsOf(inner).length;
    const [only] = others;
    if (others.length === 1 && only) inner = only;
  }
  const base: Asked = {
    name,
    asks: help.description ?? helpOf(inner)?.description ?? '',
    ...(help.example ? { example: help.example } : {}),
    mayBeUnknown,
    judge: (value) => judge(field, name, value, owner),
  };
  const refersTo = (inner.meta() as FieldHelp | undefined)?.ref;
  if (refersTo) return yield { ...base, kind: 'entry', of: refersTo };
  if (inner instanceof z.ZodLiteral) return [...inner.values][0];
  if (inner instanceof z.ZodString) return yield { ...base, kind: 'words' };
  if (inner instanceof z.ZodNumber) return yield { ...base, kind: 'number' };
  if (inner instanceof z.ZodBoolean) return yield { ...base, kind: 'yes-no' };
  if (inner instanceof z.ZodEnum) return yield { ...base, kind: 'one', choices: choicesOf(inner) };
  if (inner instanceof z.ZodArray) {
    const item = inner.element as z.ZodType;
    const of = (item.meta() as FieldHelp | undefined)?.ref;
    if (of) return yield { ...base, kind: 'entries', of };
    if (item instanceof z.ZodEnum) return yield { ...base, kind: 'several', choices: choicesOf(item) };
    if (item instanceof z.ZodString) return yield { ...base, kind: 'lines' };
  }
  if (mayBeUnknown && (yield yesNo(`${name}?`, `${base.asks} Is it known?`)) === false) return 'unknown';
  if (inner instanceof z.ZodArray) {
    const items: unknown[] = [];
    do items.push(yield* askGroup(inner.element as z.ZodType, owner, `${name} ${items.length + 1}: `));
    while ((yield yesNo(`${name} more?`, `${base.asks} Is there another?`)) === true);
    return items;
  }
  return yield* askGroup(inner, owner, `${name}.`);
}

/** A group of fields, or one of several groups that are told apart by their fields alone. */
function* askGroup(schema: z.ZodType, owner: string, prefix: string): Asking {
  if (schema instanceof z.ZodUnion && !(schema instanceof z.ZodDiscriminatedUnion)) {
    const shapes = optionsOf(schema).map((option) => ({
      option,
      label: option instanceof z.ZodObject ? Object.keys(option.shape as object).join(' and ') : '',
    }));
    const chosen = yield {
      kind: 'one',
      name: `${prefix}kind`,
      asks: helpOf(schema)?.description ?? '',
      choices: shapes.map(({ label }) => ({ value: label })),
      mayBeUnknown: false,
      judge: () => undefined,
    };
    const shape = shapes.find(({ label }) => label === chosen) ?? shapes[0];
    return shape ? yield* askFields(shape.option, owner, {}, prefix) : {};
  }
  return yield* askFields(schema, owner, {}, prefix);
}

function kindQuestion(schema: z.ZodDiscriminatedUnion, owner: string, name: string): Question {
  const key = schema.def.discriminator;
  const literals = optionsOf(schema).flatMap((option) => {
    const literal = option instanceof z.ZodObject ? (option.shape as Record<string, z.ZodType>)[key] : undefined;
    return literal instanceof z.ZodLiteral ? [...literal.values].map((value) => ({ value: String(value), hint: helpOf(literal)?.description ?? '' })) : [];
  });
  const values = literals.map(({ value }) => value);
  return {
    kind: 'one',
    name,
    asks: literals[0]?.hint ?? '',
    ...(values[0] ? { example: values[0] } : {}),
    choices: values.map((value) => ({ value })),
    mayBeUnknown: false,
    judge: (value) => judge(z.enum(values), name, value, owner),
  };
}

function yesNo(name: string, asks: string): Question {
  return { kind: 'yes-no', name, asks, mayBeUnknown: false, judge: (value) => (typeof value === 'boolean' ? undefined : 'Answer yes or no.') };
}

function choicesOf(field: z.ZodEnum): { value: string }[] {
  return field.options.map((option) => ({ value: String(option) }));
}

function optionsOf(schema: z.ZodUnion | z.ZodDiscriminatedUnion): readonly z.ZodType[] {
  return schema.options as readonly z.ZodType[];
}

function literalOf(option: z.ZodType, name: string): string[] | undefined {
  const literal = option instanceof z.ZodObject ? (option.shape as Record<string, z.ZodType>)[name] : undefined;
  return literal instanceof z.ZodLiteral ? [...literal.values].map(String) : undefined;
}
