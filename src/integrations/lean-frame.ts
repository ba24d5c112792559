import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import type { Hub } from '../hub/hub.ts';
import { languageStyles } from '../outputs/head/fonts.ts';

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
/** Line breaks that Markdown leaves between the parts of a list or a table. No browser shows them. */
const PART = '</?(?:li|ol|p|section|table|tbody|td|th|thead|tr|ul)';
const BETWEEN = new RegExp(`(${PART}(?: [^<>]*)?>)\\n+(?=${PART}[ >])`, 'g');

/** The link to a page in another language: its name alone is well shown by any font of the device. */
const SWITCH = /<a class="tongue"[^>]*>/g;

export function leanFrame(hub: Hub): AstroIntegration {
  const languages = languageStyles(hub);
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
      'astro:build:done': ({ dir }) => {
        const missed = [...EMPTIED, DOCUMENT].filter((file) => !seen.has(file));
        if (missed.length > 0) throw new Error(`Starlight no longer asks for, or has changed: ${missed.join(', ')}. Look at src/integrations/lean-frame.ts.`);
        const out = fileURLToPath(dir);
        for (const name of readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'))) {
          const html = readFileSync(join(out, name), 'utf8');
          const spoken = html.replace(SWITCH, '');
          const lean = languages
            .filter(({ tag }) => !spoken.includes(` lang="${tag}"`))
            .reduce((text, { sheet }) => text.replace(`<style>${sheet}</style>`, ''), html)
            .replace(BETWEEN, '$1');
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
