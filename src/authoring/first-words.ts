import type { z } from 'astro/zod';
import { needsCitation } from '../checks/claims.ts';
import { readBody } from '../hub/body.ts';
import { COLLECTIONS, type CollectionRule } from '../schemas/collections.ts';
import { ELEMENTS } from '../schemas/elements.ts';
import type { CollectionName } from '../schemas/fields.ts';
import { sentence } from './judge.ts';
import { askField, type Asking, type Fields, type Question } from './questions.ts';
import { slug } from './where.ts';

/** The first activity of a lesson: all that one needs to be taught. */
export interface FirstActivity {
  title: string;
  minutes: string;
  grouping: string;
  /** For learners, in order. */
  steps: string[];
  /** The text of each note for the facilitator, by the name of its element. */
  notes: Record<string, string>;
}

/** The first words of a page. There is no placeholder: what is written can be read at once. */
export interface FirstWords {
  /** Paragraphs. */
  text?: string[];
  /** The sources put behind what needs one. */
  cite?: string[];
  activity?: FirstActivity;
}

/** Where facts of the world stand, and each names its source. */
const OF_FACTS: readonly CollectionName[] = ['protocol', 'caseStudies', 'news'];

const NOTES = Object.entries(ELEMENTS).filter(([, rule]) => rule.within?.includes('Facilitator'));
const NOTE_EXAMPLES: Readonly<Record<string, string>> = {
  Do: 'Put the chairs in a circle.',
  Say: '“You can pass. Nobody has to speak.”',
  WatchFor: 'Somebody who has not spoken: ask them in the break.',
  PaperOnly: 'Draw the question on a large sheet.',
  Online: 'People answer with a voice note.',
};

/** What a new entry of a collection needs below its fields. */
export function wordsNeeded(collection: CollectionName, fields: Fields): 'nothing' | 'activity' | 'text' {
  const rule: CollectionRule = COLLECTIONS[collection];
  if (rule.format !== 'mdx' || fields.status === 'planned') return 'nothing';
  return collection === 'lessons' ? 'activity' : 'text';
}

/** The questions about the first words of a page. */
export function* askFirstWords(collection: CollectionName, fields: Fields, owner: string): Asking<FirstWords> {
  switch (wordsNeeded(collection, fields)) {
    case 'nothing':
      return {};
    case 'activity':
      return { activity: yield* askActivity(owner) };
    case 'text': {
      const text = (yield {
        kind: 'lines',
        name: 'text',
        asks: 'The first words of the page, in short sentences. Each line becomes a paragraph.',
        example: '["You meet the group and agree how to work."]',
        mayBeUnknown: false,
        judge: judgeLines,
      }) as string[];
      if (!OF_FACTS.includes(collection) || 'sources' in fields) return { text };
      const cite = (yield {
        kind: 'entries',
        of: 'sources',
        name: 'cite',
        asks: 'The sources that say so. A sentence with a number, a date or a name needs one. None, where you state no fact.',
        example: '[]',
        mayBeUnknown: false,
        judge: () => undefined,
      }) as string[];
      return { text, cite };
    }
  }
}

function* askActivity(owner: string): Asking<FirstActivity> {
  const shape = ELEMENTS.Activity?.attributes.shape ?? {};
  const own: Record<string, unknown> = {};
  for (const name of ['title', 'minutes', 'grouping']) {
    const field = shape[name];
    if (field) own[name] = yield* askField(field as z.ZodType, `activity.${name}`, owner);
  }
  const steps = (yield {
    kind: 'lines',
    name: 'activity.steps',
    asks: 'What learners do, step by step. Each line becomes a numbered step.',
    example: '["Find a partner.", "Tell each other one thing you like about your street."]',
    mayBeUnknown: false,
    judge: judgeLines,
  }) as string[];
  const notes: Record<string, string> = {};
  for (const [name, rule] of NOTES) {
    notes[name] = (yield {
      kind: 'words',
      name: `activity.notes.${name}`,
      asks: `For the facilitator. ${rule.description}`,
      ...(NOTE_EXAMPLES[name] ? { example: JSON.stringify(NOTE_EXAMPLES[name]) } : {}),
      mayBeUnknown: false,
      judge: (value) => judgeLines([value]),
    } satisfies Question) as string;
  }
  return { title: String(own.title), minutes: String(own.minutes), grouping: String(own.grouping), steps, notes };
}

/** What is wrong with first words that came from a file of answers. */
export function wordsProblem(collection: CollectionName, fields: Fields, words: FirstWords, owner: string): string | undefined {
  const asking = askFirstWords(collection, fields, owner);
  const given: Fields = { text: words.text, cite: words.cite ?? [] };
  const activity: Fields = { ...words.activity };
  for (let step = asking.next(); !step.done;) {
    const { name, judge: verdict } = step.value;
    const [group, key = '', note] = name.split('.');
    const value = group === 'activity' ? (note ? (activity[key] as Fields | undefined)?.[note] : activity[key]) : given[name];
    const wrong = value === undefined ? `“${name}” is missing. ${step.value.asks}` : verdict(value);
    if (wrong) return wrong;
    step = asking.next(value);
  }
  return undefined;
}

function judgeLines(value: unknown): string | undefined {
  if (!Array.isArray(value) || !value.every((line) => typeof line === 'string')) return 'Write a list of lines.';
  const lines = value.map((line) => String(line).trim()).filter(Boolean);
  if (lines.length === 0) return 'Nothing is written yet. A sentence is enough.';
  for (const line of lines) {
    const [first] = readBody('', `${line}\n`).problems;
    if (first) return sentence(first);
  }
  return undefined;
}

/**
 * The text of a page below its fields.
 *
 * @param fields those of the entry; the sources of a news item stand behind its first words.
 * @param names names that need no source (`namesOf`).
 */
export function bodyOf(collection: CollectionName, fields: Fields, words: FirstWords, names: ReadonlySet<string>): string {
  const needed = wordsNeeded(collection, fields);
  if (needed === 'activity' && words.activity) return activityText(words.activity);
  if (needed !== 'text') return '';
  const sources = words.cite ?? (Array.isArray(fields.sources) ? fields.sources.map(String) : []);
  const cite = OF_FACTS.includes(collection) && sources.length > 0 ? `<Cite source="${sources.join(' ')}" />` : '';
  return paragraphs(words.text ?? [])
    .map((paragraph) => (cite ? withCite(paragraph, cite, names) : paragraph))
    .join('\n\n');
}

function paragraphs(lines: readonly string[]): string[] {
  return lines.flatMap((line) => line.split(/\r?\n/)).flatMap((line) => line.trim() || []);
}

/** The source behind each sentence that needs one, and behind the last where none does. */
function withCite(paragraph: string, cite: string, names: ReadonlySet<string>): string {
  const sentences = [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(paragraph)].map(({ segment }) => segment);
  const needing = sentences.map((text) => needsCitation(text.trim(), names) !== undefined);
  const last = sentences.length - 1;
  return sentences
    .map((text, index) => (needing[index] || (index === last && !needing.includes(true)) ? `${text.trimEnd()}${cite}${/\s*$/.exec(text)?.[0] ?? ''}` : text))
    .join('');
}

function activityText({ title, minutes, grouping, steps, notes }: FirstActivity): string {
  return [
    `<Activity id="${slug(title) || 'first-activity'}" title="${title.trim()}" minutes="${minutes}" grouping="${grouping}">`,
    paragraphs(steps)
      .map((step, index) => `${index + 1}. ${step}`)
      .join('\n'),
    '<Facilitator>',
    ...NOTES.flatMap(([name]) => [`<${name}>`, paragraphs([notes[name] ?? '']).join('\n\n'), `</${name}>`]),
    '</Facilitator>',
    '</Activity>',
  ].join('\n\n');
}

/** Whether an attribute of the first activity can stand in quotes. */
export function quotable(words: FirstWords): string | undefined {
  return words.activity && /["\\\n]/.test(words.activity.title)
    ? 'The title of the activity holds a straight quotation mark. Use curly ones: “ and ”.'
    : undefined;
}
