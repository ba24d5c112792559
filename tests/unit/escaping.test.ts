/** Words that are strange and allowed come out of every output as they went in, by a parser that is not ours. */
import rss from '@astrojs/rss';
import { load } from 'cheerio';
import { beforeAll, describe, expect, test } from 'vitest';
import { addressesOf } from '../../src/hub/addresses.ts';
import type { Entry } from '../../src/hub/entry.ts';
import { createHub, type Hub } from '../../src/hub/hub.ts';
import { openIndex } from '../../src/hub/index-page.ts';
import { openPage, type PageContext } from '../../src/hub/page-context.ts';
import type { Place } from '../../src/hub/place.ts';
import { shortSource } from '../../src/outputs/citation/short.ts';
import { feedItems } from '../../src/outputs/feeds/news.ts';
import { fieldRows } from '../../src/outputs/fields/reference.ts';
import { languageStyles } from '../../src/outputs/head/fonts.ts';
import { headOf } from '../../src/outputs/head/head.ts';
import { jsonLdOf } from '../../src/outputs/json-ld/page.ts';
import { editAddress, reportAddress } from '../../src/outputs/repository/links.ts';
import { searchEntries } from '../../src/outputs/search/entries.ts';
import { searchFilters } from '../../src/outputs/search/filters.ts';
import { sharePictures, styleOf } from '../../src/outputs/share-image/pictures.ts';
import { indexedPages } from '../../src/outputs/sitemap/sitemap.ts';
import { COLLECTION_NAMES, COLLECTIONS, type CollectionRule } from '../../src/schemas/collections.ts';
import { helpOf } from '../../src/schemas/translation.ts';
import { aboutWith, hubWith } from './support/content.ts';
import { renderUnchecked } from './support/unchecked-site.ts';
import { z } from 'astro/zod';

const PLACE: Place = { origin: 'https://hub.example.org', base: '/hub/', known: true };
/** All that a field may hold: every sign of markup but < > { }, references, patterns of replacement, scripts of both directions. */
const ODD = `"Q" 'a' & &lt;b&gt; &#60; ]] \\n \\u003c $& $1 \`c\` ;,|#*_? ’“…–🙂👩‍🔬 خوش آمدید میں‌نے --!`;
const ABOUT = 'pages/about/index.mdx';

/** Puts the odd words into every field of words, wherever the schema says that it is translatable. */
function oddly(schema: z.ZodType, data: Record<string, unknown>): Record<string, unknown> {
  const shapes = schema instanceof z.ZodDiscriminatedUnion ? (schema.options as readonly z.ZodType[]) : [schema];
  const fields = Object.assign({}, ...shapes.map((shape) => (shape instanceof z.ZodObject ? shape.shape : {}))) as Record<string, z.ZodType>;
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => {
      const field = fields[name];
      if (!field || (!helpOf(field)?.translatable && name !== 'title' && name !== 'container-title' && name !== 'publisher')) return [name, value];
      const made =
        typeof value === 'string' && value !== 'unknown'
          ? ODD
          : Array.isArray(value)
            ? value.map((each) => (typeof each === 'string' ? ODD : (each as unknown)))
            : value;
      // Some fields are short; what does not fit is left as it is.
      return [name, field.safeParse(made).success ? made : value];
    }),
  );
}

let hub: Hub;
let changedFields = 0;
const pages = (): { page: PageContext; path: string }[] =>
  addressesOf(hub).map((address) => ({
    path: address.path,
    page: address.entry ? openPage(hub, { ...address, locale: 'en', base: PLACE.base }) : openIndex(hub, address, 'en', PLACE.base),
  }));

beforeAll(() => {
  const known = hubWith();
  const entries = known.all.map((entry): Entry => {
    const rule: CollectionRule = COLLECTIONS[entry.collection];
    const data = oddly(rule.schema, entry.data as Record<string, unknown>);
    changedFields += Object.entries(data).filter(([name, value]) => value !== (entry.data as Record<string, unknown>)[name]).length;
    // The words are allowed: the schema that refuses markup accepts them.
    expect(rule.schema.safeParse(data).error?.issues ?? []).toEqual([]);
    return { ...entry, data } as Entry;
  });
  hub = createHub({ entries, translations: [...known.translations], broken: new Set(), assets: new Set(), problems: [] });
});

test('the words are in many fields', () => {
  expect(changedFields).toBeGreaterThan(25);
  expect(hub.get('pages', 'about')?.data.title).toContain(ODD);
});

describe('come out whole', () => {
  test('of structured data, which no text can end', () => {
    let found = 0;
    for (const { page, path } of pages()) {
      const data = JSON.stringify(jsonLdOf(page, PLACE)).replaceAll('<', '\\u003c');
      const $ = load(`<script type="application/ld+json">${data}</script><p>after</p>`);
      expect($('p').text(), path).toBe('after');
      const things = (JSON.parse($('script').text()) as { '@graph': { name?: string }[] })['@graph'];
      if (page.title.includes(ODD)) {
        expect(JSON.stringify(things), path).toContain(JSON.stringify(page.title).slice(1, -1));
        found += 1;
      }
    }
    expect(found).toBeGreaterThan(8);
  });

  test('of the head', () => {
    for (const { page, path } of pages()) {
      const head = headOf(page, PLACE);
      expect(head.title, path).toContain(page.title);
      expect(new Map(head.open).get('og:title')).toBe(page.title);
      for (const address of [head.canonical, ...head.alternates.map(({ href }) => href)]) expect(new URL(address).href).toBe(address);
    }
  });

  test('of the feed, which is XML', async () => {
    const items = feedItems(hub, PLACE.base);
    const xml = await (await rss({ title: ODD, description: ODD, site: 'https://hub.example.org/hub/', items })).text();
    const $ = load(xml, { xml: true });
    const [item] = items;
    expect($('item > title').first().text()).toBe(item?.title);
    expect($('item > description').first().text()).toBe(item?.description);
    expect($('channel > title').text()).toBe(ODD);
    // Each sign & starts one of the five that XML knows, or a number.
    expect(xml.match(/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/gi)).toBeNull();
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
  });

  test('of share pictures, filters, facts of search, and the short form of a source', () => {
    const pictures = Object.values(sharePictures(hub));
    expect(pictures.filter(({ title }) => title.includes(ODD)).length).toBeGreaterThan(5);
    for (const picture of pictures) expect(styleOf(picture).title).toBe(picture.title);
    expect(searchFilters(hub, 'en').find(({ name }) => name === 'module')?.values[0]?.label).toBe(`1. ${hub.modules[0]?.data.title ?? ''}`);
    const term = searchEntries(hub, 'en').find(({ address }) => address.path === '/glossary/co-production/');
    expect(term?.aliases).toEqual(hub.get('glossary', 'co-production')?.data.aliases);
    const source = hub.get('sources', 'plan-2025');
    expect(source && shortSource(source.data)).toContain(source?.data.title);
  });

  test('of addresses, in which they stand as values', () => {
    const sited = hubWithSite({ repository: 'https://code.example.org/hub', correction: 'unknown' });
    const written = hubWithSite({ repository: 'unknown', correction: 'mailto:hub@organisation.example' });
    const at = (from: Hub) => {
      const address = addressesOf(from).find(({ path }) => path === '/about/');
      if (!address) throw new Error('There is no about page.');
      return openPage(from, { ...address, locale: 'en', base: PLACE.base });
    };
    expect(editAddress(at(sited))).toBe(`https://code.example.org/hub/edit/main/content/${ABOUT}`);
    expect(new URL(reportAddress(at(sited), PLACE) ?? '').searchParams.get('address')).toBe('https://hub.example.org/hub/about/');
    const mail = new URL(reportAddress(at(written), PLACE) ?? '');
    expect([...mail.searchParams.keys()]).toEqual(['subject']);
    expect(mail.searchParams.get('subject')).toBe(`${at(written).title} (https://hub.example.org/hub/about/)`);
    for (const [url, links] of indexedPages(hub, PLACE)) for (const link of [url, ...links.map((each) => each.url)]) expect(new URL(link).href).toBe(link);
  });

  test('of the style of languages, which no font can end', () => {
    const font = `A "font" 'b' \\ ; , */ ) url`;
    const css = languageStyles(withData(hub, 'languages/ur', { fonts: [font] }))
      .map(({ sheet }) => sheet)
      .join('');
    const $ = load(`<style>${css}</style><p>after</p>`);
    expect($('p').text()).toBe('after');
    // A string of CSS ends at the first quotation mark without a backslash before it.
    expect(css.replace(/"(?:[^"\\]|\\.)*"/g, '')).not.toMatch(/url|\*\/|font/);
  });

  test('of the reference of fields, which is made of our own words', () => {
    for (const name of COLLECTION_NAMES)
      for (const row of fieldRows(COLLECTIONS[name].schema)) expect(`${row.description}${row.type}`).not.toMatch(/undefined|\[object/);
  });
});

test('of a whole page, made as in a build', () => {
  const body = [
    '`<b>&amp;</b> {x} ]]> </script>` and &lt;script&gt; and "quoted" & more.',
    '```\n</script><script>alert(1)</script>\n{x} ]]>\n```',
    `- ${'long'.repeat(60)}`,
    '> خوش آمدید 🙂 &quot; &apos; \\<b> \\{x\\}',
    '| a \\| b | `c` |\n| - | - |\n| &amp;amp; | "d" |',
  ].join('\n\n');
  const [outcome] = renderUnchecked([{ file: ABOUT, text: (aboutWith(body)[ABOUT] ?? '').replace('"About the hub"', () => JSON.stringify(ODD)) }]);
  expect(outcome?.error).toBeUndefined();
  const $ = load(outcome?.html ?? '');
  expect($('script').length).toBe(0);
  expect($('code').first().text()).toBe('<b>&amp;</b> {x} ]]> </script>');
  expect($('pre').text().trim()).toBe('</script><script>alert(1)</script>\n{x} ]]>');
  expect($('p').first().text()).toContain('and <script> and “quoted” & more.');
  expect($('li').text()).toBe('long'.repeat(60));
  expect($('blockquote').text().trim()).toBe('خوش آمدید 🙂 " \' <b> {x}');
  expect(
    $('td, th')
      .toArray()
      .map((cell) => $(cell).text()),
  ).toEqual(['a | b', 'c', '&amp;', '“d”']);
  const head = load(outcome?.around ?? '');
  expect(head('title').text()).toBe(`${ODD} · The hub`);
  expect(head('meta[property="og:title"]').attr('content')).toBe(ODD);
  expect(head('script[type="application/ld+json"]').length).toBe(1);
  expect(head('script[type="application/ld+json"]').text()).toContain(JSON.stringify(ODD).slice(1, -1));
});

function withData(from: Hub, key: string, data: Record<string, unknown>): Hub {
  const entries = from.all.map((entry) => (`${entry.collection}/${entry.id}` === key ? ({ ...entry, data: { ...entry.data, ...data } } as Entry) : entry));
  return createHub({ entries, translations: [...from.translations], broken: new Set(), assets: new Set(), problems: [] });
}

function hubWithSite({ repository, correction }: { repository: string; correction: string }): Hub {
  return withData(hub, 'site/site', { repository, contacts: { correction, accessibleFormats: 'unknown', withdrawal: 'unknown' } });
}
