import type { Hub } from '../hub/hub.ts';
import { nearest } from '../hub/nearest.ts';
import type { Problem } from '../hub/problem.ts';
import type { RuleCode } from '../rules/all.ts';
import { INTERFACE_WORDS } from '../schemas/interface-words.ts';

/** A translation has an original, uses its ids, and gives as many items as it does. */
export function translations(hub: Hub): Problem[] {
  const problems: Problem[] = [...englishWords(hub), ...languageFiles(hub)];
  for (const translation of hub.translations) {
    const say = (rule: RuleCode, path: readonly PropertyKey[], what: string, mend: string, example?: string) =>
      problems.push({ file: translation.file, ...translation.at(path), rule, what, mend, ...(example ? { example } : {}) });
    if (!hub.locales.includes(translation.locale)) {
      say(
        'no-such-language',
        [],
        `There is no language “${translation.locale}” in the hub.`,
        `Add content/languages/${translation.locale}.yaml first, or correct the ending of the file name.`,
        'index.ur.mdx',
      );
    }
    const original = hub.get(translation.collection, translation.id);
    if (!original) {
      if (!hub.broken.has(`${translation.collection}/${translation.id}`))
        say('no-original', [], 'There is no English file beside this translation.', 'Put it beside the page it translates.', 'index.mdx and index.ur.mdx');
      continue;
    }
    for (const [name, value] of Object.entries(translation.data)) {
      const english = (original.data as Record<string, unknown>)[name];
      if (name !== 'aliases' && Array.isArray(value) && Array.isArray(english) && value.length !== english.length) {
        say(
          'list-length',
          [name],
          `“${name}” has ${value.length} ${value.length === 1 ? 'item' : 'items'}, the English has ${english.length}.`,
          'Translate each item, in the same order.',
        );
      }
    }
    const english = new Set(original.body?.sentences.map(({ own }) => own));
    const [first, ...others] = (translation.body?.sentences ?? []).filter(({ own, spoken }) => !spoken && own.split(' ').length > 3 && english.has(own));
    if (first) {
      problems.push({
        file: translation.file,
        ...first.position,
        rule: 'to-write',
        what: `This sentence is still in English${others.length > 0 ? `, and ${others.length} more ${others.length === 1 ? 'is' : 'are'}` : ''}: “${first.text}”`,
        mend: 'Translate it. Or take out the whole part: readers then see its English, marked as such. Words that stay English stand in <Lang tag="en">.',
        example: '<Lang tag="en">the words of the source</Lang>',
      });
    }
    const ids = original.body?.parts.map((part) => part.id) ?? [];
    const handouts = original.body?.parts.flatMap((part) => part.handouts.map((handout) => handout.id)) ?? [];
    for (const part of translation.body?.parts ?? []) {
      const at = (rule: RuleCode, what: string, mend: string, example?: string) =>
        problems.push({ file: translation.file, ...part.position, rule, what, mend, ...(example ? { example } : {}) });
      if (!ids.includes(part.id)) {
        const near = nearest(part.id, ids);
        at(
          'no-such-part',
          `The English page has no part with the id “${part.id}”.`,
          near ? `Did you mean “${near}”?` : `Use one of: ${ids.join(', ')}.`,
          ids[0] ? `id="${ids[0]}"` : undefined,
        );
      }
      if (part.minutes !== undefined || part.grouping !== undefined || part.ifLate !== undefined || part.atLeast !== undefined) {
        at(
          'inherited',
          'A translation gives only words: minutes, grouping and what to cut come from the English page.',
          'Take them out. Then they can never disagree.',
          `<Activity id="${part.id}" title="…">`,
        );
      }
      const asked = original.body?.parts.flatMap(({ questions }) => questions) ?? [];
      for (const question of part.questions) {
        const own = asked.find(({ id }) => id === question.id);
        const told = { file: translation.file, ...question.position, field: `<Question id="${question.id}">` };
        if (!own)
          problems.push({
            ...told,
            rule: 'no-such-part',
            what: `The English page has no question with the id “${question.id}”.`,
            mend: asked.length > 0 ? `Use one of: ${asked.map(({ id }) => id).join(', ')}.` : 'Take it out: a translation adds nothing of its own.',
          });
        else if (own.answers.length !== question.answers.length)
          problems.push({
            ...told,
            rule: 'list-length',
            what: `This question has ${question.answers.length} ${question.answers.length === 1 ? 'answer' : 'answers'}, the English has ${own.answers.length}.`,
            mend: 'Translate each answer, in the same order: the English says which are right.',
          });
        if (question.answers.some(({ right }) => right !== undefined))
          problems.push({
            ...told,
            rule: 'inherited',
            what: 'A translation does not say which answers are right: that comes from the English page.',
            mend: 'Take “right” out. Keep the answers in the order of the English.',
            example: '<Answer says="…" because="…" />',
          });
      }
      for (const handout of part.handouts) {
        if (!handouts.includes(handout.id))
          at('no-such-part', `The English page has no handout with the id “${handout.id}”.`, `Use one of: ${handouts.join(', ')}.`);
      }
    }
  }
  return problems;
}

/** A language is found by its tag in addresses and by its file name in content: they are one. */
function languageFiles(hub: Hub): Problem[] {
  return hub
    .of('languages')
    .filter((language) => language.data.tag !== language.id)
    .map((language): Problem => ({
      file: language.file,
      ...language.at(['tag']),
      rule: 'language-tag',
      field: 'tag',
      what: `The tag is “${language.data.tag}”, but the file is named ${language.id}.yaml.`,
      mend: 'Make them the same.',
      example: `tag: ${language.id}`,
    }));
}

function englishWords(hub: Hub): Problem[] {
  const english = hub.get('languages', 'en');
  if (!english) {
    return hub.broken.has('languages/en')
      ? []
      : [
          {
            file: 'content/languages/en.yaml',
            line: 1,
            column: 1,
            rule: 'no-english',
            what: 'The English interface words are missing.',
            mend: 'Add content/languages/en.yaml.',
          },
        ];
  }
  return Object.entries(INTERFACE_WORDS)
    .filter(([word]) => !(word in english.data.ui))
    .map(([word, help]): Problem => ({
      file: english.file,
      ...english.at(['ui']),
      rule: 'no-word',
      field: `ui.${word}`,
      what: `The interface word “${word}” is missing. ${help}`,
      mend: 'Add it under ui.',
      example: `${word}: …`,
    }));
}
