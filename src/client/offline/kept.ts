/** What of a lesson is kept on a phone, for how long, and what it needs. Pure: the worker and the page ask it. */

/** Goes up when copies of an older kind can no longer be used; these are then deleted. */
const VERSION = 1;
/** For how many days a copy is kept after it was last fetched. What was taken back since cannot stay longer. */
export const DAYS = 14;
/** How many lessons are kept; the oldest go first. */
export const MOST_LESSONS = 6;

const DAY = 24 * 60 * 60 * 1000;

/** A lesson that is kept: the name of its store, and when it was fetched. */
export interface KeptLesson {
  name: string;
  on: number;
}

/** How the names of all stores of a hub begin. Two hubs may share an origin, so its base path stands in it. */
export function prefixOf(base: string): string {
  return `hub-kept ${base} `;
}

/** @param lesson tells lessons and their languages apart: the path of the run sheet. */
export function nameOf(base: string, lesson: string): string {
  return `${prefixOf(base)}${VERSION} ${lesson}`;
}

/** Which of these stores are of an older kind. */
export function outdated(names: readonly string[], base: string): string[] {
  return names.filter((name) => name.startsWith(prefixOf(base)) && !name.startsWith(nameOf(base, '')));
}

export function isExpired(on: number, now: number): boolean {
  return !(now - on < DAYS * DAY);
}

/** When a copy is deleted. */
export function endOf(on: number): number {
  return on + DAYS * DAY;
}

/** Which stores have to go: too old, or more than are kept. */
export function leaving(kept: readonly KeptLesson[], now: number): string[] {
  const fresh = kept.filter(({ on }) => !isExpired(on, now)).sort((a, b) => b.on - a.on);
  const staying = new Set(fresh.slice(0, MOST_LESSONS).map(({ name }) => name));
  return kept.map(({ name }) => name).filter((name) => !staying.has(name));
}

/**
 * The files of the hub that a page cannot do without: scripts, styles, drawings. Photos and recordings are never
 * among them: what shows a person is not copied to phones.
 *
 * @param base the address of the hub, with its base path.
 */
export function filesOf(html: string, page: string, base: string): string[] {
  const written = [...html.matchAll(/<(?:script|img|source|link)\b[^>]*?\s(?:src|href)="([^"]+)"/g)].map(([, address = '']) =>
    address.replaceAll('&amp;', '&'),
  );
  const found = written.map((address) => new URL(address, page).href.replace(/#.*$/, ''));
  return [...new Set(found.filter((address) => isFile(address, base)))];
}

/** The scripts that a script asks for, at once or when something is opened. */
export function importsOf(code: string, script: string, base: string): string[] {
  const written = [...code.matchAll(/["'`]((?:\.{0,2}\/)[^"'`\s]+\.js)["'`]/g)].map(([, address = '']) => address);
  return [...new Set(written.map((address) => new URL(address, script).href).filter((address) => isFile(address, base)))];
}

/** Whether an address is one of a file whose name changes with its content. */
export function isHashed(address: string, base: string): boolean {
  return address.startsWith(`${base}_astro/`);
}

function isFile(address: string, base: string): boolean {
  if (!address.startsWith(base)) return false;
  return isHashed(address, base) || /^(?:favicon|(?:[a-z-]+\/)?t\/[a-z0-9]+\/qr)\.svg$/i.test(address.slice(base.length));
}
