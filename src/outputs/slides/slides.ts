import { usesOn } from '../../consent/state.ts';
import type { Block, Run, Told } from '../../hub/blocks.ts';
import type { Part } from '../../hub/body.ts';
import { DEFAULT_LOCALE, type Hub, type LessonEntry } from '../../hub/hub.ts';
import { bodyIn, inLocale } from '../../hub/translations.ts';
import type { Grouping } from '../../schemas/vocabulary.ts';
import { cardsIn, readOutOf, type CardItem, type CardPanel } from './cards.ts';
import { allowedBlocks, firstSentence, runsIn, sum, textOf, wordsIn, wordsOfBlocks } from './words.ts';

/** What a slide holds in letters that a room can read, about 30 points at 16:9. */
export const MOST_WORDS = 45;
export const MOST_ITEMS = 4;

/** A step, a point, a paragraph or a card. It has a number where it has an order. */
export type SlideItem = CardItem;

export interface Slide {
  /** Its place among the slides of its group, or of its cards, from 1. */
  n: number;
  of: number;
  /** The heading of cards: of the handout whose words they are, or of the activity. Absent on other slides. */
  cards?: string;
  /** Whether it shows a made-up example. */
  madeUp: boolean;
  /** Whether it warns. */
  warning: boolean;
  /** A sentence before the items. */
  lead: Run[];
  items: SlideItem[];
  /** Titles of what learners keep of the activity. */
  handouts: string[];
  /** Ids of the sources of what it says. */
  sources: string[];
  /** Whether it holds a single item that is longer than a slide should be. */
  long: boolean;
}

/** The slides of one thing: the start, an activity with its cards, a section that warns, or the end. */
export interface SlideGroup {
  kind: 'start' | 'activity' | 'warning' | 'keep';
  title: string;
  /** The language of the words: English where an activity is not translated yet. */
  locale: string;
  /** The activity or section. */
  part?: string;
  minutes?: number;
  grouping?: Grouping;
  slides: Slide[];
  /** What the facilitator does, says and watches for. */
  notes: Told[];
}

const SPOKEN: ReadonlySet<Told['part']> = new Set(['Do', 'Say', 'WatchFor']);

/**
 * The slides of a lesson in a language: what it is for, its activities and warnings in order, what learners
 * keep. Made of the lesson's own words. After the steps of an activity come cards: what is read out in it, and
 * what its handouts say. Photos, voices and quotes are on none, and a name only where its
 * consent allows the page and print, since slides are both.
 *
 * @returns nothing for a lesson that is not written.
 */
export function slidesOf(hub: Hub, lesson: LessonEntry, locale: string): SlideGroup[] {
  if (lesson.data.status !== 'written') return [];
  const own = hub.translation('lessons', lesson.id, locale) ? locale : DEFAULT_LOCALE;
  const data = inLocale(hub, lesson, own);
  const translated = new Map(own === DEFAULT_LOCALE ? [] : bodyIn(hub, lesson, own)?.parts.map((part) => [part.id, part]));
  const points = (texts: readonly string[]): Panel[] => [{ warning: false, items: texts.map(pointOf) }];
  return [
    { kind: 'start', title: data.title, locale: own, slides: spreadOut(points(data.objectives)), notes: [] },
    // Questions to check oneself are for afterwards.
    ...(lesson.body?.parts ?? [])
      .filter(({ kind }) => kind !== 'check')
      .flatMap((english): SlideGroup[] => {
        const part = translated.get(english.id) ?? english;
        const shownIn = translated.has(english.id) ? own : DEFAULT_LOCALE;
        return groupOf(hub, part, shownIn);
      }),
    ...(data.takeAways.length > 0 ? [{ kind: 'keep' as const, title: '', locale: own, slides: spreadOut(points(data.takeAways)), notes: [] }] : []),
  ];
}

function groupOf(hub: Hub, part: Part, locale: string): SlideGroup[] {
  const allowed = (blocks: readonly Block[]) => allowedBlocks(hub, blocks, [...usesOn(locale), 'print']);
  const common = { title: part.title, locale, part: part.id };
  const blocks = allowed(part.blocks);
  if (part.kind === 'section') {
    const panels = panelsOf(blocks).filter(({ warning }) => warning);
    return panels.length > 0 ? [{ kind: 'warning', ...common, slides: spreadOut(panels), notes: [] }] : [];
  }
  const slides = spreadOut(panelsOf(blocks), leadOf(blocks));
  slides.at(-1)?.handouts.push(...part.handouts.map(({ title }) => title));
  const steps = stepsIn(blocks);
  const cards = [
    // Without steps its lists stand on the slides already.
    ...cardSlides(part.title, readOutOf(blocks, steps.length > 0 ? steps : blocks)),
    ...part.handouts.flatMap((handout) => cardSlides(handout.title, cardsIn(allowed(handout.blocks)))),
  ];
  const notes = part.told.filter((told) => SPOKEN.has(told.part)).map((told) => ({ ...told, blocks: allowed(told.blocks) }));
  return [
    {
      kind: 'activity',
      ...common,
      ...(part.minutes === undefined ? {} : { minutes: part.minutes }),
      ...(part.grouping ? { grouping: part.grouping } : {}),
      slides: [...slides, ...cards],
      notes,
    },
  ];
}

/** Cards on slides: each set of them starts a new one. */
function cardSlides(title: string, panels: readonly CardPanel[]): Slide[] {
  const joined: CardPanel[] = [];
  for (const panel of panels) {
    const last = joined.at(-1);
    const both = last && { ...last, items: [...last.items, ...panel.items] };
    // A few words that nothing leads to share the slide of those before, where both fit on it.
    if (both && panel.lead.length === 0 && panel.madeUp === last.madeUp && isPlain(both) && fits(both)) joined.splice(-1, 1, both);
    else joined.push(panel);
  }
  return numbered(
    joined.flatMap(({ lead, items, madeUp }) =>
      spread(items, wordsIn(lead)).map((own, at) => ({ warning: false, madeUp, items: own, lead: at === 0 ? lead : [], cards: title })),
    ),
  );
}

interface Panel {
  warning: boolean;
  items: SlideItem[];
}

/** The first sentence says what an activity is for. One that leads into what is not on the slide says nothing. */
function leadOf([first]: readonly Block[]): Run[] {
  const sentence = first?.kind === 'paragraph' ? firstSentence(first.runs) : [];
  return leads(sentence) ? [] : sentence;
}

/** What is shown of a part, in its order: the steps or, without any, the first sentences; and what warns. */
function panelsOf(blocks: readonly Block[]): Panel[] {
  const steps = stepsIn(blocks);
  return blocks.flatMap((block, index): Panel[] => {
    if (block.kind === 'note') return block.note === 'warning' ? [{ warning: true, items: block.blocks.flatMap(itemsOf) }] : [];
    if (steps.length > 0) return steps.includes(block) ? [{ warning: false, items: itemsOf(block) }] : [];
    // The first paragraph is the lead.
    if (block.kind === 'paragraph' && index > 0) {
      const runs = firstSentence(block.runs);
      return leads(runs) ? [] : [{ warning: false, items: [{ blocks: [{ ...block, runs }] }] }];
    }
    return block.kind === 'list' ? [{ warning: false, items: itemsOf(block) }] : [];
  });
}

/** The numbered lists that say what to do: those before the first heading inside a part, if there are any. */
function stepsIn(blocks: readonly Block[]): Block[] {
  const heading = blocks.findIndex(({ kind }) => kind === 'heading');
  const numbered = blocks.filter((block) => block.kind === 'list' && block.ordered);
  const first = heading < 0 ? numbered : numbered.filter((block) => blocks.indexOf(block) < heading);
  return first.length > 0 ? first : numbered.slice(0, 1);
}

function itemsOf(block: Block): SlideItem[] {
  if (block.kind !== 'list') return [{ blocks: [block] }];
  return block.items.map((blocks, index) => ({ ...(block.ordered ? { number: block.start + index } : {}), blocks }));
}

function pointOf(text: string): SlideItem {
  return { blocks: [{ kind: 'paragraph', runs: [{ text }] }] };
}

function leads(sentence: readonly Run[]): boolean {
  return /[:：]\s*$/.test(textOf(sentence));
}

/** Puts panels on slides. Panels of one sort that follow each other share theirs. */
function spreadOut(panels: readonly Panel[], lead: Run[] = []): Slide[] {
  const joined: Panel[] = [];
  for (const { warning, items } of panels) {
    const last = joined.at(-1);
    if (last?.warning === warning) last.items.push(...items);
    else joined.push({ warning, items: [...items] });
  }
  if (joined.length === 0 || (lead.length > 0 && joined[0]?.warning)) joined.unshift({ warning: false, items: [] });
  const slides = joined.flatMap(({ warning, items }, index) => {
    const before = index === 0 ? lead : [];
    return spread(items, wordsIn(before)).map((own, at) => ({ warning, madeUp: false, items: own, lead: at === 0 ? before : [] }));
  });
  return numbered(slides);
}

function isPlain({ items }: CardPanel): boolean {
  return items.every(({ number }) => number === undefined);
}

function fits({ lead, items }: CardPanel): boolean {
  return items.length <= MOST_ITEMS && weigh(items) + wordsIn(lead) <= MOST_WORDS;
}

function numbered(slides: readonly Pick<Slide, 'warning' | 'madeUp' | 'items' | 'lead' | 'cards'>[]): Slide[] {
  return slides.map((slide, index) => ({
    ...slide,
    n: index + 1,
    of: slides.length,
    handouts: [],
    sources: [...new Set([slide.lead, ...slide.items.flatMap(({ blocks }) => runsIn(blocks))].flat().flatMap((run) => run.sources ?? []))],
    long: weigh(slide.items) + wordsIn(slide.lead) > MOST_WORDS,
  }));
}

/**
 * Divides items over as few slides as hold them, as evenly as that goes. A slide has at most `MOST_WORDS`
 * words and `MOST_ITEMS` items; only an item that is longer by itself stands alone on a longer one.
 *
 * @param before words that stand on the first slide already.
 */
export function spread(items: readonly SlideItem[], before = 0): SlideItem[][] {
  const fewest = cut(items, before, MOST_WORDS);
  for (let most = 1; most < MOST_WORDS; most += 1) {
    const even = cut(items, before, most);
    if (even.length === fewest.length) return even;
  }
  return fewest;
}

function cut(items: readonly SlideItem[], before: number, most: number): SlideItem[][] {
  const slides: SlideItem[][] = [[]];
  let words = before;
  for (const item of items) {
    const more = weigh([item]);
    const slide = slides.at(-1) ?? [];
    if (words > 0 && (words + more > most || slide.length >= MOST_ITEMS)) {
      slides.push([item]);
      words = more;
    } else {
      slide.push(item);
      words += more;
    }
  }
  return slides;
}

function weigh(items: readonly SlideItem[]): number {
  return sum(items.map(({ blocks }) => wordsOfBlocks(blocks)));
}
