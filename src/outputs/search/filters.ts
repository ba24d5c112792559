import type { Hub } from '../../hub/hub.ts';
import { wordsOfEntry } from '../../hub/page-context.ts';
import { wordsOf } from '../../hub/text.ts';
import { AUDIENCES } from '../../schemas/vocabulary.ts';

/** A filter of the search page, with its values in the page's language. */
export interface Filter {
  name: 'kind' | 'audience' | 'module' | 'time';
  label: string;
  values: { value: string; label: string }[];
}

const KINDS = ['lesson', 'facilitator', 'protocol', 'case-study', 'guide', 'news', 'term', 'source', 'page'] as const;
export const TIMES = [60, 90, 120] as const;

/** The filters, each with the values that pages carry. */
export function searchFilters(hub: Hub, locale: string): Filter[] {
  const say = wordsOf(hub, locale);
  return [
    { name: 'kind', label: say('filter.kind'), values: KINDS.map((value) => ({ value, label: say(`pageKind.${value}`) })) },
    { name: 'audience', label: say('filter.audience'), values: AUDIENCES.map((value) => ({ value, label: say(`audience.${value}`) })) },
    {
      name: 'module',
      label: say('filter.module'),
      values: hub.modules.map((module) => ({ value: module.id, label: `${module.data.number}. ${wordsOfEntry(hub, module, locale).title}` })),
    },
    { name: 'time', label: say('filter.time'), values: TIMES.map((value) => ({ value: String(value), label: say(`time.${value}`) })) },
  ];
}
