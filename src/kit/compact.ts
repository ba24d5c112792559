import { zlibSync } from 'fflate';

/** How many objects are packed together: a reader unpacks all of them to see one. */
const TOGETHER = 200;

/**
 * Packs the parts of a PDF that the browser leaves unpacked: the tags above all, which are half of it. Every
 * object keeps its number; the file becomes one of PDF 1.5, which readers have known since 2003.
 *
 * @throws when the file has no plain table of places, or an object is not where it says.
 */
export function compacted(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1]);
  const head = /^xref\s+0 (\d+)\s+/.exec(text.slice(table, table + 40));
  const trailer = /trailer\s*<<([\s\S]*)>>\s*startxref/.exec(text.slice(table))?.[1];
  if (!head || trailer === undefined) throw new Error('A printed PDF has no plain table of places.');
  const size = Number(head[1]);
  const from = table + head[0].length;
  const places = [...Array(size).keys()]
    .map((number) => ({ number, entry: text.slice(from + number * 20, from + number * 20 + 18) }))
    .flatMap(({ number, entry }) => (entry.endsWith('n') ? [{ number, at: Number(entry.slice(0, 10)) }] : []))
    .sort((a, b) => a.at - b.at);

  const pieces: string[] = ['%PDF-1.5\n%\xd3\xeb\xe9\xe1\n'];
  let length = pieces[0]?.length ?? 0;
  const write = (piece: string): number => {
    const at = length;
    pieces.push(piece);
    length += piece.length;
    return at;
  };
  const found = new Map<number, [type: number, where: number, rank: number]>();
  const plain: { number: number; body: string }[] = [];
  for (const [index, { number, at }] of places.entries()) {
    const whole = text.slice(at, places[index + 1]?.at ?? table).trimEnd();
    const start = `${number} 0 obj`;
    if (!whole.startsWith(start) || !whole.endsWith('endobj')) throw new Error(`Object ${number} of a printed PDF is not where its table says.`);
    const body = whole.slice(start.length, -'endobj'.length).trim();
    if (body.endsWith('endstream')) found.set(number, [1, write(`${whole}\n`), 0]);
    else plain.push({ number, body });
  }
  let next = size;
  for (let first = 0; first < plain.length; first += TOGETHER) {
    const group = plain.slice(first, first + TOGETHER);
    let offset = 0;
    const starts = group.map(({ number, body }, rank) => {
      found.set(number, [2, next, rank]);
      const own = `${number} ${offset}`;
      offset += body.length + 1;
      return own;
    });
    const list = `${starts.join(' ')}\n`;
    const content = list + group.map(({ body }) => `${body}\n`).join('');
    found.set(next, [1, write(stream(next, `/Type /ObjStm /N ${group.length} /First ${list.length}`, content)), 0]);
    next += 1;
  }
  // The table is an object too, and stands in itself.
  found.set(next, [1, length, 0]);
  const rows = Buffer.alloc((next + 1) * 7);
  for (let number = 0; number <= next; number += 1) {
    const [type, where, rank] = found.get(number) ?? [0, 0, number === 0 ? 65535 : 0];
    rows.writeUInt8(type, number * 7);
    rows.writeUInt32BE(where, number * 7 + 1);
    rows.writeUInt16BE(rank, number * 7 + 5);
  }
  const entries = trailer.replace(/\/Size \d+/, '').trim();
  const at = write(stream(next, `/Type /XRef /Size ${next + 1} /W [1 4 2] ${entries}`, rows.toString('latin1')));
  write(`startxref\n${at}\n%%EOF\n`);
  return Uint8Array.from(Buffer.from(pieces.join(''), 'latin1'));
}

function stream(number: number, entries: string, content: string): string {
  const packed = Buffer.from(zlibSync(Uint8Array.from(Buffer.from(content, 'latin1')), { level: 9 })).toString('latin1');
  return `${number} 0 obj\n<<${entries} /Filter /FlateDecode /Length ${packed.length}>>\nstream\n${packed}\nendstream\nendobj\n`;
}
