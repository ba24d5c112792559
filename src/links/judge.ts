import type { Answer } from './ask.ts';
import type { ExternalLink } from './gather.ts';

export const VERDICTS = ['gone', 'moved', 'no-answer', 'refused', 'fine'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What a person should know of one address. */
export interface Judged extends ExternalLink {
  verdict: Verdict;
  status?: number;
  /** Where the page now is; only with “moved”. */
  to?: string;
  /** A few words more. */
  detail?: string;
}

/** Says what an answer means. Only moves that the server calls permanent count: a DOI always sends its readers on. */
export function judge(link: ExternalLink, { status, hops, failure }: Answer): Judged {
  const known = { ...link, ...(status === undefined ? {} : { status }) };
  if (status === undefined) return { ...known, verdict: 'no-answer', ...(failure ? { detail: failure } : {}) };
  if (status === 404 || status === 410) return { ...known, verdict: 'gone' };
  if ([401, 403, 407, 429, 451, 999].includes(status)) return { ...known, verdict: 'refused' };
  if (status < 200 || status >= 400) return { ...known, verdict: 'no-answer', detail: `status ${status}` };
  const last = hops.findIndex((hop) => hop.status !== 301 && hop.status !== 308);
  const to = hops.slice(0, last < 0 ? hops.length : last).at(-1)?.to;
  if (!to || to === link.address) return { ...known, verdict: 'fine' };
  return { ...known, verdict: 'moved', to, ...(isFront(to) && !isFront(link.address) ? { detail: 'the front page: the page itself may be gone' } : {}) };
}

function isFront(address: string): boolean {
  const { pathname, search } = new URL(address);
  return pathname === '/' && search === '';
}

const HEADINGS: Record<Verdict, string> = {
  gone: 'Gone (404 or 410): find the page’s new address, or say that it is gone',
  moved: 'Moved for good: put the new address, once you have seen that it shows the same',
  'no-answer': 'No answer: try again another day',
  refused: 'Could not be checked (the site refuses programs): look by hand',
  fine: 'Fine',
};

/** The report as a person reads it in a terminal. Addresses that are fine are only counted. */
export function textReport(judged: readonly Judged[]): string {
  return reportWith(
    judged,
    (heading) => heading,
    (text) => text,
    '  ',
  );
}

/** The report for the summary of a workflow. */
export function markdownReport(judged: readonly Judged[]): string {
  // A server that is sent on to may put anything into its address.
  return reportWith(
    judged,
    (heading) => `### ${heading}\n`,
    (text) => `\`${text.replaceAll('`', '%60')}\``,
    '- ',
  );
}

function reportWith(judged: readonly Judged[], heading: (text: string) => string, code: (text: string) => string, mark: string): string {
  const lines: string[] = [];
  for (const verdict of VERDICTS) {
    const own = judged.filter((link) => link.verdict === verdict);
    if (verdict === 'fine' || own.length === 0) continue;
    lines.push(heading(HEADINGS[verdict]));
    for (const { address, to, detail, uses } of own) {
      lines.push(`${mark}${code(address)}${to ? ` → ${code(to)}` : ''}${detail ? ` (${detail})` : ''}`);
      for (const use of uses) lines.push(`  ${mark}${code(`${use.file}:${use.line}`)}`);
    }
    lines.push('');
  }
  const count = VERDICTS.map((verdict) => `${judged.filter((link) => link.verdict === verdict).length} ${NAMES[verdict]}`).join(', ');
  lines.push(`${judged.length} ${judged.length === 1 ? 'address' : 'addresses'}: ${count}. Nothing was changed, and nothing was stopped.`);
  return lines.join('\n');
}

const NAMES: Record<Verdict, string> = { gone: 'gone', moved: 'moved', 'no-answer': 'without an answer', refused: 'not checked', fine: 'fine' };
