import { execFileSync, spawn } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ROOT } from '../set-up.mjs';

/** What a build took, from its start to the end of its last process. */
export interface BuildCost {
  /** Seconds of the processors, the user's and the system's, in all its processes. */
  cpu: number;
  /** Seconds that passed. */
  wall: number;
  /** MiB of the process that had the most. */
  largest: number;
  /** MiB of all its processes at the moment when they had the most together; what they share counts for each. */
  together: number;
}

/** How often memory is looked at, in milliseconds. */
const EVERY = 150;

/**
 * Runs one line of a shell and measures it. The shell itself says how long its children kept the
 * processors busy, so nothing is missed; memory is looked at a few times a second.
 *
 * @param log the file that its output goes to.
 * @throws Error with the end of its output when it fails.
 */
export async function measureBuild(command: string, cwd: string, log: string): Promise<BuildCost> {
  const out = openSync(log, 'w');
  const start = performance.now();
  const child = spawn('sh', ['-c', `{ ${command}; } ; code=$?; times >&3; exit $code`], {
    cwd,
    stdio: ['ignore', out, out, 'pipe'],
    env: { ...process.env, PATH: `${join(ROOT, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`, NODE_ENV: 'production' },
  });
  let times = '';
  child.stdio[3]?.on('data', (chunk: Buffer) => (times += chunk.toString()));
  const memory = { largest: 0, together: 0 };
  const look = setInterval(() => {
    const found = child.pid === undefined ? [] : memoryOf(child.pid);
    memory.largest = Math.max(memory.largest, ...found.map(({ most }) => most));
    memory.together = Math.max(
      memory.together,
      found.reduce((sum, { now }) => sum + now, 0),
    );
  }, EVERY);
  const code = await new Promise<number | null>((done, fail) => {
    child.on('error', fail);
    child.on('close', done);
  });
  clearInterval(look);
  closeSync(out);
  if (code !== 0) throw new Error(`${command} stopped with ${code}:\n${readFileSync(log, 'utf8').slice(-2000)}`);
  return { cpu: secondsIn(times), wall: (performance.now() - start) / 1000, ...memory };
}

/** What `times` says: the shell's own times on the first line, its children's on the second. */
export function secondsIn(times: string): number {
  const spent = [...(times.trim().split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  if (spent.length !== 2) throw new Error(`The shell says its times in another way: ${times}`);
  return spent.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0);
}

/** MiB of a process and all below it. */
function memoryOf(root: number): { now: number; most: number }[] {
  const all = process.platform === 'linux' ? fromProc() : fromPs();
  const ids = new Set([root]);
  for (let before = 0; before !== ids.size;) {
    before = ids.size;
    for (const { id, parent } of all) if (ids.has(parent)) ids.add(id);
  }
  return all.filter(({ id }) => ids.has(id) && id !== root).map(({ id, now }) => ({ now, most: mostOf(id) ?? now }));
}

function fromProc(): { id: number; parent: number; now: number }[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      // The name of the program stands in brackets and may hold anything.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return [{ id: Number(name), parent: Number(fields[1]), now: (Number(fields[21]) * 4096) / 2 ** 20 }];
    } catch {
      return [];
    }
  });
}

function fromPs(): { id: number; parent: number; now: number }[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .map(([id = 0, parent = 0, kib = 0]) => ({ id, parent, now: kib / 1024 }));
}

/** The most that a process ever had, where the system keeps it. */
function mostOf(id: number): number | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    const kib = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1];
    return kib === undefined ? undefined : Number(kib) / 1024;
  } catch {
    return undefined;
  }
}
