import { createHash } from 'node:crypto';

/** What may run on the pages, and the texts that say so to browsers. Hashes are given, never taken from a page here. */
export interface Allowed {
  /** Sources of inline scripts, as `hashOf` writes them. */
  scripts: readonly string[];
  /** Sources of inline styles, as `hashOf` writes them. */
  styles: readonly string[];
  /** Whether the hub is published under https: a browser then never asks for a part of it without. */
  https: boolean;
}

/** The source expression that allows exactly this inline text. */
export function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/**
 * The whole policy, as a header. What is not named is refused: fonts, frames and workers of
 * other sites among it. `wasm-unsafe-eval` lets the search engine, which is WebAssembly, start in its
 * worker; it does not let text become code.
 */
export function headerPolicy({ scripts, styles, https }: Allowed): string {
  return [
    "default-src 'none'",
    `script-src ${["'self'", "'wasm-unsafe-eval'", ...scripts].join(' ')}`,
    `style-src ${["'self'", ...styles].join(' ')}`,
    "img-src 'self'",
    "media-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    ...(https ? ['upgrade-insecure-requests'] : []),
  ].join(';');
}

/**
 * The policy inside a page, for hosts that send no headers. Every page carries it, so it holds only
 * what stops a script that nobody meant, and anything from another site. Styles are left to the
 * header: their hashes would weigh more than all the rest.
 */
export function metaPolicy(scripts: readonly string[]): string {
  return `default-src 'self' 'unsafe-inline';script-src ${["'self'", ...scripts].join(' ')}`;
}

/**
 * What a browser offers to pages and the hub never asks for. Left out are things that need a reader's
 * own click and stay on the page: full screen, copying, sharing; and keeping the screen on, which the timer of a run sheet asks for.
 */
const UNUSED = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'encrypted-media',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'serial',
  'storage-access',
  'usb',
  'window-management',
  'xr-spatial-tracking',
] as const;

export function permissionsPolicy(): string {
  return UNUSED.map((feature) => `${feature}=()`).join(', ');
}
