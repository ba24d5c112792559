import { z } from 'astro/zod';
import type { RuleCode } from '../rules/all.ts';
import { NO_SUCH_DAY, UNSAFE_ADDRESS, type FieldHelp } from '../schemas/fields.ts';
import { nearest, suggest } from './nearest.ts';
import type { Problem } from './problem.ts';
import { judgeAddress } from './safe-address.ts';

type Path = readonly PropertyKey[];
type Issue = z.core.$ZodIssue;

/** What is said of one issue; the caller adds the file and the place. */
export type Explanation = Pick<Problem, 'rule' | 'field' | 'what' | 'mend' | 'example'> & { path: Path };

/**
 * Turns what Zod says of a value into what a contributor needs: the field, what is wrong, what to
 * write instead and a good example. The words come from the help that each field carries.
 *
 * @param owner what the value is, for example “a lesson” or “`<Activity>`”.
 * @param style how a field is written: `name: value` in front matter, `name="value"` in an element.
 */
export function explain(schema: z.ZodType, value: unknown, error: z.ZodError, owner: string, style: 'field' | 'attribute' = 'field'): Explanation[] {
  return error.issues.flatMap((issue) => explainIssue(schema, value, issue, owner, style));
}

function explainIssue(schema: z.ZodType, root: unknown, issue: Issue, owner: string, style: 'field' | 'attribute'): Explanation[] {
  const path = issue.path;
  const value = valueAt(root, path);
  const field = nameOf(path);
  const told = helpAt(schema, root, path);
  const help = told?.help;
  const write = (name: string, example: string) => (style === 'attribute' ? `${name}="${example}"` : `${name}: ${example}`);
  const example = told ? write(told.name, told.help.example) : undefined;
  const say = (rule: RuleCode, what: string, mend: string, shown = example): Explanation => ({
    path,
    rule,
    field,
    what,
    mend: help?.mend && rule !== 'missing-field' ? help.mend : mend,
    ...(shown ? { example: shown } : {}),
  });
  const missing = (also = '') => say('missing-field', `${capital(owner)} needs “${field}”.`, `Add it. ${help?.description ?? ''}${also}`.trim());

  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => {
        const other = otherOption(schema, root, path, key);
        if (other) {
          return {
            path: [...path, key],
            rule: 'unknown-field',
            field: nameOf([...path, key]),
            what: `“${key}” does not go with “${other.name}: ${other.here}”.`,
            mend: `Take it out, or change “${other.name}” to ${other.there}.`,
            example: write(other.name, other.there),
          };
        }
        const known = keysAt(schema, root, path);
        const near = nearest(key, known);
        const nearHelp = near ? helpAt(schema, root, [...path, near]) : undefined;
        return {
          path: [...path, key],
          rule: 'unknown-field',
          field: nameOf([...path, key]),
          what:
            key.trim() === ''
              ? 'A field without a name stands here.'
              : `“${key}” is not ${style === 'attribute' ? 'an attribute' : 'a field'} of ${path.length > 0 ? `“${nameOf(path)}”` : owner}.`,
          mend: near
            ? `Did you mean “${near}”?`
            : known.length === 0
              ? 'Remove it: nothing may be written here.'
              : `Remove it, or use one of: ${known.join(', ')}.`,
          ...(nearHelp ? { example: write(nearHelp.name, nearHelp.help.example) } : {}),
        };
      });
    case 'invalid_type':
      if (value === undefined) return [missing()];
      if (path.length === 0) {
        return [
          say(
            'wrong-type',
            `${capital(owner)} must be ${kindOf(issue.expected)}, but this is ${shown(value)}.`,
            'Write each field on a line of its own: its name, a colon, a space and its value.',
            'title: "A plain title"',
          ),
        ];
      }
      return [
        say(
          'wrong-type',
          `“${field}” must be ${kindOf(issue.expected)}, but it is ${shown(value)}.`,
          howToWrite(issue.expected, value),
          meant(issue.expected, value, told, style === 'field', schemaAt(schema, root, path)) ?? example,
        ),
      ];
    case 'invalid_value': {
      const values = issue.values.map(String);
      if (value === undefined) return [missing()];
      return [say('unknown-value', `“${field}” cannot be ${shown(value)}.`, suggest(textOf(value), values, `Use one of: ${values.join(', ')}.`))];
    }
    case 'invalid_union': {
      if ('discriminator' in issue && typeof issue.discriminator === 'string') {
        const values = discriminatorValues(schema, root, path.slice(0, -1));
        const rule = value === undefined ? 'missing-field' : 'unknown-value';
        return [
          say(
            rule,
            value === undefined ? `${capital(owner)} needs “${field}”.` : `“${field}” cannot be ${shown(value)}.`,
            suggest(textOf(value), values, `Use one of: ${values.join(', ')}.`),
          ),
        ];
      }
      // “Unknown, or a value”: what matters is what is wrong with the value.
      const orUnknown = issue.errors.some((branch) =>
        branch.some((inner) => inner.code === 'invalid_value' && inner.path.length === 0 && inner.values.includes('unknown')),
      );
      if (value === undefined) return [missing(orUnknown ? ' Write unknown when it is not known.' : '')];
      if (orUnknown && typeof value === 'string' && nearest(value, ['unknown'])) {
        return [{ ...say('unknown-value', `“${field}” cannot be ${shown(value)}.`, ''), mend: 'Did you mean “unknown”?' }];
      }
      const best = bestBranch(issue.errors, value);
      return best
        .flatMap((inner) => explainIssue(schema, root, { ...inner, path: [...path, ...inner.path] } as Issue, owner, style))
        .map((said) => (orUnknown && said.field === field ? { ...said, mend: `${said.mend} Or write unknown.` } : said));
    }
    case 'too_big':
      return issue.origin === 'string'
        ? [
            say(
              'too-long',
              `“${field}” has ${String(value).length} characters; at most ${String(issue.maximum)} fit.`,
              `Shorten it to ${String(issue.maximum)} characters or fewer.`,
            ),
          ]
        : [say('too-big', `“${field}” must be at most ${String(issue.maximum)}, but it is ${shown(value)}.`, `Write a number up to ${String(issue.maximum)}.`)];
    case 'too_small':
      if (issue.origin === 'string') return [say('empty', `“${field}” is empty.`, `Write it. ${help?.description ?? ''}`.trim())];
      if (issue.origin === 'array') return [say('empty', `“${field}” is empty.`, `Give at least ${String(issue.minimum)}. ${help?.description ?? ''}`.trim())];
      return [
        say(
          'too-small',
          `“${field}” must be at least ${String(issue.minimum)}, but it is ${shown(value)}.`,
          `Write a number from ${String(issue.minimum)} up.`,
        ),
      ];
    case 'invalid_format':
      if (typeof value === 'string' && /[<>{}]/.test(value)) {
        return [
          say('markup', `“${field}” holds the sign ${/[<>{}]/.exec(value)?.[0] ?? ''}, which is not allowed here.`, 'Write plain words without <, >, { or }.'),
        ];
      }
      return [say('wrong-form', `“${field}” is not written as it must be: ${shown(value)}.`, help ? `${help.description}` : 'See the example.')];
    case 'custom':
      if (issue.message === NO_SUCH_DAY) {
        return [{ ...say('wrong-form', `“${field}” cannot be ${shown(value)}: ${NO_SUCH_DAY}.`, ''), mend: 'Correct the day or the month.' }];
      }
      if (issue.message === UNSAFE_ADDRESS && typeof value === 'string') {
        const judged = judgeAddress(value, { http: true });
        if ('fault' in judged) return [say(judged.fault.rule, `“${field}” cannot be used. ${judged.fault.what}`, judged.fault.mend)];
      }
      return [say('wrong-form', `“${field}” is not right: ${shown(value)}.`, help?.description ?? 'See the example.')];
    default:
      return [say('wrong-form', `“${field}” is not right: ${issue.message}.`, help?.description ?? 'See the example.')];
  }
}

/** The branch of a union that the writer most probably meant: the one that got furthest. */
function bestBranch(branches: readonly (readonly Issue[])[], value: unknown): readonly Issue[] {
  const usable = branches.filter((branch) => !branch.some((issue) => issue.code === 'invalid_value' && issue.path.length === 0));
  const candidates = usable.length > 0 ? usable : branches;
  const fits = candidates.filter((branch) => !branch.some((issue) => issue.path.length === 0 && issue.code === 'invalid_type'));
  const pool = fits.length > 0 && typeof value === 'object' ? fits : candidates;
  return [...pool].sort((a, b) => a.length - b.length)[0] ?? [];
}

function schemaAt(schema: z.ZodType, root: unknown, path: Path): z.ZodType | undefined {
  return [...walk(schema, root, path)].findLast(([, depth]) => depth === path.length)?.[0];
}

/** The help of the nearest field on the way to `path`, and the name of that field. */
function helpAt(schema: z.ZodType, root: unknown, path: Path): { help: FieldHelp; name: string } | undefined {
  let found: { help: FieldHelp; name: string } | undefined;
  for (const [step, depth] of walk(schema, root, path)) {
    const help = step.meta() as FieldHelp | undefined;
    const name = path.slice(0, depth).findLast((key) => typeof key === 'string');
    if (help?.example) found = { help, name: String(name ?? '') };
  }
  return found;
}

function keysAt(schema: z.ZodType, root: unknown, path: Path): string[] {
  const end = [...walk(schema, root, path)].at(-1)?.[0];
  return end instanceof z.ZodObject ? Object.keys(end.shape as object) : [];
}

function discriminatorValues(schema: z.ZodType, root: unknown, path: Path): string[] {
  const union = choiceAt(schema, root, path);
  return union ? union.options.flatMap((option) => literalsOf(option as z.ZodType, union.def.discriminator)) : [];
}

/** Where a field belongs to another kind of the same thing: `kit` is of a written lesson, not of a planned one. */
function otherOption(schema: z.ZodType, root: unknown, path: Path, key: string): { name: string; here: string; there: string } | undefined {
  const union = choiceAt(schema, root, path);
  if (!union) return undefined;
  const name = union.def.discriminator;
  const owner = (union.options as readonly z.ZodType[]).find((option) => option instanceof z.ZodObject && Object.hasOwn(option.shape as object, key));
  const there = owner ? literalsOf(owner, name)[0] : undefined;
  return there === undefined ? undefined : { name, here: String((valueAt(root, path) as Record<string, unknown>)[name]), there };
}

/** The choice between kinds that stands at the end of `path`. */
function choiceAt(schema: z.ZodType, root: unknown, path: Path): z.ZodDiscriminatedUnion | undefined {
  const found = [...walk(schema, root, path)].findLast(([step, depth]) => depth === path.length && step instanceof z.ZodDiscriminatedUnion)?.[0];
  return found instanceof z.ZodDiscriminatedUnion ? found : undefined;
}

function literalsOf(option: z.ZodType, name: string): string[] {
  const literal = option instanceof z.ZodObject ? (option.shape as Record<string, z.ZodType>)[name] : undefined;
  return literal instanceof z.ZodLiteral ? [...literal.values].map(String) : [];
}

/** Every schema on the way from the root to `path`, wrappers included, and how many keys lead to it. */
function* walk(schema: z.ZodType, root: unknown, path: Path): Generator<[z.ZodType, number]> {
  let here: z.ZodType | undefined = schema;
  let value: unknown = root;
  let index = 0;
  while (here) {
    yield [here, index];
    if (here instanceof z.ZodOptional || here instanceof z.ZodNullable) {
      here = here.unwrap() as z.ZodType;
      continue;
    }
    if (here instanceof z.ZodDiscriminatedUnion) {
      here = chosenOption(here, value);
      continue;
    }
    if (here instanceof z.ZodUnion) {
      const options = here.options as readonly z.ZodType[];
      here = pickOption(options, value, path[index]);
      continue;
    }
    if (index >= path.length) return;
    const key = path[index] as string | number;
    index += 1;
    value = (value as Record<string | number, unknown> | undefined)?.[key];
    if (here instanceof z.ZodObject) here = (here.shape as Record<string, z.ZodType>)[String(key)];
    else if (here instanceof z.ZodArray) here = here.element as z.ZodType;
    else if (here instanceof z.ZodRecord) here = here.valueType as z.ZodType;
    else return;
  }
}

/** The option that the value's own discriminator names, else the first. */
function chosenOption(union: z.ZodDiscriminatedUnion, value: unknown): z.ZodType | undefined {
  const name = union.def.discriminator;
  const chosen = (value as Record<string, unknown> | undefined)?.[name];
  const options = union.options as readonly z.ZodType[];
  const named = options.find((option) => {
    const literal = option instanceof z.ZodObject ? (option.shape as Record<string, z.ZodType>)[name] : undefined;
    return literal instanceof z.ZodLiteral && [...literal.values].includes(chosen as string);
  });
  return named ?? options[0];
}

function pickOption(options: readonly z.ZodType[], value: unknown, next: PropertyKey | undefined): z.ZodType | undefined {
  if (Array.isArray(value)) return options.find((option) => option instanceof z.ZodArray) ?? options.at(-1);
  if (value !== null && typeof value === 'object') {
    const objects = options.filter((option) => option instanceof z.ZodObject);
    const holding = objects.filter((option) => next !== undefined && Object.hasOwn(option.shape as object, String(next)));
    const mistakes = (option: z.ZodType) => option.safeParse(value).error?.issues.length ?? 0;
    return [...(holding.length > 0 ? holding : objects)].sort((a, b) => mistakes(a) - mistakes(b))[0] ?? options.at(-1);
  }
  return options.at(-1);
}

function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const key of path) value = (value as Record<PropertyKey, unknown> | undefined | null)?.[key];
  return value;
}

/** A path as a contributor would say it: `places.cost.who`, `objectives (item 2)`. */
export function nameOf(path: Path): string {
  const words: string[] = [];
  let item = '';
  for (const key of path) {
    if (typeof key === 'number') item = ` (item ${key + 1})`;
    else {
      words.push(String(key));
      item = '';
    }
  }
  return words.join('.') + item;
}

function kindOf(expected: string): string {
  const kinds: Record<string, string> = {
    string: 'words',
    number: 'a whole number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a group of fields',
    record: 'a group of fields',
  };
  return kinds[expected] ?? expected;
}

/** What was written, as it would be right: a list in brackets, a group with its fields. */
function meant(expected: string, value: unknown, told: { name: string } | undefined, isField: boolean, schema: z.ZodType | undefined): string | undefined {
  if (!told || !isField) return undefined;
  if (expected === 'array' && typeof value === 'string') {
    const items = value.split(/\s*,\s*|(?:^|\s+)-/).flatMap((item) => item.trim() || []);
    if (items.length === 0 || items.some((item) => /[[\]{}<>"]/.test(item)) || value.length > 60) return undefined;
    return `${told.name}: [${items.map((item) => (/^[a-z0-9-]+(?:\/[a-z0-9-]+)*$/.test(item) ? item : `"${item}"`)).join(', ')}]`;
  }
  const object = [schema, ...(schema instanceof z.ZodUnion ? (schema.options as readonly z.ZodType[]) : [])].find((option) => option instanceof z.ZodObject);
  if (expected !== 'object' || !object) return undefined;
  const fields = Object.entries(object.shape as Record<string, z.ZodType>).filter(([, field]) => !(field instanceof z.ZodOptional));
  const written = fields.map(([name, field]) => {
    const example = (field.meta() as FieldHelp | undefined)?.example ?? '';
    return `${name}: ${/^["[{]|^[a-z0-9-]+$/.test(example) ? example : `"${example}"`}`;
  });
  return fields.length < 4 ? `${told.name}: { ${written.join(', ')} }` : undefined;
}

/** What to write where a value of another type stands. */
function howToWrite(expected: string, value: unknown): string {
  switch (expected) {
    case 'string':
      return typeof value === 'number' || typeof value === 'boolean' ? 'Put it in quotes.' : 'Write words in quotes.';
    case 'array':
      return 'Write a list: in square brackets, or each item on a line of its own after a hyphen.';
    case 'object':
    case 'record':
      return 'Write its fields in braces { }, or below it, each on a line of its own that starts with spaces.';
    default:
      return `Write ${kindOf(expected)}${typeof value === 'string' ? ', without quotes' : ''}.`;
  }
}

function shown(value: unknown): string {
  if (value === null || value === '') return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of fields';
  if (typeof value === 'number') return `the number ${value}`;
  if (typeof value === 'boolean') return `${value}`;
  const text = String(value).replace(/\s+/g, ' ');
  return `“${text.length > 60 ? `${text.slice(0, 57)}…` : text}”`;
}

/** A value as text; a group of fields has none (and may even refuse to be made into text). */
function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
