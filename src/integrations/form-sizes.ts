import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { AstroIntegration } from 'astro';
import { hrefOf, type PageKind } from '../hub/addresses.ts';
import type { Hub } from '../hub/hub.ts';
import { addresses } from '../hub/page-context.ts';
import type { Place } from '../hub/place.ts';
import { marked, SIZE_MARK, withSizes } from '../outputs/weight/sizes.ts';
import { openKept } from './kept.ts';
import { askedFor, isPicture } from '../outputs/weight/visit.ts';

/** The kinds of pages that say how much a page behind a link weighs. */
const HOLDERS: ReadonlySet<PageKind> = new Set<PageKind>(['lesson', 'facilitator', 'module', 'index', 'all']);

/**
 * Writes the size of each form of a lesson into the links to it, when the pages are whole. Counted is what a
 * first visit weighs: the page, its sheets and scripts compressed with gzip, which every host can send, and its
 * pictures. Every page is weighed before any is written, so the order does not matter.
 */
export function formSizes(hub: Hub, place: Place): AstroIntegration {
  return {
    name: 'hub-form-sizes',
    hooks: {
      'astro:build:done': ({ dir, logger }) => {
        const out = fileURLToPath(dir);
        const fileAt = (href: string) => {
          const path = join(out, decodeURI(href.startsWith(place.base) ? href.slice(place.base.length) : href));
          return href.endsWith('/') ? join(path, 'index.html') : path;
        };
        const text = (href: string) => {
          const file = fileAt(href);
          return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
        };
        const kept = openKept<number>('packed', process.versions.zlib);
        const weights = new Map<string, number>();
        const weigh = (href: string): number => {
          const known = weights.get(href);
          if (known !== undefined) return known;
          const bytes = readFileSync(fileAt(href));
          const weight = isPicture(href) ? bytes.length : kept.get(bytes, () => gzipSync(bytes).length);
          weights.set(href, weight);
          return weight;
        };
        const visit = (href: string): number => {
          const html = text(href);
          if (html === undefined) throw new Error(`A link says how much ${href} weighs, but there is no such page.`);
          return [href, ...askedFor(html, text)].reduce((sum, each) => sum + weigh(each), 0);
        };
        const pages = addresses(hub)
          .filter(({ kind }) => HOLDERS.has(kind))
          .flatMap(({ path }) => hub.locales.map((locale) => fileAt(hrefOf(path, locale, place.base))))
          // Read again to be written: thousands of pages would not fit into memory.
          .flatMap((file) => {
            const html = readFileSync(file, 'utf8');
            return html.includes(SIZE_MARK) ? [{ file, hrefs: marked(html) }] : [];
          });
        const sizes = new Map([...new Set(pages.flatMap(({ hrefs }) => hrefs))].map((href) => [href, visit(href)]));
        for (const { file } of pages)
          writeFileSync(
            file,
            withSizes(readFileSync(file, 'utf8'), (href) => sizes.get(href) ?? 0),
          );
        kept.save();
        logger.info(`sizes: ${sizes.size} forms on ${pages.length} pages`);
      },
    },
  };
}
