import fc from 'fast-check';
import type { Catalogue, CatalogueActivity, CatalogueLesson } from '../../../src/planner/catalogue.ts';
import { USUAL, type PlanRequest } from '../../../src/planner/plan.ts';

/** A lesson as the planner reads it: `{ arrive: 15, talk: 20 }` gives its activities and their minutes. Nothing in it is real. */
export function lesson(
  id: string,
  minutes: Readonly<Record<string, number>>,
  changes: Partial<CatalogueLesson> & { keep?: string[]; out?: string[]; atLeast?: Readonly<Record<string, number>> } = {},
): CatalogueLesson {
  const { keep = [], out = [], atLeast = {}, ...rest } = changes;
  return {
    id: `module/${id}`,
    number: '1.1',
    title: `Lesson ${id}`,
    written: true,
    audience: ['everyone'],
    covers: [],
    prerequisites: [],
    people: { min: 4, max: 16 },
    kit: [`Kit of ${id}`],
    hostReview: false,
    translations: {},
    teach: `/teach/module/${id}/`,
    run: `/teach/module/${id}/run/`,
    activities: Object.entries(minutes).map(([name, each]) => ({
      id: name,
      title: `Activity ${name}`,
      minutes: each,
      grouping: 'pairs',
      sendsPeopleOut: out.includes(name),
      keep: keep.includes(name),
      ...(atLeast[name] === undefined ? {} : { atLeast: atLeast[name], shorter: { text: `Shorter ${name}` } }),
      handouts: [{ title: `Card of ${name}`, href: `/learn/module/${id}/#${name}-card` }],
    })),
    ...rest,
  };
}

export function asking(changes: Partial<PlanRequest> = {}): PlanRequest {
  return { ...USUAL, ...changes };
}

const TAGS = ['everyone', 'peer-researchers', 'funders'];

/** Catalogues of any shape: planned lessons, kept activities, ways out, and prerequisites that may even go round in a circle. */
export const anyCatalogue: fc.Arbitrary<Catalogue> = fc.integer({ min: 0, max: 5 }).chain((count) => {
  const ids = Array.from({ length: count }, (_, index) => `module/lesson-${index}`);
  const activity = (index: number): fc.Arbitrary<CatalogueActivity> =>
    fc
      .record({
        id: fc.constant(`activity-${index}`),
        title: fc.constant(`Activity ${index}`),
        minutes: fc.integer({ min: 1, max: 120 }),
        sendsPeopleOut: fc.integer({ min: 0, max: 5 }).map((chance) => chance === 0),
        keep: fc.integer({ min: 0, max: 2 }).map((chance) => chance === 0),
        handouts: fc.constant([]),
        saves: fc.integer({ min: 0, max: 60 }),
      })
      // What is kept is never made shorter, as on a run sheet.
      .map(({ saves, ...made }) => (made.keep || saves % 2 === 0 || saves >= made.minutes ? made : { ...made, atLeast: made.minutes - saves }));
  const one = (id: string): fc.Arbitrary<CatalogueLesson> =>
    fc
      .record({
        written: fc.integer({ min: 0, max: 4 }).map((chance) => chance > 0),
        audience: fc.uniqueArray(fc.constantFrom(...TAGS), { minLength: 1 }),
        covers: fc.integer({ min: 0, max: 3 }).map((chance) => (chance === 0 ? ['fieldwork-safety'] : [])),
        prerequisites: fc.integer({ min: 0, max: 2 }).chain((chance) => fc.uniqueArray(fc.constantFrom(...ids), { maxLength: chance === 0 ? 2 : 0 })),
        activities: fc.integer({ min: 0, max: 6 }).chain((n) => fc.tuple(...Array.from({ length: n }, (_, index) => activity(index)))),
      })
      .map((made) => ({ ...lesson('x', {}), id, title: id, ...made, activities: made.written ? made.activities : [] }));
  return fc.record({
    lessons: fc.tuple(...ids.map(one)),
    routes: fc.array(
      fc.record({
        id: fc.constant('route'),
        title: fc.constant('Route'),
        audience: fc.constant(['everyone']),
        lessons: ids.length > 0 ? fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1 }) : fc.constant([]),
      }),
      { maxLength: 2 },
    ),
  });
});

export const anyRequest = ({ lessons }: Catalogue): fc.Arbitrary<PlanRequest> => {
  const ids = lessons.map(({ id }) => id);
  return fc
    .record({
      minutes: fc.integer({ min: 10, max: 480 }),
      people: fc.integer({ min: 1, max: 200 }),
      place: fc.constantFrom('room' as const, 'online' as const),
      means: fc.constantFrom('paper' as const, 'phones' as const),
      languages: fc.uniqueArray(fc.constantFrom('en', 'ur', 'x')),
      audience: fc.constantFrom(...TAGS),
      about: ids.length > 0 ? fc.option(fc.constantFrom(...ids), { nil: undefined }) : fc.constant(undefined),
      done: ids.length > 0 ? fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 3 }) : fc.constant([]),
      out: fc.boolean(),
    })
    .map(({ about, ...rest }) => (about === undefined ? rest : { ...rest, about }));
};
