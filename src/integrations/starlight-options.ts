import type { StarlightUserConfig } from '@astrojs/starlight/types';
import { DEFAULT_LOCALE, type Hub } from '../hub/hub.ts';

const frame = (name: string) => `./src/components/frame/${name}.astro`;

/** What Starlight is told: languages from the content, every frame part replaced, search our own. */
export function starlightOptions(hub: Hub): StarlightUserConfig {
  const languages = hub.of('languages').map(({ data }) => data);
  return {
    title: hub.get('site', 'site')?.data.name ?? 'CoPPeR hub',
    defaultLocale: 'root',
    locales: Object.fromEntries(languages.map(({ tag, name, dir }) => [tag === DEFAULT_LOCALE ? 'root' : tag, { label: name, lang: tag, dir }])),
    components: {
      Banner: frame('Nothing'),
      ContentPanel: frame('Through'),
      DraftContentNotice: frame('Nothing'),
      FallbackContentNotice: frame('Nothing'),
      Footer: frame('Nothing'),
      Head: frame('Head'),
      Header: frame('Header'),
      Hero: frame('Nothing'),
      MarkdownContent: frame('Through'),
      PageFrame: frame('PageFrame'),
      PageSidebar: frame('Nothing'),
      PageTitle: frame('Nothing'),
      Sidebar: frame('Sidebar'),
      SkipLink: frame('SkipLink'),
      ThemeProvider: frame('ThemeProvider'),
      TwoColumnContent: frame('Through'),
    },
    disable404Route: true,
    expressiveCode: false,
    pagefind: false,
    markdown: { headingLinks: false },
    credits: false,
    lastUpdated: false,
    pagination: false,
    tableOfContents: false,
  };
}
