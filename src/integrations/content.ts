import type { AstroIntegration } from 'astro';
import { checkAll } from '../checks/all.ts';
import { filesShown, noticesOf } from '../consent/shown.ts';
import type { Hub } from '../hub/hub.ts';
import { closeHub, isContent, openHub } from '../hub/open.ts';
import { forgetPhotos, photoOf } from '../outputs/consented/photo.ts';
import { placeOf, rootOf } from '../hub/place.ts';
import { ContentError, errorsIn } from '../hub/problem.ts';

/**
 * Checks all content before Astro reads any of it: Astro's own sync would evaluate a page first and
 * stop at the first bad one. In development the model is read again when a file changes.
 */
export function hubContent(): AstroIntegration {
  return {
    name: 'hub-content',
    hooks: {
      'astro:config:setup': ({ command, logger }) => {
        for (const notice of noticesOf(openHub())) logger.warn(notice);
        const problems = errorsIn(checkAll(openHub()));
        if (problems.length === 0) {
          if (command === 'build') letGo(openHub());
          return;
        }
        const error = new ContentError(problems, rootOf(placeOf(openHub())));
        if (command === 'build') throw error;
        logger.error(error.message);
      },
      'astro:build:done': async () => {
        forgetPhotos(await Promise.all(filesShown(openHub(), 'Photo').map(photoOf)));
      },
      'astro:server:setup': ({ server, logger }) => {
        server.watcher.on('all', (_event, path) => {
          if (!isContent(path)) return;
          closeHub();
          const problems = errorsIn(checkAll(openHub()));
          if (problems.length > 0) logger.error(new ContentError(problems, rootOf(placeOf(openHub()))).message);
          server.hot.send({ type: 'full-reload' });
        });
      },
    },
  };
}

/** Lets go of what only the checks ask for, about a third of what a hub holds in memory: a build has checked everything now. */
function letGo(hub: Hub): void {
  for (const { body } of [...hub.all, ...hub.translations]) if (body) Object.assign(body, { sentences: [], passages: [], told: [], labels: [] });
}
