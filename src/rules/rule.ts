/**
 * How the two examples of a rule are shown, and how its test puts them into a folder of content.
 *
 * - `text`: the whole text below the fields of a page.
 * - `passage`: a passage of a file; the good one stands in the example folder of the test.
 * - `fields`: these fields of a file; its other fields stay.
 * - `file`: a whole file, with its fields.
 * - `name`: the path of a file.
 * - `situation`: what no text can show, in words; its test builds it.
 */
export type Shown = 'text' | 'passage' | 'fields' | 'file' | 'name' | 'situation';

/** What the page of a rule says. Both examples are tried against the check itself (`tests/unit/rules.test.ts`). */
export interface RuleHelp {
  /** What is right, as a short statement without a full stop. */
  title: string;
  /** Two to four short sentences: what the rule asks, why it protects people, and where it does not apply. */
  meaning: string;
  /** The path below `content/` that the examples belong to. */
  file: string;
  shown: Shown;
  /** As it would be written. `⟨U+202E⟩` stands for a sign that cannot be seen, by its number. */
  bad: string;
  good: string;
  /** Set on advice: it is listed, and stops nothing. */
  advice?: true;
}

/** Rules that are read together: one file each, joined in `all.ts`. */
export interface RuleGroup<Code extends string = string> {
  /** The anchor of the group on the list of rules. */
  id: string;
  title: string;
  rules: Readonly<Record<Code, RuleHelp>>;
}

/** A group of rules; the codes of its rules become part of the type `RuleCode`. */
export function ruleGroup<const Code extends string>(id: string, title: string, rules: Readonly<Record<Code, RuleHelp>>): RuleGroup<Code> {
  return { id, title, rules };
}
