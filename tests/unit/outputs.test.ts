import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { checkAll } from '../../src/checks/all.ts';
import { addressesOf, isSide } from '../../src/hub/addresses.ts';
import type { Hub, LessonEntry } from '../../src/hub/hub.ts';
import { openIndex } from '../../src/hub/index-page.ts';
import { openPage, type PageContext } from '../../src/hub/page-context.ts';
import { placeOf, type Place } from '../../src/hub/place.ts';
import { addressOf, authorsOf, shortSource } from '../../src/outputs/citation/short.ts';
import { feedItems, feedsOf } from '../../src/outputs/feeds/news.ts';
import { headOf } from '../../src/outputs/head/head.ts';
import { jsonLdOf, lessonGraphOf } from '../../src/outputs/json-ld/page.ts';
import { editAddress, reportAddress } from '../../src/outputs/repository/links.ts';
import { searchEntries } from '../../src/outputs/search/entries.ts';
import { searchFilters } from '../../src/outputs/search/filters.ts';
import { searchable } from '../../src/outputs/search/page.ts';
import { shareImageOf } from '../../src/outputs/share-image/address.ts';
import { sharePictures } from '../../src/outputs/share-image/pictures.ts';
import { indexedPages, robotsOf } from '../../src/outputs/sitemap/sitemap.ts';
import { activity, changed, entryIn, fileAt, hubWith, plannedLesson, writtenLesson } from './support/content.ts';

const PLACE: Place = { origin: 'https://hub.example.org', base: '/hub/', known: true };
const NEWS = 'news/protocol-published/index.mdx';
const SOURCE = 'sources/plan-2025.yaml';
const LESSON = 'training/starting/who-we-are/index.mdx';

/** The page at a path of the hub, in a language. */
function pageAt(hub: Hub, path: string, locale = 'en'): PageContext {
  const address = addressesOf(hub).find((candidate) => candidate.path === path);
  if (!address) throw new Error(`There is no page at ${path}.`);
  return address.entry ? openPage(hub, { ...address, locale, base: PLACE.base }) : openIndex(hub, address, locale, PLACE.base);
}

describe('the head of a page', () => {
  test('tells search engines to leave a page without a translation, and where the English is', () => {
    const head = headOf(pageAt(hubWith(), '/about/', 'ur'), PLACE);
    expect(head).toMatchObject({ robots: 'noindex', canonical: 'https://hub.example.org/hub/about/', alternates: [] });
  });

  test('names only the languages that a page exists in', () => {
    const head = headOf(pageAt(hubWith(), '/learn/starting/who-we-are/', 'ur'), PLACE);
    expect(head.robots).toBeUndefined();
    expect(head.canonical).toBe('https://hub.example.org/hub/ur/learn/starting/who-we-are/');
    expect(head.alternates).toEqual([
      { locale: 'en', href: 'https://hub.example.org/hub/learn/starting/who-we-are/' },
      { locale: 'ur', href: 'https://hub.example.org/hub/ur/learn/starting/who-we-are/' },
    ]);
  });

  test('names no other languages for a page that exists in one', () => {
    expect(headOf(pageAt(hubWith(), '/about/'), PLACE).alternates).toEqual([]);
  });

  test('holds a title and a description on every page in every language', () => {
    const hub = hubWith();
    for (const { path } of addressesOf(hub)) {
      for (const locale of hub.locales) {
        const head = headOf(pageAt(hub, path, locale), PLACE);
        expect(head.title, path).toMatch(/\S · The hub$/);
        expect(head.description, path).not.toBe('');
      }
    }
  });

  test('gives whole addresses to apps that preview a link', () => {
    const open = new Map(headOf(pageAt(hubWith(), '/about/', 'ur'), PLACE).open);
    expect(open.get('og:url')).toBe('https://hub.example.org/hub/about/');
    expect(open.get('og:image')).toMatch(/^https:\/\/hub\.example\.org\/hub\/share\/.*\.jpg$/);
    expect(open.get('og:locale')).toBe('en');
  });
});

describe('structured data', () => {
  /** The things that a page states, as search engines read them. */
  function thingsOf(hub: Hub, path: string, locale = 'en'): Record<string, unknown>[] {
    const graph = JSON.parse(JSON.stringify(jsonLdOf(pageAt(hub, path, locale), PLACE))) as { '@graph': Record<string, unknown>[] };
    return graph['@graph'];
  }
  const event = (date: string, place: string) => {
    const text = fileAt(NEWS).replace('kind: publication', 'kind: event').replace('"2025-04"', `"${date}"`).replace('sources:', `${place}sources:`);
    return thingsOf(hubWith({ [NEWS]: text }), '/news/protocol-published/')[0];
  };

  test('states an event when its day and its place are known', () => {
    expect(event('2025-04-02', 'place: "A hall"\n')).toMatchObject({
      '@type': 'Event',
      startDate: '2025-04-02',
      location: { '@type': 'Place', name: 'A hall' },
    });
  });

  test.each([
    ['its day is not known', '2025-04', 'place: "A hall"\n'],
    ['its place is not given', '2025-04-02', ''],
    ['its place is unknown', '2025-04-02', 'place: unknown\n'],
  ])('states news and no event when %s', (_why, date, place) => {
    const thing = event(date, place);
    expect(thing).toMatchObject({ '@type': 'NewsArticle', datePublished: '2026-11-24' });
    expect(JSON.stringify(thing)).not.toMatch(/startDate|location/);
  });

  test('names the authors of a source that are known', () => {
    expect(thingsOf(hubWith(), '/sources/plan-2025/')[0]).toMatchObject({
      author: [{ '@type': 'Person', familyName: 'Reader', givenName: 'Ada B' }],
      sameAs: 'https://doi.org/10.1000/plan',
      datePublished: '2025-04-02',
    });
  });

  test('leaves out authors and dates that are not known', () => {
    const unknown = fileAt(SOURCE).replace('[{ family: Reader, given: "Ada B" }]', 'unknown').replace('issued: "2025-04-02"', 'issued: unknown');
    const [thing] = thingsOf(hubWith({ [SOURCE]: unknown }), '/sources/plan-2025/');
    expect(thing).not.toHaveProperty('author');
    expect(thing).not.toHaveProperty('datePublished');
  });

  test('names no publisher until there is one', () => {
    expect(thingsOf(hubWith(), '/about/')[0]).not.toHaveProperty('publisher');
    const hub = hubWith(changed('site.yaml', 'publisher: unknown', 'publisher: "A house"'));
    expect(thingsOf(hub, '/about/')[0]).toMatchObject({ publisher: { '@type': 'Organization', name: 'A house' } });
  });

  test('counts the way to a page from 1', () => {
    const trail = thingsOf(hubWith(), '/learn/starting/who-we-are/').find((thing) => thing['@type'] === 'BreadcrumbList');
    expect(trail?.itemListElement).toEqual([
      { '@type': 'ListItem', position: 1, name: 'the word home', item: 'https://hub.example.org/hub/' },
      { '@type': 'ListItem', position: 2, name: 'the word learn', item: 'https://hub.example.org/hub/learn/' },
      { '@type': 'ListItem', position: 3, name: 'Starting', item: 'https://hub.example.org/hub/learn/starting/' },
      { '@type': 'ListItem', position: 4, name: 'Who we are' },
    ]);
  });

  /** What the file beside a lesson states, which has room for its activities. */
  function fileOf(locale: string): unknown {
    const page = pageAt(hubWith(), '/learn/starting/who-we-are/', locale);
    const graph = lessonGraphOf(page, page.entry as LessonEntry, PLACE) as unknown as { '@graph': unknown[] };
    return graph['@graph'][0];
  }

  test('gives a lesson its length, and in its file that of its activities', () => {
    const [lesson] = thingsOf(hubWith(), '/learn/starting/who-we-are/');
    expect(lesson).toMatchObject({ '@type': 'LearningResource', timeRequired: 'PT40M' });
    expect(fileOf('en')).toMatchObject({ timeRequired: 'PT40M', hasPart: [{ timeRequired: 'PT15M' }, { timeRequired: 'PT25M' }] });
  });

  test('speaks the language that the page is shown in', () => {
    const lesson = { inLanguage: 'ur', name: 'Urdu who we are' };
    expect(thingsOf(hubWith(), '/learn/starting/who-we-are/', 'ur')[0]).toMatchObject(lesson);
    expect(fileOf('ur')).toMatchObject({ ...lesson, hasPart: [{ name: 'Urdu arrive' }, { name: 'agree' }] });
    expect(thingsOf(hubWith(), '/about/', 'ur')[0]).toMatchObject({ inLanguage: 'en', url: 'https://hub.example.org/hub/about/' });
  });

  test('never says “unknown”', () => {
    const hub = hubWith();
    for (const { path } of addressesOf(hub)) expect(JSON.stringify(thingsOf(hub, path)), path).not.toMatch(/"unknown"|undefined|null/);
  });
});

describe('feeds of news', () => {
  const item = (title: string, fields: Record<string, string>) =>
    Object.entries(fields).reduce(
      (text, [name, value]) => text.replace(new RegExp(`^${name}: .*$`, 'm'), `${name}: ${value}`),
      fileAt(NEWS).replace('The protocol is published', title),
    );
  const hub = hubWith({
    'news/for-all/index.mdx': item('For all', { audience: '[everyone]', posted: '"2026-11-25"', date: '"2024"' }),
    'news/for-hosts/index.mdx': item('For hosts', { audience: '[host-organisations]', posted: '"2026-11-20"', date: '"2026-11-01"' }),
  });
  const titles = (audience?: Parameters<typeof feedItems>[2]) => feedItems(hub, '/hub/', audience).map(({ title }) => title);

  test('give the day an item was posted, not the day that it tells of', () => {
    expect(feedItems(hub, '/hub/').map(({ pubDate }) => pubDate?.toISOString().slice(0, 10))).toEqual(['2026-11-25', '2026-11-24', '2026-11-20']);
  });

  test('list what was posted last first', () => {
    expect(titles()).toEqual(['For all', 'The protocol is published', 'For hosts']);
  });

  test('for one audience hold what is for it, and what is for everyone', () => {
    expect(titles('funders')).toEqual(['For all', 'The protocol is published']);
    expect(titles('host-organisations')).toEqual(['For all', 'For hosts']);
    expect(titles('researchers')).toEqual(['For all']);
  });

  test('link to pages below the base', () => {
    expect(feedItems(hub, '/hub/')[0]?.link).toBe('/hub/news/for-all/');
    expect(feedItems(hub, '/')[0]?.link).toBe('/news/for-all/');
  });

  test('are offered for each audience that is spoken to', () => {
    expect(feedsOf(hub).map(({ path }) => path)).toEqual([
      'news/rss.xml',
      'news/for/everyone/rss.xml',
      'news/for/host-organisations/rss.xml',
      'news/for/funders/rss.xml',
    ]);
  });
});

describe('the sitemap', () => {
  const pages = indexedPages(hubWith(), PLACE);

  test('holds a page in the languages that it exists in', () => {
    const both = [
      { lang: 'en', url: 'https://hub.example.org/hub/learn/starting/who-we-are/' },
      { lang: 'ur', url: 'https://hub.example.org/hub/ur/learn/starting/who-we-are/' },
    ];
    expect(pages.get('https://hub.example.org/hub/learn/starting/who-we-are/')).toEqual(both);
    expect(pages.get('https://hub.example.org/hub/ur/learn/starting/who-we-are/')).toEqual(both);
  });

  test('leaves out pages that show another language, and lessons that are not written', () => {
    expect([...pages.keys()]).toContain('https://hub.example.org/hub/about/');
    expect([...pages.keys()]).not.toContain('https://hub.example.org/hub/ur/about/');
    expect([...pages.keys()].join()).not.toContain('next-steps');
  });

  test('agrees with what each page says of itself', () => {
    const hub = hubWith();
    for (const { path } of addressesOf(hub)) {
      for (const locale of hub.locales) {
        const head = headOf(pageAt(hub, path, locale), PLACE);
        const own = `https://hub.example.org/hub${locale === 'en' ? '' : `/${locale}`}${path}`;
        expect(pages.has(own), own).toBe(head.robots === undefined);
      }
    }
  });

  test('is not offered while the address is unknown', () => {
    expect(robotsOf(placeOf(hubWith(), ''))).toBe('User-agent: *\nDisallow: /\n');
    expect(robotsOf(PLACE)).toContain('Sitemap: https://hub.example.org/hub/sitemap-index.xml');
  });
});

describe('share pictures', () => {
  test('are made for every page that names one', () => {
    const hub = hubWith();
    const made = Object.keys(sharePictures(hub)).map((id) => `share/${id}.jpg`);
    for (const { path } of addressesOf(hub)) {
      for (const locale of hub.locales) expect(made, path).toContain(shareImageOf(pageAt(hub, path, locale)));
    }
  });

  test('are not shared by pages whose addresses look alike', () => {
    const hub = hubWith({
      'training/a/module.yaml': 'number: 2\ntitle: "Short"\npurpose: "A."\nlessons: [a/b]\n',
      'training/a/b/index.mdx': writtenLesson('A lesson', activity('one', 10)),
      'training/a-b/module.yaml': 'number: 3\ntitle: "Long"\npurpose: "B."\nlessons: [a-b/c]\n',
      'training/a-b/c/index.mdx': plannedLesson('Later', 10),
      'pages/ur-home/index.mdx': fileAt('pages/about/index.mdx').replace('About the hub', 'Another'),
    });
    expect(checkAll(hub)).toEqual([]);
    const own = addressesOf(hub).filter(({ kind }) => !['source', 'fields', 'rules', 'facilitator'].includes(kind) && !isSide(kind));
    const ids = own.map(({ path }) => shareImageOf(pageAt(hub, path)));
    expect(new Set(ids).size).toBe(own.length);
    expect(ids).not.toContain(shareImageOf(pageAt(hub, '/learn/', 'ur')));
  });

  test('hold the title in its own language and direction', () => {
    const pictures = Object.values(sharePictures(hubWith()));
    expect(pictures.find(({ title }) => title === 'Urdu who we are')?.dir).toBe('rtl');
    expect(pictures.find(({ title }) => title === 'About the hub')?.dir).toBe('ltr');
  });
});

describe('a source in short', () => {
  const source = (from = '', to = '') => entryIn(hubWith(changed(SOURCE, from, to)), 'sources', 'plan-2025').data;

  test('gives authors, year, title and place', () => {
    expect(shortSource(source())).toBe('Reader AB (2025). The plan. A journal.');
  });

  test('says what is not known', () => {
    expect(shortSource(source('[{ family: Reader, given: "Ada B" }]', 'unknown'))).toMatch(/^Authors not known \(2025\)/);
    expect(shortSource(source('issued: "2025-04-02"', 'issued: unknown'))).toContain('(date not known)');
  });

  test('keeps one full stop after the title, and none after a question', () => {
    expect(shortSource(source('"The plan"', '"The plan."'))).toContain(' The plan. A journal.');
    expect(shortSource(source('"The plan"', '"What is the plan?"'))).toContain(' What is the plan? A journal.');
  });

  test('shortens a long list of authors', () => {
    const four = '[{ literal: "A house" }, { family: B, given: J.R. }, { family: C, given: Éva }, { family: D, given: MJ }]';
    const data = source('[{ family: Reader, given: "Ada B" }]', four);
    expect(authorsOf(data)).toBe('A house and others');
    expect(authorsOf(data, 4)).toBe('A house, B JR, C É, D MJ');
  });

  test('links to the DOI first, then to the publisher', () => {
    expect(addressOf(source())).toBe('https://doi.org/10.1000/plan');
    expect(addressOf(source('DOI: 10.1000/plan', 'URL: https://example.org/plan'))).toBe('https://example.org/plan');
    expect(addressOf(source('DOI: 10.1000/plan\n', ''))).toBeUndefined();
  });
});

describe('search', () => {
  const entry = (hub: Hub, path: string, locale = 'en') => searchEntries(hub, locale).find(({ address }) => address.path === path);

  test('finds a lesson by its module, its audience and the time that there is', () => {
    expect(entry(hubWith(), '/learn/starting/who-we-are/')).toMatchObject({
      kinds: ['lesson', 'facilitator'],
      audience: ['everyone', 'facilitators'],
      module: 'starting',
      time: ['60', '90', '120'],
      aliases: [],
    });
  });

  test.each([
    [60, ['60', '90', '120']],
    [61, ['90', '120']],
    [120, ['120']],
    [121, []],
  ])('offers a lesson of %i minutes to those who have at least that long', (minutes, time) => {
    const hub = hubWith({ [LESSON]: writtenLesson('Who we are', activity('arrive', minutes)) });
    expect(entry(hub, '/learn/starting/who-we-are/')?.time).toEqual(time);
  });

  test('finds a word by its other spellings, and a source by its authors', () => {
    expect(entry(hubWith(), '/glossary/co-production/')?.aliases).toEqual(['working together']);
    expect(entry(hubWith(), '/sources/plan-2025/')?.aliases).toEqual(['Reader']);
  });

  test('finds a translated page by words of its language', () => {
    const hub = hubWith(changed('glossary/co-production.ur.yaml', 'term:', 'aliases: ["مل کر"]\nterm:'));
    expect(entry(hub, '/glossary/co-production/', 'ur')?.aliases).toEqual(['مل کر']);
  });

  test('does not show search itself, the home page, references or pages made of other pages', () => {
    for (const path of ['/', '/search/', '/contribute/fields/', '/contribute/rules/braces/', '/learn/starting/who-we-are/cite/', '/learn/all/'])
      expect(entry(hubWith(), path), path).toBeUndefined();
  });

  test('finds lists and tools by what they are for, not by the pages they list', () => {
    for (const path of ['/learn/', '/teach/', '/teach/plan/', '/learn/skills/', '/teach/certificate/', '/contribute/']) {
      const found = entry(hubWith(), path);
      expect(found?.aliases.length, path).toBeGreaterThan(0);
      const html = found && searchable(found, 'en', () => '<main data-pagefind-body>A page that is listed</main>');
      expect(html, path).not.toContain('listed');
      expect(html, path).toContain(found?.title ?? '-');
    }
  });

  test('lets a retired page and the record of a source come last', () => {
    const built = '<main data-pagefind-body><article><h1>Plan</h1></article></main>';
    const source = entry(hubWith(), '/sources/plan-2025/');
    const html = source && searchable(source, 'en', () => built);
    expect(html).toContain('<h1 data-pagefind-weight="0.4">');
    expect(html).toContain('data-pagefind-meta="title:-"');
  });

  test('offers every value that a page carries', () => {
    const hub = hubWith();
    const offered = new Map(searchFilters(hub, 'en').map(({ name, values }) => [name, values.map(({ value }) => value)]));
    for (const carried of searchEntries(hub, 'en')) {
      for (const kind of carried.kinds) expect(offered.get('kind')).toContain(kind);
      for (const audience of carried.audience) expect(offered.get('audience')).toContain(audience);
      for (const time of carried.time) expect(offered.get('time')).toContain(time);
      if (carried.module) expect(offered.get('module')).toContain(carried.module);
    }
  });

  test('names its filters in words', () => {
    for (const { label, values } of searchFilters(hubWith(), 'ur')) {
      for (const words of [label, ...values.map((value) => value.label)]) expect(words).toMatch(/^the word |^\d+\. /);
    }
  });
});

describe('where the hub is published', () => {
  const known = hubWith(changed('site.yaml', 'address: unknown', 'address: https://hub.example.org/here'));
  beforeEach(() => vi.stubEnv('HUB_ADDRESS', undefined));
  afterEach(() => vi.unstubAllEnvs());

  test('is the address that the host gives', () => {
    expect(placeOf(known, 'https://other.example.org/')).toEqual({ origin: 'https://other.example.org', base: '/', known: true });
  });

  test('is else the address in the content, with its path', () => {
    expect(placeOf(known)).toEqual({ origin: 'https://hub.example.org', base: '/here/', known: true });
  });

  test('is the address in the content when the host’s variable is empty', () => {
    expect(placeOf(known, '').base).toBe('/here/');
  });

  test('is the machine it is tried on while nothing is known', () => {
    expect(placeOf(hubWith())).toEqual({ origin: 'http://localhost:4321', base: '/', known: false });
  });

  test('is read from the setting of the host’s workflow', () => {
    vi.stubEnv('HUB_ADDRESS', 'https://host.example.org/hub/');
    expect(placeOf(known)).toEqual({ origin: 'https://host.example.org', base: '/hub/', known: true });
  });

  test('is refused in plain words when the host gives half an address', () => {
    expect(() => placeOf(known, 'hub.example.org')).toThrow('HUB_ADDRESS is “hub.example.org”. Write the whole address, with https:// before it.');
  });
});

describe('ways to mend a page', () => {
  const withSite = (from: string, to: string) => hubWith(changed('site.yaml', from, to));

  test('lead to the file that is shown', () => {
    const hub = withSite('repository: unknown', 'repository: https://github.com/an/example/');
    expect(editAddress(pageAt(hub, '/learn/starting/who-we-are/'))).toBe(
      'https://github.com/an/example/edit/main/content/training/starting/who-we-are/index.mdx',
    );
    expect(editAddress(pageAt(hub, '/learn/starting/who-we-are/', 'ur'))).toMatch(/\/index\.ur\.mdx$/);
    expect(editAddress(pageAt(hub, '/about/', 'ur'))).toMatch(/about\/index\.mdx$/);
  });

  test('are not offered while nobody is known to answer', () => {
    const page = pageAt(hubWith(), '/about/');
    expect([editAddress(page), reportAddress(page, PLACE)]).toEqual([undefined, undefined]);
  });

  test('carry the address of the page into the report', () => {
    const mail = pageAt(withSite('correction: unknown', 'correction: "mailto:hub@example.org"'), '/about/');
    expect(reportAddress(mail, PLACE)).toBe(`mailto:hub@example.org?subject=${encodeURIComponent('About the hub (https://hub.example.org/hub/about/)')}`);
  });
});
