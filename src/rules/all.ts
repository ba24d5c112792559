import { addresses } from './addresses.ts';
import { consent } from './consent.ts';
import { fields } from './fields.ts';
import { files } from './files.ts';
import { freshness } from './freshness.ts';
import { language } from './language.ts';
import { lessons } from './lessons.ts';
import { links } from './links.ts';
import { publish } from './publish.ts';
import type { RuleGroup, RuleHelp } from './rule.ts';
import { translations } from './translations.ts';
import { truth } from './truth.ts';
import { writing } from './writing.ts';

/** Every rule of the check, in the order of `/contribute/rules/`. A new group is an import and a name here. */
export const RULE_GROUPS = [fields, language, links, truth, consent, writing, lessons, translations, freshness, addresses, files, publish] as const;

type CodesOf<Group> = Group extends RuleGroup<infer Code> ? Code : never;

/** A stable code. A problem can have no other, so that each rule has a page that explains it. */
export type RuleCode = CodesOf<(typeof RULE_GROUPS)[number]>;

export const RULES = Object.assign({}, ...RULE_GROUPS.map((group) => group.rules)) as Readonly<Record<RuleCode, RuleHelp>>;

export const RULE_CODES = Object.keys(RULES) as RuleCode[];

/** The list of all rules. */
export const RULES_PATH = '/contribute/rules/';

/** The path of the page that explains a rule, below the base and in English. */
export function rulePath(code: RuleCode): string {
  return `${RULES_PATH}${code}/`;
}

/** The rule that a path explains; undefined for the list itself. */
export function ruleAt(path: string): RuleCode | undefined {
  return RULE_CODES.find((code) => path === rulePath(code));
}
