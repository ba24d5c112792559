import { describe, expect, test } from 'vitest';
import { hrefOf } from '../../src/hub/addresses.ts';
import { aimName, aimsOf, codeOf, handoutsOf } from '../../src/hub/codes.ts';
import { createHub } from '../../src/hub/hub.ts';
import { loadContent } from '../../src/hub/load.ts';
import { shortPaths } from '../../src/outputs/short/pages.ts';
import { builtPages, builtRedirects } from './support/pages.ts';

const hub = createHub(loadContent('content'));
const pages = new Map(builtPages().map((page) => [page.path, page]));
const redirects = new Map(builtRedirects().map((page) => [page.path, page]));

describe('short addresses', () => {
  test('stand for every written lesson, every handout and every route', () => {
    const aims = aimsOf(hub);
    expect(aims.length).toBeGreaterThanOrEqual(32);
    expect(aims.filter((aim) => codeOf(hub, aim) === undefined).map(aimName)).toEqual([]);
  });

  test('lead, in every language, to a page that is there and to the part of it that they mean', () => {
    const lost = shortPaths(hub).flatMap(({ path }) =>
      hub.locales.flatMap((locale) => {
        const page = redirects.get(hrefOf(path, locale));
        const to = page?.$('a').attr('href') ?? '';
        const [address = '', part] = to.split('#');
        const target = pages.get(address);
        const leads = page?.$('meta[http-equiv="refresh"]').attr('content') === `0;url=${to}` && page.$('script').length === 0;
        return leads && target && (part === undefined || target.$(`[id="${part}"]`).length === 1) ? [] : [`${hrefOf(path, locale)} → ${to}`];
      }),
    );
    expect(lost).toEqual([]);
  });

  test('are listed, each with its sheet for the wall', () => {
    for (const locale of hub.locales) {
      const $ = pages.get(hrefOf('/t/', locale))?.$;
      const listed = $?.('.codes .short')
        .toArray()
        .map((element) => $(element).text());
      expect(listed?.toSorted()).toEqual(
        shortPaths(hub)
          .map(({ path }) => hrefOf(path, locale))
          .toSorted(),
      );
      expect($?.('.codes a[href$="/poster/"]').length).toBe(shortPaths(hub).filter(({ aim }) => aim).length);
    }
  });

  test('have no code to scan while the address of the hub is not known', () => {
    const known = (hub.get('site', 'site')?.data.address ?? 'unknown') !== 'unknown' || Boolean(process.env.HUB_ADDRESS);
    if (known) return;
    expect([...pages.values()].filter(({ $ }) => $('img[src$="qr.svg"]').length > 0).map(({ path }) => path)).toEqual([]);
    expect(pages.get('/t/cmhr/poster/')?.$('.write').length).toBe(1);
  });
});

describe('the sheets of a lesson', () => {
  const lessons = hub.lessonsInOrder.filter((lesson) => handoutsOf(lesson).length > 0);

  test('are offered on both pages of the lesson', () => {
    expect(lessons).toHaveLength(5);
    for (const { id } of lessons)
      for (const view of ['learn', 'teach']) expect(pages.get(`/${view}/${id}/`)?.$(`a[href="/learn/${id}/handouts/"]`).length, `${view} ${id}`).toBe(1);
  });

  test('hold every handout of the lesson, nothing for the facilitator, and each its own foot', () => {
    for (const lesson of lessons) {
      for (const path of [`/learn/${lesson.id}/handouts/`, `/learn/${lesson.id}/handouts/large/`, `/ur/learn/${lesson.id}/handouts/`]) {
        const $ = pages.get(path)?.$;
        if (!$) throw new Error(`There is no ${path}.`);
        expect(
          $('.sheet')
            .toArray()
            .map((sheet) => $(sheet).attr('id')),
          path,
        ).toEqual(handoutsOf(lesson).map(({ id }) => id));
        expect($('.notes-f, .activity, .plan').length, path).toBe(0);
        expect($('meta[name="robots"]').attr('content'), path).toBe('noindex');
        const version = lesson.data.status === 'written' ? lesson.data.version : '';
        for (const sheet of $('.sheet').toArray()) {
          const foot = $(sheet).find('.imprint').text();
          const code = codeOf(hub, { kind: 'handout', entry: lesson, handout: $(sheet).attr('id') ?? '' });
          for (const wanted of [version, hub.today.slice(0, 4), 'CC BY 4.0', `/t/${code}/`]) expect(foot, `${path} ${wanted}`).toContain(wanted);
          expect($(sheet).text().length, path).toBeGreaterThan(foot.length + 80);
        }
      }
    }
  });

  test('have the words of the lesson, and in large print no table that would have to shrink', () => {
    const words = (path: string, part: string) => pages.get(path)?.$(part).text().replace(/\s+/g, ' ').trim() ?? '';
    const card = words('/learn/starting-together/being-an-insider/', '#probe-card')
      .replace(/^.*?Probe card/, '')
      .trim();
    expect(card.length).toBeGreaterThan(200);
    expect(words('/learn/starting-together/being-an-insider/handouts/', '#probe-card .sheet-in')).toContain(card);
    for (const { id } of lessons) {
      const $ = pages.get(`/learn/${id}/handouts/large/`)?.$;
      expect(
        $?.('table')
          .toArray()
          .filter((table) => $(table).find('thead th').length > 2).length,
        id,
      ).toBe(0);
    }
    expect(pages.get('/learn/starting-together/your-rights/handouts/large/')?.$('.row').length).toBe(4);
  });
});
