import type { Part } from '../hub/body.ts';
import { activitiesOf, type Hub, type LessonEntry } from '../hub/hub.ts';
import { nearest } from '../hub/nearest.ts';
import type { Problem } from '../hub/problem.ts';
import type { RuleCode } from '../rules/all.ts';

const NOTES = ['Do', 'Say', 'WatchFor', 'PaperOnly', 'Online'];

/** A written lesson can be taught: each activity has minutes, steps and notes; one module lists it. */
export function lessons(hub: Hub): Problem[] {
  return [
    ...hub.of('lessons').flatMap((lesson) => [...inOneModule(hub, lesson), ...canBeTaught(lesson), ...keepsItsOwn(lesson)]),
    ...prerequisitesFirst(hub),
    ...checksAtEnd(hub),
    ...questions(hub),
  ];
}

/** The questions come once, in a lesson, after what was learned. */
function checksAtEnd(hub: Hub): Problem[] {
  return hub.all.flatMap((entry) => {
    const parts = entry.body?.parts ?? [];
    const checks = parts.filter((part) => part.kind === 'check');
    return checks.flatMap((check): Problem[] => {
      const say = (what: string, mend: string): Problem[] => [
        { file: entry.file, ...check.position, rule: 'check-place', field: `<CheckYourself id="${check.id}">`, what, mend },
      ];
      if (entry.collection !== 'lessons')
        return say('The questions to check oneself stand on a page that is no lesson.', 'Take them out, or put them into a lesson.');
      if (check !== checks[0]) return say('This lesson has questions to check oneself in two places.', 'Put all questions into the first <CheckYourself>.');
      if (parts.slice(parts.indexOf(check)).some((part) => part.kind === 'activity'))
        return say('An activity comes after the questions to check oneself.', 'Put <CheckYourself> after the last activity.');
      return [];
    });
  });
}

/** A question offers a choice, and what is right is in it. */
function questions(hub: Hub): Problem[] {
  return hub.of('lessons').flatMap((lesson) =>
    (lesson.body?.parts ?? []).flatMap((part) =>
      part.questions.flatMap(({ id, asks, answers, position }): Problem[] => {
        const told = {
          file: lesson.file,
          ...position,
          field: `<Question id="${id}">`,
          example: '<Answer right="yes" says="No" because="Any name will do." />',
        };
        const right = answers.filter((answer) => answer.right === 'yes').length;
        if (answers.length === 1)
          return [{ ...told, rule: 'question-answers', what: `“${asks}” has one answer, so there is nothing to choose.`, mend: 'Add another <Answer>.' }];
        if (answers.length > 1 && (right === 0 || right === answers.length))
          return [
            {
              ...told,
              rule: 'question-right',
              what: right === 0 ? `No answer to “${asks}” is marked as right.` : `Every answer to “${asks}” is marked as right.`,
              mend: right === 0 ? 'Write right="yes" in the answers that are right.' : 'Add an answer that is not right, or mark one as no.',
            },
          ];
        return [];
      }),
    ),
  );
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
  const { min, max } = lesson.data.groupSize;
  if (min > max) {
    problems.push({
      file: lesson.file,
      ...lesson.at(['groupSize', 'min']),
      rule: 'group-size',
      field: 'groupSize',
      what: `The smallest group has ${min} people and the largest ${max}.`,
      mend: 'Write the smaller number as min and the larger as max.',
      example: `groupSize: { min: ${max}, max: ${min} }`,
    });
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
    problems.push(...whenLate(lesson, activity, activity === activities.at(-1)));
  }
  return problems;
}

/** What may be cut, and by how much: never what keeps people safe, and never the end. */
function whenLate(lesson: LessonEntry, activity: Part, isLast: boolean): Problem[] {
  const { ifLate, atLeast, minutes, shorter, title } = activity;
  const at = { file: lesson.file, ...activity.position, field: `<Activity id="${activity.id}">` };
  const isCut = ifLate === 'shorten' || ifLate === 'skip';
  const why = isLast
    ? 'it is the last one, and people need it to leave well'
    : activity.sendsPeopleOut
      ? 'it sends people out'
      : activity.hasWarning
        ? 'it holds a warning'
        : undefined;
  if (isCut && why)
    return [
      {
        ...at,
        rule: 'late-kept',
        what: `The activity “${title}” may be cut when the session is late, but ${why}.`,
        mend: 'Keep it, and let another activity be cut.',
        example: 'ifLate="keep"',
      },
    ];
  const isWrong =
    ifLate === 'shorten' ? atLeast === undefined || (minutes !== undefined && atLeast >= minutes) : atLeast !== undefined || shorter !== undefined;
  if (!isWrong) return [];
  return [
    {
      ...at,
      rule: 'late-minutes',
      what:
        ifLate === 'shorten'
          ? `The activity “${title}” can be shortened, but atLeast does not say to fewer minutes than it has.`
          : `The activity “${title}” says how to shorten it, but not that it may be shortened.`,
      mend: 'Write ifLate="shorten" and atLeast together, with fewer minutes than the activity has. Or take atLeast and shorter out.',
      example: 'minutes="20" ifLate="shorten" atLeast="15" shorter="Use four cards instead of eight."',
    },
  ];
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
