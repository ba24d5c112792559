import type { RuleCode } from '../rules/all.ts';
import type { Problem } from './problem.ts';

/** The list of addresses that were ever published, below `content/`. */
export const PERMALINKS = 'permalinks.txt';

/** An address that was published once and must keep working. */
export interface Permalink {
  /** The path below the base, with its language: `/ur/learn/starting-together/who-we-are/`. */
  path: string;
  /** Counted from 1. */
  line: number;
}

/** A page ends in a slash, a file in its ending. Languages may have capitals: `/zh-Hant/`. */
const PATH = /^\/(?:[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\/)*(?:[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z0-9]+)?$/;

/**
 * Reads the list: one path a line, sorted; a line that starts with # is a remark.
 *
 * @param file the path to show in messages.
 */
export function readPermalinks(file: string, text: string): { permalinks: Permalink[]; problems: Problem[] } {
  const permalinks: Permalink[] = [];
  const problems: Problem[] = [];
  const seen = new Map<string, number>();
  for (const [index, raw] of text.split('\n').entries()) {
    const path = raw.trim();
    const line = index + 1;
    if (path === '' || path.startsWith('#')) continue;
    const say = (rule: RuleCode, what: string, mend: string, more: Partial<Problem> = {}) =>
      problems.push({ file, line, column: 1, rule, what, mend, ...more });
    if (!PATH.test(path)) {
      say('permalink-form', `“${path.slice(0, 80)}” is not an address of the hub.`, 'Write the path alone, from the first slash to the last, one a line.', {
        example: '/glossary/consent/',
      });
      continue;
    }
    const first = seen.get(path);
    if (first !== undefined) {
      say('permalink-order', `${path} stands on line ${first} already.`, 'Run npm run permalinks -- --append: it writes each address once.', {
        level: 'warning',
      });
      continue;
    }
    if (path < (permalinks.at(-1)?.path ?? '')) {
      say('permalink-order', `${path} should stand before ${permalinks.at(-1)?.path ?? ''}.`, 'Run npm run permalinks -- --append: it sorts the list.', {
        level: 'warning',
      });
    }
    seen.set(path, line);
    permalinks.push({ path, line });
  }
  return { permalinks, problems };
}

/**
 * The text of the list with more addresses in it: sorted, each once, remarks first. No address is ever
 * taken out.
 */
export function withPermalinks(text: string, paths: readonly string[]): string {
  const lines = text.split('\n').map((line) => line.trim());
  const remarks = lines.filter((line) => line.startsWith('#'));
  const kept = lines.filter((line) => line !== '' && !line.startsWith('#'));
  const all = [...new Set([...kept, ...paths])].sort((a, b) => (a < b ? -1 : 1));
  return [...remarks, ...all, ''].join('\n');
}
