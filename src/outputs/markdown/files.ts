import { hrefOf, localesOf, type Address, type PageKind } from '../../hub/addresses.ts';
import type { Hub } from '../../hub/hub.ts';
import { addresses } from '../../hub/page-context.ts';
import { pageKey } from '../../hub/page-key.ts';
import { insideOf } from '../../hub/routes.ts';

/** The kinds of pages that there is Markdown of: those of content, for learners and readers. */
export const MARKDOWN_KINDS: ReadonlySet<PageKind> = new Set(['lesson', 'protocol', 'case-study', 'guide', 'news', 'term', 'page']);

/** A page as Markdown, beside the page: `index.md`. */
export interface MarkdownFile {
  params: { path: string | undefined; name: 'index' };
  props: { address: Address; locale: string };
  cacheKey: string;
}

/** Every page that there is Markdown of, in the languages in which it exists. */
export function markdownFiles(hub: Hub): MarkdownFile[] {
  return addresses(hub)
    .filter(({ kind }) => MARKDOWN_KINDS.has(kind))
    .flatMap((address) =>
      localesOf(hub, address).map((locale) => ({
        params: { path: insideOf(hrefOf(address.path, locale)), name: 'index' as const },
        props: { address, locale },
        cacheKey: pageKey(hub, address),
      })),
    );
}
