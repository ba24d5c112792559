import { z } from 'astro/zod';
import { pagePath, words } from './fields.ts';

/** `content/redirects.yaml`: pages that have moved, so that their old addresses still lead somewhere. */
export const redirects = z.strictObject({
  redirects: z
    .array(
      z.strictObject({
        from: pagePath('The old address, without the name of the site and the language. It serves every language.', '/guides/for-funders/'),
        to: pagePath('The address where the page is now, or the page that says the same.', '/guides/funders/'),
        why: words('Why the page moved, for those who look after the hub.', 'The guide got a shorter name.', 200).optional(),
      }),
    )
    .meta({
      description: 'Pages that have moved. Take none out: somebody may have printed the old address.',
      example: '[{ from: /old-name/, to: /new-name/ }]',
    })
    .optional(),
});
