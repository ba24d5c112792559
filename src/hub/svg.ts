/**
 * A strict reader of SVG pictures. It knows only shapes, words and colours, and refuses all else,
 * so no second reader can see more in a file than this one: a browser that opens the picture at its
 * own address would run what stands in it.
 */
export interface SvgFault {
  offset: number;
  what: string;
  mend: string;
}

const ELEMENTS = new Set([
  'svg',
  'g',
  'defs',
  'title',
  'desc',
  'path',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
  'text',
  'tspan',
  'linearGradient',
  'radialGradient',
  'stop',
  'clipPath',
  'marker',
]);
const ATTRIBUTES = new Set([
  'id',
  'class',
  'role',
  'lang',
  'xml:lang',
  'xml:space',
  'version',
  'viewBox',
  'preserveAspectRatio',
  'width',
  'height',
  'x',
  'y',
  'x1',
  'x2',
  'y1',
  'y2',
  'cx',
  'cy',
  'r',
  'rx',
  'ry',
  'fx',
  'fy',
  'd',
  'points',
  'pathLength',
  'transform',
  'gradientTransform',
  'gradientUnits',
  'spreadMethod',
  'offset',
  'clipPathUnits',
  'markerUnits',
  'markerWidth',
  'markerHeight',
  'orient',
  'refX',
  'refY',
  'dx',
  'dy',
  'rotate',
  'textLength',
  'lengthAdjust',
  'fill',
  'fill-opacity',
  'fill-rule',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-miterlimit',
  'stroke-dasharray',
  'stroke-dashoffset',
  'vector-effect',
  'opacity',
  'color',
  'stop-color',
  'stop-opacity',
  'clip-path',
  'clip-rule',
  'marker-start',
  'marker-mid',
  'marker-end',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
  'letter-spacing',
  'word-spacing',
  'direction',
  'unicode-bidi',
  'display',
  'visibility',
  'overflow',
  'shape-rendering',
  'text-rendering',
  'paint-order',
  'aria-label',
  'aria-labelledby',
  'aria-describedby',
  'aria-hidden',
]);
const NAMESPACES: Readonly<Record<string, string>> = { xmlns: 'http://www.w3.org/2000/svg', 'xmlns:xlink': 'http://www.w3.org/1999/xlink' };
const CHARACTERS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const DEEPEST = 60;
const SIMPLER = 'Save the picture from your drawing program as “plain SVG”, or as PNG.';

/** The first thing in an SVG that does not belong in a picture; nothing when it is harmless. */
export function svgFault(text: string): SvgFault | undefined {
  const open: string[] = [];
  let at = 0;
  let roots = 0;
  const fault = (what: string, mend = SIMPLER, offset = at): SvgFault => ({ offset, what, mend });

  const strange = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.exec(text);
  if (strange) return fault('The picture holds a sign that no picture holds.', SIMPLER, strange.index);
  const start = /^<\?xml version=(["'])1\.[01]\1(?: encoding=(["'])utf-8\2)?(?: standalone=(["'])(?:yes|no)\3)?[ \t\r\n]*\?>/i.exec(text);
  if (start) at = start[0].length;
  while (at < text.length) {
    if (text[at] !== '<') {
      const end = text.indexOf('<', at);
      const words = text.slice(at, end < 0 ? text.length : end);
      if (open.length === 0 && words.trim() !== '') return fault('There is text outside the picture.', 'Take it out.');
      const bad = referenceFault(words);
      if (bad !== undefined) return fault(`The sign & starts something that is not a letter: ${bad}`, 'Write &amp; for the sign &.');
      at += words.length;
      continue;
    }
    if (text.startsWith('<!--', at)) {
      const end = text.indexOf('--', at + 4);
      if (end < 0 || text[end + 2] !== '>') return fault('A comment in the picture is not closed as it must be.', 'Take the comment out.');
      at = end + 3;
      continue;
    }
    if (text.startsWith('<!', at))
      return fault('The picture holds a <!…> part, which can hide code: DOCTYPE, ENTITY or CDATA.', 'Take it out. A picture does not need it.');
    if (text.startsWith('<?', at))
      return fault(
        'The picture holds a <?…?> part that can call in other files.',
        'Take it out. Only <?xml version="1.0" encoding="UTF-8"?> may stand at the very start.',
      );

    const closing = /^<\/([A-Za-z][\w:.-]*)[ \t\r\n]*>/.exec(text.slice(at, at + 120));
    if (closing) {
      const expected = open.pop();
      if (expected !== closing[1]) return fault(`</${closing[1] ?? ''}> closes something that is not open.`);
      at += closing[0].length;
      continue;
    }
    const name = /^<([A-Za-z][\w:.-]*)/.exec(text.slice(at, at + 120))?.[1];
    if (name === undefined) return fault('A tag in the picture cannot be read.');
    if (!ELEMENTS.has(name)) return fault(`<${name}> does not belong in a picture of the hub.`);
    if (open.length === 0) {
      roots += 1;
      if (name !== 'svg' || roots > 1) return fault('The picture is not one <svg> from start to end.');
    } else if (name === 'svg') return fault('An <svg> stands inside another.');
    const tagStart = at;
    at += name.length + 1;
    const seen = new Set<string>();
    for (;;) {
      const rest = text.slice(at);
      const end = /^[ \t\r\n]*(\/?)>/.exec(rest);
      if (end) {
        if (open.length === 0 && !seen.has('xmlns'))
          return fault('The <svg> does not say that it is one.', 'Add xmlns="http://www.w3.org/2000/svg" to it.', tagStart);
        at += end[0].length;
        if (end[1] === '') open.push(name);
        break;
      }
      const attribute = /^[ \t\r\n]+([A-Za-z_][\w:.-]*)[ \t\r\n]*=[ \t\r\n]*(?:"([^"<]*)"|'([^'<]*)')/.exec(rest);
      if (!attribute) return fault(`<${name}> cannot be read to its end.`);
      const key = attribute[1] ?? '';
      const raw = attribute[2] ?? attribute[3] ?? '';
      if (seen.has(key)) return fault(`The attribute “${key}” of <${name}> is written twice.`);
      seen.add(key);
      const wrong = attributeFault(name, key, raw);
      if (wrong !== undefined) return fault(wrong);
      at += attribute[0].length;
    }
    if (open.length > DEEPEST) return fault('The picture is nested too deeply.');
  }
  if (open.length > 0) return fault(`<${open.at(-1) ?? ''}> is not closed.`, SIMPLER, text.length);
  if (roots === 0) return fault('There is no <svg> in the picture.', SIMPLER, 0);
  return undefined;
}

function attributeFault(name: string, key: string, raw: string): string | undefined {
  if (Object.hasOwn(NAMESPACES, key)) return raw === NAMESPACES[key] ? undefined : `“${key}” of <${name}> names another language than SVG.`;
  if (/^on/i.test(key)) return `“${key}” of <${name}> would run code.`;
  if (/href$/i.test(key)) return `“${key}” of <${name}> leads to something else.`;
  if (!ATTRIBUTES.has(key)) return `The attribute “${key}” of <${name}> does not belong in a picture of the hub.`;
  const bad = referenceFault(raw);
  if (bad !== undefined) return `The attribute “${key}” of <${name}> holds an & that starts no letter: ${bad}`;
  const value = decoded(raw);
  if (/[\\@]|:|\/\*/.test(value) && !/^aria-|^(?:id|class)$/.test(key))
    return `The attribute “${key}” of <${name}> holds a sign that can call in something else.`;
  // A paint may name a gradient of the same picture, and nothing else.
  if (/url|src|image/i.test(value.replace(/^url\(#[\w-]+\)/, '')) && !/^aria-|^(?:id|class)$/.test(key))
    return `The attribute “${key}” of <${name}> leads to something else.`;
  return undefined;
}

/** The first & that stands for no character that is known here. */
function referenceFault(text: string): string | undefined {
  for (const found of text.matchAll(/&([^;\s]{0,12};?)/g)) {
    const name = found[1] ?? '';
    const plain = name.slice(0, -1);
    if (name.endsWith(';') && (Object.hasOwn(CHARACTERS, plain) || /^#(?:\d{2,7}|x[0-9a-f]{2,6})$/i.test(plain))) continue;
    return `&${name}`;
  }
  return undefined;
}

function decoded(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, number: string | undefined, hex: string | undefined, name: string | undefined) => {
    if (name !== undefined) return CHARACTERS[name] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(number);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
