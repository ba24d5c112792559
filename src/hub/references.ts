import { z } from 'astro/zod';
import { COLLECTIONS } from '../schemas/collections.ts';
import type { CollectionName, FieldHelp } from '../schemas/fields.ts';
import type { Entry } from './entry.ts';

/** A typed reference that stands in a field of an entry. */
export interface Reference {
  to: CollectionName;
  id: string;
  path: readonly PropertyKey[];
}

/** Every typed reference in the fields of an entry, found by the schema itself. */
export function referencesIn(entry: Entry): Reference[] {
  const found: Reference[] = [];
  collect(COLLECTIONS[entry.collection].schema, entry.data, [], found);
  return found;
}

function collect(schema: z.ZodType, value: unknown, path: readonly PropertyKey[], found: Reference[]): void {
  if (value === undefined || value === null) return;
  if (schema instanceof z.ZodOptional) return collect(schema.unwrap() as z.ZodType, value, path, found);
  if (schema instanceof z.ZodDiscriminatedUnion || schema instanceof z.ZodUnion) {
    const option = (schema.options as readonly z.ZodType[]).find((candidate) => candidate.safeParse(value).success);
    if (option) collect(option, value, path, found);
    return;
  }
  if (schema instanceof z.ZodObject) {
    for (const [name, field] of Object.entries(schema.shape as Record<string, z.ZodType>)) {
      collect(field, (value as Record<string, unknown>)[name], [...path, name], found);
    }
    return;
  }
  if (schema instanceof z.ZodArray) {
    (value as unknown[]).forEach((item, index) => collect(schema.element as z.ZodType, item, [...path, index], found));
    return;
  }
  const help = schema.meta() as FieldHelp | undefined;
  if (help?.ref && typeof value === 'string') found.push({ to: help.ref, id: value, path });
}
