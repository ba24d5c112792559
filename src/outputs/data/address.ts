import { z } from 'astro/zod';
import { hrefOf } from '../../hub/addresses.ts';
import { DEFAULT_LOCALE } from '../../hub/hub.ts';
import type { Place } from '../../hub/place.ts';

/** Where something stands. The whole address is there only where the hub’s own is known. */
export const where = z.strictObject({
  path: z.string().regex(/^\//).meta({ description: 'The path below the address of the hub.' }),
  url: z.url().optional().meta({ description: 'The whole address; absent while the hub has none.' }),
});
export type Where = z.output<typeof where>;

/** Where a path of the hub, given in English, stands in a language. */
export function whereIs(path: string, place: Place, locale = DEFAULT_LOCALE): Where {
  return { path: hrefOf(path, locale), ...(place.known ? { url: `${place.origin}${hrefOf(path, locale, place.base)}` } : {}) };
}
