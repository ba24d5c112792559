import type {
  Article,
  BreadcrumbList,
  CreativeWork,
  DefinedTerm,
  Event,
  Graph,
  LearningResource,
  NewsArticle,
  Organization,
  Thing,
  WebPage,
  WebSite,
} from 'schema-dts';
import type { Entry } from '../../hub/entry.ts';
import { DEFAULT_LOCALE, isOf, type LessonEntry } from '../../hub/hub.ts';
import type { PageContext } from '../../hub/page-context.ts';
import type { Place } from '../../hub/place.ts';
import { hrefOf, isSide, pathOf } from '../../hub/addresses.ts';
import { isInUse } from '../../hub/retired.ts';
import { addressOf } from '../citation/short.ts';
import { LICENCE } from '../licence.ts';
import { shareImageOf } from '../share-image/address.ts';
import { trainingMaterial } from './training-material.ts';

/**
 * The structured data of a page, typed against schema.org by `schema-dts`. What is unknown is left
 * out: no author, no review and no place is stated that the content does not state.
 */
export function jsonLdOf(page: PageContext, place: Place): Graph {
  const things: Thing[] = [subject(page, place)];
  // The facilitator's page belongs to the lesson: search engines are led there by the lesson's own trail.
  const trail = page.view === 'facilitator' ? undefined : breadcrumbs(page, place);
  if (trail) things.push(trail);
  return { '@context': 'https://schema.org', '@graph': things };
}

/**
 * The structured data of a lesson as a file of its own, which has room for all that is known: what the
 * lesson is about and what it mentions, too.
 */
export function lessonGraphOf(page: PageContext, entry: LessonEntry, place: Place): Graph {
  return { '@context': 'https://schema.org', '@graph': [trainingMaterial(page, place, entry, workOf(page, place), 'file')] };
}

function commonOf(page: PageContext, place: Place) {
  const url = urlOf(page, place);
  return { '@id': url, url, name: page.title, description: page.description, inLanguage: page.contentLocale };
}

function workOf(page: PageContext, place: Place) {
  return {
    ...commonOf(page, place),
    ...(isInUse(page.entry) ? {} : { creativeWorkStatus: 'Retired' }),
    license: LICENCE,
    isAccessibleForFree: true,
    image: `${place.origin}${place.base}${shareImageOf(page)}`,
    ...publisherOf(page),
  };
}

/** What a lesson's page leaves to `lesson.jsonld`: its picture stands in the head already. */
function lean({ image: _image, isAccessibleForFree: _free, ...work }: ReturnType<typeof workOf>) {
  return work;
}

function subject(page: PageContext, place: Place): Exclude<Thing, string> {
  const common = commonOf(page, place);
  const work = workOf(page, place);
  const { entry } = page;
  if (page.kind === 'run' && entry && isOf(entry, 'lessons')) return { ...facilitatorGuide(page, place, entry, work), learningResourceType: 'run sheet' };
  if (entry && isOf(entry, 'lessons') && page.kind === 'slides') return { ...facilitatorGuide(page, place, entry, work), learningResourceType: 'slides' };
  if (isSide(page.kind)) return { '@type': 'WebPage', ...work } satisfies WebPage;
  if (entry && isOf(entry, 'lessons'))
    return page.view === 'facilitator' ? facilitatorGuide(page, place, entry, lean(work)) : trainingMaterial(page, place, entry, lean(work), 'page');
  if (entry && isOf(entry, 'news')) return news(page, entry, common, work);
  if (entry && isOf(entry, 'glossary')) {
    return { '@type': 'DefinedTerm', ...common, termCode: entry.id, inDefinedTermSet: `${place.origin}${page.href('/glossary/')}` } satisfies DefinedTerm;
  }
  if (entry && isOf(entry, 'sources')) return source(entry, common);
  if (entry && (isOf(entry, 'protocol') || isOf(entry, 'caseStudies') || isOf(entry, 'guides'))) {
    return { '@type': 'Article', ...work, headline: page.title, citation: citations(page) } satisfies Article;
  }
  if (page.kind === 'home') return { '@type': 'WebSite', ...work } satisfies WebSite;
  return { '@type': 'WebPage', ...work } satisfies WebPage;
}

/** The facilitator's page belongs to the lesson, which is described in full on its own page. */
function facilitatorGuide(page: PageContext, place: Place, entry: LessonEntry, work: object): LearningResource {
  return {
    '@type': 'LearningResource',
    ...work,
    learningResourceType: 'facilitator’s guide',
    isBasedOn: `${place.origin}${hrefOf(pathOf(entry) ?? '/', page.isFallback ? DEFAULT_LOCALE : page.locale, place.base)}`,
  };
}

/** An event is stated as one only when its day and its place are known; else it is news of an event. */
function news(page: PageContext, entry: Entry<'news'>, common: object, work: object): NewsArticle | Event {
  const { kind, date, place: where, posted } = entry.data;
  if (kind === 'event' && date.length === 10 && where !== undefined && where !== 'unknown') {
    return { '@type': 'Event', ...common, startDate: date, location: { '@type': 'Place', name: where } } satisfies Event;
  }
  return { '@type': 'NewsArticle', ...work, headline: page.title, datePublished: posted, citation: citations(page) } satisfies NewsArticle;
}

function source({ data }: Entry<'sources'>, common: object): CreativeWork {
  const address = addressOf(data);
  return {
    '@type': 'CreativeWork',
    ...common,
    ...(address ? { sameAs: address } : {}),
    ...(data.issued === 'unknown' ? {} : { datePublished: data.issued }),
    ...(data.author === 'unknown'
      ? {}
      : {
          author: data.author.map((author) =>
            'literal' in author
              ? { '@type': 'Organization' as const, name: author.literal }
              : { '@type': 'Person' as const, familyName: author.family, givenName: author.given },
          ),
        }),
  };
}

function citations(page: PageContext): CreativeWork[] {
  return page.notes.flatMap((id) => {
    const data = page.hub.get('sources', id)?.data;
    if (!data) return [];
    const address = addressOf(data);
    return [{ '@type': 'CreativeWork' as const, name: data.title, ...(address ? { url: address } : {}) }];
  });
}

function publisherOf(page: PageContext): { publisher?: Organization } {
  const publisher = page.hub.get('site', 'site')?.data.publisher;
  return publisher && publisher !== 'unknown' ? { publisher: { '@type': 'Organization', name: publisher } } : {};
}

function breadcrumbs(page: PageContext, place: Place): BreadcrumbList | undefined {
  if (page.breadcrumbs.length < 2) return undefined;
  return {
    '@type': 'BreadcrumbList',
    itemListElement: page.breadcrumbs.map((link, index) => ({
      '@type': 'ListItem' as const,
      position: index + 1,
      name: link.text,
      // The last is the page itself, whose address is said already.
      ...(link.current ? {} : { item: `${place.origin}${link.href}` }),
    })),
  };
}

function urlOf(page: PageContext, place: Place): string {
  return `${place.origin}${hrefOf(page.path, page.isFallback ? 'en' : page.locale, place.base)}`;
}
