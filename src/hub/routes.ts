import { filesPathOf, hrefOf, type Address, type PageKind } from './addresses.ts';
import { DEFAULT_LOCALE, type Hub } from './hub.ts';
import { addresses } from './page-context.ts';
import { pageKey } from './page-key.ts';

export interface RouteProps {
  address: Address;
  locale: string;
}

/** One page of a route: its parameters, what it is made from, and the key under which Astro keeps it. */
export interface RoutePage<Path = Record<string, string | undefined>> {
  params: Path;
  props: RouteProps;
  cacheKey: string;
}

/**
 * The pages of one route file, in every language: one route serves all languages.
 *
 * @param pattern the file's path, for example `/learn/[module]/[lesson]/`.
 */
export function pagesOf(hub: Hub, kinds: readonly PageKind[], pattern: string): RoutePage[] {
  const names = pattern.split('/').filter(Boolean);
  return addresses(hub)
    .filter((address) => kinds.includes(address.kind))
    .flatMap((address) => {
      const params = match(names, address.path.split('/').filter(Boolean));
      if (!params) return [];
      const cacheKey = pageKey(hub, address);
      return hub.locales.map((locale) => ({
        params: { ...params, locale: locale === DEFAULT_LOCALE ? undefined : locale },
        props: { address, locale },
        cacheKey,
      }));
    });
}

/**
 * The pages that say how to cite another, in every language. They stand below it, at any depth, so their
 * route is one file: `/[...path]/cite/`.
 */
export function citePagesOf(hub: Hub): RoutePage<{ path: string | undefined }>[] {
  return addresses(hub)
    .filter(({ kind }) => kind === 'cite')
    .flatMap((address) =>
      hub.locales.map((locale) => ({
        params: { path: insideOf(hrefOf(address.path.replace(/cite\/$/, ''), locale)) },
        props: { address, locale },
        cacheKey: pageKey(hub, address),
      })),
    );
}

/**
 * The pages that list the files of lessons, in every language: one for each lesson that has files.
 *
 * @param subjects what there are files of; ids of lessons are among them.
 */
export function filesPagesOf(hub: Hub, subjects: readonly string[]): RoutePage[] {
  return hub.lessonsInOrder
    .filter(({ id }) => subjects.includes(id))
    .flatMap((entry) => {
      const [module, lesson] = entry.id.split('/');
      const address: Address = { path: filesPathOf(entry), kind: 'files', section: 'learn', entry };
      return hub.locales.map((locale) => ({
        params: { module, lesson, locale: locale === DEFAULT_LOCALE ? undefined : locale },
        props: { address, locale },
        cacheKey: pageKey(hub, address),
      }));
    });
}

/** A path as a parameter of a route that takes any depth. */
export function insideOf(path: string): string | undefined {
  return path.replace(/^\/|\/$/g, '') || undefined;
}

function match(names: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  if (names.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const part = parts[index] ?? '';
    const param = /^\[(\w+)\]$/.exec(name)?.[1];
    if (param) params[param] = part;
    else if (name !== part) return undefined;
  }
  return params;
}
