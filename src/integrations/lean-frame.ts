import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';

/**
 * Files of Starlight's page shell that the hub's own frame replaces. Emptying them takes about
 * 2 KB (brotli) off every page; see docs/architecture.md. They are private to Starlight, so its
 * version is pinned and the build fails when one of them is no longer asked for.
 */
const EMPTIED = [
  'style/props.css',
  'style/reset.css',
  'style/asides.css',
  'style/util.css',
  'style/layers.css',
  'components-internals/SidebarPersistState',
] as const;

/** Starlight links this sheet for print only, off the way to the first paint: the hub's stands in its place. */
const PRINT = 'style/print.css';
/** The shell's own rules place a sidebar and a mobile menu that the hub does not have. */
const SHELL = 'components/Page.astro?astro&type=style';
/** Line breaks that Markdown leaves between the parts of a list or a table. No browser shows them. */
const PART = '</?(?:li|ol|p|section|table|tbody|td|th|thead|tr|ul)';
const BETWEEN = new RegExp(`(${PART}(?: [^<>]*)?>)\\n+(?=${PART}[ >])`, 'g');
const OUR_PRINT = fileURLToPath(new URL('../styles/print.css', import.meta.url));

export function leanFrame(): AstroIntegration {
  const seen = new Set<string>();
  const plugin: Plugin = {
    name: 'hub-lean-frame',
    enforce: 'pre',
    resolveId(id, importer) {
      if (!importer?.includes('@astrojs/starlight')) return null;
      if (id.includes(PRINT)) {
        seen.add(PRINT);
        return `${OUR_PRINT}?url&no-inline`;
      }
      const found = EMPTIED.find((file) => id.split('?')[0]?.includes(file));
      if (!found) return null;
      seen.add(found);
      return found.endsWith('.css') ? '\0hub-empty.css' : '\0hub-empty.js';
    },
    load(id) {
      return id.startsWith('\0hub-empty') ? (id.endsWith('.css') ? '' : 'export {};') : null;
    },
    transform(_code, id) {
      if (!id.includes(SHELL) || !id.includes('@astrojs/starlight')) return null;
      seen.add(SHELL);
      return { code: '', map: null };
    },
  };
  return {
    name: 'hub-lean-frame',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [plugin], build: { rolldownOptions: { onLog: quiet } } } });
      },
      'astro:build:done': ({ dir }) => {
        const missed = [...EMPTIED, PRINT, SHELL].filter((file) => !seen.has(file));
        if (missed.length > 0) throw new Error(`Starlight no longer asks for: ${missed.join(', ')}. Look at src/integrations/lean-frame.ts.`);
        const out = fileURLToPath(dir);
        for (const name of readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'))) {
          const html = readFileSync(join(out, name), 'utf8');
          const lean = html.replace(BETWEEN, '$1');
          if (lean !== html) writeFileSync(join(out, name), lean);
        }
      },
    },
  };
}

/** Astro marks each MDX module with a directive that the bundler warns of, once a page: noise to a contributor. */
function quiet(level: string, log: { code?: string }, next: (level: 'warn' | 'info' | 'debug', log: never) => void): void {
  if (log.code !== 'MODULE_LEVEL_DIRECTIVE') next(level as 'warn', log as never);
}
