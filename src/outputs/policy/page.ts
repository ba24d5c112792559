import { parse, type DefaultTreeAdapterTypes } from 'parse5';

/** The inline code that the hub's own parts make. A page may hold this, and no other. */
export interface Trusted {
  /** Texts of inline scripts. */
  scripts: ReadonlySet<string>;
  /** Texts of style sheets. An inline style is one of them, or several one behind the other. */
  sheets: ReadonlySet<string>;
  /** Where the files of the build stand: `/_astro/`, or `/hub/_astro/`. */
  files: string;
}

/** What a built page holds that could run or load something. */
export interface Inspected {
  /** Texts of its inline scripts that are trusted. */
  scripts: string[];
  /** Texts of its inline styles that are trusted. */
  styles: string[];
  /** What it holds besides, in the words of a message. */
  faults: string[];
}

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document | DefaultTreeAdapterTypes.DocumentFragment;
type Element = DefaultTreeAdapterTypes.Element;

/** Elements that bring another document or program, change all addresses, or move an attribute's value while the page is open. */
const REFUSED = new Set(['applet', 'base', 'embed', 'fencedframe', 'frame', 'frameset', 'iframe', 'object', 'portal', 'animate', 'animatemotion', 'set']);
/** A browser reads what is inside it in two ways, with and without script; so nobody can say what it holds. */
const DOUBTFUL = new Set(['noscript']);
const ADDRESSES = new Set(['action', 'background', 'cite', 'data', 'formaction', 'href', 'longdesc', 'manifest', 'ping', 'poster', 'src', 'srcset']);
const DATA = 'application/ld+json';

/** Reads a page as a browser does, and says what in it is not of the trusted parts. */
export function inspectPage(html: string, trusted: Trusted): Inspected {
  const found: Inspected = { scripts: [], styles: [], faults: [] };
  walk(parse(html), (element) => inspect(element, trusted, found));
  return found;
}

function walk(node: Node, visit: (element: Element) => void): void {
  if ('tagName' in node) visit(node);
  if ('content' in node) walk(node.content, visit);
  if ('childNodes' in node) for (const child of node.childNodes) walk(child, visit);
}

function inspect(element: Element, trusted: Trusted, found: Inspected): void {
  const name = element.tagName.toLowerCase();
  const fault = (what: string) => void found.faults.push(what);
  const attribute = (wanted: string) => element.attrs.find((own) => own.name === wanted)?.value;

  if (REFUSED.has(name) || DOUBTFUL.has(name)) fault(`<${name}>`);
  if (name === 'meta' && attribute('http-equiv') !== undefined) fault(`<meta http-equiv="${shown(attribute('http-equiv'))}">`);
  if (name === 'script') inspectScript(element, attribute, trusted, found);
  if (name === 'style') {
    const text = textOf(element);
    if (isMadeOf(text, trusted.sheets)) found.styles.push(text);
    else fault(`<style>${shown(text)}`);
  }
  if (name === 'link' && /stylesheet|preload|import/i.test(attribute('rel') ?? '') && !isFile(attribute('href'), trusted))
    fault(`<link rel="${shown(attribute('rel'))}" href="${shown(attribute('href'))}">`);
  for (const { name: own, value } of element.attrs) {
    const lower = own.toLowerCase();
    if (lower.startsWith('on')) fault(`${own}="${shown(value)}"`);
    else if (lower === 'style') fault(`style="${shown(value)}"`);
    else if (lower === 'srcdoc') fault('srcdoc');
    else if (ADDRESSES.has(lower) && runs(value)) fault(`${own}="${shown(value)}"`);
  }
}

function inspectScript(element: Element, attribute: (name: string) => string | undefined, trusted: Trusted, found: Inspected): void {
  const src = attribute('src');
  if (src !== undefined || attribute('href') !== undefined) {
    if (!isFile(src, trusted)) found.faults.push(`<script src="${shown(src)}">`);
    return;
  }
  // A browser never runs data, and the policy need not allow it.
  if (attribute('type') === DATA) return;
  const text = textOf(element);
  if (trusted.scripts.has(text)) found.scripts.push(text);
  else found.faults.push(`<script>${shown(text)}`);
}

function textOf(element: Element): string {
  return element.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
}

/** Whether it is the address of a file that the build made: no other site, no climbing. */
function isFile(address: string | undefined, { files }: Trusted): boolean {
  return address !== undefined && address.startsWith(files) && /^[\w.-]+$/.test(address.slice(files.length));
}

/** Whether an address would run something, or hold a document of its own, when it is followed. */
function runs(address: string): boolean {
  return /^(?:javascript|vbscript|data|blob|filesystem):/i.test(address.replace(/[\0-\x20\x7f]/g, ''));
}

const known = new WeakMap<ReadonlySet<string>, Map<string, boolean>>();

/** Whether the text is whole sheets one behind the other, and nothing besides. Pages of a kind have the same. */
function isMadeOf(text: string, sheets: ReadonlySet<string>): boolean {
  const answers = known.get(sheets) ?? new Map<string, boolean>();
  known.set(sheets, answers);
  const answer = answers.get(text) ?? isPutTogether(text, sheets);
  answers.set(text, answer);
  return answer;
}

function isPutTogether(text: string, sheets: ReadonlySet<string>): boolean {
  if (sheets.has(text)) return true;
  const reached = [0];
  for (const at of reached)
    for (const sheet of sheets) {
      const end = at + sheet.length;
      if (sheet === '' || reached.includes(end) || !text.startsWith(sheet, at)) continue;
      if (end === text.length) return true;
      reached.push(end);
    }
  return false;
}

function shown(text = ''): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
