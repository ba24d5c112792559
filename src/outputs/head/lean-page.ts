import type { Hub } from '../../hub/hub.ts';
import { languageStyles } from './fonts.ts';

/** Line breaks that Markdown leaves between the parts of a list or a table. No browser shows them. */
const PART = '</?(?:li|ol|p|section|table|tbody|td|th|thead|tr|ul)';
const BETWEEN = new RegExp(`(${PART}(?: [^<>]*)?>)\\n+(?=${PART}[ >])`, 'g');

/** The link to a page in another language: its name alone is well shown by any font of the device. */
const SWITCH = /<a class="tongue"[^>]*>/g;

/** Takes out of a finished page what no reader of it needs: the fonts of languages that it does not speak, and idle line breaks. */
export function leanPage(hub: Hub): (html: string) => string {
  const languages = languageStyles(hub);
  return (html) => {
    const spoken = html.replace(SWITCH, '');
    return languages
      .filter(({ tag }) => !spoken.includes(` lang="${tag}"`))
      .reduce((text, { sheet }) => text.replace(`<style>${sheet}</style>`, ''), html)
      .replace(BETWEEN, '$1');
  };
}
