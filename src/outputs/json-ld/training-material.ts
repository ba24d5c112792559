import type { CreativeWork, DefinedTerm, LearningResource } from 'schema-dts';
import { pathOf } from '../../hub/addresses.ts';
import { activitiesOf, minutesOf, type LessonEntry } from '../../hub/hub.ts';
import { wordsOfEntry, type PageContext } from '../../hub/page-context.ts';
import type { Place } from '../../hub/place.ts';
import { inLocale } from '../../hub/translations.ts';
import { addressOf } from '../citation/short.ts';

/** The profile of schema.org that lessons follow: what those who gather training look for. */
export const TRAINING_MATERIAL = 'https://bioschemas.org/profiles/TrainingMaterial/1.0-RELEASE';
/** Dublin Core: schema.org has no property for it, and the profile asks for the whole address. */
export const CONFORMS_TO = 'http://purl.org/dc/terms/conformsTo';

/** As many keywords as a page gives, which has to arrive in one round trip. */
const ON_PAGE = 4;

/** What every work states: address, name, description, language, licence. */
export interface Work {
  '@id': string;
  url: string;
  name: string;
  description: string;
}

/**
 * A lesson as training material. What is not known, above all an author, is left out.
 *
 * @param form a page states what finds the lesson; a file, which nobody waits for, states all there is.
 */
export function trainingMaterial(page: PageContext, place: Place, entry: LessonEntry, work: Work, form: 'page' | 'file'): LearningResource {
  const { hub, contentLocale: locale } = page;
  const data = inLocale(hub, entry, locale);
  const module = hub.moduleOf(entry);
  const modulePath = module ? pathOf(module) : undefined;
  const title = module ? wordsOfEntry(hub, module, locale).title : undefined;
  const first = (data.prerequisites ?? []).flatMap((id) => hub.get('lessons', id) ?? []);
  const material: LearningResource = {
    '@type': 'LearningResource',
    ...work,
    ...keywordsOf(data.aliases, title, form),
    learningResourceType: 'lesson',
    teaches: data.objectives,
    timeRequired: `PT${minutesOf(entry)}M`,
    educationalLevel: data.level,
    ...(data.status === 'written' ? { version: data.version } : {}),
  };
  const more: Partial<LearningResource> = {
    identifier: entry.id,
    audience: data.audience.map((audience) => ({ '@type': 'EducationalAudience' as const, educationalRole: audience })),
    ...(title && modulePath ? { isPartOf: { '@type': 'Course' as const, name: title, url: `${place.origin}${page.href(modulePath)}` } } : {}),
    ...(first.length > 0 ? { competencyRequired: first.map((lesson) => wordsOfEntry(hub, lesson, locale).title) } : {}),
    hasPart: activitiesOf(entry).map((activity) => ({
      '@type': 'LearningResource' as const,
      '@id': `${work.url}#${activity.id}`,
      name: page.body?.parts.find((part) => part.id === activity.id)?.title ?? activity.title,
      timeRequired: `PT${activity.minutes}M`,
    })),
    abstract: work.description,
    ...about(page, place),
    ...mentions(page, entry),
  };
  return Object.assign(material, form === 'file' ? more : {}, { [CONFORMS_TO]: { '@id': TRAINING_MATERIAL, '@type': 'CreativeWork' } });
}

/** Other words for the lesson; where it has none, its module, since the profile asks for one at least. */
function keywordsOf(aliases: readonly string[] = [], module: string | undefined, form: 'page' | 'file'): { keywords?: string[] } {
  const words = aliases.length > 0 ? aliases : module === undefined ? [] : [module];
  return words.length > 0 ? { keywords: words.slice(0, form === 'page' ? ON_PAGE : undefined) } : {};
}

/** The words of the glossary that the lesson explains. */
function about(page: PageContext, place: Place): { about?: DefinedTerm[] } {
  const terms = page.terms.flatMap((id) => page.hub.get('glossary', id) ?? []);
  if (terms.length === 0) return {};
  return {
    about: terms.map((term) => ({
      '@type': 'DefinedTerm',
      name: inLocale(page.hub, term, page.contentLocale).term,
      termCode: term.id,
      url: `${place.origin}${page.href(pathOf(term) ?? '/')}`,
    })),
  };
}

/** The published work that the lesson is drawn from or cites. */
function mentions(page: PageContext, entry: LessonEntry): { mentions?: CreativeWork[] } {
  const sources = [...new Set([...entry.data.drawnFrom, ...page.notes])].flatMap((id) => page.hub.get('sources', id) ?? []);
  if (sources.length === 0) return {};
  return {
    mentions: sources.map(({ data }) => {
      const address = addressOf(data);
      return { '@type': 'CreativeWork', name: data.title, ...(address ? { url: address } : {}) };
    }),
  };
}
