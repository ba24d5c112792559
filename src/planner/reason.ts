/** Why something cannot be, or what to know about it. The page has a sentence for each code, with the values in it. */
export type ReasonCode =
  // An address that cannot be opened.
  | 'broken'
  | 'version'
  // What a plan may not be.
  | 'time'
  | 'twice'
  | 'unknown'
  | 'keep'
  | 'first'
  | 'last'
  | 'prerequisite'
  | 'prerequisite-planned'
  | 'safety-unwritten'
  | 'safety-planned'
  | 'safety-before'
  // What cannot be proposed.
  | 'too-short'
  | 'nothing-left'
  | 'nothing-out'
  | 'goes-out'
  // What cannot be done to a plan.
  | 'edge'
  // What changed since an address was made.
  | 'gone'
  | 'longer';

export interface Reason {
  code: ReasonCode;
  values: Readonly<Record<string, string | number>>;
}

export function because(code: ReasonCode, values: Reason['values'] = {}): Reason {
  return { code, values };
}
