import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEntry, type Entry, type FileRead, type Translation } from './entry.ts';
import type { Problem } from './problem.ts';

/** Everything read from `content/`, before it is linked. */
export interface Loaded {
  entries: Entry[];
  translations: Translation[];
  /** Ids of files that are there but have problems: a reference to one of them is not dangling. */
  broken: ReadonlySet<string>;
  /** Pictures and other files that stand beside pages, as paths below `content/`. */
  assets: ReadonlySet<string>;
  problems: Problem[];
}

const IMAGE = /\.(?:png|jpe?g|webp|avif|gif|svg)$/i;

/**
 * Reads every file below a content folder. The only part of the hub that touches the disk.
 *
 * @param folder the content folder, absolute or relative to the working folder.
 * @param shown how the folder is named in messages.
 */
export function loadContent(folder: string, shown = 'content'): Loaded {
  const loaded = { entries: [] as Entry[], translations: [] as Translation[], broken: new Set<string>(), assets: new Set<string>(), problems: [] as Problem[] };
  if (!existsSync(folder)) {
    loaded.problems.push({ file: shown, line: 1, column: 1, rule: 'no-content', what: 'There is no such folder.', mend: 'Run the command from the folder that holds package.json.' });
    return loaded;
  }
  for (const path of listFiles(folder)) {
    const file = `${shown}/${path}`;
    if (IMAGE.test(path)) {
      loaded.assets.add(path);
      continue;
    }
    add(loaded, readEntry(path, file, readFileSync(join(folder, path), 'utf8')));
  }
  return loaded;
}

/** Takes in what was read of one file. */
export function add(loaded: { entries: Entry[]; translations: Translation[]; broken: Set<string>; problems: Problem[] }, read: FileRead): void {
  loaded.problems.push(...read.problems);
  if (read.entry) loaded.entries.push(read.entry);
  else if (read.translation) loaded.translations.push(read.translation);
  else if (read.key && !read.key.locale) loaded.broken.add(`${read.key.collection}/${read.key.id}`);
}

/** Paths of all files below a folder, sorted, with forward slashes; hidden files are left out. */
function listFiles(folder: string, below = ''): string[] {
  const found: string[] = [];
  for (const item of readdirSync(join(folder, below), { withFileTypes: true })) {
    if (item.name.startsWith('.')) continue;
    const path = below ? `${below}/${item.name}` : item.name;
    if (item.isDirectory()) found.push(...listFiles(folder, path));
    else if (item.isFile()) found.push(path);
  }
  return found.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
