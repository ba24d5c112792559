import { theIndex, type Found, type IndexHit } from './engine.ts';
import { find, type Filters } from './find.ts';
import { mended } from './spelling.ts';
import { tellingWords, typedSoFar } from './words.ts';

/** What is shown of an answer. */
export interface Answer {
  /** The pages to show, best first: the first few at once, more when nobody types. */
  found: readonly Found[];
  /** How many there are in all. */
  count: number;
  /** The words that were looked for, to be marked. */
  words: readonly string[];
  /** What was looked for in the place of a misspelt query. */
  instead?: string;
}
export interface View {
  show(answer: Answer): void;
  fail(): void;
}

/** After a letter: so that a pasted or held key is one search. */
const DEBOUNCE = 20;
/** Nobody types any more: time for spelling, for short words and for the rest of the list. */
const PAUSE = 450;
/** How many are shown while somebody types: each is a small file. */
const FIRST = 5;

/** Searches as somebody types, and shows what is found. One for each place that is typed into. */
export class Seeker {
  private readonly home: string;
  private readonly most: number;
  private readonly view: View;
  private turn = 0;
  private running: Promise<void> = Promise.resolve();
  private timers: ReturnType<typeof setTimeout>[] = [];
  private known: Promise<readonly string[]> | undefined;

  /**
   * @param home the address of the search page, below which the known words of its language lie.
   * @param most how many pages are shown at most.
   */
  constructor(home: string, most: number, view: View) {
    this.home = home;
    this.most = most;
    this.view = view;
  }

  /** Somebody is typing. */
  typed(query: string, filters: Filters = {}): void {
    const mine = this.stop();
    const sure = typedSoFar(query);
    if (sure) this.timers.push(setTimeout(() => (this.running = this.quick(mine, sure, filters)), DEBOUNCE));
    this.timers.push(setTimeout(() => void this.settle(mine, query, filters), PAUSE));
  }

  /** Somebody has asked. */
  ask(query: string, filters: Filters = {}): Promise<void> {
    return this.settle(this.stop(), query, filters);
  }

  /** Whatever is under way is no longer wanted. */
  stop(): number {
    for (const timer of this.timers.splice(0)) clearTimeout(timer);
    return ++this.turn;
  }

  private async quick(mine: number, query: string, filters: Filters): Promise<void> {
    try {
      const hits = await find(theIndex(), query, filters);
      if (mine === this.turn) await this.draw(mine, hits, query, FIRST);
    } catch {
      if (mine === this.turn) this.view.fail();
    }
  }

  private async settle(mine: number, query: string, filters: Filters): Promise<void> {
    try {
      await this.running;
      if (mine !== this.turn) return;
      const index = theIndex();
      index.forget();
      const instead = await mended(index, query, () => (this.known ??= this.fetchKnown()));
      if (mine !== this.turn) return;
      const hits = await find(index, instead ?? query, filters);
      if (mine === this.turn) await this.draw(mine, hits, instead ?? query, FIRST, instead);
      if (mine === this.turn && this.most > FIRST && hits.length > FIRST) await this.draw(mine, hits, instead ?? query, this.most, instead);
    } catch {
      if (mine === this.turn) this.view.fail();
    }
  }

  private async draw(mine: number, hits: readonly IndexHit[], query: string, first: number, instead?: string): Promise<void> {
    const index = theIndex();
    const found = await Promise.all(hits.slice(0, Math.min(first, this.most)).map((hit) => index.open(hit)));
    if (mine === this.turn) this.view.show({ found, count: hits.length, words: tellingWords(query), ...(instead ? { instead } : {}) });
  }

  private async fetchKnown(): Promise<readonly string[]> {
    const response = await fetch(`${this.home}known.txt`);
    return response.ok ? (await response.text()).split('\n') : [];
  }
}
