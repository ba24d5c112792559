import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { endOf, FILE_TYPES, isText } from '../file-types.mjs';
import { headersFor, readHeaders } from '../headers.mjs';

/** With what other programs make besides. */
const TYPES: Readonly<Record<string, string>> = { ...FILE_TYPES, mjs: 'text/javascript', wasm: 'application/wasm' };
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

export interface Hosting {
  /** Whether it is a host of the hub: with the rules of `_headers`, and its own page for what is not there. */
  asHub?: boolean;
  /** Pages besides, by their path. They have none of the hub's headers. */
  more?: ReadonlyMap<string, string>;
}

/** Serves a folder as a good host does: Brotli 11 made beforehand, kept connections, nothing else. */
export async function serveFolder(folder: string, { asHub = false, more = new Map() }: Hosting = {}): Promise<BenchServer> {
  const rules = asHub ? readHeaders(folder) : [];
  const packed = new Map<string, Buffer>();
  const answers: Answer[] = [];
  const packedOnce = (name: string, read: () => Buffer): Buffer => {
    const body = packed.get(name) ?? (isPacked(name) ? brotli(read()) : read());
    packed.set(name, body);
    return body;
  };
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const at = performance.timeOrigin + performance.now();
    const extra = more.get(path);
    const found = extra === undefined ? fileFor(folder, path) : undefined;
    const file = found ?? (asHub ? fileFor(folder, '/404.html') : undefined);
    const name = extra === undefined ? (file ?? 'not-found.txt') : `${path}index.html`;
    const status = found === undefined && extra === undefined ? 404 : 200;
    const body = packedOnce(name, () => (extra === undefined ? (file === undefined ? Buffer.from('Not found') : readFileSync(file)) : Buffer.from(extra)));
    if (!/favicon/.test(path)) answers.push({ at, path, bytes: body.length, status });
    // This server speaks http; a browser told to ask for https would find nothing.
    if (extra === undefined) for (const [header, value] of headersFor(rules, path)) response.setHeader(header, value.replace(';upgrade-insecure-requests', ''));
    const type = TYPES[endOf(name)] ?? 'application/octet-stream';
    response.writeHead(status, {
      'content-type': isPacked(name) ? `${type}; charset=utf-8` : type,
      'content-length': body.length,
      ...(asHub ? {} : { 'cache-control': 'max-age=600' }),
      ...(isPacked(name) ? { 'content-encoding': 'br' } : {}),
    });
    response.end(body);
  });
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

function isPacked(name: string): boolean {
  return isText(name) || endOf(name) === 'mjs';
}

function brotli(bytes: Buffer): Buffer {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: bytes.length > LARGE ? 6 : 11 } });
}

function fileFor(folder: string, path: string): string | undefined {
  const file = join(folder, normalize(path));
  return [file, join(file, 'index.html'), `${file}.html`].find(
    (candidate) => candidate.startsWith(folder) && existsSync(candidate) && statSync(candidate).isFile(),
  );
}
