import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Files by their path below a folder; `undefined` leaves one out. */
export type Files = Readonly<Record<string, string | Uint8Array | undefined>>;

export function write(folder: string, files: Files): void {
  for (const [path, data] of Object.entries(files)) {
    if (data === undefined) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), data);
  }
}

/** Every file below a folder, by its path with forward slashes. */
export function filesIn(folder: string): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  for (const item of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!item.isFile()) continue;
    const path = join(item.parentPath, item.name);
    found.set(relative(folder, path).replaceAll('\\', '/'), readFileSync(path));
  }
  return found;
}

// What the test runner puts into its own environment would reach the build: its base path above all.
const RUNNER = /^(?:VITEST|BASE_URL$|MODE$|DEV$|PROD$|SSR$|TEST$|NODE_ENV$)/;

/** The environment of a build: that of the tests without what the test runner put into it. */
export function cleanEnv(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  return { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !RUNNER.test(name))), ASTRO_TELEMETRY_DISABLED: '1', ...more };
}

/** Builds a content folder as `npm run build` does. */
export function build(content: string, out: string, more: Readonly<Record<string, string>> = {}): { status: number | null; said: string } {
  const result = spawnSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build'], {
    env: cleanEnv({ HUB_CONTENT: content, HUB_OUT: out, HUB_CACHE: `${out}-cache`, ...more }),
    encoding: 'utf8',
  });
  return { status: result.status, said: result.stdout + result.stderr };
}
