import { headerPolicy, permissionsPolicy, type Allowed } from './policy.ts';

/** The headers of every address that a pattern matches. */
export interface HeaderRule {
  /** An address of the host; a `*` at its end stands for the rest. */
  pattern: string;
  headers: readonly (readonly [name: string, value: string])[];
}

/** What Cloudflare accepts: it leaves out a longer line, or a further rule, without a word. */
const LONGEST_LINE = 2000;
const MOST_RULES = 100;

/**
 * The headers of the hub. An address gets the headers of every rule that matches it, and Cloudflare
 * joins two of the same name into one: so no header may stand in two rules that can match together.
 * That pages are asked for again each time is what Netlify and Cloudflare do by themselves.
 *
 * @param base where the hub starts on its host: `/`, or `/hub/`.
 */
export function headerRules(base: string, allowed: Allowed): HeaderRule[] {
  const forever = ['Cache-Control', 'public, max-age=31536000, immutable'] as const;
  const own = ['Cross-Origin-Resource-Policy', 'same-origin'] as const;
  return [
    {
      pattern: `${base}*`,
      headers: [
        ['Content-Security-Policy', headerPolicy(allowed)],
        ['Permissions-Policy', permissionsPolicy()],
        // Another site does not learn that a reader was here.
        ['Referrer-Policy', 'no-referrer'],
        ['X-Content-Type-Options', 'nosniff'],
        ['Cross-Origin-Opener-Policy', 'same-origin'],
      ],
    },
    // The names of these files change with their content. Pages, feeds and share pictures are for other sites too.
    { pattern: `${base}_astro/*`, headers: [forever, own] },
    { pattern: `${base}pagefind/*`, headers: [own] },
    { pattern: `${base}pagefind/index/*`, headers: [forever] },
    { pattern: `${base}pagefind/fragment/*`, headers: [forever] },
    { pattern: `${base}pagefind/filter/*`, headers: [forever] },
  ];
}

/**
 * The rules as Netlify and Cloudflare read them from `_headers`.
 *
 * @throws Error when a line or the number of rules is more than the hosts take.
 */
export function headersFile(rules: readonly HeaderRule[]): string {
  if (rules.length > MOST_RULES) throw new Error(`_headers has ${rules.length} rules; Cloudflare reads ${MOST_RULES}.`);
  const lines = rules.flatMap(({ pattern, headers }) => [pattern, ...headers.map(([name, value]) => `  ${name}: ${value}`)]);
  for (const line of lines)
    if (line.length > LONGEST_LINE)
      throw new Error(
        `A line of _headers has ${line.length} signs; Cloudflare reads ${LONGEST_LINE}. Let more kinds of page share their styles: each set of styles takes 53 signs of “${line.trim().slice(0, 30)}…”.`,
      );
  return `${lines.join('\n')}\n`;
}
