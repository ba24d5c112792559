import { pathOf } from '../../hub/addresses.ts';
import type { Entry } from '../../hub/entry.ts';
import { isInUse } from '../../hub/retired.ts';
import { wordsOfEntry, type PageContext } from '../../hub/page-context.ts';

/** Entries in use as cards, in the page's language where they are translated. */
export function entryCards(page: PageContext, entries: readonly Entry[], more: (entry: Entry) => { facts?: string[]; picture?: string } = () => ({})) {
  return entries.filter(isInUse).map((entry) => {
    const { title, description } = wordsOfEntry(page.hub, entry, page.contentLocale);
    const foreign = page.contentLocale !== 'en' && !page.hub.translation(entry.collection, entry.id, page.contentLocale);
    return { href: page.href(pathOf(entry) ?? '/'), title, text: description, lang: foreign ? 'en' : undefined, ...more(entry) };
  });
}
