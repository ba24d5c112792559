import { folderOf } from '../consent/shown.ts';
import type { Entry, Translation } from '../hub/entry.ts';
import type { Hub } from '../hub/hub.ts';
import { nearest } from '../hub/nearest.ts';
import type { Problem } from '../hub/problem.ts';
import { shownAddress } from '../hub/safe-address.ts';
import type { RuleCode } from '../rules/all.ts';

/** More than a listener keeps in mind; a screen reader cannot go back in it by sentence. */
const LONGEST = 250;
const FILE_NAME = /^\S+\.(?:png|jpe?g|webp|avif|svg|gif|heic|tiff?|bmp)$|^(?:img|dsc|dcim|image|photo|picture|screenshot|untitled)[-_ ]?\d*$/i;
const SAYS_PICTURE = /^(?:an? |the |this )?(?:image|picture|photo|photograph|pic|graphic|screenshot)s? (?:of|showing|shows|with)\b/i;

/** Every picture stands beside its page and says in words what it shows. */
export function images(hub: Hub): Problem[] {
  return [...hub.all, ...hub.translations].flatMap((item) => imagesOf(hub, item));
}

/** What is wrong with the pictures of one page or translation. */
export function imagesOf(hub: Hub, item: Entry | Translation): Problem[] {
  const problems: Problem[] = [];
  const folder = folderOf(item);
  for (const image of item.body?.images ?? []) {
    const say = (rule: RuleCode, what: string, mend: string, advice = false) =>
      problems.push({
        file: item.file,
        ...image.position,
        rule,
        ...(advice ? { level: 'warning' as const } : {}),
        what,
        mend,
        example: '![Two people mark a map with dots](./map.png)',
      });
    const alt = image.alt.trim();
    if (FILE_NAME.test(alt))
      say('bad-alt', `The words for people who cannot see this picture are a file name: “${alt}”.`, 'Say in the square brackets what the picture shows.');
    else if (SAYS_PICTURE.test(alt))
      say('bad-alt', 'The words of this picture say that it is one; screen readers say so already.', 'Start with what the picture shows.', true);
    else if (alt.length > LONGEST)
      say(
        'bad-alt',
        `The words of this picture have ${alt.length} characters; up to ${LONGEST} can be listened to.`,
        'Say in one sentence what the picture shows, and the rest in the text.',
        true,
      );
    if (alt === '') say('no-alt', 'This picture has no words for people who cannot see it.', 'Say in the square brackets what the picture shows.');
    const name = /^\.\/([a-z0-9-]+\.(?:png|jpe?g|webp|avif|svg))$/.exec(image.url)?.[1];
    if (!name) {
      say(
        'image-address',
        `The picture’s address “${shownAddress(image.url)}” is not one the hub can use.`,
        'Put the picture beside the page and write ./ and its name: lower-case letters, digits and hyphens, ending in png, jpg, webp, avif or svg.',
      );
    } else if (!hub.assets.has(`${folder}/${name}`)) {
      const beside = [...hub.assets].filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1));
      const near = nearest(name, beside);
      say('no-such-image', `There is no picture ${name} beside this page.`, near ? `Did you mean ./${near}?` : 'Add the picture to the same folder.');
    }
  }
  return problems;
}
