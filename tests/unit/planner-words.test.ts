import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createHub } from '../../src/hub/hub.ts';
import { loadContent } from '../../src/hub/load.ts';
import { planWords } from '../../src/outputs/planner/words.ts';
import { INTERFACE_WORDS } from '../../src/schemas/interface-words.ts';

const hub = createHub(loadContent('content'));
const source = (folder: string) =>
  readdirSync(folder)
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
    .join('\n');

test('every reason and every advice of the planner has a sentence, and every sentence is used', () => {
  const codes = (text: string) => [...text.matchAll(/'([a-z-]+)'/g)].flatMap(([, code]) => code ?? []);
  const reasons = codes(/export type ReasonCode =([\s\S]*?);/.exec(source('src/planner'))?.[1] ?? '');
  const advice = codes((/export type Advice =([\s\S]*?);\n\n/.exec(source('src/planner'))?.[1] ?? '').replace(/(\w+): (?:string|number)/g, ''));
  const named = Object.keys(INTERFACE_WORDS).filter((name) => name.startsWith('plan.'));
  expect(named.filter((name) => name.startsWith('plan.why.')).toSorted()).toEqual(reasons.map((code) => `plan.why.${code}`).toSorted());
  expect(named.filter((name) => name.startsWith('plan.advice.')).toSorted()).toEqual([...new Set(advice)].map((code) => `plan.advice.${code}`).toSorted());
  const used = source('src/client/planner') + source('src/components/plan') + source('src/components/index') + source('src/components/lists') + source('src/hub');
  const built = /^plan\.(?:why|advice|where|means)\.|^plan\.(?:up|down|remove)$/;
  expect(named.filter((name) => !built.test(name) && !used.includes(`'${name}'`))).toEqual([]);
});

test('each language keeps the marks that are filled in', () => {
  const marks = (text = '') => [...text.matchAll(/\{\w+\}/g)].map(([mark]) => mark).toSorted();
  const english = planWords(hub, 'en');
  for (const locale of hub.locales) {
    for (const [name, text] of Object.entries(planWords(hub, locale))) expect(marks(text), `${locale} ${name}`).toEqual(marks(english[name]));
  }
});
