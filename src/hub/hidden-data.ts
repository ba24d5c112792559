/**
 * What a camera, a phone or a program hides in a file: the place, the device, names, small copies of a
 * picture before it was cut. The parts that a file may have are a closed list; every other part is
 * named, so that what a format learns later is refused until it is put here.
 */

type Format = 'jpg' | 'png' | 'webp' | 'avif' | 'mp3';

/** Parts of a PNG file that say how to show it (W3C PNG, chunk names), and nothing else. */
const PNG_PARTS = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'bKGD', 'pHYs', 'cICP']);
/** Parts of a WebP file (RFC 9649) that hold the picture or its colours. */
const WEBP_PARTS = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP', 'ANIM', 'ANMF']);
/** Items of an AVIF file (ISO/IEC 23008-12) that are part of the picture. */
const AVIF_ITEMS = new Set(['av01', 'grid', 'iden', 'iovl', 'tmap']);

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
      if (!start.startsWith('JFIF\0')) return 'a small copy of the picture';
      if (view.getUint8(at + 16) > 0 && view.getUint8(at + 17) > 0) return 'a small copy of the picture';
    } else if (marker === 0xe1)
      return start.startsWith('Exif') ? 'data of the camera (EXIF), which can hold the place and the device' : 'data of a program (XMP)';
    else if (marker === 0xe2) {
      if (!start.startsWith('ICC_PROFILE')) return 'more pictures';
    } else if (marker === 0xed) return 'data of a program (IPTC)';
    else if (marker === 0xfe) return 'a comment';
    else if (marker > 0xe2 && marker <= 0xef && !(marker === 0xee && start.startsWith('Adobe'))) return `a part of a program (APP${marker - 0xe0})`;
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
  let at = 12;
  while (at < end) {
    const part = letters(view, at, 4);
    if (part === 'EXIF') return 'data of the camera (EXIF), which can hold the place and the device';
    if (!WEBP_PARTS.has(part)) return `a part of a program (${plain(part)})`;
    const length = view.getUint32(at + 4, true);
    at += 8 + length + (length % 2);
  }
  return at < view.byteLength ? 'something after the end of the picture' : undefined;
}

/** Every item of an AVIF file is named in an `infe` box; what is not the picture is an item of its own kind. */
function inAvif(view: DataView): string | undefined {
  const head = letters(view, 0, Math.min(view.byteLength, 65_536));
  const kinds = [...head.matchAll(/infe[\0-\xff]{8}([\x20-\x7e]{4})/g)].map((match) => match[1] ?? '');
  if (kinds.length === 0) return 'items without names';
  const odd = kinds.find((kind) => !AVIF_ITEMS.has(kind));
  return odd === undefined
    ? undefined
    : odd === 'Exif'
      ? 'data of the camera (EXIF), which can hold the place and the device'
      : `data of a program (${plain(odd)})`;
}

function inMp3(view: DataView): string | undefined {
  if (letters(view, 0, 3) === 'ID3' || (view.byteLength > 128 && letters(view, view.byteLength - 128, 3) === 'TAG')) return 'names and notes (ID3)';
  return /APETAGEX|LYRICSBEGIN/.test(letters(view, Math.max(0, view.byteLength - 8192), Math.min(8192, view.byteLength))) ? 'names and notes' : undefined;
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
