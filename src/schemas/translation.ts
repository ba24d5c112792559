import { z } from 'astro/zod';
import { day, label, oneOf, orUnknown, type FieldHelp } from './fields.ts';

/** How a translation was made and checked, and which version of each part it was made from. */
export const translationRecord = z
  .strictObject({
    status: oneOf(['draft', 'checked'], 'draft: not yet checked by a speaker. checked: a speaker has read it all.', 'draft'),
    made: day('The day the translation was made.', '"2026-11-24"'),
    by: orUnknown(label('The role of the translator, or “machine draft”.', 'a community translator')),
    checkedBy: orUnknown(label('The role of the speaker who checked it.', 'a speaker from the group')),
    sections: z.record(z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/), z.string().regex(/^[0-9a-f]{8}$/)).meta({
      description: 'The hash of each English part that the translation was made from. `npm run translate` writes it.',
      example: '{ head: "1a2b3c4d" }',
    } satisfies FieldHelp),
  })
  .meta({
    description: 'How the translation was made and checked.',
    example: '{ status: draft, made: "2026-11-24", by: unknown, checkedBy: unknown, sections: {} }',
  } satisfies FieldHelp);

/**
 * The schema of a translation: the translatable fields of the original, each optional, and the
 * record of how it was made. A translation writes only words: numbers, order and links are inherited.
 */
export function translationOf(original: z.ZodType): z.ZodObject {
  const shapes = original instanceof z.ZodDiscriminatedUnion ? original.options : [original];
  const fields: Record<string, z.ZodType> = {};
  for (const option of shapes) {
    if (!(option instanceof z.ZodObject)) continue;
    for (const [name, field] of Object.entries<z.ZodType>(option.shape as Record<string, z.ZodType>)) {
      const help = helpOf(field);
      if (help?.translatable) fields[name] = field instanceof z.ZodOptional ? field : field.optional();
    }
  }
  return z.strictObject({ ...fields, translation: translationRecord });
}

/** The help of a field, looking through `optional()` and `nullable()`. */
export function helpOf(field: z.ZodType): FieldHelp | undefined {
  const help = field.meta() as FieldHelp | undefined;
  if (help?.description) return help;
  return field instanceof z.ZodOptional ? helpOf(field.unwrap() as z.ZodType) : help;
}
