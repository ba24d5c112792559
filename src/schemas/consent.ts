import { z } from 'astro/zod';
import { day, oneOf, ref, someOf } from './fields.ts';
import { CONSENT_COVERS, CONSENT_KEEPERS, CONSENT_USES } from './vocabulary.ts';

/** The id of a consent record: made by chance and without vowels, so that it cannot be a name. */
export const CONSENT_ID = 'c-[0-9bcdfghjkmnpqrstvwxz]{6}';

const form = z.strictObject({
  kind: z
    .literal('form')
    .meta({ description: 'form: a signed form or a recorded agreement. source: words or a picture that a published source holds already.', example: 'form' }),
  takenBy: oneOf(CONSENT_KEEPERS, 'The role that took the consent. A role, not a name.', 'community-organisation-project-lead'),
  keptBy: oneOf(CONSENT_KEEPERS, 'The role that keeps the paper, and can find it.', 'community-organisation-data-lead'),
});

const published = z.strictObject({
  kind: z.literal('source').meta({ description: 'form or source.', example: 'source' }),
  source: ref('sources', 'The published source. What is quoted from it is cited beside it.', 'mahmood-2025-protocol'),
});

/**
 * `content/consents`: what a person has agreed to. Every value comes from a closed list or is a day: the
 * record holds nothing about the person, and the paper that does is kept elsewhere.
 */
export const consent = z.strictObject({
  covers: someOf(CONSENT_COVERS, 'What it covers: photo, voice, quote (words), name.', '[photo]'),
  uses: someOf(
    CONSENT_USES,
    'What it may be used for. web: these pages. print: paper, and files made for printing. translation: in other languages. social: share pictures and messages.',
    '[web, print]',
  ),
  by: oneOf(['person', 'parent-or-guardian-and-child'], 'Who agreed: the person, or the parent or guardian together with the child’s own agreement.', 'person'),
  basis: z.discriminatedUnion('kind', [form, published]).meta({
    description: 'What the consent rests on.',
    example: '{ kind: form, takenBy: community-organisation-project-lead, keptBy: community-organisation-data-lead }',
  }),
  given: day('The day it was given, or the day the source was published.', '"2026-11-24"'),
  until: day('The last day it runs. The day after, the item leaves every page and file by itself.', '"2028-11-24"'),
  withdrawn: z
    .union([z.literal('no'), day('The day it was taken back.', '"2027-03-01"')])
    .meta({ description: 'no, or the day it was taken back. From that day on the item is shown nowhere.', example: 'no' }),
});
