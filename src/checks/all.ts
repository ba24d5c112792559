import type { Hub } from '../hub/hub.ts';
import type { Problem } from '../hub/problem.ts';
import { caseStudies } from './case-studies.ts';
import { codes } from './codes.ts';
import { consents } from './consents.ts';
import { claimsCited } from './claims.ts';
import { easyRead } from './easy-read.ts';
import { freshness } from './freshness.ts';
import { images } from './images.ts';
import { lessons } from './lessons.ts';
import { links } from './links.ts';
import { names } from './names.ts';
import { permalinks } from './permalinks.ts';
import { redirects } from './redirects.ts';
import { references } from './references.ts';
import { retired } from './retired.ts';
import { translations } from './translations.ts';
import { unique } from './unique.ts';

/** Every check of the content, each `(hub) => Problem[]`. */
export const CHECKS: Readonly<Record<string, (hub: Hub) => Problem[]>> = {
  references,
  links,
  images,
  lessons,
  translations,
  unique,
  consents,
  names,
  caseStudies,
  claimsCited,
  freshness,
  easyRead,
  retired,
  redirects,
  permalinks,
  codes,
};

/** All problems of the content: those found while reading, then those of every check. */
export function checkAll(hub: Hub): Problem[] {
  return [...hub.problems, ...Object.values(CHECKS).flatMap((check) => check(hub))];
}
