import type { APIRoute, GetStaticPaths } from 'astro';
import { filesShown } from '../../consent/shown.ts';
import { openHub } from '../../hub/open.ts';
import { soundAddress, soundBytes } from '../../outputs/consented/sound.ts';

export const getStaticPaths = (() => {
  const byAddress = new Map(filesShown(openHub(), 'Voice').map((path) => [soundAddress(path).replace('sounds/', ''), path]));
  return [...byAddress].map(([file, path]) => ({ params: { file }, props: { path } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ path: string }> = ({ props }) => new Response(soundBytes(props.path), { headers: { 'content-type': 'audio/mpeg' } });
