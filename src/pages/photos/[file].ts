import type { APIRoute, GetStaticPaths } from 'astro';
import { filesShown } from '../../consent/shown.ts';
import { openHub } from '../../hub/open.ts';
import { photoAddress, photoBytes, photoOf, type Photo } from '../../outputs/consented/photo.ts';

interface Props {
  path: string;
  photo: Photo;
  width: number;
}

export const getStaticPaths = (async () => {
  const photos = await Promise.all(filesShown(openHub(), 'Photo').map(async (path) => ({ path, photo: await photoOf(path) })));
  const byAddress = new Map(
    photos.flatMap(({ path, photo }) => photo.widths.map((width) => [photoAddress(photo, width).replace('photos/', ''), { path, photo, width }] as const)),
  );
  return [...byAddress].map(([file, props]) => ({ params: { file }, props }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<Props> = async ({ props }) =>
  new Response(await photoBytes(props.path, props.photo, props.width), { headers: { 'content-type': 'image/webp' } });
