declare namespace App {
  interface Locals {
    /** What the page being rendered is; set by its route, read by every component. */
    page: import('./hub/page-context.ts').PageContext;
    /** On the sheets of a lesson: the HTML of each handout by its id, gathered while the whole lesson is rendered. */
    kept?: Map<string, string>;
  }
}
