import { describe, expect, test } from 'vitest';
import { builtPages } from './support/pages.ts';

const pages = builtPages().filter(({ $ }) => $('.foot').length > 0);

describe('every page', () => {
  test('leads to a way to report a problem, and to a way to help without an account', () => {
    expect(pages.length).toBeGreaterThan(300);
    for (const { $, path } of pages) {
      const links = $('.foot a')
        .map((_index, link) => $(link).attr('href') ?? '')
        .get();
      expect(links.filter((href) => /\/contact\/$|template=correction|^mailto:/.test(href)).length, path).toBeGreaterThanOrEqual(2);
      expect(
        links.filter((href) => /^\/(?:[a-z-]+\/)?no-account\/$/.test(href)),
        path,
      ).toHaveLength(1);
    }
  });

  test('names them in its own language', () => {
    const words = (path: string) =>
      pages
        .find((page) => page.path === path)
        ?.$('.foot [href$="/no-account/"]')
        .text();
    expect(words('/about/')).toBe('Help without an account');
    expect(words('/ur/about/')).toMatch(/^\p{Script=Arabic}/u);
  });
});

test('the page of help without an account gives no contact that is not known', () => {
  const page = pages.find(({ path }) => path === '/no-account/');
  const main = page?.$('main');
  expect(main?.find('section[id]').length).toBeGreaterThanOrEqual(4);
  expect(main?.find('a[href^="mailto:"], a[href^="tel:"]')).toHaveLength(0);
  expect(main?.text()).not.toMatch(/\b0\d{3}[ \d]{6,}|@/);
});
