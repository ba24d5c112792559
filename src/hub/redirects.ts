import type { Hub } from './hub.ts';

/** An address that has moved. */
export interface Redirect {
  from: string;
  to: string;
}

/** Where a redirect ends: at an address that does not move on, or never, in a circle. */
export type End = { to: string } | { circle: readonly string[] };

/**
 * Follows each redirect to its end, so that a reader is sent on once, however often a page has moved.
 * Where an address is given twice the first counts.
 */
export function endsOf(redirects: readonly Redirect[]): Map<string, End> {
  const next = new Map<string, string>();
  for (const { from, to } of redirects) if (!next.has(from)) next.set(from, to);
  const ends = new Map<string, End>();
  for (const from of next.keys()) {
    const way: string[] = [];
    const passed = new Set<string>();
    let here = from;
    for (let to = next.get(here); to !== undefined && !passed.has(here); to = next.get(here)) {
      way.push(here);
      passed.add(here);
      here = to;
    }
    ends.set(from, passed.has(here) ? { circle: [...way.slice(way.indexOf(here)), here] } : { to: here });
  }
  return ends;
}

/** What stands in `content/redirects.yaml`, in its order. */
export function redirectsIn(hub: Hub): readonly (Redirect & { why?: string | undefined })[] {
  return hub.get('redirects', 'redirects')?.data.redirects ?? [];
}

const byHub = new WeakMap<Hub, ReadonlyMap<string, string>>();

/** Each old address with the one it leads to in the end, below the base and in English; circles are left out. */
export function movedPaths(hub: Hub): ReadonlyMap<string, string> {
  const known = byHub.get(hub);
  if (known) return known;
  const moved = new Map([...endsOf(redirectsIn(hub))].flatMap(([from, end]) => ('to' in end ? [[from, end.to] as const] : [])));
  byHub.set(hub, moved);
  return moved;
}
