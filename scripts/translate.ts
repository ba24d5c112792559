/**
 * Shows how each translation stands against the English of today, and records what it was made from.
 *
 *   npm run translate                        lists what has changed since each part was translated
 *   npm run translate -- --record FILE …     writes the hashes of today's English into translations:
 *                                            only after the translation itself has been brought up to date
 *   npm run translate -- --record-all        the same for every translation
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createHub } from '../src/hub/hub.ts';
import { loadContent } from '../src/hub/load.ts';
import type { Translation } from '../src/hub/entry.ts';
import { partHashes, stateOf } from '../src/hub/translations.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { record: { type: 'boolean', default: false }, 'record-all': { type: 'boolean', default: false } },
});
const hub = createHub(loadContent('content'));

for (const translation of hub.translations) {
  const entry = hub.get(translation.collection, translation.id);
  if (!entry) continue;
  if (values['record-all'] || (values.record && positionals.includes(translation.file))) {
    record(translation, partHashes(entry));
    console.log(`${translation.file}: recorded`);
    continue;
  }
  const { stale, missing } = stateOf(entry, translation);
  const said = [stale.length > 0 ? `changed: ${stale.join(', ')}` : '', missing.length > 0 ? `not translated: ${missing.join(', ')}` : ''].filter(Boolean);
  console.log(`${translation.file}: ${said.length > 0 ? said.join('; ') : 'up to date'}`);
}

/** Writes the hashes of the parts that the translation has, and touches nothing else in the file. */
function record(translation: Translation, hashes: Record<string, string>): void {
  const given = new Set(['head', 'start', ...(translation.body?.parts.map((part) => part.id) ?? [])]);
  const lines = Object.entries(hashes)
    .filter(([id]) => given.has(id))
    .map(([id, hash]) => `    ${id}: "${hash}"`);
  const text = readFileSync(translation.file, 'utf8');
  const made = text.replace(/^ {2}sections:(?: \{[^}]*\}| *(?:\n {4}[^\n]*)*)/m, `  sections:\n${lines.join('\n')}`);
  if (made === text && !lines.every((line) => text.includes(line))) throw new Error(`${translation.file} has no “sections” under “translation”.`);
  writeFileSync(translation.file, made);
}
