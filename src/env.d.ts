declare namespace App {
  interface Locals {
    /** What the page being rendered is; set by its route, read by every component. */
    page: import('./hub/page-context.ts').PageContext;
    /** On the sheets of a lesson: the HTML of each handout by its id, gathered while the whole lesson is rendered. */
    kept?: Map<string, string>;
  }
}

/** The pictures that stand beside pages, by their paths below `content/` (`src/integrations/pictures.ts`). */
declare module 'virtual:hub-pictures' {
  const pictures: Readonly<Record<string, import('astro').ImageMetadata>>;
  export default pictures;
}
