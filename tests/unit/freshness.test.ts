import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAll } from '../../src/checks/all.ts';
import { claimsEasyRead } from '../../src/checks/easy-read.ts';
import { addressesOf, hrefOf } from '../../src/hub/addresses.ts';
import { fileProblem } from '../../src/hub/files.ts';
import type { Hub } from '../../src/hub/hub.ts';
import { openPage } from '../../src/hub/page-context.ts';
import { readPermalinks, withPermalinks } from '../../src/hub/permalinks.ts';
import type { Place } from '../../src/hub/place.ts';
import { errorsIn, report, type Problem } from '../../src/hub/problem.ts';
import { endsOf, movedPaths, type Redirect } from '../../src/hub/redirects.ts';
import { feedItems, feedsOf } from '../../src/outputs/feeds/news.ts';
import { headOf } from '../../src/outputs/head/head.ts';
import { jsonLdOf } from '../../src/outputs/json-ld/page.ts';
import { promisedPaths } from '../../src/outputs/permalinks/promised.ts';
import { redirectPages, redirectsFile } from '../../src/outputs/redirects/pages.ts';
import { indexedPages } from '../../src/outputs/sitemap/sitemap.ts';
import { changed, fileAt, hubWith, messagesAfter, type Changes } from './support/content.ts';

const PLACE: Place = { origin: 'https://hub.example.org', base: '/hub/', known: true };
const ABOUT = 'pages/about/index.mdx';
const LESSON = 'training/starting/who-we-are/index.mdx';
const GUIDE = 'guides/funders/index.mdx';
const TODAY = '2026-11-24';

/** The problems of the example folder on a day, as lines to compare. */
function on(day: string, changes: Changes): string[] {
  return checkAll(hubWith(changes, [], day)).map(({ file, line, rule, level }) => `${file}:${line} ${rule}${level ? ` (${level})` : ''}`);
}
const about = (from: string, to: string) => changed(ABOUT, from, to);
const reviewed = (by: string, due = 'unknown') => about('reviewed: unknown\nreviewDue: unknown', `reviewed: ${by}\nreviewDue: ${due}`);
const RETIRED = 'retired: { on: "2026-11-01", why: "The form is no longer used." }';
const retire = (path: string, line = RETIRED): Changes => changed(path, 'reviewDue: unknown', `reviewDue: unknown\n${line}`);
const redirects = (...pairs: [from: string, to: string][]): Changes => ({
  'redirects.yaml': `redirects:\n${pairs.map(([from, to]) => `  - { from: ${from}, to: ${to} }\n`).join('')}`,
});

describe('a review that is due', () => {
  test('is listed from the day after, and stops nothing', () => {
    const due = about('reviewDue: unknown', `reviewDue: "${TODAY}"`);
    expect(on(TODAY, due)).toEqual([]);
    expect(on('2026-11-25', due)).toEqual([`content/${ABOUT}:6 past-due (warning)`]);
    expect(errorsIn(checkAll(hubWith(due, [], '2026-11-25')))).toEqual([]);
  });
  test('is told with what to do', () => {
    expect(report(checkAll(hubWith(about('reviewDue: unknown', 'reviewDue: "2026-10-01"'), [], TODAY)))).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:6:1  [past-due] advice
        The review of this page was due on 1 October 2026. The page says so to its readers.
        → Review it, and write who did, when, and when it is due again. If it is out of use, retire it: see /retired/.
        For example:  reviewed: { by: "a peer researcher", on: "2026-11-24" }

      What this rule asks, with examples: /contribute/rules/past-due/ on the hub
      No problems found. 1 piece of advice."
    `);
  });
  test('is not asked of a page that is retired', () => {
    const text = fileAt(ABOUT).replace('reviewDue: unknown', `reviewDue: "2026-10-01"\n${RETIRED}`);
    expect(on(TODAY, { [ABOUT]: text })).toEqual([]);
  });
});

describe('the dates of a review', () => {
  test('may be today, or tomorrow for people east of Greenwich', () => {
    expect(on(TODAY, reviewed('{ by: "a peer researcher", on: "2026-11-24" }'))).toEqual([]);
    expect(on(TODAY, reviewed('{ by: "a peer researcher", on: "2026-11-25" }'))).toEqual([]);
  });
  test('may not lie ahead', () => {
    expect(report(checkAll(hubWith(reviewed('{ by: "a peer researcher", on: "2026-11-26" }'), [], TODAY)))).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:5:38  [review-dates]
        This page says that it was reviewed on 26 November 2026, which is still to come.
        → Write the day of the review, or unknown until it has happened.

      What this rule asks, with examples: /contribute/rules/review-dates/ on the hub
      1 problem in 1 file. Nothing was published; nothing you wrote was changed."
    `);
  });
  test('stand in their order', () => {
    expect(report(checkAll(hubWith(reviewed('{ by: "a peer researcher", on: "2026-11-02" }', '"2026-11-01"'), [], '2026-11-03')))).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:6:1  [past-due] advice
        The review of this page was due on 1 November 2026. The page says so to its readers.
        → Review it, and write who did, when, and when it is due again. If it is out of use, retire it: see /retired/.
        For example:  reviewed: { by: "a peer researcher", on: "2026-11-03" }

      content/pages/about/index.mdx:6:1  [review-dates]
        The next review is due on 1 November 2026, before the last one on 2 November 2026.
        → Write when the page should be looked at again.

      What a rule asks, with examples: /contribute/rules/CODE/ on the hub, with the words in square brackets for CODE
      1 problem in 1 file. Nothing was published; nothing you wrote was changed."
    `);
  });
});

describe('the version and the tests of a lesson', () => {
  const tested = (value: string) => changed(LESSON, 'testedWith: unknown', `testedWith: ${value}`);
  test('must be given', () => {
    expect(messagesAfter(changed(LESSON, 'version: "0.1"\ntestedWith: unknown\n', ''))).toMatchInlineSnapshot(`
      "content/training/starting/who-we-are/index.mdx:2:1  [missing-field]
        A lesson needs “version”.
        → Add it. The version of the lesson. The first number rises when a facilitator would have to prepare anew, the second with any other change.
        For example:  version: "0.1"

      content/training/starting/who-we-are/index.mdx:2:1  [missing-field]
        A lesson needs “testedWith”.
        → Add it. Each time the lesson was tested with a group: how many people, when, and who they were. Writing a lesson is not testing it. Write unknown when it is not known.
        For example:  testedWith: [{ people: 12, on: "2027-03", group: "adults new to research" }]"
    `);
  });
  test('a version is two numbers in quotes', () => {
    expect(messagesAfter(changed(LESSON, '"0.1"', '0.1'))).toMatchInlineSnapshot(`
      "content/training/starting/who-we-are/index.mdx:16:1  [wrong-type]
        “version” must be words, but it is the number 0.1.
        → Write two numbers with a dot between them, in quotes: "0.1".
        For example:  version: "0.1""
    `);
    expect(messagesAfter(changed(LESSON, '"0.1"', '"v1"'))).toMatchInlineSnapshot(`
      "content/training/starting/who-we-are/index.mdx:16:1  [wrong-form]
        “version” is not written as it must be: “v1”.
        → Write two numbers with a dot between them, in quotes: "0.1".
        For example:  version: "0.1""
    `);
  });
  test('a test says how many, when and who', () => {
    expect(on(TODAY, tested('[{ people: 12, on: "2026-10", group: "adults new to research", facilitators: 2 }]'))).toEqual([]);
    expect(messagesAfter(tested('[{ people: 12, on: "2026-10" }]'))).toMatchInlineSnapshot(`
      "content/training/starting/who-we-are/index.mdx:17:14  [missing-field]
        A lesson needs “testedWith.group”.
        → Add it. Who they were, in roles. No names and no places.
        For example:  group: adults new to research"
    `);
    expect(messagesAfter(tested('[]'))).toMatchInlineSnapshot(`
      "content/training/starting/who-we-are/index.mdx:17:1  [empty]
        “testedWith” is empty.
        → Give at least 1. Each time the lesson was tested with a group: how many people, when, and who they were. Writing a lesson is not testing it.
        For example:  testedWith: [{ people: 12, on: "2027-03", group: "adults new to research" }]"
    `);
  });
  test('a test has happened', () => {
    expect(report(checkAll(hubWith(tested('[{ people: 12, on: "2027", group: "adults" }]'), [], TODAY)))).toMatchInlineSnapshot(`
      "content/training/starting/who-we-are/index.mdx:17:28  [future-date]
        “testedWith” tells of 2027, which is still to come.
        → Write it once it has happened.

      What this rule asks, with examples: /contribute/rules/future-date/ on the hub
      1 problem in 1 file. Nothing was published; nothing you wrote was changed."
    `);
  });
  test('stand in the structured data', () => {
    expect(JSON.stringify(jsonLdOf(pageAt(hubWith(), '/learn/starting/who-we-are/'), PLACE))).toContain('"version":"0.1"');
  });
  test('are not among the words that a translation was made from', () => {
    const stale = (hub: Hub) => [...pageAt(hub, '/learn/starting/who-we-are/', 'ur').stale];
    expect(stale(hubWith(changed(LESSON, '"0.1"', '"2.0"')))).toEqual(stale(hubWith()));
  });
});

describe('easy to read', () => {
  const easy = (readers: number) => `easyRead: { readers: ${readers}, on: "2026-10", group: "adults who are learning English" }`;
  test('is recorded with five readers or more', () => {
    expect(on(TODAY, about('reviewDue: unknown', `reviewDue: unknown\n${easy(5)}`))).toEqual([]);
    expect(messagesAfter(about('reviewDue: unknown', `reviewDue: unknown\n${easy(4)}`))).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:7:13  [too-small]
        “easyRead.readers” must be at least 5, but it is the number 4.
        → A page is called easy to read only after 5 of its readers have tried it. Until then, take “easyRead” out.
        For example:  readers: 6"
    `);
  });
  test('may be claimed only with the record', () => {
    const claim = fileAt(ABOUT).replace('title: "About the hub"', 'title: "About the hub (Easy Read)"');
    expect(messagesAfter({ [ABOUT]: claim })).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:2:1  [easy-read-claim]
        “title” says that this page is easy to read, and no readers are recorded.
        → Take the words out. Or let 5 of its readers try the page first, and record them.
        For example:  easyRead: { readers: 6, on: "2027-03", group: "adults who are learning English" }"
    `);
    expect(on(TODAY, { [ABOUT]: claim.replace('reviewDue: unknown', `reviewDue: unknown\n${easy(5)}`) })).toEqual([]);
  });
  test.each([
    'Consent: Easy Read',
    'Consent (Easy Read)',
    'Consent (easy-read version)',
    'Easy Read: consent',
    'Consent in Easy Read',
    'Your rights, told in easy read.',
    'An Easy Read guide to consent',
    'An easy-to-read guide to consent.',
    'A short and easy to read summary of the protocol.',
    'What consent is. This page is in Easy Read.',
    'What consent is. It is short and easy to read.',
    'Short, clear and easy to read.',
    'This guide is easy to understand.',
  ])('is claimed by “%s”', (text) => expect(claimsEasyRead(text)).toBe(true));
  test.each([
    'Plain words, Easy Read and translation',
    'Make five Easy Read rows',
    'How to share something, write a lesson, translate, make Easy Read, and test pages with readers.',
    'Planned lesson of 90 minutes. Afterwards you can: shorten a paragraph; make five Easy Read rows; brief a translator.',
    'How to write consent in Easy Read',
    'How to make a poster easy to read',
    'What Easy Read is, and who it is for',
    'Ask five readers whether the page is easy to read.',
    'There are no Easy Read pages yet.',
    'This guide is about Easy Read.',
    'Rules for Easy Read: one idea in a short sentence.',
    'A reader should find it easy to say no.',
  ])('is not claimed by “%s”', (text) => expect(claimsEasyRead(text)).toBe(false));
});

describe('a retired page', () => {
  const both = { ...retire(GUIDE), ...retire('news/protocol-published/index.mdx') };
  test('keeps its address, its page and its words', () => {
    const hub = hubWith(both);
    expect(addressesOf(hub).map(({ path }) => path)).toContain('/guides/funders/');
    expect(pageAt(hub, '/guides/funders/').title).toBe('Guidance for funders');
  });
  test('leaves feeds, sitemap, menus and the way on', () => {
    const before = hubWith();
    const hub = hubWith(both);
    expect(feedItems(before, '/')).toHaveLength(1);
    expect(feedItems(hub, '/')).toEqual([]);
    expect([...indexedPages(before, PLACE).keys()]).toContain('https://hub.example.org/hub/guides/funders/');
    expect([...indexedPages(hub, PLACE).keys()]).not.toContain('https://hub.example.org/hub/guides/funders/');
    const withTwo = {
      ...retire(GUIDE),
      'guides/hosts/index.mdx': fileAt(GUIDE).replaceAll('funders', 'hosts').replace('for: hosts', 'for: host-organisations'),
    };
    const page = pageAt(hubWith(withTwo), '/guides/hosts/');
    expect(page.sectionNav.map(({ href }) => href)).toEqual(['/hub/guides/hosts/']);
    expect(page.previous ?? page.next).toBeUndefined();
  });
  test('asks search engines to leave it', () => {
    expect(headOf(pageAt(hubWith(both), '/guides/funders/'), PLACE).robots).toBe('noindex');
    expect(headOf(pageAt(hubWith(), '/guides/funders/'), PLACE).robots).toBeUndefined();
  });
  test('may be linked to; the link is listed as advice', () => {
    const link = `${fileAt(ABOUT)}\nSee [the guide for funders](/guides/funders/).\n`;
    expect(on(TODAY, { ...retire(GUIDE), [ABOUT]: link })).toEqual([`content/${ABOUT}:11 link-to-retired (warning)`]);
    expect(report(checkAll(hubWith({ ...retire(GUIDE), [ABOUT]: link }, [], TODAY)))).toMatchInlineSnapshot(`
      "content/pages/about/index.mdx:11:5  [link-to-retired] advice
        This leads to /guides/funders/, which is retired.
        → Lead to a page that is in use, or take it out. The old address keeps working.

      What this rule asks, with examples: /contribute/rules/link-to-retired/ on the hub
      No problems found. 1 piece of advice."
    `);
  });
  test('is named by other fields too: a route, a case study', () => {
    expect(on(TODAY, retire(LESSON))).toEqual(['content/training/routes/taster.yaml:5 link-to-retired (warning)']);
  });
  test('may lead to a page in use, and to no other', () => {
    const instead = (path: string) => retire(GUIDE, `retired: { on: "2026-11-01", why: "Merged.", instead: ${path} }`);
    expect(on(TODAY, instead('/about/'))).toEqual([]);
    expect(messagesAfter(instead('/abuot/'))).toMatchInlineSnapshot(`
      "content/guides/funders/index.mdx:9:46  [retired-instead]
        There is no page at “/abuot/”.
        → Did you mean /about/?
        For example:  instead: /about/"
    `);
    expect(messagesAfter(instead('/guides/funders/'))).toMatchInlineSnapshot(`
      "content/guides/funders/index.mdx:9:46  [retired-instead]
        The page sends its readers to itself.
        → Name another page, or take “instead” out."
    `);
    expect(messagesAfter({ ...instead('/about/'), ...retire(ABOUT) })).toMatchInlineSnapshot(`
      "content/guides/funders/index.mdx:9:46  [retired-instead]
        “/about/” is retired too.
        → Name a page that is in use, or take “instead” out."
    `);
    expect(messagesAfter(instead('about'))).toMatchInlineSnapshot(`
      "content/guides/funders/index.mdx:9:46  [wrong-form]
        “retired.instead” is not written as it must be: “about”.
        → Open the page in the hub and copy its address, without the name of the site and the language. It starts and ends with a slash.
        For example:  instead: /guides/funders/"
    `);
  });
  test('is not the first page, and is not planned', () => {
    expect(messagesAfter(retire('pages/home/index.mdx'))).toMatchInlineSnapshot(`
      "content/pages/home/index.mdx:7:1  [retired-home]
        The first page of the hub cannot be retired.
        → Take “retired” out."
    `);
    expect(messagesAfter(retire('training/starting/next-steps/index.mdx'))).toMatchInlineSnapshot(`
      "content/training/starting/next-steps/index.mdx:7:1  [unknown-field]
        “retired” does not go with “status: planned”.
        → Take it out, or change “status” to written.
        For example:  status: written"
    `);
  });
  test('is retired when the day has come', () => {
    expect(on(TODAY, retire(ABOUT, RETIRED.replace('2026-11-01', '2027-01-01')))).toEqual([`content/${ABOUT}:7 future-date`]);
  });
});

describe('redirects', () => {
  test('lead to pages, through as many steps as it takes', () => {
    const changes = redirects(['/oldest/', '/old/'], ['/old/', '/about/']);
    expect(on(TODAY, changes)).toEqual([]);
    expect([...movedPaths(hubWith(changes))]).toEqual([
      ['/oldest/', '/about/'],
      ['/old/', '/about/'],
    ]);
  });
  test('a list of remarks alone is right', () => {
    expect(on(TODAY, { 'redirects.yaml': '# Nothing has moved yet.\n' })).toEqual([]);
  });
  test('may not lead in a circle', () => {
    expect(messagesAfter(redirects(['/a/', '/b/'], ['/b/', '/c/'], ['/c/', '/b/']))).toMatchInlineSnapshot(`
      "content/redirects.yaml:3:18  [redirect-loop]
        This redirect leads back to itself: /b/ → /c/ → /b/.
        → Let one of them lead to the page where readers should be."
    `);
    expect(messagesAfter(redirects(['/a/', '/a/']))).toMatchInlineSnapshot(`
      "content/redirects.yaml:2:18  [redirect-loop]
        This redirect leads back to itself: /a/ → /a/.
        → Let one of them lead to the page where readers should be."
    `);
  });
  test('must reach a page', () => {
    expect(messagesAfter(redirects(['/old/', '/abuot/']))).toMatchInlineSnapshot(`
      "content/redirects.yaml:2:20  [redirect-target]
        There is no page at “/abuot/”.
        → Did you mean /about/?
        For example:  to: /about/"
    `);
    expect(on(TODAY, redirects(['/old/', '/learn/starting/next-steps/']))).toEqual(['content/redirects.yaml:2 redirect-target']);
  });
  test('may not stand before a page', () => {
    expect(messagesAfter(redirects(['/about/', '/guides/funders/']))).toMatchInlineSnapshot(`
      "content/redirects.yaml:2:7  [redirect-shadow]
        “/about/” is a page of the hub. Readers could no longer reach it.
        → Take the redirect out, or retire the page: see /retired/."
    `);
  });
  test('send each address to one place, in every language', () => {
    expect(messagesAfter(redirects(['/old/', '/about/'], ['/old/', '/guides/funders/']))).toMatchInlineSnapshot(`
      "content/redirects.yaml:3:7  [redirect-twice]
        “/old/” is sent on twice, and a reader can go to one place only.
        → Keep one of them."
    `);
    expect(messagesAfter(redirects(['/ur/old/', '/about/']))).toMatchInlineSnapshot(`
      "content/redirects.yaml:2:7  [redirect-language]
        “/ur/old/” names a language.
        → Leave it out: a redirect serves every language.
        For example:  from: /old/"
    `);
  });
  test('are written as addresses', () => {
    expect(messagesAfter(redirects(['old', '/about/']))).toMatchInlineSnapshot(`
      "content/redirects.yaml:2:7  [wrong-form]
        “redirects.from” is not written as it must be: “old”.
        → Open the page in the hub and copy its address, without the name of the site and the language. It starts and ends with a slash.
        For example:  from: /guides/for-funders/"
    `);
    expect(messagesAfter({ 'redirects.yaml': 'redirects:\n  - { from: /old/ }\n' })).toMatchInlineSnapshot(`
      "content/redirects.yaml:2:5  [missing-field]
        A list of redirects needs “redirects.to”.
        → Add it. The address where the page is now, or the page that says the same.
        For example:  to: /guides/funders/"
    `);
    for (const bad of ['"/old"', '"//evil.example/"', '"/a/../b/"', '"https://evil.example/"', '"/a b/"', '"/a?b/"', '"/%2e/"', '5', '"/old\\n/x/"'])
      expect(on(TODAY, redirects([bad, '/about/'])).length, bad).toBe(1);
  });
  test('that lead to a retired page are listed', () => {
    expect(on(TODAY, { ...retire(GUIDE), ...redirects(['/old/', '/guides/funders/']) })).toEqual(['content/redirects.yaml:2 link-to-retired (warning)']);
  });
  test('a link in content is asked to use the new address', () => {
    expect(messagesAfter({ ...redirects(['/old/', '/about/']), [GUIDE]: `${fileAt(GUIDE)}\nSee [what it is](/old/).\n` })).toMatchInlineSnapshot(`
      "content/guides/funders/index.mdx:11:5  [no-such-page]
        The page at “/old/” has moved.
        → Write its new address: /about/"
    `);
  });
  test('become pages below the path of the host, in each language, and lines for hosts that redirect', () => {
    const pages = redirectPages(hubWith(redirects(['/oldest/', '/old/'], ['/old/', '/about/'])), PLACE);
    expect(redirectsFile(pages, PLACE)).toBe(
      '/hub/oldest/ /hub/about/ 301\n/hub/ur/oldest/ /hub/ur/about/ 301\n/hub/old/ /hub/about/ 301\n/hub/ur/old/ /hub/ur/about/ 301\n',
    );
    const urdu = pages.find(({ path }) => path === '/ur/old/')?.html ?? '';
    expect(urdu).toContain('<html lang="ur" dir="rtl">');
    expect(urdu).toContain('<meta http-equiv="refresh" content="0;url=/hub/ur/about/">');
    expect(urdu).toContain('<meta name="robots" content="noindex">');
    // The page is not translated: the English is the one to index.
    expect(urdu).toContain('<link rel="canonical" href="https://hub.example.org/hub/about/">');
    expect(urdu).toContain('<a href="/hub/ur/about/" lang="en" dir="ltr">About the hub</a>');
  });

  const paths = ['/a/', '/b/', '/c/', '/d/', '/e/', '/about/', '/guides/funders/', '/nowhere/'];
  const graph = fc.array(fc.tuple(fc.constantFrom(...paths), fc.constantFrom(...paths)), { minLength: 1, maxLength: 8 });
  /** Each old address sent on once: a graph that is more often right. */
  const tidy = fc.uniqueArray(fc.tuple(fc.constantFrom('/a/', '/b/', '/c/', '/d/', '/e/'), fc.constantFrom(...paths.slice(0, 7))), {
    minLength: 1,
    selector: ([from]) => from,
  });
  const step = (list: readonly Redirect[], path: string) => list.find(({ from }) => from === path)?.to;

  test('what is accepted never goes round, and always reaches a page', () => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.oneof(graph, tidy), (pairs) => {
        const hub = hubWith(redirects(...pairs), [], TODAY);
        if (errorsIn(checkAll(hub)).length > 0) return;
        accepted += 1;
        const pages = new Set(addressesOf(hub).map(({ path }) => path));
        const list = pairs.map(([from, to]) => ({ from, to }));
        expect(movedPaths(hub).size).toBe(pairs.length);
        for (const [from, end] of movedPaths(hub)) {
          expect(pages.has(from)).toBe(false);
          expect(pages.has(end)).toBe(true);
          let here = from;
          for (let count = 0; !pages.has(here); count += 1) {
            expect(count).toBeLessThan(pairs.length);
            here = step(list, here) ?? 'lost';
          }
          expect(here).toBe(end);
        }
      }),
      { numRuns: 400 },
    );
    expect(accepted).toBeGreaterThan(20);
  });
  test('what is refused is refused for a reason: a circle, a page that hides, a way to nowhere, a second way', () => {
    fc.assert(
      fc.property(graph, (pairs) => {
        const rules = new Set(errorsIn(checkAll(hubWith(redirects(...pairs), [], TODAY))).map(({ rule }) => rule));
        const list = pairs.map(([from, to]) => ({ from, to }));
        const unique = new Set(pairs.map(([from]) => from)).size === pairs.length;
        const circle = [...endsOf(list).values()].some((end) => 'circle' in end);
        const shadow = pairs.some(([from]) => from === '/about/' || from === '/guides/funders/');
        const dead = [...endsOf(list).values()].some((end) => 'to' in end && end.to !== '/about/' && end.to !== '/guides/funders/');
        expect(rules.has('redirect-twice')).toBe(!unique);
        expect(rules.has('redirect-loop')).toBe(circle);
        expect(rules.has('redirect-shadow')).toBe(shadow);
        if (!dead) expect(rules.has('redirect-target')).toBe(false);
        if (dead && unique) expect(rules.has('redirect-target')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('addresses that were published', () => {
  const list = (...paths: string[]): Changes => ({ 'permalinks.txt': `# Published.\n${paths.join('\n')}\n` });
  test('an empty list promises nothing', () => {
    expect(on(TODAY, list())).toEqual([]);
  });
  test('everything that a publication promises is served', () => {
    const promised = promisedPaths(hubWith());
    expect(promised).toContain('/ur/learn/starting/who-we-are/');
    expect(promised).not.toContain('/ur/about/');
    expect(promised).toContain('/news/rss.xml');
    expect(on(TODAY, list(...promised))).toEqual([]);
  });
  test('a translation that is taken away leaves its address to the English', () => {
    expect(on(TODAY, { ...list(...promisedPaths(hubWith())), 'training/starting/who-we-are/index.ur.mdx': undefined })).toEqual([]);
  });
  test('one that is lost stops the check, with the nearest page and the line to add', () => {
    expect(messagesAfter(list('/guides/funder/'))).toMatchInlineSnapshot(`
      "content/permalinks.txt:2:1  [lost-address]
        /guides/funder/ was published and is no page any more. Links to it, and codes printed on paper, would lead nowhere. The nearest page is /guides/funders/.
        → Add this line to content/redirects.yaml, with the page that readers should reach. Or put the page back, and retire it: see /retired/.
        For example:  redirects:
                        - { from: /guides/funder/, to: /guides/funders/ }"
    `);
    expect(messagesAfter({ ...list('/guides/funder/', '/ur/guides/funder/'), ...redirects(['/old/', '/about/']) })).toMatchInlineSnapshot(`
      "content/permalinks.txt:2:1  [lost-address]
        /guides/funder/ was published and is no page any more. Links to it, and codes printed on paper, would lead nowhere. The nearest page is /guides/funders/.
        → Add this line to content/redirects.yaml, with the page that readers should reach. Or put the page back, and retire it: see /retired/.
        For example:    - { from: /guides/funder/, to: /guides/funders/ }"
    `);
    expect(messagesAfter(list('/pl/about/'))).toContain('- { from: /pl/about/, to: /about/ }');
    expect(messagesAfter(list('/learn/starting/something-else-entirely/'))).toContain('to: /learn/starting/ }');
  });
  test('the line that is shown mends it', () => {
    for (const path of ['/guides/funder/', '/ur/guides/funder/', '/pl/about/', '/x/', '/learn/starting/something-else-entirely/']) {
      const example = checkAll(hubWith(list(path))).find(({ rule }) => rule === 'lost-address')?.example ?? '';
      expect(on(TODAY, { ...list(path), 'redirects.yaml': `${example}\n` }), path).toEqual([]);
    }
  });
  test('one that is redirected is not lost, in any language', () => {
    expect(on(TODAY, { ...list('/old/', '/ur/old/'), ...redirects(['/old/', '/about/']) })).toEqual([]);
  });
  test('a lesson that goes back to being planned loses two', () => {
    const gone = {
      'training/starting/who-we-are/index.mdx': fileAt('training/starting/next-steps/index.mdx').replace('Next steps', 'Who we are'),
      'training/starting/who-we-are/index.ur.mdx': undefined,
    };
    expect(on(TODAY, { ...list('/learn/starting/who-we-are/', '/teach/starting/who-we-are/'), ...gone })).toEqual([
      'content/permalinks.txt:2 lost-address',
      'content/permalinks.txt:3 lost-address',
    ]);
  });
  test('a feed stays though its audience has no news any more', () => {
    const noNews = { 'news/protocol-published/index.mdx': undefined };
    expect(feedsOf(hubWith(noNews)).map(({ path }) => path)).toEqual(['news/rss.xml']);
    expect(feedsOf(hubWith({ ...noNews, ...list('/news/for/funders/rss.xml') })).map(({ path }) => path)).toEqual(['news/rss.xml', 'news/for/funders/rss.xml']);
    expect(messagesAfter(list('/news/atom.xml'))).toMatchInlineSnapshot(`
      "content/permalinks.txt:2:1  [lost-address]
        /news/atom.xml was published, and the build makes no such file any more. Programs that ask for it would find nothing.
        → Let the build make it again. A redirect cannot replace a file on every host."
    `);
  });
  test('nothing is called lost while a file cannot be read', () => {
    expect(on(TODAY, { ...list('/guides/funders/'), [GUIDE]: 'Hello' })).toEqual([`content/${GUIDE}:1 no-front-matter`]);
  });
  test('the list holds addresses only, sorted, each once', () => {
    expect(messagesAfter(list('/b/ /c/'))).toMatchInlineSnapshot(`
      "content/permalinks.txt:2:1  [permalink-form]
        “/b/ /c/” is not an address of the hub.
        → Write the path alone, from the first slash to the last, one a line.
        For example:  /glossary/consent/"
    `);
    expect(on(TODAY, list('/guides/funders/', '/about/', '/about/'))).toEqual([
      'content/permalinks.txt:3 permalink-order (warning)',
      'content/permalinks.txt:4 permalink-order (warning)',
    ]);
    for (const bad of ['about/', '/about', '//about/', 'https://x.example/', '/a/../b/', '/a?b/', '/a#b/', '/a b/', '/A_b/'])
      expect(
        readPermalinks('f', bad).problems.map(({ rule }) => rule),
        bad,
      ).toEqual(['permalink-form']);
  });
  test('has one place below content/', () => {
    expect(fileProblem('permalinks.txt', 'content/permalinks.txt', 'file')).toBeUndefined();
    for (const path of ['pages/permalinks.txt', 'Permalinks.txt', 'notes.txt']) expect(fileProblem(path, path, 'file')?.rule, path).toBe('file-type');
    expect(fileProblem('permalinks.txt', 'content/permalinks.txt', 'link')?.rule).toBe('symbolic-link');
  });
  test('adding takes none out, writes each once, sorts, and changes nothing the second time', () => {
    const path = fc.constantFrom('/', '/a/', '/b/', '/ur/a/', '/news/rss.xml', '/a/b/');
    fc.assert(
      fc.property(fc.array(path), fc.array(path), (listed, added) => {
        const made = withPermalinks(`# One.\n# Two.\n${listed.join('\n')}\n`, added);
        expect(withPermalinks(made, added)).toBe(made);
        expect(made.startsWith('# One.\n# Two.\n')).toBe(true);
        const { permalinks, problems } = readPermalinks('f', made);
        expect(problems).toEqual([]);
        expect(new Set(permalinks.map((each) => each.path))).toEqual(new Set([...listed, ...added]));
      }),
    );
  });
});

/** The page at a path of the hub, in a language. */
function pageAt(hub: Hub, path: string, locale = 'en') {
  const address = addressesOf(hub).find((candidate) => candidate.path === path);
  if (!address?.entry) throw new Error(`There is no page at ${hrefOf(path, locale)}.`);
  return openPage(hub, { ...address, locale, base: PLACE.base });
}

test('each rule that is told is an error or advice on purpose', () => {
  const advice = (problems: readonly Problem[]) => problems.filter(({ level }) => level === 'warning').map(({ rule }) => rule);
  const hub = hubWith({ ...about('reviewDue: unknown', 'reviewDue: "2020-01-01"'), ...retire(LESSON) }, [], TODAY);
  expect(advice(checkAll(hub))).toEqual(['past-due', 'link-to-retired']);
});
