import { z } from 'astro/zod';
import { integer, list, refs, someOf, words } from './fields.ts';
import { AUDIENCES } from './vocabulary.ts';

/** `content/training/routes/<route>.yaml`: a ready-made path through the lessons. */
export const route = z.strictObject({
  order: integer('The place of the route in lists.', '1', { max: 99 }),
  title: words('The name of the route.', 'Taster', 80),
  description: words('Who the route is for and what it leads to.', 'A first half day for anyone who is curious.', 250),
  aliases: list('Words people use for this route.', '[short course]', { max: 60 }).optional(),
  audience: someOf(AUDIENCES, 'Who the route is for.', '[everyone]'),
  lessons: refs('lessons', 'The lessons in order, as module/lesson.', '[starting-together/what-is-research]', { min: 1 }),
  modelledOn: refs('sources', 'The published programmes that the shape of the route follows.', '[nihr-2021-coproducing]').optional(),
});
