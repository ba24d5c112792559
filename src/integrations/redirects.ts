import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Hub } from '../hub/hub.ts';
import type { Place } from '../hub/place.ts';
import { redirectPages, redirectsFile } from '../outputs/redirects/pages.ts';
import { shortPages } from '../outputs/short/pages.ts';

/** Writes the pages at old and at short addresses, and the list of them for hosts that can answer with a redirect. */
export function redirects(hub: Hub, place: Place): AstroIntegration {
  return {
    name: 'hub-redirects',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const out = fileURLToPath(dir);
        const moved = redirectPages(hub, place);
        const short = shortPages(hub, place);
        for (const { path, html } of [...moved, ...short]) {
          const file = join(out, path, 'index.html');
          if (existsSync(file)) throw new Error(`${path} is a page, and a redirect too.`);
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, html);
        }
        const list = redirectsFile(moved, place) + redirectsFile(short, place, 302);
        if (list) writeFileSync(join(out, '_redirects'), list);
      },
    },
  };
}
