import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readAnswers, unanswered, weaknesses, type Answer } from '../../scripts/audit.ts';
import { ALLOWED, licencesPage, licensed, readLock } from '../../scripts/licences.ts';
import { billOfMaterials } from '../../scripts/sbom.ts';

describe('licences', () => {
  const packages = licensed(readLock());

  test('every package has one that is answered', () => {
    expect(packages.length).toBeGreaterThan(300);
    expect(packages.filter(({ licence }) => !(licence in ALLOWED))).toEqual([]);
    expect(Object.keys(ALLOWED).filter((licence) => !packages.some((one) => one.licence === licence))).toEqual([]);
  });

  test('the list in docs/ is that of the lockfile (mend: npm run licences)', () => {
    expect(readFileSync('docs/licences.md', 'utf8')).toBe(licencesPage(packages));
  });

  test('a package of another licence, or of none, is told', () => {
    const lock = {
      packages: {
        '': {},
        'node_modules/a': { version: '1.0.0', license: 'MIT', optionalDependencies: { 'a-linux': '1.0.0' } },
        'node_modules/a-linux': { version: '1.0.0', optional: true },
        'node_modules/a/node_modules/b': { version: '2.0.0', license: 'BUSL-1.1', dev: true },
        'node_modules/c': { version: '3.0.0' },
      },
    };
    expect(licensed(lock)).toEqual([
      { name: 'a', version: '1.0.0', licence: 'MIT', isForBuild: true },
      { name: 'a-linux', version: '1.0.0', licence: 'MIT', isForBuild: true },
      { name: 'b', version: '2.0.0', licence: 'BUSL-1.1', isForBuild: false },
      { name: 'c', version: '3.0.0', licence: 'unknown', isForBuild: true },
    ]);
    expect(licencesPage(licensed(lock))).toContain('| BUSL-1.1 | 1 | 0 | **Not answered.** |');
  });

  test('every package that the hub asks for itself has its line in docs/dependencies.md, in one version', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
      'dependencies' | 'devDependencies',
      Record<string, string>
    >;
    const page = readFileSync('docs/dependencies.md', 'utf8');
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
      expect(page.includes(`\`${name}\``) || page.includes(`\`${name.replace('@citation-js/', '')}\``), name).toBe(true);
    }
  });
});

describe('the bill of materials', () => {
  test('is CycloneDX, names every package of the lockfile once, and is the same each time', () => {
    const text = billOfMaterials();
    expect(billOfMaterials()).toBe(text);
    const bom = JSON.parse(text) as {
      bomFormat: string;
      specVersion: string;
      version: number;
      metadata: { component: { name: string } };
      components: { 'bom-ref': string; type: string; name: string; version: string; purl: string }[];
      dependencies: { ref: string; dependsOn: string[] }[];
    };
    expect([bom.bomFormat, bom.specVersion, bom.version, bom.metadata.component.name]).toEqual(['CycloneDX', '1.5', 1, 'copper-hub']);
    const refs = bom.components.map((component) => component['bom-ref']);
    expect(new Set(refs).size).toBe(refs.length);
    for (const { type, name, version, purl } of bom.components) expect([type, purl], name).toEqual(['library', expect.stringContaining(`@${version}`)]);
    const listed = new Set(bom.components.map(({ name, version }) => `${name} ${version}`));
    expect(licensed(readLock()).filter(({ name, version }) => !listed.has(`${name} ${version}`))).toEqual([]);
    const known = new Set([...refs, 'copper-hub@0.1.0']);
    for (const { ref, dependsOn } of bom.dependencies) expect([ref, ...dependsOn].filter((one) => !known.has(one))).toEqual([]);
    // Nothing of the machine that made it.
    expect(text).not.toContain(process.cwd());
  });
});

describe('known weaknesses', () => {
  const via = (id: string, severity: string) => ({ name: 'a', title: 'A weakness', url: `https://github.com/advisories/${id}`, severity });
  const report = {
    auditReportVersion: 2,
    vulnerabilities: { a: { via: [via('GHSA-1', 'high'), via('GHSA-2', 'moderate')] }, b: { via: ['a'] }, c: { via: [via('GHSA-3', 'critical')] } },
  };
  const answer = (advisory: string, until: string): Answer => ({ advisory, why: 'It is only used in tests.', until });

  test('stop when they are high or critical and nobody has answered', () => {
    const found = weaknesses(report);
    expect(found?.map(({ advisory }) => advisory)).toEqual(['GHSA-1', 'GHSA-3']);
    const left = (answers: Answer[]) => unanswered(found ?? [], answers, '2026-11-24').map(({ advisory }) => advisory);
    expect(left([])).toEqual(['GHSA-1', 'GHSA-3']);
    expect(left([answer('GHSA-1', '2026-11-24')])).toEqual(['GHSA-3']);
    expect(left([answer('GHSA-1', '2026-11-23'), answer('GHSA-3', '2027-01-01')])).toEqual(['GHSA-1']);
    expect(left([{ ...answer('GHSA-1', '2027-01-01'), why: ' ' }])).toEqual(['GHSA-1', 'GHSA-3']);
  });

  test('are not taken for none when the registry does not answer', () => {
    expect(weaknesses({ message: '405 Method Not Allowed', error: {} })).toBeUndefined();
  });

  test('the answers that are written down have a reason and a day', () => {
    for (const { advisory, why, until } of readAnswers()) {
      expect(advisory).toMatch(/^GHSA(?:-[0-9a-z]{4}){3}$/);
      expect(why.length, advisory).toBeGreaterThan(20);
      expect(until, advisory).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });
});
