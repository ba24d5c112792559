import { addressesOf, hrefOf, localesOf } from '../../hub/addresses.ts';
import { DEFAULT_LOCALE, type Hub } from '../../hub/hub.ts';
import { dirOf, titleOf } from '../../hub/page-context.ts';
import type { Place } from '../../hub/place.ts';
import { movedPaths } from '../../hub/redirects.ts';
import { wordsOf } from '../../hub/text.ts';
import { escapeMarkup } from '../escape.ts';

/** A file that stands at an old address and leads on. */
export interface RedirectPage {
  /** The old address below the base, with its language. */
  path: string;
  /** The new one, with the base. */
  to: string;
  html: string;
}

/** The pages at old addresses, in every language: they lead on at once, on any host and without script. */
export function redirectPages(hub: Hub, place: Place): RedirectPage[] {
  const addresses = new Map(addressesOf(hub).map((address) => [address.path, address]));
  return [...movedPaths(hub)].flatMap(([from, target]) =>
    hub.locales.map((locale) => {
      const address = addresses.get(target);
      const to = hrefOf(target, locale, place.base);
      const exists = address === undefined || localesOf(hub, address).includes(locale);
      const canonical = `${place.origin}${hrefOf(target, exists ? locale : DEFAULT_LOCALE, place.base)}`;
      return {
        path: hrefOf(from, locale),
        to,
        html: pageOf(hub, locale, {
          heading: wordsOf(hub, locale)('moved'),
          base: place.base,
          to,
          canonical,
          target: address ? titleOf(hub, address, locale, wordsOf(hub, locale)) : { text: to },
        }),
      };
    }),
  );
}

/**
 * The `_redirects` file that Netlify and Cloudflare Pages read: a line for each old address, answered
 * with status 301, or with 302 where it may lead elsewhere one day and no browser should remember it.
 */
export function redirectsFile(pages: readonly RedirectPage[], place: Place, status: 301 | 302 = 301): string {
  return pages.map(({ path, to }) => `${hrefOf(path, DEFAULT_LOCALE, place.base)} ${to} ${status}\n`).join('');
}

/** What a page says that leads on: why, where to, and the words of its link. */
export interface LeadingOn {
  heading: string;
  /** The path that the hub runs below: a browser would ask for an icon in the wrong place. */
  base: string;
  to: string;
  canonical: string;
  target: { text: string; lang?: string };
}

/** A page that leads on at once, without script, on any host. */
export function pageOf(hub: Hub, locale: string, { heading, base, to, canonical, target }: LeadingOn): string {
  const moved = escapeMarkup(heading);
  const site = escapeMarkup(hub.get('site', 'site')?.data.name ?? '');
  const lang = target.lang && target.lang !== locale ? ` lang="${target.lang}" dir="${dirOf(hub, target.lang)}"` : '';
  return `<!doctype html>
<html lang="${locale}" dir="${dirOf(hub, locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${moved} · ${site}</title>
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0;url=${escapeMarkup(to)}">
<link rel="canonical" href="${escapeMarkup(canonical)}">
<link rel="icon" href="${escapeMarkup(base)}favicon.svg" type="image/svg+xml">
</head>
<body>
<main>
<h1>${moved}</h1>
<p><a href="${escapeMarkup(to)}"${lang}>${escapeMarkup(target.text)}</a></p>
</main>
</body>
</html>
`;
}
