import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lessonsOf, type Corpus, type Lesson } from './text.ts';
import { pictureOf } from './picture.ts';

/** The text of each file by its path. */
export type TextFiles = Map<string, string>;

/** What a program is given to make a site of. */
export interface Written {
  files: TextFiles;
  /** Where the picture of a lesson goes. */
  pictureAt(lesson: Lesson, file: string): string;
}

/** The lessons with a picture, and the name of its file. */
export function picturesOf(corpus: Corpus): { lesson: Lesson; file: string }[] {
  return lessonsOf(corpus).flatMap((lesson) =>
    lesson.parts.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'picture' ? [{ lesson, file: block.file }] : []))),
  );
}

/** Puts files and pictures into an empty folder. */
export async function writeTo(folder: string, corpus: Corpus, { files, pictureAt }: Written): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  const put = (path: string, data: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), data);
  };
  for (const [path, text] of files) put(path, text);
  for (const { lesson, file } of picturesOf(corpus)) put(pictureAt(lesson, file), await pictureOf(corpus.seed, lesson.index));
}
