import type { Address, PageKind } from './addresses.ts';
import { DEFAULT_LOCALE, type Hub } from './hub.ts';
import { addresses } from './page-context.ts';

export interface RouteProps {
  address: Address;
  locale: string;
}

/**
 * The pages of one route file, in every language: one route serves all languages.
 *
 * @param pattern the file's path, for example `/learn/[module]/[lesson]/`.
 */
export function pagesOf(hub: Hub, kinds: readonly PageKind[], pattern: string): { params: Record<string, string | undefined>; props: RouteProps }[] {
  const names = pattern.split('/').filter(Boolean);
  return addresses(hub)
    .filter((address) => kinds.includes(address.kind))
    .flatMap((address) => {
      const params = match(names, address.path.split('/').filter(Boolean));
      if (!params) return [];
      return hub.locales.map((locale) => ({
        params: { ...params, locale: locale === DEFAULT_LOCALE ? undefined : locale },
        props: { address, locale },
      }));
    });
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
