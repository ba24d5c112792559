import type { PageKind } from '../../hub/addresses.ts';
import all from '../../styles/all.css?url&no-inline';
import certificate from '../../styles/certificate.css?url&no-inline';
import cite from '../../styles/cite.css?url&no-inline';
import codes from '../../styles/codes.css?url&no-inline';
import handouts from '../../styles/handouts.css?url&no-inline';
import largePrint from '../../styles/large-print.css?url&no-inline';
import plan from '../../styles/plan.css?url&no-inline';
import poster from '../../styles/poster.css?url&no-inline';
import rules from '../../styles/rules.css?url&no-inline';
import runSheet from '../../styles/run-sheet.css?url&no-inline';
import search from '../../styles/search.css?url&no-inline';
import share from '../../styles/share.css?url&no-inline';
import skills from '../../styles/skills.css?url&no-inline';
import slides from '../../styles/slides.css?url&no-inline';

/**
 * Sheets of single kinds of page, linked as files. Every set of inlined styles takes room in the one
 * line of the policy that all pages share; these pages are few, or opened from another page. They stand
 * before the inlined styles: a rule that must win over those needs a stronger selector, not a later place.
 */
export const LINKED: Partial<Record<PageKind, readonly string[]>> = {
  all: [all],
  certificate: [certificate],
  cite: [cite],
  codes: [codes],
  files: [share],
  handouts: [handouts],
  'large-print': [handouts, largePrint],
  plan: [plan],
  poster: [poster],
  rules: [rules],
  run: [runSheet],
  search: [search],
  share: [cite, share],
  skills: [skills],
  slides: [slides],
  source: [cite],
};
