/**
 * The record of a learner's skills, as the browser keeps it and as a file holds it. Whatever stands there
 * is read without an error: only what is whole and short enough is kept.
 */

/** The name it is kept under in the browser. */
export const STORE = 'hub-skills';

/** Something the learner can do: of a lesson, or in their own words (without an id). */
export interface Skill {
  id?: string;
  words: string;
  /** The title of the lesson, so that a saved file can be read alone. */
  lesson?: string;
}

export interface SkillsRecord {
  v: 1;
  skills: Skill[];
}

const MOST = 1000;
export const LONGEST = 200;

export function emptyRecord(): SkillsRecord {
  return { v: 1, skills: [] };
}

/** Reads a record from text; undefined when the text is none. Skills in it that cannot be read are left out. */
export function readRecord(text: string | null): SkillsRecord | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
  if (typeof data !== 'object' || data === null || !('v' in data) || data.v !== 1 || !('skills' in data) || !Array.isArray(data.skills)) return undefined;
  return join(emptyRecord(), data.skills.flatMap(readSkill));
}

/** A record with more skills; one that is there already stays as it is. */
export function join(record: SkillsRecord, more: readonly Skill[]): SkillsRecord {
  const known = new Set<string>();
  const skills = [...record.skills, ...more].filter((skill) => {
    const key = keyOf(skill);
    return !known.has(key) && known.add(key);
  });
  return { v: 1, skills: skills.slice(0, MOST) };
}

/** A record without one skill. */
export function without(record: SkillsRecord, skill: Skill): SkillsRecord {
  return { v: 1, skills: record.skills.filter((own) => keyOf(own) !== keyOf(skill)) };
}

/** A skill in the learner's own words; undefined when there are none. */
export function ownSkill(words: string): Skill | undefined {
  const clean = tidy(words);
  return clean ? { words: clean } : undefined;
}

/** The record as a file that can be loaded again. */
export function asFile(record: SkillsRecord): string {
  return `${JSON.stringify(record, null, 2)}\n`;
}

/** The record as plain text: the title, then the skills of each lesson, then those in the learner's own words. */
export function asText({ skills }: SkillsRecord, title: string, own: string): string {
  const groups = new Map<string, string[]>();
  for (const { lesson, words } of skills.toSorted((a, b) => Number(!a.lesson) - Number(!b.lesson))) {
    const name = lesson ?? own;
    groups.set(name, [...(groups.get(name) ?? []), `- ${words}`]);
  }
  return [title, ...[...groups].map(([name, lines]) => [name, ...lines].join('\n'))].join('\n\n') + '\n';
}

function keyOf({ id, words }: Skill): string {
  return id === undefined ? `=${words}` : `#${id}`;
}

function readSkill(data: unknown): Skill[] {
  if (typeof data !== 'object' || data === null || !('words' in data) || typeof data.words !== 'string') return [];
  const words = tidy(data.words);
  if (!words) return [];
  const id = 'id' in data ? data.id : undefined;
  const lesson = 'lesson' in data && typeof data.lesson === 'string' ? tidy(data.lesson) : '';
  if (id !== undefined && (typeof id !== 'string' || !/^[a-z0-9/-]{1,200}#[0-9a-f]{8}$/.test(id))) return [];
  return [{ ...(id === undefined ? {} : { id }), words, ...(lesson ? { lesson } : {}) }];
}

/** Words on one line, without signs that cannot be seen, and not too many of them. */
function tidy(words: string): string {
  const clean = words
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return [...clean].slice(0, LONGEST).join('').trim();
}
