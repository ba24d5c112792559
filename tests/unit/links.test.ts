import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ask, askAll, type Answer } from '../../src/links/ask.ts';
import { NODE } from '../../scripts/set-up.mjs';
import { externalLinks } from '../../src/links/gather.ts';
import { judge, markdownReport, textReport, type Judged } from '../../src/links/judge.ts';
import { aboutWith, changed, fileAt, hubWith } from './support/content.ts';

describe('the addresses of the content', () => {
  const at = (address: string, hub = hubWith()) => externalLinks(hub).find((link) => link.address === address)?.uses;

  test('are found in text, with file and line', () => {
    const hub = hubWith(aboutWith('See [a page](https://example.org/page#part).\n\nAnd [the same](https://example.org/page).'));
    expect(at('https://example.org/page', hub)).toEqual([
      { file: 'content/pages/about/index.mdx', line: 9 },
      { file: 'content/pages/about/index.mdx', line: 11 },
    ]);
  });

  test('are found in fields of every kind, and as the DOI of a source', () => {
    expect(at('https://doi.org/10.1000/plan')).toHaveLength(1);
    const hub = hubWith({
      ...changed('sources/plan-2025.yaml', 'DOI: 10.1000/plan', 'DOI: 10.1000/plan\nURL: http://example.org/plan'),
      ...changed('site.yaml', 'repository: unknown', 'repository: https://example.org/hub'),
    });
    expect(at('http://example.org/plan', hub)).toHaveLength(1);
    expect(at('https://example.org/hub', hub)?.[0]?.file).toBe('content/site.yaml');
  });

  test('are each there once, though many files name one', () => {
    const hub = hubWith({
      ...aboutWith('See [the paper](https://doi.org/10.1000/plan).'),
      ...changed('sources/plan-2025.yaml', 'DOI: 10.1000/plan', 'DOI: 10.1000/plan\nURL: https://doi.org/10.1000/plan'),
    });
    expect(at('https://doi.org/10.1000/plan', hub)?.map(({ file }) => file)).toEqual([
      'content/pages/about/index.mdx',
      'content/sources/plan-2025.yaml',
      'content/sources/plan-2025.yaml',
    ]);
  });

  test('leave out the hub’s own pages and e-mail', () => {
    const hub = hubWith(aboutWith('[Words](/glossary/co-production/), [part](#part), [mail](mailto:hub@organisation.example).'));
    expect(externalLinks(hub).map(({ address }) => address)).toEqual(['https://doi.org/10.1000/plan']);
  });
});

describe('asking', () => {
  type Reply = (request: IncomingMessage, response: ServerResponse) => void;
  const status =
    (code: number, headers: Record<string, string> = {}): Reply =>
    (_request, response) =>
      void response.writeHead(code, headers).end();
  const to = (code: number, location: string) => status(code, { location });
  const replies: Record<string, Reply> = {
    '/ok': status(200),
    '/gone': status(410),
    '/missing': status(404),
    '/forbidden': status(403),
    '/busy': status(429),
    '/broken': status(503),
    '/moved': to(301, '/ok'),
    '/moved-twice': to(308, '/moved'),
    '/for-now': to(302, '/ok'),
    '/moved-then-for-now': to(301, '/for-now'),
    '/moved-to-nothing': to(301, '/missing'),
    '/moved-to-front': to(301, '/'),
    '/': status(200),
    '/round': to(301, '/round'),
    '/elsewhere': to(301, 'ftp://example.org/file'),
    '/no-head': (request, response) => void response.writeHead(request.method === 'HEAD' ? 405 : 200).end(),
    '/wrong-head': (request, response) => void response.writeHead(request.method === 'HEAD' ? 404 : 200).end('page'),
    '/slow': () => undefined,
    '/cut': (request) => void request.socket.destroy(),
  };
  let server: Server;
  let base = '';
  let asked: string[] = [];
  let agents = new Set<string | undefined>();
  let atOnce = 0;
  let mostAtOnce = 0;

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      agents.add(request.headers['user-agent']);
      atOnce += 1;
      mostAtOnce = Math.max(mostAtOnce, atOnce);
      response.on('close', () => (atOnce -= 1));
      setTimeout(() => (replies[request.url ?? ''] ?? status(404))(request, response), 5);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    asked = [];
    agents = new Set();
    atOnce = 0;
    mostAtOnce = 0;
  });

  const verdict = async (path: string) => {
    const { verdict: found, to: where, detail } = judge({ address: `${base}${path}`, uses: [] }, await ask(`${base}${path}`, 400));
    return [found, where?.replace(base, ''), detail].filter((part) => part !== undefined);
  };

  test.each([
    ['/ok', ['fine']],
    ['/gone', ['gone']],
    ['/missing', ['gone']],
    ['/forbidden', ['refused']],
    ['/busy', ['refused']],
    ['/broken', ['no-answer', 'status 503']],
    ['/moved', ['moved', '/ok']],
    ['/moved-twice', ['moved', '/ok']],
    ['/for-now', ['fine']],
    ['/moved-then-for-now', ['moved', '/for-now']],
    ['/moved-to-nothing', ['gone']],
    ['/moved-to-front', ['moved', '/', 'the front page: the page itself may be gone']],
    ['/round', ['no-answer', 'sent on in circles']],
    ['/elsewhere', ['no-answer', 'sent on to something that is no page']],
    ['/no-head', ['fine']],
    ['/wrong-head', ['fine']],
    ['/slow', ['no-answer', 'took too long']],
  ])('%s', async (path, wanted) => {
    expect(await verdict(path)).toEqual(wanted);
  });

  test('a connection that is cut, or a host that is not there, is no answer', async () => {
    expect((await verdict('/cut'))[0]).toBe('no-answer');
    expect(judge({ address: 'http://127.0.0.1:9/', uses: [] }, await ask('http://127.0.0.1:9/', 2000)).verdict).toBe('no-answer');
  });

  test('asks a page that answers once, and reads nothing of it', async () => {
    await ask(`${base}/ok`);
    expect(asked).toEqual(['HEAD /ok']);
  });

  test('asks one host for one page at a time, and says what is asking', async () => {
    const addresses = ['/ok', '/', '/for-now', '/moved'].map((path) => `${base}${path}`);
    const seen: string[] = [];
    const answers = await askAll(addresses, { timeout: 2000, between: 1, hosts: 4 }, (address) => seen.push(address));
    expect([...answers.keys()].sort()).toEqual([...addresses].sort());
    expect(seen).toHaveLength(4);
    expect(mostAtOnce).toBe(1);
    expect([...agents]).toEqual(['copper-hub-link-check/1.0']);
  });
});

describe('the report', () => {
  const link = (path: string, answer: Answer): Judged => judge({ address: `https://example.org${path}`, uses: [{ file: 'content/a.mdx', line: 9 }] }, answer);
  const judged = [
    link('/fine', { status: 200, hops: [] }),
    link('/gone', { status: 404, hops: [] }),
    link('/old', { status: 200, hops: [{ status: 301, to: 'https://example.org/new?`x`' }] }),
    link('/closed', { status: 403, hops: [] }),
    link('/lost', { hops: [], failure: 'ENOTFOUND' }),
  ];

  test('says what to do, where it stands, and how many are fine', () => {
    expect(textReport(judged)).toMatchInlineSnapshot(`
      "Gone (404 or 410): find the page’s new address, or say that it is gone
        https://example.org/gone
          content/a.mdx:9

      Moved for good: put the new address, once you have seen that it shows the same
        https://example.org/old → https://example.org/new?\`x\`
          content/a.mdx:9

      No answer: try again another day
        https://example.org/lost (ENOTFOUND)
          content/a.mdx:9

      Could not be checked (the site refuses programs): look by hand
        https://example.org/closed
          content/a.mdx:9

      5 addresses: 1 gone, 1 moved, 1 without an answer, 1 not checked, 1 fine. Nothing was changed, and nothing was stopped."
    `);
  });
  test('cannot be broken out of by an address', () => {
    expect(markdownReport(judged)).toContain('- `https://example.org/old` → `https://example.org/new?%60x%60`\n  - `content/a.mdx:9`');
  });
  test('is short when all is well', () => {
    expect(textReport(judged.slice(0, 1))).toBe(
      '1 address: 0 gone, 0 moved, 0 without an answer, 0 not checked, 1 fine. Nothing was changed, and nothing was stopped.',
    );
  });
});

describe('npm run links', () => {
  const run = (...args: string[]) =>
    new Promise<{ code: number | string; out: string; told: string }>((done) =>
      execFile(NODE, ['scripts/links.ts', ...args], (error, out, told) => done({ code: error?.code ?? 0, out, told })),
    );

  test('ends with 0 whatever it finds, and can be read by programs', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'links-'));
    mkdirSync(join(folder, 'sources'));
    writeFileSync(join(folder, 'sources/plan-2025.yaml'), fileAt('sources/plan-2025.yaml').replace('DOI: 10.1000/plan', 'URL: https://nowhere.invalid/plan'));
    const { code, out } = await run('--content', folder, '--format', 'json');
    rmSync(folder, { recursive: true });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject([{ address: 'https://nowhere.invalid/plan', verdict: 'no-answer', uses: [{ line: 6 }] }]);
  }, 60_000);

  test.each([[['--format', 'xml']], [['--content', 'no-such-folder']], [['--all']]])('ends with 2 when it is called wrongly: %s', async (args) => {
    const { code, out, told } = await run(...args);
    expect([code, out]).toEqual([2, '']);
    expect(told).toContain('npm run links -- [--format text|json|markdown] [--content DIR]');
  });
});
