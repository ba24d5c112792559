import type { Hub } from '../hub/hub.ts';
import type { DataOf } from '../schemas/collections.ts';
import type { ConsentUse } from '../schemas/vocabulary.ts';

export type ConsentRecord = DataOf<'consents'>;

/** Where a consent stands on a day, and since when. */
export type ConsentState = { state: 'runs' } | { state: 'ended'; on: string } | { state: 'withdrawn'; on: string };

/**
 * The state of a consent. It still runs on its last day; from the day it is taken back it does not.
 *
 * @param day `YYYY-MM-DD`; days of this form sort as they follow each other.
 */
export function stateOn(record: ConsentRecord, day: string): ConsentState {
  if (record.withdrawn !== 'no' && record.withdrawn <= day) return { state: 'withdrawn', on: record.withdrawn };
  if (record.until < day) return { state: 'ended', on: record.until };
  return { state: 'runs' };
}

/**
 * Whether all of these consents run today and allow all of these uses. A record that is missing allows
 * nothing, whatever else went wrong before.
 *
 * @param consents the ids of the records: one for each person.
 */
export function allows(hub: Hub, consents: readonly string[], uses: readonly ConsentUse[]): boolean {
  const records = consents.map((id) => hub.get('consents', id)?.data);
  return (
    records.length > 0 &&
    records.every((record) => record !== undefined && stateOn(record, hub.today).state === 'runs' && uses.every((use) => record.uses.includes(use)))
  );
}

/**
 * Whether an element may show a person on a page today, in the language that the page is written in.
 *
 * @param consent ids with spaces between, as the element holds them.
 */
export function allowsOn({ hub, contentLocale }: { hub: Hub; contentLocale: string }, consent: string): boolean {
  return allows(hub, idsIn(consent), usesOn(contentLocale));
}

/** Whether it may stand on paper as well. */
export function allowsOnPaper({ hub }: { hub: Hub }, consent: string): boolean {
  return allows(hub, idsIn(consent), ['print']);
}

/** What a page needs of a consent to show an item: its own place, and the language it is written in. */
export function usesOn(locale: string): ConsentUse[] {
  return locale === 'en' ? ['web'] : ['web', 'translation'];
}

export function idsIn(consent: string): string[] {
  return consent.split(' ').filter(Boolean);
}
