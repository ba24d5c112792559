/**
 * Each input that the hub refuses is first shown to be dangerous or wrong without the check, in the way
 * that `tests/fixtures/hostile/cases.ts` says. Pages are compiled, run and rendered as in a build, with
 * the hub's own components (`unchecked-site.ts`); pictures and pages with code are opened in Chromium.
 * What does no harm is said to do none, and that is asserted too.
 */
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BODIES, CHANGES, FIELDS, FILES, HARMLESS_BODIES, HARMLESS_SVGS, HARMS, PAGES, PICTURES, SVGS, type Effect } from '../fixtures/hostile/cases.ts';
import { aboutWith, changed, fileAt } from '../unit/support/content.ts';
import { harmsOf } from '../unit/support/harm.ts';
import { renderUnchecked, type Outcome } from '../unit/support/unchecked-site.ts';
import { nameEffects } from './support/file-effects.ts';
import { openBrowser, type Opened } from './support/opened.ts';

const ABOUT = 'pages/about/index.mdx';

interface Rendered {
  name: string;
  file: string;
  text: string;
  /** What the stranger wrote, of which words may be lost. */
  piece: string;
  effect: Effect;
}

const named = (text: string) =>
  JSON.stringify(text)
    .replace(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .slice(0, 110);
const about = (body: string) => aboutWith(body)[ABOUT] ?? '';
const page = (body: string, effect: Effect, piece = body): Rendered => ({ name: named(body), file: ABOUT, text: about(body), piece, effect });
const withChange = (file: string, from: string, to: string, effect: Effect): Rendered => ({
  name: named(to),
  file,
  text: changed(file, from, to)[file] ?? '',
  piece: '',
  effect,
});

/** Pages that are as they should be: what makes no difference to one of them has no effect. */
const PLAIN = [about(''), fileAt(ABOUT), about('<Note kind="tip">\n\nWords.\n\n</Note>')];
const GROUPS: Readonly<Record<string, readonly Rendered[]>> = {
  ...Object.fromEntries(Object.entries(BODIES).map(([kind, cases]) => [kind, cases.map(([text, , effect]) => page(text, effect))])),
  fields: FIELDS.map(([text, , effect]) => withChange(ABOUT, 'reviewDue: unknown', `reviewDue: unknown\n${text}`, effect)),
  'values of fields': CHANGES.map(([file, from, to, , , effect]) => withChange(file, from, to, effect)),
  'whole pages': PAGES.map(([text, , , effect]) => ({ name: named(text), file: ABOUT, text, piece: '', effect })),
  harmless: HARMLESS_BODIES.map((text) => page(text, 'none')),
};
/** Files of other kinds do what they do when a page shows them as a picture. */
const SHOWN = FILES.filter(([, kind, rule]) => kind === 'file' && rule === 'file-type').map(([path]) =>
  page(`![A](./${path.split('/').at(-1) ?? ''})`, 'none', ''),
);

const cases = [...Object.values(GROUPS).flat(), ...SHOWN];
const outcomes = new Map<Rendered, Outcome>();
const effects = new Map<Rendered, Effect[]>();
let browser: Opened | undefined;

beforeAll(async () => {
  const [plain, rest] = [PLAIN.length, renderUnchecked([...PLAIN.map((text) => ({ file: ABOUT, text })), ...cases])];
  // Without a page that is as it should be, nothing can be told from it.
  expect(rest.slice(0, plain).map(({ error }) => error)).toEqual(PLAIN.map(() => undefined));
  for (const [index, each] of cases.entries()) {
    const outcome = rest[plain + index];
    if (!outcome) throw new Error(`No outcome of ${each.name}`);
    outcomes.set(each, outcome);
    effects.set(each, harmsOf(outcome, each.piece, rest.slice(0, plain)));
  }
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  const count = new Map<Effect, number>();
  const all = [
    ...Object.entries(GROUPS).flatMap(([kind, group]) => (kind === 'harmless' ? [] : group.map(({ effect }) => effect))),
    ...SVGS.map(([, effect]) => effect),
    ...[...PICTURES, ...FILES].map(([, , , effect]) => effect),
  ];
  for (const effect of all) count.set(effect, (count.get(effect) ?? 0) + 1);
  console.log([...count].map(([effect, number]) => `${number} ${effect}`).join(', '));
});

describe.each(Object.entries(GROUPS))('%s', (_kind, group) => {
  test.each(group.map((each) => [each.name, each.effect, each] as const))('%s: %s', (_name, effect, each) => {
    // Nothing else is worse: the first is the gravest.
    expect(effects.get(each)?.[0]).toBe(effect);
  });
});

test('code that reaches a page runs in the browser of a reader', async () => {
  const live = cases.filter(({ effect }) => effect === 'script-in-page');
  expect(live.length).toBeGreaterThan(25);
  for (const each of live) {
    const { html = '', around = '', starlight = '' } = outcomes.get(each) ?? {};
    const opened = await browser?.page(html + around + starlight);
    // The script of another site is asked for; what it would do, nobody knows.
    expect(opened?.effects, each.name).toContain(/<script src=/.test(html) ? 'outside-request' : 'script-in-page');
  }
});

describe('pictures', () => {
  const asBytes = (text: string) => new TextEncoder().encode(text.replaceAll('EXECUTED', 'canary()'));

  test.each(SVGS.map(([svg, effect]) => [named(svg), effect, svg] as const))('%s: %s', async (_name, effect, svg) => {
    expect((await browser?.file('a.svg', asBytes(svg)))?.effects[0]).toBe(effect);
  });
  test.each(HARMLESS_SVGS.map((svg) => [named(svg), svg] as const))('%s does nothing', async (_name, svg) => {
    expect((await browser?.file('a.svg', asBytes(svg)))?.effects).toEqual(['none']);
  });
  test.each(PICTURES.map(([name, bytes, , effect]) => [name, named(bytes), effect, bytes] as const))('%s %s: %s', async (name, _named, effect, latin1) => {
    const bytes = Buffer.from(latin1, 'latin1');
    expect((await browser?.file(name, bytes))?.effects).toContain(effect);
    // The build reads every picture with this library: it stops, too.
    if (!name.endsWith('.svg')) await expect((async () => sharp(bytes).metadata())()).rejects.toThrow();
  });
});

describe('files', () => {
  test.each(FILES.map(([path, kind, , effect]) => [named(path), kind, effect, path] as const))('%s (%s): %s', (_name, kind, effect, path) => {
    const shown = SHOWN.find(({ text }) => kind === 'file' && text.includes(`](./${path.split('/').at(-1) ?? ''})`));
    const found = [...nameEffects(path, kind), ...(shown ? (effects.get(shown) ?? []) : [])].filter((each) => each in HARMS);
    if (effect in HARMS) expect(found).toContain(effect);
    else expect(found).toEqual([]);
  });
});
