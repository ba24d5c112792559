import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import type { Hub } from '../hub/hub.ts';
import type { Place } from '../hub/place.ts';
import { languageStyles } from '../outputs/head/fonts.ts';
import { leanPage } from '../outputs/head/lean-page.ts';
import { headerRules, headersFile } from '../outputs/policy/headers-file.ts';
import { inspectPage, type Inspected, type Trusted } from '../outputs/policy/page.ts';
import { openKept } from './kept.ts';
import { hashOf, metaPolicy } from '../outputs/policy/policy.ts';
import { SLIDES_SCRIPT, THEME_SCRIPT } from '../outputs/policy/theme-script.ts';

/** Where every page of the frame starts; the policy must stand before anything that it is about. */
const START = '<head><meta charset="utf-8">';

/** No script comes from here: what a contributor wrote is never what a page is compared with. */
const CONTENT = resolve(process.env.HUB_CONTENT ?? 'content') + sep;
/** What Vite writes into a sheet for itself, and takes out again before the sheet is used; and line breaks. */
const MARK = /\/\*\$vite\$:\d+\*\//;

/**
 * Gives the built site its content security policy. What may run is known before any page is made: the
 * theme script, and what the bundler made of the hub's own files. A page is then only ever compared
 * with that. Whatever it holds besides stops the build, so nothing that got into a page is ever allowed.
 * Each page is read and written once here, so what no reader needs is taken out of it at the same time.
 */
export function contentPolicy(hub: Hub, place: Place): AstroIntegration {
  const lean = leanPage(hub);
  const scripts = new Set([THEME_SCRIPT, SLIDES_SCRIPT]);
  const sheets = new Set(languageStyles(hub).map(({ sheet }) => sheet));
  const plugin: Plugin = {
    name: 'hub-policy',
    generateBundle: {
      // Before Astro moves small files into pages.
      order: 'pre',
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type === 'asset') {
            if (!file.fileName.endsWith('.css') || typeof file.source !== 'string') continue;
            file.source = file.source.replace(MARK, '').trim();
            sheets.add(file.source);
          } else if (this.environment.name === 'client' && !file.moduleIds.some((id) => id.startsWith(CONTENT))) scripts.add(file.code.trim());
        }
      },
    },
  };
  return {
    name: 'hub-policy',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        if (command === 'build') updateConfig({ vite: { plugins: [plugin] } });
      },
      'astro:build:done': ({ dir, logger }) => {
        const out = fileURLToPath(dir);
        const trusted: Trusted = { scripts, sheets, files: `${place.base}_astro/` };
        const used = { scripts: new Set<string>(), styles: new Set<string>() };
        const faults: string[] = [];
        // What was found in a page holds for the same bytes, while the same is trusted and the same is looked for.
        const rules = readFileSync(new URL('../outputs/policy/page.ts', import.meta.url), 'utf8');
        const kept = openKept<Inspected>('inspected', hashOf(JSON.stringify([rules, [...scripts], [...sheets], trusted.files])));
        const pages = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'));
        for (const name of pages) {
          const file = join(out, name);
          const html = lean(readFileSync(file, 'utf8'));
          const page = kept.get(html, () => inspected(html, trusted));
          faults.push(...page.faults.map((fault) => `  ${relative(out, file).replaceAll('\\', '/')}: ${fault}`));
          for (const hash of page.scripts) used.scripts.add(hash);
          for (const hash of page.styles) used.styles.add(hash);
          writeFileSync(file, html.replace(START, `${START}<meta http-equiv="Content-Security-Policy" content="${metaPolicy(page.scripts)}">`));
        }
        if (faults.length > 0) throw new Error(refusal(faults));
        kept.save();
        const allowed = { scripts: [...used.scripts].sort(), styles: [...used.styles].sort(), https: place.known && place.origin.startsWith('https:') };
        writeFileSync(join(out, '_headers'), headersFile(headerRules(place.base, allowed)));
        logger.info(`policy: ${pages.length} pages, ${allowed.scripts.length} inline scripts, ${allowed.styles.length} inline styles`);
      },
    },
  };
}

/** What stands in a page, with hashes in the place of texts. */
function inspected(html: string, trusted: Trusted): Inspected {
  const { scripts, styles, faults } = inspectPage(html, trusted);
  return {
    scripts: [...new Set(scripts)].map(hashOf),
    styles: [...new Set(styles)].map(hashOf),
    faults: html.includes(START) ? faults : [...faults, `no ${START}`],
  };
}

function refusal(faults: readonly string[]): string {
  const SHOWN = 20;
  return [
    `${faults.length} ${faults.length === 1 ? 'thing' : 'things'} on built pages could run or load what the hub's own parts did not make:`,
    ...faults.slice(0, SHOWN),
    ...(faults.length > SHOWN ? [`  and ${faults.length - SHOWN} more`] : []),
    'Nothing was published. If a part of the hub needs it, give it a file below src/ that the build makes (docs/deploying.md, Headers).',
  ].join('\n');
}
