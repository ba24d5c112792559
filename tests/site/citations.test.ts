import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { describe, expect, it } from 'vitest';
import { builtPages, DIST, listFiles } from './support/pages.ts';

const pages = builtPages();
const byPath = new Map(pages.map((page) => [page.path, page]));
const CITED = '.k-home, .k-module, .k-lesson, .k-facilitator, .k-protocol, .k-case-study, .k-guide, .k-news, .k-term, .k-page';

describe('citations', () => {
  it('are one link away from every page with content, in its language', () => {
    const wrong = pages.flatMap(({ $, path }) => {
      if (path === '/404.html') return [];
      const links = $('footer a[href$="/cite/"]').toArray();
      const wanted = $('article').is(CITED) ? 1 : 0;
      if (links.length !== wanted) return [`${path}: ${links.length} links`];
      const href = $(links[0]).attr('href');
      return href === undefined || href === `${path.replace('/teach/', '/learn/')}cite/` ? [] : [`${path} → ${href}`];
    });
    expect(wrong).toEqual([]);
  });

  it('stand on the page of every source, in all five forms', () => {
    const sources = pages.filter(({ $ }) => $('article').is('.k-source'));
    expect(sources.length).toBeGreaterThan(300);
    for (const { $, path } of sources) {
      expect($('footer a[href="#cite"]').length, path).toBe(1);
      expect($('#cite .ref').length, path).toBe(5);
      for (const id of ['apa', 'harvard', 'vancouver', 'bibtex', 'ris']) expect($(`#cite #${id}`).text().trim().length, `${path} ${id}`).toBeGreaterThan(5);
    }
  });

  it('are files that are there, hold what the page shows, and are read by programs', () => {
    const cited = pages.filter(({ $ }) => $('article').is('.k-cite, .k-source'));
    for (const { $, path } of cited) {
      const links = $('.ref a[download]').toArray();
      expect(links.length, path).toBe(2);
      for (const link of links) {
        const href = $(link).attr('href') ?? '';
        expect(existsSync(join(DIST, href)), `${path} → ${href}`).toBe(true);
        expect(readFileSync(join(DIST, href), 'utf8').trim(), href).toBe(
          $(`#${href.endsWith('.bib') ? 'bibtex' : 'ris'}`)
            .text()
            .trim(),
        );
      }
    }
    for (const file of [...listFiles(DIST, '.bib'), ...listFiles(DIST, '.ris')]) expect(new Cite(readFileSync(file, 'utf8')).data, file).toHaveLength(1);
  });

  it('are cut off from search engines, the sitemap and search', () => {
    const cites = pages.filter(({ $ }) => $('article').is('.k-cite'));
    expect(cites.length).toBeGreaterThan(200);
    for (const { $, path } of cites) expect($('meta[name="robots"]').attr('content'), path).toBe('noindex');
    expect(readFileSync(`${DIST}/sitemap-0.xml`, 'utf8')).not.toContain('/cite/');
  });

  it('bring their script to no other page', () => {
    const others = pages.filter(({ $ }) => !$('article').is('.k-cite, .k-source, .k-share, .k-handouts'));
    expect(others.filter(({ html }) => html.includes('data-copy') || /copy\.[\w-]+\.js/.test(html)).map(({ path }) => path)).toEqual([]);
    expect(byPath.get('/protocol/who-takes-part/cite/')?.html).toContain('data-copy');
  });

  it('never state an address or an author that is not known', () => {
    const page = byPath.get('/protocol/who-takes-part/cite/');
    expect(page?.$('.ref').text()).not.toMatch(/localhost|author/);
    expect(page?.$('.ref').text()).toContain('not yet adopted by it');
  });
});
