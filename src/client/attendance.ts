/** What an attendance sheet says. */
export interface Attendance {
  title: string;
  /** Each label with what was typed there; nothing is left out where it is empty. */
  facts: readonly (readonly [label: string, text: string])[];
  names: readonly string[];
  /** The names that were ticked. */
  here: ReadonlySet<string>;
}

/** An attendance sheet as plain lines. Where nobody was ticked, it is a list of names. */
export function attendanceText({ title, facts, names, here }: Attendance): string {
  const isTicked = names.some((name) => here.has(name));
  return [
    title,
    ...facts.flatMap(([label, text]) => (text ? [`${label}: ${text}`] : [])),
    '',
    ...names.map((name) => `${!isTicked ? '•' : here.has(name) ? '✓' : '☐'} ${name}`),
  ]
    .join('\n')
    .trim();
}
