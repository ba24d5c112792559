import { z } from 'astro/zod';
import type { FieldHelp } from '../schemas/fields.ts';

/** A text that stands in a field, with what the schema says of that field. */
export interface Value {
  text: string;
  help: FieldHelp | undefined;
  path: readonly PropertyKey[];
}

/** Every text in the fields of an entry, found by the schema itself. A list lends its help to its items. */
export function valuesIn(schema: z.ZodType, data: unknown): Value[] {
  const found: Value[] = [];
  collect(schema, data, [], undefined, found);
  return found;
}

function collect(schema: z.ZodType, value: unknown, path: readonly PropertyKey[], ofList: FieldHelp | undefined, found: Value[]): void {
  if (value === undefined || value === null) return;
  if (schema instanceof z.ZodOptional) return collect(schema.unwrap() as z.ZodType, value, path, ofList, found);
  if (schema instanceof z.ZodDiscriminatedUnion || schema instanceof z.ZodUnion) {
    const option = (schema.options as readonly z.ZodType[]).find((candidate) => candidate.safeParse(value).success);
    if (option) collect(option, value, path, ofList, found);
    return;
  }
  if (schema instanceof z.ZodObject) {
    for (const [name, field] of Object.entries(schema.shape as Record<string, z.ZodType>)) {
      collect(field, (value as Record<string, unknown>)[name], [...path, name], undefined, found);
    }
    return;
  }
  const help = (schema.meta() as FieldHelp | undefined) ?? ofList;
  if (schema instanceof z.ZodArray) {
    (value as unknown[]).forEach((item, index) => collect(schema.element as z.ZodType, item, [...path, index], help, found));
    return;
  }
  if (typeof value === 'string') found.push({ text: value, help, path });
}
