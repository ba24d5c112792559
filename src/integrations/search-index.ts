import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { hrefOf, type Address } from '../hub/addresses.ts';
import { openHub } from '../hub/open.ts';
import { wordsOf } from '../hub/text.ts';
import { searchEntries } from '../outputs/search/entries.ts';
import { searchable } from '../outputs/search/page.ts';
import { writeIndex, type SearchPage } from '../outputs/search/write.ts';
import type { InterfaceWord } from '../schemas/interface-words.ts';

/** Makes the search index of the finished pages. */
export function searchIndex(): AstroIntegration {
  return {
    name: 'hub-search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const count = await indexSite(fileURLToPath(dir));
        logger.info(`search: ${count} pages`);
      },
    },
  };
}

/** Indexes the built site in a folder; resolves with the number of pages. */
export async function indexSite(folder: string): Promise<number> {
  const hub = openHub();
  const pages = hub.locales.flatMap((locale) => {
    const say = wordsOf(hub, locale);
    const read = ({ path }: Address): string => {
      const url = hrefOf(path, locale);
      const file = join(folder, url, 'index.html');
      if (!existsSync(file)) throw new Error(`There is no built page for ${url}.`);
      return readFileSync(file, 'utf8');
    };
    return searchEntries(hub, locale).map((entry): SearchPage => ({
      url: hrefOf(entry.address.path, locale),
      entry,
      label: say(`pageKind.${entry.kinds[0]}` as InterfaceWord),
      ...(entry.facilitator ? { facilitator: { url: hrefOf(entry.facilitator.path, locale), label: say('pageKind.facilitator') } } : {}),
      html: () => searchable(entry, locale, read),
    }));
  });
  await writeIndex(pages, join(folder, 'pagefind'));
  return pages.length;
}
