import { openHub } from '../hub/open.ts';
import { placeOf } from '../hub/place.ts';

export function GET() {
  const hub = openHub();
  const { base } = placeOf(hub);
  const site = hub.get('site', 'site')?.data;
  return new Response(
    JSON.stringify({
      name: site?.name,
      short_name: site?.name,
      description: site?.tagline,
      lang: 'en',
      start_url: base,
      scope: base,
      display: 'minimal-ui',
      background_color: '#fbf7f0',
      theme_color: '#0b4f49',
      icons: [{ src: `${base}favicon.svg`, sizes: 'any', type: 'image/svg+xml' }],
    }),
    { headers: { 'content-type': 'application/manifest+json' } },
  );
}
