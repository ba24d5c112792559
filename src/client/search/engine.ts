import type { Engine, Filters, Hit } from './find.ts';

/**
 * Pagefind in its worker, spoken to directly. Its own script for pages would hold the whole engine a second
 * time, for browsers without workers; there the search page lists every page instead. The messages are those
 * of `pagefind.js`, and the version of Pagefind is exact: after an update, look there.
 */
export interface Found {
  url: string;
  /** A lesson has the address of its facilitator’s page too, below the base, and what such a page is called. */
  meta: { title: string; description: string; label: string; teach?: string; teachLabel?: string };
}
export interface IndexHit extends Hit {
  /** The name under which the worker keeps what the page is called. */
  data: string;
}
export interface Index extends Engine<IndexHit> {
  open(hit: IndexHit): Promise<Found>;
  /** Lets the worker forget what it keeps for earlier hits. */
  forget(): void;
}

/**
 * How the engine ranks. A page is found by its title, then by the words people use for it, then by its
 * description; long pages are only a little behind short ones. Measured by `npm run bench -- --search`.
 */
export const RANKING = { pageLength: 0.3, metaWeights: { title: 4, words: 3, description: 1 } };

/** Starts the engine for the language of the page; every question fails when it cannot be loaded. */
function start(base: string, language: string): Index {
  const worker = new Worker(new URL(`${base}pagefind/pagefind-worker.js`, location.href));
  const waiting = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>();
  let last = 0;
  let issued: string[] = [];
  let broken: Error | undefined;
  const send = (method: string, ...args: unknown[]): Promise<never> =>
    new Promise((resolve, reject) => {
      if (broken) return reject(broken);
      waiting.set(++last, { resolve, reject });
      worker.postMessage({ id: last, method, args });
    });
  worker.addEventListener('message', ({ data }: MessageEvent<{ id: number; result: never; error?: string }>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.error === undefined) asked?.resolve(data.result);
    else asked?.reject(new Error(data.error));
  });
  worker.addEventListener('error', () => {
    broken = new Error('The search engine could not be loaded.');
    for (const { reject } of waiting.values()) reject(broken);
    waiting.clear();
  });
  send('init', { basePath: `${base}pagefind/`, baseUrl: base, language, ranking: RANKING }).catch(() => undefined);
  return {
    async search(words, filters: Filters) {
      const { results } = (await send('search', words, { filters })) as { results: IndexHit[] };
      issued.push(...results.map(({ data }) => data));
      return results;
    },
    open: ({ data }) => send('getData', data),
    forget() {
      for (const id of issued) send('releaseData', id).catch(() => undefined);
      issued = [];
    },
  };
}

let started: Index | undefined;

/** The engine, started the first time it is asked for. */
export function theIndex(): Index {
  return (started ??= start(import.meta.env.BASE_URL, document.documentElement.lang.toLowerCase()));
}
