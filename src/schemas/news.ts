import { z } from 'astro/zod';
import { day, oneOf, orUnknown, partialDate, refs, words } from './fields.ts';
import { pageFields } from './page.ts';
import { NEWS_KINDS } from './vocabulary.ts';

/** `content/news`: news, events and publications. Each one rests on a source. */
export const news = z.strictObject({
  ...pageFields,
  kind: oneOf(NEWS_KINDS, 'What sort of item it is.', 'publication'),
  date: partialDate('When it happened, at the precision that is known.', '"2025-05"'),
  posted: day('The day the hub posted the item. Feeds use it.', '"2026-11-24"'),
  sources: refs('sources', 'Where it is said.', '[mahmood-2025-protocol]', { min: 1 }),
  place: orUnknown(words('Where an event takes place. Only from a source.', 'A community centre', 120)).optional(),
});
