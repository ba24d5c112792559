import { consentedIn } from '../consent/shown.ts';
import type { Entry, Translation } from '../hub/entry.ts';
import type { Hub } from '../hub/hub.ts';
import type { Position, Problem } from '../hub/problem.ts';

/** A name that needs a consent stands nowhere without it, and the words that stand for it do not give it away. */
export function names(hub: Hub): Problem[] {
  const placed = consentedIn(hub).filter(({ use }) => use.name !== undefined);
  if (placed.length === 0) return [];
  const problems: Problem[] = placed.flatMap(({ item, use }) => {
    const fault = faultOf(use.name ?? '', use.otherwise ?? '', use.startsSentence === true);
    return fault
      ? [
          {
            file: item.file,
            ...use.position,
            rule: 'consent-otherwise',
            field: '<Person> otherwise',
            ...fault,
            example: '<Person consent="c-4f7k2m" otherwise="One of the residents">A Name</Person>',
          },
        ]
      : [];
  });

  // Who a published source names as its author may be named like that anywhere.
  const authors = new Set(
    hub
      .of('sources')
      .flatMap(({ data }) => (data.author === 'unknown' ? [] : data.author))
      .flatMap((author) => ('family' in author ? [plain(`${author.given} ${author.family}`)] : [])),
  );
  const seen = new Set<string>();
  for (const { item, use } of placed) {
    const name = plain(use.name ?? '');
    // A single word may be any word: it is looked for on its own page only.
    const alone = !name.includes(' ');
    const key = alone ? `${item.path} ${name}` : name;
    if (name === '' || authors.has(name) || seen.has(key)) continue;
    seen.add(key);
    const found = (other: Entry | Translation) => (alone ? other === item : true);
    for (const other of [...hub.all, ...hub.translations].filter(found)) {
      if (other.collection === 'sources') continue;
      const place = placeOf(other, use.name ?? '');
      if (place) problems.push(unguarded(other.file, place, 'The name that needs a consent on another line stands here without it.'));
    }
    const slug = name.replace(/[^\p{L}\p{N}]+/gu, '-');
    if (alone || slug.length < 5) continue;
    const paths = [...new Set([...hub.all, ...hub.translations].map(({ path }) => path)), ...hub.assets];
    for (const path of paths.filter((path) => `-${path.replace(/[/.]/g, '-')}-`.includes(`-${slug}-`)))
      problems.push(unguarded(`content/${path}`, { line: 1, column: 1 }, 'The name of this file or folder is that of a person: an address stays.'));
  }
  return problems;
}

function unguarded(file: string, position: Position, what: string): Problem {
  return {
    file,
    ...position,
    rule: 'name-without-consent',
    what,
    mend: 'Write who it was without the name, or put each place of the name into <Person> with its consent.',
    example: '<Person consent="c-4f7k2m" otherwise="one of the residents">A Name</Person>',
  };
}

function faultOf(name: string, otherwise: string, startsSentence: boolean): Pick<Problem, 'what' | 'mend'> | undefined {
  const kept = new Set(otherwise.match(WORD) ?? []);
  if ((name.match(WORD) ?? []).some((word) => word.length > 2 && !/^\p{Ll}/u.test(word) && kept.has(word)))
    return { what: 'The words that stand for the name hold a part of it.', mend: 'Say who it was by a role or a group.' };
  if (startsSentence && /^\p{Ll}/u.test(otherwise))
    return { what: 'The name starts a paragraph, and the words that stand for it start with a small letter.', mend: 'Start them with a capital letter.' };
  return undefined;
}

/** The first place of a name among the words and fields of a file. */
function placeOf(item: Entry | Translation, name: string): Position | undefined {
  // In its own letters or in capitals: “rose” is no Rose.
  const wanted = [wordsOf(name), wordsOf(name).toUpperCase()].map((words) => ` ${words} `);
  const holds = (text: string) => wanted.some((words) => ` ${wordsOf(text)} `.includes(words));
  const told = item.body?.told.find(({ text }) => holds(text));
  if (told) return told.position;
  const path = pathTo(item.data, holds);
  return path ? item.at(path) : undefined;
}

function pathTo(value: unknown, holds: (text: string) => boolean, path: PropertyKey[] = []): PropertyKey[] | undefined {
  if (typeof value === 'string') return holds(value) ? path : undefined;
  if (value === null || typeof value !== 'object') return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found = pathTo(inner, holds, [...path, Array.isArray(value) ? Number(key) : key]);
    if (found) return found;
  }
  return undefined;
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

function wordsOf(text: string): string {
  return (text.normalize('NFC').match(WORD) ?? []).join(' ');
}

/** A name without signs, whatever its letters’ size. */
function plain(text: string): string {
  return wordsOf(text).toLowerCase();
}
