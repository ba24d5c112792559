import { ruleGroup } from './rule.ts';

const QUOTE = '<Quote who="A resident" consent="c-4f7k2m">\n\nThere was nowhere to sit.\n\n</Quote>';
const BACK = `${QUOTE}\n\nBenches came up in every talk.`;

/** Nobody is shown, heard, quoted or named without a consent that runs. */
export const consent = ruleGroup('consent', 'People and consent', {
  'consent-id': {
    title: 'The name of a consent record cannot hold a name',
    meaning:
      'A record is called c- and six signs made by chance, without vowels. So its name gives nobody away, on any page and in no list of files. The command npm run consent -- record makes one.',
    file: 'consents/c-4f7k2m.yaml',
    shown: 'name',
    bad: 'consents/photo-of-the-chair.yaml',
    good: 'consents/c-4f7k2m.yaml',
  },
  'consent-comment': {
    title: 'A consent record holds no comment',
    meaning:
      'A record holds days and words from closed lists. A comment could hold a name or a story, and everyone can read it. Notes belong to the paper, with the role that keeps it.',
    file: 'consents/c-4f7k2m.yaml',
    shown: 'fields',
    bad: 'by: person # the woman with the red bag',
    good: 'by: person',
  },
  'consent-days': {
    title: 'The days of a consent follow each other',
    meaning:
      'A consent is given first. It ends, or is taken back, on that day or later. A day that has not come cannot be the day it was given or taken back. A wrong year would go on showing what a person took back.',
    file: 'consents/c-4f7k2m.yaml',
    shown: 'fields',
    bad: 'given: "2026-01-10"\nuntil: "2025-01-10"',
    good: 'given: "2026-01-10"\nuntil: "2028-01-10"',
  },
  'consent-covers': {
    title: 'The consent covers what is shown',
    meaning:
      'A yes to a photo is no yes to a name or to words. Each is asked for by itself, and the record says which were given. Take the item out, or ask the person.',
    file: 'pages/about/index.mdx',
    shown: 'text',
    bad: 'Residents marked the map. <Person consent="c-9w3x5z" otherwise="One of them">Ada Reader</Person> drew it.',
    good: 'Residents marked the map. <Person consent="c-4f7k2m" otherwise="One of them">Ada Reader</Person> drew it.',
  },
  'consent-use': {
    title: 'The consent allows the place where it is shown',
    meaning:
      'Web, print, translation and share pictures are four separate questions. What stands on a page needs the yes for web; in a translation it needs the yes for translation too. Without it, leave the item out there.',
    file: 'pages/about/index.mdx',
    shown: 'text',
    bad: '<Quote who="A resident" consent="c-7h9p3x">\n\nThere was nowhere to sit.\n\n</Quote>\n\nBenches came up in every talk.',
    good: BACK,
  },
  'consent-alone': {
    title: 'A part of a page still says something when the consent has ended',
    meaning:
      'One day a consent ends, and the item goes from the page by itself. A page, a list item or a heading with nothing left would look broken. It would show that something was taken away. Write a sentence beside the item that makes sense alone.',
    file: 'pages/about/index.mdx',
    shown: 'text',
    bad: `<Section id="said" title="What was said">\n\n${QUOTE}\n\n</Section>`,
    good: `<Section id="said" title="What was said">\n\n${BACK}\n\n</Section>`,
  },
  'consent-lead-in': {
    title: 'No sentence leads only to an item that may go',
    meaning:
      'A sentence that ends with a colon, a comma or a dash promises something. When the consent ends and the item goes, the promise leads to nothing. End the sentence with a full stop, so that it makes sense alone.',
    file: 'pages/about/index.mdx',
    shown: 'text',
    bad: `A resident said:\n\n${BACK}`,
    good: `Residents spoke of benches.\n\n${BACK}`,
  },
  'consent-otherwise': {
    title: 'The words that stand for a name fit, and do not give it away',
    meaning:
      'When the consent for a name ends, the other words take its place. They hold no part of the name. They start with a capital letter where a paragraph starts with them.',
    file: 'pages/about/index.mdx',
    shown: 'text',
    bad: '<Person consent="c-4f7k2m" otherwise="Ada R., a resident">Ada Reader</Person> drew the map.',
    good: '<Person consent="c-4f7k2m" otherwise="One of the residents">Ada Reader</Person> drew the map.',
  },
  'name-without-consent': {
    title: 'A name that needs a consent stands nowhere without it',
    meaning:
      'When a consent for a name ends, the name goes from inside Person. Anywhere else it would stay: in the next sentence, a title, another page, an address. Put each place into Person, or write who it was without the name. What is looked for is the whole name, so look for parts of it yourself.',
    file: 'pages/about/index.mdx',
    shown: 'text',
    bad: 'A letter came from <Person consent="c-4f7k2m" otherwise="a resident">Ada Reader</Person>. Later Ada Reader drew the map.',
    good: 'A letter came from <Person consent="c-4f7k2m" otherwise="a resident">Ada Reader</Person>, who also drew the map.',
  },
  'quote-source': {
    title: 'Words taken from a published source carry its citation',
    meaning:
      'A consent can rest on a source that published the words already. Then the quotation cites that source, so that everyone can see where it stands. The publisher’s address is better than any copy.',
    file: 'pages/about/index.mdx',
    shown: 'text',
    bad: '<Quote who="A resident" consent="c-0k0k0k">\n\nThere was nowhere to sit.\n\n</Quote>\n\nBenches came up.',
    good: '<Quote who="A resident" consent="c-0k0k0k">\n\nThere was nowhere to sit.<Cite source="mahmood-2025-protocol" at="page 3" />\n\n</Quote>\n\nBenches came up.',
  },
  'photo-without-consent': {
    title: 'A photo of a person is shown with its consent everywhere',
    meaning:
      'A picture that one page shows with a consent, or a copy of it, cannot stand on another without. No other picture stands inside a quotation or a recording. It would stay when the consent ends. Use the Photo element each time.',
    file: 'pages/about/index.mdx',
    shown: 'situation',
    bad: '![People at a map](./mapping.jpg) on a page, where <Photo src="./mapping.jpg" … /> shows the same picture',
    good: '<Photo src="./mapping.jpg" … /> in both places',
  },
  'unused-file': {
    title: 'No picture or recording lies in the folder for nothing',
    meaning:
      'Whatever lies in the folder is public, even when no page shows it. It may show somebody who never agreed. Take it out, or show it, with a consent where a person can be seen or heard.',
    file: 'pages/about/map.png',
    shown: 'situation',
    bad: 'A picture map.png beside a page that does not show it',
    good: 'A picture map.png, and ![A map with dots](./map.png) on the page beside it',
  },
  'hidden-data': {
    title: 'A picture or recording holds nothing that cannot be seen or heard',
    meaning:
      'Phones write the place, the device and a small copy into a photo. A cropped face can be whole in that copy. The command npm run photo makes a clean copy. A recording is saved without tags.',
    file: 'pages/about/map.jpg',
    shown: 'situation',
    bad: 'A photo as the phone saved it, with the place inside',
    good: 'The copy that npm run photo made',
  },
  'sound-kind': {
    title: 'A recording is what its name says',
    meaning: 'A file that ends in .mp3 is a recording in that form. Another file under such a name would not play, or could be something that does harm.',
    file: 'pages/about/walk.mp3',
    shown: 'situation',
    bad: 'A text file that is called walk.mp3',
    good: 'A recording saved as MP3, without tags',
  },
});
