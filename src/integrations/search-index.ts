import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { createIndex } from 'pagefind';
import { hrefOf, type Address } from '../hub/addresses.ts';
import { DEFAULT_LOCALE } from '../hub/hub.ts';
import { openHub } from '../hub/open.ts';
import { addresses } from '../hub/page-context.ts';
import { isInUse } from '../hub/retired.ts';
import { searchFacts } from '../outputs/search/filters.ts';

/**
 * Makes the search index of the finished pages with Pagefind, one index a language. What a page
 * carries for search (filters, and the words people use for it) is added here and weighs nothing on
 * the page itself. A page shown in English for want of a translation is in no other language's index.
 */
export function searchIndex(): AstroIntegration {
  return {
    name: 'hub-search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const { index } = await createIndex({});
        if (!index) throw new Error('The search index could not be started.');
        const out = fileURLToPath(dir);
        const hub = openHub();
        let count = 0;
        for (const address of addresses(hub)) {
          for (const locale of hub.locales) {
            const { entry } = address;
            if (locale !== DEFAULT_LOCALE && (!entry || !hub.translation(entry.collection, entry.id, locale))) continue;
            const facts = searchFacts(hub, address, locale);
            if (!facts) continue;
            const path = hrefOf(address.path, locale);
            const file = join(out, path, 'index.html');
            if (!existsSync(file)) throw new Error(`There is no built page for ${path}.`);
            const { errors } = await index.addHTMLFile({ url: path, content: indexable(readFileSync(file, 'utf8'), address, facts) });
            if (errors.length > 0) throw new Error(`${path}: ${errors.join('; ')}`);
            count += 1;
          }
        }
        const { errors: unwritten } = await index.writeFiles({ outputPath: join(out, 'pagefind') });
        if (unwritten.length > 0) throw new Error(`The search index could not be written: ${unwritten.join('; ')}`);
        await index.deleteIndex();
        logger.info(`search: ${count} pages`);
      },
    },
  };
}

type Facts = NonNullable<ReturnType<typeof searchFacts>>;

/** The page as the index reads it: its own words, its title first, and what search alone needs. */
function indexable(html: string, address: Address, facts: Facts): string {
  const filters = [
    ['kind', facts.kind],
    ...facts.audience.map((audience) => ['audience', audience]),
    ...(facts.module ? [['module', facts.module]] : []),
    ...facts.time.map((time) => ['time', time]),
  ];
  const extra = [
    ...filters.map(([name, value]) => `<span data-pagefind-filter="${name}:${value}"></span>`),
    `<p data-pagefind-weight="8">${facts.aliases.map(escape).join('. ')}</p>`,
  ].join('');
  const weight = isInUse(address.entry) ? (WEIGHTS[address.kind] ?? 1) : RETIRED_WEIGHT;
  return html
    .replace(/<(nav|section|aside) class="(crumbs|toc|onward|notes|words|views|cites|check)"/g, '<$1 data-pagefind-ignore class="$2"')
    .replace(/<p class="(notice|review|views|kicker)"/g, '<p data-pagefind-ignore class="$1"')
    .replace('<main data-pagefind-body', `<main data-pagefind-body data-pagefind-weight="${weight}"`)
    .replace('</article>', `${extra}</article>`);
}

/** A lesson or guide is more often what a reader wants than the record of a source. */
const WEIGHTS: Partial<Record<Address['kind'], number>> = { source: 0.4, facilitator: 0.6, lesson: 1.4, guide: 1.2, term: 1.3 };

/** A retired page is found by those who look for it, after what is in use. */
const RETIRED_WEIGHT = 0.1;

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
