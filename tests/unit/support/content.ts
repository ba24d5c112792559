import { checkAll } from '../../../src/checks/all.ts';
import { readEntry, type Entry, type FileRead, type Translation } from '../../../src/hub/entry.ts';
import { createHub, type Hub } from '../../../src/hub/hub.ts';
import { add } from '../../../src/hub/load.ts';
import { readPermalinks, type Permalink } from '../../../src/hub/permalinks.ts';
import { report, type Problem } from '../../../src/hub/problem.ts';
import type { CollectionName } from '../../../src/schemas/fields.ts';
import { INTERFACE_WORDS } from '../../../src/schemas/interface-words.ts';

/** A content folder in memory: the text of each file by its path below `content/`. */
export type Folder = Readonly<Record<string, string>>;

/** Changes to a folder: a text replaces or adds a file, `undefined` takes it away. */
export type Changes = Readonly<Record<string, string | undefined>>;

/** Front matter of five fields: the body below it starts on line 9. */
const page = (title: string) => `---
title: "${title}"
description: "What ${title} says."
audience: [everyone]
reviewed: unknown
reviewDue: unknown
---
`;

/** An activity that can be taught: steps for learners, and every note for the facilitator. */
export const activity = (id: string, minutes: number, title = id, steps = '1. Find a partner.') => `
<Activity id="${id}" title="${title}" minutes="${minutes}" grouping="pairs">

${steps}

<Facilitator>

<Do>

Set out the chairs.

</Do>

<Say>

You can pass.

</Say>

<WatchFor>

Some people are quiet.

</WatchFor>

<PaperOnly>

Use cards.

</PaperOnly>

<Online>

Use the chat.

</Online>

</Facilitator>

</Activity>
`;

const lessonFields = (title: string, status: 'written' | 'planned') => `---
title: "${title}"
description: "What ${title} offers."
audience: [everyone, facilitators]
reviewed: unknown
reviewDue: unknown
status: ${status}
level: new
objectives: ["Name two strengths", "Agree how to work"]
takeAways: ["A card"]
drawnFrom: [plan-2025]
protocolSteps: [who-takes-part]
`;

export const writtenLesson = (title: string, body: string) => `${lessonFields(title, 'written')}kit: ["Paper"]
accessNotes: ["Read every card aloud"]
groupSize: { min: 4, max: 16 }
version: "0.1"
testedWith: unknown
---
${body}`;

export const plannedLesson = (title: string, minutes: number) => `${lessonFields(title, 'planned')}outline:
  - { id: start, title: "Start", minutes: ${minutes} }
---
`;

/** The record of a translation; the hashes say which English it was made from. */
export const translationRecord = (sections: Record<string, string> = {}) =>
  `translation: { status: draft, made: "2026-11-24", by: unknown, checkedBy: unknown, sections: ${JSON.stringify(sections)} }`;

/** A consent record, with fields to add or change. */
export function consentRecord(changes: Readonly<Record<string, string>> = {}): string {
  const fields = {
    covers: '[photo, voice, quote, name]',
    uses: '[web, print, translation, social]',
    by: 'person',
    basis: '{ kind: form, takenBy: community-organisation-project-lead, keptBy: community-organisation-data-lead }',
    given: '"2026-01-10"',
    until: '"2027-01-10"',
    withdrawn: 'no',
    ...changes,
  };
  return Object.entries(fields)
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
}

const PLACES = ['area', 'community', 'question', 'method', 'findings', 'what-changed', 'people', 'dates', 'cost', 'what-did-not-work', 'next-step'];

/** One valid entry or more for every collection, and two translations. Nothing in it is real. */
export const EVERYTHING: Folder = {
  'case-studies/a-community/index.mdx': page('Working with a community').replace('---\n', '---\nkind: community\nprotocolSteps: [who-takes-part]\n'),
  'case-studies/project-1/index.mdx': page('Project one').replace(
    '---\n',
    `---
kind: project
number: 1
partner: partner-1
protocolSteps: [who-takes-part]
places:
${PLACES.map((place) => `  ${place}: { state: unknown, who: "the partner", how: "from its report" }`).join('\n')}
`,
  ),
  'consents/c-4f7k2m.yaml': consentRecord(),
  'glossary/co-production.ur.yaml': `term: "Urdu co-production"\n${translationRecord()}\n`,
  'glossary/co-production.yaml': `term: "Co-production"
aliases: [working together]
short: "Deciding together."
related: [peer-research]
sources: [plan-2025]
reviewed: unknown
`,
  'glossary/peer-research.yaml': 'term: "Peer research"\nshort: "Research by people who live it."\nreviewed: unknown\n',
  'guides/funders/index.mdx': page('Guidance for funders').replace('---\n', '---\nfor: funders\nshort: "For funders"\n'),
  'languages/en.yaml': `tag: en
name: English
englishName: English
dir: ltr
script: Latn
fonts: []
ui:
${Object.keys(INTERFACE_WORDS)
  .map((word) => `  "${word}": "the word ${word}"`)
  .join('\n')}
`,
  'languages/ur.yaml': 'tag: ur\nname: "اردو"\nenglishName: Urdu\ndir: rtl\nscript: Arab\nfonts: []\nui: { search: "تلاش" }\n',
  'news/protocol-published/index.mdx': `---
title: "The protocol is published"
description: "It says how."
audience: [funders]
reviewed: unknown
reviewDue: unknown
kind: publication
date: "2025-04"
posted: "2026-11-24"
sources: [plan-2025]
---

It is open to all.<Cite source="plan-2025" />
`,
  'pages/about/index.mdx': `${page('About the hub')}\nThe hub is a folder of text.\n`,
  'pages/home/index.mdx': page('Welcome'),
  'partners/partner-1.yaml':
    'name: unknown\nrole: community-organisation\nabout: "An empty place."\nsources: []\nnamed: false\nwho: "the organisation"\nhow: "with a pull request"\n',
  'protocol/who-takes-part/index.mdx': `${page('Who takes part').replace('---\n', '---\norder: 1\nshort: "Who takes part"\n')}
Start here.

<Section id="who" title="Who">

People who live there, through <Term id="co-production">co-production</Term>.<Cite source="plan-2025" />

</Section>
`,
  'site.yaml': `name: "The hub"
tagline: "Research with people"
address: unknown
repository: unknown
publisher: unknown
contacts: { correction: unknown, accessibleFormats: unknown, withdrawal: unknown }
`,
  'sources/plan-2025.yaml': `type: article-journal
title: "The plan"
author: [{ family: Reader, given: "Ada B" }]
issued: "2025-04-02"
container-title: "A journal"
DOI: 10.1000/plan
licence: unknown
seen: { how: source, extent: whole, accessed: unknown }
about: "What the team set out to do."
topics: [place]
`,
  'training/routes/taster.yaml':
    'order: 1\ntitle: "Taster"\ndescription: "A first half day."\naudience: [everyone]\nlessons: [starting/who-we-are, starting/next-steps]\n',
  'training/starting/module.yaml': 'number: 1\ntitle: "Starting"\npurpose: "Build the group."\nlessons: [starting/who-we-are, starting/next-steps]\n',
  'training/starting/next-steps/index.mdx': plannedLesson('Next steps', 30),
  'training/starting/who-we-are/index.mdx': writtenLesson('Who we are', `\nYou meet the group.\n${activity('arrive', 15)}${activity('agree', 25)}`),
  'training/starting/who-we-are/index.ur.mdx': `---
title: "Urdu who we are"
${translationRecord()}
---

<Activity id="arrive" title="Urdu arrive">

1. Urdu step.

</Activity>
`,
};

/** The text of a file of `EVERYTHING`. */
export function fileAt(path: string): string {
  const text = EVERYTHING[path];
  if (text === undefined) throw new Error(`There is no ${path} in the example folder.`);
  return text;
}

/** A file of `EVERYTHING` with one passage changed; the passage must be there. */
export function changed(path: string, from: string, to: string): Changes {
  const text = fileAt(path);
  if (!text.includes(from)) throw new Error(`${path} does not hold: ${from}`);
  return { [path]: text.replace(from, () => to) };
}

/** The about page with another body, which starts on line 9. */
export function aboutWith(body: string): Changes {
  return { 'pages/about/index.mdx': `${page('About the hub')}\n${body}\n` };
}

/** The hub of the example folder, with changes. A picture has an address and no text. */
export function hubWith(changes: Changes = {}, pictures: readonly string[] = [], day = '2026-11-24'): Hub {
  const loaded = {
    entries: [] as Entry[],
    translations: [] as Translation[],
    broken: new Set<string>(),
    assets: new Set(pictures),
    permalinks: [] as Permalink[],
    problems: [] as Problem[],
  };
  for (const [path, text] of Object.entries({ ...EVERYTHING, ...changes }).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (text === undefined) continue;
    if (path === 'permalinks.txt') {
      const list = readPermalinks(`content/${path}`, text);
      loaded.permalinks.push(...list.permalinks);
      loaded.problems.push(...list.problems);
    } else add(loaded, read(path, text));
  }
  return createHub(loaded, day);
}

const reads = new Map<string, FileRead>();

/** Reads a file once: most tests change one file of many. */
function read(path: string, text: string): FileRead {
  const known = reads.get(`${path}\n${text}`) ?? readEntry(path, `content/${path}`, text);
  reads.set(`${path}\n${text}`, known);
  return known;
}

/** What a contributor reads in the terminal after such changes, without the lines that explain and count. */
export function messagesAfter(changes: Changes, pictures: readonly string[] = []): string {
  // Pictures stand beside the page for a test to show or not; what lies unused is tried in consent.test.ts.
  return report(checkAll(hubWith(changes, pictures)).filter(({ rule }) => rule !== 'unused-file'))
    .split('\n')
    .slice(0, -2)
    .join('\n')
    .trim();
}

/** An entry that must be there. */
export function entryIn<Name extends CollectionName>(hub: Hub, collection: Name, id: string): Entry<Name> {
  const entry = hub.get(collection, id);
  if (!entry) throw new Error(`There is no ${collection} ${id}: ${report(hub.problems)}`);
  return entry;
}

/** A translation that must be there. */
export function translationIn(hub: Hub, collection: CollectionName, id: string, locale: string): Translation {
  const translation = hub.translation(collection, id, locale);
  if (!translation) throw new Error(`There is no ${collection} ${id} in ${locale}: ${report(hub.problems)}`);
  return translation;
}
