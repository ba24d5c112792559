import type { Hub } from './hub.ts';

/** Where the hub is published: origin and base path. */
export interface Place {
  /** For example `https://hub.organisation.example`, without a slash at the end. */
  origin: string;
  /** `/`, or `/hub/` when the site runs under a path. */
  base: string;
  /** Whether the address is known, or stands for the machine the site is tried on. */
  known: boolean;
}

/** The address of the hub without a slash at its end, or nothing while it is not known: messages then give paths alone. */
export function rootOf(place: Place): string {
  return place.known ? `${place.origin}${place.base}`.replace(/\/$/, '') : '';
}

/**
 * The address from `HUB_ADDRESS` (set by a host's workflow), or else from `content/site.yaml`.
 * While neither is known the site speaks of the machine it is tried on.
 */
export function placeOf(hub: Hub, given = process.env.HUB_ADDRESS): Place {
  // A workflow whose variable is not set gives an empty one.
  const address = given || (hub.get('site', 'site')?.data.address ?? 'unknown');
  if (address === 'unknown') return { origin: 'http://localhost:4321', base: '/', known: false };
  if (!URL.canParse(address)) throw new Error(`HUB_ADDRESS is “${address}”. Write the whole address, with https:// before it.`);
  const url = new URL(address);
  return { origin: url.origin, base: url.pathname.endsWith('/') ? url.pathname : `${url.pathname}/`, known: true };
}
