import { z } from 'astro/zod';
import { INTERFACE_WORDS } from './interface-words.ts';
import { label, list, oneOf, type FieldHelp } from './fields.ts';

/** An interface word may hold `{…}` marks, which the hub fills in; it is text, never markup. */
const uiWord = (description: string, example: string) =>
  z
    .string()
    .trim()
    .min(1)
    .max(300)
    .regex(/^[^<>]*$/)
    .meta({ description, example } satisfies FieldHelp);

const ui = z
  .strictObject(
    Object.fromEntries(Object.entries(INTERFACE_WORDS).map(([key, help]) => [key, uiWord(help, key).optional()])) as Record<
      keyof typeof INTERFACE_WORDS,
      z.ZodOptional<z.ZodString>
    >,
  )
  .meta({ description: 'The words of the interface. A word that is missing is shown in English.', example: '{ search: Search }' });

/** `content/languages/<tag>.yaml`: everything the hub needs to know of a language. */
export const language = z.strictObject({
  tag: label('The BCP 47 tag of the language.', 'ur', 20).regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/),
  name: label('The name of the language in itself.', 'اردو', 40),
  englishName: label('The name of the language in English.', 'Urdu', 40),
  dir: oneOf(['ltr', 'rtl'], 'The direction it is written in.', 'rtl'),
  script: label('The ISO 15924 script.', 'Arab', 4),
  fonts: list('System fonts to try first, in order.', '["Noto Naskh Arabic"]', { max: 60 }),
  ui,
});
