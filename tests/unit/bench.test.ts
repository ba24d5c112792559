import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { measureBuild, secondsIn } from '../../scripts/bench/measure-build.ts';
import { PROGRAMS } from '../../scripts/bench/corpus.ts';
import { SETUPS } from '../../scripts/bench/programs.ts';
import { between, ratioOf, ratiosOf, tableOf, type Row } from '../../scripts/bench/report.ts';
import { serveFolder } from '../../scripts/bench/server.ts';

const own: Row = { title: 'This hub', versions: [], figures: { cpu: 20, bytes: 8000, requests: 2, bytesAfter: 0, pages: 1200 } };
const other: Row = { title: 'Other', versions: [], figures: { cpu: 5, bytes: 231_234, requests: 23, bytesAfter: 71_000, pages: 107 } };

test('the table has a row for each figure that was measured, and ratios where they say something', () => {
  const cells = tableOf([own, other])
    .split('\n')
    .map((line) =>
      line
        .split('|')
        .map((cell) => cell.trim())
        .slice(1, -1),
    );
  expect(cells.filter((_, index) => index !== 1)).toEqual([
    ['', 'This hub', 'Other'],
    ['Build: processor time, s', '20.0', '5.0 (0.25×)'],
    ['Site: HTML pages, without redirects', '1,200', '107'],
    ['Lesson: bytes until loaded', '8,000', '231,234 (29×)'],
    ['Lesson: bytes after that, unasked', '0', '71,000'],
    ['Lesson: requests until loaded', '2', '23 (12×)'],
  ]);
});

test('a ratio has two digits that count, and none where the hub has nothing or the figure is not better when small', () => {
  expect(ratioOf('bytes', other, own)).toBe('29');
  expect(ratioOf('requests', { ...other, figures: { requests: 3 } }, own)).toBe('1.5');
  expect(ratioOf('cpu', other, own)).toBe('0.25');
  expect(ratioOf('bytesAfter', other, own)).toBeUndefined();
  expect(ratioOf('pages', other, own)).toBeUndefined();
  expect(ratioOf('cpu', own, own)).toBeUndefined();
  expect(ratioOf('searchTime', other, own)).toBeUndefined();
});

test('a table takes the place of the one before it, and nothing else changes', () => {
  const text = 'Before.\n\n<!-- lessons 100 -->\n\nold\n\n<!-- /lessons 100 -->\n\nAfter.\n';
  const written = between(text, 'lessons 100', 'new');
  expect(written).toBe(text.replace('old', 'new'));
  expect(between(written, 'lessons 100', 'new')).toBe(written);
  expect(() => between(text, 'lessons 7', 'new')).toThrow('lessons 7');
});

test('the README is given ratios and no figures', () => {
  const table = ratiosOf([own, { ...other, figures: { ...other.figures, bytesInAll: 302_234 } }, { ...other, figures: {} }]);
  expect(table).toMatch(/This hub is 1 +\| Other \| Other/);
  expect(table).toMatch(/Processor time of the whole build +\| +0\.25 \| +– \|/);
  expect(table).not.toMatch(/\d{3}/);
  expect(between(readFileSync('README.md', 'utf8'), 'ratios', table)).toContain(table);
});

test('docs/benchmarks.md has a place for each size', () => {
  const text = readFileSync('docs/benchmarks.md', 'utf8');
  for (const size of [100, 1000]) expect(between(text, `lessons ${size}`, 'x')).toContain('\n\nx\n\n');
});

test('the times of all processes of a build are counted, also of those that its own start', async () => {
  expect(secondsIn('0m0.01s 0m0.02s\n1m2.50s 0m0.25s\n')).toBeCloseTo(62.75);
  expect(() => secondsIn('real 1.0')).toThrow();
  const folder = mkdtempSync(join(tmpdir(), 'hub-bench-'));
  try {
    const busy = 'const held = Buffer.alloc(9e7, 1); for (let turn = 1; turn % 1e6 || process.cpuUsage().user < 4e5; turn += 1); setTimeout(() => held, 400)';
    writeFileSync(join(folder, 'inner.js'), busy);
    writeFileSync(join(folder, 'outer.js'), "require('node:child_process').execFileSync(process.execPath, ['inner.js'])");
    const cost = await measureBuild('node outer.js && node inner.js', folder, join(folder, 'log'));
    expect(cost.cpu).toBeGreaterThan(0.75);
    expect(cost.largest).toBeGreaterThan(90);
    expect(cost.together).toBeGreaterThan(cost.largest);
    await expect(measureBuild('echo why >&2; exit 3', folder, join(folder, 'log'))).rejects.toThrow(/stopped with 3:\s+why/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the server counts the bytes that go over the wire, and names what is not there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hub-bench-'));
  writeFileSync(join(folder, 'index.html'), '<p>word</p>'.repeat(500));
  writeFileSync(join(folder, 'picture.webp'), 'not packed'.repeat(50));
  const server = await serveFolder(folder);
  try {
    const page = await fetch(server.address);
    expect(page.headers.get('content-encoding')).toBe('br');
    expect(await page.text()).toBe('<p>word</p>'.repeat(500));
    await fetch(`${server.address}/picture.webp`);
    await fetch(`${server.address}/../../etc/none`);
    await fetch(`${server.address}/favicon.ico`);
    expect(server.answers.map(({ path, status }) => [path, status])).toEqual([
      ['/', 200],
      ['/picture.webp', 200],
      ['/etc/none', 404],
    ]);
    expect(server.answers[0]?.bytes).toBeLessThan(100);
    expect(server.answers[1]?.bytes).toBe(500);
  } finally {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('each peer names its packages by exact versions', () => {
  for (const program of PROGRAMS.filter((name) => name !== 'hub')) {
    const file = `scripts/bench/peers/${program}/package.json`;
    expect(existsSync(file), file).toBe(true);
    const { dependencies } = JSON.parse(readFileSync(file, 'utf8')) as { dependencies: Record<string, string> };
    for (const name of SETUPS[program].packages) expect(Object.keys(dependencies)).toContain(name);
    for (const version of Object.values(dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  }
});
