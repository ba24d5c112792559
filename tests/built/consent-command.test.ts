import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkAll } from '../../src/checks/all.ts';
import { consentReport, daysBetween } from '../../src/consent/list.ts';
import { consentText, elementFor, newConsentId, withdrawnText } from '../../src/consent/record.ts';
import { createHub } from '../../src/hub/hub.ts';
import { loadContent } from '../../src/hub/load.ts';
import { CONSENT_COVERS, CONSENT_KEEPERS, CONSENT_USES } from '../../src/schemas/vocabulary.ts';
import { write } from './support/build.ts';
import { aboutWith, consentRecord, EVERYTHING, hubWith } from '../unit/support/content.ts';

describe('a record', () => {
  const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2026-11-24'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
  test('made of any answers from the lists passes every check', () => {
    fc.assert(
      fc.property(
        fc.subarray([...CONSENT_COVERS], { minLength: 1 }),
        fc.subarray([...CONSENT_USES], { minLength: 1 }),
        fc.constantFrom(...CONSENT_KEEPERS),
        day,
        fc.integer({ min: 0, max: 4000 }),
        (covers, uses, role, given, length) => {
          const until = new Date(Date.parse(given) + length * 86_400_000).toISOString().slice(0, 10);
          const made = consentText('c-9w3x5z', {
            covers,
            uses,
            by: 'person',
            basis: { kind: 'form', takenBy: role, keptBy: role },
            given,
            until,
            withdrawn: 'no',
          });
          expect(made.problems).toEqual([]);
          expect(checkAll(hubWith({ [made.path]: made.text }))).toEqual([]);
          expect(daysBetween(given, until)).toBe(length);
        },
      ),
      { numRuns: 60 },
    );
  });
  test('made of anything else is refused with messages, never written half', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (word, role) => {
        const made = consentText('c-9w3x5z', {
          covers: [word],
          uses: ['web'],
          by: role,
          basis: { kind: 'form', takenBy: role, keptBy: role },
          given: word,
          until: word,
          withdrawn: 'no',
        });
        expect(made.problems.length).toBeGreaterThan(0);
      }),
    );
  });
  test('has an id that is free and holds no vowel', () => {
    const taken = new Set<string>();
    for (let count = 0; count < 500; count += 1) {
      const id = newConsentId(taken);
      expect(id).toMatch(/^c-[0-9bcdfghjkmnpqrstvwxz]{6}$/);
      taken.add(id);
    }
    expect(taken.size).toBe(500);
  });
  test('that is taken back changes in that one line', () => {
    const before = consentRecord();
    const after = withdrawnText('consents/c-4f7k2m.yaml', before, '2026-11-24') ?? '';
    expect(after.split('\n').filter((line, index) => line !== before.split('\n')[index])).toEqual(['withdrawn: "2026-11-24"']);
  });
  test('that is written otherwise, or a day that is none, is not said to be taken back', () => {
    const record = consentRecord();
    expect(withdrawnText('consents/c-4f7k2m.yaml', `{ ${record.trim().replaceAll('\n', ', ')} }`, '2026-11-24')).toBeUndefined();
    expect(withdrawnText('consents/c-4f7k2m.yaml', record, '2026-13-24')).toBeUndefined();
    expect(withdrawnText('consents/c-4f7k2m.yaml', record, 'no"\nname: "Ada')).toBeUndefined();
  });
  test('comes with an element that the check accepts', () => {
    for (const cover of ['quote', 'name'] as const) {
      const element = elementFor(cover, 'c-4f7k2m');
      expect(checkAll(hubWith(aboutWith(cover === 'name' ? `It was ${element}.` : `Here.\n\n${element}`)))).toEqual([]);
    }
  });
});

test('the list says what ends soon, what is left behind, and where', () => {
  const quote = (id: string) => `<Quote who="A resident" consent="${id}">\n\nWords.\n\n</Quote>`;
  const hub = hubWith({
    ...aboutWith(`Here.\n\n${quote('c-4f7k2m')}\n\n${quote('c-7h9p3x')}\n\n${quote('c-9w3x5z')}`),
    'consents/c-4f7k2m.yaml': consentRecord({ until: '"2026-12-04"' }),
    'consents/c-7h9p3x.yaml': consentRecord({ withdrawn: '"2026-11-01"' }),
    'consents/c-9w3x5z.yaml': consentRecord({ until: '"2030-01-01"' }),
    'consents/c-zzzzzz.yaml': consentRecord({ until: '"2031-01-01"' }),
  });
  expect(consentReport(hub)).toMatchInlineSnapshot(`
    "4 consents recorded, on 2026-11-24.

    Ends in the next 90 days. Ask again in good time, or let it end.
      c-4f7k2m  photo, voice, quote, name: ends on 2026-12-04, in 10 days
        content/pages/about/index.mdx:11  <Quote>

    No longer runs. The pages show nothing of it, but the files are still there: take them out (docs/withdrawal.md).
      c-7h9p3x  photo, voice, quote, name: taken back on 2026-11-01
        content/pages/about/index.mdx:17  <Quote>

    In use.
      c-9w3x5z  photo, voice, quote, name: until 2030-01-01
        content/pages/about/index.mdx:23  <Quote>

    Recorded, and used nowhere.
      c-zzzzzz  photo, voice, quote, name: until 2031-01-01"
  `);
});

describe('the commands', () => {
  let folder = '';
  let content = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hub-consent-'));
    content = join(folder, 'content');
    write(content, { ...EVERYTHING, 'consents/c-4f7k2m.yaml': undefined });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const run = (script: string, ...args: string[]) => {
    const result = spawnSync(process.execPath, [`scripts/${script}.ts`, ...args, '--content', content], {
      encoding: 'utf8',
      input: '',
      env: { ...process.env, HUB_TODAY: '2026-11-24' },
    });
    return { status: result.status, said: result.stdout + result.stderr };
  };
  const ANSWERS = [
    '--covers',
    'photo',
    '--uses',
    'web',
    '--by',
    'person',
    '--taken-by',
    CONSENT_KEEPERS[0],
    '--kept-by',
    CONSENT_KEEPERS[1],
    '--given',
    '2026-01-10',
  ];

  test('record, put a photo in, take back: each step leaves content that passes', async () => {
    expect(run('consent', 'record', ...ANSWERS, '--until', '2030-01-10', '--yes').status).toBe(0);
    const [name = ''] = readdirSync(join(content, 'consents'));
    const id = name.replace('.yaml', '');
    const taken = join(folder, 'IMG 1.jpg');
    writeFileSync(
      taken,
      await sharp({ create: { width: 3000, height: 40, channels: 3, background: '#0b4f49' } })
        .withExif({ IFD0: { Artist: 'Ada' } })
        .jpeg()
        .toBuffer(),
    );
    const put = run('photo', taken, '--beside', join(content, 'pages/about'), '--name', 'Marking the map', '--consent', id);
    expect(put.said).toContain(`<Photo src="./marking-the-map.jpg" alt="What the photo shows, without names" consent="${id}" />`);
    write(content, aboutWith(`Here.\n\n<Photo src="./marking-the-map.jpg" alt="Dots on a map" consent="${id}" />`));
    expect(checkAll(createHub(loadContent(content), '2026-11-24'))).toEqual([]);
    expect((await sharp(readFileSync(join(content, 'pages/about/marking-the-map.jpg'))).metadata()).width).toBe(2000);

    const back = run('consent', 'withdraw', id, '--on', '2026-11-24', '--yes');
    expect(back.said).toContain('pages/about/index.mdx:11  <Photo>, and delete ./marking-the-map.jpg');
    const hub = createHub(loadContent(content), '2026-11-24');
    expect(checkAll(hub)).toEqual([]);
    expect(consentReport(hub)).toMatch(/No longer runs[^]*taken back on 2026-11-24/);
  });

  // `script` gives the questions the terminal that they ask for.
  test.runIf(process.platform === 'linux')('question by question, a person is led through recording and taking back', async () => {
    const asked = async (task: string, answers: readonly string[]) => {
      const child = spawn('script', ['-qec', `stty cols 200 rows 40; ${process.execPath} scripts/consent.ts ${task} --content ${content}`, '/dev/null'], {
        env: { ...process.env, COLUMNS: '200' },
      });
      let said = '';
      child.stdout.on('data', (data: Buffer) => (said += data.toString()));
      const ended = new Promise((done) => child.on('close', done));
      for (const answer of answers) {
        const before = said.length;
        for (let tries = 0; tries < 200 && said.length === before; tries += 1) await wait(50);
        await wait(150);
        child.stdin.write(answer);
      }
      await ended;
      return said;
    };
    const down = '\x1b[B';
    const said = await asked('record', ['y', ' ', '\r', ' ', '\r', '\r', '\r', down, '\r', '2026-01-10', '\r', '2030-01-10', '\r']);
    const [name = ''] = readdirSync(join(content, 'consents'));
    expect(said).toContain('Nothing of a person goes into this folder');
    expect(readFileSync(join(content, 'consents', name), 'utf8')).toBe(
      'covers: [ photo ]\nuses: [ web ]\nby: person\nbasis: { kind: form, takenBy: host-organisation-project-lead, keptBy: host-organisation-data-lead }\ngiven: "2026-01-10"\nuntil: "2030-01-10"\nwithdrawn: no\n',
    );
    await asked('withdraw --on 2026-11-24', ['\r', 'y']);
    expect(readFileSync(join(content, 'consents', name), 'utf8')).toMatch(/^withdrawn: "2026-11-24"$/m);
  });

  test('nothing is written without a yes, with a wrong answer, or for a photo without a consent', async () => {
    expect(run('consent', 'record', ...ANSWERS, '--until', '2030-01-10').status).toBe(1);
    expect(run('consent', 'record', ...ANSWERS, '--until', 'soon', '--yes').said).toContain('[wrong-form]');
    expect(run('consent', 'withdraw', 'c-000000', '--yes').status).toBe(1);
    const taken = join(folder, 'a.jpg');
    writeFileSync(
      taken,
      await sharp({ create: { width: 30, height: 40, channels: 3, background: '#0b4f49' } })
        .jpeg()
        .toBuffer(),
    );
    const refused = run('photo', taken, '--beside', join(content, 'pages/about'));
    expect(refused).toMatchObject({ status: 1 });
    expect(refused.said).toMatch(/^First of all: no photo of a person/);
    expect(run('photo', taken, '--beside', join(content, 'pages/about'), '--consent', 'c-000000').said).toContain('There is no consent “c-000000”');
    expect(run('consent', 'record', ...ANSWERS, '--until', '2026-11-23', '--yes').said).toContain('is over already');
    write(content, { 'consents/c-4f7k2m.yaml': consentRecord(), 'consents/c-7h9p3x.yaml': consentRecord({ uses: '[print]' }) });
    expect(run('consent', 'withdraw', 'c-4f7k2m', '--on', '2027-11-24', '--yes')).toMatchObject({ status: 1 });
    expect(readFileSync(join(content, 'consents/c-4f7k2m.yaml'), 'utf8')).toBe(consentRecord());
    const about = join(content, 'pages/about');
    expect(run('photo', taken, '--beside', about, '--consent', 'c-4f7k2m c-7h9p3x').said).toContain('c-7h9p3x does not allow these pages');
    expect(run('photo', taken, '--beside', about, '--consent', 'c-4f7k2m', '--nobody').status).toBe(1);
    expect(run('photo', taken, '--beside', folder, '--consent', 'c-4f7k2m').said).toContain('is not the folder of a page');
    expect(run('photo', taken, '--beside', join(content, 'consents'), '--consent', 'c-4f7k2m').status).toBe(1);
    const other = join(folder, 'IMG_1.HEIC');
    writeFileSync(other, '\0\0\0\x18ftypheic\0\0\0\0mif1heic');
    expect(run('photo', other, '--beside', about, '--consent', 'c-4f7k2m').said).toContain('save it as JPEG or PNG first');
    expect(readdirSync(about)).toEqual(['index.mdx']);
    expect(run('photo', taken, '--beside', join(content, 'pages/about'), '--nobody').status).toBe(0);
  });
});
