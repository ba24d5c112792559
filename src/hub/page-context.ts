import { addressesOf, hrefOf, isSide, localesOf, pathOf, type Address, type PageKind, type SectionName } from './addresses.ts';
import { allows, usesOn } from '../consent/state.ts';
import type { Body, ConsentedUse } from './body.ts';
import { aimOf, aimTitle, CODES_PATH, codesIn, posterPathOf } from './codes.ts';
import type { Entry, Translation } from './entry.ts';
import { DEFAULT_LOCALE, numberOf, type Hub } from './hub.ts';
import { RULES_PATH } from '../rules/all.ts';
import { isInUse } from './retired.ts';
import { wordsOf, type Say } from './text.ts';
import { bodyIn, inLocale, stateOf } from './translations.ts';

export interface NavLink {
  href: string;
  text: string;
  current: boolean;
  /** The language of the text, where it is not the page's. */
  lang?: string;
}

/** Everything that the components of one page ask. Made once by its route; components only read it. */
export interface PageContext {
  hub: Hub;
  locale: string;
  dir: 'ltr' | 'rtl';
  /** Interface words in the page's language: the frame around the content. */
  say: Say;
  /** Interface words in the language of the content, for labels among its words. */
  tell: Say;
  kind: PageKind;
  section?: SectionName;
  /** The path in English, below the base. */
  path: string;
  entry?: Entry;
  translation?: Translation;
  view: 'learner' | 'facilitator';
  /** The language the content is shown in: English where there is no translation. */
  contentLocale: string;
  contentDir: 'ltr' | 'rtl';
  isFallback: boolean;
  title: string;
  description: string;
  body?: Body;
  /** Sources in the order they are first cited on this page: their numbers are their places. */
  notes: readonly string[];
  /** Where in a source, as this page says, in the language of its content. */
  places: ReadonlyMap<string, readonly string[]>;
  /** Glossary terms explained on this page. */
  terms: readonly string[];
  /** Parts whose English has changed since they were translated. */
  stale: ReadonlySet<string>;
  /** Parts that the translation does not have. */
  missing: readonly string[];
  /** Locales in which the content of this page exists. */
  existsIn: readonly string[];
  breadcrumbs: readonly NavLink[];
  sectionNav: readonly NavLink[];
  previous?: NavLink;
  next?: NavLink;
  /** A link to a path of the hub, in the page's language and below the base. */
  href(path: string, locale?: string): string;
}

export interface PageRequest {
  kind: PageKind;
  path: string;
  locale: string;
  base: string;
  section?: SectionName;
  entry?: Entry;
  /** For pages that no entry gives their words: index pages, search. */
  title?: string;
  description?: string;
}

/** Gathers what a page is from the hub. Pure. */
export function openPage(hub: Hub, request: PageRequest): PageContext {
  const { kind, path, locale, base, section, entry } = request;
  const say = wordsOf(hub, locale);
  const view = kind === 'facilitator' || kind === 'run' ? 'facilitator' : 'learner';
  const translation = entry ? hub.translation(entry.collection, entry.id, locale) : undefined;
  const existsIn = localesOf(hub, request);
  const isFallback = !existsIn.includes(locale);
  const contentLocale = isFallback ? DEFAULT_LOCALE : locale;
  const onSheets = kind === 'handouts' || kind === 'large-print';
  // Pages in another form bring their own words, notes and sources; handouts are the lesson's own.
  const body = entry && (onSheets || !isSide(kind)) ? bodyIn(hub, entry, locale) : undefined;
  const state = entry && translation ? stateOf(entry, translation) : { stale: [], missing: [] };
  const href = (to: string, inLocaleOf = locale) => hrefOf(to, inLocaleOf, base);
  const link = (to: Address | undefined): NavLink | undefined =>
    to ? { href: href(to.path), current: to.path === path, ...titleOf(hub, to, locale, say) } : undefined;

  const uses = usesOn(contentLocale);
  const seen = (use: { facilitator: boolean; handout?: string; within?: ConsentedUse }): boolean =>
    (!onSheets || use.handout !== undefined) &&
    (view === 'facilitator' || !use.facilitator) &&
    (!use.within || (allows(hub, use.within.consents, uses) && seen(use.within)));
  const cites = (body?.cites ?? []).filter(seen);
  const order = reading(hub, kind, section);
  const here = order.length > 0 ? (known(hub).place.get(path) ?? -1) : -1;
  const previous = here > 0 ? link(order[here - 1]) : undefined;
  const next = here >= 0 ? link(order[here + 1]) : undefined;
  const own = kind === 'poster' ? wordsOfPoster(hub, path, locale) : entry ? wordsOfEntry(hub, entry, locale, kind) : undefined;
  const title = request.title ?? own?.title ?? '';

  return {
    hub,
    locale,
    dir: dirOf(hub, locale),
    say,
    tell: wordsOf(hub, contentLocale),
    kind,
    ...(section ? { section } : {}),
    path,
    ...(entry ? { entry } : {}),
    ...(translation ? { translation } : {}),
    view,
    contentLocale,
    contentDir: dirOf(hub, contentLocale),
    isFallback,
    title,
    description: request.description ?? own?.description ?? '',
    ...(body ? { body } : {}),
    notes: unique(cites.flatMap((cite) => cite.sources)),
    places: placesOf(cites),
    terms: unique((body?.terms ?? []).filter(seen).map((term) => term.id)),
    stale: new Set(state.stale),
    missing: state.missing,
    existsIn,
    breadcrumbs: trail(hub, request, title, say, href),
    sectionNav: navigation(hub, request)
      .map((address) => link(address))
      .filter((item) => item !== undefined),
    ...(previous ? { previous } : {}),
    ...(next ? { next } : {}),
    href,
  };
}

export function dirOf(hub: Hub, locale: string): 'ltr' | 'rtl' {
  return hub.get('languages', locale)?.data.dir ?? 'ltr';
}

/** The title and description of an entry in a language, each kind in its own words. */
export function wordsOfEntry(hub: Hub, entry: Entry, locale: string, kind?: PageKind): { title: string; description: string } {
  const data = inLocale(hub, entry, locale) as Record<string, unknown>;
  const text = (name: string) => (typeof data[name] === 'string' ? data[name] : '');
  const say = wordsOf(hub, hub.translation(entry.collection, entry.id, locale) ? locale : DEFAULT_LOCALE);
  if (kind === 'facilitator') return { title: `${text('title')}: ${say('facilitatorView')}`, description: text('description') };
  if (kind === 'cite') {
    const { title } = wordsOfEntry(hub, entry, locale);
    return { title: say('citeTitle', { title }), description: say('citeDescription') };
  }
  if (kind === 'share') {
    const { title } = wordsOfEntry(hub, entry, locale);
    return { title: say('shareTitle', { title }), description: say('shareDescription') };
  }
  if (kind === 'all') {
    const { title, description } = wordsOfEntry(hub, entry, locale);
    return { title: say('allTitle', { title }), description };
  }
  if (kind === 'slides') return { title: `${text('title')}: ${say('slides')}`, description: text('description') };
  if (kind === 'run') return { title: say('runTitle', { title: text('title') }), description: say('runDescription') };
  if (kind === 'files') return { title: say('kitTitle', { title: text('title') }), description: say('kitDescription') };
  if (kind === 'handouts') return { title: say('handoutsTitle', { title: text('title') }), description: say('handoutsIntro') };
  if (kind === 'large-print') return { title: say('largePrintTitle', { title: text('title') }), description: say('largePrintIntro') };
  switch (entry.collection) {
    case 'glossary':
      return { title: text('term'), description: text('short') };
    case 'sources':
      return { title: text('title'), description: text('about') };
    case 'modules':
      return { title: text('title'), description: text('purpose') };
    default:
      return { title: text('title'), description: text('description') };
  }
}

/** The title and description of a sheet for the wall, by its path. */
function wordsOfPoster(hub: Hub, path: string, locale: string): { title: string; description: string } {
  const found = codesIn(hub).find(({ code }) => posterPathOf(code) === path);
  const aim = found && aimOf(hub, found.to);
  const say = wordsOf(hub, aim && hub.translation(aim.entry.collection, aim.entry.id, locale) ? locale : DEFAULT_LOCALE);
  return { title: say('posterTitle', { title: aim ? aimTitle(hub, aim, locale) : '' }), description: say('posterIntro') };
}

/** The words of a link to an address; `lang` is set where they are not in the page's language. */
export function titleOf(hub: Hub, address: Address, locale: string, say: Say): { text: string; lang?: string } {
  const { entry, section, kind } = address;
  if (!entry)
    return {
      text:
        kind === 'search'
          ? say('searchTitle')
          : kind === 'plan'
            ? say('plan.title')
            : kind === 'fields'
              ? say('fieldsTitle')
              : kind === 'rules'
                ? say('rulesTitle')
                : kind === 'codes'
                  ? say('shortAddresses')
                  : kind === 'skills'
                    ? say('skillsTitle')
                    : kind === 'certificate'
                      ? say('certificateTitle')
                      : kind === 'all'
                        ? say('allCourse')
                        : section
                          ? say(SECTION_WORDS[section])
                          : '',
    };
  const data = inLocale(hub, entry, locale) as Record<string, unknown>;
  const short = typeof data.short === 'string' && entry.collection !== 'glossary' ? data.short : undefined;
  const { title } = wordsOfEntry(hub, entry, locale);
  const number = entry.collection === 'lessons' ? `${numberOf(hub, entry as Entry<'lessons'>)} ` : '';
  const isForeign = locale !== DEFAULT_LOCALE && hub.translation(entry.collection, entry.id, locale) === undefined;
  return { text: `${number}${short ?? title}`, ...(isForeign ? { lang: DEFAULT_LOCALE } : {}) };
}

export const SECTION_WORDS = {
  learn: 'learn',
  teach: 'teach',
  protocol: 'protocol',
  'case-studies': 'caseStudies',
  guides: 'guides',
  news: 'news',
  glossary: 'glossary',
  sources: 'sources',
  contribute: 'contribute',
} as const satisfies Record<SectionName, string>;

/** The addresses of a hub, and those in use by what they are asked for: every page asks, so they are worked out once. */
interface Known {
  all: readonly Address[];
  /** Addresses in use, in reading order, by `kind` and by `kind section`. */
  inUse: ReadonlyMap<string, readonly Address[]>;
  /** The place of a path in its list of `inUse` by kind and section. */
  place: ReadonlyMap<string, number>;
}

const byHub = new WeakMap<Hub, Known>();

function known(hub: Hub): Known {
  const before = byHub.get(hub);
  if (before) return before;
  const all = addressesOf(hub);
  const inUse = new Map<string, Address[]>();
  const place = new Map<string, number>();
  for (const address of all) {
    if (!isInUse(address.entry)) continue;
    for (const key of [address.kind, `${address.kind} ${address.section}`]) {
      const group = inUse.get(key) ?? [];
      inUse.set(key, group);
      place.set(address.path, group.push(address) - 1);
    }
  }
  const made = { all, inUse, place };
  byHub.set(hub, made);
  return made;
}

/** The addresses of a hub. */
export function addresses(hub: Hub): readonly Address[] {
  return known(hub).all;
}

/** The pages that previous and next lead through. */
function reading(hub: Hub, kind: PageKind, section: SectionName | undefined): readonly Address[] {
  if (isSide(kind) || kind === 'index' || kind === 'home' || kind === 'page' || kind === 'search' || kind === 'module' || kind === 'rules' || kind === 'plan')
    return [];
  return known(hub).inUse.get(`${kind} ${section}`) ?? [];
}

/** The menu of a section: its own pages, and no other section's. */
function navigation(hub: Hub, request: PageRequest): readonly Address[] {
  const { section, entry, kind } = request;
  if (isSide(kind) || kind === 'plan') return [];
  const of = (wanted: PageKind) => known(hub).inUse.get(wanted) ?? [];
  switch (section) {
    case 'learn':
    case 'teach': {
      const view = section === 'teach' ? 'facilitator' : 'lesson';
      const module =
        entry?.collection === 'modules' ? (entry as Entry<'modules'>) : entry?.collection === 'lessons' ? hub.moduleOf(entry as Entry<'lessons'>) : undefined;
      if (!module) return of('module');
      return lessonsOf(hub, module, view);
    }
    case 'protocol':
      return of('protocol');
    case 'case-studies':
      return of('case-study');
    case 'guides':
      return of('guide');
    case 'news':
      return of('news');
    case 'contribute':
      return kind === 'fields' ? of('fields').slice(0, 1) : [];
    default:
      return [];
  }
}

/** The pages of a module's lessons in use, in the order of the module. */
function lessonsOf(hub: Hub, module: Entry<'modules'>, view: 'lesson' | 'facilitator'): Address[] {
  const { inUse, place } = known(hub);
  const group = inUse.get(`${view} ${view === 'lesson' ? 'learn' : 'teach'}`) ?? [];
  return module.data.lessons.flatMap((id) => {
    const path = pathOf({ collection: 'lessons', id }, view === 'lesson' ? 'learner' : 'facilitator');
    const at = path === undefined ? undefined : place.get(path);
    const address = at === undefined ? undefined : group[at];
    return address ? [address] : [];
  });
}

function trail(hub: Hub, request: PageRequest, title: string, say: Say, href: (path: string) => string): NavLink[] {
  const { kind, section, path, entry } = request;
  if (kind === 'home') return [];
  const links: NavLink[] = [{ href: href('/'), text: say('home'), current: false }];
  if (section && kind !== 'index') links.push({ href: href(`/${section}/`), text: say(SECTION_WORDS[section]), current: false });
  if (entry?.collection === 'lessons' && kind !== 'poster') {
    const module = hub.moduleOf(entry as Entry<'lessons'>);
    const modulePath = module ? pathOf(module) : undefined;
    if (module && modulePath) links.push({ href: href(modulePath), text: wordsOfEntry(hub, module, request.locale).title, current: false });
  }
  if (kind === 'rules' && path !== RULES_PATH) links.push({ href: href(RULES_PATH), text: say('rulesTitle'), current: false });
  if (kind === 'poster') links.push({ href: href(CODES_PATH), text: say('shortAddresses'), current: false });
  const cited = isSide(kind) && kind !== 'poster' && kind !== 'slides' && kind !== 'run' && entry ? pathOf(entry) : undefined;
  if (entry && cited && cited !== '/') links.push({ href: href(cited), text: wordsOfEntry(hub, entry, request.locale).title, current: false });
  const taught = (kind === 'slides' || kind === 'run') && entry ? pathOf(entry, 'facilitator') : undefined;
  if (entry && taught) links.push({ href: href(taught), text: wordsOfEntry(hub, entry, request.locale, 'facilitator').title, current: false });
  links.push({ href: href(path), text: title, current: true });
  return links;
}

/** The places that are named in each source. Where one Cite names several sources, its place could be in any of them. */
function placesOf(cites: Body['cites']): Map<string, readonly string[]> {
  const places = new Map<string, readonly string[]>();
  for (const { sources, at } of cites) {
    const [source] = sources;
    if (at !== undefined && source !== undefined && sources.length === 1) places.set(source, unique([...(places.get(source) ?? []), at]));
  }
  return places;
}

function unique(items: readonly string[]): string[] {
  return [...new Set(items)];
}
