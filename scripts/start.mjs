/** `npm start`: installs, builds and serves the hub, and prints its address. */
import { build, install, say } from './set-up.mjs';

try {
  await install();
  await build();
  const { serve } = await import('./serve.mjs');
  const given = process.env.HUB_ADDRESS;
  const { address } = await serve({ port: Number(process.env.PORT ?? 4321), base: given ? new URL(given).pathname.replace(/\/?$/, '/') : '/' });
  say(`The hub is at ${address}   (stop with Ctrl and C)`);
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = error.code ?? 1;
}
