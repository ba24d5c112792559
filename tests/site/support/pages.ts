import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load, type CheerioAPI } from 'cheerio';

/** A page of the built site. */
export interface BuiltPage {
  /** The file in dist/. */
  file: string;
  /** Its address below the root. */
  path: string;
  html: string;
  $: CheerioAPI;
}

export const DIST = 'dist';

export function listFiles(folder: string, ending: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((item) => {
    const path = join(folder, item.name);
    return item.isDirectory() ? listFiles(path, ending) : path.endsWith(ending) ? [path] : [];
  });
}

let read: BuiltPage[] | undefined;

/** Every HTML page of the built site. What stands at an old address, and only leads on, is no page. */
export function builtPages(): BuiltPage[] {
  return builtFiles().filter(({ html }) => !leadsOn(html));
}

/** What stands at old addresses. */
export function builtRedirects(): BuiltPage[] {
  return builtFiles().filter(({ html }) => leadsOn(html));
}

function leadsOn(html: string): boolean {
  return html.includes('http-equiv="refresh"');
}

/** Every HTML file of the built site, parsed once. */
export function builtFiles(): BuiltPage[] {
  read ??= listFiles(DIST, '.html').map((file) => {
    const html = readFileSync(file, 'utf8');
    return {
      file,
      path: `/${file
        .slice(DIST.length + 1)
        .replaceAll('\\', '/')
        .replace(/index\.html$/, '')}`,
      html,
      $: load(html),
    };
  });
  return read;
}
