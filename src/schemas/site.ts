import { z } from 'astro/zod';
import { label, link, orUnknown, words } from './fields.ts';

const address = (description: string, example: string) => orUnknown(link(`${description} It starts with https://.`, example));
const contact = (description: string) =>
  orUnknown(link(`${description} It starts with https:// or mailto:.`, 'mailto:hub@organisation.example', { mail: true }));

/** `content/site.yaml`: what must be known before the hub is published. */
export const site = z.strictObject({
  name: words('The name of the hub.', 'CoPPeR hub', 60),
  tagline: words('What the hub is, in one sentence.', 'How to do research with people, not to them', 160),
  address: address('The address the hub is published at, with its path if it has one.', 'https://hub.organisation.example/'),
  repository: address('The address of the repository where pages are edited.', 'https://github.com/organisation/hub'),
  publisher: orUnknown(label('The organisation that publishes the hub and answers for it.', 'The organisation’s full name')),
  contacts: z
    .strictObject({
      correction: contact('Where a reader reports a mistake.'),
      accessibleFormats: contact('Where a reader asks for another format.'),
      withdrawal: contact('Where a person withdraws consent.'),
    })
    .meta({ description: 'Contacts. Each is an address or unknown.', example: '{ correction: unknown, accessibleFormats: unknown, withdrawal: unknown }' }),
});
