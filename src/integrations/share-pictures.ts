import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Hub } from '../hub/hub.ts';
import { isKept } from '../outputs/share-image/kept.ts';
import { sharePictures, type SharePicture } from '../outputs/share-image/pictures.ts';

const MAKER = fileURLToPath(new URL('../outputs/share-image/make.ts', import.meta.url));
/** What draws them keeps a few megabytes of each: a process ends after so many. */
const IN_A_PROCESS = 200;

/**
 * Makes the share pictures of a build before its pages, on all processors. Each takes seventeen milliseconds, and
 * a thousand of them in the process of the build took half a gigabyte there.
 */
export function sharePicturesAhead(hub: Hub): AstroIntegration {
  return {
    name: 'hub-share-pictures',
    hooks: {
      'astro:build:start': async ({ logger }) => {
        const wanted = Object.values(sharePictures(hub)).filter((picture) => !isKept(picture));
        const batches = Array.from({ length: Math.ceil(wanted.length / IN_A_PROCESS) }, (_, at) => wanted.slice(at * IN_A_PROCESS, (at + 1) * IN_A_PROCESS));
        const work = async (): Promise<void> => {
          for (let batch = batches.shift(); batch; batch = batches.shift()) await make(batch);
        };
        await Promise.all(Array.from({ length: availableParallelism() }, work));
        logger.info(`share pictures: ${wanted.length} made`);
      },
    },
  };
}

function make(pictures: readonly SharePicture[]): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [MAKER], { stdio: ['pipe', 'ignore', 'inherit'] });
    child.on('error', fail);
    child.on('exit', (code, signal) =>
      code === 0 ? done() : fail(new Error(`The share pictures were not made: the process stopped with ${code ?? signal}.`)),
    );
    child.stdin.on('error', fail);
    child.stdin.end(JSON.stringify(pictures));
  });
}
