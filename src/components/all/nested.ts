import { AsyncLocalStorage } from 'node:async_hooks';
import type { PageContext } from '../../hub/page-context.ts';

const inner = new AsyncLocalStorage<PageContext>();

/**
 * Lets components read another page than the one they stand on, while they are rendered by `renderAs`.
 * Astro renders the parts of a page side by side, so the page cannot be changed for one of them.
 */
export function allowNested(locals: App.Locals): void {
  let outer = locals.page;
  Object.defineProperty(locals, 'page', {
    configurable: true,
    enumerable: true,
    get: () => inner.getStore() ?? outer,
    set: (page: PageContext) => {
      outer = page;
    },
  });
}

/** Renders something as it is on another page. */
export function renderAs<Result>(page: PageContext, render: () => Promise<Result>): Promise<Result> {
  return inner.run(page, render);
}
