/**
 * `npm run kit`: the whole site with the files of its lessons: builds the pages, makes the files of them, and
 * builds again with the list of what was made. Only what has changed is made again; `-- --force` makes all.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createHub } from '../src/hub/hub.ts';
import { loadContent } from '../src/hub/load.ts';
import { contentFolder } from '../src/hub/open.ts';
import { placeOf } from '../src/hub/place.ts';
import { makeKit } from '../src/kit/make.ts';
import { startMakers } from '../src/kit/makers.ts';
import { showKilobytes } from '../src/kit/size.ts';
import { ARGS, findBrowser } from './browser.mjs';
import { build, install, ROOT, say } from './set-up.mjs';

const KIT = join(ROOT, '.cache/kit');
const SITE = join(KIT, 'site');

try {
  await install();
  if (process.argv.includes('--force')) rmSync(KIT, { recursive: true, force: true });
  say('The pages that the files are made of:');
  await build({ out: SITE, note: join(KIT, 'built') });
  const hub = createHub(loadContent(contentFolder()));
  const place = placeOf(hub);
  const executablePath = await findBrowser();
  const makers = await startMakers(SITE, place, { args: ARGS, ...(executablePath ? { executablePath } : {}) });
  say('Making the files …');
  let made = 0;
  try {
    const files = await makeKit({
      hub,
      place,
      site: SITE,
      folder: KIT,
      makers,
      progress: (done, all, file, isNew) => {
        if (isNew) made += 1;
        if (isNew || done === all) console.log(`  ${done} of ${all}  ${file.path}  ${showKilobytes(file.bytes, 'en')} KB${isNew ? '' : ' (as before)'}`);
      },
    });
    say(`${files.length} files: ${made} made, ${files.length - made} as before.`);
  } finally {
    await makers.stop();
  }
  say('The site with the list of its files:');
  await build({ kit: KIT });
} catch (error) {
  const { message, code } = error as Error & { code?: number };
  console.error(`\n${message}\nThe site that was built before, if any, is untouched.`);
  process.exitCode = typeof code === 'number' ? code : 1;
}
