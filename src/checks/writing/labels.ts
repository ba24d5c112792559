import type { Hub } from '../../hub/hub.ts';
import type { Problem } from '../../hub/problem.ts';

/** A link is called by words, and not by an address, which a screen reader spells out. */
export function labels(hub: Hub): Problem[] {
  return [...hub.all, ...hub.translations].flatMap(({ file, body }) =>
    (body?.labels ?? [])
      .filter(({ text }) => /^\s*(?:https?:\/\/|www\.)/i.test(text))
      .map(({ position }): Problem => ({
        file,
        ...position,
        rule: 'address-as-label',
        level: 'warning',
        what: 'The words of this link are an address, which says little when it is read aloud.',
        mend: 'Name what the reader finds there, and put the address in round brackets.',
        example: '[How to cite the protocol](/protocol/how-to-cite/)',
      })),
  );
}
