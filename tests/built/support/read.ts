import { gunzipSync } from 'node:zlib';
import { load } from 'cheerio';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { extractImages, extractText, getDocumentProxy } from 'unpdf';
import type { Form } from '../../../src/outputs/registry.ts';

/** What a person could get out of a file: all its words, and the colour of every dot of its pictures. */
export interface Held {
  text: string;
  pictures: Pixels[];
}

/** Dots as bytes, one after another: red, green, blue, and what comes after up to `channels`. */
export interface Pixels {
  data: Uint8Array | Uint8ClampedArray;
  channels: number;
}

/**
 * Reads a file as thoroughly as its form allows, files inside files too. Text is given as it is written
 * and as it is read: with entities and tags, and without.
 */
export async function read(form: Form, bytes: Uint8Array, name: string): Promise<Held> {
  switch (form) {
    case 'picture':
      return { text: name, pictures: [await raster(bytes)] };
    case 'sound':
      return { text: `${name}\n${latin(bytes)}`, pictures: [] };
    case 'index':
      return { text: `${name}\n${words(unpacked(bytes))}`, pictures: [] };
    case 'pdf':
      return fromPdf(bytes, name);
    case 'zip':
      return fromZip(bytes, name);
    case 'html': {
      const html = words(bytes);
      const inside = [...html.matchAll(/data:image\/[a-z+]+;base64,([A-Za-z0-9+/=]+)/g)].map((match) => Buffer.from(match[1] ?? '', 'base64'));
      return { text: `${name}\n${html}\n${load(html).root().text()}`, pictures: await Promise.all(inside.map(raster)) };
    }
    default:
      return { text: `${name}\n${words(bytes)}`, pictures: [] };
  }
}

/** Whether a picture holds a colour in at least one dot of two hundred, give or take what saving changes. */
export function holdsColour({ data, channels }: Pixels, [red, green, blue]: readonly [number, number, number]): boolean {
  let near = 0;
  for (let at = 0; at + 2 < data.length; at += channels) {
    if (Math.abs((data[at] ?? 0) - red) < 14 && Math.abs((data[at + 1] ?? 0) - green) < 14 && Math.abs((data[at + 2] ?? 0) - blue) < 14) near += 1;
  }
  return near > data.length / channels / 200;
}

async function raster(bytes: Uint8Array): Promise<Pixels> {
  const { data, info } = await sharp(bytes).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  return { data, channels: info.channels };
}

async function fromPdf(bytes: Uint8Array, name: string): Promise<Held> {
  // The reader takes the bytes away from whoever gave them.
  const document = await getDocumentProxy(Uint8Array.from(bytes));
  const { text } = await extractText(document, { mergePages: true });
  const { info } = (await document.getMetadata()) as { info: object };
  const pictures: Pixels[] = [];
  for (let page = 1; page <= document.numPages; page += 1) pictures.push(...(await extractImages(document, page)));
  return { text: `${name}\n${text}\n${JSON.stringify(info)}`, pictures };
}

/** Documents and books (DOCX, ODT, PPTX, EPUB) are ZIP files of XML and pictures. */
async function fromZip(bytes: Uint8Array, name: string): Promise<Held> {
  const held: Held = { text: name, pictures: [] };
  for (const [path, inner] of Object.entries(unzipSync(bytes))) {
    const form: Form = /\.(?:png|jpe?g|webp|avif|svg|gif)$/i.test(path)
      ? 'picture'
      : /\.pdf$/i.test(path)
        ? 'pdf'
        : /\.(?:zip|docx|odt|pptx|epub)$/i.test(path)
          ? 'zip'
          : /\.(?:xml|x?html|rels|opf|ncx)$/i.test(path)
            ? 'html'
            : 'text';
    const found = await read(form, inner, path);
    held.text += `\n${found.text}`;
    held.pictures.push(...found.pictures);
  }
  return held;
}

/** Pagefind’s files are packed. */
function unpacked(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
}

function words(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
