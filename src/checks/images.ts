import type { Hub } from '../hub/hub.ts';
import { nearest } from '../hub/nearest.ts';
import type { Problem } from '../hub/problem.ts';
import { shownAddress } from '../hub/safe-address.ts';
import type { RuleCode } from '../rules/all.ts';

/** Every picture stands beside its page and says in words what it shows. */
export function images(hub: Hub): Problem[] {
  const problems: Problem[] = [];
  for (const item of [...hub.all, ...hub.translations]) {
    const folder = item.path.replace(/\/[^/]+$/, '');
    for (const image of item.body?.images ?? []) {
      const say = (rule: RuleCode, what: string, mend: string) =>
        problems.push({ file: item.file, ...image.position, rule, what, mend, example: '![Two people mark a map with dots](./map.png)' });
      if (image.alt.trim() === '')
        say('no-alt', 'This picture has no words for people who cannot see it.', 'Say in the square brackets what the picture shows.');
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
  }
  return problems;
}
