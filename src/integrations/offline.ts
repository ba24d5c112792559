import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';

const WORKER = fileURLToPath(new URL('../client/offline/worker.ts', import.meta.url));

/**
 * Puts the worker that keeps lessons on a phone at `offline.js`. A worker reaches no further up than where it lies,
 * so it lies at the root of the hub, and its name stays the same: browsers look there for a newer one.
 */
export function offlineCopies(): AstroIntegration {
  const plugin: Plugin = {
    name: 'hub-offline',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    buildStart() {
      this.emitFile({ type: 'chunk', id: WORKER, fileName: 'offline.js' });
    },
  };
  return {
    name: 'hub-offline',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        if (command === 'build') updateConfig({ vite: { plugins: [plugin] } });
      },
    },
  };
}
