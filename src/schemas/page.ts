import { z } from 'astro/zod';
import { day, flag, label, list, orUnknown, pagePath, partialDate, someOf, words, type FieldHelp } from './fields.ts';
import { AUDIENCES } from './vocabulary.ts';

/** Who reviewed the words, and when. Writing a page is not reviewing it: unknown is the honest value. */
export const reviewed = orUnknown(
  z
    .strictObject({
      by: label('The role of the person who reviewed the page. A role, not a name.', 'a peer researcher'),
      on: day('The day of the review.', '"2026-11-24"'),
    })
    .meta({ description: 'Who reviewed the page, and when. Writing a page is not reviewing it.', example: 'unknown' }),
);

/** By the hub's own rule nothing is called easy to read before so many of its readers have tried it. */
export const FEWEST_READERS = 5;

/** The record behind the words “easy to read”: without it a page may not claim them. */
export const easyRead = z
  .strictObject({
    readers: z
      .number()
      .int()
      .min(FEWEST_READERS)
      .max(9999)
      .meta({
        description: 'How many of the people it is for have tried the page.',
        example: '6',
        mend: `A page is called easy to read only after ${FEWEST_READERS} of its readers have tried it. Until then, take “easyRead” out.`,
      } satisfies FieldHelp),
    on: partialDate('When they tried it.', '"2027-03"'),
    group: label('Who they were, in roles. No names and no places.', 'adults who are learning English', 120),
  })
  .meta({
    description: 'Set only when readers have tried the page: how many, when, and who they were. The page then says that it is easy to read.',
    example: '{ readers: 6, on: "2027-03", group: "adults who are learning English" }',
  });

/** A page that is out of use stays at its address, and says why. */
export const retired = z
  .strictObject({
    on: day('The day the page went out of use.', '"2027-05-24"'),
    why: words('Why, in plain words. The page says it at the top.', 'The form that this page explains is no longer used.', 300),
    instead: pagePath('The page that readers should go to instead.', '/guides/funders/').optional(),
  })
  .meta({
    description: 'Set when a page is out of use. It stays at its address, says why, and is no longer listed.',
    example: '{ on: "2027-05-24", why: "The form that this page explains is no longer used." }',
  });

/** The fields that every MDX page has. */
export const pageFields = {
  title: words('The name of the page, in plain words. It is the heading and the search result.', 'What is research, and who gets to do it?', 90),
  description: words(
    'One or two plain sentences on what the reader gets. Search engines and shared links show them.',
    'Meet the group, agree how to work, and say what you need to take part.',
    200,
  ),
  aliases: list('Words people use for this that the page itself may not contain. Search finds the page by them.', '[pay, money, wages]', {
    max: 60,
  }).optional(),
  audience: someOf(AUDIENCES, 'Who the page is written for.', '[peer-researchers]'),
  hostReview: flag(
    "Set to true where the page gives guidance on law, benefits, pay, consent or safeguarding: it then says “needs a host's review before use”.",
  ).optional(),
  reviewed,
  reviewDue: orUnknown(day('When the page should be looked at again. Past that date the page says so itself.', '"2027-05-24"')),
  easyRead: easyRead.optional(),
  retired: retired.optional(),
};

/** `content/pages`: the standing pages. */
export const page = z.strictObject(pageFields);
