import { describe, expect, test } from 'vitest';
import { headersFor, nginx, readHeaders } from '../../scripts/headers.mjs';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { headerRules, headersFile } from '../../src/outputs/policy/headers-file.ts';
import { inspectPage, type Trusted } from '../../src/outputs/policy/page.ts';
import { hashOf, headerPolicy, metaPolicy, permissionsPolicy } from '../../src/outputs/policy/policy.ts';

const ALLOWED = { scripts: [hashOf('run()')], styles: [hashOf('a{}')], https: true };

/** A policy as a browser reads it: each directive with its sources. */
function directives(policy: string): Map<string, string[]> {
  return new Map(
    policy.split(';').map((part) => {
      const [name = '', ...sources] = part.trim().split(' ');
      return [name, sources];
    }),
  );
}

describe('the policy', () => {
  test('writes the hash of a text as browsers compute it', () => {
    // The example of the standard, CSP Level 3, 2.3.1: alert('Hello, world.');
    expect(hashOf("alert('Hello, world.');")).toBe("'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
  });

  test('as a header refuses what it does not name, frames and other sites among it', () => {
    const policy = directives(headerPolicy(ALLOWED));
    expect(policy.get('default-src')).toEqual(["'none'"]);
    for (const name of ['base-uri', 'object-src', 'frame-ancestors']) expect(policy.get(name), name).toEqual(["'none'"]);
    expect(policy.get('form-action')).toEqual(["'self'"]);
    const sources = [...policy.values()].flat();
    expect(sources.filter((source) => !/^'(?:none|self|wasm-unsafe-eval|sha256-[\w+/]{43}=)'$/.test(source))).toEqual([]);
  });

  test('allows the scripts and styles it is given, each in its place', () => {
    const policy = directives(headerPolicy(ALLOWED));
    expect(policy.get('script-src')).toEqual(["'self'", "'wasm-unsafe-eval'", hashOf('run()')]);
    expect(policy.get('style-src')).toEqual(["'self'", hashOf('a{}')]);
  });

  test('asks for https only where the hub is published under it', () => {
    expect(headerPolicy(ALLOWED)).toContain('upgrade-insecure-requests');
    expect(headerPolicy({ ...ALLOWED, https: false })).not.toContain('upgrade-insecure-requests');
  });

  test('inside a page lets no script run but those of the page, and asks no other site for anything', () => {
    const policy = directives(metaPolicy(ALLOWED.scripts));
    expect(policy.get('default-src')).toEqual(["'self'", "'unsafe-inline'"]);
    // The word above must not reach scripts.
    expect(policy.get('script-src')).toEqual(["'self'", hashOf('run()')]);
  });

  test('turns off what the hub never asks a device for', () => {
    for (const feature of ['camera', 'microphone', 'geolocation', 'payment', 'usb']) expect(permissionsPolicy()).toContain(`${feature}=()`);
  });

  test('lets the timer of a run sheet keep the screen on', () => {
    // What is not named is allowed to the page itself, and to no other.
    expect(permissionsPolicy()).not.toContain('screen-wake-lock');
  });
});

describe('the file of headers', () => {
  const written = (base: string) => {
    const folder = mkdtempSync(join(tmpdir(), 'hub-headers-'));
    try {
      writeFileSync(join(folder, '_headers'), headersFile(headerRules(base, ALLOWED)));
      return readHeaders(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  const named = (base: string, path: string) => new Map(headersFor(written(base), path).map(([name, value]) => [name, value]));

  test('is read back as it was meant', () => {
    expect(written('/hub/')).toEqual(headerRules('/hub/', ALLOWED));
  });

  test('gives every address the headers, and those of the hub only below its path', () => {
    for (const path of ['/hub/', '/hub/learn/', '/hub/share/search.png', '/hub/nothing', '/hub/_astro/page.js'])
      expect([...named('/hub/', path).keys()], path).toEqual(
        expect.arrayContaining(['Content-Security-Policy', 'Permissions-Policy', 'Referrer-Policy', 'X-Content-Type-Options', 'Cross-Origin-Opener-Policy']),
      );
    expect([...named('/hub/', '/other/').keys()]).toEqual([]);
  });

  test('never gives an address the same header twice: Cloudflare would join the two', () => {
    const rules = written('/');
    for (const path of [
      '/',
      '/_astro/a.css',
      '/pagefind/pagefind-worker.js',
      '/pagefind/index/en_1.pf_index',
      '/pagefind/fragment/en_1.pf_fragment',
      '/pagefind/filter/en_1.pf_filter',
      '/share/a.png',
    ]) {
      const names = headersFor(rules, path).map(([name]) => name.toLowerCase());
      expect(names, path).toEqual([...new Set(names)]);
    }
  });

  test('lets browsers keep only files whose names change, and other sites show share pictures', () => {
    expect(named('/', '/_astro/a.css').get('Cache-Control')).toContain('immutable');
    expect(named('/', '/pagefind/fragment/en_1.pf_fragment').get('Cache-Control')).toContain('immutable');
    for (const path of ['/', '/learn/', '/pagefind/pagefind-worker.js', '/share/a.png', '/sitemap-0.xml'])
      expect(named('/', path).has('Cache-Control'), path).toBe(false);
    expect(named('/', '/share/a.png').has('Cross-Origin-Resource-Policy')).toBe(false);
  });

  test('is refused when Cloudflare would leave out a line of it', () => {
    const styles = Array.from({ length: 40 }, (_, index) => hashOf(String(index)));
    expect(() => headersFile(headerRules('/', { ...ALLOWED, styles }))).toThrow(/Cloudflare reads 2000/);
    const rule = { pattern: '/a/*', headers: [] };
    expect(() => headersFile(Array.from({ length: 101 }, () => rule))).toThrow(/Cloudflare reads 100/);
  });

  test('as nginx reads it names all headers in every location that has one of its own', () => {
    const redirects = [{ from: '/hub/t/abcd/', to: '/hub/learn/#one', status: 302 }];
    const text = nginx(written('/hub/'), { base: '/hub/', root: '/srv/hub/now/site', redirects, types: { html: 'text/html', md: 'text/markdown' } });
    const places = text.split(/(?=location )/).filter((place) => place.includes('add_header'));
    expect(places).toHaveLength(6);
    for (const place of places) {
      expect(place).toContain('add_header Content-Security-Policy "');
      expect(place.match(/add_header Cache-Control/g)).toHaveLength(1);
    }
    expect(text).toContain('location /hub/_astro/ {');
    expect(text).toContain('error_page 404 /hub/404.html;');
    // A redirect has none of its own, so it has those around it.
    expect(text).toMatch(/location = \/hub\/t\/abcd\/ \{\s+return 302 \/hub\/learn\/#one;\s+\}/);
  });
});

describe('what a page may hold', () => {
  const TRUSTED: Trusted = { scripts: new Set(['run()']), sheets: new Set(['a{}', 'b{}', 'a{}c{}']), files: '/hub/_astro/' };
  const page = (body: string) => inspectPage(`<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>${body}</body></html>`, TRUSTED);

  test('is its own scripts and styles, data, and files of the build', () => {
    const found = page(
      '<script>run()</script><style>b{}a{}</style><script type="application/ld+json">{"a":1}</script><script type="module" src="/hub/_astro/page.x1.js"></script><link rel="stylesheet" href="/hub/_astro/print.x1.css"><a href="/hub/">a</a><a href="mailto:a@b.example">b</a><a href="https://www.example.org/?q=javascript:">c</a><pre>&lt;script>alert(1)&lt;/script></pre>',
    );
    expect(found).toEqual({ scripts: ['run()'], styles: ['b{}a{}'], faults: [] });
  });

  test('may speak of scripts in its text', () => {
    expect(page('<p title="javascript:alert(1)">javascript:alert(1), onclick="x"</p><img alt="data: a table" src="/a.png">').faults).toEqual([]);
  });

  test.each([
    ['a script', '<script>alert(1)</script>'],
    ['a trusted script with something behind it', '<script>run();alert(1)</script>'],
    ['a script of a type that browsers run', '<script type="text/javascript">alert(1)</script>'],
    ['a script of a type that looks like data', '<script type="application/ld+json ;x">alert(1)</script>'],
    ['a map of modules', '<script type="importmap">{}</script>'],
    ['a script of another site', '<script src="https://other.example/_astro/a.js"></script>'],
    ['a script of another place of the same site', '<script src="/share/a.js"></script>'],
    ['a script that climbs', '<script src="/hub/_astro/../a.js"></script>'],
    ['a script in a drawing', '<svg><script>alert(1)</script></svg>'],
    ['a script in a drawing, by its address', '<svg><script href="data:,alert(1)"></script></svg>'],
    ['a script in a template', '<template><script>alert(1)</script></template>'],
    ['a script behind a comment that ends early', '<!--><script>alert(1)</script>-->'],
    ['a script behind a title that ends', '<title></title><script>alert(1)</script>'],
    ['a style', '<style>body{}</style>'],
    ['a style that begins as a trusted one', '<style>a{}d{}</style>'],
    ['a style on an element', '<p style="color:red">a</p>'],
    ['a style sheet of another site', '<link rel="stylesheet" href="//other.example/a.css">'],
    ['an event handler', '<img src="/a.png" onerror="alert(1)">'],
    ['an event handler in capitals, without quotes', '<img src=/a.png/ONERROR=alert(1) onError=alert(1)>'],
    ['an event handler in a drawing', '<svg onload="alert(1)"></svg>'],
    ['an address that runs', '<a href="javascript:alert(1)">a</a>'],
    ['an address that runs, disguised', '<a href=" java&#10;script&colon;alert(1)">a</a>'],
    ['an address that runs, in a drawing', '<svg><a xlink:href="javascript:alert(1)"></a></svg>'],
    ['an address that runs, in a form', '<form><button formaction="JavaScript:alert(1)">a</button></form>'],
    ['a document in an address', '<a href="data:text/html,a">a</a>'],
    ['an address that changes while the page is open', '<svg><a><set attributeName="href" to="javascript:alert(1)"/></a></svg>'],
    ['a frame', '<iframe src="/a/"></iframe>'],
    ['an object', '<object data="/a.svg"></object>'],
    ['an embedded file', '<embed src="/a.pdf">'],
    ['a base', '<base href="https://other.example/">'],
    ['a page that goes elsewhere', '<meta http-equiv="refresh" content="0;url=https://other.example/">'],
    ['a policy of its own', '<meta http-equiv="Content-Security-Policy" content="script-src *">'],
    ['what browsers read in two ways', '<noscript><p title="</noscript><script>alert(1)</script>"></noscript>'],
  ])('is not %s', (_name, body) => {
    const found = page(body);
    expect(found.faults).not.toEqual([]);
    // What is refused is never among what the policy allows.
    expect(found.scripts).toEqual([]);
  });
});
