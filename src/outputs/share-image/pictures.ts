import type { OGImageOptions } from 'astro-og-canvas';
import { DEFAULT_LOCALE, type Hub } from '../../hub/hub.ts';
import { isSide } from '../../hub/addresses.ts';
import { addresses, dirOf, SECTION_WORDS, wordsOfEntry } from '../../hub/page-context.ts';
import { wordsOf } from '../../hub/text.ts';
import { shareImageId } from './address.ts';

export interface SharePicture {
  title: string;
  description: string;
  dir: 'ltr' | 'rtl';
}

/** One picture for each page in each language it exists in, by the picture's id. */
export function sharePictures(hub: Hub): Record<string, SharePicture> {
  const pictures: Record<string, SharePicture> = {};
  for (const locale of hub.locales) {
    const say = wordsOf(hub, locale);
    const site = hub.get('site', 'site')?.data;
    const publisher = site && site.publisher !== 'unknown' ? say('publishedBy', { name: site.publisher }) : say('notAdopted');
    const foot = [site?.name, publisher].join(' · ');
    for (const { kind, path, entry, section } of addresses(hub)) {
      if (locale !== DEFAULT_LOCALE && entry && !hub.translation(entry.collection, entry.id, locale)) continue;
      const id = shareImageId(kind, path, locale);
      if (pictures[id] || kind === 'source' || kind === 'fields' || kind === 'rules' || kind === 'facilitator' || isSide(kind)) continue;
      const title = entry
        ? wordsOfEntry(hub, entry, locale).title
        : kind === 'search'
          ? say('searchTitle')
          : kind === 'plan'
            ? say('plan.title')
            : section
              ? say(SECTION_WORDS[section])
              : '';
      pictures[id] = { title, description: foot, dir: dirOf(hub, locale) };
    }
  }
  return pictures;
}

const FONTS = './node_modules/@fontsource';

/** The look of a share picture: the page's title in its own language and direction, on plain colour. */
export function styleOf({ title, description, dir }: SharePicture): OGImageOptions {
  return {
    // Kept by `kept.ts`, which need not load what draws to know a picture.
    cacheDir: false,
    // Made in under half the time of a PNG of the same size in bytes.
    format: 'JPEG',
    quality: 82,
    title,
    description,
    dir,
    bgGradient: [[11, 79, 73]],
    border: { color: [226, 160, 78], width: 28, side: 'inline-start' },
    padding: 72,
    fonts: [
      `${FONTS}/noto-sans/files/noto-sans-latin-400-normal.woff2`,
      `${FONTS}/noto-sans/files/noto-sans-latin-700-normal.woff2`,
      `${FONTS}/noto-naskh-arabic/files/noto-naskh-arabic-arabic-400-normal.woff2`,
      `${FONTS}/noto-naskh-arabic/files/noto-naskh-arabic-arabic-700-normal.woff2`,
    ],
    font: {
      title: { families: ['Noto Sans', 'Noto Naskh Arabic'], weight: 'Bold', size: 62, color: [251, 247, 240], lineHeight: 1.3 },
      description: { families: ['Noto Sans', 'Noto Naskh Arabic'], size: 28, color: [231, 216, 190], lineHeight: 1.5 },
    },
  };
}
