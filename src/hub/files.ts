import { hiddenData } from './hidden-data.ts';
import type { RuleCode } from '../rules/all.ts';
import { PERMALINKS } from './permalinks.ts';
import type { Problem } from './problem.ts';
import { svgFault } from './svg.ts';

/** Endings of pictures, and of recordings. A page may show no other file. */
export const PICTURE = /\.(png|jpe?g|webp|avif|svg)$/;
export const SOUND = /\.(mp3)$/;
/** What an operating system leaves in a folder by itself. Nothing reads it. */
export const LEFT_BEHIND = /^(?:\.DS_Store|Thumbs\.db|desktop\.ini)$/;

/** Before anything else about a picture that somebody adds: most mend what they are told, and read no further. */
const PEOPLE_FIRST = 'If it shows a person, take it out until the consent is recorded. Then';
/** Pictures of phones, scanners and programs that pages cannot show. */
const OTHER_PICTURE = /\.(?:heic|heif|tiff?|gif|bmp)$/i;

const MOST_TEXT = 500_000;
/** Lists that grow with the hub, and cannot be divided: a hub of ten thousand lessons has 2 MB of addresses. */
const LISTS = /(?:^|\/)(?:codes\.yaml|permalinks\.txt)$/;
const MOST_LIST = 5_000_000;
const MOST_PICTURE = 8_000_000;
const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** Windows cannot store files of these names, so nobody there could fetch the repository. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;
const KINDS = 'pages end in .mdx, records in .yaml, pictures in .png, .jpg, .webp, .avif or .svg, and recordings in .mp3';

export type Kind = 'file' | 'folder' | 'link' | 'other';

/** Whether a file or folder belongs under `content/` at all, by its name and kind alone. */
export function fileProblem(path: string, file: string, kind: Kind): Problem | undefined {
  const name = path.split('/').at(-1) ?? '';
  const say = (rule: RuleCode, what: string, mend: string, example?: string): Problem => ({
    file,
    line: 1,
    column: 1,
    rule,
    what,
    mend,
    ...(example ? { example } : {}),
  });
  if (kind === 'link')
    return say('symbolic-link', 'This is not a file or folder of its own but a symbolic link to another.', 'Replace it with a copy of what it points to.');
  if (kind === 'other') return say('file-type', 'This is neither a file nor a folder.', 'Take it out.');
  if (name.startsWith('.'))
    return say('hidden-file', `The name “${name}” starts with a dot, so most programs do not show it.`, 'Take it out, or give it a name without the dot.');
  if (kind === 'folder')
    return isSafe(name)
      ? undefined
      : say(
          'bad-id',
          `The folder name “${name}” cannot be part of an address.`,
          'Rename it: lower-case letters, digits and single hyphens.',
          `content/${suggestion(path)}/`,
        );

  if (path === PERMALINKS) return undefined;
  if (/\.(?:mdx|yaml)$/.test(name)) {
    // The language stands between name and ending: index.zh-Hant.mdx.
    return isSafe(name.split('.')[0] ?? '', /^languages\//.test(path))
      ? undefined
      : say(
          'bad-id',
          `The file name “${name}” cannot be part of an address.`,
          'Rename it: lower-case letters, digits and single hyphens.',
          `content/${suggestion(path)}`,
        );
  }
  if (/^consents\//.test(path))
    return say(
      'file-type',
      'Only records of days and roles stand in this folder, and this is none.',
      'Take it out: the paper stays with the role that keeps it. If it has been sent already, follow docs/withdrawal.md.',
    );
  const picture = PICTURE.exec(name) ?? SOUND.exec(name);
  if (!picture) {
    const lower = /\.(?:mdx|yaml|png|jpe?g|webp|avif|svg|mp3)$/i.test(name);
    return say(
      'file-type',
      `The file “${name}” is of a kind that does not belong here: ${KINDS}.`,
      lower
        ? PICTURE.test(name.toLowerCase())
          ? `${PEOPLE_FIRST} write the ending in lower-case letters.`
          : 'Write the ending in lower-case letters.'
        : /\.ya?ml$/i.test(name)
          ? 'Rename it to .yaml.'
          : /\.(?:md|markdown)$/i.test(name)
            ? 'Rename it to index.mdx in a folder of its own.'
            : OTHER_PICTURE.test(name)
              ? `${PEOPLE_FIRST} save it as JPEG, and let the hub make a clean copy: npm run photo`
              : 'Take it out.',
      /\.md$/i.test(name) ? 'content/pages/about/index.mdx' : lower ? `content/${suggestion(path.toLowerCase())}` : undefined,
    );
  }
  if (!isSafe(name.slice(0, picture.index)))
    return say(
      'bad-id',
      `The file name “${name}” cannot be part of an address.`,
      'Rename it: lower-case letters, digits and single hyphens.',
      `content/${suggestion(path)}`,
    );
  return undefined;
}

/** Whether what is in a picture is what its name says, and harmless. */
export function pictureProblem(path: string, file: string, bytes: Uint8Array): Problem | undefined {
  const ending = PICTURE.exec(path)?.[1]?.replace('jpeg', 'jpg') ?? '';
  const say = (rule: RuleCode, what: string, mend: string, place = { line: 1, column: 1 }): Problem => ({ file, ...place, rule, what, mend });
  if (bytes.length === 0) return say('picture-kind', 'The picture is empty.', 'Save it again.');
  if (bytes.length > MOST_PICTURE)
    return say(
      'too-large',
      `The picture has ${Math.round(bytes.length / 1e6)} MB; at most ${MOST_PICTURE / 1e6} fit.`,
      'Save it smaller: 2,000 pixels wide is enough.',
    );
  if (ending !== 'svg') {
    const found = kindOfPicture(bytes);
    if (found === ending) return hiddenProblem(found, bytes, file);
    return say(
      'picture-kind',
      `The name says that this is a ${ending.toUpperCase()} picture, but ${found ? `it is a ${found.toUpperCase()} picture` : 'it is none'}.`,
      found ? `Rename it so that it ends in .${found}.` : `Open it in a picture program and save it as ${ending.toUpperCase()}.`,
    );
  }
  const text = textOf(bytes);
  if (text === undefined) return say('svg', 'The picture is not written in UTF-8.', 'Save it from your drawing program as “plain SVG” in UTF-8, or as PNG.');
  const fault =
    text.length > MOST_TEXT
      ? { offset: 0, what: `The picture has ${Math.round(text.length / 1000)} kB of text; at most ${MOST_TEXT / 1000} fit.`, mend: 'Save it as PNG.' }
      : svgFault(text);
  if (!fault) return undefined;
  const before = text.slice(0, fault.offset).split('\n');
  return say('svg', fault.what, fault.mend, { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 });
}

/** Whether a recording is one, and holds nothing but sound. */
export function soundProblem(file: string, bytes: Uint8Array): Problem | undefined {
  const say = (rule: RuleCode, what: string, mend: string): Problem => ({ file, line: 1, column: 1, rule, what, mend });
  if (bytes.length > MOST_PICTURE)
    return say('too-large', `The recording has ${Math.round(bytes.length / 1e6)} MB; at most ${MOST_PICTURE / 1e6} fit.`, 'Cut it, or save it smaller.');
  const hidden = hiddenProblem('mp3', bytes, file);
  if (hidden) return hidden;
  // A frame of MPEG audio starts with eleven bits set (ISO/IEC 11172-3).
  return bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0
    ? undefined
    : say('sound-kind', 'The name says that this is an MP3 recording, but it is none.', 'Save it from a sound program as MP3.');
}

function hiddenProblem(format: Parameters<typeof hiddenData>[0], bytes: Uint8Array, file: string): Problem | undefined {
  const hidden = hiddenData(format, bytes);
  if (!hidden) return undefined;
  return {
    file,
    line: 1,
    column: 1,
    rule: 'hidden-data',
    what: `This file holds more than is seen or heard: ${hidden}.`,
    mend:
      format === 'mp3'
        ? 'If a person can be heard, record the consent first. Then save it without tags.'
        : `${PEOPLE_FIRST} let the hub make a clean copy, and use that one.`,
    ...(format === 'mp3' ? {} : { example: 'npm run photo -- the-picture.jpg --beside content/pages/about --consent c-4f7k2m' }),
  };
}

/** The text of a file, which must be UTF-8 and of a length that a person could write. */
export function readText(file: string, bytes: Uint8Array): { text: string } | { problem: Problem } {
  const say = (rule: RuleCode, what: string, mend: string): { problem: Problem } => ({ problem: { file, line: 1, column: 1, rule, what, mend } });
  const most = LISTS.test(file) ? MOST_LIST : MOST_TEXT;
  if (bytes.length > most) return say('too-large', `The file has ${Math.round(bytes.length / 1000)} kB; at most ${most / 1000} fit.`, 'Divide it.');
  const text = textOf(bytes);
  return text === undefined
    ? say('encoding', 'The file is not written in UTF-8, so letters would be lost.', 'Save it again and choose the encoding “UTF-8”.')
    : { text };
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The format by the first bytes, which no name can change. */
function kindOfPicture(bytes: Uint8Array): 'png' | 'jpg' | 'webp' | 'avif' | undefined {
  const letters = (from: number, to: number) => String.fromCharCode(...bytes.slice(from, to));
  if (letters(0, 8) === '\x89PNG\r\n\x1a\n' && letters(12, 16) === 'IHDR') return 'png';
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpg';
  if (letters(0, 4) === 'RIFF' && letters(8, 12) === 'WEBP' && /^VP8[ LX]$/.test(letters(12, 16))) return 'webp';
  if (letters(4, 8) === 'ftyp' && /^avi[fs]$/.test(letters(8, 12))) return 'avif';
  return undefined;
}

function isSafe(name: string, isLanguage = false): boolean {
  return (NAME.test(name) || (isLanguage && /^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/.test(name))) && !RESERVED.test(name);
}

function suggestion(path: string): string {
  return path
    .split('/')
    .map((part) => {
      const dot = part.indexOf('.');
      const name = dot < 0 ? part : part.slice(0, dot);
      const better =
        name
          .toLowerCase()
          .replace(/[^a-z0-9]+/g, '-')
          .replace(/^-+|-+$/g, '') || 'a-short-name';
      return `${RESERVED.test(better) ? `${better}-1` : better}${dot < 0 ? '' : part.slice(dot)}`;
    })
    .join('/');
}
