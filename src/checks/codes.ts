import type { RuleCode } from '../rules/all.ts';
import { aimOf, aimName, aimsOf, CODE_FORM, CODES, codesIn, missingCodes } from '../hub/codes.ts';
import type { Hub } from '../hub/hub.ts';
import { nearest } from '../hub/nearest.ts';
import type { Problem } from '../hub/problem.ts';

/** Every short address has a form that can be typed, is given once, and leads somewhere. While there is no list, none is asked for. */
export function codes(hub: Hub): Problem[] {
  const entry = hub.get('codes', 'codes');
  if (!entry) return [];
  const problems: Problem[] = [];
  const names = aimsOf(hub).map(aimName);
  const lineOfCode = new Map<string, number>();
  const codeOfName = new Map<string, string>();
  for (const [index, { code, to, retired }] of codesIn(hub).entries()) {
    const place = (field: 'code' | 'to') => entry.at(['codes', index, field]);
    const say = (rule: RuleCode, field: 'code' | 'to', what: string, mend: string, more: Partial<Problem> = {}): void => {
      problems.push({ file: entry.file, ...place(field), rule, field, what, mend, ...more });
    };
    if (!CODE_FORM.test(code))
      say('code-form', 'code', `“${code}” is not a short address that people can read and type.`, 'Take the line out and run: npm run codes', {
        example: 'code: k7m3',
      });
    const before = lineOfCode.get(code);
    if (before === undefined) lineOfCode.set(code, place('code').line);
    else
      say(
        'code-clash',
        'code',
        `The code “${code}” stands on line ${before} already. One code can lead to one place only.`,
        'Leave the older line, take out the one that was never printed, and run: npm run codes',
      );
    if (retired) continue;
    const first = codeOfName.get(to);
    if (first === undefined) codeOfName.set(to, code);
    else
      say(
        'code-clash',
        'to',
        `“${to}” has the code “${first}” already.`,
        'Leave the older line, and take out the one that was never printed. If both were printed, set the newer to retired: true.',
      );
    // While a file cannot be read, nobody can tell what is missing.
    if (aimOf(hub, to) || hub.broken.size > 0) continue;
    const near = nearest(to, names);
    say(
      'code-target',
      'to',
      `“${to}” is no written lesson, no handout and no route.`,
      `${near ? `Did you mean ${near}? ` : ''}If it moved, write its new name. If it is gone, add retired: true and leave the code in the list.`,
      { example: `{ code: ${code}, to: ${to}, retired: true }` },
    );
  }
  if (hub.broken.size === 0)
    for (const { to } of missingCodes(hub))
      problems.push({
        file: entry.file,
        line: 1,
        column: 1,
        rule: 'code-missing',
        level: 'warning',
        what: `“${to}” has no short address yet, so none can be printed on its sheets.`,
        mend: `Run npm run codes: it adds lines to content/${CODES} and changes none. Or leave it to those who publish.`,
      });
  return problems;
}
