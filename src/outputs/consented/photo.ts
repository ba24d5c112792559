import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { contentFolder } from '../../hub/open.ts';

/** Widths in pixels: a phone, a phone with a fine screen, a wide screen. */
const WIDTHS = [360, 720, 1080] as const;
/** No picture for a phone is heavier, in bytes. */
const MOST = 60_000;
const CACHE = '.cache/photos';

/** A photo as pages show it. */
export interface Photo {
  /** Without widths: made from the content of the file, so that its name gives nothing away. */
  id: string;
  width: number;
  height: number;
  widths: number[];
}

/** Reads the size of a photo and the widths it is made in, none wider than itself. */
export async function photoOf(path: string): Promise<Photo> {
  const bytes = readFileSync(join(contentFolder(), path));
  const { width, height } = await sharp(bytes).metadata();
  const widths = WIDTHS.filter((wanted) => wanted < width);
  if (widths.length < WIDTHS.length) widths.push(Math.min(width, WIDTHS[widths.length] ?? width) as (typeof WIDTHS)[number]);
  return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 12), width, height, widths };
}

/** The address of a photo below the base. */
export function photoAddress({ id }: Photo, width: number): string {
  return `photos/${id}-${width}.webp`;
}

/**
 * A photo in one width as WebP, without anything but the picture. It is made once and kept; it is saved
 * coarser until it is light enough for a phone.
 */
export async function photoBytes(path: string, photo: Photo, width: number): Promise<Uint8Array<ArrayBuffer>> {
  const kept = join(CACHE, `${photo.id}-${width}.webp`);
  if (existsSync(kept)) return new Uint8Array(readFileSync(kept));
  let made: Buffer | undefined;
  for (const quality of [72, 60, 48, 36, 24]) {
    made = await sharp(join(contentFolder(), path)).resize({ width, withoutEnlargement: true }).webp({ quality }).toBuffer();
    if (made.length <= MOST || width > 720) break;
  }
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(kept, made ?? '');
  return new Uint8Array(made ?? []);
}

/** Deletes every kept picture that no page shows any more: the photo of a person must not wait in a cache. */
export function forgetPhotos(shown: readonly Photo[]): void {
  if (!existsSync(CACHE)) return;
  const ids = new Set(shown.map(({ id }) => id));
  for (const name of readdirSync(CACHE)) if (!ids.has(name.split('-')[0] ?? '')) rmSync(join(CACHE, name));
}
