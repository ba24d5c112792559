import { COLLECTIONS } from '../schemas/collections.ts';
import type { CollectionName } from '../schemas/fields.ts';
import type { Entry } from './entry.ts';
import { valuesIn } from './values.ts';

/** A typed reference that stands in a field of an entry. */
export interface Reference {
  to: CollectionName;
  id: string;
  path: readonly PropertyKey[];
}

/** Every typed reference in the fields of an entry, found by the schema itself. */
export function referencesIn(entry: Entry): Reference[] {
  return valuesIn(COLLECTIONS[entry.collection].schema, entry.data).flatMap(({ text, help, path }) => (help?.ref ? [{ to: help.ref, id: text, path }] : []));
}
