import { parseFragment, serialize, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** Columns that still fit side by side in large print. */
const MOST_COLUMNS = 2;
const BLANK = /^_{2,}$/;

/**
 * Lays the HTML of a handout out for paper: cells that hold only low lines become empty places to write
 * in. A list whose items all start with bold words is a list of cards; where those count down, as in 3, 2, 1, it is
 * a ladder of rungs. Both are drawn as such on screens only. In large print a table of more than two columns becomes one block a row, with the heading of the
 * column before each value, so that nothing has to shrink.
 */
export function laidOut(html: string, edition: 'usual' | 'large'): string {
  const root = parseFragment(html);
  for (const table of elements(root, 'table')) {
    for (const cell of elements(table, 'td')) {
      if (!BLANK.test(textOf(cell).trim())) continue;
      cell.childNodes = [];
      cell.attrs.push({ name: 'class', value: 'blank' });
    }
    if (edition === 'large') stack(table);
  }
  for (const list of [...elements(root, 'ul'), ...elements(root, 'ol')]) {
    const look = lookOf(list);
    if (look) list.attrs.push({ name: 'class', value: look });
  }
  return serialize(root);
}

function lookOf(list: Element): 'cards' | 'rungs' | undefined {
  const starts = list.childNodes.flatMap((item) => ('tagName' in item && item.tagName === 'li' ? [boldStart(item)] : []));
  if (starts.length < 2 || starts.includes('')) return undefined;
  const counts = starts.map((words) => Number.parseInt(words, 10));
  return counts.every((count, at) => count === (counts[0] ?? 0) - at) ? 'rungs' : 'cards';
}

/** The bold words that an item starts with, or nothing. */
function boldStart(node: Element): string {
  const first = node.childNodes.find((child) => textOf(child).trim() !== '');
  if (!first || !('tagName' in first)) return '';
  return first.tagName === 'strong' ? textOf(first) : first.tagName === 'p' ? boldStart(first) : '';
}

/** Puts a description list in the place of a wide table. */
function stack(table: Element): void {
  const heads = elements(table, 'thead').flatMap((head) => elements(head, 'th'));
  if (heads.length <= MOST_COLUMNS) return;
  const rows = elements(table, 'tbody').flatMap((body) => elements(body, 'tr'));
  const lists = rows.map((row) => {
    const pairs = elements(row, 'td').map((cell, place) => {
      const blank = cell.attrs.some(({ name, value }) => name === 'class' && value === 'blank');
      return `<div><dt>${inner(heads[place])}</dt><dd${blank ? ' class="blank"' : ''}>${inner(cell)}</dd></div>`;
    });
    return `<dl class="row">${pairs.join('')}</dl>`;
  });
  // The frame that lets a wide table scroll is of no use to a list.
  const around = table.parentNode && 'attrs' in table.parentNode && isScroll(table.parentNode) ? table.parentNode : table;
  const parent = around.parentNode;
  if (!parent) return;
  const made = parseFragment(lists.join('')).childNodes;
  for (const node of made) node.parentNode = parent;
  parent.childNodes.splice(parent.childNodes.indexOf(around), 1, ...made);
}

function isScroll(element: Element): boolean {
  return element.attrs.some(({ name, value }) => name === 'class' && value === 'scroll');
}

function inner(element: Element | undefined): string {
  return element ? serialize(element) : '';
}

function elements(node: Node | DefaultTreeAdapterTypes.DocumentFragment, name: string): Element[] {
  if (!('childNodes' in node)) return [];
  return node.childNodes.flatMap((child) => [...('tagName' in child && child.tagName === name ? [child] : []), ...elements(child, name)]);
}

function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}
