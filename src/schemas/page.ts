import { z } from 'astro/zod';
import { day, flag, label, list, orUnknown, someOf, words } from './fields.ts';
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
};

/** `content/pages`: the standing pages. */
export const page = z.strictObject(pageFields);
