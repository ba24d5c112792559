declare namespace App {
  interface Locals {
    /** What the page being rendered is; set by its route, read by every component. */
    page: import('./hub/page-context.ts').PageContext;
  }
}
