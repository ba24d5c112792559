import type { CollectionName } from '../../schemas/fields.ts';
import type { Body } from '../../hub/body.ts';
import type { Entry } from '../../hub/entry.ts';
import type { Hub } from '../../hub/hub.ts';
import { placeIn } from '../../hub/passage.ts';
import type { Position, Problem } from '../../hub/problem.ts';

/** Where newcomers meet the words of research. */
const COLLECTIONS: readonly CollectionName[] = ['lessons', 'guides', 'caseStudies', 'protocol'];

interface Jargon {
  id: string;
  pattern: RegExp;
}

/** A page that uses a word which the glossary calls jargon explains it once, with a Term. */
export function jargon(hub: Hub): Problem[] {
  const words = hub.of('glossary').flatMap(({ id, data }) => (data.jargon ? [{ id, pattern: patternOf(data.jargon) }] : []));
  return COLLECTIONS.flatMap((collection) => hub.of(collection)).flatMap((entry) => (entry.body ? inBody(entry, entry.body, words) : []));
}

function inBody(entry: Entry, body: Body, words: readonly Jargon[]): Problem[] {
  return words.flatMap(({ id, pattern }): Problem[] => {
    const used = firstUse(body, pattern);
    if (!used) return [];
    if (isExplained(body, id, !used.facilitator)) return [];
    return [
      {
        file: entry.file,
        ...used.position,
        rule: 'unexplained-jargon',
        level: 'warning',
        what: `“${used.word}” may be new to readers, and this page does not explain it.`,
        mend: 'Mark it here, so that readers can open its meaning, or use plainer words.',
        example: `<Term id="${id}">${used.word}</Term>`,
      },
    ];
  });
}

/** Whether the page shows the meaning to whoever meets the word. Learners do not see the facilitator's notes. */
function isExplained(body: Body, id: string, toLearners: boolean): boolean {
  const seen = (use: { facilitator: boolean }) => !toLearners || !use.facilitator;
  return body.terms.some((term) => term.id === id && seen(term)) || body.links.some((link) => link.url === `/glossary/${id}/` && seen(link));
}

/** The first use in what learners read, or else in the facilitator's notes. A Term stands in text, never in a title. */
function firstUse(body: Body, pattern: RegExp): { word: string; position: Position; facilitator: boolean } | undefined {
  const texts = body.passages.filter(({ kind, linked }) => kind === 'text' && !linked);
  for (const facilitator of [false, true]) {
    for (const passage of texts) {
      if (passage.facilitator !== facilitator) continue;
      const found = pattern.exec(passage.value);
      if (found) return { word: found[0], position: placeIn(passage, found.index), facilitator };
    }
  }
  return undefined;
}

/** Whole words, with a small or a capital letter at their start. “Peer Research” and “PhotoVoice” are names. */
function patternOf(forms: readonly string[]): RegExp {
  const each = [...forms]
    .sort((a, b) => b.length - a.length)
    .map((form) => {
      const [first = '', ...rest] = form;
      const start = first.toUpperCase() === first.toLowerCase() ? escaped(first) : `[${first}${first.toUpperCase()}]`;
      return start + escaped(rest.join('')).replace(/\s+/g, '\\s+').replaceAll("'", "['’]");
    });
  return new RegExp(`(?<![\\p{L}\\p{N}-])(?:${each.join('|')})(?![\\p{L}\\p{N}-])`, 'u');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
