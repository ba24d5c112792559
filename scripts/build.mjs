/** `npm run build`: builds the site into dist/. `-- --force` builds all of it, even when nothing has changed. */
import { build, install } from './set-up.mjs';

try {
  await install();
  await build({ force: process.argv.includes('--force') });
} catch (error) {
  console.error(`\n${error.message}\nThe site that was built before, if any, is untouched.`);
  process.exitCode = error.code ?? 1;
}
