import type { APIRoute, GetStaticPaths } from 'astro';
import { DEFAULT_LOCALE } from '../../../../hub/hub.ts';
import { openHub } from '../../../../hub/open.ts';
import { placeOf } from '../../../../hub/place.ts';
import { qrFiles, qrSvg } from '../../../../outputs/short/qr.ts';

interface Props {
  address: string;
}

export const getStaticPaths = (() => {
  const hub = openHub();
  return qrFiles(hub, placeOf(hub)).map(({ locale, code, address }) => ({
    params: { locale: locale === DEFAULT_LOCALE ? undefined : locale, code },
    props: { address },
    cacheKey: address,
  }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<Props> = async ({ props }) => new Response(await qrSvg(props.address), { headers: { 'content-type': 'image/svg+xml' } });
