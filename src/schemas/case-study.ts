import { z } from 'astro/zod';
import { integer, ref, refs, words } from './fields.ts';
import { pageFields } from './page.ts';

/**
 * A typed place in a case study. An empty place is not a blank: it says who could fill it, and how.
 */
export function place(description: string, example: string) {
  return z
    .discriminatedUnion('state', [
      z.strictObject({
        state: z.literal('known').meta({ description: 'known or unknown.', example: 'known' }),
        value: words('What is known, in plain words.', example, 1200),
        sources: refs('sources', 'Where it is said.', '[mahmood-2025-protocol]', { min: 1 }),
      }),
      z.strictObject({
        state: z.literal('unknown').meta({ description: 'known or unknown.', example: 'unknown' }),
        who: words('Who could fill this place.', 'the partner organisation', 200),
        how: words('How they could fill it.', 'from its final report, sent with a pull request', 500),
      }),
    ])
    .meta({ description, example: '{ state: unknown, who: "the partner organisation", how: "from its final report" }' });
}

/** The places of a project, in the order a funder reads them. */
export const PLACES = {
  area: place('The part of the city where the project worked.', 'A neighbourhood that the partner names'),
  community: place('The community that took part.', 'As the partner describes it'),
  question: place('The question that residents chose.', 'What makes our street easy or hard to walk along?'),
  method: place('How residents gathered evidence.', 'Walks with a checklist, and talks in a community centre'),
  findings: place('What was found.', 'Benches were missing where people most needed to rest'),
  'what-changed': place('What changed as a result.', 'Two benches were put in'),
  people: place('How many people took part, in what roles.', 'Eight citizen scientists and one facilitator'),
  dates: place('When the project ran.', 'From spring to autumn'),
  cost: place('What it cost and who paid.', 'As the grant report gives it'),
  'what-did-not-work': place('What did not work, and what was learned from it.', 'The first questionnaire was too long'),
  'next-step': place('What happens next, and who has agreed to do it.', 'A meeting with the council in the new year'),
};

export const projectCaseStudy = z.strictObject({
  kind: z
    .literal('project')
    .meta({ description: 'project: one of the four partner projects. community: what is known about working with a community.', example: 'project' }),
  ...pageFields,
  number: integer('The number of the project.', '1', { max: 99 }),
  partner: ref('partners', 'The partner organisation, or its empty place.', 'partner-1'),
  places: z.strictObject(PLACES).meta({
    description: 'What there is to know of a project. Each place is known, with its source, or unknown, with who could fill it.',
    example: '{ area: { state: unknown, who: "the partner organisation", how: "from its final report" } }',
  }),
  protocolSteps: refs('protocol', 'The protocol steps that the project carried out.', '[citizen-science-projects]'),
});

export const communityCaseStudy = z.strictObject({
  kind: z.literal('community').meta({ description: 'community: what is known and cited about working with a community.', example: 'community' }),
  ...pageFields,
  protocolSteps: refs('protocol', 'The protocol steps that the page rests on.', '[who-takes-part]'),
});

/** `content/case-studies`. Nothing joins a project to a community until a source does. */
export const caseStudy = z.discriminatedUnion('kind', [projectCaseStudy, communityCaseStudy]);
