import { z } from 'astro/zod';
import { integer, label, list, oneOf, refs, words } from './fields.ts';
import { pageFields } from './page.ts';
import { GROUPINGS, LEVELS } from './vocabulary.ts';

const shared = {
  ...pageFields,
  level: oneOf(LEVELS, 'new: no experience needed. doing-it: people who do research now. leading: people who lead others.', 'new'),
  objectives: list('What a learner can do after the lesson. Each one starts with a verb.', '["Name two strengths you bring"]', { min: 1 }),
  takeAways: list('What learners keep.', '["Group agreement poster"]'),
  drawnFrom: refs('sources', 'The published programmes and papers that the lesson is drawn from.', '[nihr-2021-coproducing]'),
  protocolSteps: refs('protocol', 'The protocol steps that the lesson rests on.', '[training-and-support]').optional(),
  prerequisites: refs('lessons', 'Lessons to do first, as module/lesson.', '[starting-together/what-is-research]').optional(),
};

/** `content/training/<module>/<lesson>`: a lesson that is written. Its minutes come from its activities. */
export const writtenLesson = z.strictObject({
  status: z.literal('written').meta({ description: 'written: the lesson has its activities below. planned: only its outline is known.', example: 'written' }),
  ...shared,
  kit: list('What to bring. Every lesson works with paper only.', '["Flip-chart paper", "Thick pens"]'),
  accessNotes: list('How to make the lesson work for everyone: language, reading, hearing, mobility, faith, caring.', '["Read every card aloud"]', { min: 1 }),
  groupSize: z
    .strictObject({
      min: integer('The smallest group.', '4', { max: 200 }),
      max: integer('The largest group.', '16', { max: 200 }),
    })
    .meta({ description: 'How many people the lesson works for.', example: '{ min: 4, max: 16 }' }),
});

/** A lesson that is planned: it can be referred to, has no page, and lists say “not written yet”. */
export const plannedLesson = z.strictObject({
  status: z.literal('planned').meta({ description: 'planned: only the outline is known.', example: 'planned' }),
  ...shared,
  outline: z
    .array(
      z.strictObject({
        id: label('A short name that never changes: lower-case letters, digits and hyphens.', 'arrive', 60).regex(/^[a-z0-9-]+$/),
        title: words('The name of the activity.', 'Draw the ripples over time', 120),
        minutes: integer('How long the activity takes, in minutes.', '15', { max: 240 }),
        grouping: oneOf(GROUPINGS, 'How people work together.', 'pairs').optional(),
      }),
    )
    .min(1)
    .meta({ description: 'The activities of a planned lesson, in order.', example: '[{ id: arrive, title: "Arrive", minutes: 15 }]' }),
});

export const lesson = z.discriminatedUnion('status', [writtenLesson, plannedLesson]);
