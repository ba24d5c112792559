import fc from 'fast-check';
import { toString } from 'qrcode';
import { describe, expect, test } from 'vitest';
import { checkAll } from '../../src/checks/all.ts';
import { aimName, aimsOf, CODE_FORM, codeOf, codesIn, freeCode, missingCodes, takenCodes, withCodes } from '../../src/hub/codes.ts';
import { openPage } from '../../src/hub/page-context.ts';
import { addressesOf } from '../../src/hub/addresses.ts';
import { errorsIn } from '../../src/hub/problem.ts';
import { laidOut } from '../../src/outputs/handouts/lay-out.ts';
import { formsFor } from '../../src/outputs/lesson-forms/forms.ts';
import { promisedPaths, servedPaths } from '../../src/outputs/permalinks/promised.ts';
import { redirectsFile } from '../../src/outputs/redirects/pages.ts';
import { shortPages } from '../../src/outputs/short/pages.ts';
import { qrFiles, qrSvg, shortAddress } from '../../src/outputs/short/qr.ts';
import { activity, fileAt, hubWith, messagesAfter, writtenLesson, type Changes } from './support/content.ts';

const LESSON = 'training/starting/who-we-are/index.mdx';
const handout = (id: string, text = 'Keep this.') => `<Handout id="${id}" title="The ${id}">\n\n${text}\n\n</Handout>\n\n<Facilitator>`;
const withHandouts = (...ids: string[]): Changes => ({
  [LESSON]: writtenLesson(
    'Who we are',
    `\nYou meet the group.\n${activity('arrive', 15).replace(
      '<Facilitator>',
      ids
        .map((id) => handout(id))
        .join('\n\n')
        .replaceAll('<Facilitator>', '') + '<Facilitator>',
    )}${activity('agree', 25)}`,
  ),
  'training/starting/who-we-are/index.ur.mdx': undefined,
});
const list = (...lines: string[]): Changes => ({ 'codes.yaml': `codes:\n${lines.map((line) => `  - { ${line} }\n`).join('')}` });
const WHO = 'code: k7m3, to: lessons/starting/who-we-are';
const CARD = 'code: cmhr, to: handouts/starting/who-we-are#card';
const TASTER = 'code: t4kr, to: routes/taster';
const NOWHERE = { origin: 'http://localhost:4321', base: '/', known: false };
const SOMEWHERE = { origin: 'https://hub.organisation.example', base: '/some/', known: true };

describe('codes', () => {
  test('are given to written lessons, handouts and routes, and to nothing that is only planned', () => {
    const hub = hubWith(withHandouts('card', 'sheet'));
    expect(aimsOf(hub).map(aimName)).toEqual([
      'lessons/starting/who-we-are',
      'handouts/starting/who-we-are#card',
      'handouts/starting/who-we-are#sheet',
      'routes/taster',
    ]);
    expect(missingCodes(hub).map(({ to }) => to)).toEqual(aimsOf(hub).map(aimName));
    const all = missingCodes(hub);
    const full = hubWith({ ...withHandouts('card', 'sheet'), 'codes.yaml': withCodes('', all) });
    expect(missingCodes(full)).toEqual([]);
    expect(checkAll(full)).toEqual([]);
    expect(aimsOf(full).map((aim) => codeOf(full, aim))).toEqual(all.map(({ code }) => code));
  });

  test('have no sign that is mixed up, and start with a letter', () => {
    for (let turn = 0; turn < 300; turn += 1) expect(freeCode(`lessons/a/${turn}`, new Set())).toMatch(CODE_FORM);
    for (const wrong of ['k7m', 'k7m3d4', '7km3', 'k1m3', 'k0m3', 'kam3', 'kiim', 'KLM3', 'k7l3', 'kn34', 'kv34', 'k7-3', '../x'])
      expect(wrong).not.toMatch(CODE_FORM);
  });

  test('whatever is given out, taken or published before: none is changed, none given twice, and the next run adds nothing', () => {
    const name = fc.stringMatching(/^[a-z]{1,6}$/);
    const code = fc.stringMatching(/^[cdfhjkm][cdfhjk34]{3}$/);
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 1, maxLength: 6 }),
        fc.uniqueArray(code, { maxLength: 8 }),
        fc.array(code, { maxLength: 4 }),
        fc.nat({ max: 6 }),
        (ids, codes, published, kept) => {
          // Some lines lead to handouts of today, the others to what is gone.
          const lines = codes.map((own, at) =>
            at < kept && ids[at] !== undefined
              ? `code: ${own}, to: handouts/starting/who-we-are#${ids[at]}`
              : `code: ${own}, to: lessons/old/old-${at}, retired: true`,
          );
          const before = lines.length > 0 ? (list(...lines)['codes.yaml'] ?? '') : '# None yet.\n';
          const permalinks = published.map((own) => `/t/${own}/\n`).join('');
          const at = (text: string) => hubWith({ ...withHandouts(...ids.map((id) => id)), 'codes.yaml': text, 'permalinks.txt': permalinks });
          const hub = at(before);
          const added = missingCodes(hub);
          const after = withCodes(before, added);
          expect(after.startsWith(before)).toBe(true);
          const next = at(after);
          expect(codesIn(next).slice(0, lines.length)).toEqual(codesIn(hub));
          expect(new Set(codesIn(next).map((line) => line.code)).size).toBe(codesIn(next).length);
          for (const { code: own } of added) expect(takenCodes(hub).has(own)).toBe(false);
          expect(missingCodes(next)).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('stay free of clashes when nearly every short one is taken', () => {
    const taken = new Set<string>();
    for (let turn = 0; turn < 120; turn += 1) {
      const code = freeCode('routes/taster', taken);
      expect(taken.has(code)).toBe(false);
      expect(code).toMatch(CODE_FORM);
      taken.add(code);
    }
  });
});

describe('what the check says', () => {
  test('nothing while there is no list', () => expect(checkAll(hubWith(withHandouts('card')))).toEqual([]));

  test('of a form that cannot be typed', () => {
    expect(messagesAfter(list('code: who1, to: lessons/starting/who-we-are', TASTER))).toMatchInlineSnapshot(`
      "content/codes.yaml:2:7  [code-form]
        “who1” is not a short address that people can read and type.
        → Take the line out and run: npm run codes
        For example:  code: k7m3"
    `);
  });
  test('of a code given twice, and of two for one place', () => {
    expect(messagesAfter(list(WHO, 'code: k7m3, to: routes/taster'))).toMatchInlineSnapshot(`
      "content/codes.yaml:3:7  [code-clash]
        The code “k7m3” stands on line 2 already. One code can lead to one place only.
        → Leave the older line, take out the one that was never printed, and run: npm run codes"
    `);
    expect(messagesAfter(list(WHO, TASTER, 'code: m8pd, to: routes/taster'))).toMatchInlineSnapshot(`
      "content/codes.yaml:4:19  [code-clash]
        “routes/taster” has the code “t4kr” already.
        → Leave the older line, and take out the one that was never printed. If both were printed, set the newer to retired: true."
    `);
    // A code that is out of use may have led to what another leads to now.
    expect(checkAll(hubWith(list(WHO, TASTER, 'code: m8pd, to: routes/taster, retired: true')))).toEqual([]);
  });
  test('of a code that leads nowhere', () => {
    expect(messagesAfter(list('code: k7m3, to: lessons/starting/who-are-we', 'code: m8pd, to: lessons/starting/who-we-are', TASTER))).toMatchInlineSnapshot(`
      "content/codes.yaml:2:19  [code-target]
        “lessons/starting/who-are-we” is no written lesson, no handout and no route.
        → Did you mean lessons/starting/who-we-are? If it moved, write its new name. If it is gone, add retired: true and leave the code in the list.
        For example:  { code: k7m3, to: lessons/starting/who-are-we, retired: true }"
    `);
    for (const to of [
      'lessons/starting/next-steps',
      'handouts/starting/who-we-are',
      'handouts/starting/who-we-are#no',
      'routes/no',
      'pages/about',
      'lessons/starting/who-we-are#a',
    ])
      expect(errorsIn(checkAll(hubWith(list(WHO, TASTER, `code: m8pd, to: ${to}`)))).map(({ rule }) => rule)).toEqual(['code-target']);
    expect(errorsIn(checkAll(hubWith(list(WHO, TASTER, 'code: m8pd, to: lessons/gone/gone, retired: true'))))).toEqual([]);
  });
  test('of what has none: advice, for whoever publishes', () => {
    expect(messagesAfter(list(WHO))).toMatchInlineSnapshot(`
      "content/codes.yaml:1:1  [code-missing] advice
        “routes/taster” has no short address yet, so none can be printed on its sheets.
        → Run npm run codes: it adds lines to content/codes.yaml and changes none. Or leave it to those who publish."
    `);
    expect(errorsIn(checkAll(hubWith(list(WHO))))).toEqual([]);
  });
  test('of a published code that is listed no more', () => {
    expect(messagesAfter({ ...list(WHO, TASTER), 'permalinks.txt': '/t/m8pd/\n' })).toMatchInlineSnapshot(`
      "content/permalinks.txt:1:1  [lost-address]
        The short address /t/m8pd/ was published and is listed no more. Codes printed on paper would lead nowhere.
        → Put its line back into content/codes.yaml. If what it led to is gone, keep the line and add retired: true.
        For example:    - { code: m8pd, to: lessons/starting-together/who-we-are, retired: true }"
    `);
    expect(checkAll(hubWith({ ...list(WHO, TASTER, 'code: m8pd, to: lessons/gone/gone, retired: true'), 'permalinks.txt': '/t/m8pd/\n' }))).toEqual([]);
  });
  test('nothing of targets while a file cannot be read', () => {
    expect(
      errorsIn(checkAll(hubWith({ ...list(WHO, TASTER), [LESSON]: fileAt(LESSON).replace('level: new', 'level: old') }))).map(({ rule }) => rule),
    ).not.toContain('code-target');
  });
});

describe('short addresses', () => {
  const changes = { ...withHandouts('card'), ...list(WHO, CARD, TASTER, 'code: m8pd, to: lessons/gone/gone, retired: true') };
  const hub = hubWith(changes);

  test('lead to the page and the part that they stand for, in every language; a retired one to the list that says so', () => {
    const to = (path: string) => shortPages(hub, NOWHERE).find((page) => page.path === path)?.to;
    expect(to('/t/k7m3/')).toBe('/learn/starting/who-we-are/');
    expect(to('/ur/t/k7m3/')).toBe('/ur/learn/starting/who-we-are/');
    expect(to('/t/cmhr/')).toBe('/learn/starting/who-we-are/handouts/#card');
    expect(to('/t/t4kr/')).toBe('/learn/#route-taster');
    expect(to('/t/m8pd/')).toBe('/t/#m8pd');
    // Out of use for a newer one: what was printed still arrives.
    const twice = shortPages(hubWith(list(WHO, TASTER, 'code: m8pd, to: routes/taster, retired: true')), NOWHERE);
    expect(twice.find((page) => page.path === '/t/m8pd/')?.to).toBe('/learn/#route-taster');
    expect(redirectsFile(shortPages(hub, SOMEWHERE), SOMEWHERE, 302).split('\n')[0]).toBe('/some/t/k7m3/ /some/learn/starting/who-we-are/ 302');
  });

  test('are promised, and answered for ever; their posters are not', () => {
    expect(promisedPaths(hub)).toEqual(expect.arrayContaining(['/t/k7m3/', '/t/m8pd/', '/ur/t/m8pd/', '/learn/starting/who-we-are/handouts/']));
    expect(promisedPaths(hub).filter((path) => path.includes('poster'))).toEqual([]);
    expect(servedPaths(hub).has('/ur/t/k7m3/')).toBe(true);
  });

  test('are known in full, with a code to scan, only when the address of the hub is', async () => {
    expect(shortAddress('k7m3', 'ur', NOWHERE)).toBeUndefined();
    expect(qrFiles(hub, NOWHERE)).toEqual([]);
    expect(shortAddress('k7m3', 'ur', SOMEWHERE)).toBe('https://hub.organisation.example/some/ur/t/k7m3/');
    expect(qrFiles(hub, SOMEWHERE).map(({ address }) => address)).toEqual([
      'https://hub.organisation.example/some/t/k7m3/',
      'https://hub.organisation.example/some/t/cmhr/',
      'https://hub.organisation.example/some/t/t4kr/',
    ]);
    const address = 'https://hub.organisation.example/some/t/k7m3/';
    expect(await qrSvg(address)).toBe(await toString(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 }));
    expect(await qrSvg(address)).not.toBe(await qrSvg(`${address}x`));
  });
});

describe('the page of handouts', () => {
  test('is there for a lesson that has some, and offered by both its pages', () => {
    const paths = (changes: Changes) => addressesOf(hubWith(changes)).map(({ path }) => path);
    expect(paths(withHandouts('card'))).toEqual(expect.arrayContaining(['/learn/starting/who-we-are/handouts/', '/learn/starting/who-we-are/handouts/large/']));
    expect(paths({}).filter((path) => path.includes('handouts'))).toEqual([]);
    const lesson = (changes: Changes) => hubWith(changes).get('lessons', 'starting/who-we-are');
    for (const view of ['learner', 'facilitator'] as const) {
      const [some, none] = [lesson(withHandouts('card')), lesson({})];
      if (!some || !none) throw new Error('There is no such lesson.');
      expect(
        formsFor(view, some)
          .find(({ id }) => id === 'handouts')
          ?.path(some),
      ).toBe('/learn/starting/who-we-are/handouts/');
      expect(formsFor(view, none).map(({ id }) => id)).not.toContain('handouts');
    }
  });

  test('counts the sources and words of handouts alone', () => {
    const hub = hubWith({
      [LESSON]: writtenLesson(
        'Who we are',
        `\nYou meet, through <Term id="peer-research">it</Term>.\n${activity('arrive', 15).replace('<Facilitator>', handout('card', 'By <Term id="co-production">doing</Term>.<Cite source="plan-2025" />'))}${activity('agree', 25)}`,
      ),
    });
    const address = addressesOf(hub).find(({ kind }) => kind === 'handouts');
    if (!address) throw new Error('There is no page of handouts.');
    const page = openPage(hub, { ...address, locale: 'en', base: '/' });
    expect(page.terms).toEqual(['co-production']);
    expect(page.notes).toEqual(['plan-2025']);
  });

  test('makes low lines in a table places to write in, and wide tables lists in large print', () => {
    const table = (cells: number) =>
      `<p>a &lt; b</p><div class="scroll" role="group"><table><thead><tr>${'<th>H</th>'.repeat(cells)}</tr></thead><tbody><tr>${'<td>____</td>'.repeat(cells - 1)}<td>yes / <b>no</b></td></tr></tbody></table></div>`;
    expect(laidOut(table(3), 'usual')).toContain('<td class="blank"></td><td class="blank"></td><td>yes / <b>no</b></td>');
    expect(laidOut(table(3), 'large')).toBe(
      '<p>a &lt; b</p><dl class="row"><div><dt>H</dt><dd class="blank"></dd></div><div><dt>H</dt><dd class="blank"></dd></div><div><dt>H</dt><dd>yes / <b>no</b></dd></div></dl>',
    );
    expect(laidOut(table(2), 'large')).toContain('<table>');
  });

  test('lists whose items all start with bold words are cards, and a ladder where they count down', () => {
    const list = (...items: string[]) => laidOut(`<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`, 'usual');
    expect(list('<strong>A.</strong> One', '<p><strong>B.</strong> Two</p>')).toContain('<ul class="cards">');
    expect(list('<strong>3. Leading.</strong>', '<strong>2. Asked.</strong>', '<strong>1. Told.</strong>')).toContain('<ul class="rungs">');
    expect(list('<strong>1.</strong>', '<strong>2.</strong>')).toContain('class="cards"');
    expect(list('<strong>A.</strong> One', 'Two <strong>words</strong>')).toBe('<ul><li><strong>A.</strong> One</li><li>Two <strong>words</strong></li></ul>');
    expect(list('<strong>Alone.</strong>')).not.toContain('class');
    expect(laidOut('<ol><li><strong>Share.</strong></li><li><strong>Listen.</strong></li></ol>', 'large')).toContain('<ol class="cards">');
  });
});
