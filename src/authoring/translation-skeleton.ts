import type { Entry } from '../hub/entry.ts';
import { fieldsEnd } from '../hub/front-matter.ts';
import { partHashes, translatableFields } from '../hub/translations.ts';
import { COLLECTIONS, COLLECTION_NAMES, type CollectionRule } from '../schemas/collections.ts';
import type { CollectionName } from '../schemas/fields.ts';
import type { Fields } from './questions.ts';
import { writeYaml } from './write-yaml.ts';

/** Stands before English words; the check refuses a file that holds it. */
export const MARK = 'TO TRANSLATE:';

/** Collections whose entries may be translated. */
export const TRANSLATED: readonly CollectionName[] = COLLECTION_NAMES.filter((name) => (COLLECTIONS[name] as CollectionRule).translated);

export interface TranslationAnswers {
  locale: string;
  /** The day it was made. */
  made: string;
  /** A role, or unknown. */
  by: string;
  /** Fields that are translated already. */
  fields: Fields;
}

/** Where the translation of an entry stands, below `content/`. */
export function translationPath(entry: Entry, locale: string): string {
  return entry.path.replace(/\.(mdx|yaml)$/, `.${locale}.$1`);
}

/** The words of an entry that a translation may give, in English. */
export function wordsToTranslate(entry: Entry): Fields {
  const data = entry.data as Fields;
  return Object.fromEntries(translatableFields(entry.collection).flatMap((name) => (data[name] === undefined ? [] : [[name, data[name]]])));
}

/**
 * A translation that is ready to be written into. A record holds the words that are translated already. A
 * page holds its English too, marked line by line, so that no English can be published as another language.
 * Which English it was made from is recorded.
 *
 * @param english the text of the file it translates.
 */
export function translationSkeleton(entry: Entry, english: string, { locale, made, by, fields }: TranslationAnswers): { path: string; text: string } {
  const rule: CollectionRule = COLLECTIONS[entry.collection];
  const record = { translation: { status: 'draft', made, by, checkedBy: 'unknown', sections: partHashes(entry) } };
  const path = translationPath(entry, locale);
  if (rule.format === 'yaml') return { path, text: writeYaml({ ...fields, ...record }) };
  // Words for search are in nobody's sight: a translator gives the ones that people type.
  const marked = Object.entries(wordsToTranslate(entry)).filter(([name]) => name !== 'aliases');
  const shown = { ...Object.fromEntries(marked.map(([name, value]) => [name, mark(value)])), ...fields, ...record };
  const body = english
    .split('\n')
    .slice(fieldsEnd(english) ?? 0)
    .join('\n');
  return { path, text: `---\n${writeYaml(shown)}---\n${markBody(body)}` };
}

function mark(value: unknown): unknown {
  return Array.isArray(value) ? value.map((item) => `${MARK} ${String(item)}`) : `${MARK} ${String(value)}`;
}

/** Every line of a body that readers read, marked; ids and structure stay, and what the English decides goes. */
export function markBody(body: string): string {
  let continues = false;
  return body
    .split('\n')
    .map((line) => {
      const text = line.replace(/\r$/, '');
      if (text.trim() === '') {
        continues = false;
        return text;
      }
      const tag = /^\s*<\/?([A-Z]\w*)(?:\s[^<>]*)?\/?>\s*$/.exec(text);
      if (tag && tag[1] !== 'Cite' && tag[1] !== 'Term' && tag[1] !== 'Lang') {
        continues = false;
        return text
          .replace(/ (?:minutes|grouping|sendsPeopleOut|ifLate|atLeast|right)="[^"]*"/g, '')
          .replace(/ (title|label|who|how|helper|shorter|asks|says|because)="/g, ` $1="${MARK} `);
      }
      if (/^\s*\|?(?:\s*:?-{3,}:?\s*\|?)+$/.test(text)) return text;
      const start = /^\s*(?:(?:[-*+]|\d+[.)]|#{1,6}|>)\s+|\|\s*)/.exec(text)?.[0] ?? '';
      const marked = start !== '' || !continues ? `${start}${MARK} ${text.slice(start.length)}` : text;
      continues = true;
      return marked;
    })
    .join('\n');
}
