import { activitiesOf, type Hub, type LessonEntry } from '../hub/hub.ts';
import { nearest } from '../hub/nearest.ts';
import type { Problem } from '../hub/problem.ts';
import type { RuleCode } from '../rules/all.ts';

const NOTES = ['Do', 'Say', 'WatchFor', 'PaperOnly', 'Online'];

/** A written lesson can be taught: each activity has minutes, steps and notes; one module lists it. */
export function lessons(hub: Hub): Problem[] {
  return [...hub.of('lessons').flatMap((lesson) => [...inOneModule(hub, lesson), ...canBeTaught(lesson), ...keepsItsOwn(lesson)]), ...prerequisitesFirst(hub)];
}

function inOneModule(hub: Hub, lesson: LessonEntry): Problem[] {
  const modules = hub.modules.filter((module) => module.data.lessons.includes(lesson.id));
  // Where a module file has a mistake of its own, it may well list the lesson.
  if (modules.length === 1 || (modules.length === 0 && [...hub.broken].some((key) => key.startsWith('modules/')))) return [];
  const own = lesson.id.split('/')[0] ?? '';
  return [
    {
      file: lesson.file,
      line: 1,
      column: 1,
      rule: 'lesson-module',
      what:
        modules.length === 0
          ? 'No module lists this lesson, so readers cannot find it.'
          : `Two modules list this lesson: ${modules.map((module) => module.id).join(' and ')}.`,
      mend: modules.length === 0 ? `Add it to “lessons” in content/training/${own}/module.yaml.` : 'Leave it in one of them.',
      example: `- ${lesson.id}`,
    },
  ];
}

function canBeTaught(lesson: LessonEntry): Problem[] {
  const problems: Problem[] = [];
  const parts = lesson.body?.parts ?? [];
  const activities = parts.filter((part) => part.kind === 'activity');
  if (lesson.data.status === 'planned') {
    if (parts.length > 0) {
      problems.push({
        file: lesson.file,
        ...(parts[0]?.position ?? { line: 1, column: 1 }),
        rule: 'planned-with-body',
        what: 'This lesson is planned, but it has text below its fields.',
        mend: 'Set status to written and remove outline, or take the text out.',
        example: 'status: written',
      });
    }
    return problems;
  }
  if (activities.length === 0) {
    problems.push({
      file: lesson.file,
      line: 1,
      column: 1,
      rule: 'no-activities',
      what: 'This lesson has no activity.',
      mend: 'Add at least one <Activity>, or set status to planned and give an outline.',
      example: '<Activity id="arrive" title="Arrive" minutes="15" grouping="whole-group">',
    });
  }
  for (const activity of activities) {
    const say = (rule: RuleCode, what: string, mend: string, example: string) =>
      problems.push({ file: lesson.file, ...activity.position, rule, field: `<Activity id="${activity.id}">`, what, mend, example });
    if (activity.minutes === undefined)
      say('no-minutes', `The activity “${activity.title}” has no minutes.`, 'Say how long it takes. The lesson’s length is the sum.', 'minutes="15"');
    if (activity.grouping === undefined)
      say('no-grouping', `The activity “${activity.title}” does not say how people work together.`, 'Add grouping.', 'grouping="pairs"');
    if (!activity.hasSteps)
      say('no-steps', `The activity “${activity.title}” has no numbered steps for learners.`, 'Add a list that starts with 1.', '1. Find a partner.');
    const missing = NOTES.filter((note) => !activity.notes.includes(note));
    if (missing.length > 0)
      say(
        'no-notes',
        `The activity “${activity.title}” lacks notes for the facilitator: ${missing.join(', ')}.`,
        'Add them inside <Facilitator>. Every activity can be done on paper and online.',
        `<${missing[0] ?? 'Do'}>`,
      );
  }
  return problems;
}

function keepsItsOwn(lesson: LessonEntry): Problem[] {
  const { data } = lesson;
  const ids = activitiesOf(lesson).map(({ id }) => id);
  // A lesson without activities has a message of its own.
  if (data.status !== 'written' || ids.length === 0) return [];
  return (data.keep ?? []).flatMap((id, index): Problem[] => {
    if (ids.includes(id)) return [];
    const meant = nearest(id, ids);
    return [
      {
        file: lesson.file,
        ...lesson.at(['keep', index]),
        rule: 'kept-activity',
        field: 'keep',
        what: `This lesson has no activity “${id}”.${meant ? ` Did you mean “${meant}”?` : ''}`,
        mend: 'Write the id of one of its activities.',
        example: `keep: [${meant ?? ids[0]}]`,
      },
    ];
  });
}

function prerequisitesFirst(hub: Hub): Problem[] {
  const place = new Map(hub.lessonsInOrder.map((lesson, index) => [lesson.id, index]));
  return hub.of('lessons').flatMap((lesson) =>
    (lesson.data.prerequisites ?? []).flatMap((id, index): Problem[] => {
      const before = place.get(id);
      const here = place.get(lesson.id);
      if (before === undefined || here === undefined || before < here) return [];
      return [
        {
          file: lesson.file,
          ...lesson.at(['prerequisites', index]),
          rule: 'prerequisite-order',
          field: 'prerequisites',
          what: `“${id}” comes after this lesson in the course.`,
          mend: 'Take it out, or change the order in module.yaml.',
          example: 'prerequisites: []',
        },
      ];
    }),
  );
}
