import { z } from 'astro/zod';
import { explain } from '../hub/explain.ts';
import type { Problem } from '../hub/problem.ts';

/**
 * What is wrong with one answer, in the words of the check: the schema of the field judges it.
 *
 * @param owner what the answer is about, for example “a lesson”.
 * @returns undefined when the answer may stand.
 */
export function judge(field: z.ZodType, name: string, value: unknown, owner: string): string | undefined {
  const key = name.split('.').at(-1) ?? name;
  const whole = z.strictObject({ [key]: field });
  const result = whole.safeParse({ [key]: value });
  if (result.success) return undefined;
  const [first] = explain(whole, { [key]: value }, result.error, owner);
  return first ? sentence(first) : 'This cannot stand here.';
}

/** A problem as one says it to the person who has just typed the answer. */
export function sentence({ what, mend, example }: Pick<Problem, 'what' | 'mend' | 'example'>): string {
  return `${what} ${mend}${example ? ` For example: ${example}` : ''}`;
}
