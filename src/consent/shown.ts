import type { ConsentedUse } from '../hub/body.ts';
import type { Entry, Translation } from '../hub/entry.ts';
import { DEFAULT_LOCALE, type Hub, type Link } from '../hub/hub.ts';
import { allows, stateOn, usesOn, type ConsentState } from './state.ts';

/** An element that needs a consent, with the page it stands in. */
export interface Placed {
  item: Entry | Translation;
  use: ConsentedUse;
}

/** Every element of the content that needs a consent, in the order it was read. */
export function consentedIn(hub: Hub): Placed[] {
  return [...hub.all, ...hub.translations].flatMap((item) => (item.body?.consented ?? []).map((use) => ({ item, use })));
}

/** Whether an element is shown today: every consent around it runs, for the language it is written in. */
export function isShown(hub: Hub, { item, use }: Placed): boolean {
  const uses = usesOn('locale' in item ? item.locale : DEFAULT_LOCALE);
  return allows(hub, use.consents, uses) && (!use.within || isShown(hub, { item, use: use.within }));
}

/** Whether a link is there today: what holds it may have been left out. */
export function isThere(hub: Hub, { from, within }: Link): boolean {
  return !within || isShown(hub, { item: from, use: within });
}

/** An element that is left out today, and why. */
export interface Withheld extends Placed {
  consent: string;
  state: Exclude<ConsentState, { state: 'runs' }>;
}

/** What is left out of every page and file because its consent has ended or was taken back. */
export function withheldIn(hub: Hub): Withheld[] {
  return consentedIn(hub).flatMap((placed) =>
    placed.use.consents.flatMap((consent): Withheld[] => {
      const record = hub.get('consents', consent)?.data;
      if (!record) return [];
      const state = stateOn(record, hub.today);
      return state.state === 'runs' ? [] : [{ ...placed, consent, state }];
    }),
  );
}

/** One line for each element that is left out, for whoever reads the log of a build. It names no person. */
export function noticesOf(hub: Hub): string[] {
  return withheldIn(hub).map(({ item, use, consent, state }) => {
    const why = state.state === 'withdrawn' ? 'was taken back' : 'ended';
    return `${item.file}:${use.position.line}  <${use.element}> is left out: consent ${consent} ${why} on ${state.on}.`;
  });
}

/** Paths below `content/` of the files that elements of one kind show today. */
export function filesShown(hub: Hub, element: 'Photo' | 'Voice'): string[] {
  const paths = consentedIn(hub)
    .filter((placed) => placed.use.element === element && isShown(hub, placed))
    .map((placed) => fileOf(placed.item, placed.use.src ?? ''));
  return [...new Set(paths)].sort();
}

/** The folder of a page, below `content/`. */
export function folderOf(item: { path: string }): string {
  return item.path.replace(/\/[^/]+$/, '');
}

/** The path below `content/` of a file beside a page. */
export function fileOf(item: { path: string }, src: string): string {
  return `${folderOf(item)}/${src.replace(/^\.\//, '')}`;
}
