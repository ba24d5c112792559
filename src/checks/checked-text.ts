import type { Entry, Translation } from '../hub/entry.ts';
import type { Hub } from '../hub/hub.ts';
import { ContentError, errorsIn } from '../hub/problem.ts';
import { imagesOf } from './images.ts';

/**
 * The text of a page, which is about to be compiled and run. It is the very text that the hub's reader has read,
 * and none that the reader refuses. A build has stopped before; this is for `npm run dev`, which goes on
 * while somebody writes, and would run the code of a page that was sent in.
 *
 * @throws ContentError when something is wrong with the page.
 */
export function checkedText(hub: Hub, item: Entry | Translation | undefined): string {
  if (item?.source === undefined) throw new Error(`${item?.file ?? 'A page without an entry'} has no text.`);
  // A picture that is not there is no danger; one of another kind would be read from elsewhere.
  const refused = [
    ...errorsIn(hub.problems).filter(({ file }) => file === item.file),
    ...imagesOf(hub, item).filter(({ rule }) => rule === 'image-address'),
  ];
  if (refused.length > 0) throw new ContentError(refused);
  return item.source;
}
