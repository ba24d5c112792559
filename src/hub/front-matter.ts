import { LineCounter, isMap, isPair, isScalar, isSeq, parseDocument, type Node } from 'yaml';
import type { Position, Problem } from './problem.ts';

/** YAML with the place of every value. */
export interface Located {
  data: unknown;
  problems: Problem[];
  /** The place of a value in the file, or of the nearest value around it. */
  at(path: readonly PropertyKey[]): Position;
}

/**
 * Reads YAML strictly: no duplicate keys, no tags, no aliases that could blow up.
 *
 * @param firstLine the line of the file on which the YAML starts, counted from 1.
 */
export function readYaml(file: string, text: string, firstLine = 1): Located {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: true, strict: true, schema: 'core' });
  const place = (offset: number): Position => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(1, line) + firstLine - 1, column: Math.max(1, col) };
  };
  const problems = document.errors.map((error): Problem => ({
    file,
    ...place(error.pos[0]),
    rule: error.code === 'DUPLICATE_KEY' ? 'duplicate-field' : 'yaml',
    what:
      error.code === 'DUPLICATE_KEY'
        ? 'This field is written twice.'
        : `This part is not valid YAML: ${firstLineOf(error.message)}`,
    mend:
      error.code === 'DUPLICATE_KEY'
        ? 'Keep one of them.'
        : 'Check the spaces at the start of the line, and put words that hold a colon or start with a sign in quotes.',
    example: error.code === 'DUPLICATE_KEY' ? undefined : 'title: "Consent: what it means"',
  })).map(dropUndefined);

  let data: unknown;
  if (problems.length === 0) {
    try {
      data = document.toJS({ maxAliasCount: 0 }) ?? {};
    } catch {
      problems.push({
        file,
        ...place(0),
        rule: 'yaml',
        what: 'This part uses a YAML alias (& or *).',
        mend: 'Write the words out, or put them in quotes.',
        example: 'title: "Questions & answers"',
      });
    }
  }

  return {
    data,
    problems,
    at(path) {
      let node = document.contents as Node | null;
      let offset = node?.range?.[0] ?? 0;
      for (const key of path) {
        if (isMap(node)) {
          const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(key));
          if (!pair) break;
          offset = (pair.key as Node).range?.[0] ?? offset;
          node = pair.value as Node | null;
        } else if (isSeq(node)) {
          const item = node.items[Number(key)] as Node | undefined;
          if (!item) break;
          offset = item.range?.[0] ?? offset;
          node = item;
        } else break;
      }
      return place(offset);
    },
  };
}

function firstLineOf(message: string): string {
  return (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, '').replace(/\.?$/, '.');
}

function dropUndefined(problem: Problem): Problem {
  if (problem.example === undefined) delete problem.example;
  return problem;
}
