import { openHub } from '../hub/open.ts';
import { placeOf } from '../hub/place.ts';
import { robotsOf } from '../outputs/sitemap/sitemap.ts';

export const GET = () => new Response(robotsOf(placeOf(openHub())));
