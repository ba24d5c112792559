import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateOpenGraphImage } from 'astro-og-canvas';
import { styleOf, type SharePicture } from './pictures.ts';

/** Pictures that were made once; nobody makes them again. The name of each is a hash of all that it is made from. */
const FOLDER = '.cache/share';

const { version } = JSON.parse(readFileSync('node_modules/astro-og-canvas/package.json', 'utf8')) as { version: string };

function fileOf(picture: SharePicture): string {
  const print = createHash('sha256')
    .update(JSON.stringify([version, styleOf(picture)]))
    .digest('hex');
  return join(FOLDER, `${print.slice(0, 24)}.jpg`);
}

/** Whether a picture is made already. */
export function isKept(picture: SharePicture): boolean {
  return existsSync(fileOf(picture));
}

/** The JPEG of a picture: the kept one, or one made now. */
export async function pictureOf(picture: SharePicture): Promise<Buffer<ArrayBuffer>> {
  const file = fileOf(picture);
  if (existsSync(file)) return readFileSync(file);
  const bytes = Buffer.from(await new Response(await generateOpenGraphImage(styleOf(picture))).arrayBuffer());
  mkdirSync(FOLDER, { recursive: true });
  // Whoever is cut off leaves no half picture under this name.
  const half = `${file}.${process.pid}`;
  writeFileSync(half, bytes);
  renameSync(half, file);
  return bytes;
}
