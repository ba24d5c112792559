import { ruleGroup } from './rule.ts';

/** Pages are easy to follow for people who read little, in a hurry, or in a language that is not their first. */
export const writing = ruleGroup('writing', 'Plain writing', {
  'long-sentence': {
    title: 'A sentence has at most 25 words in lessons and guides',
    meaning:
      'Long sentences lose readers, and listeners even sooner. From 21 words on there is advice; above 25 words the check fails in lessons and guides. What a person said is left as it was said.',
    file: 'guides/funders/index.mdx',
    shown: 'text',
    bad: 'Bring the cards and the pens and the big sheet of paper to the hall before the group comes in, so that everyone can begin at once and nobody has to wait.',
    good: 'Bring the cards, the pens and the big sheet of paper before the group comes in. Then everyone can begin at once.',
  },
  'long-paragraph': {
    title: 'A paragraph has at most 60 words',
    meaning:
      'On a phone a long paragraph fills the screen, and the eye finds no place to rest. Start a new one where a new thought begins, or make a list. This is advice, and stops nothing.',
    file: 'guides/funders/index.mdx',
    shown: 'text',
    bad: 'Bring the cards. Bring the pens. Put them on the table. Set out the chairs. Put the big sheet on the wall. Write the question on top of it. Draw a line under it. Open the door. Say hello to each person. Show them where to sit. Tell them when it ends. Ask if they can hear you. Ask if they can see the wall. Then begin.',
    good: 'Bring the cards. Bring the pens. Put them on the table. Set out the chairs.\n\nThen open the door. Say hello to each person, and show them where to sit.',
    advice: true,
  },
  'unexplained-jargon': {
    title: 'A word that newcomers may not know is explained where it is first used',
    meaning:
      'The glossary marks the words that need it. A page that uses one puts it into a Term once, so that readers can tap it for its meaning. This is advice, and stops nothing.',
    file: 'guides/funders/index.mdx',
    shown: 'text',
    bad: 'Ask about ripple mapping first.',
    good: 'Ask about <Term id="ripple-mapping">ripple mapping</Term> first.',
    advice: true,
  },
  spelling: {
    title: 'Words are spelt as in British English',
    meaning:
      'Spelling that changes from page to page makes readers stumble, and search miss. A right word that the dictionary lacks goes into the file words.txt. American spellings are refused, and the British one is named.',
    file: 'guides/funders/index.mdx',
    shown: 'text',
    bad: 'The neighbors came to the center.',
    good: 'The neighbours came to the centre.',
  },
  'address-as-label': {
    title: 'A link is called by words, not by its address',
    meaning:
      'A screen reader spells an address out, sign by sign. Words say what the reader finds, and can be tapped just as well. This is advice, and stops nothing.',
    file: 'guides/funders/index.mdx',
    shown: 'text',
    bad: 'See [https://www.example.org/a-report](https://www.example.org/a-report).',
    good: 'See [the report of the example group](https://www.example.org/a-report).',
    advice: true,
  },
  'bad-alt': {
    title: 'The words of a picture say what it shows',
    meaning:
      'People who cannot see a picture hear these words instead. A file name tells them nothing. There is advice where they start with “image of”, or are too long to listen to.',
    file: 'pages/about/index.mdx',
    shown: 'text',
    bad: '![IMG_2031.jpg](./map.png)',
    good: '![Dots on a map of a street](./map.png)',
  },
});
