/** A host as a good one is: every file packed with Brotli 11 beforehand, the hub's headers, connections kept. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { headersFor, readHeaders } from '../headers.mjs';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml',
};

export interface Host {
  address: string;
  close(): void;
}

/**
 * Serves a built site at the root of an address of its own.
 *
 * @param more pages besides, by their path.
 */
export async function host(folder: string, more: ReadonlyMap<string, string>): Promise<Host> {
  const rules = readHeaders(folder);
  const packed = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const extra = more.get(path);
    const file = fileFor(folder, path);
    const from = extra === undefined ? (file ?? join(folder, '404.html')) : path;
    const type = extra === undefined ? TYPES[extname(from)] : TYPES['.html'];
    let body = packed.get(from);
    if (!body) {
      const raw = extra === undefined ? readFileSync(from) : Buffer.from(extra);
      body = type ? brotliCompressSync(raw) : raw;
      packed.set(from, body);
    }
    // Only the hub's own pages have its headers. This server speaks http; a browser told to ask for https would find nothing.
    if (extra === undefined) for (const [name, value] of headersFor(rules, path)) response.setHeader(name, value.replace(';upgrade-insecure-requests', ''));
    response.writeHead(extra === undefined && file === undefined ? 404 : 200, {
      'content-type': type ?? 'application/octet-stream',
      'content-length': body.length,
      ...(type ? { 'content-encoding': 'br' } : {}),
    });
    response.end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function fileFor(folder: string, path: string): string | undefined {
  const file = join(folder, normalize(path));
  return [file, join(file, 'index.html')].find((candidate) => candidate.startsWith(folder) && existsSync(candidate) && statSync(candidate).isFile());
}
