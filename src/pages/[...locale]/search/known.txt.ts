import type { APIContext } from 'astro';
import { DEFAULT_LOCALE } from '../../../hub/hub.ts';
import { openHub } from '../../../hub/open.ts';
import { searchEntries } from '../../../outputs/search/entries.ts';
import { knownWords } from '../../../outputs/search/known-words.ts';

// The words that a misspelt query may have meant. Search asks for them when a word stands on no page.
export const getStaticPaths = () =>
  openHub().locales.map((locale) => ({ params: { locale: locale === DEFAULT_LOCALE ? undefined : locale }, props: { locale } }));

export function GET({ props }: APIContext<{ locale: string }>) {
  return new Response(knownWords(searchEntries(openHub(), props.locale)).join('\n'), { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
