/**
 * What the planner chooses from: the lessons of the hub, in one language. It is made at build time
 * (`src/outputs/planner/`) and read in the browser, so nothing in this folder may need Node or a page.
 */
export interface Catalogue {
  /** In the order of the course, planned lessons too. */
  lessons: readonly CatalogueLesson[];
  routes: readonly CatalogueRoute[];
}

export interface CatalogueLesson {
  /** `module/lesson`; it never changes. */
  id: string;
  /** As it is said: “1.2”. */
  number: string;
  title: string;
  /** The language of its title and kit, where it is not the page's. */
  lang?: string;
  /** A planned lesson has no activities here. */
  written: boolean;
  audience: readonly string[];
  covers: readonly string[];
  /** Lessons to do first. */
  prerequisites: readonly string[];
  people: { min: number; max: number };
  kit: readonly string[];
  /** Whether the host must look at it before use. */
  hostReview: boolean;
  /** The state of each translation, by its language. */
  translations: Readonly<Record<string, 'draft' | 'checked'>>;
  /** The address of the facilitator's page; empty when it is planned. */
  teach: string;
  /** The address of its run sheet; empty when it is planned. */
  run: string;
  activities: readonly CatalogueActivity[];
}

export interface CatalogueActivity {
  id: string;
  title: string;
  /** The language of its titles, where it is not the page's. */
  lang?: string;
  /** Whole minutes. */
  minutes: number;
  grouping?: string;
  /** Whether people leave the room to gather evidence. */
  sendsPeopleOut: boolean;
  /** Whether it is never left out or shortened: what the run sheet never cuts, and what the lesson says must stay. */
  keep: boolean;
  /** The fewest minutes that it still works in; absent where it cannot be made shorter. */
  atLeast?: number;
  /** How it is made shorter. */
  shorter?: { text: string; lang?: string };
  handouts: readonly { title: string; href: string }[];
}

/** What the facilitator and a helper do, by the ids of the lesson and of the activity. */
export type Lines = Readonly<Record<string, Readonly<Record<string, { lead: readonly Line[]; helper?: Line }>>>>;

export interface Line {
  text: string;
  /** Its language, where it is not the page's. */
  lang?: string;
}

export interface CatalogueRoute {
  id: string;
  title: string;
  lang?: string;
  audience: readonly string[];
  lessons: readonly string[];
}

/** An activity with the lesson it belongs to. */
export interface Found {
  lesson: CatalogueLesson;
  activity: CatalogueActivity;
}

export function lessonOf(catalogue: Catalogue, id: string): CatalogueLesson | undefined {
  return catalogue.lessons.find((lesson) => lesson.id === id);
}

export function find(catalogue: Catalogue, lessonId: string, activityId: string): Found | undefined {
  const lesson = lessonOf(catalogue, lessonId);
  const activity = lesson?.activities.find(({ id }) => id === activityId);
  return lesson && activity ? { lesson, activity } : undefined;
}

/** Whether an activity opens or closes its lesson: a kept activity at an end of the lesson keeps that place. */
export function edgeOf({ lesson, activity }: Found): 'first' | 'last' | undefined {
  if (!activity.keep) return undefined;
  if (lesson.activities[0] === activity) return 'first';
  return lesson.activities.at(-1) === activity ? 'last' : undefined;
}

/** The lessons that make people ready to go out, in the order of the course. */
export function safetyLessons(catalogue: Catalogue): CatalogueLesson[] {
  return catalogue.lessons.filter((lesson) => lesson.covers.includes('fieldwork-safety'));
}
