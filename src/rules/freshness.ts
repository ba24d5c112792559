import { ruleGroup } from './rule.ts';

/** A page says how old it is, and what of it has been tried. */
export const freshness = ruleGroup('freshness', 'Fresh, tested, retired', {
  'past-due': {
    title: 'A page is reviewed by the day it was due',
    meaning:
      'Each page says when somebody should look at it again. After that day it warns its readers by itself. This advice stops nothing; it lists the pages that wait for a review.',
    file: 'pages/about/index.mdx',
    shown: 'fields',
    bad: 'reviewDue: "2026-05-24"',
    good: 'reviewDue: "2027-05-24"',
    advice: true,
  },
  'review-dates': {
    title: 'A review has happened, and the next one comes after it',
    meaning:
      'A page may say that it was reviewed once it was. The next review is due on a later day. A wrong date would let readers trust a page that nobody has looked at.',
    file: 'pages/about/index.mdx',
    shown: 'fields',
    bad: 'reviewed: { by: "a peer researcher", on: "2027-10-01" }\nreviewDue: "2028-10-01"',
    good: 'reviewed: { by: "a peer researcher", on: "2026-10-01" }\nreviewDue: "2027-10-01"',
  },
  'future-date': {
    title: 'A test is told of when it has happened',
    meaning: 'Tests with a group, readers of an easy page and retirement are facts. They are written down afterwards. Until then the value is unknown.',
    file: 'pages/about/index.mdx',
    shown: 'fields',
    bad: 'easyRead: { readers: 6, on: "2027-03", group: "adults who are learning English" }',
    good: 'easyRead: { readers: 6, on: "2026-03", group: "adults who are learning English" }',
  },
  'easy-read-claim': {
    title: 'A page calls itself easy to read only when five readers have tried it',
    meaning:
      'Only readers can say whether a page is easy. So the claim needs a record of at least five of them. To write about Easy Read as a way of writing is no claim.',
    file: 'pages/about/index.mdx',
    shown: 'fields',
    bad: 'description: "What the hub is. Easy to read."',
    good: 'description: "What the hub is, in short sentences."',
  },
  'retired-instead': {
    title: 'A retired page leads to a page that is in use',
    meaning:
      'A page out of use stays at its address and says where to go instead. That must be another page, and one that readers can use today. If there is none, leave “instead” out.',
    file: 'pages/about/index.mdx',
    shown: 'fields',
    bad: 'retired: { on: "2026-11-01", why: "It describes an old way.", instead: /about/ }',
    good: 'retired: { on: "2026-11-01", why: "It describes an old way.", instead: /contact/ }',
  },
  'retired-home': {
    title: 'The first page of the hub is never retired',
    meaning: 'Readers begin at the first page, and many links lead there. It can be rewritten, but it cannot be out of use.',
    file: 'pages/home/index.mdx',
    shown: 'fields',
    bad: 'description: "What the hub offers."\nretired: { on: "2026-11-01", why: "It is old." }',
    good: 'description: "What the hub offers."',
  },
  'link-to-retired': {
    title: 'Pages lead to pages that are in use',
    meaning:
      'A link to a retired page still works, but its reader has to go on from there. Lead to the page that is in use. This is advice, and stops nothing.',
    file: 'pages/about/index.mdx',
    shown: 'text',
    bad: 'See [how it was done before](/an-old-page/).',
    good: 'See [who to ask](/contact/).',
    advice: true,
  },
});
