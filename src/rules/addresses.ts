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
  'code-form': {
    title: 'A short address is made of signs that nobody mixes up',
    meaning:
      'People type it from paper, and say it aloud. It has four or five signs: a letter, then letters and digits. Vowels and look-alikes such as 0, 1 and l are left out. The command npm run codes makes them.',
    file: 'codes.yaml',
    shown: 'file',
    bad: 'codes:\n  - { code: who1, to: lessons/starting-together/who-we-are }\n  - { code: t4kr, to: routes/taster }',
    good: 'codes:\n  - { code: k7m3, to: lessons/starting-together/who-we-are }\n  - { code: t4kr, to: routes/taster }',
  },
  'code-clash': {
    title: 'A short address leads to one place, and a place has one',
    meaning: 'Once printed, a code is never given to anything else. When two branches gave out the same code, keep the one that was printed first.',
    file: 'codes.yaml',
    shown: 'file',
    bad: 'codes:\n  - { code: k7m3, to: lessons/starting-together/who-we-are }\n  - { code: k7m3, to: routes/taster }',
    good: 'codes:\n  - { code: k7m3, to: lessons/starting-together/who-we-are }\n  - { code: t4kr, to: routes/taster }',
  },
  'code-target': {
    title: 'A short address leads to a lesson, a handout or a route',
    meaning:
      'Somebody scans the code on a wall and must arrive. When a lesson moves, write its new name behind its code. When it is gone, set the line to retired: the code then says so, and nothing else gets it.',
    file: 'codes.yaml',
    shown: 'file',
    bad: 'codes:\n  - { code: k7m3, to: lessons/starting-together/who-are-we }\n  - { code: m8pd, to: lessons/starting-together/who-we-are }\n  - { code: t4kr, to: routes/taster }',
    good: 'codes:\n  - { code: k7m3, to: lessons/starting-together/who-are-we, retired: true }\n  - { code: m8pd, to: lessons/starting-together/who-we-are }\n  - { code: t4kr, to: routes/taster }',
  },
  'code-missing': {
    title: 'Every written lesson, handout and route has a short address',
    meaning: 'It stands at the foot of each printed sheet. The command npm run codes gives one to everything that has none, and changes no other.',
    file: 'codes.yaml',
    shown: 'file',
    bad: 'codes:\n  - { code: k7m3, to: lessons/starting-together/who-we-are }',
    good: 'codes:\n  - { code: k7m3, to: lessons/starting-together/who-we-are }\n  - { code: t4kr, to: routes/taster }',
    advice: true,
  },
});
