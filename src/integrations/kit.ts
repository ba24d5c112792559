import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { kitFolder } from '../kit/manifest.ts';

/** Puts the files of the kit into the site whose pages list them. In every other build there are none, and nothing is loaded for them. */
export async function lessonKit(): Promise<AstroIntegration> {
  const folder = kitFolder();
  const kit = folder ? await import('../kit/make.ts') : undefined;
  return {
    name: 'hub-kit',
    hooks: {
      'astro:build:done': ({ dir, logger }) => {
        if (folder && kit) logger.info(`kit: ${kit.placeKit(folder, fileURLToPath(dir)).length} files`);
      },
    },
  };
}
