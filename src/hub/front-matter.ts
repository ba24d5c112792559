import { LineCounter, isAlias, isMap, isNode, isPair, isScalar, isSeq, parseDocument, visit, type Node, type YAMLError } from 'yaml';
import type { Passage } from './passage.ts';
import type { Position, Problem } from './problem.ts';

/** YAML with the place of every value. */
export interface Located {
  data: unknown;
  problems: Problem[];
  /** The place of a value in the file, or of the nearest value around it. */
  at(path: readonly PropertyKey[]): Position;
  /** The words of a value as they stand in the file; undefined where the path leads to no single value. */
  passage(path: readonly PropertyKey[]): Passage | undefined;
}

const FIELDS = /^---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)??---[ \t]*(?:\r?\n|$)/;

/** The YAML between the two lines of hyphens at the very start of a page. */
export function fieldsOf(text: string): string | undefined {
  const found = FIELDS.exec(text);
  return found ? (found[1] ?? '') : undefined;
}

/** The line of the hyphens that end the fields. */
export function fieldsEnd(text: string): number | undefined {
  const yaml = fieldsOf(text);
  if (yaml === undefined) return undefined;
  return yaml === '' && !/^---[ \t]*\r?\n\r?\n---/.test(text) ? 2 : yaml.split('\n').length + 2;
}

/**
 * Reads YAML strictly: no duplicate keys, no tags, no anchors and no aliases, which could blow up.
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
  const problems: Problem[] = firstLine > 1 ? fencesIn(file, text, firstLine) : [];
  for (const error of document.errors) {
    const where = { file, ...place(error.pos[0]) };
    // One mistake often makes the reader stumble several times in a line: the first says enough.
    if (problems.some((problem) => problem.line === where.line)) continue;
    const name = /^[\w-]+/.exec(text.slice(error.pos[0]))?.[0];
    problems.push(
      error.code === 'DUPLICATE_KEY'
        ? { ...where, rule: 'duplicate-field', what: `${name ? `The field “${name}”` : 'This field'} is written twice.`, mend: 'Keep one of them.' }
        : { ...where, rule: 'yaml', ...yamlHelp(error, text) },
    );
  }
  text.split('\n').forEach((line, index) => {
    // Whatever follows is passed over in silence: anything could stand there.
    if (!line.startsWith('%')) return;
    problems.push({
      file,
      line: index + firstLine,
      column: 1,
      rule: 'yaml-sign',
      what: 'This line starts with the sign %, so YAML does not read it as a field.',
      mend: 'Take the line out.',
      example: 'title: "A plain title"',
    });
  });
  if (problems.length === 0) {
    visit(document, (_key, node) => {
      if (isPair(node) && !isScalar(node.key)) {
        const offset = isNode(node.key) ? (node.key.range?.[0] ?? 0) : 0;
        problems.push({
          file,
          ...place(offset),
          rule: 'yaml-sign',
          what: 'The name of a field is a list or a group here.',
          mend: 'Write a single word before the colon.',
          example: 'title: "A plain title"',
        });
        return;
      }
      if (!isNode(node) || !(isAlias(node) || node.anchor || node.tag)) return;
      // The sign stands before the value that it names.
      const offset = isAlias(node) ? (node.range?.[0] ?? 0) : Math.max(0, text.slice(0, node.range?.[0]).search(/[&!][^&!]*$/));
      problems.push({
        file,
        ...place(offset),
        rule: 'yaml-sign',
        what: 'A value starts with one of the signs &, * and !, which mean something else in YAML.',
        mend: 'Put the words in quotes.',
        example: 'title: "*Our* street"',
      });
    });
  }

  let data: unknown;
  if (problems.length === 0) {
    data = document.toJS({ maxAliasCount: 0 }) ?? {};
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
    passage(path) {
      const node = document.getIn(path, true);
      if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return undefined;
      const [from, to] = node.range;
      return { value: node.value, raw: text.slice(from, to), position: place(from) };
    },
  };
}

/** Astro takes any line that starts so for the end of the fields, and the rest for text of the page. */
function fencesIn(file: string, text: string, firstLine: number): Problem[] {
  return text.split('\n').flatMap((line, index) =>
    /^(?:---|\+\+\+)/.test(line)
      ? [
          {
            file,
            line: index + firstLine,
            column: 1,
            rule: 'fence-in-fields',
            what: 'A line among the fields starts with --- or +++.',
            mend: 'Take that line out, or put a space before the signs.',
          },
        ]
      : [],
  );
}

/** What the YAML reader found, in the words of somebody who has never heard of YAML. */
function yamlHelp(error: YAMLError, text: string): Pick<Problem, 'what' | 'mend' | 'example'> {
  const quoted = { mend: 'Put the words in quotes. A quotation mark inside them is written \\".', example: 'title: "Consent: what it means"' };
  const message = error.message;
  if (error.code === 'TAB_AS_INDENT') return { what: 'This line starts with a tab.', mend: 'Use spaces.' };
  if (error.code === 'MULTIPLE_DOCS') return { what: 'A line of hyphens or dots ends the fields here.', mend: 'Take that line out.' };
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY')
    return { what: 'There is a colon in words that are not in quotes, or the line below starts with too many spaces.', ...quoted };
  if (error.code === 'MULTILINE_IMPLICIT_KEY')
    return {
      what: 'This line and the next run into each other.',
      mend: 'Write a colon after the name, and start each field at the same distance from the margin.',
      example: quoted.example,
    };
  if (error.code === 'BAD_SCALAR_START') return { what: `A value cannot start with the sign ${text[error.pos[0]] ?? ''} without quotes.`, ...quoted };
  if (error.code === 'MISSING_CHAR' && message.includes('quote'))
    return { what: 'A quotation mark is opened before this place and not closed.', mend: 'Close it at the end of the words.', example: quoted.example };
  if (error.code === 'MISSING_CHAR')
    return { what: 'This line is no field: it has no colon after a name.', mend: 'Write the name, a colon, a space and the value.', example: quoted.example };
  if (error.code === 'BAD_INDENT' && message.includes('must be sufficiently indented'))
    return {
      what: 'A bracket is opened before this place and not closed.',
      mend: 'Close it at the end of the list.',
      example: 'audience: [everyone, funders]',
    };
  if (error.code === 'BAD_INDENT')
    return { what: 'This line does not start at the same distance from the margin as the others.', mend: 'Give it as many spaces as the line above.' };
  const before = text.slice(0, error.pos[0]).trimEnd();
  const opened = /:\s*(["'])[^\n]*$/.exec(before)?.[1];
  if (error.code === 'UNEXPECTED_TOKEN' && message.includes('at node end') && opened && before.endsWith(opened))
    return opened === "'"
      ? {
          what: 'The words stand between straight apostrophes, and an apostrophe inside them ends them here.',
          mend: 'Put the words in double quotes.',
          example: 'title: "It\'s our street"',
        }
      : {
          what: 'A straight quotation mark inside the words ends them here.',
          mend: 'Write \\" for it, or use curly ones.',
          example: 'title: "The “big” question"',
        };
  if (error.code === 'UNEXPECTED_TOKEN' && message.includes('at node end'))
    return { what: 'There is more on this line after the value has ended.', ...quoted, mend: `${quoted.mend} Check that the line above closes its own.` };
  return {
    what: `This part cannot be read: ${(message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, '').replace(/\.?$/, '.')}`,
    mend: 'Check the spaces at the start of the line, and put words that hold a colon or start with a sign in quotes.',
    example: quoted.example,
  };
}
