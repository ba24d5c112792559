import { posix } from 'node:path';
import { load } from 'cheerio';

/** The page that stands for all that are not in a preview. */
export const ELSEWHERE = 'not-in-this-preview.html';

/** The file of a page in a preview: `/ur/about/` is `ur/about/index.html`. */
export function fileOf(address: string): string {
  const path = decodeURI(address.replace(/[?#].*$/, '')).replace(/^\//, '');
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

/**
 * A built page as it can be opened from a folder: links lead to the other pages of the preview, pictures to
 * the files beside them. Scripts are taken out, since a browser runs none of these from a folder; every
 * page works without.
 *
 * @param address of the page, below the base.
 * @param base the base path that the site was built with.
 * @param pages addresses of the pages that are in the preview.
 * @returns the page, and the files that it asks for, as addresses below the base.
 */
export function fromDisk(html: string, address: string, base: string, pages: ReadonlySet<string>): { html: string; files: string[] } {
  const $ = load(html);
  const folder = posix.dirname(fileOf(address));
  const files = new Set<string>();
  const below = (href: string): string | undefined => (href.startsWith(base) && !href.startsWith('//') ? `/${href.slice(base.length)}` : undefined);
  const beside = (file: string) => posix.relative(folder, file) || posix.basename(file);

  $('script[src], link[rel="modulepreload"], link[rel="manifest"], link[rel="alternate"], link[rel="canonical"]').remove();
  for (const element of $('[href], [src], [srcset]')) {
    const item = $(element);
    for (const name of ['href', 'src'] as const) {
      const value = item.attr(name);
      const to = value === undefined ? undefined : below(value);
      if (value === undefined || to === undefined) continue;
      const path = to.replace(/[?#].*$/, '');
      const part = /#.*$/.exec(to)?.[0] ?? '';
      if (element.tagName === 'a') item.attr(name, pages.has(path) ? `${beside(fileOf(path))}${part}` : beside(ELSEWHERE));
      else {
        files.add(path);
        item.attr(name, beside(fileOf(path)));
      }
    }
    const srcset = item.attr('srcset');
    if (srcset !== undefined)
      item.attr(
        'srcset',
        srcset.replace(/(^|,\s*)(\S+)/g, (whole, before: string, href: string) => {
          const to = below(href);
          if (to === undefined) return whole;
          files.add(to);
          return `${before}${beside(fileOf(to))}`;
        }),
      );
  }
  return { html: $.html(), files: [...files] };
}
