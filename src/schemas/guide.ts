import { z } from 'astro/zod';
import { oneOf, words } from './fields.ts';
import { pageFields } from './page.ts';
import { AUDIENCES } from './vocabulary.ts';

/** `content/guides`: guidance for one audience. */
export const guide = z.strictObject({
  ...pageFields,
  for: oneOf(AUDIENCES, 'The one audience that the guide speaks to.', 'funders'),
  short: words('Two to five words for lists and menus.', 'For funders', 60),
});
