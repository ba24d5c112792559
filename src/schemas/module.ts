import { z } from 'astro/zod';
import { integer, refs, words } from './fields.ts';

/** `content/training/<module>/module.yaml`: a module and the order of its lessons. */
export const module = z.strictObject({
  number: integer('The place of the module in the course.', '1', { max: 999 }),
  title: words('The name of the module.', 'Starting together', 80),
  purpose: words('What the module is for, in one sentence.', 'Build the group, the ground rules and the deal.', 200),
  lessons: refs('lessons', 'The lessons in the order they are taught, as module/lesson.', '[starting-together/who-we-are]', { min: 1 }),
});
