import { z } from 'astro/zod';
import type { Hub } from '../hub/hub.ts';
import { COLLECTIONS, type CollectionRule } from '../schemas/collections.ts';
import type { CollectionName } from '../schemas/fields.ts';
import { fieldNamed, type Fields } from './questions.ts';
import { slug } from './where.ts';

/** What nobody can know of something that has just been written: writing a page is not reviewing or testing it. */
const NOT_YET = ['reviewed', 'testedWith'];

/** Values that a new entry has without being asked. */
export function givenFields(collection: CollectionName): Fields {
  const { schema }: CollectionRule = COLLECTIONS[collection];
  return {
    ...Object.fromEntries(NOT_YET.flatMap((name) => (fieldNamed(schema, name) ? [[name, 'unknown']] : []))),
    // A language may be added before its first word is translated.
    ...(collection === 'languages' ? { ui: {} } : {}),
  };
}

/** Fields that follow from the id. */
export function fieldsOfId(collection: CollectionName, id: string): Fields {
  return collection === 'languages' ? { tag: id } : {};
}

/** What an answer most probably is: today, half a year from now, the next free number. */
export function startOf(hub: Hub, collection: CollectionName, name: string): unknown {
  if (name === 'posted') return hub.today;
  if (name === 'version') return '0.1';
  if (name === 'reviewDue') return halfAYearAfter(hub.today);
  const { schema }: CollectionRule = COLLECTIONS[collection];
  if ((name === 'order' || name === 'number') && fieldNamed(schema, name) instanceof z.ZodNumber) {
    const taken = hub.of(collection).map((entry) => Number((entry.data as Fields)[name] ?? 0));
    return Math.max(0, ...taken) + 1;
  }
  return undefined;
}

/** A name for the address of a new entry, made from its fields; empty when they hold nothing for one. */
export function suggestedId(collection: CollectionName, fields: Fields): string {
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '');
  if (collection === 'sources') {
    const [first] = (Array.isArray(fields.author) ? fields.author : []) as Fields[];
    const year = /^\d{4}/.exec(text('issued'))?.[0] ?? 'nd';
    const word =
      slug(text('title'))
        .split('-')
        .find((part) => part.length > 4) ?? 'source';
    return [slug(String(first?.family ?? first?.literal ?? text('publisher')), 20), year, word].filter(Boolean).join('-');
  }
  const name = slug(
    text('short') && collection !== 'glossary' ? text('short') : text('title') || text('term') || (text('name') === 'unknown' ? '' : text('name')),
  );
  return collection === 'news' ? [text('date'), name].filter(Boolean).join('-') : name;
}

function halfAYearAfter(day: string): string {
  const made = new Date(`${day}T00:00:00Z`);
  made.setUTCMonth(made.getUTCMonth() + 6, Math.min(made.getUTCDate(), 28));
  return made.toISOString().slice(0, 10);
}
