import { basename } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import starlight from '@astrojs/starlight';
import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import { defineConfig } from 'astro/config';
import { PARSER_FEATURES } from './src/hub/body.ts';
import { openHub } from './src/hub/open.ts';
import { placeOf } from './src/hub/place.ts';
import { hubContent } from './src/integrations/content.ts';
import { formSizes } from './src/integrations/form-sizes.ts';
import { lessonKit } from './src/integrations/kit.ts';
import { leanFrame } from './src/integrations/lean-frame.ts';
import { offlineCopies } from './src/integrations/offline.ts';
import { pagePictures } from './src/integrations/pictures.ts';
import { contentPolicy } from './src/integrations/policy.ts';
import { redirects } from './src/integrations/redirects.ts';
import { searchIndex } from './src/integrations/search-index.ts';
import { hubSitemap } from './src/integrations/sitemap.ts';
import { sharePicturesAhead } from './src/integrations/share-pictures.ts';
import { starlightOptions } from './src/integrations/starlight-options.ts';

// Node lets its memory grow to three times what is needed before it looks for what can go. A large hub is built in
// half of that, for a tenth more time of the processor.
setFlagsFromString('--heap-growing-percent=30');

const hub = openHub();
const place = placeOf(hub);
/**
 * The script of every page stands inside it, and so does that of slides, which are shown another way from the first paint.
 * Others are files: each that stands inside takes room in the policy of all pages.
 */
const inlined = (file: string) => (/\.js$/.test(file) && !/^SiteFooter|^Slides/.test(basename(file)) ? false : undefined);

export default defineConfig({
  site: place.origin,
  base: place.base,
  trailingSlash: 'always',
  outDir: process.env.HUB_OUT ?? './dist',
  cacheDir: process.env.HUB_CACHE ?? './.cache/astro',
  build: { inlineStylesheets: 'always', concurrency: 2 },
  prefetch: false,
  // Output of a page is kept under a key of what it was made from (`hub/page-key.ts`).
  experimental: { incrementalBuild: true },
  devToolbar: { enabled: false },
  markdown: { processor: satteri({ features: PARSER_FEATURES }), syntaxHighlight: false },
  vite: { worker: { format: 'es' }, build: { assetsInlineLimit: inlined } },
  // Order matters: content is checked before anything reads it; pages get their policy when they are whole, and are then weighed; the index is made of finished pages.
  integrations: [
    hubContent(),
    pagePictures(),
    sharePicturesAhead(hub),
    starlight(starlightOptions(hub)),
    mdx(),
    hubSitemap(hub, place),
    leanFrame(),
    offlineCopies(),
    contentPolicy(hub, place),
    formSizes(hub, place),
    searchIndex(),
    redirects(hub, place),
    await lessonKit(),
  ],
});
