import { stringify } from 'yaml';
import { pathOf, type Address } from '../../hub/addresses.ts';
import { isOf, minutesOf, numberOf, type Hub } from '../../hub/hub.ts';
import { openPage, titleOf, type PageContext } from '../../hub/page-context.ts';
import type { Place } from '../../hub/place.ts';
import { retiredOf } from '../../hub/retired.ts';
import { showDate, showMinutes } from '../../hub/text.ts';
import { inLocale } from '../../hub/translations.ts';
import { PLACES } from '../../schemas/case-study.ts';
import { addressOf, shortSource } from '../citation/short.ts';
import { LICENCE } from '../licence.ts';
import { bodyBlocks } from './body.ts';
import { asParagraph, link, plainWords, quoted } from './signs.ts';

/**
 * A page as plain Markdown (GFM, with footnotes): fields in front, then its words. It holds what the page
 * shows in this language today, and nothing that only facilitators see.
 *
 * @param address an address whose kind is one of `MARKDOWN_KINDS`, in a language that it exists in.
 */
export function markdownOf(hub: Hub, address: Address, locale: string, place: Place): string {
  const page = openPage(hub, { ...address, locale, base: place.base });
  const root = place.known ? place.origin : '';
  const absolute = (url: string) => (url.startsWith('/') ? `${root}${page.href(url)}` : url.startsWith('#') ? `${root}${page.href(page.path)}${url}` : url);
  const text = page.translation ? page.translation.source : page.entry?.source;
  const blocks = [
    `# ${plainWords(page.title)}`,
    asParagraph(plainWords(page.description)),
    ...notices(page),
    ...opening(page),
    ...(text === undefined ? [] : bodyBlocks(page, text, absolute)),
    ...closing(page, absolute),
    ...explained(page),
    ...footnotes(page),
    '___',
    asParagraph(plainWords([publisher(page), page.tell('licence')].join(' '))),
  ];
  return `---\n${stringify(fields(page, root), { lineWidth: 0 })}---\n\n${blocks.join('\n\n')}\n`;
}

function fields(page: PageContext, root: string): Record<string, string | number> {
  const { entry } = page;
  const path = page.href(page.path);
  return {
    title: page.title,
    description: page.description,
    language: page.contentLocale,
    ...(root ? { address: `${root}${path}` } : { path }),
    ...(entry && isOf(entry, 'lessons')
      ? { minutes: minutesOf(entry), level: entry.data.level, ...(entry.data.status === 'written' ? { version: entry.data.version } : {}) }
      : {}),
    licence: LICENCE,
  };
}

/** What a reader must know before the words: how far they can be trusted. */
function notices(page: PageContext): string[] {
  const { tell: say, entry, translation, contentLocale } = page;
  const data = entry?.data as { hostReview?: boolean; reviewed?: 'unknown' | { by: string; on: string } } | undefined;
  const retired = retiredOf(entry);
  const lines = [
    ...(retired ? [`${say('retired', { on: showDate(retired.on, contentLocale) })} ${retired.why}`] : []),
    ...(translation?.record.status === 'draft' ? [say('draftTranslation')] : []),
    ...(translation?.record.status === 'checked' ? [say('checkedTranslation', { by: translation.record.checkedBy })] : []),
    ...(data?.hostReview ? [say('hostReview')] : []),
    ...(data?.reviewed === undefined
      ? []
      : [data.reviewed === 'unknown' ? say('notReviewed') : say('reviewed', { by: data.reviewed.by, on: showDate(data.reviewed.on, contentLocale) })]),
  ];
  return lines.length === 0 ? [] : [quoted(lines.map((line) => asParagraph(plainWords(line))))];
}

/** What stands between the title of a page and its own words. */
function opening(page: PageContext): string[] {
  const { entry, tell: say, hub, contentLocale } = page;
  if (entry && isOf(entry, 'lessons')) {
    const data = inLocale(hub, entry, contentLocale);
    return [
      `${plainWords(say('lessonIndex', { n: numberOf(hub, entry) }))} · ${showMinutes(minutesOf(entry), say)}`,
      ...list(say('objectives'), data.objectives),
      ...list(say('takeAways'), data.takeAways),
    ];
  }
  if (entry && isOf(entry, 'glossary')) {
    const { more } = inLocale(hub, entry, contentLocale);
    return more ? [asParagraph(plainWords(more))] : [];
  }
  if (entry && isOf(entry, 'news')) {
    const { date, posted, place } = entry.data;
    return list(undefined, [
      `${say('happened')}: ${showDate(date, contentLocale)}`,
      ...(place ? [`${say('where')}: ${place === 'unknown' ? say('notKnown') : place}`] : []),
      `${say('posted')}: ${showDate(posted, contentLocale)}`,
    ]);
  }
  return [];
}

/** What stands behind its own words: what a project has to fill in, what to read first, and related words. */
function closing(page: PageContext, absolute: (url: string) => string): string[] {
  const { entry, tell: say, hub, contentLocale } = page;
  const links = (heading: string, collection: 'lessons' | 'protocol' | 'glossary', ids: readonly string[] = []) => {
    const found = ids.flatMap((id) => {
      const other = hub.get(collection, id);
      const path = other && pathOf(other);
      if (!other || !path) return [];
      const words = plainWords(titleOf(hub, { path, kind: 'page', entry: other }, contentLocale, say).text);
      return [collection === 'lessons' && hub.get('lessons', id)?.data.status === 'planned' ? words : link(words, absolute(path))];
    });
    return found.length === 0 ? [] : [`## ${plainWords(heading)}`, found.map((line) => `- ${line}`).join('\n')];
  };
  if (entry && isOf(entry, 'lessons'))
    return [...links(say('prerequisites'), 'lessons', entry.data.prerequisites), ...links(say('steps'), 'protocol', entry.data.protocolSteps)];
  if (entry && isOf(entry, 'glossary')) return [...links(say('related'), 'glossary', entry.data.related), ...sources(page, entry.data.sources)];
  if (entry && isOf(entry, 'caseStudies')) {
    const steps = links(say('steps'), 'protocol', entry.data.protocolSteps);
    if (entry.data.kind !== 'project') return steps;
    const { places, partner: id } = entry.data;
    const partner = hub.get('partners', id)?.data;
    const names = Object.keys(PLACES) as (keyof typeof PLACES)[];
    return [
      ...list(say('whatToKnow'), [
        `${say('partner')}: ${partner?.named ? partner.name : say('partnerUnnamed')}`,
        ...names.map((name) => {
          const known = places[name];
          const value =
            known.state === 'known'
              ? [known.value, ...known.sources.flatMap((key) => hub.get('sources', key) ?? []).map((source) => `(${shortSource(source.data)})`)].join(' ')
              : `${say('unknown')} ${say('whoCanFill')}: ${known.who}. ${known.how}`;
          return `${say(`place.${name}`)}: ${value}`;
        }),
      ]),
      ...steps,
    ];
  }
  return [];
}

function list(heading: string | undefined, items: readonly string[]): string[] {
  if (items.length === 0) return [];
  return [...(heading ? [`## ${plainWords(heading)}`] : []), items.map((words) => `- ${asParagraph(plainWords(words))}`).join('\n')];
}

function explained(page: PageContext): string[] {
  const terms = page.terms.flatMap((id) => page.hub.get('glossary', id) ?? []).map((term) => inLocale(page.hub, term, page.contentLocale));
  if (terms.length === 0) return [];
  return [`## ${plainWords(page.tell('wordsHere'))}`, terms.map(({ term, short }) => `- **${plainWords(term)}.** ${plainWords(short)}`).join('\n')];
}

/** The sources that the words cite, as footnotes under the key of their record. */
function footnotes(page: PageContext): string[] {
  const cited = page.notes.flatMap((id) => page.hub.get('sources', id) ?? []);
  if (cited.length === 0) return [];
  return [`## ${plainWords(page.tell('sourcesHere'))}`, ...cited.map((source) => `[^${source.id}]: ${sourceLine(source.data)}`)];
}

function sources(page: PageContext, ids: readonly string[] = []): string[] {
  const found = ids.flatMap((id) => page.hub.get('sources', id) ?? []);
  if (found.length === 0) return [];
  return [`## ${plainWords(page.tell('sourcesHere'))}`, found.map((source) => `- ${sourceLine(source.data)}`).join('\n')];
}

function sourceLine(data: Parameters<typeof shortSource>[0]): string {
  const address = addressOf(data);
  return [asParagraph(plainWords(shortSource(data))), ...(address ? [`<${address}>`] : [])].join(' ');
}

function publisher({ hub, tell: say }: PageContext): string {
  const site = hub.get('site', 'site')?.data;
  return [site?.name ?? '', site && site.publisher !== 'unknown' ? say('publishedBy', { name: site.publisher }) : say('notAdopted')].join('. ');
}
