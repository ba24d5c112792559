import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { AstroIntegration } from 'astro';
import { checkAll } from '../checks/all.ts';
import { images } from '../checks/images.ts';
import { filesShown, noticesOf } from '../consent/shown.ts';
import { readEntry } from '../hub/entry.ts';
import { createHub } from '../hub/hub.ts';
import { closeHub, openHub } from '../hub/open.ts';
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
      'astro:config:setup': ({ command, logger, updateConfig }) => {
        updateConfig({ vite: { plugins: [onlyChecked()] } });
        for (const notice of noticesOf(openHub())) logger.warn(notice);
        const problems = errorsIn(checkAll(openHub()));
        if (problems.length === 0) return;
        const error = new ContentError(problems, rootOf(placeOf(openHub())));
        if (command === 'build') throw error;
        logger.error(error.message);
      },
      'astro:build:done': async () => {
        forgetPhotos(await Promise.all(filesShown(openHub(), 'Photo').map(photoOf)));
      },
      'astro:server:setup': ({ server, logger }) => {
        server.watcher.on('all', (_event, path) => {
          if (!path.replaceAll('\\', '/').includes('/content/')) return;
          closeHub();
          const problems = errorsIn(checkAll(openHub()));
          if (problems.length > 0) logger.error(new ContentError(problems, rootOf(placeOf(openHub()))).message);
          server.hot.send({ type: 'full-reload' });
        });
      },
    },
  };
}

/**
 * Lets no page be compiled that its reader refuses. A build has stopped before; this is for `npm run dev`,
 * which goes on while somebody writes, and would run the code of a page that was sent in.
 */
export function onlyChecked(folder = process.env.HUB_CONTENT ?? 'content') {
  return {
    name: 'hub-only-checked',
    enforce: 'pre' as const,
    transform: {
      filter: { id: /\.mdx(?:\?|$)/ },
      handler(_code: string, id: string): void {
        const file = id.split('?')[0] ?? id;
        const path = relative(resolve(folder), file).replaceAll('\\', '/');
        const { entry, translation, problems } = readEntry(path, `content/${path}`, readFileSync(file, 'utf8'));
        const hub = createHub({
          entries: entry ? [entry] : [],
          translations: translation ? [translation] : [],
          broken: new Set(),
          assets: new Set(),
          problems,
        });
        // A picture that is not there is no danger; one of another kind would be run.
        const refused = [...errorsIn(problems), ...images(hub).filter(({ rule }) => rule === 'image-address')];
        if (refused.length > 0) throw new ContentError(refused);
      },
    },
  };
}
