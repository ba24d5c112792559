import { createHash } from 'node:crypto';
import { mdxToMdast } from 'satteri';
import type { MdastNode } from 'satteri';
import type { z } from 'astro/zod';
import type { RuleCode } from '../rules/all.ts';
import { ELEMENTS } from '../schemas/elements.ts';
import { helpOf } from '../schemas/translation.ts';
import type { ConsentCover, Grouping, IfLate } from '../schemas/vocabulary.ts';
import { blocksOf, toldOf, type Block, type Told } from './blocks.ts';
import { cuesOf } from './cues.ts';
import { explain } from './explain.ts';
import { fieldsEnd } from './front-matter.ts';
import { hiddenSign } from './hidden-signs.ts';
import { nearest } from './nearest.ts';
import type { Passage } from './passage.ts';
import type { Position, Problem } from './problem.ts';
import { judgeAddress } from './safe-address.ts';
import { sentencesOf, type Sentence } from './sentences.ts';
import { isTakenId } from './taken-ids.ts';
import { gapsWithout } from './without.ts';

/** How deep lists, quotations and elements may stand in each other. */
const DEEPEST = 40;

/** What Markdown may be made of here. A kind of node that the parser learns later is refused until it is put here. */
const MARKDOWN = new Set([
  'paragraph',
  'heading',
  'text',
  'emphasis',
  'strong',
  'delete',
  'break',
  'link',
  'linkReference',
  'definition',
  'image',
  'list',
  'listItem',
  'blockquote',
  'code',
  'inlineCode',
  'thematicBreak',
  'table',
  'tableRow',
  'tableCell',
]);

/** What the build's own parser is told; `astro.config.ts` uses the same. */
export const PARSER_FEATURES = { gfm: { footnotes: false }, directive: true, smartPunctuation: true } as const;

/** The elements that parts are made of. */
const PART_KINDS: ReadonlyMap<string, Part['kind']> = new Map([
  ['Section', 'section'],
  ['Activity', 'activity'],
  ['CheckYourself', 'check'],
]);

/** What to write for the HTML that people know. */
const FOR_HTML: Readonly<Record<string, { mend: string; example: string }>> = {
  br: { mend: 'For a new paragraph, leave an empty line.', example: 'One.\n\nTwo.' },
  b: { mend: 'Put two stars on both sides of the words.', example: '**bold**' },
  i: { mend: 'Put a star on both sides of the words.', example: '*in italics*' },
  a: { mend: 'Write the words of the link in square brackets, then its address in round ones.', example: '[consent](/glossary/consent/)' },
  img: {
    mend: 'A person in it needs a consent first, and <Photo>. Otherwise say what it shows in square brackets, then its name in round ones.',
    example: '![Two people mark a map with dots](./map.png)',
  },
  ul: { mend: 'Start each item with a hyphen and a space.', example: '- Paper\n- Thick pens' },
  ol: { mend: 'Start each item with its number and a full stop.', example: '1. Find a partner.' },
  p: { mend: 'Take the tag out, and leave an empty line between paragraphs.', example: 'One.\n\nTwo.' },
  h2: { mend: 'Start a part with <Section id="…" title="…">, and use ### for headings inside it.', example: '### What to bring' },
};
const SAME_AS: Readonly<Record<string, string>> = { strong: 'b', em: 'i', li: 'ul', div: 'p', span: 'p', u: 'b', h1: 'h2', h3: 'h2', h4: 'h2' };
const forHtml = (name: string) => FOR_HTML[Object.hasOwn(SAME_AS, name) ? (SAME_AS[name] ?? '') : name];

/** A link or picture that the parser takes for words, for a space in its address or a bracket too many. */
const NO_LINK = /!?\[[^\]]*\]\([^)]*\)/;

/** Values of an element that no learner reads. */
const FOR_FACILITATORS = new Set(['helper', 'shorter']);

const BRACES = { what: 'Braces { } are code here.', mend: 'Take the braces out, or use round brackets.', example: 'Three people (or four) work together.' };

export interface Handout {
  id: string;
  title: string;
  /** What it says, as words. */
  blocks: Block[];
}

/** An answer to choose from. */
export interface Answer {
  /** Whether it is right; in a translation the English says so (`bodyIn`). */
  right?: 'yes' | 'no';
  says: string;
  because: string;
}

/** A question that learners check themselves with. */
export interface Question {
  id: string;
  asks: string;
  answers: Answer[];
  position: Position;
}

/** A part of a page: a section, an activity of a lesson, or the questions at its end. */
export interface Part {
  kind: 'section' | 'activity' | 'check';
  id: string;
  title: string;
  /** Whole minutes; absent in sections and in translations, which inherit them. */
  minutes?: number;
  grouping?: Grouping;
  sendsPeopleOut: boolean;
  handouts: Handout[];
  /** In a check, the questions; empty in every other part. */
  questions: Question[];
  /** The facilitator's parts that are there: Do, Say, WatchFor, PaperOnly, Online. */
  notes: string[];
  /** Whether the learner's text has a numbered list of steps. */
  hasSteps: boolean;
  /** What the learner reads, as words: all of it in an activity, the warnings in a section. */
  blocks: Block[];
  /** The facilitator's parts, as words. */
  told: Told[];
  /** What the run sheet says of a helper. */
  helper?: string;
  /** What to do with it when the session is late; absent where the author did not say, and in translations. */
  ifLate?: IfLate;
  /** The fewest minutes that it works in, where it can be shortened. */
  atLeast?: number;
  /** How to make it shorter. */
  shorter?: string;
  /** What the facilitator does, a line for each thing; names of people are left out. */
  cues: string[];
  /** Whether it holds a warning. */
  hasWarning: boolean;
  position: Position;
}

interface Use {
  position: Position;
  /** The id of the part it stands in; empty before the first part. */
  part: string;
  /** Whether it stands in notes that only the facilitator's page shows. */
  facilitator: boolean;
  /** The id of the handout it stands in. */
  handout?: string;
  /** The element around it that is shown only while a consent runs. */
  within?: ConsentedUse;
}
export interface CiteUse extends Use {
  sources: string[];
  /** Where in the source, in the words of the page. */
  at?: string;
}
export interface TermUse extends Use {
  id: string;
}
export interface LinkUse extends Use {
  url: string;
}
export interface LabelUse {
  /** The words of a link, with those of a picture in it. */
  text: string;
  position: Position;
}
export interface ImageUse extends Use {
  url: string;
  alt: string;
}

/** An element that shows something of a person, and the consents it needs. */
export interface ConsentedUse extends Use {
  element: ConsentedElement;
  consents: string[];
  /** The file beside the page that a Photo or a Voice shows. */
  src?: string;
  /** The name in a Person, the words that stand for it one day, and whether a paragraph starts with it. */
  name?: string;
  otherwise?: string;
  startsSentence?: boolean;
  /** Whether a Cite stands in it, with the sources. */
  sources: string[];
}

/** What each of these elements needs a consent to cover. */
export const CONSENTED = { Photo: 'photo', Quote: 'quote', Voice: 'voice', Person: 'name' } as const satisfies Record<string, ConsentCover>;
export type ConsentedElement = keyof typeof CONSENTED;

export interface SentenceUse extends Sentence {
  part: string;
  /** The block it stands in: sentences of one paragraph, list item or cell have the same number. */
  block: number;
  /** Whether it is made up, about what is not known, or what a person said. */
  exempt: boolean;
  /** Whether a person said it. */
  spoken: boolean;
}

/** A run of English words: of a text, of the words of a picture, or of a value of an element. */
export interface PassageUse extends Passage {
  kind: 'text' | 'heading' | 'picture' | 'value';
  /** Whether only the facilitator's page shows it. */
  facilitator: boolean;
  /** Whether it stands in a link or a Term, where no other Term can stand. */
  linked: boolean;
}

/** The structure of a page's body: everything the outputs and checks ask of it. */
export interface Body {
  parts: Part[];
  cites: CiteUse[];
  terms: TermUse[];
  links: LinkUse[];
  /** What the links are called, wherever their addresses stand. */
  labels: LabelUse[];
  images: ImageUse[];
  consented: ConsentedUse[];
  /** All words but the names in Person: what stays, or may stay, when the consent for a name ends. */
  told: { text: string; position: Position }[];
  /** The sentences of paragraphs, list items and cells of tables, but not of headings. */
  sentences: SentenceUse[];
  /** Everything that is read in English, in the order of the file, without code and words in other languages. */
  passages: PassageUse[];
  /** Words of text that learners read, and words of the facilitator's notes. */
  words: { learner: number; facilitator: number };
  /** A short hash of the text of each part, and of what stands before the first (`start`). */
  hashes: Record<string, string>;
}

interface Element {
  name: string;
  attributes: Record<string, string>;
}

type AnyNode = MdastNode & {
  children?: AnyNode[];
  name?: string | null;
  attributes?: unknown[];
  value?: string;
  url?: string;
  alt?: string | null;
  title?: string | null;
  label?: string | null;
  depth?: number;
  ordered?: boolean;
};

/**
 * Reads the body of an MDX file with the build's own parser and refuses everything outside the
 * closed language: only Markdown and the named elements with quoted attributes. There is no body
 * when the parser could not get to the end.
 *
 * @param text the whole file, front matter included, so that places are right.
 */
export function readBody(file: string, text: string): { body?: Body; problems: Problem[] } {
  const body: Body = {
    parts: [],
    cites: [],
    terms: [],
    links: [],
    labels: [],
    images: [],
    consented: [],
    told: [],
    sentences: [],
    passages: [],
    words: { learner: 0, facilitator: 0 },
    hashes: {},
  };
  const problems: Problem[] = [];
  let root: AnyNode;
  const deep = tooDeep(text);
  if (deep) {
    problems.push({ file, ...deep, rule: 'too-deep', what: 'Lists or quotations stand too deep in each other here.', mend: 'Start again at the margin.' });
    return { problems };
  }
  try {
    root = mdxToMdast(text, { features: { ...PARSER_FEATURES, frontmatter: true } }) as unknown as AnyNode;
  } catch (error) {
    problems.push(parseProblem(file, text, error));
    return { problems };
  }

  const fields = root.children?.[0];
  const end = fieldsEnd(text);
  if (end !== undefined && (fields?.type !== 'yaml' || fields.position?.end.line !== end)) {
    problems.push({
      file,
      line: 1,
      column: 1,
      rule: 'no-front-matter',
      what: 'It is not clear where the fields end.',
      mend: 'Put --- on the very first line and after the last field, and nowhere between.',
    });
    return { problems };
  }

  const reader = new BodyReader(file, text, body, problems);
  const starts: { id: string; from: number; to: number }[] = [];
  for (const child of root.children ?? []) {
    if (child === fields && child.type === 'yaml') continue;
    reader.visit(child, { stack: [], part: '', facilitator: false });
    const part = body.parts.at(-1);
    const isPart = child.type === 'mdxJsxFlowElement' && PART_KINDS.has(child.name ?? '');
    const from = child.position?.start.offset ?? 0;
    const to = child.position?.end.offset ?? 0;
    const id = isPart && part ? part.id : 'start';
    starts.push({ id, from, to });
  }
  reader.gaps(
    (root.children ?? []).filter((child) => child !== fields),
    true,
  );
  const texts: Record<string, string> = {};
  for (const { id, from, to } of starts) texts[id] = `${texts[id] ?? ''}\n${text.slice(from, to)}`;
  for (const [id, words] of Object.entries(texts)) body.hashes[id] = hashOf(words);
  return { body, problems };
}

/** Where quotations or lists are nested so deep that a parser might give up; text of people never is. */
function tooDeep(text: string): Position | undefined {
  const line = text.split('\n').findIndex((words) => /^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])){41}/.test(words) || /[[\]*_~<]{400}/.test(words));
  return line < 0 ? undefined : { line: line + 1, column: 1 };
}

/** A short hash of text that does not change with line breaks and spaces. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text.replace(/\s+/g, ' ').trim()).digest('hex').slice(0, 8);
}

interface Context {
  stack: string[];
  part: string;
  facilitator: boolean;
  handout?: string;
  /** The innermost element around it that needs a consent. */
  consented?: ConsentedUse;
  heading?: boolean;
  linked?: boolean;
  /** The first node of the paragraph around it. */
  starts?: AnyNode;
  /** Inside a Claim, or a list that a Cite leads into: the source of every sentence is named. */
  claimed?: boolean;
}

/** What to tell of a sign that cannot be seen. */
export function hiddenSignHelp(name: string): Pick<Problem, 'what' | 'mend'> {
  return {
    what: `A sign that cannot be seen stands here (${name}).`,
    mend: 'Delete the words around it and type them again by hand. For words in another language, use <Lang tag="…">.',
  };
}

class BodyReader {
  #lastDepth = 2;
  /** Whether the block before ends with a colon and a Cite: its source is that of the list that follows. */
  #leads = false;
  readonly #ids = new Map<string, Position>();
  #blocks = 0;
  readonly #file: string;
  readonly #text: string;
  readonly #body: Body;
  readonly #problems: Problem[];

  constructor(file: string, text: string, body: Body, problems: Problem[]) {
    this.#file = file;
    this.#text = text;
    this.#body = body;
    this.#problems = problems;
  }

  visit(node: AnyNode, context: Context, depth = 0): void {
    const position = startOf(node);
    if (depth > DEEPEST)
      return this.#refuse(position, 'too-deep', 'Lists, quotations or elements stand too deep in each other here.', 'Start again at the margin.');
    let inner = context;
    // A sign may be written by its number, as in &#x202e;, so it stands nowhere in the text.
    this.#seen(`${node.value ?? ''}${node.alt ?? ''}${node.title ?? ''}`, position);
    switch (node.type as string) {
      case 'mdxjsEsm':
        return this.#refuse(
          position,
          'code-in-content',
          'This line is code: it starts with import or export.',
          'Take it out. The named elements need no import. If a sentence starts with that word, put another word first.',
          'Bring the cards.',
        );
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        return this.#refuse(position, 'braces', BRACES.what, BRACES.mend, BRACES.example);
      case 'html':
        return this.#refuse(position, 'html', 'HTML is not allowed in content.', 'Use Markdown or a named element.', '**bold**');
      case 'textDirective':
        // “5:27” is read as a directive with a bare name; the build turns it back into text.
        if ((node.children ?? []).length > 0 || Object.keys((node.attributes as object | undefined) ?? {}).length > 0) this.#directive(position);
        else this.#passage(node, `:${node.name ?? ''}`, 'text', context);
        return;
      case 'containerDirective':
      case 'leafDirective':
        return this.#directive(position);
      case 'footnoteReference':
      case 'footnoteDefinition':
        return this.#footnote(position);
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        return this.#element(node, context, position, depth);
      case 'heading':
        this.#heading(node, position);
        inner = { ...context, heading: true };
        break;
      case 'link':
        this.#label(node, position);
        this.#link(node, context, position);
        inner = { ...context, linked: true };
        break;
      case 'linkReference':
        this.#label(node, position);
        inner = { ...context, linked: true };
        break;
      case 'definition':
        // With footnotes switched off, “[^1]: words” is read as the address of a link.
        if (node.label?.startsWith('^')) return this.#footnote(position);
        this.#link(node, context, position);
        break;
      case 'imageReference':
        return this.#refuse(
          position,
          'image-reference',
          'The address of this picture stands somewhere else on the page.',
          'Write the address of a picture right after its words, in round brackets.',
          '![Two people mark a map with dots](./map.png)',
        );
      case 'image':
        if (context.consented)
          this.#refuse(
            position,
            'photo-without-consent',
            `A picture without a consent of its own stands in <${context.consented.element}>. Its file would stay when the consent ends.`,
            'If it shows a person, use <Photo> with its consent. If it shows nobody, put it outside.',
            ELEMENTS.Photo?.example,
          );
        this.#body.images.push({ url: node.url ?? '', alt: node.alt ?? '', ...useIn(context, position) });
        this.#passage(node, node.alt ?? '', 'picture', context);
        break;
      case 'text':
        // A note of several words is read as a paragraph, and its mark as words.
        if (/\[\^[^\]\s]+\]/.test(node.value ?? '')) this.#footnote(position);
        this.#passage(node, node.value ?? '', context.heading ? 'heading' : 'text', context);
        this.#count(node.value ?? '', context);
        break;
      case 'code':
      case 'inlineCode':
        if (!context.stack.includes('Person')) this.#body.told.push({ text: node.value ?? '', position });
        this.#count(node.value ?? '', context);
        break;
      case 'paragraph':
        this.#sentences(node, context);
        if (node.children?.[0]) inner = { ...context, starts: node.children[0] };
        break;
      case 'table':
        // The first row is the heading of the others.
        for (const row of (node.children ?? []).slice(1)) for (const cell of row.children ?? []) this.#sentences(cell, context);
        break;
      case 'list':
        if (this.#leads) inner = { ...context, claimed: true };
        // Steps that may go one day are no steps.
        if (node.ordered && !context.facilitator && !context.consented && !context.stack.includes('Handout')) {
          const part = this.#part(context);
          if (part) part.hasSteps = true;
        }
        break;
      default:
        if (!MARKDOWN.has(node.type))
          return this.#refuse(
            position,
            'not-allowed',
            `This kind of text (${node.type}) is not used here.`,
            'Write it as a paragraph, a list, a table or a named element.',
          );
    }
    for (const child of node.children ?? []) this.visit(child, inner, depth + 1);
    this.gaps(node.children ?? [], true);
  }

  /** What would be left hanging when a consent ends, and what stands here goes. */
  gaps(children: readonly AnyNode[], inPart: boolean): void {
    for (const { node, gap } of gapsWithout(children, leaves, inPart)) {
      if (gap === 'alone')
        this.#refuse(
          startOf(node),
          'consent-alone',
          `Nothing would be left here when the consent for this <${node.name ?? ''}> ends.`,
          'Write a sentence beside it that makes sense without it.',
          'Residents marked the map together.',
        );
      else
        this.#refuse(
          startOf(node),
          'consent-lead-in',
          `The sentence before this <${node.name ?? ''}> goes on after it. When the consent ends, it would lead to nothing.`,
          'Let the sentence before it end with a full stop, and make sense alone.',
          'Some residents spoke of missing benches.',
        );
    }
  }

  #label(node: AnyNode, position: Position): void {
    this.#body.labels.push({ text: textOf(node), position });
  }

  #link(node: AnyNode, context: Context, position: Position): void {
    const judged = judgeAddress(node.url ?? '');
    if ('fault' in judged) {
      const { rule, what, mend, example } = judged.fault;
      return this.#refuse(position, rule, what, mend, example);
    }
    this.#body.links.push({ url: node.url ?? '', ...useIn(context, position) });
  }

  #seen(text: string, position: Position): void {
    const sign = hiddenSign(text);
    if (sign) this.#problems.push({ file: this.#file, ...position, rule: 'hidden-sign', ...hiddenSignHelp(sign.name) });
  }

  #part(context: Context): Part | undefined {
    return context.part ? this.#body.parts.find((part) => part.id === context.part) : undefined;
  }

  #count(text: string, context: Context): void {
    const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}’'‑-]*/gu)?.length ?? 0;
    this.#body.words[context.facilitator ? 'facilitator' : 'learner'] += words;
  }

  #sentences(block: AnyNode, { stack, part, claimed }: Context): void {
    const unread = (block.children ?? []).find((child) => child.type === 'text' && NO_LINK.test(child.value ?? ''));
    if (unread) {
      this.#refuse(
        startOf(unread),
        'link-form',
        `This is meant to be a link or a picture, but is read as words: ${NO_LINK.exec(unread.value ?? '')?.[0] ?? ''}`,
        'Write its address without spaces. A picture stands beside the page, and its name has lower-case letters, digits and hyphens.',
        '![Two people mark a map with dots](./map.png)',
      );
    }
    // What a person says in a quotation is theirs, and says whose it is.
    const exempt = stack.includes('Example') || stack.includes('Unknown') || isSpoken(stack);
    const sentences = sentencesOf(block);
    this.#blocks += 1;
    for (const sentence of sentences) {
      this.#body.sentences.push({ ...sentence, cited: sentence.cited || claimed === true, part, block: this.#blocks, exempt, spoken: isSpoken(stack) });
    }
    const last = sentences.at(-1);
    this.#leads = last?.cited === true && last.text.endsWith(':');
  }

  /** Keeps words together with the piece of the file they were read from. */
  #passage(
    node: AnyNode,
    value: string,
    kind: PassageUse['kind'],
    { stack, facilitator, linked }: Context,
    from = node.position?.start.offset ?? 0,
    to = node.position?.end.offset ?? from,
  ): void {
    if (value.trim() === '') return;
    if (!stack.includes('Person')) this.#body.told.push({ text: value, position: this.#placeOf(node, from) });
    // Words in another language are not English, and what a person said is left as it was said.
    if (stack.includes('Lang') || isSpoken(stack) || stack.includes('Person')) return;
    const raw = this.#text.slice(from, to);
    this.#body.passages.push({ value, raw, position: this.#placeOf(node, from), kind, facilitator, linked: linked === true || stack.includes('Term') });
  }

  #placeOf(node: AnyNode, offset: number): Position {
    const start = startOf(node);
    const before = this.#text.slice(node.position?.start.offset ?? offset, offset).split('\n');
    return before.length === 1
      ? { line: start.line, column: start.column + (before[0]?.length ?? 0) }
      : { line: start.line + before.length - 1, column: (before.at(-1)?.length ?? 0) + 1 };
  }

  /** The words among the values of an element: its title, its label. */
  #values(node: AnyNode, { name, attributes }: Element, context: Context): void {
    const start = node.position?.start.offset ?? 0;
    for (const [key, field] of Object.entries<z.ZodType>(ELEMENTS[name]?.attributes.shape ?? {})) {
      const value = attributes[key];
      if (value === undefined || !helpOf(field)?.translatable) continue;
      const written = new RegExp(`\\s${key}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(this.#text.slice(start, node.position?.end.offset));
      if (!written) continue;
      const to = start + written.index + written[0].length - 1;
      this.#passage(
        node,
        value,
        'value',
        FOR_FACILITATORS.has(key) ? { ...context, facilitator: true } : context,
        to - (written[1] ?? written[2] ?? '').length,
        to,
      );
    }
  }

  #heading(node: AnyNode, position: Position): void {
    this.#leads = false;
    const depth = node.depth ?? 2;
    if (depth < 3) {
      this.#refuse(
        position,
        'heading-level',
        `A heading with ${'#'.repeat(depth)} is not allowed in the body.`,
        'Start a part with <Section id="…" title="…">, and use ### for headings inside it.',
        '### What to bring',
      );
    } else if (depth > this.#lastDepth + 1) {
      this.#refuse(
        position,
        'heading-order',
        `This heading skips a level: ${'#'.repeat(depth)} after ${'#'.repeat(this.#lastDepth)}.`,
        `Use ${'#'.repeat(this.#lastDepth + 1)} here.`,
      );
    }
    this.#lastDepth = Math.max(2, depth);
  }

  #element(node: AnyNode, context: Context, position: Position, depth: number): void {
    const name = node.name ?? '';
    const rule = Object.hasOwn(ELEMENTS, name) ? ELEMENTS[name] : undefined;
    if (!rule) {
      const near = nearest(name, Object.keys(ELEMENTS));
      const html = /^[a-z]/.test(name) ? 'HTML tags are not used here. Use Markdown, such as **bold** or [words](/about/), or one of' : 'Use one of';
      this.#refuse(
        position,
        'unknown-element',
        name ? `<${name}> is not an element of the hub.` : 'An empty tag <> is not allowed.',
        forHtml(name)?.mend ?? (near ? `Did you mean <${near}>?` : `${html}: ${Object.keys(ELEMENTS).join(', ')}.`),
        forHtml(name)?.example ?? (near ? ELEMENTS[near] : undefined)?.example ?? '<Note kind="advice">',
      );
      return;
    }
    const element = this.#attributes(node, name, position);
    const block = node.type === 'mdxJsxFlowElement';
    if (block) this.#leads = false;
    if (rule.flow === 'block' && !block) {
      this.#refuse(
        position,
        'element-in-line',
        `<${name}> stands inside a line of text.`,
        'Put its opening tag and its closing tag on lines of their own, with an empty line on both sides.',
        rule.example,
      );
    }
    if (rule.flow === 'inline' && block) {
      this.#refuse(position, 'element-alone', `<${name}> stands on a line of its own.`, 'Put it inside a sentence.', rule.example);
    }
    if (rule.content === 'empty' && (node.children ?? []).length > 0) {
      this.#refuse(position, 'element-filled', `<${name}> holds text, but it must be empty.`, 'Close it at once.', rule.example);
    }
    if (rule.content === 'filled' && (node.children ?? []).length === 0) {
      this.#refuse(position, 'element-empty', `<${name}> is empty.`, 'Write its text between the opening and the closing tag, or take it out.', rule.example);
    }
    const parent = context.stack.at(-1) ?? 'the page';
    if (rule.within && !rule.within.includes(parent)) {
      this.#refuse(
        position,
        'element-place',
        `<${name}> stands in ${parent === 'the page' ? 'the page itself' : `<${parent}>`}.`,
        `Put it directly inside ${rule.within.map((place) => (place === 'the page' ? 'the page, outside every other element' : `<${place}>`)).join(' or ')}.`,
        rule.example,
      );
    }
    const stray = rule.holds && (node.children ?? []).find((child) => child.type !== 'mdxJsxFlowElement' || !rule.holds?.includes(child.name ?? ''));
    if (rule.holds && stray) {
      const held = rule.holds.map((one) => `<${one}>`).join(' or ');
      this.#refuse(
        startOf(stray),
        'element-holds',
        `In <${name}> stands something that is no ${held}: readers would not see it.`,
        `Take it out, or put it into ${rule.holds.includes('Answer') ? 'the “asks” of the question or the “because” of an answer' : 'the “asks” of a question'}.`,
        ELEMENTS[rule.holds[0] ?? '']?.example,
      );
    }
    if (!element) return;
    const inner = this.#enter(element, context, position);
    this.#words(node, inner);
    if (name === 'Person' && inner.consented) {
      inner.consented.name = textOf(node).replace(/\s+/g, ' ').trim();
      inner.consented.otherwise = element.attributes.otherwise ?? '';
      inner.consented.startsSentence = context.starts === node;
    }
    this.#values(node, element, context);
    if (name === 'Do') this.#part(context)?.cues.push(...cuesOf(node));
    for (const child of node.children ?? []) this.visit(child, inner, depth + 1);
    this.gaps(node.children ?? [], rule.flow === 'block');
  }

  /** Records what an element says, and gives the context of what stands inside it. */
  #enter({ name, attributes }: Element, context: Context, position: Position): Context {
    const use: Use = useIn(context, position);
    const inner: Context = { ...context, stack: [...context.stack, name] };
    const id = attributes.id ?? '';
    switch (name) {
      case 'Section':
      case 'Activity':
      case 'CheckYourself':
        this.#unique(id, position);
        this.#lastDepth = 2;
        this.#body.parts.push({
          kind: PART_KINDS.get(name) ?? 'section',
          id,
          title: attributes.title ?? '',
          ...(attributes.minutes ? { minutes: Number(attributes.minutes) } : {}),
          ...(attributes.grouping ? { grouping: attributes.grouping as Grouping } : {}),
          sendsPeopleOut: attributes.sendsPeopleOut === 'yes',
          handouts: [],
          questions: [],
          notes: [],
          hasSteps: false,
          blocks: [],
          told: [],
          ...(attributes.helper ? { helper: attributes.helper } : {}),
          ...(attributes.ifLate ? { ifLate: attributes.ifLate as IfLate } : {}),
          ...(attributes.atLeast ? { atLeast: Number(attributes.atLeast) } : {}),
          ...(attributes.shorter ? { shorter: attributes.shorter } : {}),
          cues: [],
          hasWarning: false,
          position,
        });
        inner.part = id;
        break;
      case 'Handout':
        this.#unique(id, position);
        this.#part(context)?.handouts.push({ id, title: attributes.title ?? '', blocks: [] });
        inner.handout = id;
        break;
      case 'Question':
        this.#unique(id, position);
        this.#part(context)?.questions.push({ id, asks: attributes.asks ?? '', answers: [], position });
        this.#count(attributes.asks ?? '', context);
        break;
      case 'Answer': {
        const { says = '', because = '' } = attributes;
        const right = attributes.right === 'yes' || attributes.right === 'no' ? attributes.right : undefined;
        this.#part(context)
          ?.questions.at(-1)
          ?.answers.push({ ...(right ? { right } : {}), says, because });
        this.#count(`${says} ${because}`, context);
        break;
      }
      case 'Facilitator':
        inner.facilitator = true;
        break;
      case 'Note': {
        const part = this.#part(context);
        if (part && attributes.kind === 'warning') part.hasWarning = true;
        break;
      }
      case 'Do':
      case 'Say':
      case 'WatchFor':
      case 'PaperOnly':
      case 'Online':
        this.#part(context)?.notes.push(name);
        break;
      case 'Cite':
      case 'Claim':
        inner.claimed = true;
        {
          const sources = (attributes.source ?? '').split(' ').filter(Boolean);
          this.#body.cites.push({ ...use, sources, ...(attributes.at ? { at: attributes.at.trim() } : {}) });
          context.consented?.sources.push(...sources);
        }
        break;
      case 'Photo':
      case 'Quote':
      case 'Voice':
      case 'Person':
        inner.consented = { ...use, element: name, consents: (attributes.consent ?? '').split(' ').filter(Boolean), sources: [] };
        if (attributes.src) inner.consented.src = attributes.src;
        this.#body.consented.push(inner.consented);
        break;
      case 'Term':
        this.#body.terms.push({ ...use, id });
        break;
    }
    return inner;
  }

  /** Keeps the words of a part for the outputs that are no copy of the page. */
  #words(node: AnyNode, inner: Context): void {
    if (node.name === 'Handout') {
      const handout = this.#part(inner)?.handouts.at(-1);
      if (handout) handout.blocks = blocksOf(node.children ?? []);
      return;
    }
    const part = node.name === 'Activity' || node.name === 'Section' ? this.#part(inner) : undefined;
    if (!part) return;
    const blocks = blocksOf(node.children ?? []);
    part.blocks = part.kind === 'activity' ? blocks : blocks.filter((block) => block.kind === 'note' && block.note === 'warning');
    part.told = toldOf(node.children ?? []);
  }

  #unique(id: string, position: Position): void {
    if (isTakenId(id))
      this.#refuse(
        position,
        'taken-id',
        `The id “${id}” is that of a place every page has.`,
        'Give this part another id, such as one of two words.',
        `id="about-${id}"`,
      );
    const before = this.#ids.get(id);
    if (before) {
      this.#refuse(
        position,
        'duplicate-id',
        `The id “${id}” is used twice in this page (first on line ${before.line}).`,
        'Give this one another id. Ids are addresses: leave the first as it is.',
        `id="${id}-2"`,
      );
    } else this.#ids.set(id, position);
  }

  #attributes(node: AnyNode, name: string, position: Position): Element | undefined {
    const rule = ELEMENTS[name];
    // Without a prototype: “__proto__” is then a name like any other, and refused like any other.
    const attributes = Object.create(null) as Record<string, string>;
    let readable = true;
    for (const raw of node.attributes ?? []) {
      const attribute = raw as { type: string; name?: string; value?: unknown };
      if (attribute.type !== 'mdxJsxAttribute') {
        this.#refuse(
          position,
          'spread',
          `<${name}> holds a spread (three dots in braces), which is code.`,
          'Write each attribute out, with its value in quotes.',
          rule?.example,
        );
        readable = false;
        continue;
      }
      const key = attribute.name ?? '';
      if (typeof attribute.value !== 'string') {
        this.#refuse(
          position,
          'attribute-quotes',
          `The attribute “${key}” of <${name}> has no value in quotes.`,
          'Write the value in double quotes, without braces.',
          rule?.example,
        );
        readable = false;
        continue;
      }
      if (Object.hasOwn(attributes, key)) {
        this.#refuse(position, 'duplicate-attribute', `The attribute “${key}” of <${name}> is written twice.`, 'Keep one of them.', rule?.example);
        readable = false;
      }
      this.#seen(attribute.value, position);
      attributes[key] = attribute.value;
    }
    if (!rule) return undefined;
    const result = rule.attributes.safeParse(attributes);
    if (!result.success && readable) {
      for (const said of explain(rule.attributes, attributes, result.error, `<${name}>`, 'attribute')) {
        this.#problems.push({
          file: this.#file,
          ...position,
          rule: said.rule,
          field: `<${name}> ${said.field ?? ''}`.trim(),
          what: said.what,
          mend: said.mend,
          ...(said.example ? { example: said.example } : {}),
        });
      }
    }
    return { name, attributes };
  }

  #footnote(position: Position): void {
    this.#refuse(
      position,
      'footnote',
      'Footnotes are not used here.',
      'Cite a source with <Cite source="…" />, or write the words into the sentence.',
      '<Cite source="mahmood-2025-protocol" />',
    );
  }

  #directive(position: Position): void {
    this.#refuse(
      position,
      'directive',
      'A colon before a word is read as a directive here.',
      'Put a space after the colon, or use a named element such as <Note kind="tip">.',
      'Time: ten minutes',
    );
  }

  #refuse(position: Position, rule: RuleCode, what: string, mend: string, example?: string): void {
    this.#problems.push({ file: this.#file, ...position, rule, what, mend, ...(example ? { example } : {}) });
  }
}

/** Whether a block goes from the page when its consent ends. */
function leaves({ type, name }: AnyNode): boolean {
  return type === 'mdxJsxFlowElement' && (name === 'Photo' || name === 'Quote' || name === 'Voice');
}

function isSpoken(stack: readonly string[]): boolean {
  return stack.includes('Quote') || stack.includes('Voice');
}

function useIn({ part, facilitator, handout, consented }: Context, position: Position): Use {
  return { position, part, facilitator, ...(handout === undefined ? {} : { handout }), ...(consented ? { within: consented } : {}) };
}

function startOf(node: AnyNode): Position {
  return { line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 };
}

function textOf(node: AnyNode): string {
  if (typeof node.value === 'string') return node.value;
  if (typeof node.alt === 'string') return node.alt;
  return (node.children ?? []).map(textOf).join('');
}

/** What the parser stumbled over, with the place that it names. */
function parseProblem(file: string, text: string, error: unknown): Problem {
  const message = error instanceof Error ? error.message : String(error);
  const found = /(\d+):(\d+)/.exec(message) ?? /line (\d+)(?:,? column (\d+))?/.exec(message);
  const line = found ? Number(found[1]) : 1;
  const source = text.split('\n')[line - 1] ?? '';
  const column = found?.[2] ? Number(found[2]) : 1;
  return { file, line, column, ...readingHelp(message, source.slice(column - 1), source) };
}

/** The parser speaks of JSX; a contributor needs to know which sign to mend. */
function readingHelp(message: string, rest: string, source: string): Pick<Problem, 'rule' | 'what' | 'mend' | 'example'> {
  const exampleOf = (name: string) => (Object.hasOwn(ELEMENTS, name) ? ELEMENTS[name]?.example : undefined) ?? '<Note kind="advice">';

  const open = /Expected a closing tag for `<([^>`]*)>`/.exec(message)?.[1];
  if (open === '') return { rule: 'unknown-element', what: 'An empty tag <> is not allowed.', mend: 'Take it out.' };
  if (open !== undefined && /^[a-z]/.test(open)) {
    return {
      rule: 'unknown-element',
      what: `<${open}> is not an element of the hub, and it is not closed.`,
      mend: `HTML tags are not used here. ${forHtml(open)?.mend ?? 'Use Markdown.'}`,
      example: forHtml(open)?.example ?? '**bold**',
    };
  }
  if (open !== undefined) {
    return {
      rule: 'not-closed',
      what: `<${open}> is opened here and not closed in the same place.`,
      mend: `Write </${open}> after its text. Where it stands on a line of its own, put the closing tag on a line of its own too.`,
      example: `${exampleOf(open)} … </${open}>`,
    };
  }
  const closing = /Unexpected closing tag `<\/([^>`]*)>`(?:, expected corresponding closing tag for `<([^>`]*)>` \((\d+))?/.exec(message);
  if (closing) {
    const [, name = '', wanted, from = ''] = closing;
    return wanted
      ? {
          rule: 'not-closed',
          what: `</${name}> stands here, but <${wanted}> of line ${from} is still open.`,
          mend: `Write </${wanted}> first.`,
          example: `</${wanted}>`,
        }
      : { rule: 'not-opened', what: `</${name}> closes something that was never opened.`, mend: `Take it out, or write <${name}> before the text.` };
  }
  if (/^<{7}/.test(source))
    return {
      rule: 'cannot-read',
      what: 'Two versions of the text stand here, between the marks that git puts around them.',
      mend: 'Keep the words that you want, and take out the lines that start with <<<<<<<, ======= and >>>>>>>.',
    };
  if (rest.startsWith('<!--'))
    return { rule: 'html', what: 'A comment is not allowed in content.', mend: 'Take it out. Notes about a change belong in the pull request.' };
  if (/brace|expression/.test(message)) return { rule: 'braces', ...BRACES };
  if (/^<(?:https?:|mailto:|[^\s>]+@)/.test(rest)) {
    return {
      rule: 'link-form',
      what: 'An address between < and > cannot be read here.',
      mend: 'Write a link: words in square brackets, then the address in round brackets.',
      example: '[The network’s page](https://www.example.org/)',
    };
  }
  const tag = /^<([A-Za-z]\w*)/.exec(rest)?.[1];
  if (tag && /^<\w+(?:\s[^>]*)?\s[\w-]+=(?!["{])/.test(rest)) {
    return {
      rule: 'attribute-quotes',
      what: `A value in <${tag}> has no straight double quotes around it.`,
      mend: 'Write each value in straight double quotes: ". A word processor may have changed them to curly ones.',
      example: exampleOf(tag),
    };
  }
  if (tag) {
    return {
      rule: 'cannot-read',
      what: `The tag that starts here cannot be read: ${shortened(source)}`,
      mend: 'Check that each value has a quotation mark on both sides and that the tag ends with >. If it is no tag, write “less than” for <.',
      example: exampleOf(tag),
    };
  }
  if (rest.startsWith('<'))
    return {
      rule: 'less-than',
      what: `The sign < starts a tag, and this is none: ${shortened(source)}`,
      mend: 'Write “less than” for <.',
      example: 'fewer than 5 people',
    };
  return {
    rule: 'cannot-read',
    what: `The page cannot be read from here on: ${shortened(source)}`,
    mend: 'Look for a tag that is not closed, or for a sign < or { in the text.',
    example: '<Note kind="tip">',
  };
}

function shortened(line: string): string {
  const text = line.trim();
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
