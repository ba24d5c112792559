import { pathOf } from '../../hub/addresses.ts';
import { minutesOf, numberOf, type LessonEntry } from '../../hub/hub.ts';
import { wordsOfEntry, type PageContext } from '../../hub/page-context.ts';
import { isInUse } from '../../hub/retired.ts';
import { restOf } from '../../outputs/run-sheet/sheet.ts';
import { showMinutes } from '../../hub/text.ts';

/** Lessons as cards: a written one leads to its page, a planned one says that it is not written yet. Who teaches it has breaks to plan, too. */
export function lessonCards(page: PageContext, ids: readonly string[], view: 'learner' | 'facilitator') {
  const { hub, contentLocale: locale, tell: say, href } = page;
  return ids.flatMap((id) => {
    const lesson: LessonEntry | undefined = hub.get('lessons', id);
    if (!lesson || !isInUse(lesson)) return [];
    const written = lesson.data.status === 'written';
    const { title, description } = wordsOfEntry(hub, lesson, locale);
    const time = showMinutes(minutesOf(lesson), say);
    const rest = written && view === 'facilitator' ? restOf(lesson) : 0;
    const foreign = locale !== 'en' && !hub.translation('lessons', id, locale);
    return [
      {
        href: written ? href(pathOf(lesson, view) ?? '/') : undefined,
        title: `${numberOf(hub, lesson)} ${title}`,
        text: written ? description : undefined,
        facts: [rest > 0 ? say('withBreak', { time, n: rest }) : time, ...(written ? [] : [say('notWritten')])],
        lang: foreign ? 'en' : undefined,
      },
    ];
  });
}
