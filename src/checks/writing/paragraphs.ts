import type { CollectionName } from '../../schemas/fields.ts';
import type { SentenceUse } from '../../hub/body.ts';
import type { Hub } from '../../hub/hub.ts';
import type { Problem } from '../../hub/problem.ts';
import { countWords } from './words.ts';

const COLLECTIONS: readonly CollectionName[] = ['lessons', 'guides'];
/** More fill the screen of a phone with one block. */
export const MOST_WORDS = 60;

/** Paragraphs of lessons and guides fit a small screen. */
export function paragraphs(hub: Hub): Problem[] {
  return hub.all
    .filter((entry) => COLLECTIONS.includes(entry.collection))
    .flatMap((entry) =>
      [...Map.groupBy(entry.body?.sentences ?? [], ({ block }) => block).values()].flatMap((sentences: SentenceUse[]): Problem[] => {
        const [first] = sentences;
        const words = sentences.reduce((sum, { text }) => sum + countWords(text), 0);
        if (!first || words <= MOST_WORDS) return [];
        return [
          {
            file: entry.file,
            ...first.position,
            rule: 'long-paragraph',
            level: 'warning',
            what: `This paragraph has ${words} words; up to ${MOST_WORDS} read easily.`,
            mend: 'Leave an empty line where the thought turns, or make a list of it.',
          },
        ];
      }),
    );
}
