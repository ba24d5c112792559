import type { GetStaticPaths } from 'astro';
import { OGImageRoute } from 'astro-og-canvas';
import { openHub } from '../../hub/open.ts';
import { sharePictures, styleOf } from '../../outputs/share-image/pictures.ts';

const pictures = await OGImageRoute({
  pages: sharePictures(openHub()),
  getSlug: (id) => `${id}.jpg`,
  getImageOptions: (_id, picture) => styleOf(picture),
});

/** A picture is made again when something on it changes, or how it looks. */
export const getStaticPaths: GetStaticPaths = async (options) =>
  (await pictures.getStaticPaths(options)).map((path) => ({ ...path, cacheKey: JSON.stringify(path.props) }));
export const { GET } = pictures;
