import { mdxToJs } from 'satteri';
import { Fragment, jsx, jsxs } from 'astro/jsx-runtime';
import { Renderer } from 'astro/runtime/server/index.js';
import { PARSER_FEATURES } from '../../hub/body.ts';

type Components = Readonly<Record<string, unknown>>;
type Content = (props: { components: Components }) => unknown;

/** Elements of Markdown that the hub renders with a component of its own; all others are only their HTML. */
export const OWN_ELEMENTS = ['a', 'img', 'table', 'h3', 'h4', 'h5', 'h6'] as const;

/**
 * The code that the text of a page becomes: the body of a function, in which all words of the page are strings.
 *
 * Words that no named element stands among become one string of HTML, which is written as it is. The text is
 * of the closed language and holds no HTML of its own: its reader has refused that (`hub/body.ts`).
 *
 * @param text the whole file, front matter included.
 */
export function codeOf(text: string): string {
  return mdxToJs(text, {
    // The reader has refused directives. What is left, as the number in “5:27”, is words.
    features: { ...PARSER_FEATURES, directive: false, frontmatter: true },
    outputFormat: 'function-body',
    elementAttributeNameCase: 'html',
    optimizeStatic: { component: 'Fragment', prop: 'set:html', ignoreElements: [...OWN_ELEMENTS] },
  }).code;
}

/**
 * Makes a component of the text of a page. It takes a third of a millisecond, so it is done for each page
 * that shows the text. To bundle every text as a module took sixteen seconds and two gigabytes at a thousand
 * lessons (docs/benchmarks.md).
 */
export function contentOf(text: string): Content {
  const { default: render } = new Function(codeOf(text))({ Fragment, jsx, jsxs }) as { default: (props: object) => unknown };
  const content: Content = ({ components }) => render({ components: { ...components, Fragment } });
  // Says which renderer takes it; Astro would run it once to find out.
  return Object.assign(content, { [Renderer]: 'astro:jsx' });
}
