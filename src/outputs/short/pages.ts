import { addressesOf, aimPathOf, hrefOf, localesOf } from '../../hub/addresses.ts';
import { aimOf, aimTitle, codePathOf, CODES_PATH, codesIn, type Aim } from '../../hub/codes.ts';
import { DEFAULT_LOCALE, type Hub } from '../../hub/hub.ts';
import type { Place } from '../../hub/place.ts';
import { wordsOf } from '../../hub/text.ts';
import { pageOf, type RedirectPage } from '../redirects/pages.ts';

/** A short address, and what it leads to; nothing where that is gone. */
export interface ShortPath {
  code: string;
  /** Below the base and in English. */
  path: string;
  aim: Aim | undefined;
}

export function shortPaths(hub: Hub): ShortPath[] {
  return codesIn(hub).map(({ code, to }) => ({ code, path: codePathOf(code), aim: aimOf(hub, to) }));
}

/**
 * The pages at short addresses, in every language. One whose lesson is gone leads to the list of short
 * addresses, which says so: paper cannot be called back.
 */
export function shortPages(hub: Hub, place: Place): RedirectPage[] {
  const known = new Map(addressesOf(hub).map((address) => [address.path, address]));
  return shortPaths(hub).flatMap(({ code, path, aim }) => {
    const target = aim ? aimPathOf(aim) : `${CODES_PATH}#${code}`;
    const [page = ''] = target.split('#');
    const address = known.get(page);
    return hub.locales.map((locale) => {
      const say = wordsOf(hub, locale);
      const isThere = address === undefined || localesOf(hub, address).includes(locale);
      const isTranslated = aim === undefined || locale === DEFAULT_LOCALE || hub.translation(aim.entry.collection, aim.entry.id, locale) !== undefined;
      const to = hrefOf(target, locale, place.base);
      return {
        path: hrefOf(path, locale),
        to,
        html: pageOf(hub, locale, {
          heading: say('shortLeads'),
          base: place.base,
          to,
          canonical: `${place.origin}${hrefOf(page, isThere ? locale : DEFAULT_LOCALE, place.base)}`,
          target: { text: aim ? aimTitle(hub, aim, locale) : say('shortAddresses'), ...(isTranslated ? {} : { lang: DEFAULT_LOCALE }) },
        }),
      };
    });
  });
}
