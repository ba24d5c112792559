import { randomOf, type Random } from './random.ts';
import { ADJECTIVES, ADVERBS, NOUNS, PREPOSITIONS, VERBS } from './words.ts';

/** A piece of a line: words, or words that lead to the lesson with this number. */
export type Piece = string | { words: string; lesson: number };

/** What a part is made of, in the order in which it is read. */
export type Block =
  | { kind: 'paragraph'; pieces: Piece[] }
  | { kind: 'list'; ordered: boolean; items: Piece[][] }
  /** The first row holds the names of the columns. */
  | { kind: 'table'; rows: string[][] }
  | { kind: 'quote'; words: string }
  | { kind: 'picture'; file: string; alt: string }
  /** A heading below that of the part. */
  | { kind: 'heading'; id: string; title: string };

/** A part of a lesson, below a heading. One with minutes is an activity. */
export interface Part {
  id: string;
  title: string;
  minutes?: number;
  blocks: Block[];
}

export interface Lesson {
  /** Its number in the corpus, from 0. */
  index: number;
  /** Its name in addresses. */
  id: string;
  title: string;
  description: string;
  parts: Part[];
}

export interface Module {
  index: number;
  id: string;
  title: string;
  lessons: Lesson[];
}

/** Text that means nothing, the same for every program that is to make a site of it. */
export interface Corpus {
  seed: number;
  modules: Module[];
}

/** How many lessons stand in a module. */
export const IN_MODULE = 20;
/** Of so many lessons one has a picture. */
export const A_PICTURE_IN = 5;
/** The first sentence of every lesson. */
export const GENERATED = 'This page is generated, to measure how fast sites are built and read.';

/** Words of a lesson: headings, text, lists and the table. The mean is 937. */
const WORDS = { least: 763, most: 1077 };
const BY_MODULE = 1;
const BY_LESSON = 2;

/**
 * Makes a corpus. A lesson is the same in a corpus of any size, but for the links of a last module that
 * is not full.
 *
 * @param lessons how many, in modules of 20.
 * @param pictures how many lessons have a picture, at most; one in five without it.
 */
export function makeCorpus({
  lessons,
  seed = 1,
  pictures = Math.floor(lessons / A_PICTURE_IN),
}: {
  lessons: number;
  seed?: number;
  pictures?: number;
}): Corpus {
  const taken = { modules: new Set<string>(), lessons: new Set<string>() };
  const modules = Array.from({ length: Math.ceil(lessons / IN_MODULE) }, (_, index): Module => {
    const random = randomOf(seed, BY_MODULE, index);
    const title = unused(taken.modules, () => `${random.of(ADJECTIVES)} ${plural(random.of(NOUNS))}`);
    return { index, id: slug(title), title: capital(title), lessons: [] };
  });
  let pictured = 0;
  for (let index = 0; index < lessons; index += 1) {
    const module = modules[Math.floor(index / IN_MODULE)];
    const hasPicture = index % A_PICTURE_IN === A_PICTURE_IN - 1 && pictured < pictures;
    if (hasPicture) pictured += 1;
    module?.lessons.push(lessonOf(index, lessons, randomOf(seed, BY_LESSON, index), taken.lessons, hasPicture));
  }
  return { seed, modules };
}

/** All lessons of a corpus, in order. */
export function lessonsOf(corpus: Corpus): Lesson[] {
  return corpus.modules.flatMap((module) => module.lessons);
}

/** A lesson by its number, and its module. */
export function lessonAt(corpus: Corpus, index: number): { lesson: Lesson; module: Module } {
  const module = corpus.modules[Math.floor(index / IN_MODULE)];
  const lesson = module?.lessons[index % IN_MODULE];
  if (!module || !lesson) throw new Error(`There is no lesson ${index}.`);
  return { lesson, module };
}

/** All words of a lesson's text as they are read, without its title. */
export function plainText(lesson: Lesson): string {
  const read = (pieces: readonly Piece[]) => pieces.map((piece) => (typeof piece === 'string' ? piece : piece.words)).join('');
  return lesson.parts
    .flatMap((part) => [
      part.title,
      ...part.blocks.flatMap((block) => {
        switch (block.kind) {
          case 'paragraph':
            return [read(block.pieces)];
          case 'list':
            return block.items.map(read);
          case 'table':
            return block.rows.flat();
          case 'quote':
            return [block.words];
          case 'picture':
            return [];
          case 'heading':
            return [block.title];
        }
      }),
    ])
    .join('\n');
}

/** What a facilitator is told besides, for programs that have a page for it: sentences that mean nothing. */
export function notesOf(corpus: Corpus, lesson: Lesson, part: number): string[] {
  const random = randomOf(corpus.seed, BY_LESSON, lesson.index, part);
  return Array.from({ length: 8 }, () => sentence(random, lesson.index));
}

function lessonOf(index: number, count: number, random: Random, taken: Set<string>, hasPicture: boolean): Lesson {
  const title = unused(taken, () => `${random.of(ADJECTIVES)} ${plural(random.of(NOUNS))} and ${plural(random.of(NOUNS))}`);
  const target = random.whole(WORDS.least, WORDS.most);
  const ids = new Set<string>();
  const heading = () => {
    const words = unused(ids, () => `${random.of(ADJECTIVES)} ${plural(random.of(NOUNS))} ${random.of(PREPOSITIONS)} the ${random.of(NOUNS)}`);
    return { id: slug(words), title: capital(words) };
  };
  const say = () => sentence(random, index);
  const phrase = () => `${random.of(ADJECTIVES)} ${noun(random, index)}`;
  const paragraph = (sentences: number): Block => ({ kind: 'paragraph', pieces: [Array.from({ length: sentences }, say).join(' ')] });
  const link = (): Piece[] => [`${capital(noun(random, index))} ${random.of(PREPOSITIONS)} the `, { words: phrase(), lesson: near(index, count, random) }, '.'];
  const steps = (many: number): Block => ({ kind: 'list', ordered: true, items: Array.from({ length: many }, () => [say()]) });
  const points = (many: number): Block => ({ kind: 'list', ordered: false, items: Array.from({ length: many }, () => [capital(phrase())]) });
  const activity = (minutes: number, blocks: Block[]): Part => ({ ...heading(), minutes, blocks });

  const [first, second, third, fourth, fifth]: [Part, Part, Part, Part, Part] = [
    {
      ...heading(),
      blocks: [
        { kind: 'paragraph', pieces: [`${GENERATED} `, ...link()] },
        paragraph(3),
        ...(hasPicture ? [{ kind: 'picture' as const, file: 'picture.jpg', alt: `${capital(phrase())} ${random.of(PREPOSITIONS)} the ${phrase()}` }] : []),
        { kind: 'heading', ...heading() },
        { kind: 'paragraph', pieces: [`${say()} `, ...link()] },
      ],
    },
    activity(15, [paragraph(3), steps(4)]),
    activity(25, [
      { kind: 'paragraph', pieces: [`${say()} `, ...link()] },
      steps(3),
      { kind: 'heading', ...heading() },
      {
        kind: 'table',
        rows: [
          Array.from({ length: 4 }, () => capital(noun(random, index))),
          ...Array.from({ length: 6 }, () => [capital(phrase()), ...Array.from({ length: 3 }, () => phrase())]),
        ],
      },
    ]),
    activity(10, [paragraph(3), { kind: 'quote', words: say() }, steps(3)]),
    {
      ...heading(),
      blocks: [paragraph(2), { kind: 'list', ordered: false, items: [link(), link(), link()] }, points(4)],
    },
  ];
  const lesson: Lesson = {
    index,
    id: slug(title),
    title: capital(title),
    description: `Generated to measure. ${say()}`,
    parts: [first, second, third, fourth, fifth],
  };
  // Paragraphs are added, one part after another, until the lesson is as long as it should be.
  let words = countWords(plainText(lesson));
  for (let at = 0; words < target; at += 1) {
    const more = paragraph(random.whole(2, 3));
    const { blocks } = [first, second, fifth, fourth][at % 4] ?? first;
    blocks.splice(1, 0, more);
    if (more.kind === 'paragraph') words += countWords(more.pieces.join(''));
  }
  return lesson;
}

/** Another lesson of the same module. */
function near(index: number, count: number, random: Random): number {
  const start = index - (index % IN_MODULE);
  const size = Math.min(IN_MODULE, count - start);
  const step = random.whole(1, IN_MODULE - 1);
  return size === 1 ? index : start + ((index - start + (((step - 1) % (size - 1)) + 1)) % size);
}

/** Seven to eighteen words. */
function sentence(random: Random, index: number): string {
  const one = () => noun(random, index, false);
  const things = () => noun(random, index);
  const adjective = () => random.of(ADJECTIVES);
  const verb = () => `${random.of(VERBS)}s`.replace(/(?<=sh|ch|ss|x|o)s$/, 'es').replace(/(?<=[^aeiou])ys$/, 'ies');
  const subject = random.next() < 0.5 ? `the ${adjective()} ${one()}` : `a ${adjective()} ${one()}`.replace(/^a (?=[aeiou])/, 'an ');
  const place = () => `${random.of(PREPOSITIONS)} the ${things()}`;
  const middle = `${random.next() < 0.4 ? `${random.of(ADVERBS)} ` : ''}${verb()} the ${random.next() < 0.5 ? `${adjective()} ` : ''}${things()}`;
  const end = random.next() < 0.6 ? ` ${place()}` : ` and ${verb()} the ${things()}${random.next() < 0.5 ? ` ${place()}` : ''}`;
  const start = random.next() < 0.2 ? `${place()}, ` : '';
  return `${capital(`${start}${subject} ${middle}${end}`)}.`;
}

/**
 * A thing, or two joined by a hyphen: lessons that come later join more of them, as the words of a
 * growing site grow too.
 */
function noun(random: Random, index: number, many = true): string {
  if (random.next() > 0.2) {
    // Few words come often, and many rarely.
    const at = Math.floor(NOUNS.length * random.next() ** 2);
    return many && random.next() < 0.3 ? plural(NOUNS[at] ?? random.of(NOUNS)) : (NOUNS[at] ?? random.of(NOUNS));
  }
  const pair = randomOf(random.whole(0, 700 + index * 9));
  return `${pair.of(NOUNS)}-${pair.of(NOUNS)}`;
}

function plural(word: string): string {
  return /(?:sh|ch|ss|x|s)$/.test(word) ? `${word}es` : /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

function unused(taken: Set<string>, make: () => string): string {
  let made = make();
  while (taken.has(slug(made))) made = make();
  taken.add(slug(made));
  return made;
}

/** How many words somebody reads. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}

export function slug(words: string): string {
  return words.toLowerCase().replaceAll(' ', '-');
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
