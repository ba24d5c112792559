import type { Entry } from './entry.ts';

/** Why a page is no longer in use, and where its readers should go instead. */
export interface Retired {
  on: string;
  why: string;
  instead?: string | undefined;
}

/** What a retired page says of itself; undefined for a page that is in use. */
export function retiredOf(entry: Entry | undefined): Retired | undefined {
  return (entry?.data as { retired?: Retired } | undefined)?.retired;
}

/** Whether a page belongs in lists, menus, feeds and the sitemap. */
export function isInUse(entry: Entry | undefined): boolean {
  return retiredOf(entry) === undefined;
}
