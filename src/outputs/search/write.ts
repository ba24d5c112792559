import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { createIndex } from 'pagefind';
import { minifySync } from 'vite';
import type { SearchEntry } from './entries.ts';

/** A page to be indexed: its address below the base, and what the index reads of it. */
export interface SearchPage {
  url: string;
  /** Asked for once, when its turn comes: thousands of pages would fill the memory. */
  html(): string;
  entry: SearchEntry;
  /** What kind of page it is, in words. */
  label: string;
  /** The facilitator’s page of a lesson: its address below the base, and what such a page is called. */
  facilitator?: { url: string; label: string };
}

/** Files of Pagefind that the hub asks for. Its own interfaces, and its script, which the worker stands in for, are left out. */
const KEPT = /^(?:pagefind-worker\.js|pagefind-entry\.json|[^/]+\.pf_meta|wasm\.[a-z]+\.pagefind|(?:index|filter|fragment)\/.+)$/;

/** What stands before the contents of each file of Pagefind. */
const SIGNATURE = 'pagefind_dcd';

/**
 * Makes the index with Pagefind, one a language, and writes what the hub asks for into `folder`.
 *
 * @throws Error when Pagefind cannot start, or cannot read a page.
 */
export async function writeIndex(pages: readonly SearchPage[], folder: string): Promise<void> {
  const { index } = await createIndex({});
  if (!index) throw new Error('The search index could not be started.');
  const byUrl = new Map(pages.map((page) => [page.url, page]));
  for (const { url, html } of pages) {
    const { errors } = await index.addHTMLFile({ url, content: html() });
    if (errors.length > 0) throw new Error(`${url}: ${errors.join('; ')}`);
  }
  const { files, errors } = await index.getFiles();
  await index.deleteIndex();
  if (errors.length > 0) throw new Error(errors.join('; '));
  for (const { path, content } of files) {
    if (!KEPT.test(path)) continue;
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, path.startsWith('fragment/') ? slim(content, byUrl) : path === 'pagefind-worker.js' ? smaller(content) : content);
  }
}

/**
 * What a result needs to be shown, in the place of the whole text of its page: a result costs a few hundred
 * bytes instead of some thousands.
 */
function slim(fragment: Uint8Array, pages: ReadonlyMap<string, SearchPage>): Uint8Array {
  const { url } = JSON.parse(gunzipSync(fragment).toString().slice(SIGNATURE.length)) as { url: string };
  const page = pages.get(url);
  if (!page) throw new Error(`The search index has a page that was not given to it: ${url}`);
  const { title, description } = page.entry;
  return gzipSync(
    `${SIGNATURE}${JSON.stringify({ url, content: '', word_count: 0, filters: {}, meta: { title, description, label: page.label, ...(page.facilitator ? { teach: page.facilitator.url, teachLabel: page.facilitator.label } : {}) }, anchors: [] })}`,
    { level: 9 },
  );
}

function smaller(script: Uint8Array): string {
  const { code, errors } = minifySync('pagefind-worker.js', Buffer.from(script).toString());
  if (errors.length > 0) throw new Error(`The worker of Pagefind could not be made smaller: ${errors.map(({ message }) => message).join('; ')}`);
  return code;
}
