import { ruleGroup } from './rule.ts';

/** What must be known before the hub goes live. */
export const publish = ruleGroup('publish', 'Before the hub goes live', {
  publish: {
    title: 'A published hub says where it is, who answers for it, and how to reach them',
    meaning:
      'Readers need to know who publishes what they read, and where to report a mistake or take back consent. Only npm run check -- --publish asks for it. Until then each of these may be unknown, and pages say so.',
    file: 'site.yaml',
    shown: 'fields',
    bad: 'address: unknown\nrepository: unknown\npublisher: unknown\ncontacts: { correction: unknown, accessibleFormats: unknown, withdrawal: unknown }',
    good: 'address: https://hub.organisation.example/\nrepository: https://github.com/organisation/hub\npublisher: "The full name of the organisation"\ncontacts:\n  correction: mailto:hub@organisation.example\n  accessibleFormats: mailto:hub@organisation.example\n  withdrawal: mailto:hub@organisation.example',
  },
});
