/**
 * `npm run sbom`: writes the software bill of materials (CycloneDX), .cache/sbom.cdx.json or the file after
 * `--to`: every package of the lockfile with its version, licence and hash. npm makes it; what would make
 * two of the same lockfile differ, a time and a number by chance, is taken out.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from './set-up.mjs';

interface Bom {
  serialNumber?: string;
  metadata: { timestamp?: string };
  components: { name: string; version: string }[];
}

/** The bill of materials of this lockfile, as text. */
export function billOfMaterials(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hub-sbom-'));
  // npm takes the name of the folder for the name of the project.
  const project = join(folder, 'copper-hub');
  try {
    mkdirSync(project);
    writeFileSync(join(project, 'package.json'), readFileSync(join(ROOT, 'package.json')));
    // A package that asks for whatever is newest has a fixed version here all the same; npm would refuse to list it.
    writeFileSync(join(project, 'package-lock.json'), readFileSync(join(ROOT, 'package-lock.json'), 'utf8').replaceAll('": "latest"', '": "*"'));
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const text = execFileSync(npm, ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only'], {
      cwd: project,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      shell: npm.endsWith('.cmd'),
    });
    const bom = JSON.parse(text) as Bom;
    delete bom.serialNumber;
    delete bom.metadata.timestamp;
    return `${JSON.stringify(bom, null, 1)}\n`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1]?.endsWith('sbom.ts')) {
  const { values } = parseArgs({ options: { to: { type: 'string', default: join(ROOT, '.cache/sbom.cdx.json') } } });
  const to = resolve(values.to);
  mkdirSync(dirname(to), { recursive: true });
  const text = billOfMaterials();
  writeFileSync(to, text);
  console.log(`${(JSON.parse(text) as Bom).components.length} packages → ${to}`);
}
