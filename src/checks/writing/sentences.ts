import type { CollectionName } from '../../schemas/fields.ts';
import type { Hub } from '../../hub/hub.ts';
import { placeIn } from '../../hub/passage.ts';
import type { Position, Problem } from '../../hub/problem.ts';
import { sentencesOf } from '../../hub/sentences.ts';
import { countWords } from './words.ts';

/** A sentence of more words is told to be split. */
export const LONG = 20;
/** A sentence of more words must be split in a lesson or a guide. */
export const TOO_LONG = 25;

/** Where people read in a hurry, or aloud, or in a language that is not their first. */
const PLAIN: readonly CollectionName[] = ['lessons', 'guides'];

/** Sentences are short: in lessons and guides by rule, elsewhere by advice. */
export function sentences(hub: Hub): Problem[] {
  return hub.all.flatMap((entry) => {
    const plain = PLAIN.includes(entry.collection);
    const found: { text: string; position: Position }[] = (entry.body?.sentences ?? []).filter(({ spoken }) => !spoken);
    if (entry.collection === 'glossary') {
      for (const field of ['short', 'more']) {
        const passage = entry.passage([field]);
        if (!passage) continue;
        let from = 0;
        for (const { text } of sentencesOf({ type: 'text', value: passage.value })) {
          from = Math.max(from, passage.value.indexOf(text.slice(0, 20), from));
          found.push({ text, position: placeIn(passage, from) });
        }
      }
    }
    return found.flatMap(({ text, position }): Problem[] => {
      const words = countWords(text);
      if (words <= (plain ? LONG : TOO_LONG)) return [];
      const refused = plain && words > TOO_LONG;
      return [
        {
          file: entry.file,
          ...position,
          rule: 'long-sentence',
          ...(refused ? {} : { level: 'warning' as const }),
          what: `This sentence has ${words} words; ${refused ? `more than ${TOO_LONG} are too many` : `up to ${plain ? LONG : TOO_LONG} read easily`}: “${opening(text)}”`,
          mend: 'Make two sentences of it, or a list. One thought a sentence.',
        },
      ];
    });
  });
}

function opening(text: string): string {
  const words = text.split(/\s+/);
  const start = words.slice(0, 8).join(' ');
  return `${start.length > 90 ? start.slice(0, 89) : start}${words.length > 8 ? ' …' : ''}`;
}
