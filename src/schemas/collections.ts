import type { z } from 'astro/zod';
import type { CollectionName } from './fields.ts';
import { caseStudy } from './case-study.ts';
import { codes } from './codes.ts';
import { consent, CONSENT_ID } from './consent.ts';
import { glossaryTerm } from './glossary-term.ts';
import { guide } from './guide.ts';
import { language } from './language.ts';
import { lesson } from './lesson.ts';
import { module } from './module.ts';
import { news } from './news.ts';
import { page } from './page.ts';
import { partner } from './partner.ts';
import { protocolStep } from './protocol-step.ts';
import { redirects } from './redirects.ts';
import { route } from './route.ts';
import { site } from './site.ts';
import { source } from './source.ts';

/** Where a collection lives, what its files look like, and what one entry is called. */
export interface CollectionRule<Schema extends z.ZodType = z.ZodType> {
  /** What one entry is called, in the words of the hub. */
  one: string;
  about: string;
  /** Matches a path below `content/`; the first group is the id, the second the locale (absent: English). */
  path: RegExp;
  /** A path for examples. */
  examplePath: string;
  format: 'mdx' | 'yaml';
  /** Whether a translation may stand beside an entry. */
  translated: boolean;
  schema: Schema;
}

const LOCALE = '(?:\\.([a-z]{2,3}(?:-[A-Za-z0-9]+)*))?';
const mdx = (folder: string, depth = 1) => new RegExp(`^${folder}/(${Array(depth).fill('[^/]+').join('/')})/index${LOCALE}\\.mdx$`);
const yaml = (folder: string) => new RegExp(`^${folder}/([^/.]+)${LOCALE}\\.yaml$`);

export const COLLECTIONS = {
  protocol: {
    one: 'protocol step',
    about: 'The published protocol in plain words, one step a folder.',
    path: mdx('protocol'),
    examplePath: 'protocol/who-takes-part/index.mdx',
    format: 'mdx',
    translated: true,
    schema: protocolStep,
  },
  modules: {
    one: 'module',
    about: 'A module of the course: its purpose, and the order of its lessons.',
    path: new RegExp(`^training/(?!routes/)([^/]+)/module${LOCALE}\\.yaml$`),
    examplePath: 'training/starting-together/module.yaml',
    format: 'yaml',
    translated: true,
    schema: module,
  },
  lessons: {
    one: 'lesson',
    about: 'A lesson: what learners can do afterwards in the front matter, and the activities below it.',
    path: mdx('training', 2),
    examplePath: 'training/starting-together/who-we-are/index.mdx',
    format: 'mdx',
    translated: true,
    schema: lesson,
  },
  routes: {
    one: 'route',
    about: 'A ready-made path through the lessons.',
    path: yaml('training/routes'),
    examplePath: 'training/routes/taster.yaml',
    format: 'yaml',
    translated: true,
    schema: route,
  },
  caseStudies: {
    one: 'case study',
    about: 'One of the four partner projects, or what is known about working with a community.',
    path: mdx('case-studies'),
    examplePath: 'case-studies/project-1/index.mdx',
    format: 'mdx',
    translated: true,
    schema: caseStudy,
  },
  guides: {
    one: 'guide',
    about: 'Guidance for one audience.',
    path: mdx('guides'),
    examplePath: 'guides/funders/index.mdx',
    format: 'mdx',
    translated: true,
    schema: guide,
  },
  news: {
    one: 'news item',
    about: 'News, events and publications, each with its source.',
    path: mdx('news'),
    examplePath: 'news/2025-04-02-protocol-published/index.mdx',
    format: 'mdx',
    translated: true,
    schema: news,
  },
  pages: {
    one: 'page',
    about: 'The standing pages: home, about, accessibility, privacy, contact, reuse.',
    path: mdx('pages'),
    examplePath: 'pages/about/index.mdx',
    format: 'mdx',
    translated: true,
    schema: page,
  },
  glossary: {
    one: 'glossary term',
    about: 'One word a file, explained in place wherever a page uses it.',
    path: yaml('glossary'),
    examplePath: 'glossary/co-production.yaml',
    format: 'yaml',
    translated: true,
    schema: glossaryTerm,
  },
  sources: {
    one: 'source',
    about: 'A source, in CSL’s names, with its licence and how it was seen.',
    path: yaml('sources'),
    examplePath: 'sources/mahmood-2025-protocol.yaml',
    format: 'yaml',
    translated: false,
    schema: source,
  },
  consents: {
    one: 'consent record',
    about: 'What a person has agreed to: for which uses, until when, and which role keeps the paper. It holds nothing about the person.',
    path: new RegExp(`^consents/(${CONSENT_ID})\\.yaml$`),
    examplePath: 'consents/c-4f7k2m.yaml',
    format: 'yaml',
    translated: false,
    schema: consent,
  },
  partners: {
    one: 'partner',
    about: 'An organisation of the project, or the empty place of one that the sources do not name.',
    path: yaml('partners'),
    examplePath: 'partners/abilities-together.yaml',
    format: 'yaml',
    translated: false,
    schema: partner,
  },
  languages: {
    one: 'language',
    about: 'A language: its name, direction, fonts and interface words.',
    path: /^languages\/([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\.yaml$/,
    examplePath: 'languages/ur.yaml',
    format: 'yaml',
    translated: false,
    schema: language,
  },
  site: {
    one: 'site',
    about: 'What must be known before the hub is published: address, repository, publisher, contacts.',
    path: /^(site)\.yaml$/,
    examplePath: 'site.yaml',
    format: 'yaml',
    translated: false,
    schema: site,
  },
  redirects: {
    one: 'list of redirects',
    about: 'Pages that have moved: the old address of each, and the new one.',
    path: /^(redirects)\.yaml$/,
    examplePath: 'redirects.yaml',
    format: 'yaml',
    translated: false,
    schema: redirects,
  },
  codes: {
    one: 'list of short addresses',
    about: 'The short addresses that are printed under codes to scan: one for each lesson, handout and route.',
    path: /^(codes)\.yaml$/,
    examplePath: 'codes.yaml',
    format: 'yaml',
    translated: false,
    schema: codes,
  },
} satisfies Record<CollectionName, CollectionRule>;

/** The data of one entry of a collection, as its schema gives it. */
export type DataOf<Name extends CollectionName> = z.output<(typeof COLLECTIONS)[Name]['schema']>;

export const COLLECTION_NAMES = Object.keys(COLLECTIONS) as CollectionName[];
