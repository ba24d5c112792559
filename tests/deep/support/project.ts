import { copyFileSync, cpSync, existsSync, linkSync, mkdirSync, readdirSync, readlinkSync, symlinkSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { filesIn } from '../../built/support/build.ts';

/** What the commands of the project need of it, beside its packages. */
const PARTS = ['content', 'src', 'public', 'scripts', 'hosts', 'astro.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json', 'words.txt'];

/** Copies the project as it stands here, with its packages, into a folder that nothing else uses. */
export function copyProject(to: string): void {
  mkdirSync(to, { recursive: true });
  for (const part of PARTS) if (existsSync(part)) cpSync(part, join(to, part), { recursive: true });
  linkAll(resolve('node_modules'), join(to, 'node_modules'));
}

/** Where the disk allows it a file is linked, not copied: the packages are many. Nothing writes to them. */
function linkAll(from: string, to: string): void {
  mkdirSync(to);
  for (const item of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, item.name);
    const target = join(to, item.name);
    if (item.isDirectory()) linkAll(source, target);
    else if (item.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else {
      try {
        linkSync(source, target);
      } catch {
        copyFileSync(source, target);
      }
    }
  }
}

/** A short hash of each file below a folder, by its path. */
export function hashesIn(folder: string): Record<string, string> {
  return Object.fromEntries(
    [...filesIn(folder)]
      .map(([path, bytes]) => [path, createHash('sha256').update(bytes).digest('hex').slice(0, 16)] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** The Node of a copy: the one that the project brings. */
export function nodeOf(project: string): string {
  return join(project, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
}
