import { z } from 'astro/zod';
import { helpOf } from '../../schemas/translation.ts';
import type { FieldHelp } from '../../schemas/fields.ts';

/** One field as the reference shows it. */
export interface FieldRow {
  /** `seen.how`; the inner fields of a group stand under it. */
  name: string;
  required: boolean;
  /** In words: “words”, “a list of words”, “one of: news, event”. */
  type: string;
  description: string;
  example: string;
  /** For choices: in which kind of entry the field stands, for example `status: written`. */
  only?: string;
}

/** The fields of a schema, made from the schema itself, so that the reference cannot drift from the rule. */
export function fieldRows(schema: z.ZodType, prefix = '', only?: string): FieldRow[] {
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const name = schema.def.discriminator;
    const options = (schema.options as readonly z.ZodType[]).map((option) => ({
      rows: fieldRows(option, prefix, `${name}: ${literalOf(option, name)}`),
      label: `${name}: ${literalOf(option, name)}`,
    }));
    const seen = new Map<string, FieldRow & { in: number }>();
    for (const { rows } of options) {
      for (const row of rows) {
        const before = seen.get(row.name);
        if (before) before.in += 1;
        else seen.set(row.name, { ...row, in: 1 });
      }
    }
    const choices = options.map(({ label }) => label.slice(name.length + 2)).join(', ');
    return [...seen.values()].map(({ in: count, ...row }) => {
      const shared = count === options.length ? withoutOnly(row) : row;
      return row.name === `${prefix}${name}` ? { ...withoutOnly(row), type: `one of: ${choices}` } : shared;
    });
  }
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([key, field]) => {
    const help: Partial<FieldHelp> = helpOf(field) ?? {};
    const required = !(field instanceof z.ZodOptional);
    const inner = field instanceof z.ZodOptional ? (field.unwrap() as z.ZodType) : field;
    const row: FieldRow = {
      name: `${prefix}${key}`,
      required,
      type: typeOf(inner),
      description: help.description ?? '',
      example: `${key}: ${help.example ?? ''}`.trim(),
      ...(only ? { only } : {}),
    };
    const group = groupOf(inner);
    return [row, ...(group && !isManyAlike(group) ? fieldRows(group, `${prefix}${key}.`, only) : [])];
  });
}

/** What may stand in a field, in words. */
export function typeOf(schema: z.ZodType): string {
  if (schema instanceof z.ZodOptional) return typeOf(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodEnum) return `one of: ${schema.options.join(', ')}`;
  if (schema instanceof z.ZodLiteral) return `“${[...schema.values].join('”, “')}”`;
  if (schema instanceof z.ZodArray) return `a list, each ${typeOf(schema.element as z.ZodType)}`;
  if (schema instanceof z.ZodUnion) {
    const options = (schema.options as readonly z.ZodType[]).map(typeOf);
    return [...new Set(options)].sort((a, b) => Number(a.startsWith('“')) - Number(b.startsWith('“'))).join(', or ');
  }
  if (schema instanceof z.ZodObject || schema instanceof z.ZodRecord) return 'a group of fields';
  if (schema instanceof z.ZodNumber) return 'a whole number';
  if (schema instanceof z.ZodBoolean) return 'true or false';
  const help = schema.meta() as FieldHelp | undefined;
  return help?.ref ? `the id of an entry in ${help.ref}` : 'words';
}

function groupOf(schema: z.ZodType): z.ZodType | undefined {
  if (schema instanceof z.ZodObject || schema instanceof z.ZodDiscriminatedUnion) return schema;
  if (schema instanceof z.ZodArray) return groupOf(schema.element as z.ZodType);
  if (schema instanceof z.ZodUnion) return (schema.options as readonly z.ZodType[]).map(groupOf).find((group) => group !== undefined);
  return undefined;
}

/** The interface words: two hundred fields that are all alike are named on the page, not listed here. */
function isManyAlike(schema: z.ZodType): boolean {
  return schema instanceof z.ZodObject && Object.keys(schema.shape as object).length > 50;
}

function literalOf(option: z.ZodType, name: string): string {
  const literal = option instanceof z.ZodObject ? (option.shape as Record<string, z.ZodType>)[name] : undefined;
  return literal instanceof z.ZodLiteral ? [...literal.values].join() : '';
}

function withoutOnly(row: FieldRow): FieldRow {
  const { only: _only, ...rest } = row;
  return rest;
}
