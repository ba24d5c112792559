import { readFileSync } from 'node:fs';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';

/**
 * Style files of Starlight's page shell that the hub's own frame replaces. Emptying them takes about
 * 2 KB (brotli) off every page; see docs/architecture.md. They are private to Starlight, so its
 * version is pinned and the build fails when one of them is no longer asked for.
 */
const EMPTIED = ['style/props.css', 'style/reset.css', 'style/asides.css', 'style/util.css', 'style/layers.css'] as const;

/** The document that Starlight makes around every page. */
const DOCUMENT = '@astrojs/starlight/dist/components/Page.astro';
/**
 * What is left out of it: rules that place a sidebar and a mobile menu that the hub does not have, the script
 * that remembers that sidebar, and the sheet for print. The hub's head links its own, before the sheets of
 * single kinds of page.
 */
const LEFT_OUT = [
  /<style>[^]*?<\/style>/,
  /<script src="[^"]*SidebarPersistState"><\/script>/,
  /^import printHref from .*$/m,
  /<link rel="stylesheet" href=\{printHref\} media="print" \/>/,
] as const;

/** Where Starlight reads what a page says of itself. */
const FIELDS = '@astrojs/starlight/dist/utils/starlight-page.js';
/** It makes the same schema again for every page, which takes longer than reading with it: here it is made once. */
const SCHEMA = /const schema = (await StarlightPageFrontmatterSchema\(.*\));$/m;
const SCHEMA_ONCE = 'const schema = (schemaOfPages ??= $1);';

export function leanFrame(): AstroIntegration {
  const seen = new Set<string>();
  const plugin: Plugin = {
    name: 'hub-lean-frame',
    enforce: 'pre',
    resolveId(id, importer) {
      if (!importer?.includes('@astrojs/starlight')) return null;
      const found = EMPTIED.find((file) => id.split('?')[0]?.includes(file));
      if (!found) return null;
      seen.add(found);
      return '\0hub-empty.css';
    },
    load(id) {
      if (id === '\0hub-empty.css') return '';
      if (id.endsWith(FIELDS)) {
        const source = readFileSync(id, 'utf8');
        if (SCHEMA.test(source)) seen.add(FIELDS);
        return `let schemaOfPages;\n${source.replace(SCHEMA, SCHEMA_ONCE)}`;
      }
      if (!id.endsWith(DOCUMENT)) return null;
      const source = readFileSync(id, 'utf8');
      if (LEFT_OUT.every((part) => part.test(source))) seen.add(DOCUMENT);
      return LEFT_OUT.reduce((text, part) => text.replace(part, ''), source);
    },
  };
  return {
    name: 'hub-lean-frame',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [plugin], build: { rolldownOptions: { onLog: quiet } } } });
      },
      'astro:build:done': () => {
        const missed = [...EMPTIED, DOCUMENT, FIELDS].filter((file) => !seen.has(file));
        if (missed.length > 0) throw new Error(`Starlight no longer asks for, or has changed: ${missed.join(', ')}. Look at src/integrations/lean-frame.ts.`);
      },
    },
  };
}

/** Astro marks each MDX module with a directive that the bundler warns of, once a page: noise to a contributor. */
function quiet(level: string, log: { code?: string }, next: (level: 'warn' | 'info' | 'debug', log: never) => void): void {
  if (log.code !== 'MODULE_LEVEL_DIRECTIVE') next(level as 'warn', log as never);
}
