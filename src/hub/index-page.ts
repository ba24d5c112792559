import { fieldsSlug, type Address } from './addresses.ts';
import { DEFAULT_LOCALE, type Hub } from './hub.ts';
import { openPage, SECTION_WORDS, type PageContext } from './page-context.ts';
import { wordsOf } from './text.ts';
import { ruleAt, RULES } from '../rules/all.ts';
import { COLLECTIONS, COLLECTION_NAMES } from '../schemas/collections.ts';

const INTROS = {
  learn: 'learnIntro',
  teach: 'teachIntro',
  protocol: 'protocolIntro',
  'case-studies': 'caseStudiesIntro',
  guides: 'guidesIntro',
  news: 'newsIntro',
  glossary: 'glossaryIntro',
  sources: 'sourcesIntro',
  contribute: 'contributeIntro',
} as const;

/** A page whose words come from the interface, not from an entry: section indexes, search, fields, rules. */
export function openIndex(hub: Hub, address: Address, locale: string, base: string): PageContext {
  const say = wordsOf(hub, locale);
  const words = () => {
    if (address.kind === 'search') return { title: say('searchTitle'), description: say('searchHint') };
    if (address.kind === 'plan') return { title: say('plan.title'), description: say('plan.intro') };
    if (address.kind === 'codes') return { title: say('shortAddresses'), description: say('shortAddressesIntro') };
    if (address.kind === 'skills') return { title: say('skillsTitle'), description: say('skillsIntro') };
    if (address.kind === 'certificate') return { title: say('certificateTitle'), description: say('certificateIntro') };
    if (address.kind === 'fields') {
      const name = COLLECTION_NAMES.find((candidate) => address.path.endsWith(`/${fieldsSlug(candidate)}/`));
      return name && address.path !== '/contribute/fields/'
        ? { title: `Fields of a ${COLLECTIONS[name].one}`, description: COLLECTIONS[name].about }
        : {
            title: wordsOf(hub, DEFAULT_LOCALE)('fieldsTitle'),
            description: 'Every kind of file in the hub, with the meaning, type and an example of each field.',
          };
    }
    if (address.kind === 'rules') {
      const code = ruleAt(address.path);
      return code
        ? { title: RULES[code].title, description: `What the check of the hub means by “${code}”, with a bad and a good example.` }
        : {
            title: wordsOf(hub, DEFAULT_LOCALE)('rulesTitle'),
            description: 'Every rule that a file of the hub is held to: what it asks, why, and how to write it right.',
          };
    }
    if (address.kind === 'all') return { title: say('allCourse'), description: say('allCourseDescription') };
    const section = address.section ?? 'learn';
    return { title: say(SECTION_WORDS[section]), description: say(INTROS[section]) };
  };
  return openPage(hub, { ...address, locale, base, ...words() });
}
