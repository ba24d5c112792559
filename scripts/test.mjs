/**
 * `npm test`: everything, from a fresh clone: install, build, then every test. The last line is
 * `N passed, N failed`. A step that cannot run is a failure, never skipped.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, install, NODE, ROOT, run, say } from './set-up.mjs';

const RESULTS = join(ROOT, '.cache/results');
const counts = { passed: 0, failed: 0 };
process.env.ASTRO_TELEMETRY_DISABLED = '1';

await must('install', install);
await must('build', build);
rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });

await step('The content has no problems', () => run(NODE, ['scripts/check.ts']));
await step('The types hold', () => run(NODE, ['node_modules/astro/bin/astro.mjs', 'check', '--minimumSeverity', 'warning']));
await suite('Unit tests', 'unit', () => vitest('unit'));
await suite('The built pages', 'site', () => vitest('site'));
await suite('Small sites of made-up content', 'built', () => vitest('built'));
await step('The budget holds', () => run(NODE, ['scripts/budget.ts']));
await suite('In a real browser', 'e2e', async () => {
  const { findBrowser } = await import('./browser.mjs');
  const browser = await findBrowser();
  await run(NODE, ['node_modules/@playwright/test/cli.js', 'test'], {
    ...(browser ? { CHROMIUM_PATH: browser } : {}),
    PLAYWRIGHT_JSON_OUTPUT_FILE: join(RESULTS, 'e2e.json'),
  });
});

console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed > 0 ? 1 : 0;

function vitest(name) {
  return run(NODE, [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    name,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(RESULTS, `${name}.json`)}`,
  ]);
}

/** Without an install and a build there is nothing to test. */
async function must(name, task) {
  try {
    await task();
    counts.passed += 1;
  } catch (error) {
    console.error(`\n${name}: ${error.message}\n\n${counts.passed} passed, 1 failed`);
    process.exit(1);
  }
}

async function step(name, task) {
  say(name);
  try {
    await task();
    counts.passed += 1;
  } catch (error) {
    console.error(error.message);
    counts.failed += 1;
  }
}

/** Runs a suite and adds its own counts; a suite that stops without a count is one failure. */
async function suite(title, name, task) {
  say(title);
  let failure;
  try {
    await task();
  } catch (error) {
    failure = error;
  }
  const found = read(name);
  if (found) {
    counts.passed += found.passed;
    counts.failed += found.failed;
  }
  if (failure && !(found && found.failed > 0)) {
    console.error(failure.message);
    counts.failed += 1;
  } else if (!found || found.passed + found.failed === 0) {
    console.error(`${title}: no test ran.`);
    counts.failed += 1;
  }
}

function read(name) {
  const file = join(RESULTS, `${name}.json`);
  if (!existsSync(file)) return undefined;
  const data = JSON.parse(readFileSync(file, 'utf8'));
  if ('numPassedTests' in data) return { passed: data.numPassedTests, failed: data.numFailedTests };
  const { expected = 0, unexpected = 0, flaky = 0 } = data.stats ?? {};
  return { passed: expected + flaky, failed: unexpected };
}
