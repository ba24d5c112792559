import { createHub, type Hub } from './hub.ts';
import { loadContent } from './load.ts';

/** The folder of the content. */
export function contentFolder(): string {
  return process.env.HUB_CONTENT ?? 'content';
}

const KEY = Symbol.for('copper-hub.hub');
const shared = globalThis as { [KEY]?: Hub | undefined };

/**
 * The hub of this process. Astro's config and its pages are bundled apart, so the one model is kept
 * on `globalThis`: content is read once a build.
 */
export function openHub(): Hub {
  return (shared[KEY] ??= createHub(loadContent(contentFolder(), 'content')));
}

/** Forgets the model, so that the next question reads the content again (`npm run dev`). */
export function closeHub(): void {
  shared[KEY] = undefined;
}
