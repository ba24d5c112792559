import type { Hub } from '../../hub/hub.ts';
import type { Problem } from '../../hub/problem.ts';
import { openDictionary } from './dictionary.ts';
import { jargon } from './jargon.ts';
import { labels } from './labels.ts';
import { paragraphs } from './paragraphs.ts';
import { sentences } from './sentences.ts';
import { spelling } from './spelling.ts';

/**
 * What `npm run check` says of the writing. None of it stops a build: a page with a long sentence can be
 * read, and the dictionary is needed by people who write and not by the site.
 *
 * @param listed the words of the project's word list (`wordsIn`).
 */
export async function checkWriting(hub: Hub, listed: readonly string[]): Promise<Problem[]> {
  return [...sentences(hub), ...paragraphs(hub), ...labels(hub), ...jargon(hub), ...spelling(hub, await openDictionary(listed))];
}
