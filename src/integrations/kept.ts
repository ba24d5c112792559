import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Results of the build before, by a print of what they were made from. */
export interface Kept<Result> {
  /** The kept result, or a new one. */
  get(bytes: string | Uint8Array, make: () => Result): Result;
  /** Keeps the results that were asked for, and no others, for the next build. */
  save(): void;
}

/**
 * Opens what a build has kept below its cache folder. Without a good file everything is made again.
 *
 * @param stamp what the results depend on besides: with another one, none is taken.
 */
export function openKept<Result>(name: string, stamp: string): Kept<Result> {
  const file = join(process.env.HUB_CACHE ?? '.cache/astro', `${name}.json`);
  const before = read<Result>(file, stamp);
  const used = new Map<string, Result>();
  return {
    get(bytes, make) {
      const print = createHash('sha256').update(bytes).digest('base64url');
      const result = before.get(print) ?? used.get(print) ?? make();
      used.set(print, result);
      return result;
    },
    save() {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify({ stamp, results: [...used] }));
    },
  };
}

function read<Result>(file: string, stamp: string): Map<string, Result> {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { stamp: string; results: [string, Result][] };
    return new Map(kept.stamp === stamp ? kept.results : []);
  } catch {
    return new Map();
  }
}
