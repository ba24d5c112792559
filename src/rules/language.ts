import { ruleGroup } from './rule.ts';

const ABOUT = 'pages/about/index.mdx';

/** What the text of a page may be made of: Markdown, and the named elements. */
export const language = ruleGroup('text', 'The text of a page', {
  braces: {
    title: 'No braces stand in the text',
    meaning:
      'Between braces { } a page of this kind runs code. Pages come from people who do not know each other, so none may. Round brackets do the same for a reader. Between backticks, as a piece of code to look at, braces are allowed.',
    file: ABOUT,
    shown: 'text',
    bad: 'Three {or four} people work together.',
    good: 'Three (or four) people work together.',
  },
  'code-in-content': {
    title: 'No line of text starts with import or export',
    meaning: 'Such a line is code here, and no code may come in with a page. The named elements need no import. In a plain sentence, put another word first.',
    file: ABOUT,
    shown: 'text',
    bad: 'import Card from "./card.ts"\n\nBring the cards.',
    good: 'Bring the cards.',
  },
  html: {
    title: 'No HTML comments stand in the text',
    meaning:
      'A hidden note goes out with the page, and everybody can read it there. It may hold what was not meant for all. Say what a change is for in the pull request.',
    file: ABOUT,
    shown: 'text',
    bad: 'Bring the cards. <!-- ask the host about the room -->',
    good: 'Bring the cards.',
  },
  'unknown-element': {
    title: 'Only the named elements of the hub are used',
    meaning:
      'A page is Markdown and a short list of named elements, such as <Note> and <Section>. HTML tags and scripts are refused: they could harm readers, or break on paper and in translation. Names start with a capital letter, as in the reference of fields.',
    file: ABOUT,
    shown: 'text',
    bad: '<script>alert(1)</script>\n\nThis is <b>important</b>.',
    good: 'This is **important**.',
  },
  'less-than': {
    title: 'The sign < only starts an element',
    meaning:
      'The reader takes < for the start of an element. In words the meaning is also clear to people who listen to the page. A space after the sign helps too: 5 < 6.',
    file: ABOUT,
    shown: 'text',
    bad: 'Groups of <5 people can share one table.',
    good: 'Groups of fewer than 5 people can share one table.',
  },
  'cannot-read': {
    title: 'The file can be read to its end',
    meaning:
      'Something in the file stops the reader, most often an element that is not finished. Nothing after it could be checked, so the page is not used. Look at each quotation mark and each > from the place that is named.',
    file: ABOUT,
    shown: 'text',
    bad: '<Note kind="tip\n\nRead every card aloud.\n\n</Note>',
    good: '<Note kind="tip">\n\nRead every card aloud.\n\n</Note>',
  },
  'not-closed': {
    title: 'Every element that is opened is closed',
    meaning:
      'An element reaches from its opening tag to its closing tag. Without the second one, the rest of the page would belong to it. The closing tag stands in the same place: both on lines of their own, or both in one sentence.',
    file: ABOUT,
    shown: 'text',
    bad: '<Note kind="tip">\n\nRead every card aloud.',
    good: '<Note kind="tip">\n\nRead every card aloud.\n\n</Note>',
  },
  'not-opened': {
    title: 'No closing tag stands alone',
    meaning:
      'A closing tag without an opening one closes nothing. Most often the opening tag was deleted with the words around it. Put it back, or take the closing tag out.',
    file: ABOUT,
    shown: 'text',
    bad: 'Read every card aloud.\n\n</Note>',
    good: '<Note kind="tip">\n\nRead every card aloud.\n\n</Note>',
  },
  'element-in-line': {
    title: 'Block elements stand on lines of their own',
    meaning:
      'Elements such as <Note> hold whole paragraphs. Both tags stand on lines of their own, with an empty line on either side. Only <Cite>, <Term> and <Lang> stand inside a sentence.',
    file: ABOUT,
    shown: 'text',
    bad: 'Sit in a circle. <Note kind="tip">Read every card aloud.</Note>',
    good: 'Sit in a circle.\n\n<Note kind="tip">\n\nRead every card aloud.\n\n</Note>',
  },
  'element-alone': {
    title: 'Cite, Term and Lang stand inside a sentence',
    meaning:
      'These elements belong to words: a source to its sentence, an explanation to its word. Alone on a line they belong to nothing. Put a source right behind the full stop.',
    file: ABOUT,
    shown: 'text',
    bad: 'The plan is public.\n\n<Cite source="mahmood-2025-protocol" />',
    good: 'The plan is public.<Cite source="mahmood-2025-protocol" />',
  },
  'element-place': {
    title: 'An element stands where it belongs',
    meaning:
      'Some elements have their place: <Say> inside <Facilitator>, <Facilitator> inside <Activity>, <Section> in the page itself. Run sheets and handouts are made from this order. The message names the right place.',
    file: ABOUT,
    shown: 'text',
    bad: '<Note kind="tip">\n\n<Section id="cards" title="Cards">\n\nRead every card aloud.\n\n</Section>\n\n</Note>',
    good: '<Section id="cards" title="Cards">\n\n<Note kind="tip">\n\nRead every card aloud.\n\n</Note>\n\n</Section>',
  },
  'element-holds': {
    title: 'Some elements hold only others',
    meaning:
      'In <CheckYourself> stand questions, and in <Question> answers. The page, the sheet and the translations are made from these. Other words there would be lost.',
    file: 'training/starting-together/who-we-are/index.mdx',
    shown: 'passage',
    bad: '<Question id="real-name" asks="Do you have to give your real name?">\n\nThink of the welcome sheet.',
    good: '<Question id="real-name" asks="Do you have to give your real name?">',
  },
  'element-empty': {
    title: 'An element that holds text has some',
    meaning:
      'An empty note or part would be an empty box on the page. People who listen to the page would hear that something is there, and then nothing. Write its text, or take it out.',
    file: ABOUT,
    shown: 'text',
    bad: '<Note kind="tip"></Note>',
    good: '<Note kind="tip">\n\nRead every card aloud.\n\n</Note>',
  },
  'element-filled': {
    title: 'Cite and Lines hold no text',
    meaning:
      'These elements are closed at once, with a slash before the >. Text inside them would be shown nowhere and would be lost. Put it before or behind the element.',
    file: ABOUT,
    shown: 'text',
    bad: '<Lines count="2" label="My name">\n\nWrite clearly.\n\n</Lines>',
    good: 'Write clearly.\n\n<Lines count="2" label="My name" />',
  },
  'attribute-quotes': {
    title: 'Each value of an element stands in straight double quotes',
    meaning:
      'The hub reads kind="tip", with the sign " on both sides. A word processor often makes curly quotes, which are other signs. A value in braces would be code, so braces are refused here too.',
    file: ABOUT,
    shown: 'text',
    bad: '<Note kind=“tip”>\n\nRead every card aloud.\n\n</Note>',
    good: '<Note kind="tip">\n\nRead every card aloud.\n\n</Note>',
  },
  'duplicate-attribute': {
    title: 'Each value of an element is given once',
    meaning: 'Of two values with the same name only one can count. Nobody who reads the file could say which. Keep the one that is right.',
    file: ABOUT,
    shown: 'text',
    bad: '<Note kind="tip" kind="warning">\n\nRead every card aloud.\n\n</Note>',
    good: '<Note kind="tip">\n\nRead every card aloud.\n\n</Note>',
  },
  spread: {
    title: 'No spread stands in an element',
    meaning:
      'Three dots in braces hand over values that nobody sees in the file. They are code, and could bring in anything. Write each value out, with its name and in quotes.',
    file: ABOUT,
    shown: 'text',
    bad: '<Note {...settings}>\n\nRead every card aloud.\n\n</Note>',
    good: '<Note kind="tip">\n\nRead every card aloud.\n\n</Note>',
  },
  'duplicate-id': {
    title: 'Each id stands once in a page',
    meaning:
      'An id is part of an address, and one address leads to one place. Translations and handouts are tied to it too. Leave the first as it is, because people may have linked to it.',
    file: ABOUT,
    shown: 'text',
    bad: '<Section id="time" title="Our time">\n\nWe stop at four.\n\n</Section>\n\n<Section id="time" title="Your time">\n\nYou choose.\n\n</Section>',
    good: '<Section id="time" title="Our time">\n\nWe stop at four.\n\n</Section>\n\n<Section id="your-time" title="Your time">\n\nYou choose.\n\n</Section>',
  },
  'taken-id': {
    title: 'An id is not one that the hub itself uses',
    meaning:
      'The frame of a page has ids of its own, for its menu, its notes and its explained words. A part of the same name could not be reached by its address. Choose another word.',
    file: 'pages/about/index.mdx',
    shown: 'text',
    bad: '<Section id="main" title="What it is">\n\nA folder of text.\n\n</Section>',
    good: '<Section id="what-it-is" title="What it is">\n\nA folder of text.\n\n</Section>',
  },
  'heading-level': {
    title: 'Headings in the text start at ###',
    meaning:
      'The title of a page is its first level, and a <Section> or <Activity> is its second. Headings inside them start at the third, written ###. People who listen to a page find their way by these levels.',
    file: ABOUT,
    shown: 'text',
    bad: '## What to bring\n\nPaper and thick pens.',
    good: '### What to bring\n\nPaper and thick pens.',
  },
  'heading-order': {
    title: 'Headings go down one level at a time',
    meaning:
      'A heading with #### belongs to one with ### above it. A missing level sounds like a missing part to people who listen to the page. The levels say what belongs to what, not how large the letters are.',
    file: ABOUT,
    shown: 'text',
    bad: '#### What to bring\n\nPaper and thick pens.',
    good: '### What to bring\n\nPaper and thick pens.',
  },
  directive: {
    title: 'No colon stands right before a word with brackets, and none three in a row',
    meaning:
      'In some kinds of Markdown a colon before a word calls an extension. The hub has none: it has its named elements. Times such as 10:30 and ratios such as 5:27 are plain text and pass.',
    file: ABOUT,
    shown: 'text',
    bad: ':::note\n\nRead every card aloud.\n\n:::',
    good: '<Note kind="tip">\n\nRead every card aloud.\n\n</Note>',
  },
  footnote: {
    title: 'Sources are cited with Cite, not with footnotes',
    meaning:
      'The hub numbers sources itself and ties each one to its record. A footnote would start a second row of numbers that leads elsewhere. Other asides belong in the sentence.',
    file: ABOUT,
    shown: 'text',
    bad: 'The plan is public.[^1]\n\n[^1]: The plan of 2025.',
    good: 'The plan is public.<Cite source="mahmood-2025-protocol" />',
  },
  'too-deep': {
    title: 'Lists and quotations do not stand too deep in each other',
    meaning:
      'More than 40 levels no person writes, and no reader can follow them. A file made so could stop the programs that read it. A few levels are always fine.',
    file: ABOUT,
    shown: 'text',
    bad: `${'> '.repeat(42)}Read every card aloud.`,
    good: '> > Read every card aloud.',
  },
  'not-allowed': {
    title: 'The text is of kinds that the hub knows',
    meaning:
      'Nothing that can be written in a page today leads to this message. It stands guard for the day when the program that reads pages learns something new. Until somebody has judged the new kind, it is refused.',
    file: ABOUT,
    shown: 'situation',
    bad: 'A kind of text that nobody has judged yet.',
    good: 'Paragraphs, headings, lists, tables, quotations, links, pictures and the named elements.',
  },
  'hidden-sign': {
    title: 'No sign stands in a file that cannot be seen',
    meaning:
      'Some signs show nothing, or turn the order of the words around them. A person who reviews the change would then read something else than the reader of the page. For words in another language use <Lang>. In the example, ⟨U+202E⟩ stands for such a sign.',
    file: ABOUT,
    shown: 'text',
    bad: 'Bring the ⟨U+202E⟩cards.',
    good: 'Bring the cards.',
  },
});
