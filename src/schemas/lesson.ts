import { z } from 'astro/zod';
import { integer, label, list, oneOf, orUnknown, partialDate, refs, someOf, words, type FieldHelp } from './fields.ts';
import { pageFields } from './page.ts';
import { COVERS, GROUPINGS, LEVELS } from './vocabulary.ts';

const shared = {
  ...pageFields,
  level: oneOf(LEVELS, 'new: no experience needed. doing-it: people who do research now. leading: people who lead others.', 'new'),
  objectives: list('What a learner can do after the lesson. Each one starts with a verb.', '["Name two strengths you bring"]', { min: 1 }),
  takeAways: list('What learners keep.', '["Group agreement poster"]'),
  drawnFrom: refs('sources', 'The published programmes and papers that the lesson is drawn from.', '[nihr-2021-coproducing]'),
  protocolSteps: refs('protocol', 'The protocol steps that the lesson rests on.', '[training-and-support]').optional(),
  prerequisites: refs('lessons', 'Lessons to do first, as module/lesson.', '[starting-together/what-is-research]').optional(),
  covers: someOf(
    COVERS,
    'What the lesson makes people ready for. fieldwork-safety: how to stay safe when they leave the room to gather evidence.',
    '[fieldwork-safety]',
  ).optional(),
};

/** A lesson that is planned has no page that could be read, tested or retired. */
const { easyRead: _easyRead, retired: _retired, ...ofPlanned } = shared;

/** One time that a lesson was tried with a group. */
const testing = z.strictObject({
  people: integer('How many learners took part.', '12', { max: 999 }),
  on: partialDate('When it was tested.', '"2027-03"'),
  group: label('Who they were, in roles. No names and no places.', 'adults new to research', 120),
  facilitators: integer('How many people led it.', '2', { max: 99 }).optional(),
});

/** `content/training/<module>/<lesson>`: a lesson that is written. Its minutes come from its activities. */
export const writtenLesson = z.strictObject({
  status: z.literal('written').meta({ description: 'written: the lesson has its activities below. planned: only its outline is known.', example: 'written' }),
  ...shared,
  kit: list('What to bring. Every lesson works with paper only.', '["Flip-chart paper", "Thick pens"]'),
  withoutPrinter: list(
    'What to do where nothing can be printed: what to copy by hand, draw once or read aloud. A few short sentences.',
    '["Copy the five principles on slips", "Draw the ladder once"]',
    { min: 1 },
  ).optional(),
  accessNotes: list('How to make the lesson work for everyone: language, reading, hearing, mobility, faith, caring.', '["Read every card aloud"]', { min: 1 }),
  keep: z
    .array(label('The id of an activity of this lesson.', 'group-agreement', 60).regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/))
    .min(1)
    .optional()
    .meta({
      description:
        'The activities that are never left out when time is short, such as agreeing how to work and closing. The first and the last activity of the lesson also keep their places.',
      example: '[arrive, group-agreement, one-word-close]',
      mend: 'Write the ids of activities of this lesson, as they stand in <Activity id="…">.',
    } satisfies FieldHelp),
  groupSize: z
    .strictObject({
      min: integer('The smallest group.', '4', { max: 200 }),
      max: integer('The largest group.', '16', { max: 200 }),
    })
    .meta({ description: 'How many people the lesson works for.', example: '{ min: 4, max: 16 }' }),
  version: z
    .string()
    .regex(/^\d{1,3}\.\d{1,3}$/)
    .meta({
      description: 'The version of the lesson. The first number rises when a facilitator would have to prepare anew, the second with any other change.',
      example: '"0.1"',
      mend: 'Write two numbers with a dot between them, in quotes: "0.1".',
    } satisfies FieldHelp),
  testedWith: orUnknown(
    z.array(testing).min(1).meta({
      description: 'Each time the lesson was tested with a group: how many people, when, and who they were. Writing a lesson is not testing it.',
      example: '[{ people: 12, on: "2027-03", group: "adults new to research" }]',
    }),
  ),
});

/** A lesson that is planned: it can be referred to, has no page, and lists say “not written yet”. */
export const plannedLesson = z.strictObject({
  status: z.literal('planned').meta({ description: 'planned: only the outline is known.', example: 'planned' }),
  ...ofPlanned,
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
