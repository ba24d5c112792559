/**
 * `npm run audit`: asks the registry for known weaknesses of the packages in the lockfile, and ends with 1
 * when one of them is high or critical and has no answer in docs/audit.yaml. It needs the internet. A registry
 * that does not answer such questions ends it with 2: nothing is then known.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from './set-up.mjs';

/** Why an advisory need not stop anything, and until which day that is taken for granted. */
export interface Answer {
  advisory: string;
  why: string;
  until: string;
}
export interface Weakness {
  package: string;
  advisory: string;
  severity: string;
  title: string;
}

interface Via {
  name: string;
  title: string;
  url: string;
  severity: string;
}
interface Report {
  vulnerabilities?: Record<string, { via: (Via | string)[] }>;
}

const STOPS = ['high', 'critical'];

/** The weaknesses that stop, out of what npm says (`npm audit --json`); undefined when that is no report. */
export function weaknesses(report: unknown): Weakness[] | undefined {
  const { vulnerabilities } = report as Report;
  if (!vulnerabilities) return undefined;
  const found = new Map<string, Weakness>();
  for (const { via } of Object.values(vulnerabilities)) {
    for (const one of via) {
      // A name stands for a package that is weak through another, which is listed itself.
      if (typeof one === 'string' || !STOPS.includes(one.severity)) continue;
      const advisory = one.url.slice(one.url.lastIndexOf('/') + 1);
      found.set(`${advisory} ${one.name}`, { package: one.name, advisory, severity: one.severity, title: one.title });
    }
  }
  return [...found.values()].toSorted((a, b) => (a.advisory < b.advisory ? -1 : 1));
}

/** Those without an answer, or with one whose day has passed. `today` is `YYYY-MM-DD`. */
export function unanswered(found: readonly Weakness[], answers: readonly Answer[], today: string): Weakness[] {
  return found.filter(({ advisory }) => !answers.some((answer) => answer.advisory === advisory && answer.why.trim() !== '' && answer.until >= today));
}

export function readAnswers(): Answer[] {
  const file = join(ROOT, 'docs/audit.yaml');
  return existsSync(file) ? ((parse(readFileSync(file, 'utf8')) as { answers?: Answer[] | null }).answers ?? []) : [];
}

if (process.argv[1]?.endsWith('audit.ts')) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { stdout } = spawnSync(npm, ['audit', '--json', '--package-lock-only'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: npm.endsWith('.cmd'),
  });
  let found: Weakness[] | undefined;
  try {
    found = weaknesses(JSON.parse(stdout));
  } catch {
    found = undefined;
  }
  if (!found) {
    console.error(`The registry did not say what it knows. Nothing was checked.\n${stdout.slice(0, 400)}`);
    process.exitCode = 2;
  } else {
    const open = unanswered(found, readAnswers(), new Date().toISOString().slice(0, 10));
    for (const { package: name, advisory, severity, title } of open)
      console.error(`${severity}: ${name}: ${title} (https://github.com/advisories/${advisory})`);
    console.log(`${found.length} high or critical, ${open.length} without an answer in docs/audit.yaml.`);
    if (open.length > 0) process.exitCode = 1;
  }
}
