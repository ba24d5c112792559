import { ruleGroup } from './rule.ts';

const ABOUT = 'pages/about/index.mdx';

/** Links, references, pictures, and what must be different from page to page. */
export const links = ruleGroup('links', 'Links, pictures and addresses', {
  'vague-link': {
    title: 'The words of a link say where it leads',
    meaning:
      'People who listen to a page often go from link to link and hear only these words. “Here” and “more” tell them nothing. Name what the reader finds there.',
    file: ABOUT,
    shown: 'text',
    bad: 'To learn about consent, [click here](/glossary/consent/).',
    good: 'Learn [what consent means](/glossary/consent/).',
  },
  'no-such-page': {
    title: 'A link inside the hub leads to a page that is there',
    meaning:
      'A link to nothing wastes the time of everybody who follows it. Addresses start and end with a slash, and have no name of the site and no language. Links to other sites are not tried.',
    file: ABOUT,
    shown: 'text',
    bad: 'Learn [what consent means](/glosary/consent/).',
    good: 'Learn [what consent means](/glossary/consent/).',
  },
  'no-such-part': {
    title: 'The part that is named is there',
    meaning:
      'What follows the # in a link is the id of a part of that page. In a translation, the ids of parts and handouts are those of the English page. A wrong id would lead to the top of the page, or leave words untied to their English.',
    file: ABOUT,
    shown: 'text',
    bad: 'See [who takes part](/protocol/who-takes-part/#whom).',
    good: 'See [who takes part](/protocol/who-takes-part/#who).',
  },
  'link-to-planned': {
    title: 'No link leads to a lesson that is only planned',
    meaning:
      'A planned lesson has an outline and no page yet. Its module shows it in the list, so link to the module. In fields, such as the lessons of a route, a planned lesson may be named.',
    file: ABOUT,
    shown: 'text',
    bad: 'See [the next steps](/learn/starting-together/next-steps/).',
    good: 'See [how a group starts](/learn/starting-together/).',
  },
  'dangling-reference': {
    title: 'An id that is named belongs to a file that is there',
    meaning:
      'Fields, <Cite> and <Term> name other files by their ids. The id is the name of the file or folder, without its ending. A source that has no file yet needs one first, so that readers can look it up.',
    file: ABOUT,
    shown: 'text',
    bad: 'The plan is public.<Cite source="mahmod-2025-protocol" />',
    good: 'The plan is public.<Cite source="mahmood-2025-protocol" />',
  },
  'link-form': {
    title: 'A link is written so that it can be checked',
    meaning:
      'A link inside the hub starts with a slash, and a link to another site with https://. Both stand in round brackets behind the words of the link. An address that hangs on the page it stands on breaks when the page moves.',
    file: ABOUT,
    shown: 'text',
    bad: 'Learn [what consent means](glossary/consent/).',
    good: 'Learn [what consent means](/glossary/consent/).',
  },
  'unsafe-address': {
    title: 'An address is what it seems, and cannot harm',
    meaning:
      'Only https://, mailto: and addresses of the hub itself are opened. Others can run code, lead somewhere else than they seem to, or be changed on the way. Disguises are taken off before an address is judged. Old sources may keep http:// in their record.',
    file: ABOUT,
    shown: 'text',
    bad: '- [Open the form](javascript:alert(1))\n- [Read the report](http://www.example.org/report)\n- [Go to the hub](https://hub.organisation.example@www.example.org/)',
    good: '- [Read the report](https://www.example.org/report)\n- [Write to the hub](mailto:hub@organisation.example)',
  },
  'no-alt': {
    title: 'Every picture is described in words',
    meaning: 'People who cannot see a picture hear these words in its place. Say what it shows and why it is there, in one sentence. Every picture needs them.',
    file: ABOUT,
    shown: 'text',
    bad: '![](./map.png)',
    good: '![Two hands mark a map with dots](./map.png)',
  },
  'no-such-image': {
    title: 'A picture that is shown stands beside its page',
    meaning:
      'The picture lies in the same folder as the page that shows it. Check its name and its ending, letter by letter. A page that shows the picture of another page needs a copy of its own.',
    file: ABOUT,
    shown: 'text',
    bad: '![Two hands mark a map with dots](./mpa.png)',
    good: '![Two hands mark a map with dots](./map.png)',
  },
  'image-address': {
    title: 'The address of a picture is ./ and its name',
    meaning:
      'A picture from another site would tell that site who reads the page. It could also change or vanish without anybody here knowing. Put the picture beside the page, if its licence allows that, and name it there.',
    file: ABOUT,
    shown: 'text',
    bad: '![Two hands mark a map with dots](https://www.example.org/map.png)',
    good: '![Two hands mark a map with dots](./map.png)',
  },
  'image-reference': {
    title: 'The address of a picture stands right behind its words',
    meaning:
      'Markdown can keep the address of a picture at another place on the page. Then words and address drift apart, and the check would see only one of them. Links may still be written that way.',
    file: ABOUT,
    shown: 'text',
    bad: '![Two hands mark a map with dots][map]\n\n[map]: /about/',
    good: '![Two hands mark a map with dots](./map.png)',
  },
  'duplicate-address': {
    title: 'A page does not take the address of another part of the hub',
    meaning:
      'A page in content/pages/ stands at the root of the site, beside the sections and the languages. Two things cannot have one address. Give the folder of the page another name.',
    file: 'pages/about-news/index.mdx',
    shown: 'name',
    bad: 'content/pages/news/index.mdx',
    good: 'content/pages/about-news/index.mdx',
  },
  'duplicate-title': {
    title: 'No two pages have one title',
    meaning:
      'Readers and search engines tell pages apart by their titles. Two glossary files for one word would also explain it in two ways. Sources and routes are left out of this: their titles are given by others, or stand in one list.',
    file: 'pages/contact/index.mdx',
    shown: 'fields',
    bad: 'title: "About the hub"',
    good: 'title: "Contact"',
  },
  'duplicate-order': {
    title: 'No two have the same place in an order',
    meaning:
      'Steps of the protocol, modules and projects are numbered. Two with one number have no order between them. People who speak of “module 2” would mean different things.',
    file: 'training/asking-questions/module.yaml',
    shown: 'fields',
    bad: 'number: 1',
    good: 'number: 2',
  },
});
