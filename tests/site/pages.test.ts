import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createHub } from '../../src/hub/hub.ts';
import { loadContent } from '../../src/hub/load.ts';
import { addressesOf, SIDE, hrefOf, pathOf } from '../../src/hub/addresses.ts';
import { RULE_CODES, rulePath, RULES } from '../../src/rules/all.ts';
import { movedPaths } from '../../src/hub/redirects.ts';
import { searchEntries } from '../../src/outputs/search/entries.ts';
import { shortPaths } from '../../src/outputs/short/pages.ts';
import { builtPages, builtRedirects, DIST, listFiles } from './support/pages.ts';

const pages = builtPages();
const hub = createHub(loadContent('content'));

/** Collects what is wrong with every page, so that one run shows all of it. */
function wrong(check: (page: (typeof pages)[number]) => string[]): string[] {
  return pages.flatMap((page) => check(page).map((problem) => `${page.path}: ${problem}`));
}

describe('every built page', () => {
  it('is there: each address of the hub, in every language', () => {
    const missing = addressesOf(hub)
      .flatMap(({ path }) => hub.locales.map((locale) => hrefOf(path, locale)))
      .filter((path) => !existsSync(join(DIST, path, 'index.html')));
    expect(missing).toEqual([]);
    // A site with the lesson kit (npm run kit) lists the files of each lesson too.
    const listing = pages.filter(({ $ }) => $('article').is('.k-files')).length;
    expect(pages.length).toBe(addressesOf(hub).length * hub.locales.length + 1 + listing);
  });

  it('has a page at each old and each short address, in every language, that leads on', () => {
    const short = shortPaths(hub).map(({ path }) => path);
    const moved = [...movedPaths(hub).keys(), ...short].flatMap((path) => hub.locales.map((locale) => hrefOf(path, locale)));
    expect(
      builtRedirects()
        .map(({ path }) => path)
        .toSorted(),
    ).toEqual(moved.toSorted());
    expect(builtRedirects().filter(({ $ }) => $('a').length !== 1 || $('meta[name="robots"]').attr('content') !== 'noindex')).toEqual([]);
  });

  it('has one main heading', () => {
    expect(wrong(({ $ }) => ($('h1').length === 1 ? [] : [`${$('h1').length} h1`]))).toEqual([]);
  });

  it('never skips a level of heading', () => {
    expect(
      wrong(({ $ }) => {
        const levels = $('h1, h2, h3, h4, h5, h6')
          .toArray()
          .map((heading) => Number(heading.tagName.slice(1)));
        return levels.flatMap((level, index) => (index > 0 && level > (levels[index - 1] ?? 0) + 1 ? [`h${level} after h${levels[index - 1]}`] : []));
      }),
    ).toEqual([]);
  });

  it('says its language and direction', () => {
    const dirs = new Map(hub.of('languages').map(({ data }) => [data.tag, data.dir]));
    expect(
      wrong(({ $, path }) => {
        const locale = hub.locales.find((tag) => path.startsWith(`/${tag}/`)) ?? 'en';
        return $('html').attr('lang') === locale && $('html').attr('dir') === dirs.get(locale)
          ? []
          : [`lang ${$('html').attr('lang')}, dir ${$('html').attr('dir')}`];
      }),
    ).toEqual([]);
  });

  it('sets the direction wherever it changes the language', () => {
    const rtl = new Set(['ur', 'ar', 'fa']);
    expect(
      wrong(({ $ }) => {
        const root = $('html').attr('dir');
        return $('body [lang]')
          .toArray()
          .filter((element) => {
            const lang = $(element).attr('lang') ?? '';
            const expected = rtl.has(lang.split('-')[0] ?? '') ? 'rtl' : 'ltr';
            const around = $(element).closest('[dir]').attr('dir') ?? root;
            // A <bdi> takes its direction from its own text.
            return around !== expected && element.tagName !== 'bdi';
          })
          .map((element) => `<${element.tagName} lang="${$(element).attr('lang')}"> ${$(element).text().slice(0, 40)}`);
      }),
    ).toEqual([]);
  });

  it('has a title of its own in its language', () => {
    const seen = new Map<string, string>();
    const twice: string[] = [];
    for (const { $, path } of pages) {
      // A page shown in English for want of a translation is the English page under another address.
      if ($('meta[name="robots"]').attr('content') === 'noindex' || path === '/404.html') continue;
      const key = `${$('html').attr('lang')} ${$('title').text()}`;
      if (seen.has(key)) twice.push(`${path} and ${seen.get(key)}: ${key}`);
      seen.set(key, path);
    }
    expect(twice).toEqual([]);
  });

  it('describes itself and brings a share picture that is there and light', () => {
    expect(
      wrong(({ $ }) => {
        const problems: string[] = [];
        if (!$('meta[name="description"]').attr('content')) problems.push('no description');
        const image = $('meta[property="og:image"]').attr('content');
        const file = image ? join(DIST, new URL(image).pathname) : '';
        if (!image || !existsSync(file)) problems.push(`no share picture: ${image}`);
        else if (statSync(file).size > 60_000) problems.push(`share picture of ${statSync(file).size} bytes`);
        return problems;
      }),
    ).toEqual([]);
  });

  it('says who publishes it, or that the network has not adopted the hub', () => {
    const publisher = hub.get('site', 'site')?.data.publisher ?? 'unknown';
    const words = hub.of('languages').map(({ data }) => (publisher === 'unknown' ? (data.ui.notAdopted ?? '') : publisher));
    expect(wrong(({ $ }) => (words.some((text) => text && $('footer').text().includes(text)) ? [] : ['not said']))).toEqual([]);
  });

  it('says whether somebody has reviewed it, where it has an entry of its own', () => {
    const reviewed = wrong(({ $ }) =>
      $('article').is('.k-lesson, .k-facilitator, .k-run, .k-protocol, .k-case-study, .k-guide, .k-news, .k-page, .k-term') &&
      $('.review').length === 0 &&
      $('form[role="search"]').length === 0
        ? ['no review line']
        : [],
    );
    expect(reviewed).toEqual([]);
  });

  it('asks no other site for anything', () => {
    expect(
      wrong(({ $ }) =>
        $('script[src], link[rel="stylesheet"], link[rel="preload"], img, source, iframe, video, audio, object, embed')
          .toArray()
          .map((element) => $(element).attr('src') ?? $(element).attr('href') ?? $(element).attr('srcset') ?? '')
          .filter((address) => /^(?:https?:)?\/\//.test(address)),
      ),
    ).toEqual([]);
    const scripts = [...listFiles(`${DIST}/_astro`, '.js'), ...listFiles(`${DIST}/_astro`, '.css')].filter((file) =>
      // A link to WhatsApp is made by script where the text names the page that is open; nothing is asked of it.
      /https?:\/\/(?!www\.w3\.org|wa\.me\/\?text=)/.test(readFileSync(file, 'utf8')),
    );
    expect(scripts).toEqual([]);
  });

  it('has no event handler and no style that moves the layout to one side only', () => {
    expect(wrong(({ html }) => (/\son[a-z]+="/.test(html) ? ['event handler'] : []))).toEqual([]);
    expect(wrong(({ html }) => (/(?:margin|padding|border)-(?:left|right)\s*:|[^-]float\s*:/.test(html) ? ['physical property'] : []))).toEqual([]);
  });

  it('shows English under a notice, unindexed, where there is no translation', () => {
    expect(
      wrong(({ $, path }) => {
        const fallback = $('meta[name="robots"]').attr('content') === 'noindex';
        // How to cite a page, and what is for paper, is never indexed, in whatever language.
        if (!fallback || ($('article').is([...SIDE].map((kind) => `.k-${kind}`).join()) && $('.content').attr('lang') === undefined)) return [];
        const problems: string[] = [];
        if (!path.startsWith('/ur/')) problems.push('an English page is unindexed');
        if ($('.notice').length === 0) problems.push('no notice');
        if ($('.content').attr('lang') !== 'en' || $('.content').attr('dir') !== 'ltr') problems.push('its English is not marked as English');
        if (/[\u0600-\u06ff]/.test($('.content').clone().find('[lang], code, script').remove().end().text()))
          problems.push('words of another language among its English');
        if ($('link[rel="canonical"]').attr('href')?.includes('/ur/')) problems.push('its canonical address is not the English page');
        if ($('link[rel="alternate"][hreflang]').length > 0) problems.push('it names translations');
        return problems;
      }),
    ).toEqual([]);
  });

  it('marks a draft translation where the reader sees it first', () => {
    const drafts = pages.filter(({ $, path }) => path.startsWith('/ur/') && $('.notice strong').length > 0);
    expect(drafts.map((page) => page.path)).toEqual(
      expect.arrayContaining([
        '/ur/',
        '/ur/about/',
        '/ur/learn/starting-together/who-we-are/',
        '/ur/teach/starting-together/who-we-are/',
        '/ur/glossary/consent/',
      ]),
    );
    for (const { $, path } of drafts) expect($('.notice').prevAll('h1, h2, p').length, path).toBe(0);
  });
});

describe('links', () => {
  const byPath = new Map(pages.map((page) => [page.path, page]));
  const ids = new Map(
    pages.map((page) => [
      page.path,
      new Set(
        page
          .$('[id]')
          .toArray()
          .map((element) => page.$(element).attr('id') ?? ''),
      ),
    ]),
  );

  it('inside the hub reach a page, a file and the part that they name', () => {
    const broken = new Set<string>();
    for (const { $, path } of pages) {
      for (const element of $('a[href], area[href], link[href]').toArray()) {
        const href = $(element).attr('href') ?? '';
        if (/^(?:https?:|mailto:|sms:)/.test(href)) continue;
        const url = new URL(href, `http://hub${path}`);
        const target = byPath.get(url.pathname);
        if (!target && !existsSync(join(DIST, url.pathname))) broken.add(`${path} → ${href}`);
        if (target && url.hash && !ids.get(url.pathname)?.has(decodeURIComponent(url.hash.slice(1)))) broken.add(`${path} → ${href} (no such part)`);
      }
    }
    expect([...broken].sort().slice(0, 40)).toEqual([]);
  });

  it('end in a slash, so that they work on every host', () => {
    const bare = pages.flatMap(({ $, path }) =>
      $('main a[href^="/"], header a[href^="/"], footer a[href^="/"]')
        .toArray()
        .map((element) => $(element).attr('href') ?? '')
        .filter((href) => !/\/(?:[#?].*)?$|\.(?:xml|json|svg|jpg|webmanifest|bib|ris|pdf|docx|odt|pptx|epub|md|jsonld)$/.test(href))
        .map((href) => `${path} → ${href}`),
    );
    expect(bare).toEqual([]);
  });

  it('stay in the language of the page', () => {
    const left = pages
      .filter(({ path }) => path.startsWith('/ur/'))
      .flatMap(({ $, path }) =>
        $('a[href^="/"]:not([hreflang])')
          .toArray()
          .map((element) => $(element).attr('href') ?? '')
          .filter((href) => !href.startsWith('/ur/') && !/^\/(?:news\/(?:for\/.*)?rss\.xml|share\/.+\.jpg)/.test(href))
          .map((href) => `${path} → ${href}`),
      );
    expect([...new Set(left)].slice(0, 20)).toEqual([]);
  });
});

describe('the rules of the check', () => {
  const at = (path: string) => pages.find((page) => page.path === path)?.$;

  it('each have a page with a bad and a good example, told apart in words, in every language', () => {
    const problems = hub.locales.flatMap((locale) =>
      RULE_CODES.flatMap((code) => {
        const $ = at(hrefOf(rulePath(code), locale));
        const { title, bad, good } = RULES[code];
        const shown = $?.('.content pre code')
          .toArray()
          .map((element) => $(element).text());
        const heads = $?.('.content section h2')
          .toArray()
          .map((element) => $(element).text());
        const isRight =
          $?.('h1').text() === title &&
          JSON.stringify(shown) === JSON.stringify([bad, good]) &&
          JSON.stringify(heads) === JSON.stringify(['✗ Not like this', '✓ Like this']) &&
          $('.content pre')
            .toArray()
            .every((element) => $(element).attr('dir') === 'ltr' && $(element).attr('lang') === 'en');
        return isRight ? [] : [`${locale} ${code}`];
      }),
    );
    expect(problems).toEqual([]);
  });

  it('show hostile examples as words: no page of a rule has more scripts than the list of rules', () => {
    const scripts = (path: string) => at(path)?.('script').length;
    expect(RULE_CODES.filter((code) => scripts(rulePath(code)) !== scripts('/contribute/rules/'))).toEqual([]);
    const tags = ['/contribute/rules/unknown-element/', '/contribute/rules/svg/'].map(
      (path) => at(path)?.('.content pre script, .content pre b, .content pre svg').length,
    );
    expect(tags).toEqual([0, 0]);
  });

  it('are all on the list', () => {
    const $ = at('/contribute/rules/');
    const linked = $?.('.content ul a')
      .toArray()
      .map((element) => $(element).attr('href'));
    expect(linked?.toSorted()).toEqual(RULE_CODES.map(rulePath).toSorted());
    expect(at('/contribute/')?.('.content a[href="/contribute/rules/"]').length).toBe(1);
  });
});

describe('notes and words', () => {
  it('every number of a note has its source, and every source of a page its number', () => {
    const problems = pages.flatMap(({ $, path }) => {
      const used = new Set(
        $('sup a')
          .toArray()
          .map((element) => $(element).attr('href')),
      );
      const listed = $('.notes li')
        .toArray()
        .map((element) => `#${$(element).attr('id')}`);
      return [...[...used].filter((href) => !listed.includes(href ?? '')), ...listed.filter((id) => !used.has(id))].map((id) => `${path} ${id}`);
    });
    expect(problems).toEqual([]);
  });

  it('every explained word has its meaning on the page, after the article’s text', () => {
    const problems = pages.flatMap(({ $, path }) =>
      $('button[popovertarget]')
        .toArray()
        .map((element) => $(element).attr('popovertarget') ?? '')
        .filter((id) => $(`.words [popover][id="${id}"]`).length !== 1)
        .map((id) => `${path} ${id}`),
    );
    expect(problems).toEqual([]);
  });

  it('no space stands before the number of a note', () => {
    expect(pages.filter(({ html }) => /\s<sup><a href="#n/.test(html)).map((page) => page.path)).toEqual([]);
  });
});

describe('the lessons that are written', () => {
  const lessons = pages.filter(({ path }) => /^\/learn\/[^/]+\/(?!cite\/|all\/)[^/]+\/$/.test(path));

  it('show learners none of the facilitator’s notes', () => {
    expect(lessons).toHaveLength(5);
    for (const { $, path } of lessons) expect($('.notes-f').length, path).toBe(0);
  });

  it('give the facilitator notes for every activity, from the same file', () => {
    for (const { $, path } of lessons) {
      const teach = pages.find((page) => page.path === path.replace('/learn/', '/teach/'));
      expect(teach?.$('.activity').length, path).toBe($('.activity').length);
      expect(teach?.$('.activity').filter((_, element) => teach.$(element).find('.notes-f').length === 1).length, path).toBe($('.activity').length);
    }
  });

  it('add up: the total is the sum of the activities, on the page and in the structured data', () => {
    for (const { $, path } of lessons) {
      const minutes = $('.plan tbody td')
        .toArray()
        .map((cell) => Number($(cell).text()));
      const total = Number($('.plan tfoot td').last().text());
      expect(
        minutes.reduce((sum, value) => sum + value, 0),
        path,
      ).toBe(total);
      const graph = JSON.parse($('script[type="application/ld+json"]').text()) as { '@graph': { timeRequired?: string }[] };
      expect(graph['@graph'][0]?.timeRequired, path).toBe(`PT${total}M`);
    }
  });

  it('have 900 to 1,600 words for learners', () => {
    for (const lesson of hub.of('lessons').filter((entry) => entry.data.status === 'written')) {
      const words = lesson.body?.words.learner ?? 0;
      expect(words, lesson.id).toBeGreaterThanOrEqual(900);
      expect(words, lesson.id).toBeLessThanOrEqual(1600);
    }
  });
});

describe('feeds, sitemap and structured data', () => {
  it('every feed is well-formed XML with items that reach a page', async () => {
    const { load } = await import('cheerio');
    const feeds = listFiles(DIST, 'rss.xml');
    expect(feeds.length).toBeGreaterThan(2);
    for (const feed of feeds) {
      const $ = load(readFileSync(feed, 'utf8'), { xml: true });
      expect($('item').length, feed).toBeGreaterThan(0);
      for (const item of $('item').toArray()) {
        expect(existsSync(join(DIST, new URL($(item).find('link').text()).pathname, 'index.html')), $(item).find('link').text()).toBe(true);
        expect(Number.isNaN(Date.parse($(item).find('pubDate').text()))).toBe(false);
      }
    }
  });

  it('the sitemap lists every indexed page and no other', () => {
    const listed = [...readFileSync(`${DIST}/sitemap-0.xml`, 'utf8').matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => new URL(match[1] ?? '').pathname).sort();
    const indexed = pages
      .filter(({ $, path }) => path !== '/404.html' && $('meta[name="robots"]').length === 0)
      .map(({ path }) => path)
      .sort();
    expect(listed).toEqual(indexed);
  });

  it('structured data parses and names its type on every page', () => {
    const types = new Set<string>();
    for (const { $, path } of pages) {
      const graph = JSON.parse($('script[type="application/ld+json"]').text()) as { '@graph': { '@type': string }[] };
      expect(graph['@graph'].length, path).toBeGreaterThan(0);
      for (const thing of graph['@graph']) types.add(thing['@type']);
    }
    expect([...types].sort()).toEqual(['Article', 'BreadcrumbList', 'CreativeWork', 'DefinedTerm', 'LearningResource', 'NewsArticle', 'WebPage', 'WebSite']);
  });

  it('search knows each language’s own pages only', () => {
    const entry = JSON.parse(readFileSync(`${DIST}/pagefind/pagefind-entry.json`, 'utf8')) as { languages: Record<string, { page_count: number }> };
    expect(entry.languages.ur?.page_count).toBe(searchEntries(hub, 'ur').length);
    for (const { address } of searchEntries(hub, 'ur'))
      if (address.entry) expect(hub.translation(address.entry.collection, address.entry.id, 'ur'), address.path).toBeDefined();
    expect(entry.languages.en?.page_count).toBeGreaterThan(300);
  });

  it('the words of every file stand on its page', () => {
    const shown = new Map(pages.map(({ $, path }) => [path, $('article').text().replace(/\s+/g, ' ')]));
    const missing = hub.all.flatMap((entry) => {
      const words = shown.get(pathOf(entry) ?? '');
      if (words === undefined) return [];
      return (entry.body?.passages ?? [])
        .filter(({ kind, facilitator, value }) => kind === 'text' && !facilitator && !/["'…]|--|\.{3}/.test(value))
        .map(({ value }) => value.replace(/\s+/g, ' ').trim())
        .filter((value) => value.length > 20 && !words.includes(value))
        .map((value) => `${entry.file}: ${value}`);
    });
    expect(missing).toEqual([]);
    expect(hub.all.filter((entry) => (entry.body?.passages.length ?? 0) > 10 && shown.has(pathOf(entry) ?? '')).length).toBeGreaterThan(30);
  });
});
