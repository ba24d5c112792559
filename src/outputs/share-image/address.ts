import { isSide } from '../../hub/addresses.ts';
import type { PageContext } from '../../hub/page-context.ts';
import { DEFAULT_LOCALE } from '../../hub/hub.ts';

/**
 * The path of a page's share picture, below the base. Sources, fields and rules share their section's
 * picture, and a page in another form that of what it is made of; a page without a translation shares the English one.
 */
export function shareImageOf(page: Pick<PageContext, 'kind' | 'path' | 'contentLocale'>): string {
  return `share/${shareImageId(page.kind, page.path, page.contentLocale)}.jpg`;
}

export function shareImageId(kind: PageContext['kind'], path: string, locale: string): string {
  const own =
    kind === 'source'
      ? '/sources/'
      : kind === 'fields' || kind === 'rules'
        ? '/contribute/'
        : kind === 'facilitator'
          ? path.replace(/^\/teach\//, '/learn/')
          : kind === 'codes' || kind === 'poster'
            ? '/learn/'
            : isSide(kind)
              ? madeOf(path)
              : path;
  // The slashes stay: joined with hyphens, a module “a-b” and a lesson “a/b” would share a picture.
  const name = own.split('/').filter(Boolean).join('/') || 'home';
  return locale === DEFAULT_LOCALE ? name : `${locale}/${name}`;
}

/** The page that another form of it shares its picture with: the lesson, or the page one step up. */
function madeOf(path: string): string {
  const parts = path.split('/').filter(Boolean);
  const [section, module, lesson] = parts;
  if (parts.length > 3 && (section === 'learn' || section === 'teach')) return `/learn/${module ?? ''}/${lesson ?? ''}/`;
  return `/${parts.slice(0, -1).join('/')}/`;
}
