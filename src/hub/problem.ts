import { rulePath, RULES_PATH, type RuleCode } from '../rules/all.ts';

/** Something wrong in the content, told so that the person who wrote it can mend it. */
export interface Problem {
  /** Path below the repository, with forward slashes. */
  file: string;
  /** Counted from 1. */
  line: number;
  /** Counted from 1. */
  column: number;
  /** A stable code; the same kind of problem always has the same one, and its page explains it. */
  rule: RuleCode;
  /** Set on advice: it is listed, and stops nothing. */
  level?: 'warning';
  /** The field, element or attribute, as it is written in the file. */
  field?: string;
  /** What is wrong. */
  what: string;
  /** What to write instead. */
  mend: string;
  /** A good example, as it would be written. */
  example?: string;
}

export interface Position {
  line: number;
  column: number;
}

/** Sorts problems by file, then by place in the file. */
export function inOrder(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => a.file.localeCompare(b.file, 'en') || a.line - b.line || a.column - b.column || a.rule.localeCompare(b.rule, 'en'));
}

/** Problems that stop a build or a merge; the others are advice. */
export function errorsIn(problems: readonly Problem[]): Problem[] {
  return problems.filter((problem) => problem.level !== 'warning');
}

/**
 * Writes problems as a person reads them in a terminal: file and line first, then what and how.
 *
 * @param root the address of the hub without a slash at its end; empty while it is not known.
 */
export function report(all: readonly Problem[], root = ''): string {
  const problems = errorsIn(all);
  const lines: string[] = [];
  for (const problem of inOrder(all)) {
    lines.push(`${problem.file}:${problem.line}:${problem.column}  [${problem.rule}]${problem.level === 'warning' ? ' advice' : ''}`);
    lines.push(`  ${problem.what}`);
    lines.push(`  → ${problem.mend}`);
    if (problem.example) lines.push(`  For example:  ${problem.example.replaceAll('\n', '\n                ')}`);
    lines.push('');
  }
  if (all.length > 0) lines.push(whereExplained(all, root));
  const files = new Set(problems.map((problem) => problem.file)).size;
  lines.push(
    problems.length === 0
      ? `No problems found.${all.length > 0 ? ` ${all.length} ${all.length === 1 ? 'piece' : 'pieces'} of advice.` : ''}`
      : `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in ${files} ${files === 1 ? 'file' : 'files'}. Nothing was published; nothing you wrote was changed.`,
  );
  return lines.join('\n');
}

/** Where the rules of these problems are explained, in one line. */
function whereExplained(problems: readonly Problem[], root: string): string {
  const [first, ...others] = new Set(problems.map((problem) => problem.rule));
  const place = root === '' ? ' on the hub' : '';
  return first !== undefined && others.length === 0
    ? `What this rule asks, with examples: ${root}${rulePath(first)}${place}`
    : `What a rule asks, with examples: ${root}${RULES_PATH}CODE/${place}, with the words in square brackets for CODE`;
}

/** Stops the build with every problem at once. */
export class ContentError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], root = '') {
    super(`The content has problems.\n\n${report(problems, root)}`);
    this.name = 'ContentError';
    this.problems = problems;
    // The place that matters is in the content; where the code noticed it helps nobody.
    this.stack = this.message;
  }
}
