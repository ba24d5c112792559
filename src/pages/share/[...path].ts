import { OGImageRoute } from 'astro-og-canvas';
import { openHub } from '../../hub/open.ts';
import { sharePictures, styleOf } from '../../outputs/share-image/pictures.ts';

export const { getStaticPaths, GET } = await OGImageRoute({
  pages: sharePictures(openHub()),
  getSlug: (id) => `${id}.jpg`,
  getImageOptions: (_id, picture) => styleOf(picture),
});
