import { ruleGroup } from './rule.ts';

/** Facts name their source, and what is not known is not suggested. */
export const truth = ruleGroup('truth', 'Facts and sources', {
  'uncited-claim': {
    title: 'A sentence with a number, a month or a name says where it is from',
    meaning:
      'In the protocol, case studies and news, such a sentence needs its source. Readers can then judge it for themselves, and nobody has to take it on trust. Lessons and guides are left out, and so are examples and what is marked as unknown.',
    file: 'protocol/who-takes-part/index.mdx',
    shown: 'text',
    bad: 'The organisations were to recruit 20 peer researchers.',
    good: 'The organisations were to recruit 20 peer researchers.<Cite source="mahmood-2025-protocol" at="abstract" />',
  },
  'joined-sets': {
    title: 'No page joins a project to a community or an organisation without a source',
    meaning:
      'No source that was read says which of the four projects worked with which community. A link, or a partner’s name, would suggest it all the same. Real groups of people could then be linked to results that are not theirs.',
    file: 'case-studies/project-1/index.mdx',
    shown: 'text',
    bad: 'See [the community](/case-studies/a-community/).',
    good: 'See [all case studies](/case-studies/).',
  },
  'named-without-source': {
    title: 'An organisation that is named has a name and a source',
    meaning:
      'To name an organisation as a partner is a statement about it. Readers, and the organisation itself, must be able to see where it comes from. Without a source, keep the place empty: named: false.',
    file: 'partners/an-organisation.yaml',
    shown: 'fields',
    bad: 'name: "A made-up organisation"\nnamed: true\nsources: []',
    good: 'name: "A made-up organisation"\nnamed: true\nsources: [an-example-report]',
  },
  'empty-place': {
    title: 'An empty place says who could fill it, and how',
    meaning:
      'A partner who is not named yet still has a place. It invites somebody to fill it, so it says who that could be and what they would have to do. A role is enough: no person is named.',
    file: 'partners/partner-1.yaml',
    shown: 'fields',
    bad: 'name: unknown\nnamed: false',
    good: 'name: unknown\nnamed: false\nwho: "the organisation itself"\nhow: "with a pull request"',
  },
});
