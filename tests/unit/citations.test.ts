import fc from 'fast-check';
import { Cite } from '@citation-js/core';
import { describe, expect, test } from 'vitest';
import { addressesOf } from '../../src/hub/addresses.ts';
import type { Hub } from '../../src/hub/hub.ts';
import { openPage } from '../../src/hub/page-context.ts';
import type { Place } from '../../src/hub/place.ts';
import { citePagesOf } from '../../src/hub/routes.ts';
import { cslOf, cslOfSource, type CslItem } from '../../src/outputs/citation/csl.ts';
import { citationFileOf, citationFiles, itemOf, savedNameOf } from '../../src/outputs/citation/files.ts';
import { citations, plain, referencesOf } from '../../src/outputs/citation/formats.ts';
import { jsonLdOf } from '../../src/outputs/json-ld/page.ts';
import { changed, entryIn, fileAt, hubWith, messagesAfter, writtenLesson, activity } from './support/content.ts';

const PLACE: Place = { origin: 'https://hub.example.org', base: '/hub/', known: true };
const NOWHERE: Place = { origin: 'http://localhost:4321', base: '/', known: false };
const SOURCE = 'sources/plan-2025.yaml';

/** The hub of the example folder on a day that stays. */
const hubOn = (...args: Parameters<typeof hubWith>): Hub => ({ ...hubWith(...args), today: '2026-11-24' });

/** All five forms, one after another, as a reader sees them. */
function forms(item: CslItem): string {
  const { apa, harvard, vancouver, bibtex, ris } = citations(item);
  return [plain(apa), plain(harvard), plain(vancouver), bibtex.trim(), ris.trim()].join('\n');
}

/** The page at a path of the hub that can be cited. */
function pageItem(path: string, locale = 'en', place = PLACE, hub = hubOn()): CslItem {
  const entry = addressesOf(hub).find((address) => address.path === path)?.entry;
  if (!entry) throw new Error(`There is no page at ${path}.`);
  return cslOf(hub, entry, locale, place);
}

/** The example source, with some of its lines replaced. */
function source(...changes: [from: string, to: string][]): CslItem {
  const text = changes.reduce((before, [from, to]) => {
    if (!before.includes(from)) throw new Error(`The source does not hold: ${from}`);
    return before.replace(from, () => to);
  }, fileAt(SOURCE));
  return cslOfSource(entryIn(hubWith({ [SOURCE]: text }), 'sources', 'plan-2025'));
}
const AUTHOR = '[{ family: Reader, given: "Ada B" }]';
const ISSUED = 'issued: "2025-04-02"';

describe('a page of the hub is cited', () => {
  test('by the short way as by the styles themselves, whatever its title and address', () => {
    const word = fc.stringMatching(
      /^(?:[A-Z]?[a-z]{1,9}|[A-Z]{2,4}|[0-9]{1,4}|(?:[\u0627-\u064a\u067e\u0686\u06a9\u06af\u06cc\u06d2]|[áčďéľňóřšťúžąćęłńśż]){1,8})$/u,
    );
    const between = fc.constantFrom(' ', ' ', ' ', ', ', ': ', ' (', ') ', '-', '? ', '. ', ' “', '” ', '’', ' & ', '  ', ' <i>');
    const title = fc
      .tuple(word, fc.array(fc.tuple(between, word), { maxLength: 6 }), fc.constantFrom('', '', '', '?', '.', '!', ')'))
      .map(([first, rest, end]) => `${first}${rest.flat().join('')}${end}`);
    const url = fc.option(
      fc.stringMatching(/^[a-z0-9/&_.~-]{0,20}$/).map((path) => `https://hub.example.org/${path}`),
      { nil: undefined },
    );
    const { id, URL: _URL, ...rest } = pageItem('/protocol/who-takes-part/');
    fc.assert(
      fc.property(title, url, fc.boolean(), (name, address, issued) => {
        const item: CslItem = {
          ...rest,
          id,
          title: name,
          ...(address ? { URL: address } : {}),
          ...(issued ? { issued: { 'date-parts': [[2025, 4, 2]] } } : {}),
        };
        const { apa, harvard, vancouver } = citations(item);
        expect({ apa, harvard, vancouver }).toEqual(referencesOf(item));
      }),
      { numRuns: 300 },
    );
  });
  test('with its address, the day, and who has not adopted it', () => {
    expect(forms(pageItem('/protocol/who-takes-part/'))).toMatchInlineSnapshot(`
      "Who takes part. (n.d.). The hub. Retrieved November 24, 2026, from https://hub.example.org/hub/protocol/who-takes-part/ the word notAdopted
      Who takes part (no date) The hub. Available at: https://hub.example.org/hub/protocol/who-takes-part/ (Accessed: 24 November 2026). the word notAdopted
      The hub [Internet]. [cited 2026 Nov 24]. Who takes part. Available from: https://hub.example.org/hub/protocol/who-takes-part/ the word notAdopted
      @misc{copper-hub-protocol-who-takes-part,
        note = {The hub. the word notAdopted. Accessed 2026-11-24.},
        title = {Who takes part},
        url = {https://hub.example.org/hub/protocol/who-takes-part/},
      }
      TY  - ELEC
      ID  - copper-hub-protocol-
      LA  - en-GB
      N1  - the word notAdopted
      TI  - Who takes part
      UR  - https://hub.example.org/hub/protocol/who-takes-part/
      T2  - The hub
      Y2  - 2026/11/24/
      ER  -"
    `);
  });
  test('without an address while none is known', () => {
    expect(forms(pageItem('/protocol/who-takes-part/', 'en', NOWHERE))).toMatchInlineSnapshot(`
      "Who takes part. (n.d.). The hub. the word notAdopted
      Who takes part (no date) The hub. the word notAdopted
      The hub. Who takes part. the word notAdopted
      @misc{copper-hub-protocol-who-takes-part,
        note = {The hub. the word notAdopted. Accessed 2026-11-24.},
        title = {Who takes part},
      }
      TY  - ELEC
      ID  - copper-hub-protocol-
      LA  - en-GB
      N1  - the word notAdopted
      TI  - Who takes part
      T2  - The hub
      Y2  - 2026/11/24/
      ER  -"
    `);
  });
  test('as news, with the day it was posted', () => {
    expect(forms(pageItem('/news/protocol-published/'))).toMatchInlineSnapshot(`
      "The protocol is published. (2026, November 24). The hub. https://hub.example.org/hub/news/protocol-published/ the word notAdopted
      The protocol is published (2026) The hub. Available at: https://hub.example.org/hub/news/protocol-published/ (Accessed: 24 November 2026). the word notAdopted
      The hub [Internet]. 2026 [cited 2026 Nov 24]. The protocol is published. Available from: https://hub.example.org/hub/news/protocol-published/ the word notAdopted
      @misc{copper-hub-news-protocol-published,
        year = {2026},
        month = {11},
        note = {The hub. the word notAdopted. Accessed 2026-11-24.},
        title = {The protocol is published},
        url = {https://hub.example.org/hub/news/protocol-published/},
      }
      TY  - ELEC
      DA  - 2026/11/24/
      PY  - 2026
      ID  - copper-hub-news-prot
      LA  - en-GB
      N1  - the word notAdopted
      TI  - The protocol is published
      UR  - https://hub.example.org/hub/news/protocol-published/
      T2  - The hub
      Y2  - 2026/11/24/
      ER  -"
    `);
  });
  test('in Urdu, under its own title and address', () => {
    expect(forms(pageItem('/learn/starting/who-we-are/', 'ur'))).toMatchInlineSnapshot(`
      "Urdu who we are. (n.d.). The hub. Retrieved November 24, 2026, from https://hub.example.org/hub/ur/learn/starting/who-we-are/ the word notAdopted
      Urdu who we are (no date) The hub. Available at: https://hub.example.org/hub/ur/learn/starting/who-we-are/ (Accessed: 24 November 2026). the word notAdopted
      The hub [Internet]. [cited 2026 Nov 24]. Urdu who we are. Available from: https://hub.example.org/hub/ur/learn/starting/who-we-are/ the word notAdopted
      @misc{copper-hub-learn-starting-who-we-are-ur,
        note = {The hub. the word notAdopted. Accessed 2026-11-24.},
        title = {Urdu who we are},
        url = {https://hub.example.org/hub/ur/learn/starting/who-we-are/},
      }
      TY  - ELEC
      ID  - copper-hub-learn-sta
      LA  - ur
      N1  - the word notAdopted
      TI  - Urdu who we are
      UR  - https://hub.example.org/hub/ur/learn/starting/who-we-are/
      T2  - The hub
      Y2  - 2026/11/24/
      ER  -"
    `);
  });
  test('as a whole, from the home page', () => {
    expect(plain(citations(pageItem('/')).apa)).toMatchInlineSnapshot(
      `"The hub. (n.d.). Retrieved November 24, 2026, from https://hub.example.org/hub/ the word notAdopted"`,
    );
  });
  test('of every other kind', () => {
    const paths = ['/learn/starting/', '/case-studies/project-1/', '/guides/funders/', '/glossary/co-production/', '/about/'];
    expect(paths.map((path) => plain(citations(pageItem(path)).apa))).toMatchInlineSnapshot(`
      [
        "Starting. (n.d.). The hub. Retrieved November 24, 2026, from https://hub.example.org/hub/learn/starting/ the word notAdopted",
        "Project one. (n.d.). The hub. Retrieved November 24, 2026, from https://hub.example.org/hub/case-studies/project-1/ the word notAdopted",
        "Guidance for funders. (n.d.). The hub. Retrieved November 24, 2026, from https://hub.example.org/hub/guides/funders/ the word notAdopted",
        "Co-production (the word glossary). (n.d.). The hub. Retrieved November 24, 2026, from https://hub.example.org/hub/glossary/co-production/ the word notAdopted",
        "About the hub. (n.d.). The hub. Retrieved November 24, 2026, from https://hub.example.org/hub/about/ the word notAdopted",
      ]
    `);
  });
  test('under its publisher, once there is one', () => {
    const hub = hubOn(changed('site.yaml', 'publisher: unknown', 'publisher: "A house"'));
    const item = pageItem('/about/', 'en', PLACE, hub);
    expect(item).toMatchObject({ publisher: 'A house' });
    expect(item).not.toHaveProperty('note');
  });
  test('never under an author, and under no date but that of news', () => {
    const hub = hubOn();
    for (const { entry, kind } of addressesOf(hub)) {
      if (!entry || kind !== 'cite') continue;
      const item = cslOf(hub, entry, 'en', PLACE);
      expect(item.author, entry.file).toBeUndefined();
      expect(item.issued !== undefined, entry.file).toBe(entry.collection === 'news');
      expect(JSON.stringify(citations(item)), entry.file).not.toMatch(/unknown|undefined|null|localhost/);
    }
  });
});

describe('a source is cited', () => {
  test('in all five forms', () => {
    expect(forms(source())).toMatchInlineSnapshot(`
      "Reader, A. B. (2025). The plan. A journal. https://doi.org/10.1000/plan
      Reader, A.B. (2025) ‘The plan’, A journal. Available at: https://doi.org/10.1000/plan.
      Reader AB. The plan. A journal. 2025 Apr 2. doi:10.1000/plan
      @article{plan-2025,
        author = {Reader, Ada B},
        journal = {A journal},
        doi = {10.1000/plan},
        year = {2025},
        month = {4},
        title = {The plan},
      }
      TY  - JOUR
      AU  - Reader, Ada B
      DA  - 2025/04/02/
      PY  - 2025
      DO  - 10.1000/plan
      ID  - plan-2025
      T2  - A journal
      TI  - The plan
      ER  -"
    `);
  });
  test('at the precision of its date', () => {
    const { apa, vancouver, bibtex, ris } = citations(source([ISSUED, 'issued: "2025-04"']));
    expect(plain(vancouver)).toContain('2025 Apr.');
    expect(plain(apa)).toContain('(2025)');
    expect(bibtex).toContain('year = {2025},\n  month = {4},');
    expect(ris).toContain('DA  - 2025/04//\n');
    expect(citations(source([ISSUED, 'issued: "2025"'])).ris).toContain('DA  - 2025///\n');
    expect(citations(source([ISSUED, 'issued: "2025"'])).bibtex).not.toContain('month');
  });
  test('without what is not known', () => {
    expect(forms(source([AUTHOR, 'unknown'], [ISSUED, 'issued: unknown'], ['type: article-journal', 'type: report'], ['DOI: 10.1000/plan\n', ''])))
      .toMatchInlineSnapshot(`
      "The plan. (n.d.). In A journal.
      The plan (no date) A journal.
      The plan. A journal.
      @techreport{plan-2025,
        note = {A journal.},
        title = {The plan},
      }
      TY  - RPRT
      ID  - plan-2025
      TI  - The plan
      T2  - A journal
      ER  -"
    `);
  });
  test('with every author, and organisations by their whole names', () => {
    expect(
      forms(source([AUTHOR, '[{ literal: "Health & Care, and Others" }, { family: B, given: RRC }, { family: C, given: J.R. }, { family: D, given: Éva }]'])),
    ).toMatchInlineSnapshot(`
      "Health & Care, and Others, B, R. R. C., C, J. R., & D, É. (2025). The plan. A journal. https://doi.org/10.1000/plan
      Health & Care, and Others et al. (2025) ‘The plan’, A journal. Available at: https://doi.org/10.1000/plan.
      Health & Care, and Others, B RRC, C JR, D É. The plan. A journal. 2025 Apr 2. doi:10.1000/plan
      @article{plan-2025,
        author = {{Health \\& Care, and Others} and B, R. R. C. and C, J. R. and D, Éva},
        journal = {A journal},
        doi = {10.1000/plan},
        year = {2025},
        month = {4},
        title = {The plan},
      }
      TY  - JOUR
      AU  - Health & Care, and Others
      AU  - B, R. R. C.
      AU  - C, J. R.
      AU  - D, Éva
      DA  - 2025/04/02/
      PY  - 2025
      DO  - 10.1000/plan
      ID  - plan-2025
      T2  - A journal
      TI  - The plan
      ER  -"
    `);
  });
  test('with quotes, signs and letters of any script in its title', () => {
    expect(forms(source(['"The plan"', `'"Us" & them: 50% of #1, خوش آمدید'`]))).toMatchInlineSnapshot(`
      "Reader, A. B. (2025). “Us” & them: 50% of #1, خوش آمدید. A journal. https://doi.org/10.1000/plan
      Reader, A.B. (2025) ‘“Us” & them: 50% of #1, خوش آمدید’, A journal. Available at: https://doi.org/10.1000/plan.
      Reader AB. “Us” & them: 50% of #1, خوش آمدید. A journal. 2025 Apr 2. doi:10.1000/plan
      @article{plan-2025,
        author = {Reader, Ada B},
        journal = {A journal},
        doi = {10.1000/plan},
        year = {2025},
        month = {4},
        title = {"{Us}" \\& them: 50\\% of \\#1, خوش آمدید},
      }
      TY  - JOUR
      AU  - Reader, Ada B
      DA  - 2025/04/02/
      PY  - 2025
      DO  - 10.1000/plan
      ID  - plan-2025
      T2  - A journal
      TI  - "Us" & them: 50% of #1, خوش آمدید
      ER  -"
    `);
  });
  test('with titles of whole works in italics', () => {
    expect(
      citations(source())
        .apa.filter(({ italic }) => italic)
        .map(({ text }) => text),
    ).toEqual(['A journal']);
  });
});

describe('what programs read', () => {
  const letters = fc.oneof(
    fc.stringMatching(/^[A-Za-z]{1,12}$/),
    fc.constantFrom(
      'خوش',
      'Święto',
      'ďakujem',
      'ਪੰਜਾਬੀ',
      '你好',
      'co-production',
      'R&D',
      '50%',
      '#1',
      'a_b',
      '$5',
      'x^2',
      '~',
      '{',
      '}',
      '{{',
      '}{',
      '\\',
      '\\begin',
      '@misc',
      'TY',
      'ER',
      '(a)',
      'a:',
      '=',
      ',',
    ),
  );
  const title = fc.array(letters, { minLength: 1, maxLength: 25 }).map((words) => words.join(' '));
  const date = fc
    .tuple(fc.integer({ min: 1000, max: 2100 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 3 }))
    .map(([year, month, day, precision]) => [year, month, day].slice(0, precision));
  const item = fc.record({
    title,
    date,
    type: fc.constantFrom('webpage' as const, 'article-journal' as const, 'report' as const, 'book' as const),
    author: fc.array(
      fc.oneof(fc.record({ literal: title }), fc.record({ family: fc.stringMatching(/^[A-Z][a-z]{1,9}$/), given: fc.stringMatching(/^[A-Z][a-z]{1,9}$/) })),
      { minLength: 1, maxLength: 4 },
    ),
  });
  const year = (parsed: Record<string, unknown> | undefined) => (parsed?.issued as { 'date-parts': number[][] } | undefined)?.['date-parts'][0]?.[0];

  test('is read back with the same title and year', () => {
    fc.assert(
      fc.property(item, ({ title, date, type, author }) => {
        const { bibtex, ris } = citations({ id: 'a-source', type, title, author, issued: { 'date-parts': [date] } });
        for (const text of [bibtex, ris]) {
          const parsed = new Cite(text).data;
          expect(parsed).toHaveLength(1);
          expect(String(parsed[0]?.title).replace(/\s+/g, ' ')).toBe(title);
          expect(year(parsed[0])).toBe(date[0]);
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('holds one entry with balanced braces, whatever a title holds', () => {
    fc.assert(
      fc.property(title, (words) => {
        const { bibtex, ris } = citations({ id: 'a-source', type: 'report', title: words, author: [{ literal: words }], publisher: words, note: words });
        let depth = 0;
        for (const sign of bibtex) {
          depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
          expect(depth).toBeGreaterThanOrEqual(0);
        }
        expect(depth).toBe(0);
        expect(bibtex.match(/^@/gm)).toHaveLength(1);
        expect(ris.match(/^(?:TY|ER) {2}-/gm)).toHaveLength(2);
        for (const line of ris.trimEnd().split('\n')) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- ?/);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

describe('the pages and files of citations', () => {
  const hub = hubOn();

  test('stand below every page with content, in every language', () => {
    const paths = addressesOf(hub)
      .filter(({ kind }) => kind === 'cite')
      .map(({ path }) => path);
    expect(paths).toContain('/cite/');
    expect(paths).toContain('/learn/starting/who-we-are/cite/');
    expect(paths.filter((path) => /^\/(?:teach|sources)\//.test(path))).toEqual([]);
    expect(citePagesOf(hub)).toHaveLength(paths.length * hub.locales.length);
    expect(citePagesOf(hub).map(({ params }) => params.path)).toEqual(expect.arrayContaining([undefined, 'ur', 'about', 'ur/learn/starting/who-we-are']));
  });

  test('are files only in languages in which the page exists', () => {
    const files = citationFiles(hub).map(({ params }) => `${params.path ?? ''}/cite.${params.format}`);
    expect(files).toEqual(expect.arrayContaining(['/cite.bib', 'about/cite.ris', 'ur/learn/starting/who-we-are/cite.bib', 'sources/plan-2025/cite.ris']));
    expect(files).not.toContain('ur/about/cite.bib');
    expect(new Set(files).size).toBe(files.length);
  });

  test('have names that a reader finds again', () => {
    expect(citationFileOf(entryIn(hub, 'glossary', 'co-production'), 'bib')).toBe('/glossary/co-production/cite.bib');
    expect(savedNameOf(entryIn(hub, 'glossary', 'co-production'), 'ris')).toBe('co-production.ris');
    expect(savedNameOf(entryIn(hub, 'pages', 'home'), 'bib')).toBe('copper-hub.bib');
    expect(itemOf(hub, entryIn(hub, 'sources', 'plan-2025'), 'en', PLACE).title).toBe('The plan');
  });

  test('say nothing of their own to search engines', () => {
    const address = addressesOf(hub).find(({ path }) => path === '/learn/starting/who-we-are/cite/');
    if (!address) throw new Error('The lesson cannot be cited.');
    const page = openPage(hub, { ...address, locale: 'en', base: '/hub/' });
    expect(page).toMatchObject({ notes: [], terms: [], sectionNav: [] });
    expect(page.breadcrumbs.map(({ href }) => href)).toEqual([
      '/hub/',
      '/hub/learn/',
      '/hub/learn/starting/',
      '/hub/learn/starting/who-we-are/',
      '/hub/learn/starting/who-we-are/cite/',
    ]);
    expect(JSON.stringify(jsonLdOf(page, PLACE))).toContain('"WebPage"');
  });

  test('keep their addresses', () => {
    const lesson = {
      'training/starting/cite/index.mdx': writtenLesson('How to cite', activity('one', 10)),
      ...changed('training/starting/module.yaml', 'starting/next-steps]', 'starting/next-steps, starting/cite]'),
    };
    expect(messagesAfter(lesson)).toMatchInlineSnapshot(`
      "content/training/starting/cite/index.mdx:1:1  [duplicate-address]
        The address /learn/starting/cite/ is already that of another part of the hub.
        → Give the folder of this lesson another name.
        For example:  content/training/starting/cite-a-source/index.mdx"
    `);
    expect(messagesAfter({ 'pages/cite/index.mdx': fileAt('pages/about/index.mdx').replace('About the hub', 'Citing') })).toContain(
      'The address /cite/ is already that of another part of the hub.',
    );
  });
});
