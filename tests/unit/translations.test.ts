import { describe, expect, test } from 'vitest';
import { COLLECTIONS, COLLECTION_NAMES } from '../../src/schemas/collections.ts';
import { helpOf, translationOf } from '../../src/schemas/translation.ts';
import { bodyIn, inLocale, partHashes, stateOf, translatableFields } from '../../src/hub/translations.ts';
import { activity, changed, entryIn, fileAt, hubWith, translationIn, translationRecord, writtenLesson, type Changes } from './support/content.ts';

const LESSON = 'starting/who-we-are';
const ENGLISH = `training/${LESSON}/index.mdx`;
const URDU = `training/${LESSON}/index.ur.mdx`;

/** The translation of all parts of today's English. */
function upToDate(body: string): string {
  return `---\ntitle: "Urdu"\n${translationRecord(partHashes(entryIn(hubWith(), 'lessons', LESSON)))}\n---\n${body}`;
}

const COMPLETE = '\nUrdu start.\n\n<Activity id="arrive" title="Urdu">\n\nUrdu.\n\n</Activity>\n\n<Activity id="agree" title="Urdu">\n\nUrdu.\n\n</Activity>\n';

function stateAfter(changes: Changes, body = COMPLETE) {
  const hub = hubWith({ [URDU]: upToDate(body), ...changes });
  return stateOf(entryIn(hub, 'lessons', LESSON), translationIn(hub, 'lessons', LESSON, 'ur'));
}

describe('a translation', () => {
  test('is up to date while the English stays as it is', () => {
    expect(stateAfter({})).toEqual({ stale: [], missing: [] });
  });

  test('is out of date in one part when one part of the English changes', () => {
    expect(stateAfter(changed(ENGLISH, 'id="agree" title="agree"', 'id="agree" title="Agree on rules"')).stale).toEqual(['agree']);
    expect(stateAfter(changed(ENGLISH, 'Find a partner.', 'Find a friend.')).stale).toEqual(['arrive']);
    expect(stateAfter(changed(ENGLISH, 'You meet the group.', 'You meet everyone.')).stale).toEqual(['start']);
    expect(stateAfter(changed(ENGLISH, 'Agree how to work', 'Agree how to learn')).stale).toEqual(['head']);
  });

  test('is not out of date when only numbers and links in the fields change', () => {
    expect(stateAfter(changed(ENGLISH, 'groupSize: { min: 4, max: 16 }', 'groupSize: { min: 6, max: 12 }')).stale).toEqual([]);
    expect(stateAfter(changed(ENGLISH, 'level: new', 'level: leading')).stale).toEqual([]);
  });

  test('is not out of date when only spaces and line breaks change', () => {
    const text = fileAt(ENGLISH);
    expect(stateAfter({ [ENGLISH]: text.replace('You meet the group.', 'You  meet\nthe group.') }).stale).toEqual([]);
    expect(stateAfter({ [ENGLISH]: text.replaceAll('\n', '\r\n') }).stale).toEqual([]);
    expect(stateAfter({ [ENGLISH]: text.replaceAll('\n\n<', '\n\n\n<') }).stale).toEqual([]);
  });

  test('keeps parts apart when text in other scripts stands before them', () => {
    const text = fileAt(ENGLISH).replace('You meet the group.', 'Salaam: خوش آمدید 🙂 you meet the group.');
    expect(stateAfter({ [ENGLISH]: text }).stale).toEqual(['start']);
  });

  test('is not out of date when the parts of the English are put in another order', () => {
    const swapped = writtenLesson('Who we are', `\nYou meet the group.\n${activity('agree', 25)}${activity('arrive', 15)}`);
    expect(stateAfter({ [ENGLISH]: swapped }).stale).toEqual([]);
  });

  test('says which parts it does not have', () => {
    const onlyFirst = COMPLETE.slice(0, COMPLETE.indexOf('<Activity id="agree"'));
    expect(stateAfter({}, onlyFirst)).toEqual({ stale: [], missing: ['agree'] });
  });

  test('lacks a part that is new in the English', () => {
    expect(stateAfter({ [ENGLISH]: `${fileAt(ENGLISH)}${activity('close', 5)}` }).missing).toEqual(['close']);
  });

  test('that records nothing is out of date in all its parts', () => {
    const hub = hubWith();
    expect(stateOf(entryIn(hub, 'lessons', LESSON), translationIn(hub, 'lessons', LESSON, 'ur')).stale).toEqual(['head', 'start', 'arrive']);
  });
});

describe('what a translation inherits', () => {
  test('minutes, grouping and going out come from the English', () => {
    const hub = hubWith(changed(ENGLISH, 'id="arrive" title="arrive"', 'id="arrive" title="arrive" sendsPeopleOut="yes"'));
    const [arrive] = bodyIn(hub, entryIn(hub, 'lessons', LESSON), 'ur')?.parts ?? [];
    expect(arrive).toMatchObject({ title: 'Urdu arrive', minutes: 15, grouping: 'pairs', sendsPeopleOut: true });
  });

  test('a field that it does not give is shown in English', () => {
    const hub = hubWith();
    const data = inLocale(hub, entryIn(hub, 'lessons', LESSON), 'ur');
    expect(data).toMatchObject({ isTranslated: true, title: 'Urdu who we are', objectives: ['Name two strengths', 'Agree how to work'], level: 'new' });
  });

  test('a page without a translation is its English', () => {
    const hub = hubWith();
    const about = entryIn(hub, 'pages', 'about');
    expect(bodyIn(hub, about, 'ur')).toBe(about.body);
    expect(inLocale(hub, about, 'ur')).toMatchObject({ isTranslated: false, title: 'About the hub' });
  });
});

describe('the fields that a translation may give', () => {
  test('are words that readers read', () => {
    expect(translatableFields('lessons')).toEqual(['title', 'description', 'aliases', 'objectives', 'takeAways', 'kit', 'withoutPrinter', 'accessNotes']);
    expect(translatableFields('glossary')).toEqual(['term', 'aliases', 'short', 'more']);
    expect(translatableFields('modules')).toEqual(['title', 'purpose']);
    expect(translatableFields('caseStudies')).toEqual(['title', 'description', 'aliases']);
  });

  test.each(COLLECTION_NAMES.filter((name) => COLLECTIONS[name].translated))('of %s are all marked so and may be left out', (name) => {
    const { translation, ...fields } = translationOf(COLLECTIONS[name].schema).shape;
    expect(translation).toBeDefined();
    for (const field of Object.values(fields)) {
      expect(helpOf(field as Parameters<typeof helpOf>[0])?.translatable).toBe(true);
      expect(field.safeParse(undefined).success).toBe(true);
    }
  });

  test('are never numbers, order or links', () => {
    const all = COLLECTION_NAMES.flatMap(translatableFields);
    for (const name of ['number', 'order', 'lessons', 'status', 'audience', 'sources', 'date', 'minutes', 'groupSize', 'drawnFrom', 'hostReview'])
      expect(all).not.toContain(name);
  });
});
