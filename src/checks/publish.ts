import type { Hub } from '../hub/hub.ts';
import type { Problem } from '../hub/problem.ts';

/**
 * What must be known before the hub goes live; only `npm run check -- --publish` asks for it.
 *
 * @param day the day it is: built for an earlier one, the hub would show what has been taken back since.
 */
export function publish(hub: Hub, day = hub.today): Problem[] {
  const site = hub.get('site', 'site');
  if (!site) return [];
  const early: Problem[] =
    hub.today < day
      ? [
          {
            file: site.file,
            line: 1,
            column: 1,
            rule: 'publish',
            what: `The hub would be published as of ${hub.today}: what people have taken back since then would be shown.`,
            mend: 'Take HUB_TODAY out of the settings of whatever publishes.',
          },
        ]
      : [];
  const { address, repository, publisher, contacts } = site.data;
  const needed: [readonly string[], string, string, string][] = [
    [['address'], address, 'the address it is published at', 'address: https://hub.organisation.example/'],
    [['repository'], repository, 'the address of its repository', 'repository: https://github.com/organisation/hub'],
    [['publisher'], publisher, 'the organisation that publishes it and answers for it', 'publisher: "The full name of the organisation"'],
    [['contacts', 'correction'], contacts.correction, 'where a reader reports a mistake', 'correction: mailto:hub@organisation.example'],
    [
      ['contacts', 'accessibleFormats'],
      contacts.accessibleFormats,
      'where a reader asks for another format',
      'accessibleFormats: mailto:hub@organisation.example',
    ],
    [['contacts', 'withdrawal'], contacts.withdrawal, 'where a person withdraws consent', 'withdrawal: mailto:hub@organisation.example'],
  ];
  const unknown = needed
    .filter(([, value]) => value === 'unknown')
    .map(([path, , meaning, example]): Problem => ({
      file: site.file,
      ...site.at(path),
      rule: 'publish',
      field: path.join('.'),
      what: `The hub cannot be published while ${meaning} is unknown.`,
      mend: 'The organisation that publishes the hub fills this in.',
      example,
    }));
  return [...early, ...unknown];
}
