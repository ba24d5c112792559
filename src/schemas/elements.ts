import { z } from 'astro/zod';
import { CLAIM_KINDS, GROUPINGS, IF_LATE, NOTE_KINDS, STRENGTHS } from './vocabulary.ts';
import { CONSENT_ID } from './consent.ts';
import type { FieldHelp } from './fields.ts';

/** A named element of the closed language of pages: what it may hold, and where it may stand. */
export interface ElementRule {
  description: string;
  example: string;
  /** block: its tags stand on lines of their own. inline: it stands inside a sentence. */
  flow: 'block' | 'inline';
  /** empty: written `<Name />`. filled: it holds text. */
  content: 'empty' | 'filled';
  /** The elements it must stand directly inside; absent means anywhere. */
  within?: readonly string[];
  /** The only elements that may stand directly inside it, without text between them; absent means anything. */
  holds?: readonly string[];
  attributes: z.ZodObject;
}

const id = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .meta({
    description: 'A short name that never changes and is the same in every language.',
    example: 'arrive',
    mend: 'Use lower-case letters, digits and single hyphens.',
  } satisfies FieldHelp);
const title = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .regex(/^[^<>{}]*$/)
  .meta({ description: 'The heading that readers see.', example: 'Arrive and say hello', translatable: true } satisfies FieldHelp);
const key = (collection: 'sources' | 'glossary', description: string, example: string) =>
  z
    .string()
    .regex(/^[a-z0-9-]+(?: [a-z0-9-]+)*$/)
    .meta({
      description,
      example,
      mend: `Write the id of a ${collection === 'sources' ? 'source' : 'glossary term'}: the name of its file without .yaml.`,
      ref: collection,
    } satisfies FieldHelp);
const choice = <const T extends readonly [string, ...string[]]>(values: T, description: string, example: T[number]) =>
  z.enum(values).meta({ description, example } satisfies FieldHelp);
const plain = (description: string, example: string, max = 300) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^<>{}]*$/)
    .meta({ description, example, translatable: true } satisfies FieldHelp);
const count = (description: string, example: string, max: number) =>
  z
    .string()
    .regex(/^[1-9]\d*$/, { abort: true })
    .refine((value) => Number(value) <= max)
    .meta({ description, example, mend: `Write a whole number from 1 to ${max} in quotes.` } satisfies FieldHelp);

const consent = z
  .string()
  .regex(new RegExp(`^${CONSENT_ID}(?: ${CONSENT_ID})*$`))
  .meta({
    description:
      'The consent record, or several with a space between: one for each person. Where there is none, the item and its file stay out until it is recorded.',
    example: 'c-4f7k2m',
    mend: 'Write the id of a consent record. If there is none yet, take the item out first, then run: npm run consent -- record',
    ref: 'consents',
  } satisfies FieldHelp);
const fileBeside = (endings: string, description: string, example: string) =>
  z
    .string()
    .regex(new RegExp(`^\\./[a-z0-9]+(?:-[a-z0-9]+)*\\.(?:${endings})$`))
    .meta({
      description,
      example,
      mend: `Put the file beside the page and write ./ and its name: lower-case letters, digits and hyphens, ending in ${endings.replaceAll('|', ' or ')}.`,
    } satisfies FieldHelp);

const FACILITATOR_PARTS = ['Facilitator'] as const;
const none = z.strictObject({});

export const ELEMENTS: Readonly<Record<string, ElementRule>> = {
  Section: {
    description: 'A part of a page, with its heading.',
    example: '<Section id="what-it-is" title="What it is">',
    flow: 'block',
    content: 'filled',
    within: ['the page'],
    attributes: z.strictObject({ id, title }),
  },
  Activity: {
    description: 'An activity of a lesson. The lesson’s length is the sum of its activities.',
    example: '<Activity id="arrive" title="Arrive and say hello" minutes="15" grouping="whole-group">',
    flow: 'block',
    content: 'filled',
    within: ['the page'],
    attributes: z.strictObject({
      id,
      title,
      minutes: count('How long it takes, in minutes.', '15', 240).optional(),
      grouping: choice(GROUPINGS, 'How people work together.', 'pairs').optional(),
      sendsPeopleOut: choice(['yes'], 'Set where people leave the room to gather evidence.', 'yes').optional(),
      helper: plain('What a helper does meanwhile. It stands on the run sheet only.', 'Rings the bell and watches the time.', 140).optional(),
      ifLate: choice(
        IF_LATE,
        'What to do when the session runs late. keep: never cut it, because it keeps people safe, is about consent, or lets them leave well. shorten: to atLeast. skip: leave it out. Without it, the activity is kept.',
        'shorten',
      ).optional(),
      atLeast: count('The fewest minutes that it still works in. Only with ifLate="shorten".', '10', 240).optional(),
      shorter: plain('How to make it shorter. It stands on the run sheet only.', 'Use four cards instead of eight.', 140).optional(),
    }),
  },
  Facilitator: {
    description: 'Notes for the facilitator. They are on the facilitator’s page only.',
    example: '<Facilitator>',
    flow: 'block',
    content: 'filled',
    within: ['Activity'],
    attributes: none,
  },
  Do: { description: 'What the facilitator sets up and does.', example: '<Do>', flow: 'block', content: 'filled', within: FACILITATOR_PARTS, attributes: none },
  Say: { description: 'Words the facilitator may say.', example: '<Say>', flow: 'block', content: 'filled', within: FACILITATOR_PARTS, attributes: none },
  WatchFor: {
    description: 'What may go wrong, and what to do.',
    example: '<WatchFor>',
    flow: 'block',
    content: 'filled',
    within: FACILITATOR_PARTS,
    attributes: none,
  },
  PaperOnly: {
    description: 'How to run it with paper and no screen.',
    example: '<PaperOnly>',
    flow: 'block',
    content: 'filled',
    within: FACILITATOR_PARTS,
    attributes: none,
  },
  Online: {
    description: 'How to run it on phones or online.',
    example: '<Online>',
    flow: 'block',
    content: 'filled',
    within: FACILITATOR_PARTS,
    attributes: none,
  },
  Handout: {
    description: 'The part of an activity that learners keep.',
    example: '<Handout id="access-needs-card" title="Access-needs card">',
    flow: 'block',
    content: 'filled',
    within: ['Activity'],
    attributes: z.strictObject({ id, title }),
  },
  CheckYourself: {
    description: 'A few questions at the end of a lesson. Nobody sees the answers; on paper they stand upside down below.',
    example: '<CheckYourself id="check-yourself" title="Check yourself">',
    flow: 'block',
    content: 'filled',
    within: ['the page'],
    holds: ['Question'],
    attributes: z.strictObject({ id, title }),
  },
  Question: {
    description: 'One question, with its answers in the order that readers see them.',
    example: '<Question id="real-name" asks="Do you have to give your real name?">',
    flow: 'block',
    content: 'filled',
    within: ['CheckYourself'],
    holds: ['Answer'],
    attributes: z.strictObject({ id, asks: plain('The question, in one sentence.', 'Do you have to give your real name?') }),
  },
  Answer: {
    description: 'An answer to choose, with the reason why it is right or not.',
    example: '<Answer right="yes" says="No" because="Any name will do, or a shape that you draw." />',
    flow: 'block',
    content: 'empty',
    within: ['Question'],
    attributes: z.strictObject({
      right: choice(['yes', 'no'], 'Whether it is right; no when it is left out. A translation leaves it out.', 'yes').optional(),
      says: plain('The answer, in a few words.', 'No'),
      because: plain('Why it is right or not: one or two short sentences.', 'Any name will do, or a shape that you draw.'),
    }),
  },
  Lines: {
    description: 'Lines to write on.',
    example: '<Lines count="3" label="What helps me take part" />',
    flow: 'block',
    content: 'empty',
    attributes: z.strictObject({ count: count('How many lines.', '3', 20), label: plain('What to write there.', 'What helps me take part') }),
  },
  Example: {
    description: 'A made-up example, marked as one and set nowhere real.',
    example: '<Example title="A promise about time">',
    flow: 'block',
    content: 'filled',
    attributes: z.strictObject({ title }),
  },
  Note: {
    description: 'Advice, a warning or a tip that must be seen.',
    example: '<Note kind="advice">',
    flow: 'block',
    content: 'filled',
    attributes: z.strictObject({ kind: choice(NOTE_KINDS, 'What sort of note it is.', 'advice') }),
  },
  Claim: {
    description: 'A statement with its label: planned, reported, found, or a local story.',
    example: '<Claim kind="planned" source="mahmood-2025-protocol">',
    flow: 'block',
    content: 'filled',
    attributes: z.strictObject({
      kind: choice(CLAIM_KINDS, 'planned: said beforehand. reported: a party’s own account. found: a study’s result. story: a local story.', 'planned'),
      source: key('sources', 'The source, or several with a space between.', 'mahmood-2025-protocol'),
      strength: choice(STRENGTHS, 'How strong the evidence is, where it is about health or impact.', 'some').optional(),
    }),
  },
  Unknown: {
    description: 'What is not in the sources read, who could fill it, and how.',
    example: '<Unknown who="the partner organisation" how="from its final report">',
    flow: 'block',
    content: 'filled',
    attributes: z.strictObject({
      who: plain('Who could fill it.', 'the partner organisation'),
      how: plain('How they could fill it.', 'from its final report'),
    }),
  },
  Photo: {
    description: 'A photo that shows a person. It is shown only while the consent runs.',
    example: '<Photo src="./mapping.jpg" alt="Two people put dots on a map" consent="c-4f7k2m" />',
    flow: 'block',
    content: 'empty',
    attributes: z.strictObject({
      src: fileBeside('jpg|png|webp', 'The picture, beside the page.', './mapping.jpg'),
      alt: plain('What the photo shows, for people who cannot see it. It names nobody.', 'Two people put dots on a map'),
      caption: plain('A line under the photo. It names nobody.', 'Marking where it feels safe to walk').optional(),
      consent,
    }),
  },
  Quote: {
    description: 'What a person said. It is shown only while the consent runs.',
    example: '<Quote who="A resident" consent="c-4f7k2m">',
    flow: 'block',
    content: 'filled',
    attributes: z.strictObject({ who: plain('Who said it: a role, never a name.', 'A resident'), consent }),
  },
  Voice: {
    description: 'A recording of a person, with what is said written inside it. It is shown only while the consent runs.',
    example: '<Voice src="./walk.mp3" title="A walk to the shop" consent="c-4f7k2m">',
    flow: 'block',
    content: 'filled',
    attributes: z.strictObject({ src: fileBeside('mp3', 'The recording, beside the page.', './walk.mp3'), title, consent }),
  },
  Person: {
    description: 'The name of a person who is not the author of a source. When the consent ends, the other words stand in its place.',
    example: '<Person consent="c-4f7k2m" otherwise="one of the residents">A Name</Person>',
    flow: 'inline',
    content: 'filled',
    attributes: z.strictObject({ consent, otherwise: plain('What is written when the name may not be.', 'one of the residents') }),
  },
  Cite: {
    description: 'The source of the sentence before it.',
    example: '<Cite source="mahmood-2025-protocol" />',
    flow: 'inline',
    content: 'empty',
    attributes: z.strictObject({
      source: key('sources', 'The source, or several with a space between.', 'mahmood-2025-protocol'),
      at: plain('Where in the source.', 'abstract').optional(),
    }),
  },
  Term: {
    description: 'A word of the glossary, explained in place.',
    example: '<Term id="co-production">co-production</Term>',
    flow: 'inline',
    content: 'filled',
    attributes: z.strictObject({ id: key('glossary', 'The id of the word.', 'co-production') }),
  },
  Lang: {
    description: 'Words in another language.',
    example: '<Lang tag="ur">شکریہ</Lang>',
    flow: 'inline',
    content: 'filled',
    attributes: z.strictObject({
      tag: z
        .string()
        .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/)
        .meta({ description: 'The BCP 47 tag of the language.', example: 'ur' } satisfies FieldHelp),
    }),
  },
};
