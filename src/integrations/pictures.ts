import { join, resolve } from 'node:path';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import { fileOf } from '../consent/shown.ts';
import { contentFolder, isContent, openHub } from '../hub/open.ts';
import type { Hub } from '../hub/hub.ts';

const NAME = 'virtual:hub-pictures';
const ID = `\0${NAME}`;

/** Gives Astro the pictures that stand beside pages, so that it makes them in WebP: a module of all of them, by their paths below `content/`. */
export function pagePictures(): AstroIntegration {
  const plugin: Plugin = {
    name: 'hub-pictures',
    resolveId: (id) => (id === NAME ? ID : null),
    load: (id) => (id === ID ? moduleOf(picturesShown(openHub()), resolve(contentFolder())) : null),
  };
  return {
    name: 'hub-pictures',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [plugin] } });
      },
      'astro:server:setup': ({ server }) => {
        server.watcher.on('all', (_event, path) => {
          if (!isContent(path)) return;
          for (const { moduleGraph } of Object.values(server.environments)) {
            const module = moduleGraph.getModuleById(ID);
            if (module) moduleGraph.invalidateModule(module);
          }
        });
      },
    },
  };
}

/** The pictures that pages show, by path below `content/`. Photos of people are not among them: they need a consent. */
export function picturesShown(hub: Hub): string[] {
  const shown = [...hub.all, ...hub.translations].flatMap((item) => (item.body?.images ?? []).map(({ url }) => fileOf(item, url)));
  return [...new Set(shown)].filter((path) => hub.assets.has(path)).sort();
}

function moduleOf(paths: readonly string[], folder: string): string {
  return [
    ...paths.map((path, index) => `import p${index} from ${JSON.stringify(join(folder, path).replaceAll('\\', '/'))};`),
    `export default {${paths.map((path, index) => `${JSON.stringify(path)}: p${index}`).join(', ')}};`,
  ].join('\n');
}
