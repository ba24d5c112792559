import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Draft } from './draft.ts';

/**
 * Writes the files of a draft below a content folder. A file that is there is never overwritten: where one
 * stands in the way, nothing at all is written.
 *
 * @throws when a file is there, or one that gets a line more has been changed meanwhile.
 */
export function save(folder: string, draft: Draft): void {
  for (const { path } of draft.made) if (existsSync(join(folder, path))) throw new Error(`content/${path} is there already. Nothing was written.`);
  for (const { path, before } of draft.changed)
    if (readFileSync(join(folder, path), 'utf8') !== before) throw new Error(`content/${path} has been changed meanwhile. Nothing was written: start again.`);
  const written: string[] = [];
  try {
    for (const { path, text } of draft.made) {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text, { flag: 'wx' });
      written.push(file);
    }
  } catch (error) {
    for (const file of written) rmSync(file);
    throw error;
  }
  for (const { path, text } of draft.changed) writeFileSync(join(folder, path), text);
}
