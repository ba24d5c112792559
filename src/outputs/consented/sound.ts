import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentFolder } from '../../hub/open.ts';

/** The bytes of a recording. */
export function soundBytes(path: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(join(contentFolder(), path)));
}

/** The address of a recording below the base, made from its content: its name gives nothing away. */
export function soundAddress(path: string): string {
  return `sounds/${createHash('sha256').update(soundBytes(path)).digest('hex').slice(0, 12)}.mp3`;
}
