import { z } from 'astro/zod';
import { integer, words } from './fields.ts';
import { pageFields } from './page.ts';

/** `content/protocol`: the published protocol in plain words, one step a folder. */
export const protocolStep = z.strictObject({
  ...pageFields,
  order: integer('The place of this step in the reading order.', '3', { max: 99 }),
  short: words('Three to six words for lists and menus.', 'Who takes part', 60),
});
