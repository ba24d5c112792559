import { hrefOf, isSide } from '../../hub/addresses.ts';
import { DEFAULT_LOCALE, isOf } from '../../hub/hub.ts';
import type { PageContext } from '../../hub/page-context.ts';
import { isInUse } from '../../hub/retired.ts';
import type { Place } from '../../hub/place.ts';
import { authorsOf } from '../citation/short.ts';
import { MARKDOWN_KINDS } from '../markdown/files.ts';
import { shareImageOf } from '../share-image/address.ts';

/** What the head of a page says to search engines and to apps that preview a link. */
export interface PageHead {
  title: string;
  description: string;
  robots?: string;
  canonical: string;
  alternates: { locale: string; href: string }[];
  /** The page as Markdown, beside it. */
  markdown?: string;
  feed: string;
  icon: string;
  manifest: string;
  open: [property: string, content: string][];
}

/** The head of a page. A page shown in another language than its address says is not indexed, nor is a retired one, nor one that is another in another form. */
export function headOf(page: PageContext, place: Place): PageHead {
  const absolute = (locale: string) => `${place.origin}${hrefOf(page.path, locale, place.base)}`;
  const site = page.hub.get('site', 'site')?.data.name ?? '';
  const isIndexed = !page.isFallback && !isSide(page.kind) && isInUse(page.entry);
  const canonical = absolute(page.isFallback ? DEFAULT_LOCALE : page.locale);
  return {
    title: `${titleOf(page)} · ${site}`,
    description: page.description,
    ...(isIndexed ? {} : { robots: 'noindex' }),
    canonical,
    alternates: !isIndexed || page.existsIn.length < 2 ? [] : page.existsIn.map((locale) => ({ locale, href: absolute(locale) })),
    ...(page.entry && MARKDOWN_KINDS.has(page.kind) && !page.isFallback ? { markdown: 'index.md' } : {}),
    feed: `${place.base}news/rss.xml`,
    icon: `${place.base}favicon.svg`,
    manifest: `${place.base}manifest.webmanifest`,
    open: [
      ['og:title', page.title],
      ['og:description', page.description],
      ['og:type', page.kind === 'home' ? 'website' : 'article'],
      ['og:url', canonical],
      ['og:image', `${place.origin}${place.base}${shareImageOf(page)}`],
      ['og:image:alt', page.title],
      ['og:locale', page.contentLocale],
      ['og:site_name', site],
    ],
  };
}

/** A word and a source may be called as a page is: their kind, or their authors, tell them apart. */
function titleOf(page: PageContext): string {
  const { entry, title } = page;
  if (entry && isOf(entry, 'glossary')) return `${title} (${page.say('glossary')})`;
  if (entry && isOf(entry, 'sources')) {
    const year = entry.data.issued === 'unknown' ? '' : ` ${entry.data.issued.slice(0, 4)}`;
    return `${title} (${authorsOf(entry.data)}${year})`;
  }
  return title;
}
