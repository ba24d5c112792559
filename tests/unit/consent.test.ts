import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { checkAll } from '../../src/checks/all.ts';
import { consentedIn, filesShown, isShown, isThere, noticesOf } from '../../src/consent/shown.ts';
import { allows, stateOn, type ConsentRecord } from '../../src/consent/state.ts';
import { fileProblem, pictureProblem, soundProblem } from '../../src/hub/files.ts';
import { hiddenData } from '../../src/hub/hidden-data.ts';
import { openPage } from '../../src/hub/page-context.ts';
import type { Problem } from '../../src/hub/problem.ts';
import { CONSENT_USES } from '../../src/schemas/vocabulary.ts';
import { aboutWith, activity, consentRecord, entryIn, fileAt, hubWith, messagesAfter, writtenLesson } from './support/content.ts';

const ID = 'c-4f7k2m';
const FILE = `consents/${ID}.yaml`;
const PICTURE = 'pages/about/mapping.jpg';
const PHOTO = `<Photo src="./mapping.jpg" alt="Two people put dots on a map" caption="Marking the map" consent="${ID}" />`;
const QUOTE = `<Quote who="A resident" consent="${ID}">\n\nThere was nowhere to sit in 1999.\n\n</Quote>`;
const NAMED = `A letter came from <Person consent="${ID}" otherwise="a resident">Ada Reader</Person>.`;
const ALL = `Residents made a map.\n\n${PHOTO}\n\n${QUOTE}\n\n${NAMED}`;

const rules = (problems: readonly Problem[]) => problems.map(({ file, line, rule }) => `${file.replace('content/', '')}:${line} ${rule}`);
const check = (body: string, record: Record<string, string> = {}, pictures = [PICTURE], day?: string) =>
  rules(checkAll(hubWith({ ...aboutWith(body), [FILE]: consentRecord(record) }, pictures, day)));

describe('a consent', () => {
  const record = (changes: Partial<ConsentRecord> = {}): ConsentRecord => ({
    covers: ['photo'],
    uses: ['web'],
    by: 'person',
    basis: { kind: 'source', source: 'plan-2025' },
    given: '2026-01-10',
    until: '2027-01-10',
    withdrawn: 'no',
    ...changes,
  });

  test('runs until its last day, and not on the day after', () => {
    expect(stateOn(record(), '2027-01-10')).toEqual({ state: 'runs' });
    expect(stateOn(record(), '2027-01-11')).toEqual({ state: 'ended', on: '2027-01-10' });
  });
  test('does not run from the day it is taken back, even when it would have ended later', () => {
    expect(stateOn(record({ withdrawn: '2026-05-01' }), '2026-04-30')).toEqual({ state: 'runs' });
    expect(stateOn(record({ withdrawn: '2026-05-01' }), '2026-05-01')).toEqual({ state: 'withdrawn', on: '2026-05-01' });
  });
  test('once it has stopped, never runs again on a later day', () => {
    const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.option(day, { nil: 'no' as const }), day, day, (until, withdrawn, one, two) => {
        const [early = '', late = ''] = [one, two].sort();
        if (stateOn(record({ until, withdrawn }), early).state !== 'runs') expect(stateOn(record({ until, withdrawn }), late).state).not.toBe('runs');
      }),
    );
  });
  test('allows only the uses it names, and several together only what all of them allow', () => {
    const hub = hubWith({ [FILE]: consentRecord({ uses: '[web, print]' }), 'consents/c-7h9p3x.yaml': consentRecord({ uses: '[web]' }) });
    expect(CONSENT_USES.filter((use) => allows(hub, [ID], [use]))).toEqual(['web', 'print']);
    expect(allows(hub, [ID, 'c-7h9p3x'], ['web'])).toBe(true);
    expect(allows(hub, [ID, 'c-7h9p3x'], ['print'])).toBe(false);
  });
  test('that is not there, or of nobody, allows nothing', () => {
    expect(allows(hubWith(), ['c-000000'], ['web'])).toBe(false);
    expect(allows(hubWith(), [], ['web'])).toBe(false);
  });
});

describe('the record', () => {
  test.each([
    ['a field of its own', { name: 'Ada' }, 'unknown-field'],
    ['a free role', { basis: '{ kind: form, takenBy: Ada Reader, keptBy: community-organisation-data-lead }' }, 'unknown-value'],
    ['nobody who keeps the paper', { basis: '{ kind: form, takenBy: community-organisation-project-lead }' }, 'missing-field'],
    ['a use that does not exist', { uses: '[television]' }, 'unknown-value'],
    ['no use at all', { uses: '[]' }, 'empty'],
    ['no end', { until: 'never' }, 'wrong-form'],
    ['an end before its beginning', { until: '"2025-01-01"' }, 'consent-days'],
    ['a day that has not come', { given: '"2026-12-24"' }, 'consent-days'],
    ['a withdrawal before it was given', { withdrawn: '"2025-12-24"' }, 'consent-days'],
    ['a source that is not there', { basis: '{ kind: source, source: no-such }' }, 'dangling-reference'],
    ['a withdrawal that has not come', { withdrawn: '"2027-11-24"' }, 'consent-days'],
    ['a line that YAML passes over', { covers: '[photo]\n%Ada Reader' }, 'yaml'],
    ['a note about the person', { by: 'person # Ada from the corner' }, 'consent-comment'],
  ])('is refused with %s', (_name, changes, rule) => {
    const found = rules(checkAll(hubWith({ [FILE]: consentRecord(changes) })));
    expect(found.join(' ')).toContain(rule);
  });
  test('has a name that cannot hold a name', () => {
    for (const name of ['ada-reader', 'c-ada-reader', 'c-aeiouy', 'c-4f7k2', 'consent-1'])
      expect(rules(checkAll(hubWith({ [`consents/${name}.yaml`]: consentRecord() })))).toEqual([`consents/${name}.yaml:1 consent-id`]);
  });
  test('leaves an element without it with a message that says what to do', () => {
    expect(messagesAfter({ ...aboutWith(`Here.\n\n${QUOTE}`), [FILE]: undefined })).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:11:1  [dangling-reference]
        There is no consent record with the id “c-4f7k2m”.
        → Take the item out until the consent is recorded: npm run consent -- record
        For example:  consents/c-4f7k2m.yaml"
    `);
    expect(messagesAfter(aboutWith('Here.\n\n<Quote who="A resident">\n\nNowhere to sit.\n\n</Quote>'))).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:11:1  [missing-field]
        <Quote> needs “consent”.
        → Add it. The consent record, or several with a space between: one for each person. Where there is none, the item and its file stay out until it is recorded.
        For example:  consent="c-4f7k2m""
    `);
    expect(messagesAfter({ 'consents/ada-photo.yaml': consentRecord() })).toMatchInlineSnapshot(`
      "content/consents/ada-photo.yaml:1:1  [consent-id]
        The name of a consent record may not be able to hold a name: it is c- and six signs made by chance, without vowels.
        → Let the hub make the record and its name: npm run consent -- record
        For example:  content/consents/c-4f7k2m.yaml"
    `);
  });
});

describe('what shows a person', () => {
  test('passes with a consent', () => expect(check(ALL)).toEqual([]));
  test.each([
    ['a photo', PHOTO, '[quote]', 'consent-covers'],
    ['a quotation', QUOTE, '[photo]', 'consent-covers'],
    ['a name', NAMED, '[photo]', 'consent-covers'],
  ])('%s needs a consent that covers it', (_name, element, covers, rule) => {
    expect(check(`Here.\n\n${element}`, { covers })).toEqual([`pages/about/index.mdx:11 ${rule}`, ...(element === PHOTO ? [] : [`${PICTURE}:1 unused-file`])]);
  });
  test('needs a consent for these pages, and in a translation for other languages too', () => {
    expect(check(`Here.\n\n${QUOTE}`, { uses: '[print]' }, [])).toEqual(['pages/about/index.mdx:11 consent-use']);
    const urdu = `---\ntitle: "Urdu about"\ndescription: "Urdu."\ntranslation: { status: draft, made: "2026-11-24", by: unknown, checkedBy: unknown, sections: {} }\n---\n\nHere.\n\n${QUOTE}\n`;
    const hub = (uses: string) => hubWith({ ...aboutWith(`Here.\n\n${QUOTE}`), 'pages/about/index.ur.mdx': urdu, [FILE]: consentRecord({ uses }) });
    expect(rules(checkAll(hub('[web]')))).toEqual(['pages/about/index.ur.mdx:9 consent-use']);
    expect(rules(checkAll(hub('[web, translation]')))).toEqual([]);
  });
  test('needs one for every person', () => {
    expect(check(`Here.\n\n${QUOTE.replace(ID, `${ID} c-000000`)}`, {}, [])).toEqual(['pages/about/index.mdx:11 dangling-reference']);
  });
  test('from a source carries its citation', () => {
    const basis = { basis: '{ kind: source, source: plan-2025 }' };
    expect(check(`Here.\n\n${QUOTE}`, basis, [])).toEqual(['pages/about/index.mdx:11 quote-source']);
    expect(check(`Here.\n\n${QUOTE.replace('1999.', '1999.<Cite source="plan-2025" />')}`, basis, [])).toEqual([]);
  });
  test('may not come in by the door for pictures of nobody', () => {
    expect(check(`Here.\n\n${PHOTO}\n\n![A map](./mapping.jpg)`)).toEqual(['pages/about/index.mdx:13 photo-without-consent']);
  });
  test('nor may a copy of it under another name', () => {
    const hub = hubWith({ ...aboutWith(`Here.\n\n${PHOTO}`), 'pages/home/index.mdx': `${fileAt('pages/home/index.mdx')}\n![A map](./map.jpg)\n` }, [
      PICTURE,
      'pages/home/map.jpg',
    ]);
    const prints = (other: string) =>
      new Map([
        [PICTURE, 'one'],
        ['pages/home/map.jpg', other],
      ]);
    expect(rules(checkAll({ ...hub, prints: prints('one') }))).toEqual(['pages/home/index.mdx:9 photo-without-consent']);
    expect(rules(checkAll({ ...hub, prints: prints('two') }))).toEqual([]);
  });
  test('may not lie unused beside a page', () => expect(check('Here.')).toEqual([`${PICTURE}:1 unused-file`]));
  test('must be there', () => expect(check(`Here.\n\n${PHOTO}`, {}, [])).toEqual(['pages/about/index.mdx:11 no-such-image']));
  test('leaves a page that still reads well', () => {
    expect(check(`They said:\n\n${QUOTE}\n\nIt was heard.`, {}, [])).toEqual(['pages/about/index.mdx:11 consent-lead-in']);
    expect(check(`<Section id="said" title="What was said">\n\n${QUOTE}\n\n</Section>`, {}, [])).toEqual(['pages/about/index.mdx:11 consent-alone']);
    expect(check(`Here.\n\n### Said\n\n${QUOTE}\n\n### More\n\nMore.`, {}, [])).toEqual(['pages/about/index.mdx:13 consent-alone']);
    expect(check(`### Said\n\n${QUOTE}\n\nMore.`, {}, [])).toEqual([]);
  });
  test.each([
    ['a page with nothing else', QUOTE, '9 consent-alone'],
    ['an item of a list', `- One.\n- ${QUOTE.replaceAll('\n', '\n  ')}`, '10 consent-alone'],
    ['a quotation mark', `Here.\n\n> ${QUOTE.replaceAll('\n', '\n> ')}`, '11 consent-alone'],
    ['a quotation of somebody else', `Here.\n\n<Quote who="A" consent="c-7h9p3x">\n\n${QUOTE}\n\n</Quote>`, '13 consent-alone'],
    ['a comma before it', `They said,\n\n${QUOTE}\n\nIt was heard.`, '11 consent-lead-in'],
    ['a dash before it', `They said –\n\n${QUOTE}\n\nIt was heard.`, '11 consent-lead-in'],
  ])('would leave %s, which is refused', (_name, body, found) => {
    const hub = hubWith({ ...aboutWith(body), [FILE]: consentRecord(), 'consents/c-7h9p3x.yaml': consentRecord() });
    expect(rules(checkAll(hub))).toEqual([`pages/about/index.mdx:${found}`]);
  });
  test('does not give an activity its steps: they would go with it', () => {
    const steps = `Sit together.\n\n<Quote who="A resident" consent="${ID}">\n\n1. Find a partner.\n\n</Quote>`;
    const lesson = writtenLesson('Who we are', `\n${activity('arrive', 15, 'arrive', steps)}${activity('agree', 25)}`);
    expect(rules(checkAll(hubWith({ 'training/starting/who-we-are/index.mdx': lesson }))).join(' ')).toMatch(/who-we-are\/index\.mdx:\d+ no-steps/);
  });
  test('holds no picture of its own that would stay', () => {
    expect(check(`Here.\n\n<Quote who="A" consent="${ID}">\n\nA face.\n\n![A face](./mapping.jpg)\n\n</Quote>`)).toEqual([
      'pages/about/index.mdx:15 photo-without-consent',
    ]);
  });
  test('is not asked for a source of its own: the words are the person’s', () => {
    const study = hubWith({ 'case-studies/a-community/index.mdx': undefined, ...aboutWith(`Here.\n\n${QUOTE}`) });
    expect(study.get('pages', 'about')?.body?.sentences.find(({ text }) => text.includes('1999'))?.exempt).toBe(true);
  });
});

describe('a name', () => {
  test.each([
    ['again in the same paragraph', `${NAMED} Later Ada Reader came.`, ['pages/about/index.mdx:9 name-without-consent']],
    ['in capitals', `${NAMED} ADA  READER!`, ['pages/about/index.mdx:9 name-without-consent']],
    ['below a photo', `${NAMED}\n\n${PHOTO.replace('Marking the map', 'Ada Reader')}`, ['pages/about/index.mdx:11 name-without-consent']],
    ['in the words that stand for it', NAMED.replace('a resident', 'Ada R.'), ['pages/about/index.mdx:9 consent-otherwise']],
    ['at the start, and small words for it', NAMED.replace('A letter came from ', ''), ['pages/about/index.mdx:9 consent-otherwise']],
    ['as a part of other words', `${NAMED} Ada Readership is a journal.`, []],
    ['again with its consent', `${NAMED} ${NAMED}`, []],
  ])('%s', (_name, body, found) => {
    expect(check(body, {}, body.includes('<Photo') ? [PICTURE] : [])).toEqual(found);
  });
  test('is looked for on every page, in fields and in addresses', () => {
    const home = fileAt('pages/home/index.mdx');
    const hub = hubWith({
      ...aboutWith(NAMED),
      'pages/home/index.mdx': home.replace('Welcome', 'Welcome, Ada Reader'),
      'pages/a-talk-with-ada-reader/index.mdx': home.replace('Welcome', 'A talk'),
    });
    expect(rules(checkAll(hub))).toEqual(['pages/home/index.mdx:2 name-without-consent', 'pages/a-talk-with-ada-reader/index.mdx:1 name-without-consent']);
  });
  test('of one word is looked for on its own page only, letter for letter', () => {
    const one = NAMED.replace('Ada Reader', 'Hope');
    const home = { 'pages/home/index.mdx': `${fileAt('pages/home/index.mdx')}\nHope is a good word.\n` };
    expect(rules(checkAll(hubWith({ ...aboutWith(`${one} We hope so.`), ...home })))).toEqual([]);
    expect(rules(checkAll(hubWith({ ...aboutWith(`${one} And Hope drew it.`), ...home })))).toEqual(['pages/about/index.mdx:9 name-without-consent']);
  });
  test('of the author of a source may be written anywhere', () => {
    const named = NAMED.replace('Ada Reader', 'Ada B Reader');
    expect(check(`${named} Ada B Reader wrote it.<Cite source="plan-2025" />`, {}, [])).toEqual([]);
  });
});

describe('on the day after', () => {
  const hubOn = (day: string, record: Record<string, string> = {}) =>
    hubWith({ ...aboutWith(`${ALL}\n\nSee it.<Cite source="plan-2025" />`), [FILE]: consentRecord(record) }, [PICTURE], day);

  test('nothing is shown, every element is named in a notice, and nothing is wrong', () => {
    expect(filesShown(hubOn('2027-01-10'), 'Photo')).toEqual([PICTURE]);
    expect(noticesOf(hubOn('2027-01-10'))).toEqual([]);
    const after = hubOn('2027-01-11');
    expect(filesShown(after, 'Photo')).toEqual([]);
    expect(consentedIn(after).filter((placed) => isShown(after, placed))).toEqual([]);
    expect(noticesOf(after)).toEqual([
      'content/pages/about/index.mdx:11  <Photo> is left out: consent c-4f7k2m ended on 2027-01-10.',
      'content/pages/about/index.mdx:13  <Quote> is left out: consent c-4f7k2m ended on 2027-01-10.',
      'content/pages/about/index.mdx:19  <Person> is left out: consent c-4f7k2m ended on 2027-01-10.',
    ]);
    expect(checkAll(after)).toEqual([]);
    expect(noticesOf(hubOn('2026-05-02', { withdrawn: '"2026-05-01"' }))[0]).toMatch(/was taken back on 2026-05-01/);
  });

  test('a source that only the quotation cites is no longer listed', () => {
    const open = (day: string) => {
      const hub = hubWith({ ...aboutWith(`Here.\n\n${QUOTE.replace('1999.', '1999.<Cite source="plan-2025" />')}`), [FILE]: consentRecord() }, [], day);
      return openPage(hub, { kind: 'page', path: '/about/', locale: 'en', base: '/', entry: entryIn(hub, 'pages', 'about') }).notes;
    };
    expect(open('2027-01-10')).toEqual(['plan-2025']);
    expect(open('2027-01-11')).toEqual([]);
    const uses = (day: string) => {
      const hub = hubWith({ ...aboutWith(`Here.\n\n${QUOTE.replace('1999.', '1999.<Cite source="plan-2025" />')}`), [FILE]: consentRecord() }, [], day);
      return hub.linksTo('sources', 'plan-2025').filter((link) => link.from.id === 'about' && isThere(hub, link)).length;
    };
    expect([uses('2027-01-10'), uses('2027-01-11')]).toEqual([1, 0]);
  });
});

describe('files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hub-consent-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const plain = sharp({ create: { width: 64, height: 48, channels: 3, background: '#c0ffee' } });
  const EXIF = { IFD0: { Artist: 'Ada Reader', Make: 'A phone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '53/1 47/1 0/1' } };
  const format = (pipeline: Sharp, name: 'jpg' | 'png' | 'webp' | 'avif') =>
    name === 'jpg' ? pipeline.jpeg() : name === 'png' ? pipeline.png() : name === 'webp' ? pipeline.webp() : pipeline.avif();

  test.each(['jpg', 'png', 'webp', 'avif'] as const)('a %s as a phone takes it is refused, and its clean copy passes', async (name) => {
    const taken = await format(plain.clone().withExif(EXIF), name).toBuffer();
    const clean = await format(sharp(taken).rotate(), name).toBuffer();
    expect(pictureProblem(`a.${name}`, `a.${name}`, taken)?.what).toMatch(/EXIF.*place/);
    expect(pictureProblem(`a.${name}`, `a.${name}`, clean)).toBeUndefined();
    const colours = await format(sharp(taken).rotate().withIccProfile('srgb'), name).toBuffer();
    expect(pictureProblem(`a.${name}`, `a.${name}`, colours)).toBeUndefined();
    const xmp = await format(plain.clone().withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>'), name).toBuffer();
    expect(pictureProblem(`a.${name}`, `a.${name}`, xmp)?.rule).toBe('hidden-data');
  });

  test('a small copy, a comment, words of a program and a tail are refused', async () => {
    const jpg = await plain.clone().jpeg().toBuffer();
    const part = (marker: number, text: string) => Buffer.concat([Buffer.from([0xff, marker, 0, text.length + 2]), Buffer.from(text, 'latin1')]);
    const withPart = (marker: number, text: string) => Buffer.concat([jpg.subarray(0, 2), part(marker, text), jpg.subarray(2)]);
    expect(hiddenData('jpg', withPart(0xe0, 'JFIF\0\x01\x01\0\0\x01\0\x01\x02\x02abc'))).toMatch(/small copy/);
    expect(hiddenData('jpg', withPart(0xe0, 'JFXX\0\x10'))).toMatch(/small copy/);
    expect(hiddenData('jpg', withPart(0xfe, 'Ada was here'))).toMatch(/comment/);
    expect(hiddenData('jpg', withPart(0xed, 'Photoshop 3.0\0'))).toMatch(/IPTC/);
    expect(hiddenData('jpg', withPart(0xe2, 'MPF\0'))).toMatch(/more pictures/);
    expect(hiddenData('jpg', Buffer.concat([jpg, jpg]))).toMatch(/after the end/);
    const png = await plain.clone().png().toBuffer();
    const chunk = (name: string, text: string) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(text.length);
      return Buffer.concat([length, Buffer.from(name + text, 'latin1'), Buffer.alloc(4)]);
    };
    const withChunk = (name: string, text: string) => Buffer.concat([png.subarray(0, 33), chunk(name, text), png.subarray(33)]);
    expect(hiddenData('png', withChunk('tEXt', 'Author\0Ada'))).toMatch(/words/);
    expect(hiddenData('png', withChunk('eXIf', 'MM'))).toMatch(/EXIF/);
    expect(hiddenData('png', withChunk('prVt', 'x'))).toMatch(/program/);
    expect(hiddenData('png', Buffer.concat([png, Buffer.from('tail')]))).toMatch(/after the end/);
    const webp = await plain.clone().webp().toBuffer();
    expect(hiddenData('webp', Buffer.concat([webp, Buffer.from('tail')]))).toMatch(/after the end/);
  });

  test('nothing hides in a part that no picture has, in one too many, or in one too long', async () => {
    const jpg = await plain.clone().jpeg().toBuffer();
    const part = (marker: number, text: string) => Buffer.concat([Buffer.from([0xff, marker, 0, text.length + 2]), Buffer.from(text, 'latin1')]);
    const withPart = (marker: number, text: string) => hiddenData('jpg', Buffer.concat([jpg.subarray(0, 2), part(marker, text), jpg.subarray(2)]));
    expect(withPart(0xf0, 'Ada')).toMatch(/not of the picture/);
    expect(withPart(0x02, 'Ada')).toMatch(/not of the picture/);
    expect(withPart(0xee, 'Adobe\0d\0\0\0\0\x01')).toBeUndefined();
    expect(withPart(0xee, 'Adobe\0d\0\0\0\0\x01Ada Reader')).toMatch(/APP14/);
    expect(withPart(0xe0, 'JFIF\0\x01\x01\0\0\x01\0\x01\0\0')).toBeUndefined();
    expect(withPart(0xe0, 'JFIF\0\x01\x01\0\0\x01\0\x01\0\0Ada Reader')).toMatch(/small copy/);

    const webp = await plain.clone().webp().toBuffer();
    const twice = Buffer.concat([webp, webp.subarray(12)]);
    twice.writeUInt32LE(twice.length - 8, 4);
    expect(hiddenData('webp', twice)).toMatch(/more pictures/);

    const avif = await plain.clone().avif().toBuffer();
    const box = (kind: string, inside: Uint8Array) => {
      const head = Buffer.alloc(8);
      head.writeUInt32BE(8 + inside.length);
      head.write(kind, 4, 'latin1');
      return Buffer.concat([head, inside]);
    };
    expect(hiddenData('avif', Buffer.concat([avif, box('uuid', Buffer.from('Ada Reader'))]))).toMatch(/program \(uuid\)/);
    const itemAt = avif.indexOf('infe') + 4;
    expect(avif[itemAt]).toBe(2);
    const older = Uint8Array.from(avif);
    older[itemAt] = 3;
    expect(hiddenData('avif', older)).toBeDefined();
    older[itemAt] = 0;
    expect(hiddenData('avif', older)).toBe('items without names');
    // A small copy is an item like the picture, and only the box of references tells.
    const meta = Buffer.concat([Buffer.alloc(4), box('iref', Buffer.concat([Buffer.alloc(4), box('thmb', Buffer.alloc(6))]))]);
    expect(hiddenData('avif', Buffer.concat([box('ftyp', Buffer.from('avif')), box('meta', meta)]))).toMatch(/small copy/);
  });

  test('a progressive, a lossless and a palette picture pass', async () => {
    expect(hiddenData('jpg', await plain.clone().jpeg({ mozjpeg: true }).toBuffer())).toBeUndefined();
    expect(hiddenData('webp', await plain.clone().ensureAlpha(0.5).webp({ lossless: true }).toBuffer())).toBeUndefined();
    expect(hiddenData('png', await plain.clone().png({ palette: true }).toBuffer())).toBeUndefined();
    expect(hiddenData('avif', await plain.clone().ensureAlpha(0.5).avif().toBuffer())).toBeUndefined();
  });

  test('whatever a picture holds, the reader ends and does not throw', async () => {
    const samples = await Promise.all(
      (['jpg', 'png', 'webp', 'avif'] as const).map(async (name) => [name, await format(plain.clone(), name).toBuffer()] as const),
    );
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.nat(), fc.nat(255), fc.nat(), ([name, bytes], at, value, cut) => {
        const broken = Uint8Array.from(bytes);
        broken[at % broken.length] = value;
        hiddenData(name, broken.subarray(0, 12 + (cut % (broken.length - 12))));
      }),
      { numRuns: 2000 },
    );
  });

  test('a recording is one, and carries no names', () => {
    const frame = Uint8Array.from([0xff, 0xfb, 0x90, 0x64, ...Array<number>(200).fill(0)]);
    expect(soundProblem('a.mp3', frame)).toBeUndefined();
    expect(soundProblem('a.mp3', Uint8Array.from([...Buffer.from('ID3'), ...frame]))?.rule).toBe('hidden-data');
    expect(soundProblem('a.mp3', Uint8Array.from([...frame, ...Buffer.from('TAG'.padEnd(128, 'x'))]))?.rule).toBe('hidden-data');
    const whole = Uint8Array.from([0xff, 0xfb, 0x90, 0x64, ...Array<number>(413).fill(0)]);
    expect(soundProblem('a.mp3', Uint8Array.from([...whole, ...whole, ...frame]))).toBeUndefined();
    expect(soundProblem('a.mp3', Uint8Array.from([...whole, ...Buffer.from('PK\x03\x04 Ada Reader')]))?.what).toMatch(/after the sound/);
    expect(soundProblem('a.mp3', Uint8Array.from([...whole, ...Buffer.from('ID3\x04\0\0'), ...whole]))?.rule).toBe('hidden-data');
    expect(soundProblem('a.mp3', new TextEncoder().encode('<script>alert(1)</script>'))?.rule).toBe('sound-kind');
  });

  test('whoever adds one hears of consent first, and no scan of a form goes with the records', () => {
    const mend = (path: string) => fileProblem(path, path, 'file')?.mend;
    for (const name of ['IMG_1.JPG', 'walk.heic', 'walk.gif'])
      expect(mend(`pages/about/${name}`)).toMatch(/^If it shows a person, take it out until the consent is recorded/);
    for (const name of ['signed-form.jpg', 'signed-form.pdf', 'walk.mp3']) expect(mend(`consents/${name}`)).toMatch(/^Take it out: the paper stays/);
    expect(fileProblem(FILE, FILE, 'file')).toBeUndefined();
  });

  test('nothing is read from outside the content folder', () => {
    const file = join(folder, 'pages/about/index.mdx');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, 'x');
    expect(readFileSync(file, 'utf8')).toBe('x');
    expect(check(`Here.\n\n${PHOTO.replace('./mapping.jpg', '../home/mapping.jpg')}`, {}, []).join(' ')).toMatch(/pages\/about\/index\.mdx:11 /);
  });
});
