/**
 * `node scripts/complete-lock.mjs`, after changing a dependency: adds to the lockfile the optional
 * platform packages (darwin, windows …) that a registry mirror did not hold when it was written.
 * npm leaves them out, and `npm ci` then refuses the lockfile. They are added without a hash: they
 * are installed on their own platforms only.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const OS = { darwin: 'darwin', linux: 'linux', win32: 'win32', windows: 'win32', freebsd: 'freebsd', android: 'android', openbsd: 'openbsd', netbsd: 'netbsd' };
let added = 0;
for (const [path, item] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(item.optionalDependencies ?? {})) {
    if (path === '' || lock.packages[`node_modules/${name}`] || lock.packages[`${path}/node_modules/${name}`] || !/^\d/.test(version)) continue;
    const parts = name.split(/[/-]/);
    const os = parts.map((part) => OS[part]).find(Boolean);
    const cpu = parts.find((part) => ['x64', 'arm64', 'arm', 'ia32', 'wasm32', 'riscv64', 's390x', 'ppc64'].includes(part));
    lock.packages[`node_modules/${name}`] = { version, optional: true, ...(os ? { os: [os] } : {}), ...(cpu ? { cpu: [cpu] } : {}) };
    added += 1;
  }
}
const { '': root, ...rest } = lock.packages;
lock.packages = { '': root, ...Object.fromEntries(Object.entries(rest).sort(([a], [b]) => a.localeCompare(b, 'en'))) };
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} added.`);
