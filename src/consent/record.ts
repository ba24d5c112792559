import { Document, Scalar, isCollection } from 'yaml';
import { readEntry } from '../hub/entry.ts';
import type { Problem } from '../hub/problem.ts';
import type { ConsentRecord } from './state.ts';

/** The signs of an id: no vowels, so that no name comes about. */
const SIGNS = '0123456789bcdfghjkmnpqrstvwxz';

/**
 * A new id for a consent record, which is in use by no other.
 *
 * @param taken ids in use.
 * @param chance gives numbers from 0 up to 1.
 */
export function newConsentId(taken: ReadonlySet<string>, chance: () => number = Math.random): string {
  for (let tries = 0; tries < 1000; tries += 1) {
    const id = `c-${Array.from({ length: 6 }, () => SIGNS[Math.floor(chance() * SIGNS.length)] ?? '0').join('')}`;
    if (!taken.has(id)) return id;
  }
  throw new Error('No free id was found for a consent record.');
}

/** The text of a record, or what is wrong with it, told as the check tells it. */
export function consentText(id: string, record: Readonly<Record<string, unknown>>): { path: string; text: string; problems: Problem[] } {
  const path = `consents/${id}.yaml`;
  const document = new Document(record);
  for (const name of ['covers', 'uses', 'basis', 'given', 'until']) {
    const node = document.get(name, true);
    if (isCollection(node)) node.flow = true;
    // YAML would read a bare day as a time of its own.
    else if (node instanceof Scalar) node.type = Scalar.QUOTE_DOUBLE;
  }
  const text = document.toString({ lineWidth: 0 });
  return { path, text, problems: readEntry(path, `content/${path}`, text).problems };
}

/**
 * The text of a record after the consent is taken back; nothing else in it changes. Undefined where that
 * does not come out of it: the record is written otherwise than the hub writes it, or the day is none.
 *
 * @param path the path of the record below `content/`.
 * @param day the day on which it was taken back, `YYYY-MM-DD`.
 */
export function withdrawnText(path: string, text: string, day: string): string | undefined {
  const changed = text.replace(/^withdrawn:.*$/m, () => `withdrawn: "${day}"`);
  const { entry, problems } = readEntry(path, `content/${path}`, changed);
  const record = entry?.data as Partial<ConsentRecord> | undefined;
  return problems.length === 0 && record?.withdrawn === day ? changed : undefined;
}

/** What to write where the item is to be shown. */
export function elementFor(cover: ConsentRecord['covers'][number], id: string): string {
  switch (cover) {
    case 'photo':
      return `<Photo src="./the-picture.jpg" alt="What the photo shows, without names" consent="${id}" />`;
    case 'voice':
      return `<Voice src="./the-recording.mp3" title="What it is about" consent="${id}">\n\nWhat is said, written down.\n\n</Voice>`;
    case 'quote':
      return `<Quote who="A resident" consent="${id}">\n\nThe words.\n\n</Quote>`;
    case 'name':
      return `<Person consent="${id}" otherwise="one of the residents">A Name</Person>`;
  }
}
