import { ruleGroup } from './rule.ts';

/** An address that was once published keeps working. */
export const addresses = ruleGroup('addresses', 'Addresses that last', {
  'lost-address': {
    title: 'An address that was ever published still leads somewhere',
    meaning:
      'People print addresses on paper, and put them into codes on walls. The list permalinks.txt remembers each one. When its page is moved or deleted, a redirect has to lead on.',
    file: 'permalinks.txt',
    shown: 'file',
    bad: '/glossary/agreement/',
    good: '/glossary/consent/',
  },
  'permalink-form': {
    title: 'The list of addresses holds one path a line',
    meaning:
      'The list is written by npm run permalinks. Each line is a path from its first slash to its last, without the name of the site. A line that starts with # is a remark.',
    file: 'permalinks.txt',
    shown: 'file',
    bad: 'https://hub.organisation.example/glossary/consent/',
    good: '/glossary/consent/',
  },
  'permalink-order': {
    title: 'The list of addresses is sorted, each once',
    meaning: 'A sorted list is easy to compare, and two people who add to it rarely disturb each other. The command npm run permalinks -- --append sorts it.',
    file: 'permalinks.txt',
    shown: 'file',
    bad: '/glossary/consent/\n/about/',
    good: '/about/\n/glossary/consent/',
    advice: true,
  },
  'redirect-target': {
    title: 'A redirect ends at a real page',
    meaning: 'A reader who follows an old address must arrive. The last address of a redirect, or of several in a row, has to be a page of the hub.',
    file: 'redirects.yaml',
    shown: 'file',
    bad: 'redirects:\n  - { from: /glossary/agreement/, to: /glossary/consnt/ }',
    good: 'redirects:\n  - { from: /glossary/agreement/, to: /glossary/consent/ }',
  },
  'redirect-loop': {
    title: 'Redirects do not go round in a circle',
    meaning: 'Two redirects that lead to each other never arrive. Browsers give up, and the reader sees an error. Let one of them lead to a page.',
    file: 'redirects.yaml',
    shown: 'file',
    bad: 'redirects:\n  - { from: /glossary/agreement/, to: /glossary/saying-yes/ }\n  - { from: /glossary/saying-yes/, to: /glossary/agreement/ }',
    good: 'redirects:\n  - { from: /glossary/agreement/, to: /glossary/saying-yes/ }\n  - { from: /glossary/saying-yes/, to: /glossary/consent/ }',
  },
  'redirect-shadow': {
    title: 'A redirect does not hide a page',
    meaning: 'Where a page stands, no redirect may start. Readers could not reach the page any more. To take a page out of use, retire it.',
    file: 'redirects.yaml',
    shown: 'file',
    bad: 'redirects:\n  - { from: /about/, to: /glossary/consent/ }',
    good: 'redirects:\n  - { from: /about-us/, to: /about/ }',
  },
  'redirect-twice': {
    title: 'An address is sent on once',
    meaning: 'A reader can go to one place only. When two lines start at the same address, nobody can tell which was meant. Keep one of them.',
    file: 'redirects.yaml',
    shown: 'file',
    bad: 'redirects:\n  - { from: /about-us/, to: /about/ }\n  - { from: /about-us/, to: /contact/ }',
    good: 'redirects:\n  - { from: /about-us/, to: /about/ }',
  },
  'redirect-language': {
    title: 'A redirect names no language',
    meaning: 'One redirect serves the page in every language. A language in the address would leave the others behind. Write the English path.',
    file: 'redirects.yaml',
    shown: 'file',
    bad: 'redirects:\n  - { from: /ps/about-us/, to: /about/ }',
    good: 'redirects:\n  - { from: /about-us/, to: /about/ }',
  },
});
