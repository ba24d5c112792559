import fc from 'fast-check';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { markBody } from '../../src/authoring/translation-skeleton.ts';
import { attendanceText } from '../../src/client/attendance.ts';
import { namesIn } from '../../src/client/names.ts';
import { asFile, asText, emptyRecord, join, LONGEST, ownSkill, readRecord, without, type Skill } from '../../src/client/skills-record.ts';
import { checkAll } from '../../src/checks/all.ts';
import { addressesOf, CERTIFICATE_PATH, localesOf, SKILLS_PATH } from '../../src/hub/addresses.ts';
import { readBody } from '../../src/hub/body.ts';
import { skillsOf } from '../../src/hub/skills.ts';
import { bodyIn } from '../../src/hub/translations.ts';
import { promisedPaths } from '../../src/outputs/permalinks/promised.ts';
import { changed, fileAt, hubWith } from './support/content.ts';

const LESSON = 'training/starting/who-we-are/index.mdx';
const URDU = 'training/starting/who-we-are/index.ur.mdx';
const check = (answers: string, title = 'Check yourself', asks = 'Is a name needed?') =>
  `\n<CheckYourself id="check-yourself" title="${title}">\n\n<Question id="names" asks="${asks}">\n\n${answers}\n\n</Question>\n\n</CheckYourself>\n`;
const ENGLISH = '<Answer says="Yes" because="No name is needed." />\n<Answer right="yes" says="No" because="A shape will do." />';
const TRANSLATED = '<Answer says="ہاں" because="نام ضروری نہیں۔" />\n<Answer says="نہیں" because="شکل بھی چلے گی۔" />';

describe('the questions at the end of a lesson', () => {
  test('are a part with its own hash, whose words learners read and facilitators do not', () => {
    const { body, problems } = readBody('index.mdx', check(ENGLISH).trim());
    expect(problems).toEqual([]);
    const [part] = body?.parts ?? [];
    expect(part).toMatchObject({ kind: 'check', id: 'check-yourself', title: 'Check yourself' });
    expect(part?.questions).toMatchObject([
      { id: 'names', asks: 'Is a name needed?', answers: [{ says: 'Yes' }, { right: 'yes', says: 'No', because: 'A shape will do.' }] },
    ]);
    expect(Object.keys(body?.hashes ?? {})).toEqual(['check-yourself']);
    expect(body?.words).toEqual({ learner: 4 + 1 + 4 + 1 + 4, facilitator: 0 });
    // The spelling of every word is checked.
    expect(body?.passages.map(({ value }) => value)).toEqual(['Check yourself', 'Is a name needed?', 'Yes', 'No name is needed.', 'No', 'A shape will do.']);
  });

  test('ask the same in a translation, and the English says which answer is right', () => {
    const hub = hubWith({
      [LESSON]: `${fileAt(LESSON)}${check(ENGLISH)}`,
      [URDU]: `${fileAt(URDU)}${check(TRANSLATED, 'جانچ', 'نام ضروری ہے؟')}`,
    });
    const lesson = hub.get('lessons', 'starting/who-we-are');
    if (!lesson) throw new Error('no lesson');
    const [question] = bodyIn(hub, lesson, 'ur')?.parts.at(-1)?.questions ?? [];
    expect(question?.answers.map(({ right, says }) => [right, says])).toEqual([
      ['no', 'ہاں'],
      ['yes', 'نہیں'],
    ]);
  });

  test('are marked for a translator, without what the English decides', () => {
    expect(markBody('<Answer right="yes" says="No" because="Any name." />')).toBe('<Answer says="TO TRANSLATE: No" because="TO TRANSLATE: Any name." />');
  });

  test('have addresses that a page may link to', () => {
    const text = `${fileAt(LESSON)}${check(ENGLISH)}`.replace('You meet the group.', 'See [the question](#names).');
    expect(checkAll(hubWith({ [LESSON]: text }))).toEqual([]);
    expect(checkAll(hubWith({ [LESSON]: text.replace('#names)', '#name)') })).map(({ rule }) => rule)).toEqual(['no-such-part']);
  });
});

describe('the skills of the course', () => {
  const ids = (hub = hubWith(), locale = 'en') => skillsOf(hub, locale).flatMap(({ lessons }) => lessons.flatMap(({ skills }) => skills));

  test('are the objectives of written lessons, and of no planned one', () => {
    expect(ids().map(({ words }) => words)).toEqual(['Name two strengths', 'Agree how to work']);
  });

  test('are the same in every language, and no longer when the English asks for something else', () => {
    const urdu = hubWith({ [URDU]: fileAt(URDU).replace('title:', 'objectives: ["دو خوبیاں", "مل کر کام"]\ntitle:') });
    expect(ids(urdu, 'ur').map(({ words }) => words)).toEqual(['دو خوبیاں', 'مل کر کام']);
    expect(ids(urdu, 'ur').map(({ id }) => id)).toEqual(ids(urdu).map(({ id }) => id));
    const [first, second] = ids(hubWith(changed(LESSON, 'Name two strengths', 'Name three strengths')));
    expect(first?.id).not.toBe(ids()[0]?.id);
    expect(second?.id).toBe(ids()[1]?.id);
    // An id that the record would not read again would be lost.
    expect(readRecord(asFile({ v: 1, skills: ids() }))?.skills).toEqual(ids());
  });

  test('and the papers for a group have a page in every language, promised to stay', () => {
    const hub = hubWith();
    for (const path of [SKILLS_PATH, CERTIFICATE_PATH]) {
      const address = addressesOf(hub).find((one) => one.path === path);
      expect(address && localesOf(hub, address)).toEqual(['en', 'ur']);
      expect(promisedPaths(hub)).toEqual(expect.arrayContaining([path, `/ur${path}`]));
    }
  });
});

describe('the skills record', () => {
  const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
  const id = fc.tuple(fc.stringMatching(/^[a-z][a-z0-9-]{0,20}\/[a-z][a-z0-9-]{0,20}$/), fc.stringMatching(/^[0-9a-f]{8}$/)).map((both) => both.join('#'));
  const skill: fc.Arbitrary<Skill> = fc.oneof(fc.record({ words }), fc.record({ id, words }), fc.record({ id, words, lesson: words }));

  test('is read from any text without an error, and what is read is whole', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.constant(null),
          fc.json(),
          fc.anything({ withNullPrototype: true }).map((skills) => JSON.stringify({ v: 1, skills: [skills, { words: skills }, { id: skills, words: 'a' }] })),
        ),
        (text) => {
          for (const own of readRecord(text)?.skills ?? []) {
            expect(own.words.trim()).toBe(own.words);
            expect([...own.words].length).toBeGreaterThan(0);
            expect([...own.words].length).toBeLessThanOrEqual(LONGEST);
            expect(own.id ?? 'a/b#00000000').toMatch(/^[a-z0-9/-]+#[0-9a-f]{8}$/);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  test('is the same after it was saved and loaded, however often', () => {
    fc.assert(
      fc.property(fc.array(skill, { maxLength: 20 }), (skills) => {
        const once = readRecord(asFile({ v: 1, skills }));
        expect(once).toBeDefined();
        expect(readRecord(asFile(once ?? emptyRecord()))).toEqual(once);
        // Loading one's own file changes nothing.
        expect(join(once ?? emptyRecord(), once?.skills ?? [])).toEqual(once);
      }),
    );
  });

  test('forgets a skill that is taken out, and no other', () => {
    fc.assert(
      fc.property(fc.array(skill, { minLength: 1, maxLength: 20 }), fc.nat(), (skills, at) => {
        const record = join(emptyRecord(), skills);
        const gone = record.skills[at % record.skills.length];
        if (!gone) return;
        expect(without(record, gone).skills).toEqual(record.skills.filter((own) => own !== gone));
      }),
    );
  });

  test('is nobody’s when the text is another, or from a version that is not known', () => {
    for (const text of [null, '', '{', '[]', '{}', 'null', '{"v":2,"skills":[]}', '{"v":1,"skills":{}}'])
      expect(readRecord(text), String(text)).toBeUndefined();
  });

  test('keeps no signs that turn words round or hide', () => {
    expect(ownSkill('  I can\n listen \u202e well ')).toEqual({ words: 'I can listen well' });
    expect(ownSkill(' \n ')).toBeUndefined();
  });

  test('is plain text that stands alone, and a file that other programs read', () => {
    const record = join(emptyRecord(), [
      { words: 'Cook for sixty' },
      { id: 'a/b#00000000', words: 'Listen', lesson: '1.1 Who we are' },
      { id: 'a/b#00000001', words: 'Ask', lesson: '1.1 Who we are' },
    ]);
    expect(asText(record, 'My skills', 'More that I can do')).toBe('My skills\n\n1.1 Who we are\n- Listen\n- Ask\n\nMore that I can do\n- Cook for sixty\n');
    expect(parse(asFile(record))).toEqual(record);
  });
});

test('names of a group are one a line, each once', () => {
  expect(namesIn(' Ada \r\n\r\nزینب\n Sam  Two\nAda\n')).toEqual(['Ada', 'زینب', 'Sam Two']);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const names = namesIn(text);
      expect(new Set(names).size).toBe(names.length);
      expect(names.every((name) => name !== '' && !/[\r\n]/.test(name))).toBe(true);
    }),
  );
});

describe('an attendance sheet as text', () => {
  const sheet = {
    title: 'Attendance sheet',
    facts: [
      ['Group', 'Monday'],
      ['Led by', ''],
    ] as const,
    names: ['Ada', 'زینب'],
  };

  test('says who was ticked and who was not, and leaves out what was not filled in', () => {
    expect(attendanceText({ ...sheet, here: new Set(['زینب']) })).toBe('Attendance sheet\nGroup: Monday\n\n☐ Ada\n✓ زینب');
  });

  test('is a list of names where nobody was ticked, also when a name that was ticked is gone', () => {
    expect(attendanceText({ ...sheet, here: new Set(['Sam']) })).toBe('Attendance sheet\nGroup: Monday\n\n• Ada\n• زینب');
    expect(attendanceText({ ...sheet, names: [], here: new Set() })).toBe('Attendance sheet\nGroup: Monday');
  });
});
