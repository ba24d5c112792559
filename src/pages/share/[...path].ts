import type { APIRoute, GetStaticPaths } from 'astro';
import { openHub } from '../../hub/open.ts';
import { pictureOf } from '../../outputs/share-image/kept.ts';
import { sharePictures, type SharePicture } from '../../outputs/share-image/pictures.ts';

/** A picture is made again when something on it changes; how it looks is code. */
export const getStaticPaths = (() =>
  Object.entries(sharePictures(openHub())).map(([id, picture]) => ({
    params: { path: `${id}.jpg` },
    props: { picture },
    cacheKey: JSON.stringify(picture),
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ picture: SharePicture }> = async ({ props: { picture } }) =>
  new Response(await pictureOf(picture), { headers: { 'content-type': 'image/jpeg' } });
