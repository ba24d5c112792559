import { z } from 'astro/zod';
import { day, label, link, oneOf, orUnknown, partialDate, someOf, words } from './fields.ts';
import { SOURCE_TYPES, TOPICS } from './vocabulary.ts';

const author = z
  .union([
    z.strictObject({
      family: label('Family name.', 'Mahmood'),
      given: label('Given name or initials, as seen.', 'Nazish'),
    }),
    z.strictObject({ literal: label('The name of an organisation.', 'NIHR') }),
  ])
  .meta({ description: 'A person (family and given) or an organisation (literal).', example: '{ family: Mahmood, given: Nazish }' });

/** `content/sources`: a source, in CSL's names, with how it was seen. */
export const source = z.strictObject({
  type: oneOf(SOURCE_TYPES, 'The CSL type of the source.', 'article-journal'),
  title: label('The title, as the source gives it.', 'A citizen science study', 400),
  author: orUnknown(z.array(author).min(1).meta({ description: 'The authors in order.', example: '[{ family: Mahmood, given: Nazish }]' })),
  issued: orUnknown(partialDate('When it was published, at the precision known.', '"2025-04-02"')),
  'container-title': label('The journal, book or site it stands in.', 'NIHR Open Research').optional(),
  publisher: label('Who published it.', 'Scottish Government').optional(),
  volume: label('Volume.', '"5"').optional(),
  issue: label('Issue.', '"2"').optional(),
  page: label('Pages.', '"836-846"').optional(),
  number: label('Article or report number.', '"27"').optional(),
  edition: label('Edition.', '"2"').optional(),
  ISBN: label('ISBN.', '978-3-030-58277-7').optional(),
  DOI: label('The DOI, without the address before it: it starts with 10.', '10.3310/nihropenres.13886.1')
    .regex(/^10\.\d{4,}\/\S+$/)
    .optional(),
  URL: link("The publisher's address, never a copy's. It starts with https:// or http://.", 'https://openresearch.nihr.ac.uk/articles/5-27', {
    max: 500,
    http: true,
  }).optional(),
  licence: orUnknown(label('The licence, only if it was seen.', 'CC BY 4.0', 300)),
  seen: z
    .strictObject({
      how: oneOf(
        ['source', 'copy', 'second-hand', 'starting-text'],
        'Where it was read: the source itself, a copy or index record, somebody else, or the starting text.',
        'source',
      ),
      extent: oneOf(['whole', 'opening', 'abstract', 'record', 'part'], 'How much of it was read.', 'abstract'),
      accessed: orUnknown(day('When it was opened.', '"2026-11-24"')),
      note: words('What was seen and what was not.', 'The abstract was read, not the full paper.', 400).optional(),
    })
    .meta({
      description: 'How the source was seen. A reader can judge how far to trust what is cited from it.',
      example: '{ how: source, extent: abstract, accessed: unknown }',
    }),
  about: words('What it is and what it is useful for, in one to three sentences.', '"The plan of the study: what the team set out to do, and why."', 700),
  topics: someOf(TOPICS, 'What it is about.', '[co-production]'),
});
