/** The part of Pagefind's interface that the hub uses. */
export interface Found {
  url: string;
  excerpt: string;
  meta: { title?: string };
}
interface Pagefind {
  options(options: object): Promise<void>;
  init(): Promise<void>;
  search(query: string | null, options?: { filters?: Filters }): Promise<{ results: Result[] }>;
}
type Filters = Record<string, string | Record<string, string>>;
interface Result {
  data(): Promise<Found>;
}

let loading: Promise<Pagefind> | undefined;

/** Loads the search engine the first time it is asked for. */
export function loadPagefind(): Promise<Pagefind> {
  return (loading ??= start().catch((error: unknown) => {
    loading = undefined;
    throw error;
  }));
}

async function start(): Promise<Pagefind> {
  const base = import.meta.env.BASE_URL;
  // An address made at run time: the bundler would wrap a fixed one in its own loader.
  const address = new URL(`${base}pagefind/pagefind.js`, location.href).href;
  const pagefind = (await import(/* @vite-ignore */ address)) as Pagefind;
  await pagefind.options({ baseUrl: base, excerptLength: 22 });
  await pagefind.init();
  return pagefind;
}

/**
 * The pages that answer a query, best first; the records of sources come after everything else,
 * since there are many and few readers look for one.
 */
export async function searchHub(query: string, filters: Record<string, string> = {}): Promise<Result[]> {
  const pagefind = await loadPagefind();
  const words = normalise(query) || null;
  if (filters.kind) return (await pagefind.search(words, { filters })).results;
  const [pages, sources] = await Promise.all([
    pagefind.search(words, { filters: { ...filters, none: { kind: 'source' } } }),
    pagefind.search(words, { filters: { ...filters, kind: 'source' } }),
  ]);
  return [...pages.results, ...sources.results];
}

/** Arabic letters that keyboards write differently are made one: Pagefind compares letters as they are. */
export function normalise(query: string): string {
  return query
    .replace(/[\u0643]/g, 'ک')
    .replace(/[\u064A\u0649]/g, 'ی')
    .replace(/[\u0647\u0629]/g, 'ہ')
    .trim();
}

/** Fills a list with results. Titles and excerpts are text; of the excerpt's HTML only the marks are kept. */
export function showResults(list: HTMLElement, found: readonly Found[]): void {
  list.replaceChildren(
    ...found.map((item) => {
      const entry = document.createElement('li');
      const link = document.createElement('a');
      link.href = item.url;
      link.textContent = item.meta.title ?? item.url;
      const text = document.createElement('p');
      text.append(...marked(item.excerpt));
      entry.append(link, text);
      return entry;
    }),
  );
}

/** The words of an excerpt, with what was searched for marked; read apart from the page, so nothing in it can run. */
function marked(excerpt: string): Node[] {
  const { body } = new DOMParser().parseFromString(excerpt, 'text/html');
  return [...body.childNodes].map((node) => {
    if (node.nodeName !== 'MARK') return document.createTextNode(node.textContent ?? '');
    const mark = document.createElement('mark');
    mark.textContent = node.textContent;
    return mark;
  });
}
