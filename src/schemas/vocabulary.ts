/** The closed lists of the hub. A new value is added here and nowhere else. */

export const AUDIENCES = [
  'everyone',
  'community-members',
  'peer-researchers',
  'facilitators',
  'researchers',
  'host-organisations',
  'funders',
  'ethics-committees',
  'decision-makers',
  'contributors',
] as const;
export type Audience = (typeof AUDIENCES)[number];

export const LEVELS = ['new', 'doing-it', 'leading'] as const;
export const GROUPINGS = ['whole-group', 'alone', 'pairs', 'threes', 'small-groups'] as const;
export type Grouping = (typeof GROUPINGS)[number];
/** What a lesson prepares people for, where other activities may not be planned without it. */
export const COVERS = ['fieldwork-safety'] as const;
export type Covers = (typeof COVERS)[number];

/** What to do with an activity when a session runs late. One that says nothing is kept. */
export const IF_LATE = ['keep', 'shorten', 'skip'] as const;
export type IfLate = (typeof IF_LATE)[number];

/** How sure a statement is: said beforehand, a party's own account, a study's result, a local story. */
export const CLAIM_KINDS = ['planned', 'reported', 'found', 'story'] as const;
export const STRENGTHS = ['strong', 'some', 'early', 'story'] as const;
/** What of a person a consent covers, and what it may be used for. */
export const CONSENT_COVERS = ['photo', 'voice', 'quote', 'name'] as const;
export type ConsentCover = (typeof CONSENT_COVERS)[number];
export const CONSENT_USES = ['web', 'print', 'translation', 'social'] as const;
export type ConsentUse = (typeof CONSENT_USES)[number];
/** Roles only, so that a record holds nothing about anybody. */
export const CONSENT_KEEPERS = [
  'host-organisation-project-lead',
  'host-organisation-data-lead',
  'community-organisation-project-lead',
  'community-organisation-data-lead',
  'research-organisation-project-lead',
  'research-organisation-data-lead',
] as const;

export const NOTE_KINDS = ['advice', 'warning', 'tip'] as const;

export const NEWS_KINDS = ['news', 'event', 'publication'] as const;

export const SOURCE_TYPES = [
  'article-journal',
  'webpage',
  'report',
  'book',
  'chapter',
  'post-weblog',
  'article-newspaper',
  'document',
  'broadcast',
  'thesis',
] as const;

export const TOPICS = [
  'copper',
  'bradford',
  'co-production',
  'peer-research',
  'citizen-science',
  'place',
  'photovoice',
  'ethics',
  'safety',
  'data',
  'inclusion',
  'payment',
  'standards',
  'evaluation',
  'methods',
  'sharing',
  'training',
  'policy',
] as const;
