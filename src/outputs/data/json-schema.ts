import { z } from 'astro/zod';

/** What the schema of content says to contributors, and programs need not read. */
const FOR_CONTRIBUTORS = ['example', 'mend', 'translatable', 'ref'] as const;

/** A schema of the hub as JSON Schema (draft 2020-12). */
export function jsonSchemaOf(schema: z.ZodType): object {
  return z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    override: ({ jsonSchema }) => {
      for (const name of FOR_CONTRIBUTORS) delete (jsonSchema as Record<string, unknown>)[name];
    },
  });
}
