import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressesOf, caseStudiesInOrder, hrefOf, newsInOrder, pathOf } from '../../src/hub/addresses.ts';
import { activitiesOf, minutesOf, numberOf } from '../../src/hub/hub.ts';
import { openPage } from '../../src/hub/page-context.ts';
import { pagesOf } from '../../src/hub/routes.ts';
import { aboutWith, activity, changed, EVERYTHING, entryIn, fileAt, hubWith, messagesAfter, plannedLesson, writtenLesson } from './support/content.ts';

const LESSON = 'starting/who-we-are';
const LESSON_FILE = `training/${LESSON}/index.mdx`;

describe('links between entries', () => {
  test('are held from both ends', () => {
    const hub = hubWith();
    expect(hub.links.length).toBeGreaterThan(0);
    for (const link of hub.links) {
      expect(hub.linksFrom(link.from.collection, link.from.id)).toContain(link);
      expect(hub.linksTo(link.to.collection, link.to.id)).toContain(link);
    }
  });

  test('come from fields and from the text', () => {
    const from = hubWith().linksFrom('protocol', 'who-takes-part');
    expect(from.map(({ via, to }) => `${via} ${to.collection}/${to.id}`)).toEqual(['Cite sources/plan-2025', 'Term glossary/co-production']);
  });

  test('name the line that holds them', () => {
    const [link] = hubWith().linksTo('glossary', 'peer-research');
    expect(link?.from.id).toBe('co-production');
    expect(link?.position).toEqual({ line: 4, column: 11 });
  });

  test('reach into groups and lists', () => {
    const known = changed(
      'case-studies/project-1/index.mdx',
      'cost: { state: unknown, who: "the partner", how: "from its report" }',
      'cost: { state: known, value: "One pound", sources: [plan-2025] }',
    );
    expect(
      hubWith(known)
        .linksTo('sources', 'plan-2025')
        .map(({ from }) => from.id),
    ).toContain('project-1');
  });

  test('that several sources of one claim make are all there', () => {
    const text = `${fileAt('pages/about/index.mdx')}\n<Claim kind="planned" source="plan-2025 plan-2026">\n\nIt will be.\n\n</Claim>\n`;
    const hub = hubWith({ 'pages/about/index.mdx': text, 'sources/plan-2026.yaml': fileAt('sources/plan-2025.yaml') });
    expect(hub.linksFrom('pages', 'about').map(({ to }) => to.id)).toEqual(['plan-2025', 'plan-2026']);
  });
});

describe('the length of a lesson', () => {
  test('is the sum of its activities', () => {
    expect(minutesOf(entryIn(hubWith(), 'lessons', LESSON))).toBe(40);
  });

  test('is the sum, whatever the activities', () => {
    const minutes = fc.array(fc.integer({ min: 1, max: 240 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(minutes, (each) => {
        const body = each.map((length, index) => activity(`part-${index}`, length)).join('\n');
        const lesson = entryIn(hubWith({ [LESSON_FILE]: writtenLesson('Who we are', body) }), 'lessons', LESSON);
        expect(minutesOf(lesson)).toBe(each.reduce((sum, length) => sum + length, 0));
        expect(activitiesOf(lesson).map(({ id }) => id)).toEqual(each.map((_, index) => `part-${index}`));
      }),
      { numRuns: 20 },
    );
  });

  test('comes from the outline where a lesson is planned', () => {
    expect(minutesOf(entryIn(hubWith(), 'lessons', 'starting/next-steps'))).toBe(30);
  });
});

describe('the order of lessons', () => {
  const second = 'number: 2\ntitle: "Second"\npurpose: "More."\nlessons: [second/one]\n';

  test('follows the numbers of the modules, then their lists', () => {
    const hub = hubWith({
      'training/a-second/module.yaml': second.replace('[second/one]', '[a-second/one]'),
      'training/a-second/one/index.mdx': plannedLesson('One', 20),
    });
    expect(hub.lessonsInOrder.map(({ id }) => id)).toEqual([LESSON, 'starting/next-steps', 'a-second/one']);
  });

  test('gives each lesson its number', () => {
    const hub = hubWith({ 'training/second/module.yaml': second, 'training/second/one/index.mdx': plannedLesson('One', 20) });
    expect(hub.lessonsInOrder.map((lesson) => numberOf(hub, lesson))).toEqual(['1.1', '1.2', '2.1']);
  });

  test('leaves a lesson that no module lists without a number', () => {
    const hub = hubWith(changed('training/starting/module.yaml', ', starting/next-steps', ''));
    expect(numberOf(hub, entryIn(hub, 'lessons', 'starting/next-steps'))).toBe('');
  });

  test('leaves out a lesson that is listed but not there', () => {
    const hub = hubWith({ 'training/starting/next-steps/index.mdx': undefined });
    expect(hub.lessonsInOrder.map(({ id }) => id)).toEqual([LESSON]);
  });
});

describe('a planned lesson', () => {
  test('has no page', () => {
    const paths = addressesOf(hubWith()).map(({ path }) => path);
    expect(paths).toContain(`/learn/${LESSON}/`);
    expect(paths).not.toContain('/learn/starting/next-steps/');
    expect(paths).not.toContain('/teach/starting/next-steps/');
  });

  test('can be referred to', () => {
    expect(
      hubWith()
        .linksTo('lessons', 'starting/next-steps')
        .map(({ from }) => from.collection)
        .sort(),
    ).toEqual(['modules', 'routes']);
    expect(messagesAfter({})).toBe('');
  });
});

describe('addresses', () => {
  test('are each used once', () => {
    const paths = addressesOf(hubWith()).map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
  });

  test('start and end with a slash, so that they can be put together', () => {
    for (const { path } of addressesOf(hubWith())) expect(path).toMatch(/^\/(?:[a-z0-9-]+\/)*$/);
  });

  test('cover every entry that has a page', () => {
    const hub = hubWith();
    const paths = addressesOf(hub).map(({ path }) => path);
    const written = hub.all.filter((entry) => !('status' in entry.data && entry.data.status === 'planned'));
    for (const entry of written) {
      const path = pathOf(entry);
      if (path) expect(paths).toContain(path);
    }
  });

  test('stand below the base and the language', () => {
    expect(hrefOf('/learn/', 'en')).toBe('/learn/');
    expect(hrefOf('/learn/', 'ur')).toBe('/ur/learn/');
    expect(hrefOf('/learn/', 'en', '/hub/')).toBe('/hub/learn/');
    expect(hrefOf('/learn/', 'ur', '/hub')).toBe('/hub/ur/learn/');
    expect(hrefOf('/', 'ur', '/hub/')).toBe('/hub/ur/');
  });

  test('are the same in every language', () => {
    const pages = pagesOf(hubWith(), ['lesson'], '/learn/[module]/[lesson]/');
    expect(pages.map(({ params }) => params)).toEqual([
      { module: 'starting', lesson: 'who-we-are', locale: undefined },
      { module: 'starting', lesson: 'who-we-are', locale: 'ur' },
    ]);
  });

  test('list the four projects by number, then the communities', () => {
    const two = fileAt('case-studies/project-1/index.mdx').replace('number: 1', 'number: 2').replace('Project one', 'A project');
    expect(caseStudiesInOrder(hubWith({ 'case-studies/a-project/index.mdx': two })).map(({ id }) => id)).toEqual(['project-1', 'a-project', 'a-community']);
  });

  test('list what happened last first, at whatever precision it is known', () => {
    const item = (date: string) => fileAt('news/protocol-published/index.mdx').replace('"2025-04"', `"${date}"`);
    const hub = hubWith({ 'news/old/index.mdx': item('2024'), 'news/new/index.mdx': item('2025-04-02') });
    expect(newsInOrder(hub).map(({ id }) => id)).toEqual(['new', 'protocol-published', 'old']);
  });
});

describe('a page', () => {
  const lessonPage = (locale: string, kind: 'lesson' | 'facilitator' = 'lesson') => {
    const hub = hubWith();
    const view = kind === 'lesson' ? 'learn' : 'teach';
    return openPage(hub, { kind, section: view, path: `/${view}/${LESSON}/`, locale, base: '/', entry: entryIn(hub, 'lessons', LESSON) });
  };

  test('shows English under a notice where there is no translation', () => {
    const hub = hubWith();
    const page = openPage(hub, { kind: 'page', path: '/about/', locale: 'ur', base: '/', entry: entryIn(hub, 'pages', 'about') });
    expect(page).toMatchObject({ isFallback: true, contentLocale: 'en', contentDir: 'ltr', dir: 'rtl', existsIn: ['en'] });
  });

  test('shows its translation where there is one', () => {
    expect(lessonPage('ur')).toMatchObject({ isFallback: false, contentLocale: 'ur', title: 'Urdu who we are', existsIn: ['en', 'ur'] });
  });

  test('leads through its module and no further', () => {
    expect(lessonPage('en').breadcrumbs.map(({ href }) => href)).toEqual(['/', '/learn/', '/learn/starting/', `/learn/${LESSON}/`]);
  });

  test('lists the sources that its reader sees', () => {
    const hub = hubWith(changed(LESSON_FILE, 'Set out the chairs.', 'Set out the chairs.<Cite source="plan-2025" />'));
    const entry = entryIn(hub, 'lessons', LESSON);
    const about = hubWith(
      aboutWith('One.<Cite source="plan-2025" at="page 3" /> Two.<Cite source="plan-2025" /> Three.<Cite source="plan-2025" at="page 3" />'),
    );
    const places = openPage(about, { kind: 'page', path: '/about/', locale: 'en', base: '/', entry: entryIn(about, 'pages', 'about') }).places;
    expect([...places]).toEqual([['plan-2025', ['page 3']]]);
    const notes = (kind: 'lesson' | 'facilitator') => openPage(hub, { kind, path: '/', locale: 'en', base: '/', entry }).notes;
    expect(notes('lesson')).toEqual([]);
    expect(notes('facilitator')).toEqual(['plan-2025']);
  });
});

test('the same files give the same hub', () => {
  const seen = (hub: ReturnType<typeof hubWith>) => JSON.stringify([hub.all, hub.links, hub.locales, hub.lessonsInOrder, addressesOf(hub)]);
  expect(seen(hubWith())).toBe(seen(hubWith()));
});

test('languages are listed with English first, then by tag', () => {
  const hub = hubWith({ 'languages/ar.yaml': fileAt('languages/ur.yaml').replace('tag: ur', 'tag: ar') });
  expect(hub.locales).toEqual(['en', 'ar', 'ur']);
});

test('every collection has an entry in the example folder', () => {
  const hub = hubWith();
  expect(hub.problems).toEqual([]);
  expect(hub.all.length + hub.translations.length).toBe(Object.keys(EVERYTHING).length);
});
