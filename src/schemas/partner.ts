import { z } from 'astro/zod';
import { flag, label, oneOf, orUnknown, refs, words } from './fields.ts';

/** `content/partners`: an organisation, or the empty place of one that the sources do not name. */
export const partner = z.strictObject({
  name: orUnknown(label('The name of the organisation, only if a source gives it.', 'Abilities Together')),
  role: oneOf(['community-organisation', 'research-organisation'], 'What it is in the project.', 'community-organisation'),
  about: words('What is known of it, each fact from a source.', 'Named as a community partner on the grant page.', 700),
  sources: refs('sources', 'Where it is said.', '[nihr-2023-copper-grant]'),
  named: flag('false for an empty place that the partner may fill with its own name.'),
  who: words('Who could fill the place.', 'the organisation itself', 200).optional(),
  how: words('How they could fill it.', 'with a pull request to this file', 500).optional(),
});
