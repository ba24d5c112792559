import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};
const PACKED = new Set(['.html', '.css', '.js', '.mjs', '.json', '.svg', '.xml', '.txt']);
/** Larger files would take a minute at level 11; level 6 is what a server does on the way. */
const LARGE = 4_000_000;

/** An answer that was given: when, to what, and how many bytes of body. */
export interface Answer {
  at: number;
  path: string;
  bytes: number;
  status: number;
}

export interface BenchServer {
  address: string;
  /** Every answer since the start, but those about icons of a site, which nobody asked for. */
  answers: Answer[];
  close(): void;
}

/** Serves a folder as a good host does: Brotli 11 made beforehand, kept connections, nothing else. */
export async function serveFolder(folder: string): Promise<BenchServer> {
  const packed = new Map<string, Buffer>();
  const answers: Answer[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const at = performance.timeOrigin + performance.now();
    const file = fileFor(folder, path);
    const body = file === undefined ? Buffer.from('Not found') : bodyOf(file);
    const ending = file === undefined ? '.txt' : extname(file);
    if (!/favicon/.test(path)) answers.push({ at, path, bytes: body.length, status: file === undefined ? 404 : 200 });
    response.writeHead(file === undefined ? 404 : 200, {
      'content-type': TYPES[ending] ?? 'application/octet-stream',
      'content-length': body.length,
      'cache-control': 'max-age=600',
      ...(file !== undefined && PACKED.has(ending) ? { 'content-encoding': 'br' } : {}),
    });
    response.end(body);
  });
  const bodyOf = (file: string): Buffer => {
    const before = packed.get(file);
    if (before) return before;
    const raw = readFileSync(file);
    const quality = raw.length > LARGE ? 6 : 11;
    const body = PACKED.has(extname(file)) ? brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }) : raw;
    packed.set(file, body);
    return body;
  };
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    answers,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function fileFor(folder: string, path: string): string | undefined {
  const file = join(folder, normalize(path));
  return [file, join(file, 'index.html'), `${file}.html`].find(
    (candidate) => candidate.startsWith(folder) && existsSync(candidate) && statSync(candidate).isFile(),
  );
}
