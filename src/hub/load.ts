import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { matchPath, readEntry, type Entry, type FileRead, type Translation } from './entry.ts';
import { fileProblem, LEFT_BEHIND, PICTURE, pictureProblem, readText, SOUND, soundProblem, type Kind } from './files.ts';
import { PERMALINKS, readPermalinks, type Permalink } from './permalinks.ts';
import type { Problem } from './problem.ts';

/** Everything read from `content/`, before it is linked. */
export interface Loaded {
  entries: Entry[];
  translations: Translation[];
  /** Ids of files that are there but have problems: a reference to one of them is not dangling. */
  broken: ReadonlySet<string>;
  /** Pictures and other files that stand beside pages, as paths below `content/`. */
  assets: ReadonlySet<string>;
  /** A hash of what is in each picture, by its path below `content/`. */
  prints?: ReadonlyMap<string, string>;
  /** Addresses that were ever published. */
  permalinks?: readonly Permalink[];
  problems: Problem[];
}

/** Files as they were read, by path: with the same text they read the same. */
export type Remembered = Map<string, { text: string; read: FileRead }>;

/**
 * Reads every file below a content folder. The only part of the hub that touches the disk.
 *
 * @param folder the content folder, absolute or relative to the working folder.
 * @param shown how the folder is named in messages.
 * @param remembered what was read before; what is read now is put into it.
 */
export function loadContent(folder: string, shown = 'content', remembered?: Remembered): Loaded {
  const loaded = {
    entries: [] as Entry[],
    translations: [] as Translation[],
    broken: new Set<string>(),
    assets: new Set<string>(),
    prints: new Map<string, string>(),
    permalinks: [] as Permalink[],
    problems: [] as Problem[],
  };
  if (!existsSync(folder)) {
    loaded.problems.push({
      file: shown,
      line: 1,
      column: 1,
      rule: 'no-content',
      what: 'There is no such folder.',
      mend: 'Run the command from the folder that holds package.json.',
    });
    return loaded;
  }
  for (const { path, kind } of listFiles(folder)) {
    const file = `${shown}/${path}`;
    const misplaced = fileProblem(path, file, kind);
    if (misplaced) loaded.problems.push(misplaced);
    // A page that is only badly named is read all the same, so that links to it are not called wrong too.
    if (kind !== 'file' || (misplaced && misplaced.rule !== 'bad-id')) continue;
    const bytes = readFileSync(join(folder, path));
    if (PICTURE.test(path)) {
      loaded.assets.add(path);
      loaded.prints.set(path, createHash('sha256').update(bytes).digest('hex'));
      const harmful = pictureProblem(path, file, bytes);
      if (harmful) loaded.problems.push(harmful);
      continue;
    }
    if (SOUND.test(path)) {
      loaded.assets.add(path);
      const harmful = soundProblem(file, bytes);
      if (harmful) loaded.problems.push(harmful);
      continue;
    }
    const read = readText(file, bytes);
    if ('problem' in read) {
      loaded.problems.push(read.problem);
      const key = matchPath(path);
      if (key && !key.locale) loaded.broken.add(`${key.collection}/${key.id}`);
      continue;
    }
    if (path === PERMALINKS) {
      const { permalinks, problems } = readPermalinks(file, read.text);
      loaded.permalinks = permalinks;
      loaded.problems.push(...problems);
      continue;
    }
    const known = remembered?.get(path);
    const entry = known?.text === read.text ? known.read : readSafely(path, file, read.text);
    remembered?.set(path, { text: read.text, read: entry });
    add(loaded, misplaced ? { ...entry, problems: entry.problems.filter((problem) => problem.rule !== 'bad-id' && problem.rule !== 'unknown-file') } : entry);
  }
  return loaded;
}

/** Whatever a file does to its readers, the other files are read and all problems told. */
function readSafely(path: string, file: string, text: string): FileRead {
  try {
    return readEntry(path, file, text);
  } catch (error) {
    const key = matchPath(path);
    const message =
      error instanceof RangeError ? 'Its parts stand too deep in each other.' : `The reader says: ${error instanceof Error ? error.message : String(error)}`;
    return {
      ...(key ? { key } : {}),
      problems: [
        { file, line: 1, column: 1, rule: 'cannot-read', what: `The file cannot be read. ${message}`, mend: 'Compare it with a file beside it that works.' },
      ],
    };
  }
}

/** Takes in what was read of one file. */
export function add(loaded: { entries: Entry[]; translations: Translation[]; broken: Set<string>; problems: Problem[] }, read: FileRead): void {
  loaded.problems.push(...read.problems);
  if (read.entry) loaded.entries.push(read.entry);
  else if (read.translation) loaded.translations.push(read.translation);
  else if (read.key && !read.key.locale) loaded.broken.add(`${read.key.collection}/${read.key.id}`);
}

/** All files below a folder, sorted, with forward slashes, and the folders whose names are not right. Links are not followed. */
function listFiles(folder: string, below = ''): { path: string; kind: Kind }[] {
  const found: { path: string; kind: Kind }[] = [];
  for (const item of readdirSync(join(folder, below), { withFileTypes: true })) {
    const path = below ? `${below}/${item.name}` : item.name;
    const kind = kindOf(item);
    if (kind === 'file' && LEFT_BEHIND.test(item.name)) continue;
    if (kind !== 'folder' || fileProblem(path, path, kind)) found.push({ path, kind });
    // Nothing in a hidden folder is content; its own name is problem enough.
    if (kind === 'folder' && !item.name.startsWith('.')) found.push(...listFiles(folder, path));
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

function kindOf(item: Dirent): Kind {
  if (item.isSymbolicLink()) return 'link';
  if (item.isDirectory()) return 'folder';
  return item.isFile() ? 'file' : 'other';
}
