import { z } from 'astro/zod';
import { judgeAddress } from '../hub/safe-address.ts';

/**
 * What a contributor is told about a field. Everything a person reads about a field
 * (error messages, `/contribute/fields/`) comes from here, so it cannot drift from the rule.
 */
export interface FieldHelp {
  /** What the field means, in one or two plain sentences. */
  description: string;
  /** A good value, as it would be written in the file. */
  example: string;
  /** What to write instead, where the general sentence would not help. */
  mend?: string;
  /** Set on words that a reader reads: a translation may give them in its own language. */
  translatable?: boolean;
  /** The collection whose ids this field may hold. */
  ref?: CollectionName;
}

export type CollectionName =
  | 'protocol'
  | 'modules'
  | 'lessons'
  | 'routes'
  | 'caseStudies'
  | 'guides'
  | 'news'
  | 'pages'
  | 'glossary'
  | 'sources'
  | 'consents'
  | 'partners'
  | 'languages'
  | 'site'
  | 'redirects'
  | 'codes';

/** Words with no markup: Starlight and JSON-LD print them as they are. */
const PLAIN = /^[^<>{}]*$/;
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LESSON_ID = /^[a-z0-9-]+\/[a-z0-9-]+$/;
/** Said of a date that is written well but does not exist, such as 30 February. */
export const NO_SUCH_DAY = 'the calendar has no such day';

/** Said of an address that is not what it seems; the message says why. */
export const UNSAFE_ADDRESS = 'the address is not safe';

/** Plain words that a reader reads, translatable, at most `max` characters. */
export function words(description: string, example: string, max = 400) {
  return z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(PLAIN)
    .meta({ description, example, translatable: true } satisfies FieldHelp);
}

/** A list of plain sentences or labels that a reader reads. */
export function list(description: string, example: string, { min = 0, max = 400 } = {}) {
  return z
    .array(z.string().trim().min(1).max(max).regex(PLAIN))
    .min(min)
    .meta({ description, example, translatable: true } satisfies FieldHelp);
}

/** A value that is the same in every language: a number in quotes, a name, an address part. */
export function label(description: string, example: string, max = 200) {
  return z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(PLAIN)
    .meta({ description, example } satisfies FieldHelp);
}

/**
 * An address that a page opens. It is judged like a link in a text: whatever it is disguised as, only
 * https, and mailto or http where they are named, may stand here.
 */
export function link(description: string, example: string, { max = 300, mail = false, http = false } = {}) {
  const start = new RegExp(`^(?:https://${http ? '|http://' : ''}${mail ? '|mailto:' : ''})`);
  return z
    .string()
    .min(1)
    .max(max)
    .regex(PLAIN, { abort: true })
    .regex(start, { abort: true })
    .refine((value) => !('fault' in judgeAddress(value, { http })), { error: UNSAFE_ADDRESS })
    .meta({ description, example } satisfies FieldHelp);
}

/** The address of a page of the hub, as links in content write it: below the base, and without a language. */
export function pagePath(description: string, example: string) {
  return z
    .string()
    .max(200)
    .regex(/^\/(?:[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\/)*$/)
    .meta({
      description,
      example,
      mend: 'Open the page in the hub and copy its address, without the name of the site and the language. It starts and ends with a slash.',
    } satisfies FieldHelp);
}

/** One of a closed list of values. */
export function oneOf<const T extends readonly [string, ...string[]]>(values: T, description: string, example: T[number]) {
  return z.enum(values).meta({ description, example } satisfies FieldHelp);
}

/** Several of a closed list of values. */
export function someOf<const T extends readonly [string, ...string[]]>(values: T, description: string, example: string) {
  return z
    .array(z.enum(values))
    .min(1)
    .meta({ description, example } satisfies FieldHelp);
}

export function integer(description: string, example: string, { min = 1, max = 9999 } = {}) {
  return z
    .number()
    .int()
    .min(min)
    .max(max)
    .meta({ description, example } satisfies FieldHelp);
}

export function flag(description: string) {
  return z.boolean().meta({ description, example: 'true' } satisfies FieldHelp);
}

/** The id of an entry in another collection. The build checks that it exists. */
export function ref(collection: CollectionName, description: string, example: string) {
  const mend =
    collection === 'lessons'
      ? 'Write the names of the two folders, the module’s and the lesson’s, with a slash between them.'
      : 'Write the name of its folder or file without the ending: lower-case letters, digits and single hyphens.';
  return z
    .string()
    .regex(collection === 'lessons' ? LESSON_ID : ID)
    .meta({ description, example, mend, ref: collection } satisfies FieldHelp);
}

export function refs(collection: CollectionName, description: string, example: string, { min = 0 } = {}) {
  return z
    .array(ref(collection, description, example))
    .min(min)
    .meta({ description, example } satisfies FieldHelp);
}

/**
 * A date at the precision that is known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. It is shown as
 * precisely as it is written, and no more.
 */
export function partialDate(description: string, example: string) {
  return z
    .string()
    .regex(/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/, { abort: true })
    .refine(isRealDate, { error: NO_SUCH_DAY })
    .meta({
      description,
      example,
      mend: 'Write the year, the year and month, or the whole date, in quotes: "2025", "2025-05" or "2025-05-14".',
    } satisfies FieldHelp);
}

/** A whole date, `YYYY-MM-DD`. */
export function day(description: string, example: string) {
  return z
    .string()
    .regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, { abort: true })
    .refine(isRealDate, { error: NO_SUCH_DAY })
    .meta({
      description,
      example,
      mend: 'Write the whole date in quotes, year first: "2026-11-24".',
    } satisfies FieldHelp);
}

/** Wraps a field whose value may not be known. Unknown is a value of its own, and is shown. */
export function orUnknown<T extends z.ZodType>(field: T) {
  const help = field.meta() as FieldHelp | undefined;
  return z.union([z.literal('unknown'), field]).meta({
    ...help,
    description: `${help?.description ?? ''} Write unknown when it is not known.`.trim(),
    example: help?.example ?? 'unknown',
  });
}

function isRealDate(value: string): boolean {
  const [year = '', month = '01', date = '01'] = value.split('-');
  const made = new Date(`${year}-${month}-${date}T00:00:00Z`);
  return !Number.isNaN(made.getTime()) && made.getUTCDate() === Number(date);
}
