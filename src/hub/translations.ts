import { z } from 'astro/zod';
import { COLLECTIONS } from '../schemas/collections.ts';
import type { CollectionName } from '../schemas/fields.ts';
import { translationOf } from '../schemas/translation.ts';
import type { Body } from './body.ts';
import type { Entry, Translation } from './entry.ts';
import { headHash, type Hub } from './hub.ts';

/** How a translation stands against the English of today. */
export interface TranslationState {
  /** Parts whose English has changed since they were translated; `head` is the title and other fields. */
  stale: string[];
  /** Parts of the English page that the translation does not have. */
  missing: string[];
}

const fieldNames = new Map<CollectionName, string[]>();

/** The names of the fields that a translation may give. */
export function translatableFields(collection: CollectionName): string[] {
  const known = fieldNames.get(collection);
  if (known) return known;
  const shape = translationOf(COLLECTIONS[collection].schema).shape as Record<string, z.ZodType>;
  const names = Object.keys(shape).filter((name) => name !== 'translation');
  fieldNames.set(collection, names);
  return names;
}

/** The hash of every part of an English entry, by the part's id; `head` stands for its fields. */
export function partHashes(entry: Entry): Record<string, string> {
  return { head: headHash(entry, translatableFields(entry.collection)), ...entry.body?.hashes };
}

/** Compares a translation with the English of today. */
export function stateOf(entry: Entry, translation: Translation): TranslationState {
  const now = partHashes(entry);
  const given = new Set(['head', 'start', ...(translation.body?.parts.map((part) => part.id) ?? [])]);
  const stale: string[] = [];
  const missing: string[] = [];
  for (const [id, hash] of Object.entries(now)) {
    if (!given.has(id)) missing.push(id);
    else if (translation.record.sections[id] !== hash) stale.push(id);
  }
  return { stale, missing };
}

/** The fields of an entry in a language: the translated words where there are any, else the English. */
export function inLocale<Name extends CollectionName>(hub: Hub, entry: Entry<Name>, locale: string): Entry<Name>['data'] & { isTranslated: boolean } {
  const translation = hub.translation(entry.collection, entry.id, locale);
  return { ...entry.data, ...translation?.data, isTranslated: translation !== undefined } as Entry<Name>['data'] & { isTranslated: boolean };
}

/** The body of a page in a language, with the minutes and grouping of the English activities, and which answers are right. */
export function bodyIn(hub: Hub, entry: Entry, locale: string): Body | undefined {
  const translation = hub.translation(entry.collection, entry.id, locale);
  if (!translation?.body) return entry.body;
  const english = new Map(entry.body?.parts.map((part) => [part.id, part]));
  return {
    ...translation.body,
    parts: translation.body.parts.map((part) => {
      const original = english.get(part.id);
      return {
        ...part,
        ...(original?.minutes === undefined ? {} : { minutes: original.minutes }),
        ...(original?.grouping === undefined ? {} : { grouping: original.grouping }),
        ...(original?.ifLate === undefined ? {} : { ifLate: original.ifLate }),
        ...(original?.atLeast === undefined ? {} : { atLeast: original.atLeast }),
        sendsPeopleOut: original?.sendsPeopleOut ?? false,
        hasWarning: original?.hasWarning ?? false,
        questions: part.questions.map((question) => {
          const asked = original?.questions.find(({ id }) => id === question.id);
          return { ...question, answers: question.answers.map((answer, index) => ({ ...answer, right: asked?.answers[index]?.right ?? 'no' })) };
        }),
      };
    }),
  };
}
