/** Serves dist/ as a static host would: its headers, and the 404 page for what is not there, below the base path. */
import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { headersFor, readHeaders } from './headers.mjs';
import { ROOT } from './set-up.mjs';

/** Starts a server; resolves with its address once it listens. Tries the next port when one is taken. */
export async function serve({ port = 4321, base = '/', folder = join(ROOT, 'dist'), tries = 20 } = {}) {
  const { default: sirv } = await import('sirv');
  const files = sirv(folder, { dev: true, etag: true });
  const rules = readHeaders(folder);
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    // This server speaks http only; a browser told to ask for https would find nothing.
    for (const [name, value] of headersFor(rules, url)) response.setHeader(name, value.replace(';upgrade-insecure-requests', ''));
    if (base !== '/' && url.startsWith(base)) request.url = url.slice(base.length - 1);
    else if (base !== '/') {
      response.writeHead(302, { location: base }).end();
      return;
    }
    const missing = () => {
      const page = join(folder, '404.html');
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
      response.end(existsSync(page) ? readFileSync(page) : 'Not found');
    };
    // These files are for the host, not for readers.
    if (request.url === '/_headers' || request.url === '/_redirects') missing();
    else files(request, response, missing);
  });
  const listening = await new Promise((done, fail) => {
    let next = port;
    server.on('error', (error) => {
      if (error.code === 'EADDRINUSE' && next < port + tries) server.listen(++next);
      else fail(error);
    });
    server.on('listening', () => done(next));
    server.listen(next);
  });
  return { address: `http://localhost:${listening}${base}`, close: () => server.close() };
}

if (process.argv[1]?.endsWith('serve.mjs')) {
  const { address } = await serve({ port: Number(process.env.PORT ?? 4321), tries: 0 });
  console.log(address);
}
