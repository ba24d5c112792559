import type { Hub } from '../hub/hub.ts';
import type { Position } from '../hub/problem.ts';

/** An address outside the hub, with every place in the content that names it. */
export interface ExternalLink {
  /** Without the part after #, which no server is told. */
  address: string;
  uses: { file: string; line: number }[];
}

/**
 * Every address of the web in the content: links in text, and fields of any file that hold an address
 * or a DOI. Each address once, in the order of the alphabet.
 */
export function externalLinks(hub: Hub): ExternalLink[] {
  const found = new Map<string, ExternalLink>();
  const add = (address: string, file: string, { line }: Position): void => {
    const url = URL.parse(address);
    if (!url || !/^https?:$/.test(url.protocol)) return;
    url.hash = '';
    const link = found.get(url.href) ?? { address: url.href, uses: [] };
    if (!link.uses.some((use) => use.file === file && use.line === line)) link.uses.push({ file, line });
    found.set(url.href, link);
  };
  for (const { file, data, body, at } of [...hub.all, ...hub.translations]) {
    for (const { address, path } of addressesIn(data)) add(address, file, at(path));
    for (const link of body?.links ?? []) add(link.url, file, link.position);
  }
  return [...found.values()].sort((a, b) => (a.address < b.address ? -1 : 1));
}

function addressesIn(value: unknown, path: PropertyKey[] = []): { address: string; path: PropertyKey[] }[] {
  if (typeof value === 'string') {
    if (/^https?:\/\/\S+$/.test(value)) return [{ address: value, path }];
    return path.at(-1) === 'DOI' ? [{ address: `https://doi.org/${value}`, path }] : [];
  }
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => addressesIn(inner, [...path, Array.isArray(value) ? Number(key) : key]));
}
