import { describe, expect, it } from 'vitest';
import { headersFor, readHeaders } from '../../scripts/headers.mjs';
import { createHub } from '../../src/hub/hub.ts';
import { loadContent } from '../../src/hub/load.ts';
import { placeOf } from '../../src/hub/place.ts';
import { hashOf } from '../../src/outputs/policy/policy.ts';
import { builtPages, DIST } from './support/pages.ts';

const pages = builtPages();
const { base } = placeOf(createHub(loadContent('content')));
const rules = readHeaders(DIST);
const policy = new Map(
  (headersFor(rules, base).find(([name]) => name === 'Content-Security-Policy')?.[1] ?? '').split(';').map((part) => {
    const [name = '', ...sources] = part.split(' ');
    return [name, sources];
  }),
);
const META = 'meta[http-equiv="Content-Security-Policy"]';

/** The hashes of what stands inline on a page and is not data. */
const inline = ({ $ }: (typeof pages)[number], selector: string) =>
  $(selector)
    .toArray()
    .map((element) => hashOf($(element).text()));
const SCRIPTS = 'script:not([src]):not([type="application/ld+json"])';

describe('every built page', () => {
  it('carries its policy before anything that the policy is about', () => {
    expect(pages.filter(({ $ }) => $(META).length !== 1 || !$(META).prev().is('meta[charset]')).map(({ path }) => path)).toEqual([]);
  });

  it('allows its own inline scripts, and no other', () => {
    const wrong = pages.filter((page) => {
      const allowed = (page.$(META).attr('content') ?? '').match(/'sha256-[^']+'/g) ?? [];
      return JSON.stringify([...allowed].sort()) !== JSON.stringify([...new Set(inline(page, SCRIPTS))].sort());
    });
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('holds no more than a few inline scripts and styles, all of them in the header', () => {
    const scripts = new Set(pages.flatMap((page) => inline(page, SCRIPTS)));
    const styles = new Set(pages.flatMap((page) => inline(page, 'style')));
    const hashes = (name: string) => new Set(policy.get(name)?.filter((source) => source.startsWith("'sha256-")));
    expect(hashes('script-src')).toEqual(scripts);
    expect(hashes('style-src')).toEqual(styles);
    expect(scripts.size).toBeLessThanOrEqual(6);
    // A rare kind of page links its sheet (src/components/frame/sheets.ts): each inlined set takes room in the header of all.
    expect(styles.size).toBeLessThanOrEqual(14);
  });

  it('has no style on an element', () => {
    expect(pages.filter(({ $ }) => $('[style]').length > 0).map(({ path }) => path)).toEqual([]);
  });
});

describe('the headers', () => {
  it('stand in the file that hosts read, below the path of the hub', () => {
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.filter(({ pattern }) => !pattern.startsWith(base) || pattern.indexOf('*') !== pattern.length - 1)).toEqual([]);
    for (const [name, value] of rules.flatMap(({ headers }) => headers)) {
      expect(name).toMatch(/^[A-Z][A-Za-z-]+$/);
      expect(`  ${name}: ${value}`.length, name).toBeLessThanOrEqual(2000);
    }
  });

  it('leave room in the policy for what the hub may need next, under https too', () => {
    const parts = [...policy].map(([name, sources]) => [name, ...sources].join(' '));
    const lines = [...new Set([...parts, 'upgrade-insecure-requests'])].join(';');
    expect(`  Content-Security-Policy: ${lines}`.length).toBeLessThanOrEqual(1700);
  });
});
