import { ruleGroup } from './rule.ts';

const URDU = 'training/starting-together/who-we-are/index.ur.mdx';

/** What a translation may hold, and what each language needs. */
export const translations = ruleGroup('translations', 'Translations and languages', {
  'no-original': {
    title: 'A translation stands beside its English page',
    meaning:
      'Minutes, order and references come from the English page, so a translation cannot stand alone. It lies in the same folder and has the tag of its language before the ending.',
    file: 'pages/about/index.ur.mdx',
    shown: 'name',
    bad: 'content/pages/about-us/index.ur.mdx',
    good: 'content/pages/about/index.ur.mdx',
  },
  'no-such-language': {
    title: 'The language of a translation is one of the hub',
    meaning:
      'Each language of the hub has a file in content/languages/, with its name, its direction and its interface words. Add that file first, or correct the tag in the name of the translation.',
    file: 'pages/about/index.ur.mdx',
    shown: 'name',
    bad: 'content/pages/about/index.sk.mdx',
    good: 'content/pages/about/index.ur.mdx',
  },
  'list-length': {
    title: 'A translated list has as many items as the English',
    meaning:
      'Readers of every language are offered the same. A list that is shorter has lost something, and one that is longer says what nobody checked. Other spellings for search, in aliases, may differ.',
    file: URDU,
    shown: 'fields',
    bad: 'objectives:\n  - "دو خوبیاں بتانا"',
    good: 'objectives:\n  - "دو خوبیاں بتانا"\n  - "مل کر کام کرنے کا طریقہ طے کرنا"',
  },
  inherited: {
    title: 'A translation gives no minutes and no grouping',
    meaning:
      'They come from the English page, with what to cut when late, and which answers are right. Written twice, they would disagree after the first change, and two groups would plan two different lengths.',
    file: URDU,
    shown: 'passage',
    bad: '<Activity id="arrive" title="خوش آمدید" minutes="15">',
    good: '<Activity id="arrive" title="خوش آمدید">',
  },
  'to-write': {
    title: 'Nothing is left to be written',
    meaning:
      'The words TO TRANSLATE: and TO WRITE: stand where somebody still has to write. A sentence that is the same as in English counts too. A part that is left out is shown in English, and marked as such; English inside a translation is not.',
    file: URDU,
    shown: 'passage',
    bad: '<Activity id="arrive" title="TO TRANSLATE: Arrive and say hello">',
    good: '<Activity id="arrive" title="خوش آمدید">',
  },
  'language-tag': {
    title: 'The tag of a language is the name of its file',
    meaning:
      'The tag stands in addresses, and the name of the file finds the language in content. If they differ, pages and their translations miss each other.',
    file: 'languages/ps.yaml',
    shown: 'fields',
    bad: 'tag: pus',
    good: 'tag: ps',
  },
  'no-english': {
    title: 'The English interface words are there',
    meaning: 'Every language falls back to English for a word it lacks. Without this file no page could be made.',
    file: 'languages/en.yaml',
    shown: 'situation',
    bad: 'content/languages/\n  ur.yaml',
    good: 'content/languages/\n  en.yaml\n  ur.yaml',
  },
  'no-word': {
    title: 'English has every interface word',
    meaning:
      'Buttons, labels and notices are interface words, kept under ui. Other languages may lack some and then show the English ones. English has nothing to fall back to.',
    file: 'languages/en.yaml',
    shown: 'passage',
    bad: 'ui:\n  search: Search',
    good: 'ui:\n  skip: Skip to the content\n  search: Search',
  },
});
