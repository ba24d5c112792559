import { aimOf, CODES_PATH, codesIn, handoutsOf, posterPathOf, type Aim } from './codes.ts';
import { DEFAULT_LOCALE, type Hub, type LessonEntry } from './hub.ts';
import type { Entry } from './entry.ts';
import { RULE_CODES, rulePath, RULES_PATH } from '../rules/all.ts';
import { COLLECTION_NAMES } from '../schemas/collections.ts';

/** The sections of the site, in the order of the menu. Each has an index page. */
export const SECTIONS = ['learn', 'teach', 'protocol', 'case-studies', 'guides', 'news', 'glossary', 'sources', 'contribute'] as const;
export type SectionName = (typeof SECTIONS)[number];

/** What an address shows; the route of that name renders it. */
export type PageKind =
  | 'home'
  | 'index'
  | 'module'
  | 'lesson'
  | 'facilitator'
  | 'protocol'
  | 'case-study'
  | 'guide'
  | 'news'
  | 'term'
  | 'source'
  | 'page'
  | 'search'
  | 'fields'
  | 'rules'
  | 'cite'
  | 'slides'
  | 'run'
  | 'plan'
  | 'files'
  | 'handouts'
  | 'large-print'
  | 'codes'
  | 'poster'
  | 'skills'
  | 'certificate'
  | 'share'
  | 'all';

/**
 * Pages made of another page or of a lesson, in another form. They have no menu and no way on, are not
 * indexed and stay out of search: what they are made of is what people look for.
 */
export const SIDE: ReadonlySet<PageKind> = new Set<PageKind>([
  'cite',
  'slides',
  'run',
  'files',
  'handouts',
  'large-print',
  'codes',
  'poster',
  'skills',
  'certificate',
  'share',
  'all',
]);

export function isSide(kind: PageKind): boolean {
  return SIDE.has(kind);
}

/** A page of the site, in English; the same page exists below every other locale. */
export interface Address {
  /** The path below the base, with a slash at both ends. */
  path: string;
  kind: PageKind;
  section?: SectionName;
  entry?: Entry;
}

/**
 * The path of an entry, below the base and in English; undefined when it has no page of its own.
 * The one place where an address is made: everything that links, links through here.
 */
export function pathOf(entry: Pick<Entry, 'collection' | 'id'>, view: 'learner' | 'facilitator' = 'learner'): string | undefined {
  switch (entry.collection) {
    case 'lessons':
      return `/${view === 'facilitator' ? 'teach' : 'learn'}/${entry.id}/`;
    case 'modules':
      return `/learn/${entry.id}/`;
    case 'protocol':
      return `/protocol/${entry.id}/`;
    case 'caseStudies':
      return `/case-studies/${entry.id}/`;
    case 'guides':
      return `/guides/${entry.id}/`;
    case 'news':
      return `/news/${entry.id}/`;
    case 'glossary':
      return `/glossary/${entry.id}/`;
    case 'sources':
      return `/sources/${entry.id}/`;
    case 'pages':
      return entry.id === 'home' ? '/' : `/${entry.id}/`;
    default:
      return undefined;
  }
}

/** Where it is said how to cite an entry: one page for both views of a lesson. A source says so on its own page. */
export function citePathOf(entry: Pick<Entry, 'collection' | 'id'>): string | undefined {
  const path = pathOf(entry);
  return path && entry.collection !== 'sources' ? `${path}cite/` : undefined;
}

/** Where a lesson is shared from. */
export function sharePathOf(lesson: Pick<Entry<'lessons'>, 'id'>): string {
  return `/learn/${lesson.id}/share/`;
}

/** Where a module, or without one the whole course, is read on one page. */
export function allPathOf(module?: Pick<Entry<'modules'>, 'id'>): string {
  return module ? `/learn/${module.id}/all/` : '/learn/all/';
}

/** Whether a module has a lesson to read, and so a page that holds all of it. */
export function hasWritten(hub: Hub, module: Entry<'modules'>): boolean {
  return module.data.lessons.some((id) => hub.get('lessons', id)?.data.status === 'written');
}

/** More lessons than this are no page to print, and weigh tens of megabytes: each module then has such a page, the course has none. */
const MOST_ON_ONE_PAGE = 120;

/** Whether the whole course is read on one page. */
export function hasWholeCourse(hub: Hub): boolean {
  const written = hub.lessonsInOrder.filter(({ data }) => data.status === 'written').length;
  return written > 0 && written <= MOST_ON_ONE_PAGE;
}

/** Where a written lesson is shown slide by slide. */
export function slidesPathOf(lesson: Pick<Entry, 'id'>): string {
  return `/teach/${lesson.id}/slides/`;
}

/** The run sheet of a written lesson, below its facilitator's page. */
export function runSheetPathOf(lesson: Pick<Entry, 'id'>): string {
  return `/teach/${lesson.id}/run/`;
}

/** Where the session builder stands, below the base and in English. */
export const PLAN_PATH = '/teach/plan/';

/**
 * Where the files of a lesson are listed. Not among the addresses below: the page is there only in a site that
 * has the files (`npm run kit`), and lists what depends on the build.
 */
export function filesPathOf(lesson: Pick<Entry, 'collection' | 'id'>): string {
  return `${pathOf(lesson) ?? '/'}files/`;
}

/** The page with the parts of a lesson that learners keep; undefined when it has none. */
export function handoutsPathOf(lesson: LessonEntry, edition: 'usual' | 'large' = 'usual'): string | undefined {
  const path = pathOf(lesson);
  return path && handoutsOf(lesson).length > 0 ? `${path}handouts/${edition === 'large' ? 'large/' : ''}` : undefined;
}

/** The part of the list of lessons that shows a route: routes have no page of their own. */
export function routeAnchor(id: string): string {
  return `route-${id}`;
}

/** Where a short address leads, below the base and in English. */
export function aimPathOf(aim: Aim): string {
  if (aim.kind === 'route') return `/learn/#${routeAnchor(aim.entry.id)}`;
  if (aim.kind === 'handout') return `${handoutsPathOf(aim.entry) ?? '/'}#${aim.handout}`;
  return pathOf(aim.entry) ?? '/';
}

/** Where learners tick what they can do, and where trainers print what a group took part in. */
export const SKILLS_PATH = '/learn/skills/';
export const CERTIFICATE_PATH = '/teach/certificate/';

/** Every page of the site, in reading order within each section. */
export function addressesOf(hub: Hub): Address[] {
  const found: Address[] = [];
  const add = (kind: PageKind, section: SectionName | undefined, entry: Entry, view?: 'facilitator') => {
    const path = pathOf(entry, view);
    if (path) found.push({ path, kind, entry, ...(section ? { section } : {}) });
  };
  for (const entry of hub.of('pages')) add(entry.id === 'home' ? 'home' : 'page', undefined, entry);
  for (const section of SECTIONS) found.push({ path: `/${section}/`, kind: 'index', section });
  for (const entry of hub.modules) add('module', 'learn', entry);
  for (const lesson of hub.lessonsInOrder) {
    if (lesson.data.status !== 'written') continue;
    add('lesson', 'learn', lesson);
    add('facilitator', 'teach', lesson, 'facilitator');
  }
  for (const entry of protocolInOrder(hub)) add('protocol', 'protocol', entry);
  for (const entry of caseStudiesInOrder(hub)) add('case-study', 'case-studies', entry);
  for (const entry of hub.of('guides')) add('guide', 'guides', entry);
  for (const entry of newsInOrder(hub)) add('news', 'news', entry);
  for (const entry of hub.of('glossary')) add('term', 'glossary', entry);
  for (const entry of hub.of('sources')) add('source', 'sources', entry);
  for (const { entry, section, kind } of [...found]) {
    const path = entry && kind !== 'facilitator' ? citePathOf(entry) : undefined;
    if (entry && path) found.push({ path, kind: 'cite', entry, ...(section ? { section } : {}) });
  }
  for (const entry of hub.modules.filter((module) => hasWritten(hub, module))) found.push({ path: allPathOf(entry), kind: 'all', section: 'learn', entry });
  if (hasWholeCourse(hub)) found.push({ path: allPathOf(), kind: 'all', section: 'learn' });
  for (const entry of hub.lessonsInOrder) {
    if (entry.data.status !== 'written') continue;
    found.push({ path: runSheetPathOf(entry), kind: 'run', section: 'teach', entry });
    found.push({ path: slidesPathOf(entry), kind: 'slides', section: 'teach', entry });
    found.push({ path: sharePathOf(entry), kind: 'share', section: 'learn', entry });
    const usual = handoutsPathOf(entry);
    const large = handoutsPathOf(entry, 'large');
    if (usual) found.push({ path: usual, kind: 'handouts', section: 'learn', entry });
    if (large) found.push({ path: large, kind: 'large-print', section: 'learn', entry });
  }
  const codes = codesIn(hub);
  if (codes.length > 0) found.push({ path: CODES_PATH, kind: 'codes' });
  for (const { code, to } of codes) {
    const aim = aimOf(hub, to);
    if (aim) found.push({ path: posterPathOf(code), kind: 'poster', entry: aim.entry });
  }
  found.push({ path: SKILLS_PATH, kind: 'skills', section: 'learn' });
  found.push({ path: CERTIFICATE_PATH, kind: 'certificate', section: 'teach' });
  found.push({ path: '/search/', kind: 'search' });
  found.push({ path: PLAN_PATH, kind: 'plan', section: 'teach' });
  found.push({ path: '/contribute/fields/', kind: 'fields', section: 'contribute' });
  for (const name of COLLECTION_NAMES) found.push({ path: `/contribute/fields/${fieldsSlug(name)}/`, kind: 'fields', section: 'contribute' });
  for (const path of [RULES_PATH, ...RULE_CODES.map(rulePath)]) found.push({ path, kind: 'rules', section: 'contribute' });
  return found;
}

/**
 * The languages in which the content of a page exists: English, and those it is translated into. A page
 * made of interface words alone exists in all of them; the references of fields and rules are in English.
 */
export function localesOf(hub: Hub, { kind, entry }: Pick<Address, 'kind' | 'entry'>): string[] {
  return hub.locales.filter(
    (locale) =>
      locale === DEFAULT_LOCALE || (entry ? hub.translation(entry.collection, entry.id, locale) !== undefined : kind !== 'fields' && kind !== 'rules'),
  );
}

export function fieldsSlug(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

export function protocolInOrder(hub: Hub) {
  return [...hub.of('protocol')].sort((a, b) => a.data.order - b.data.order);
}

/** The four projects by number, then the communities by title. */
export function caseStudiesInOrder(hub: Hub) {
  return [...hub.of('caseStudies')].sort((a, b) => {
    if (a.data.kind === 'project' && b.data.kind === 'project') return a.data.number - b.data.number;
    if (a.data.kind !== b.data.kind) return a.data.kind === 'project' ? -1 : 1;
    return a.data.title.localeCompare(b.data.title, 'en');
  });
}

/** News, what happened last first; items of the same date by title. */
export function newsInOrder(hub: Hub) {
  return [...hub.of('news')].sort((a, b) => b.data.date.localeCompare(a.data.date, 'en') || a.data.title.localeCompare(b.data.title, 'en'));
}

/** Puts a path below the base and the locale. `/learn/` in Urdu under `/hub` is `/hub/ur/learn/`. */
export function hrefOf(path: string, locale: string, base = '/'): string {
  const root = base.endsWith('/') ? base.slice(0, -1) : base;
  return `${root}${locale === DEFAULT_LOCALE ? '' : `/${locale}`}${path}`;
}
