import { readFileSync } from 'node:fs';
import type { TextFiles, Written } from './files.ts';
import { freeCode, withCodes } from '../../src/hub/codes.ts';
import { aroundHeading, blocksAsMarkdown } from './markdown.ts';
import { lessonAt, lessonsOf, notesOf, type Corpus, type Lesson, type Module, type Part } from './text.ts';

const LANGUAGE = new URL('../../content/languages/en.yaml', import.meta.url);
const GROUPINGS = ['whole-group', 'pairs', 'small-groups', 'threes', 'alone'];
/** The pages that the frame of every page links to. */
const STANDING = ['home', 'about', 'accessibility', 'privacy', 'contact', 'withdraw', 'reuse', 'no-account'];
const PLACES = ['area', 'community', 'question', 'method', 'findings', 'what-changed', 'people', 'dates', 'cost', 'what-did-not-work', 'next-step'];

/**
 * The content folder of a hub with a corpus as its lessons, which the checks accept. Each module has a
 * word of the glossary and a source that its lessons use; each lesson has notes for the facilitator. All
 * else is as little as a hub can have, in English alone.
 */
export function hubContent(corpus: Corpus): Written {
  const files: TextFiles = new Map([
    ['languages/en.yaml', readFileSync(LANGUAGE, 'utf8')],
    [
      'site.yaml',
      yaml({
        name: 'Generated hub',
        tagline: 'Text to measure with',
        address: 'unknown',
        repository: 'unknown',
        publisher: 'unknown',
        contacts: { correction: 'unknown', accessibleFormats: 'unknown', withdrawal: 'unknown' },
      }),
    ],
    ['codes.yaml', codes(corpus)],
    ['training/routes/first-lessons.yaml', route(corpus)],
    ['protocol/a-step/index.mdx', page('A generated step', { order: 1, short: 'A step' })],
    ['guides/funders/index.mdx', page('A generated guide', { for: 'funders', short: 'A guide' })],
    ['guides/contributors/index.mdx', page('A generated guide to writing', { for: 'contributors', short: 'To write' })],
    ['partners/an-empty-place.yaml', partner()],
    ['case-studies/project-1/index.mdx', page('A generated project', project())],
    ['case-studies/a-community/index.mdx', page('A generated community', { kind: 'community', protocolSteps: ['a-step'] })],
    ['news/generated/index.mdx', page('A generated piece of news', { kind: 'news', date: '2026-11', posted: '2026-11-24', sources: [sourceOf(0)] })],
  ]);
  for (const id of STANDING) files.set(`pages/${id}/index.mdx`, page(`Generated page ${id}`, {}));
  for (const module of corpus.modules) {
    files.set(`training/${module.id}/module.yaml`, moduleFile(module));
    files.set(`glossary/${termOf(module)}.yaml`, glossaryTerm(module));
    files.set(`sources/${sourceOf(module.index)}.yaml`, source(module));
    for (const lesson of module.lessons) files.set(`training/${module.id}/${lesson.id}/index.mdx`, lessonFile(corpus, module, lesson));
  }
  return { files, pictureAt: (lesson, file) => `training/${lessonAt(corpus, lesson.index).module.id}/${lesson.id}/${file}` };
}

function lessonFile(corpus: Corpus, module: Module, lesson: Lesson): string {
  const activities = lesson.parts.filter(({ minutes }) => minutes !== undefined);
  const fields = yaml({
    title: lesson.title,
    description: lesson.description,
    audience: ['everyone'],
    reviewed: 'unknown',
    reviewDue: 'unknown',
    status: 'written',
    level: 'new',
    objectives: activities.map(({ title }) => `Show ${title.toLowerCase()}`),
    kit: ['Large paper', 'Thick pens'],
    accessNotes: ['Read every card aloud'],
    takeAways: ['A card'],
    drawnFrom: [sourceOf(module.index)],
    keep: activities.slice(-1).map(({ id }) => id),
    groupSize: { min: 4, max: 16 },
    version: '0.1',
    testedWith: 'unknown',
  });
  return `---\n${fields}---\n\n${lesson.parts.map((part, index) => partOf(corpus, module, lesson, part, index)).join('\n\n')}\n`;
}

function partOf(corpus: Corpus, module: Module, lesson: Lesson, part: Part, index: number): string {
  const addressOf = (index: number) => {
    const target = lessonAt(corpus, index);
    return `/learn/${target.module.id}/${target.lesson.id}/`;
  };
  const named = `id="${part.id}" title="${part.title}"`;
  if (part.minutes === undefined) {
    const text = blocksAsMarkdown(part.blocks, addressOf);
    // The first sentence is the same everywhere: in a hub, its “page” is explained and its source is named.
    const linked =
      index === 0 ? text.replace('page', `<Term id="${termOf(module)}">page</Term>`).replace('. ', `.<Cite source="${sourceOf(module.index)}" /> `) : text;
    return `<Section ${named}>\n\n${linked}\n\n</Section>`;
  }
  const { before, heading, after } = aroundHeading(part);
  const kept = heading ? `\n\n<Handout id="${heading.id}" title="${heading.title}">\n\n${blocksAsMarkdown(after, addressOf)}\n\n</Handout>` : '';
  const [first = '', second = '', third = '', fourth = '', fifth = '', sixth = '', seventh = '', eighth = ''] = notesOf(corpus, lesson, index);
  const notes = [
    ['Do', `- ${first}\n- ${second}\n- ${third}`],
    ['Say', `"${fourth}"`],
    ['WatchFor', `- ${fifth}\n- ${sixth}`],
    ['PaperOnly', seventh],
    ['Online', eighth],
  ].map(([name, text]) => `<${name}>\n\n${text}\n\n</${name}>`);
  const grouping = GROUPINGS[(lesson.index + index) % GROUPINGS.length];
  return `<Activity ${named} minutes="${part.minutes}" grouping="${grouping}">\n\n${blocksAsMarkdown(before, addressOf)}${kept}\n\n<Facilitator>\n\n${notes.join('\n\n')}\n\n</Facilitator>\n\n</Activity>`;
}

function moduleFile(module: Module): string {
  return yaml({
    number: module.index + 1,
    title: module.title,
    purpose: 'Generated to measure.',
    lessons: module.lessons.map(({ id }) => `${module.id}/${id}`),
  });
}

function glossaryTerm(module: Module): string {
  return yaml({ term: module.title, short: 'A word that is generated to measure.', sources: [sourceOf(module.index)], reviewed: 'unknown' });
}

function source(module: Module): string {
  return yaml({
    type: 'report',
    title: `Generated source: ${module.title.toLowerCase()}`,
    author: 'unknown',
    issued: 'unknown',
    licence: 'unknown',
    seen: { how: 'starting-text', extent: 'record', accessed: 'unknown' },
    about: 'Nothing: it is generated to measure.',
    topics: ['methods'],
  });
}

function route(corpus: Corpus): string {
  const lessons = corpus.modules.flatMap((module) => module.lessons.map(({ id }) => `${module.id}/${id}`)).slice(0, 4);
  return yaml({ order: 1, title: 'The first lessons', description: 'A generated path.', audience: ['everyone'], lessons });
}

function project(): Record<string, unknown> {
  const unknown = { state: 'unknown', who: 'nobody', how: 'it is generated' };
  return {
    kind: 'project',
    number: 1,
    partner: 'an-empty-place',
    protocolSteps: ['a-step'],
    places: Object.fromEntries(PLACES.map((place) => [place, unknown])),
  };
}

function partner(): string {
  return yaml({
    name: 'unknown',
    role: 'community-organisation',
    about: 'An empty place.',
    sources: [],
    named: false,
    who: 'nobody',
    how: 'it is generated',
  });
}

/** A short address for each lesson, handout and route. */
function codes(corpus: Corpus): string {
  const taken = new Set<string>();
  const aims = lessonsOf(corpus).flatMap((lesson) => {
    const id = `${lessonAt(corpus, lesson.index).module.id}/${lesson.id}`;
    const handouts = lesson.parts.filter(({ minutes }) => minutes !== undefined).flatMap((part) => aroundHeading(part).heading ?? []);
    return [`lessons/${id}`, ...handouts.map((heading) => `handouts/${id}#${heading.id}`)];
  });
  const listed = [...aims, 'routes/first-lessons'].map((to) => {
    const code = freeCode(to, taken);
    taken.add(code);
    return { code, to };
  });
  return withCodes('', listed);
}

function page(title: string, more: Record<string, unknown>): string {
  return `---\n${yaml({ title, description: `${title}, to measure.`, audience: ['everyone'], reviewed: 'unknown', reviewDue: 'unknown', ...more })}---\n\nThis page is generated.\n`;
}

/** JSON is YAML: a field a line. */
function yaml(fields: Record<string, unknown>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}: ${value === 'unknown' ? 'unknown' : JSON.stringify(value)}\n`)
    .join('');
}

function termOf(module: Module): string {
  return `word-${module.id}`;
}

function sourceOf(module: number): string {
  return `generated-${module + 1}`;
}
