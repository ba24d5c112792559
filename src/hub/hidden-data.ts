/**
 * What a camera, a phone or a program hides in a file: the place, the device, names, small copies of a
 * picture before it was cut. The parts that a file may have are a closed list; every other part is
 * named, so that what a format learns later is refused until it is put here.
 */

type Format = 'jpg' | 'png' | 'webp' | 'avif' | 'mp3';

/** Parts of a PNG file that say how to show it (W3C PNG, chunk names), and nothing else. */
const PNG_PARTS = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'bKGD', 'pHYs', 'cICP']);
/** Parts of a WebP file (RFC 9649) that hold the picture or its colours. */
const WEBP_PARTS = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP']);
/** Items of an AVIF file (ISO/IEC 23008-12) that are part of the picture. */
const AVIF_ITEMS = new Set(['av01', 'grid', 'iden', 'iovl', 'tmap']);
/** Boxes of an AVIF file, each with the boxes that may stand in it; an empty list is not looked into. */
const AVIF_BOXES: Readonly<Record<string, readonly string[]>> = {
  '': ['ftyp', 'meta', 'mdat'],
  meta: ['hdlr', 'pitm', 'iloc', 'iinf', 'iref', 'iprp', 'idat', 'grpl'],
  iinf: ['infe'],
  // Not “thmb”, a small copy, nor “cdsc”, data about the picture.
  iref: ['auxl', 'dimg', 'prem'],
  iprp: ['ipco', 'ipma'],
  ipco: ['ispe', 'pixi', 'av1C', 'colr', 'auxC', 'irot', 'imir', 'pasp', 'clap', 'clli', 'mdcv', 'cclv', 'amve', 'a1op', 'a1lx', 'lsel'],
};
/** Bytes of an AVIF box before the boxes in it. */
const AVIF_HEADS: Readonly<Record<string, number>> = { meta: 4, iref: 4 };
/** Parts of a JPEG file (ITU-T T.81) that are the picture: frames, tables, scans and their restarts. */
const JPEG_PARTS = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcc, 0xcd, 0xce, 0xcf, 0xda, 0xdb, 0xdc, 0xdd]);
/** Bits in a thousandth of a second, by version and layer, for each of the fourteen steps (ISO/IEC 11172-3, 13818-3). */
const MP3_RATES = {
  one: [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  two: [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};
const MP3_SAMPLES = [44_100, 48_000, 32_000];

/**
 * The first hidden part of a file, in words; undefined when there is none.
 *
 * @param bytes a file whose first bytes are known to be of this format.
 */
export function hiddenData(format: Format, bytes: Uint8Array): string | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    switch (format) {
      case 'jpg':
        return inJpeg(view);
      case 'png':
        return inPng(view);
      case 'webp':
        return inWebp(view);
      case 'avif':
        return inAvif(view);
      case 'mp3':
        return inMp3(view);
    }
  } catch (error) {
    // A length that points past the end: what stands there cannot be judged.
    if (error instanceof RangeError) return 'a part that is not whole';
    throw error;
  }
}

function inJpeg(view: DataView): string | undefined {
  let at = 2;
  while (at < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return 'a part without a name';
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) return at + 2 < view.byteLength ? 'something after the end of the picture' : undefined;
    const length = view.getUint16(at + 2);
    const start = letters(view, at + 4, Math.min(length - 2, 12));
    if (marker === 0xe0) {
      // Sixteen bytes when it ends without a small copy.
      if (!start.startsWith('JFIF\0') || length !== 16) return 'a small copy of the picture';
    } else if (marker === 0xe1)
      return start.startsWith('Exif') ? 'data of the camera (EXIF), which can hold the place and the device' : 'data of a program (XMP)';
    else if (marker === 0xe2) {
      if (!start.startsWith('ICC_PROFILE')) return 'more pictures';
    } else if (marker === 0xed) return 'data of a program (IPTC)';
    else if (marker === 0xfe) return 'a comment';
    else if (marker === 0xee) {
      if (!start.startsWith('Adobe') || length !== 14) return 'a part of a program (APP14)';
    } else if (marker > 0xe2 && marker <= 0xef) return `a part of a program (APP${marker - 0xe0})`;
    else if (!JPEG_PARTS.has(marker)) return `a part that is not of the picture (${marker.toString(16).toUpperCase()})`;
    at += 2 + length;
    if (marker === 0xda) at = afterScan(view, at);
  }
  return 'no end of the picture';
}

/** The place of the marker after the picture’s own data, in which 0xFF is always followed by 0 or a restart. */
function afterScan(view: DataView, from: number): number {
  let at = from;
  while (view.getUint8(at) !== 0xff || view.getUint8(at + 1) === 0 || (view.getUint8(at + 1) >= 0xd0 && view.getUint8(at + 1) <= 0xd7)) at += 1;
  return at;
}

function inPng(view: DataView): string | undefined {
  for (let at = 8; at < view.byteLength; at += 12 + view.getUint32(at)) {
    const part = letters(view, at + 4, 4);
    if (part === 'eXIf') return 'data of the camera (EXIF), which can hold the place and the device';
    if (/^(?:tEXt|iTXt|zTXt)$/.test(part)) return 'words of a program';
    if (!PNG_PARTS.has(part)) return `a part of a program (${plain(part)})`;
    if (part === 'IEND') return at + 12 < view.byteLength ? 'something after the end of the picture' : undefined;
  }
  return 'no end of the picture';
}

function inWebp(view: DataView): string | undefined {
  const end = 8 + view.getUint32(4, true);
  const seen = new Set<string>();
  let at = 12;
  while (at < end) {
    const part = letters(view, at, 4);
    if (part === 'ANIM' || part === 'ANMF' || seen.has(part)) return 'more pictures';
    seen.add(part);
    if (part === 'EXIF') return 'data of the camera (EXIF), which can hold the place and the device';
    if (!WEBP_PARTS.has(part)) return `a part of a program (${plain(part)})`;
    const length = view.getUint32(at + 4, true);
    at += 8 + length + (length % 2);
  }
  return at < view.byteLength ? 'something after the end of the picture' : undefined;
}

/** Every box of an AVIF file is named; what is not the picture stands in a box, or is an item, of its own kind. */
function inAvif(view: DataView, inside = '', from = 0, to = view.byteLength): string | undefined {
  for (let at = from; at < to;) {
    const kind = letters(view, at + 4, 4);
    const written = view.getUint32(at);
    if (written === 1) return 'a part that is not whole';
    // A length of nought reaches to the end, which only the last box of a file may do.
    const end = written === 0 && inside === '' ? to : at + written;
    if (end < at + 8 || end > to) return 'a part that is not whole';
    if (!AVIF_BOXES[inside]?.includes(kind)) return kind === 'thmb' ? 'a small copy of the picture' : `a part of a program (${plain(kind)})`;
    const found = kind === 'infe' ? inItem(view, at + 8, end) : kind in AVIF_BOXES ? inAvif(view, kind, at + 8 + headOf(view, kind, at + 8), end) : undefined;
    if (found !== undefined) return found;
    at = end;
  }
  return undefined;
}

/** The list of items starts with how many there are, in two bytes or in four. */
function headOf(view: DataView, kind: string, at: number): number {
  return kind === 'iinf' ? (view.getUint8(at) === 0 ? 6 : 8) : (AVIF_HEADS[kind] ?? 0);
}

function inItem(view: DataView, at: number, end: number): string | undefined {
  const version = view.getUint8(at);
  if (version !== 2 && version !== 3) return 'items without names';
  const kindAt = at + (version === 2 ? 8 : 10);
  if (kindAt + 4 > end) return 'a part that is not whole';
  const kind = letters(view, kindAt, 4);
  if (kind === 'Exif') return 'data of the camera (EXIF), which can hold the place and the device';
  return AVIF_ITEMS.has(kind) ? undefined : `data of a program (${plain(kind)})`;
}

/** A recording is one frame after another, to the end. The last may be cut off. */
function inMp3(view: DataView): string | undefined {
  if (letters(view, 0, 3) === 'ID3' || (view.byteLength > 128 && letters(view, view.byteLength - 128, 3) === 'TAG')) return 'names and notes (ID3)';
  if (/APETAGEX|LYRICSBEGIN/.test(letters(view, Math.max(0, view.byteLength - 8192), Math.min(8192, view.byteLength)))) return 'names and notes';
  let at = 0;
  while (at + 4 <= view.byteLength) {
    const length = frameLength(view.getUint32(at));
    // Where no frame starts at all the file is no recording, which its reader tells.
    if (length === undefined) return at === 0 ? undefined : 'something between or after the sound';
    at += length;
  }
  return undefined;
}

/** The bytes of a frame of layer III, by its first four; undefined when they start none. */
function frameLength(head: number): number | undefined {
  const version = (head >>> 19) & 3;
  const layer = (head >>> 17) & 3;
  const rate = (version === 3 ? MP3_RATES.one : MP3_RATES.two)[((head >>> 12) & 15) - 1];
  const samples = MP3_SAMPLES[(head >>> 10) & 3];
  if (head >>> 21 !== 0x7ff || version === 1 || layer !== 1 || rate === undefined || samples === undefined) return undefined;
  const perSecond = samples / (version === 3 ? 1 : version === 2 ? 2 : 4);
  return Math.floor(((version === 3 ? 144 : 72) * rate * 1000) / perSecond) + ((head >>> 9) & 1);
}

function letters(view: DataView, from: number, count: number): string {
  if (from + count > view.byteLength) throw new RangeError('past the end');
  let text = '';
  for (let at = from; at < from + count; at += 1) text += String.fromCharCode(view.getUint8(at));
  return text;
}

function plain(name: string): string {
  return name.replace(/[^\x21-\x7e]/g, '?');
}
