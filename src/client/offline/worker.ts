import { filesOf, importsOf, isExpired, isHashed, leaving, nameOf, outdated, type KeptLesson } from './kept.ts';

/**
 * Keeps the pages of a lesson, so that they open without the internet. The run sheet, slides and handouts ask for
 * it; no other page does. A page is always asked for from the hub first: the copy is for when no answer comes.
 */

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Told extends Lasting {
  readonly data: unknown;
  readonly source: { postMessage(message: unknown): void } | null;
}
/** What this file uses of a service worker; the types of a page know none. */
interface Scope {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Asked) => void): void;
  addEventListener(type: 'message', listener: (event: Told) => void): void;
}

const scope = self as unknown as Scope;
const home = scope.registration.scope;
const base = new URL(home).pathname;
/** Where a store notes when it was filled; there is no such page. */
const NOTE = `${home}offline.json`;
/** How long a page may take, in milliseconds, before its copy is shown. */
const PATIENCE = 3000;
/** A lesson that was fetched so short a time ago is not fetched anew. */
const RECENT = 10 * 60 * 1000;
const MOST_PAGES = 12;

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener('activate', (event) =>
  event.waitUntil(
    Promise.all([scope.clients.claim(), tidy(), caches.keys().then((names) => Promise.all(outdated(names, base).map((name) => caches.delete(name))))]),
  ),
);

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(home)) return;
  if (request.mode === 'navigate' || /\/(?:[?#]|$)/.test(request.url)) event.respondWith(pageFor(event));
  else if (isHashed(request.url, home)) event.respondWith(copyOf(request.url).then((found) => found?.copy ?? fetch(request)));
  else if (request.url.endsWith('.svg'))
    event.respondWith(fetch(request).catch(async (error: unknown) => (await copyOf(request.url))?.copy ?? Promise.reject(error)));
});

scope.addEventListener('message', (event) => {
  const { lesson, pages } = (event.data ?? {}) as { lesson?: unknown; pages?: unknown };
  if (typeof lesson !== 'string' || !Array.isArray(pages)) return;
  const addresses = pages.map((page) => new URL(String(page), home).href).filter((page) => page.startsWith(home));
  event.waitUntil(keep(nameOf(base, lesson), addresses.slice(0, MOST_PAGES)).then((on) => event.source?.postMessage({ kept: on })));
});

/** The page from the hub; its copy where none comes, or not in time. */
async function pageFor(event: Asked): Promise<Response> {
  const { request } = event;
  const found = await copyOf(request.url);
  if (!found) return fetch(request);
  const { copy, store, address } = found;
  const fresh = fetch(request).then((response) => {
    // What is gone from the hub is gone from the phone.
    if (response.status === 404 || response.status === 410) event.waitUntil(store.delete(address));
    else if (isPage(response)) event.waitUntil(put(store, address, response.clone()));
    return response;
  });
  const answered = fresh.catch(() => undefined);
  event.waitUntil(answered);
  const late = new Promise<undefined>((done) => setTimeout(done, PATIENCE, undefined));
  const answer = await Promise.race([answered, late]);
  return answer && answer.status < 500 ? answer : copy;
}

/** The copy of an address, whatever stands behind its question mark, and where it lies. */
async function copyOf(url: string): Promise<{ copy: Response; store: Cache; address: string } | undefined> {
  const address = url.replace(/[?#].*$/, '');
  for (const { name, on } of await keptLessons()) {
    if (isExpired(on, Date.now())) {
      await caches.delete(name);
      continue;
    }
    const store = await caches.open(name);
    const copy = await store.match(address);
    if (copy) return { copy, store, address };
  }
  return undefined;
}

/**
 * Fetches the pages of a lesson and what they need, and deletes what they no longer need.
 *
 * @returns when what is kept was fetched; undefined where nothing is.
 */
async function keep(name: string, pages: readonly string[]): Promise<number | undefined> {
  const before = (await keptLessons()).find((lesson) => lesson.name === name)?.on;
  if (before !== undefined && Date.now() - before < RECENT) return before;
  try {
    const answers = await Promise.all(pages.map(async (page) => ({ page, response: await fetch(page, { cache: 'no-cache' }) })));
    if (answers.some(({ response }) => response.status >= 500)) return before;
    const store = await caches.open(name);
    const needed = new Set<string>([NOTE]);
    for (const { page, response } of answers.filter((answer) => isPage(answer.response))) {
      for (const file of await put(store, page, response)) needed.add(file);
      needed.add(page);
    }
    for (const { url } of await store.keys()) if (!needed.has(url)) await store.delete(url);
    const on = Date.now();
    await store.put(NOTE, new Response(String(on)));
    await tidy();
    return on;
  } catch {
    // The internet is away, or the phone has no room: what is kept already stays.
    if (before === undefined) await caches.delete(name);
    return before;
  }
}

/** Keeps a page with the files that it needs; these first, so that no page is kept without them. */
async function put(store: Cache, page: string, response: Response): Promise<string[]> {
  const files = filesOf(await response.clone().text(), page, home);
  for (const file of files) {
    let answer = await store.match(file);
    if (!answer || !isHashed(file, home)) {
      answer = await fetch(file);
      if (!answer.ok) continue;
      await store.put(file, answer.clone());
    }
    if (file.endsWith('.js')) for (const more of importsOf(await answer.text(), file, home)) if (!files.includes(more)) files.push(more);
  }
  await store.put(page, response);
  return files;
}

function isPage(response: Response): boolean {
  return response.ok && !response.redirected && (response.headers.get('content-type') ?? '').startsWith('text/html');
}

async function keptLessons(): Promise<KeptLesson[]> {
  const names = (await caches.keys()).filter((name) => name.startsWith(nameOf(base, '')));
  return Promise.all(
    names.map(async (name) => {
      const note = await (await caches.open(name)).match(NOTE);
      return { name, on: note ? Number(await note.text()) : Date.now() };
    }),
  );
}

async function tidy(): Promise<void> {
  for (const name of leaving(await keptLessons(), Date.now())) await caches.delete(name);
}
