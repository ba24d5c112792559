import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { KIT_FORMS } from './sources.ts';

const file = z.strictObject({
  /** Below the folder of the site. */
  path: z.string().regex(/^kit\/[\w./-]+$/),
  form: z.enum(KIT_FORMS),
  /** The row of the table it was made by, and the lesson, module or course that it is of. */
  source: z.string(),
  subject: z.string(),
  language: z.string(),
  title: z.string(),
  bytes: z.number().int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** The pages it was made of, below the base, and the hash of their words. */
  pages: z.array(z.string()).min(1),
  pagesHash: z.string(),
  /** Its name in the cache: the hash of everything that it was made from. */
  made: z.string().regex(/^[0-9a-f]{64}\.[a-z]+$/),
});

const manifest = z.strictObject({ files: z.array(file) });

/** One file of the kit that was made and may be linked. */
export type KitFile = z.infer<typeof file>;

export const MANIFEST = 'kit.json';
export const MADE = 'made';

/** The manifest as a file: sorted by path, so that the same kit gives the same bytes. */
export function manifestText(files: readonly KitFile[]): string {
  return `${JSON.stringify({ files: [...files].sort((a, b) => (a.path < b.path ? -1 : 1)) }, null, 1)}\n`;
}

/** @throws when the text is no manifest. */
export function readManifest(text: string): KitFile[] {
  return manifest.parse(JSON.parse(text)).files;
}

/** The folder of the kit that this build lists; undefined in every build but the second one of `npm run kit`. */
export function kitFolder(): string | undefined {
  return process.env.HUB_KIT || undefined;
}

const KEY = Symbol.for('copper-hub.kit');
const shared = globalThis as { [KEY]?: KitFile[] };

/** The files that pages may link: what was made, and nothing else. Read once a build. */
export function kitFiles(): readonly KitFile[] {
  return (shared[KEY] ??= read(kitFolder()));
}

function read(folder: string | undefined): KitFile[] {
  if (!folder) return [];
  const from = join(folder, MANIFEST);
  if (!existsSync(from)) throw new Error(`HUB_KIT is ${folder}, but there is no ${MANIFEST} in it. Run npm run kit.`);
  return readManifest(readFileSync(from, 'utf8'));
}

/** The files offered with a lesson: its own, then its module's and the course's. */
export function filesOfLesson(files: readonly KitFile[], lesson: string, module: string | undefined): KitFile[] {
  return files.filter(({ subject }) => subject === lesson || subject === module || subject === 'course');
}
