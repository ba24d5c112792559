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
  | 'too-brief'
  | 'first'
  | 'last'
  | 'prerequisite'
  | 'prerequisite-planned'
  | 'safety-unwritten'
  | 'safety-planned'
  | 'safety-before'
  // What cannot be proposed.
  | 'too-short'
  | 'too-short-first'
  | 'nothing-left'
  | 'nothing-out'
  | 'goes-out'
  // What cannot be done to a plan.
  | 'edge'
  | 'no-shorter'
  // What changed since an address was made.
  | 'gone'
  | 'put-back'
  | 'longer';

export interface Reason {
  code: ReasonCode;
  values: Readonly<Record<string, string | number>>;
  /** Lessons that come first: it would not stand in the way of a group that has done them. */
  first?: readonly string[];
}

export function because(code: ReasonCode, values: Reason['values'] = {}, first: readonly string[] = []): Reason {
  return { code, values, ...(first.length > 0 ? { first } : {}) };
}
