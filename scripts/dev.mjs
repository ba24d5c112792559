/** `npm run dev`: shows changes as they are made. Search needs a built site: use `npm start` for it. */
import { install, NODE, ROOT, run } from './set-up.mjs';
import { join } from 'node:path';

await install();
await run(NODE, [join(ROOT, 'node_modules/astro/bin/astro.mjs'), 'dev'], { ASTRO_TELEMETRY_DISABLED: '1', ASTRO_DEV_BACKGROUND: '0' }).catch(() => undefined);
