import { handoutsPathOf, hrefOf, pathOf, runSheetPathOf } from '../../hub/addresses.ts';
import { activitiesOf, DEFAULT_LOCALE, numberOf, type Hub, type LessonEntry } from '../../hub/hub.ts';
import { isInUse } from '../../hub/retired.ts';
import { inLocale } from '../../hub/translations.ts';
import type { Catalogue, CatalogueActivity, CatalogueLesson } from '../../planner/catalogue.ts';
import { cutsOf, isKept, type Cuttable } from '../run-sheet/cuts.ts';

/** The lessons and routes of the hub as the session builder reads them, in a language. */
export function catalogueOf(hub: Hub, locale: string, base: string): Catalogue {
  return {
    lessons: hub.lessonsInOrder.filter(isInUse).map((lesson) => lessonIn(hub, lesson, locale, base)),
    routes: [...hub.of('routes')]
      .sort((a, b) => a.data.order - b.data.order)
      .map((route) => {
        const { title, isTranslated } = inLocale(hub, route, locale);
        return { id: route.id, title, ...foreign(locale, isTranslated), audience: route.data.audience, lessons: route.data.lessons };
      }),
  };
}

function lessonIn(hub: Hub, lesson: LessonEntry, locale: string, base: string): CatalogueLesson {
  const data = inLocale(hub, lesson, locale);
  const written = data.status === 'written' ? data : undefined;
  const states = hub.locales.flatMap((tag) => {
    const status = hub.translation('lessons', lesson.id, tag)?.record.status;
    return status ? [[tag, status] as const] : [];
  });
  return {
    id: lesson.id,
    number: numberOf(hub, lesson),
    title: data.title,
    ...foreign(locale, data.isTranslated),
    written: written !== undefined,
    audience: data.audience,
    covers: data.covers ?? [],
    prerequisites: data.prerequisites ?? [],
    people: written?.groupSize ?? { min: 1, max: 200 },
    kit: written?.kit ?? [],
    hostReview: data.hostReview === true,
    translations: Object.fromEntries(states),
    teach: written ? hrefOf(pathOf(lesson, 'facilitator') ?? '/', locale, base) : '',
    run: written ? hrefOf(runSheetPathOf(lesson), locale, base) : '',
    activities: written ? activitiesIn(hub, lesson, written.keep ?? [], locale, base) : [],
  };
}

/** In the order of the English page, with the titles of the translation. What may be cut is what the run sheet says may be cut. */
function activitiesIn(hub: Hub, lesson: LessonEntry, keep: readonly string[], locale: string, base: string): CatalogueActivity[] {
  const page = hrefOf(handoutsPathOf(lesson) ?? '/', locale, base);
  const translated = new Map(
    (locale === DEFAULT_LOCALE ? lesson.body : hub.translation('lessons', lesson.id, locale)?.body)?.parts.map((part) => [part.id, part]),
  );
  const english = new Map(lesson.body?.parts.map((part) => [part.id, part]));
  const activities = activitiesOf(lesson);
  const cuttable = activities.map((activity): Cuttable => ({
    ...english.get(activity.id),
    ...activity,
    ...(keep.includes(activity.id) ? { ifLate: 'keep' } : {}),
  }));
  const kept = new Set(cuttable.flatMap((each, index) => (isKept(each, index === cuttable.length - 1) ? [each.id] : [])));
  const cuts = new Map(cutsOf(cuttable).map((cut) => [cut.id, cut.to]));
  return activities.map(({ id, title, minutes, grouping }) => {
    const own = translated.get(id);
    const to = cuts.get(id) ?? 0;
    const shorter = own?.shorter ?? english.get(id)?.shorter;
    const titles = new Map(own?.handouts.map((handout) => [handout.id, handout.title]));
    return {
      id,
      title: own?.title ?? title,
      ...foreign(locale, own !== undefined),
      minutes,
      ...(grouping ? { grouping } : {}),
      sendsPeopleOut: english.get(id)?.sendsPeopleOut ?? false,
      keep: kept.has(id),
      ...(to > 0 ? { atLeast: to } : {}),
      ...(to > 0 && shorter ? { shorter: { text: shorter, ...foreign(locale, own?.shorter !== undefined) } } : {}),
      handouts: (english.get(id)?.handouts ?? []).map((handout) => ({ title: titles.get(handout.id) ?? handout.title, href: `${page}#${handout.id}` })),
    };
  });
}

function foreign(locale: string, isTranslated: boolean): { lang?: string } {
  return locale === DEFAULT_LOCALE || isTranslated ? {} : { lang: DEFAULT_LOCALE };
}
