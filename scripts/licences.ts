/**
 * `npm run licences`: writes docs/licences.md, the licence of every package in the lockfile. A test fails
 * when it is out of date, or when a package has a licence that is not answered here.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './set-up.mjs';

export interface LockedPackage {
  version?: string;
  license?: string;
  dev?: boolean;
  optional?: boolean;
  optionalDependencies?: Record<string, string>;
}
export interface Lock {
  packages: Record<string, LockedPackage>;
}
export interface Licensed {
  name: string;
  version: string;
  /** As the package says; `unknown` when neither it nor the package that brings it does. */
  licence: string;
  /** Whether a build needs it, or only tests and tools do. */
  isForBuild: boolean;
}

/** Every licence that may be there, and why it may. Any other is a decision: read it, then write it down here. */
export const ALLOWED: Readonly<Record<string, string>> = {
  MIT: 'Asks to keep its notice.',
  ISC: 'Asks to keep its notice.',
  '0BSD': 'Asks for nothing.',
  'BSD-2-Clause': 'Asks to keep its notice.',
  'BSD-3-Clause': 'Asks to keep its notice.',
  'Apache-2.0': 'Asks to keep its notices.',
  'BlueOak-1.0.0': 'Asks to keep its notice.',
  'CC0-1.0': 'Asks for nothing.',
  WTFPL: 'Asks for nothing.',
  'Python-2.0': 'Asks to keep its notice.',
  '(MIT OR CC0-1.0)': 'Taken under MIT.',
  'MIT OR Apache-2.0': 'Taken under MIT.',
  'OFL-1.1': 'Fonts. They may be used and embedded; they may not be sold by themselves.',
  'MPL-2.0': 'Tools of the build and the tests. Changed files of theirs would have to be shared; none is changed.',
  'LGPL-3.0-or-later': 'The library that resizes pictures, loaded as it is by sharp. It runs in the build and is not part of the site.',
  'Apache-2.0 AND LGPL-3.0-or-later': 'The same, for Windows.',
  'Apache-2.0 AND LGPL-3.0-or-later AND MIT': 'The same, for WebAssembly.',
  'CPAL-1.0 OR AGPL-1.0': 'Writes citations while the site is built. It is not changed, and is not part of the site.',
  'GPL-2.0-or-later': 'Pandoc, a tool that makes documents. It is not changed, and is not part of the site.',
  'CC BY-SA 4.0': 'A list of common misspellings. The spelling check reads it; it is not part of the site.',
};

const PREFIX = 'node_modules/';

/** Every package of the lockfile, by name and version. One that is brought for another system says nothing of itself here: it has the licence of the package that brings it. */
export function licensed(lock: Lock): Licensed[] {
  const bringers = new Map<string, string>();
  for (const { license, optionalDependencies } of Object.values(lock.packages))
    for (const name of Object.keys(optionalDependencies ?? {})) if (license) bringers.set(name, license);
  const found = new Map<string, Licensed>();
  for (const [path, { version = '', license, dev = false }] of Object.entries(lock.packages)) {
    if (path === '') continue;
    const name = path.slice(path.lastIndexOf(PREFIX) + PREFIX.length);
    const key = `${name} ${version}`;
    const isForBuild = !dev || (found.get(key)?.isForBuild ?? false);
    found.set(key, { name, version, licence: license ?? bringers.get(name) ?? 'unknown', isForBuild });
  }
  return [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
}

/** The page of licences. */
export function licencesPage(packages: readonly Licensed[]): string {
  const counts = Map.groupBy(packages, ({ licence }) => licence);
  const kinds = [...counts].toSorted(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1));
  return `# Licences of the packages

Written by \`npm run licences\` from the lockfile. Do not edit it. Why each licence may be there stands in \`scripts/licences.ts\`.

| Licence | Packages | For a build | Why it may be there |
| --- | --- | --- | --- |
${kinds.map(([licence, some]) => `| ${licence} | ${some.length} | ${some.filter(({ isForBuild }) => isForBuild).length} | ${ALLOWED[licence] ?? '**Not answered.**'} |`).join('\n')}

## Every package

| Package | Version | Licence | Needed for |
| --- | --- | --- | --- |
${packages.map(({ name, version, licence, isForBuild }) => `| \`${name}\` | ${version} | ${licence} | ${isForBuild ? 'build' : 'tests and tools'} |`).join('\n')}
`;
}

export function readLock(): Lock {
  return JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as Lock;
}

if (process.argv[1]?.endsWith('licences.ts')) {
  const packages = licensed(readLock());
  writeFileSync(join(ROOT, 'docs/licences.md'), licencesPage(packages));
  const unanswered = packages.filter(({ licence }) => !(licence in ALLOWED));
  for (const { name, version, licence } of unanswered) console.error(`${name} ${version}: ${licence} is not answered in scripts/licences.ts.`);
  console.log(`${packages.length} packages → docs/licences.md`);
  if (unanswered.length > 0) process.exitCode = 1;
}
