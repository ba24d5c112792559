import { parse } from 'yaml';
import type { CollectionName } from '../schemas/fields.ts';
import { COLLECTIONS, type CollectionRule } from '../schemas/collections.ts';
import { ownerOf, type Answers } from './draft.ts';
import { askFirstWords } from './first-words.ts';
import { givenFields } from './given.ts';
import { askFields, type Asking, type Fields, type Question } from './questions.ts';
import { exampleId } from './where.ts';

/** The answer that the example of a question gives. */
export function exampleAnswer(question: Question): unknown {
  if (question.name.endsWith('?')) return !question.name.endsWith('more?');
  const value: unknown = question.example === undefined ? undefined : parse(question.example);
  switch (question.kind) {
    case 'words':
    case 'entry':
      return value === undefined || value === null ? '' : typeof value === 'string' ? value : String(question.example);
    case 'one':
      return value ?? question.choices[0]?.value;
    default:
      return value;
  }
}

/** Answers made of examples alone: the form that somebody fills in who does not want to be asked. */
export function exampleAnswers(collection: CollectionName, choose: (question: Question) => unknown = exampleAnswer): Answers {
  const { schema }: CollectionRule = COLLECTIONS[collection];
  const owner = ownerOf(collection);
  const given = { ...givenFields(collection), ...(collection === 'modules' ? { lessons: [] } : {}) };
  const fields = run(askFields(schema, owner, given), choose) as Fields;
  const words = run(askFirstWords(collection, fields, owner), choose) as Partial<Answers>;
  const asked = Object.fromEntries(Object.entries(fields).filter(([name]) => !(name in given)));
  const lesson = collection === 'modules' ? exampleAnswers('lessons', choose) : undefined;
  return {
    id: exampleId(collection),
    fields: asked,
    ...words,
    ...(lesson ? { lesson: { ...lesson, id: lesson.id.split('/').at(-1) ?? '' } } : {}),
  };
}

/** Runs through questions with an answer to each. */
export function run<Value>(asking: Asking<Value>, answer: (question: Question) => unknown): Value {
  let step = asking.next();
  while (!step.done) step = asking.next(answer(step.value));
  return step.value;
}
