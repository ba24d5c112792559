import { parseFragment, serialize, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.DocumentFragment;
type Element = DefaultTreeAdapterTypes.Element;

/** Where a page stands inside another. */
export interface Inside {
  /** Put before every id, so that none is there twice. */
  prefix: string;
  /** How many levels its headings go down. */
  by: number;
}

/** Attributes that hold ids of the same page, one or several. */
const REFERENCES = new Set(['for', 'headers', 'popovertarget', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-owns']);

/**
 * Turns the HTML of a page into a part of another page: its ids get a prefix and its links inside follow
 * them, its headings go down, and what leads on from a page of its own (`.views`) is taken out. Regions
 * lose their names, since those of several pages would be the same.
 */
export function placeInside(html: string, inside: Inside): string {
  const fragment = parseFragment(html);
  walk(fragment, inside);
  return serialize(fragment);
}

function walk(node: Node, inside: Inside): void {
  if ('tagName' in node) change(node, inside);
  if (!('childNodes' in node)) return;
  node.childNodes = node.childNodes.filter((child) => !('tagName' in child && classesOf(child).includes('views')));
  for (const child of node.childNodes) walk(child, inside);
}

function change(element: Element, { prefix, by }: Inside): void {
  const level = /^h([1-6])$/.exec(element.tagName)?.[1];
  if (level) rename(element, `h${Math.min(6, Number(level) + by)}`);
  const isRegion = element.tagName === 'section' || element.tagName === 'aside' || element.tagName === 'nav';
  // A browser leaves out a line break right behind <pre>, and what is written here is read once more.
  const [first] = element.childNodes;
  if (element.tagName === 'pre' && first?.nodeName === '#text' && 'value' in first && first.value.startsWith('\n')) first.value = `\n${first.value}`;
  if (element.tagName === 'aside') rename(element, 'div');
  element.attrs = element.attrs.flatMap(({ name, value, ...rest }) => {
    // A browser marks one review that is overdue on a page.
    if (name === 'data-due' || (isRegion && (name === 'aria-labelledby' || name === 'aria-label'))) return [];
    if (name === 'id') return [{ ...rest, name, value: `${prefix}${value}` }];
    if (name === 'href' && value.startsWith('#')) return [{ ...rest, name, value: `#${prefix}${value.slice(1)}` }];
    if (REFERENCES.has(name))
      return [
        {
          ...rest,
          name,
          value: value
            .split(/\s+/)
            .filter(Boolean)
            .map((id) => `${prefix}${id}`)
            .join(' '),
        },
      ];
    return [{ ...rest, name, value }];
  });
}

function rename(element: Element, name: string): void {
  element.tagName = name;
  element.nodeName = name;
}

function classesOf(element: Element): string[] {
  return (element.attrs.find(({ name }) => name === 'class')?.value ?? '').split(/\s+/);
}
