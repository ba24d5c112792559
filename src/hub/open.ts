import { resolve, sep } from 'node:path';
import { createHub, type Hub } from './hub.ts';
import { loadContent, type Remembered } from './load.ts';

/** The folder of the content. */
export function contentFolder(): string {
  return process.env.HUB_CONTENT ?? 'content';
}

/** Whether a path, absolute or below the working folder, is of the content. */
export function isContent(path: string): boolean {
  return resolve(path).startsWith(resolve(contentFolder()) + sep);
}

const KEY = Symbol.for('copper-hub.hub');
const shared = globalThis as { [KEY]?: Hub | undefined };
/** What was read before, in development: only files that have changed are read again. */
const before: Remembered = new Map();

/**
 * The hub of this process. Astro's config and its pages are bundled apart, so the one model is kept
 * on `globalThis`: content is read once a build.
 */
export function openHub(): Hub {
  return (shared[KEY] ??= createHub(loadContent(contentFolder(), 'content', before)));
}

/** Forgets the model, so that the next question reads the content again (`npm run dev`). */
export function closeHub(): void {
  shared[KEY] = undefined;
}
