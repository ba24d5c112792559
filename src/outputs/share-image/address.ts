import type { PageContext } from '../../hub/page-context.ts';
import { BESIDE } from '../../hub/addresses.ts';
import { DEFAULT_LOCALE } from '../../hub/hub.ts';

/**
 * The path of a page's share picture, below the base. Sources, fields and rules share their section's
 * picture, and a page about another page that page's; a page without a translation shares the English one.
 */
export function shareImageOf(page: Pick<PageContext, 'kind' | 'path' | 'contentLocale'>): string {
  return `share/${shareImageId(page.kind, page.path, page.contentLocale)}.png`;
}

export function shareImageId(kind: PageContext['kind'], path: string, locale: string): string {
  const own =
    kind === 'source'
      ? '/sources/'
      : kind === 'fields' || kind === 'rules'
        ? '/contribute/'
        : kind === 'facilitator'
          ? path.replace(/^\/teach\//, '/learn/')
          : BESIDE.has(kind)
            ? path.replace(/[^/]+\/$/, '')
            : path;
  // The slashes stay: joined with hyphens, a module “a-b” and a lesson “a/b” would share a picture.
  const name = own.split('/').filter(Boolean).join('/') || 'home';
  return locale === DEFAULT_LOCALE ? name : `${locale}/${name}`;
}
