import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'cheerio';
import { toString } from 'qrcode';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { activity, EVERYTHING, writtenLesson } from '../unit/support/content.ts';
import { build, filesIn, write } from './support/build.ts';

const ROOT = 'https://hub.organisation.example/below';
const folder = mkdtempSync(join(tmpdir(), 'hub-short-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = new Map<string, Uint8Array>();
const text = (path: string) => new TextDecoder().decode(files.get(path));

beforeAll(() => {
  const handout = '<Handout id="card" title="A card">\n\nKeep this.\n\n<Lines count="2" label="My name" />\n\n</Handout>\n\n<Facilitator>';
  write(join(folder, 'content'), {
    ...EVERYTHING,
    'training/starting/who-we-are/index.mdx': writtenLesson(
      'Who we are',
      `\nYou meet the group.\n${activity('arrive', 15).replace('<Facilitator>', handout)}${activity('agree', 25)}`,
    ),
    'codes.yaml': `codes:
  - { code: k7m3, to: lessons/starting/who-we-are }
  - { code: cmhr, to: handouts/starting/who-we-are#card }
  - { code: t4kr, to: routes/taster }
  - { code: m8pd, to: lessons/starting/gone, retired: true }
`,
  });
  const { status, said } = build(join(folder, 'content'), join(folder, 'out'), { HUB_ADDRESS: `${ROOT}/`, HUB_TODAY: '2026-11-24' });
  if (status !== 0) throw new Error(said);
  files = filesIn(join(folder, 'out'));
}, 240_000);

test('once the address is known, each short address has a code to scan that holds exactly it', async () => {
  const codes = [...files.keys()].filter((path) => path.endsWith('qr.svg')).toSorted();
  expect(codes).toEqual(['t/cmhr/qr.svg', 't/k7m3/qr.svg', 't/t4kr/qr.svg', 'ur/t/cmhr/qr.svg', 'ur/t/k7m3/qr.svg']);
  for (const path of codes)
    expect(text(path), path).toBe(await toString(`${ROOT}/${path.replace('qr.svg', '')}`, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 }));
});

test('the sheet and the poster show it, with the address in words', () => {
  for (const [page, code] of [
    ['learn/starting/who-we-are/handouts/index.html', 'cmhr'],
    ['learn/starting/who-we-are/handouts/large/index.html', 'cmhr'],
    ['t/k7m3/poster/index.html', 'k7m3'],
  ] as const) {
    const $ = load(text(page));
    expect($('img.qr').attr('src'), page).toBe(`/below/t/${code}/qr.svg`);
    expect($('.short').text(), page).toBe(`hub.organisation.example/below/t/${code}/`);
  }
});

test('short addresses lead on below the base, also on hosts that read _redirects', () => {
  expect(text('t/cmhr/index.html')).toContain('content="0;url=/below/learn/starting/who-we-are/handouts/#card"');
  expect(text('t/m8pd/index.html')).toContain('content="0;url=/below/t/#m8pd"');
  expect(load(text('t/index.html'))('#m8pd').length).toBe(1);
  expect(text('_redirects')).toContain('/below/t/k7m3/ /below/learn/starting/who-we-are/ 302\n');
});
