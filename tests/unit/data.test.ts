import { z } from 'astro/zod';
import { describe, expect, test } from 'vitest';
import { checkAll } from '../../src/checks/all.ts';
import { addressesOf } from '../../src/hub/addresses.ts';
import { createHub, type Hub } from '../../src/hub/hub.ts';
import { loadContent } from '../../src/hub/load.ts';
import { openPage } from '../../src/hub/page-context.ts';
import type { Place } from '../../src/hub/place.ts';
import { courseRecord, courseRecordOf } from '../../src/outputs/data/course.ts';
import { lessonFiles, movedFiles, movedRecordOf, promisedFiles } from '../../src/outputs/data/files.ts';
import { jsonSchemaOf } from '../../src/outputs/data/json-schema.ts';
import { lessonRecord, lessonRecordOf } from '../../src/outputs/data/lesson.ts';
import { jsonLdOf, lessonGraphOf } from '../../src/outputs/json-ld/page.ts';
import { CONFORMS_TO, TRAINING_MATERIAL } from '../../src/outputs/json-ld/training-material.ts';
import { promisedPaths, servedPaths } from '../../src/outputs/permalinks/promised.ts';
import { writtenLesson as lessonSchema } from '../../src/schemas/lesson.ts';
import { activity, changed, entryIn, hubWith, writtenLesson } from './support/content.ts';

const PLACE: Place = { origin: 'https://hub.example.org', base: '/hub/', known: true };
const UNKNOWN: Place = { origin: 'http://localhost:4321', base: '/', known: false };
const LESSON = 'training/starting/who-we-are/index.mdx';
const REAL = createHub(loadContent('content'));
const lessonOf = (hub: Hub, id = 'starting/who-we-are') => entryIn(hub, 'lessons', id);
/** What a program reads of a file. */
const read = (value: unknown) => JSON.parse(JSON.stringify(value)) as Record<string, unknown>;

describe('a lesson as data', () => {
  test('is what its schema says, for every lesson in every language, with and without an address', () => {
    for (const place of [PLACE, UNKNOWN])
      for (const { props } of lessonFiles(REAL)) {
        const record = read(lessonRecordOf(REAL, props.lesson, props.locale, place));
        expect(lessonRecord.safeParse(record).error, `${props.lesson.id} ${props.locale}`).toBeUndefined();
      }
  });
  test('is what its published JSON Schema says', () => {
    const published = z.fromJSONSchema(read(jsonSchemaOf(lessonRecord)));
    const record = read(lessonRecordOf(hubWith(), lessonOf(hubWith()), 'en', PLACE));
    expect(published.safeParse(record).error).toBeUndefined();
    for (const broken of [
      { ...record, minutes: 'long' },
      { ...record, level: 'hard' },
      { ...record, more: 1 },
      { ...record, id: undefined },
    ])
      expect(published.safeParse(read(broken)).success).toBe(false);
  });
  test('has a place for every field of a lesson, so that a new one is not forgotten', () => {
    // Under other names: aliases are keywords, prerequisites and the like are written out; readers of Easy Read are of the page.
    const elsewhere = new Set(['aliases', 'easyRead']);
    const missing = Object.keys(lessonSchema.shape).filter((name) => !elsewhere.has(name) && !(name in lessonRecord.shape));
    expect(missing).toEqual([]);
  });
  test('adds up, and has the timing of the English in a translation', () => {
    const hub = hubWith();
    const english = lessonRecordOf(hub, lessonOf(hub), 'en', PLACE);
    const urdu = lessonRecordOf(hub, lessonOf(hub), 'ur', PLACE);
    expect(english.minutes).toBe(40);
    expect(english.activities.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(40);
    expect(urdu.activities.map(({ id, title, minutes }) => [id, title, minutes])).toEqual([
      ['arrive', 'Urdu arrive', 15],
      ['agree', 'agree', 25],
    ]);
    expect(urdu.languages).toEqual([
      { language: 'en', made: 'original', path: '/learn/starting/who-we-are/', url: 'https://hub.example.org/hub/learn/starting/who-we-are/' },
      { language: 'ur', made: 'draft', path: '/ur/learn/starting/who-we-are/', url: 'https://hub.example.org/hub/ur/learn/starting/who-we-are/' },
    ]);
  });
  test('names no address that is not known, and no page that is not there', () => {
    const hub = hubWith(changed(LESSON, 'protocolSteps', 'prerequisites: [starting/next-steps]\nprotocolSteps'));
    const text = JSON.stringify(lessonRecordOf(hub, lessonOf(hub), 'en', UNKNOWN));
    expect(text).not.toMatch(/localhost|"url"/);
    expect(text).toContain('"prerequisites":[{"id":"starting/next-steps","title":"Next steps"}]');
    const paths = new Set(addressesOf(hub).map(({ path }) => path));
    for (const { path } of lessonRecordOf(hub, lessonOf(hub), 'en', UNKNOWN).forms)
      expect(path.endsWith('/') ? paths.has(path) : /\/(?:index\.md|lesson\.jsonl?d?)$/.test(path), path).toBe(true);
  });
  test('holds no word of a person', () => {
    const quote = '<Quote who="A resident" consent="c-4f7k2m">\n\nZebrine kettle.\n\n</Quote>\n\n';
    const hub = hubWith({ [LESSON]: writtenLesson('Who we are', activity('arrive', 15, 'Arrive', `${quote}1. Find a partner.`)) });
    expect(checkAll(hub).filter(({ level }) => level !== 'warning')).toEqual([]);
    expect(JSON.stringify(lessonRecordOf(hub, lessonOf(hub), 'en', PLACE))).not.toContain('Zebrine');
  });
});

describe('the course as data', () => {
  test('is what its schemas say', () => {
    for (const place of [PLACE, UNKNOWN])
      for (const hub of [REAL, hubWith()]) {
        const record = read(courseRecordOf(hub, place));
        expect(courseRecord.safeParse(record).error).toBeUndefined();
        expect(z.fromJSONSchema(read(jsonSchemaOf(courseRecord))).safeParse(record).error).toBeUndefined();
      }
  });
  test('lists every lesson, those that are only planned without a page, and every route', () => {
    const record = courseRecordOf(REAL, PLACE);
    const lessons = record.modules.flatMap((module) => module.lessons);
    expect(lessons.map(({ id }) => id)).toEqual(REAL.lessonsInOrder.map(({ id }) => id));
    for (const { status, page, data } of lessons) expect([page !== undefined, data !== undefined]).toEqual([status === 'written', status === 'written']);
    expect(record.routes).toHaveLength(REAL.of('routes').length);
    expect(record.minutes).toBe(lessons.reduce((sum, { minutes }) => sum + minutes, 0));
  });
  test('leaves out a lesson that is out of use', () => {
    const hub = hubWith(changed(LESSON, 'status: written', 'status: written\nretired: { on: "2026-11-01", why: "Another is better." }'));
    expect(JSON.stringify(courseRecordOf(hub, PLACE))).not.toContain('who-we-are"');
    expect(lessonRecordOf(hub, lessonOf(hub), 'en', PLACE).retired).toMatchObject({ on: '2026-11-01' });
  });
});

describe('published addresses of data', () => {
  const list = (...paths: string[]) => ({ 'permalinks.txt': `${paths.toSorted().join('\n')}\n` });
  const JSON_PATH = '/learn/old/lesson/lesson.json';
  const lost = (hub: Hub) => checkAll(hub).filter(({ rule }) => rule === 'lost-address');

  test('are promised', () => {
    expect(promisedPaths(hubWith())).toEqual(
      expect.arrayContaining([
        '/courses.json',
        '/courses-schema.json',
        '/lesson-schema.json',
        '/learn/starting/who-we-are/lesson.json',
        '/ur/learn/starting/who-we-are/lesson.json',
      ]),
    );
  });
  test('are missed once with their page, and answered again when the page leads on', () => {
    const both = list('/learn/old/lesson/', JSON_PATH, `/ur${JSON_PATH}`);
    expect(lost(hubWith(both)).map(({ line }) => line)).toHaveLength(1);
    const hub = hubWith({ ...both, 'redirects.yaml': 'redirects:\n  - { from: /learn/old/lesson/, to: /learn/starting/who-we-are/ }\n' });
    expect(lost(hub)).toEqual([]);
    expect(movedFiles(hub).map(({ path }) => path)).toEqual([JSON_PATH, `/ur${JSON_PATH}`]);
    expect(movedFiles(hub).map(({ to, locale }) => movedRecordOf(to, locale, UNKNOWN))).toEqual([
      { kind: 'moved', to: { path: '/learn/starting/who-we-are/' } },
      { kind: 'moved', to: { path: '/ur/learn/starting/who-we-are/' } },
    ]);
    for (const path of promisedFiles(hub)) expect(servedPaths(hub).has(path), path).toBe(true);
  });
  test('lead to the English when a translation is taken away', () => {
    const hub = hubWith({ ...list('/ur/learn/starting/who-we-are/lesson.json'), 'training/starting/who-we-are/index.ur.mdx': undefined });
    expect(movedFiles(hub)).toEqual([{ path: '/ur/learn/starting/who-we-are/lesson.json', to: '/learn/starting/who-we-are/', locale: 'en' }]);
    expect(lost(hub)).toEqual([]);
  });
});

/**
 * Bioschemas TrainingMaterial 1.0-RELEASE: what it calls minimum and recommended. The kind of value is
 * that of its JSON Schema (github.com/BioSchemas/specifications, TrainingMaterial_v1.0-RELEASE.json).
 */
const MINIMUM = ['@id', '@type', 'description', 'keywords', 'name', CONFORMS_TO] as const;
const RECOMMENDED = {
  about: 'things',
  abstract: 'text',
  audience: 'things',
  author: 'unknown',
  competencyRequired: 'texts',
  educationalLevel: 'text',
  identifier: 'text',
  inLanguage: 'text',
  learningResourceType: 'text',
  license: 'address',
  mentions: 'things',
  teaches: 'texts',
  timeRequired: 'duration',
  url: 'address',
} as const;
/** What is left out on purpose, and why. */
const LEFT_OUT: Readonly<Record<string, string>> = { author: 'No author is known: nobody is named in the content.' };
/** What the page leaves to its file `lesson.jsonld`, since every page has to arrive in one round trip. */
const ONLY_IN_FILE = ['about', 'abstract', 'audience', 'competencyRequired', 'identifier', 'mentions'];

describe('a lesson as training material', () => {
  const things = (form: 'page' | 'file', hub = REAL) =>
    lessonFiles(hub).map(({ props: { lesson, locale } }) => {
      const page = openPage(hub, { kind: 'lesson', path: `/learn/${lesson.id}/`, section: 'learn', entry: lesson, locale, base: PLACE.base });
      const graph = read(form === 'page' ? jsonLdOf(page, PLACE) : lessonGraphOf(page, lesson, PLACE));
      expect(graph['@context']).toBe('https://schema.org');
      const [first] = graph['@graph'] as Record<string, unknown>[];
      return { lesson, locale, thing: first ?? {} };
    });
  const isOf = (kind: (typeof RECOMMENDED)[keyof typeof RECOMMENDED], value: unknown): boolean => {
    const isText = (one: unknown) => typeof one === 'string' && one !== '';
    if (kind === 'text') return isText(value);
    if (kind === 'address') return isText(value) && URL.canParse(String(value));
    if (kind === 'duration') return /^PT\d+M$/.test(String(value));
    if (kind === 'texts') return Array.isArray(value) && value.length > 0 && value.every(isText);
    return Array.isArray(value) && value.length > 0 && value.every((one: unknown) => isText((one as Record<string, unknown>)['@type']));
  };

  test('says which profile it follows, and holds all that the profile asks for, on the page too', () => {
    for (const form of ['page', 'file'] as const)
      for (const { thing, lesson } of things(form)) {
        for (const name of MINIMUM) expect(thing[name], `${lesson.id} ${name}`).toBeDefined();
        expect(thing['@type']).toBe('LearningResource');
        expect(thing[CONFORMS_TO]).toEqual({ '@id': TRAINING_MATERIAL, '@type': 'CreativeWork' });
        expect(isOf('texts', thing.keywords), lesson.id).toBe(true);
      }
  });
  test.each(['page', 'file'] as const)('holds what the profile recommends: %s', (form) => {
    for (const { thing, lesson, locale } of things(form))
      for (const [name, kind] of Object.entries(RECOMMENDED)) {
        const isLeftOut =
          name in LEFT_OUT || (form === 'page' && ONLY_IN_FILE.includes(name)) || (name === 'competencyRequired' && !lesson.data.prerequisites?.length);
        if (isLeftOut) expect(thing[name], `${lesson.id} ${name}`).toBeUndefined();
        else expect(isOf(kind, thing[name]), `${lesson.id} ${locale} ${name}: ${JSON.stringify(thing[name])}`).toBe(true);
      }
  });
  test('states nothing that is not known, and no empty list', () => {
    for (const form of ['page', 'file'] as const)
      for (const { thing } of things(form)) {
        expect(JSON.stringify(thing)).not.toMatch(/unknown|undefined|\[\]|null/);
        for (const name of ['author', 'creator', 'dateCreated', 'dateModified', 'datePublished', 'contributor', 'publisher'])
          expect(thing).not.toHaveProperty(name);
      }
  });
  test('is as long as its lesson, and its parts as long as their activities', () => {
    for (const { thing, lesson, locale } of things('file')) {
      const record = lessonRecordOf(REAL, lesson, locale, PLACE);
      expect(thing.timeRequired).toBe(`PT${record.minutes}M`);
      expect((thing.hasPart as { name: string; timeRequired: string }[]).map(({ name, timeRequired }) => [name, timeRequired])).toEqual(
        record.activities.map(({ title, minutes }) => [title, `PT${minutes}M`]),
      );
    }
  });
  test('goes under the name of its module where it has no other words', () => {
    for (const form of ['page', 'file'] as const) expect(things(form, hubWith())[0]?.thing.keywords).toEqual(['Starting']);
  });
});
