import { z } from 'astro/zod';
import { flag, list, refs, words, type FieldHelp } from './fields.ts';
import { reviewed } from './page.ts';

/** `content/glossary`: one word a file. `short` is shown in place, on any page that uses the word. */
export const glossaryTerm = z.strictObject({
  term: words('The word as it is shown.', 'Co-production', 60),
  aliases: list('Other spellings, and words that people type.', '[coproduction, working together]', { max: 60 }).optional(),
  jargon: z
    .array(
      z
        .string()
        .trim()
        .min(1)
        .max(60)
        .regex(/^[^<>{}]*$/),
    )
    .min(1)
    .meta({
      description: 'The forms of the word that newcomers may not know. A page that uses one of them explains it with <Term>; the check says where.',
      example: '[focus group, focus groups]',
    } satisfies FieldHelp)
    .optional(),
  short: words('One plain sentence that stands alone.', 'Research where communities and researchers share the decisions.', 220),
  more: words(
    'Two to four plain sentences: what it looks like, what it is not, where people use it differently.',
    'It starts before the question is chosen.',
    900,
  ).optional(),
  related: refs('glossary', 'Words that belong with this one.', '[peer-research]').optional(),
  sources: refs('sources', 'Where the meaning comes from.', '[islam-2020-glossary]').optional(),
  hostReview: flag("Set to true where the word belongs to law, pay or safety: it then says “needs a host's review before use”.").optional(),
  reviewed,
});
