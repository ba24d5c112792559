import { ruleGroup } from './rule.ts';

const LESSON = 'training/starting-together/who-we-are/index.mdx';
const OPENING = '<Activity id="arrive" title="Arrive and say hello" minutes="15" grouping="pairs">';

/** A whole activity: what a lesson needs at the least. */
const ACTIVITY = `${OPENING}

1. Find a partner.
2. Tell each other your name.

<Facilitator>

<Do>

Set out the chairs.

</Do>

<Say>

You can pass.

</Say>

<WatchFor>

Some people are quiet.

</WatchFor>

<PaperOnly>

Use name cards.

</PaperOnly>

<Online>

Use the chat.

</Online>

</Facilitator>

</Activity>`;

const PLANNED = `---
title: "Next steps"
description: "The group decides what to do next."
audience: [everyone]
reviewed: unknown
reviewDue: unknown
status: planned
level: new
objectives: ["Choose one next step"]
takeAways: ["A list of steps"]
drawnFrom: [mahmood-2025-protocol]
outline:
  - { id: look-back, title: "Look back", minutes: 30 }
---`;

const CHECK = `<CheckYourself id="check-yourself" title="Check yourself">

<Question id="real-name" asks="Do you have to give your real name?">

<Answer says="Yes" because="You can use any name that you like." />
<Answer right="yes" says="No" because="Any name will do, or a shape that you draw." />

</Question>

</CheckYourself>`;

/** What a lesson needs so that it can be found and taught. */
export const lessons = ruleGroup('lessons', 'Lessons', {
  'no-activities': {
    title: 'A written lesson has an activity',
    meaning:
      'A lesson is made of activities: its length, its plan and its handouts come from them. A lesson of which only the outline is known has the status planned, and needs none.',
    file: LESSON,
    shown: 'text',
    bad: 'In this lesson the group meets for the first time.',
    good: `In this lesson the group meets for the first time.\n\n${ACTIVITY}`,
  },
  'no-minutes': {
    title: 'Each activity says how many minutes it takes',
    meaning:
      'The length of a lesson is the sum of its activities. A facilitator plans a room, breaks and travel by it. A total is written nowhere, so it cannot be wrong.',
    file: LESSON,
    shown: 'passage',
    bad: OPENING.replace(' minutes="15"', ''),
    good: OPENING,
  },
  'no-grouping': {
    title: 'Each activity says how people work together',
    meaning:
      'Alone, in pairs, in small groups or all together: a facilitator sets out the chairs by it. It also tells people who are shy, or new to the language, what to expect.',
    file: LESSON,
    shown: 'passage',
    bad: OPENING.replace(' grouping="pairs"', ''),
    good: OPENING,
  },
  'no-steps': {
    title: 'Each activity has numbered steps for learners',
    meaning:
      'Learners follow a lesson step by step, alone or when somebody reads it to them. The list starts with 1. Steps in the notes for the facilitator, or in a handout, do not count.',
    file: LESSON,
    shown: 'passage',
    bad: `${OPENING}\n\nFind a partner.\nTell each other your name.`,
    good: `${OPENING}\n\n1. Find a partner.\n2. Tell each other your name.`,
  },
  'no-notes': {
    title: 'Each activity has all five notes for the facilitator',
    meaning:
      'A facilitator needs to know what to do, what to say and what to watch for. Every activity can also be done with paper only, and online. Then no one is left out for want of a screen, or of a way to travel.',
    file: LESSON,
    shown: 'passage',
    bad: '<PaperOnly>\n\nUse name cards.\n\n</PaperOnly>\n\n</Facilitator>',
    good: '<PaperOnly>\n\nUse name cards.\n\n</PaperOnly>\n\n<Online>\n\nUse the chat.\n\n</Online>\n\n</Facilitator>',
  },
  'late-kept': {
    title: 'What keeps people safe is never cut',
    meaning:
      'The run sheet says what to cut when a session is late. The last activity, one with a warning and one that sends people out are never cut. A group that is short of time still leaves well, and still hears what keeps it safe.',
    file: LESSON,
    shown: 'text',
    bad: ACTIVITY.replace('grouping="pairs">', 'grouping="pairs" ifLate="skip">'),
    good: ACTIVITY.replace('grouping="pairs">', 'grouping="pairs" ifLate="keep">'),
  },
  'late-minutes': {
    title: 'An activity that can be shortened says to how many minutes',
    meaning:
      'A facilitator who is late needs to know how much time a cut saves. So ifLate="shorten" comes with atLeast, which has fewer minutes than the activity. The words of shorter say how. They go with nothing else.',
    file: LESSON,
    shown: 'text',
    bad: `${ACTIVITY.replace('grouping="pairs">', 'grouping="pairs" ifLate="shorten">')}\n\n${ACTIVITY.replace('id="arrive" title="Arrive and say hello"', 'id="leave" title="Leave"')}`,
    good: `${ACTIVITY.replace('grouping="pairs">', 'grouping="pairs" ifLate="shorten" atLeast="10">')}\n\n${ACTIVITY.replace('id="arrive" title="Arrive and say hello"', 'id="leave" title="Leave"')}`,
  },
  'planned-with-body': {
    title: 'A planned lesson has no text yet',
    meaning:
      'A lesson with the status planned has no page, so nobody would see its text. When the lesson is written, set the status to written and take the outline out.',
    file: 'training/starting-together/next-steps/index.mdx',
    shown: 'file',
    bad: `${PLANNED}\n\n<Section id="look-back" title="Look back">\n\nWhat went well?\n\n</Section>`,
    good: PLANNED,
  },
  'group-size': {
    title: 'The largest group is not smaller than the smallest',
    meaning: 'A facilitator plans the room, the paper and the helpers by these two numbers. The same number twice is fine.',
    file: 'training/starting-together/who-we-are/index.mdx',
    shown: 'fields',
    bad: 'groupSize: { min: 16, max: 4 }',
    good: 'groupSize: { min: 4, max: 16 }',
  },
  'check-place': {
    title: 'The questions to check oneself come once, at the end of a lesson',
    meaning:
      'Learners look back with them on what they did. A question that comes before its activity asks what nobody has learned yet. After the last activity, other sections may follow.',
    file: LESSON,
    shown: 'text',
    bad: `${CHECK}\n\n${ACTIVITY}`,
    good: `${ACTIVITY}\n\n${CHECK}`,
  },
  'question-answers': {
    title: 'A question has at least two answers',
    meaning: 'Where there is one answer, there is nothing to choose. Two or three short ones are enough, and all of them should be such as people think.',
    file: LESSON,
    shown: 'passage',
    bad: '<Answer right="yes" says="No" because="Any name will do, or a shape that you draw." />\n\n</Question>',
    good: '<Answer says="Yes" because="You can use any name that you like." />\n<Answer right="yes" says="No" because="Any name will do, or a shape that you draw." />\n\n</Question>',
  },
  'question-right': {
    title: 'A question has a right answer, and one that is not',
    meaning:
      'Learners are told at once whether their answer is right, and why. So at least one must be right, and at least one must not be. More than one may be right: the page then says so.',
    file: LESSON,
    shown: 'passage',
    bad: '<Answer says="No" because="Any name will do, or a shape that you draw." />',
    good: '<Answer right="yes" says="No" because="Any name will do, or a shape that you draw." />',
  },
  'lesson-module': {
    title: 'Each lesson stands in the list of one module',
    meaning: 'The module says which lessons belong to it, and in what order. A lesson in no list cannot be found, and one in two lists has two numbers.',
    file: 'training/starting-together/module.yaml',
    shown: 'fields',
    bad: 'lessons:\n  - starting-together/who-we-are',
    good: 'lessons:\n  - starting-together/who-we-are\n  - starting-together/next-steps',
  },
  'prerequisite-order': {
    title: 'A lesson to do first comes earlier in the course',
    meaning:
      'A group that takes the lessons in order meets each one prepared. A lesson that asks for a later one would send it ahead and back again. Take it out, or change the order in the module.',
    file: LESSON,
    shown: 'fields',
    bad: 'prerequisites: [starting-together/next-steps]',
    good: 'prerequisites: []',
  },
  'kept-activity': {
    title: 'What is never left out is an activity of the lesson',
    meaning:
      'The field keep names the activities that stay when time is short. The session builder leaves out only what is not named there. A name that no activity has would keep nothing.',
    file: LESSON,
    shown: 'fields',
    bad: 'keep: [say-hello]',
    good: 'keep: [arrive]',
  },
});
