import { ruleGroup } from './rule.ts';

const ABOUT = 'pages/about/index.mdx';

/** What may stand among the fields of a file, and how fields are written. */
export const fields = ruleGroup('fields', 'The fields of a file', {
  'missing-field': {
    title: 'Every needed field is there',
    meaning:
      'Some fields every file of a kind must have, such as a title. Lists, search and translations are made from them. Fields marked “may be left out” in the reference of fields are not asked for. The same goes for the values of a named element.',
    file: 'glossary/consent.yaml',
    shown: 'fields',
    bad: 'term: "Consent"\nreviewed: unknown',
    good: 'term: "Consent"\nshort: "Saying yes once you know what it means for you."\nreviewed: unknown',
  },
  'unknown-field': {
    title: 'A file holds only fields that the hub knows',
    meaning:
      'Each kind of file has its own fields, and no others are read. A misspelt name would be passed over in silence, and its value would be lost. This also keeps out fields by which a page could load code. The values of a named element are held to the same rule.',
    file: ABOUT,
    shown: 'fields',
    bad: 'alaises: [hub]',
    good: 'aliases: [hub]',
  },
  'wrong-type': {
    title: 'A field holds the kind of value it is for',
    meaning:
      'A field holds words, a whole number, a list, or a group of fields. A year without quotes is read as a number. One word alone is not a list. Dates and hashes stand in quotes for the same reason.',
    file: 'sources/mahmood-2025-protocol.yaml',
    shown: 'fields',
    bad: 'issued: 2025',
    good: 'issued: "2025"',
  },
  'wrong-form': {
    title: 'A value has the form that is asked for',
    meaning:
      'Dates, ids and addresses each have one form. Some countries put the month first and others the day, so the hub asks for the year first. A date that is not in the calendar, such as 30 February, is refused too.',
    file: ABOUT,
    shown: 'fields',
    bad: 'reviewDue: "24/05/2027"',
    good: 'reviewDue: "2027-05-24"',
  },
  'unknown-value': {
    title: 'A choice is one of those offered',
    meaning:
      'Some fields choose from a short list, such as who a page is for. Filters and lists of pages work with exactly these words. The message gives the nearest one, or the whole list.',
    file: ABOUT,
    shown: 'fields',
    bad: 'audience: [funder]',
    good: 'audience: [funders]',
  },
  empty: {
    title: 'A field that is given says something',
    meaning:
      'A field with nothing in it looks finished and is not. Write its words, or leave it out where it may be left out. Where a fact is not known, write unknown.',
    file: ABOUT,
    shown: 'fields',
    bad: 'title: ""',
    good: 'title: "About the hub"',
  },
  'too-long': {
    title: 'Words fit the place they are shown in',
    meaning:
      'Titles, labels and summaries stand in lists and search results, where space is short. Long ones are cut off there, often before what matters. The text of a page may be as long as it needs.',
    file: ABOUT,
    shown: 'fields',
    bad: 'title: "What research is, who gets to do it, who decides what it is about, and what happens afterwards"',
    good: 'title: "What is research, and who gets to do it?"',
  },
  'too-big': {
    title: 'A number is not above the highest allowed',
    meaning: 'Numbers have a highest value, which no real module, group or activity reaches. It catches a digit too many. The message names the highest value.',
    file: 'training/asking-questions/module.yaml',
    shown: 'fields',
    bad: 'number: 2000',
    good: 'number: 2',
  },
  'too-small': {
    title: 'A number is not below the lowest allowed',
    meaning:
      'Numbers have a lowest value: a group of nobody cannot meet. It catches a digit too few and a gap filled with a nought. The message names the lowest value.',
    file: 'training/starting-together/who-we-are/index.mdx',
    shown: 'fields',
    bad: 'groupSize: { min: 0, max: 16 }',
    good: 'groupSize: { min: 4, max: 16 }',
  },
  markup: {
    title: 'Fields and titles hold plain words',
    meaning:
      'Fields are shown in many places: headings, lists, feeds, search and share pictures. The signs <, >, { and } could be taken for code in one of them. Put bold words, links and the like into the text of the page.',
    file: ABOUT,
    shown: 'fields',
    bad: 'title: "About <b>the</b> hub"',
    good: 'title: "About the hub"',
  },
  'duplicate-field': {
    title: 'Each field is written once',
    meaning: 'Of two fields with the same name only one can count. Nobody who reads the file could say which. Keep the one that is right.',
    file: ABOUT,
    shown: 'fields',
    bad: 'title: "About"\ntitle: "About the hub"',
    good: 'title: "About the hub"',
  },
  yaml: {
    title: 'Fields can be read: a name, a colon, a space, a value',
    meaning:
      'The fields are written in a form called YAML. Words that hold a colon, or start with a sign, stand in quotes. Lines start with spaces, never with a tab. The message names the sign that the reader stumbled over.',
    file: ABOUT,
    shown: 'fields',
    bad: 'title: Consent: what it means',
    good: 'title: "Consent: what it means"',
  },
  'yaml-sign': {
    title: 'A value does not start with &, * or !, and a line not with %',
    meaning:
      'In the form that fields are written in, these signs call up other values or types. A file could grow without end by them, and what follows % is not read at all. In quotes they are words like any others.',
    file: ABOUT,
    shown: 'fields',
    bad: 'title: !important changes',
    good: 'title: "!important changes"',
  },
  'no-front-matter': {
    title: 'A page starts with its fields, between two lines of hyphens',
    meaning:
      'The very first line of a page is three hyphens, then come the fields, then three hyphens again. Nothing stands before them, not even an empty line. Without them a page has no title, no description and no reader in mind.',
    file: ABOUT,
    shown: 'file',
    bad: 'title: "About the hub"\n\nThe hub is a folder of text.',
    good: '---\ntitle: "About the hub"\ndescription: "What the hub is, and what it is not."\naudience: [everyone]\nreviewed: unknown\nreviewDue: unknown\n---\n\nThe hub is a folder of text.',
  },
  'fence-in-fields': {
    title: 'No line among the fields starts with --- or +++',
    meaning:
      'Such a line ends the fields for one reader and not for another. What follows would be checked as one thing and used as another. A space before the signs is enough.',
    file: ABOUT,
    shown: 'fields',
    bad: 'reviewed: unknown\n+++\nreviewDue: unknown',
    good: 'reviewed: unknown\nreviewDue: unknown',
  },
});
