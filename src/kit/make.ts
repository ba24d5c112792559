import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Hub } from '../hub/hub.ts';
import type { Place } from '../hub/place.ts';
import { bookOf, chapterId, type BookPart } from './book.ts';
import { finishDocx } from './docx.ts';
import { BOOK_ACCESS, BOOK_STYLES, editionOf, finishEpub } from './epub.ts';
import { MADE, MANIFEST, manifestText, readManifest, type KitFile } from './manifest.ts';
import { finishOdt } from './odt.ts';
import { finishPptx } from './pptx.ts';
import { prepare, type KitPage } from './prepare.ts';
import { slidesOf } from './slides.ts';
import { kitJobs, leftOut, moduleWords, type KitJob } from './sources.ts';

/** What turns HTML into files: the converter, and the browser that prints. */
export interface Makers {
  /** Changes when the same input may give other bytes: the versions of the converter and the browser, and the kit's own code. */
  version: string;
  /**
   * @param to the converter's name of the form.
   * @param options further ones of the converter.
   * @param files what the input asks for, by name.
   */
  convert(html: string, to: string, options: Readonly<Record<string, unknown>>, files: Readonly<Record<string, Uint8Array | string>>): Promise<Uint8Array>;
  /** Prints a page of the built site, at a path below the base. */
  print(path: string): Promise<Uint8Array>;
  /** A picture of the built site as a PNG or a JPEG, which every program opens. */
  picture(src: string): Promise<{ name: string; bytes: Uint8Array }>;
}

export interface Kit {
  hub: Hub;
  place: Place;
  /** The folder of the built site that the files are made of. */
  site: string;
  /** The folder that keeps the files and their list. */
  folder: string;
  makers: Makers;
  /** Told of each file. */
  progress?: (done: number, all: number, file: KitFile, made: boolean) => void;
}

/**
 * Makes every file of the kit that is not there yet, from the pages of a built site, and writes the list of
 * them. What is on that list and in the cache is kept when nothing it is made from has changed; every other
 * file in the cache is deleted.
 *
 * @returns the files, as pages may list them.
 */
export async function makeKit({ hub, place, site, folder, makers, progress }: Kit): Promise<KitFile[]> {
  const made = join(folder, MADE);
  mkdirSync(made, { recursive: true });
  const known = new Map(listed(folder).map((file) => [file.made, file]));
  const jobs = kitJobs(hub);
  const files: KitFile[] = [];
  for (const [index, job] of jobs.entries()) {
    const sources = job.chapters.map(({ path }) => pageAt(site, path));
    const pagesHash = hashOfPages(sources);
    const key = sha256(
      JSON.stringify([
        makers.version,
        place,
        job.form,
        job.title,
        job.locale,
        job.chapters,
        words(hub, job),
        job.form === 'pdf' ? sources.map(stylesOf) : '',
        pagesHash,
      ]),
    );
    const name = `${key}.${job.form}`;
    const file = join(made, name);
    const before = known.get(name);
    const kept = before !== undefined && existsSync(file) && sha256(readFileSync(file)) === before.sha256;
    if (!kept) {
      const bytes = await make(hub, place, job, sources, makers, key);
      writeFileSync(`${file}.part`, bytes);
      renameSync(`${file}.part`, file);
    }
    const bytes = readFileSync(file);
    const entry: KitFile = {
      path: job.path,
      form: job.form,
      source: job.source.id,
      subject: job.subject,
      language: job.locale,
      title: job.title,
      bytes: bytes.length,
      sha256: sha256(bytes),
      pages: job.chapters.map(({ path }) => path),
      pagesHash,
      made: name,
    };
    files.push(entry);
    progress?.(index + 1, jobs.length, entry, !kept);
  }
  const wanted = new Set(files.map((entry) => entry.made));
  for (const name of readdirSync(made)) if (!wanted.has(name)) rmSync(join(made, name), { recursive: true });
  writeFileSync(join(folder, `${MANIFEST}.part`), manifestText(files));
  renameSync(join(folder, `${MANIFEST}.part`), join(folder, MANIFEST));
  return files;
}

/**
 * Puts the listed files into a built site.
 *
 * @throws when a page has other words than its file was made of, so that no file says what its page no longer does.
 */
export function placeKit(folder: string, site: string): KitFile[] {
  const files = listed(folder);
  for (const file of files) {
    if (hashOfPages(file.pages.map((path) => pageAt(site, path))) !== file.pagesHash)
      throw new Error(`${file.pages.join(', ')} changed while ${file.path} was made. Run npm run kit again.`);
    const to = join(site, file.path);
    mkdirSync(join(to, '..'), { recursive: true });
    copyFileSync(join(folder, MADE, file.made), to);
  }
  if (files.length > 0) writeFileSync(join(site, 'kit', MANIFEST), manifestText(files));
  return files;
}

function listed(folder: string): KitFile[] {
  const file = join(folder, MANIFEST);
  if (!existsSync(file)) return [];
  try {
    return readManifest(readFileSync(file, 'utf8'));
  } catch {
    // A list of an earlier form: everything is made anew.
    return [];
  }
}

async function make(hub: Hub, place: Place, job: KitJob, sources: readonly string[], makers: Makers, key: string): Promise<Uint8Array> {
  const about = { title: job.title, lang: job.locale, dir: job.dir };
  const [first] = job.chapters;
  if (!first) throw new Error(`${job.path} has no page.`);
  if (job.form === 'pdf') return makers.print(first.path);
  const inBook = new Set(job.source.shape === 'book' ? job.chapters.map(({ path }) => path) : []);
  const linkTo = (href: string) => linkFrom(href, place, inBook);
  const pages = sources.map((html) => prepare(html, linkTo));
  const pictures: Record<string, Uint8Array> = {};
  const shown = new Map<string, string>();
  for (const src of new Set(pages.flatMap((page) => page.pictures))) {
    const { name, bytes } = await makers.picture(src);
    pictures[name] = bytes;
    shown.set(src, name);
  }
  const withPictures = (page: KitPage): KitPage => ({
    ...page,
    html: page.html.replace(/(<img src=")([^"]+)/g, (_, before: string, src: string) => before + (shown.get(src) ?? src)),
  });
  const [page, ...others] = pages.map(withPictures);
  if (!page) throw new Error(`${job.path} has no page.`);
  const metadata = { title: job.title, lang: job.locale, dir: job.dir };
  switch (job.source.shape) {
    case 'slides': {
      const { html, small } = slidesOf(page);
      // The first slide is the first of the page: without a title here, the converter adds none.
      const made = await makers.convert(html, 'pptx', { metadata: { lang: job.locale, dir: job.dir }, 'slide-level': 1 }, pictures);
      return finishPptx(made, about, small);
    }
    case 'book': {
      const parts = partsOf(hub, job, [page, ...others]);
      const book = {
        metadata: { ...metadata, identifier: editionOf(key), ...BOOK_ACCESS },
        css: ['book.css'],
        'split-level': parts.length > 1 ? 2 : 1,
        'table-of-contents': true,
        'toc-depth': 2,
      };
      return finishEpub(await makers.convert(bookOf(parts, leftOut(hub, job)), 'epub3', book, { ...pictures, 'book.css': BOOK_STYLES }), about);
    }
    case 'sheets':
    case 'document': {
      // A sheet stands alone: nothing comes before its own title.
      const isSheets = job.source.shape === 'sheets';
      const options = { metadata: isSheets ? { lang: job.locale, dir: job.dir } : metadata, 'shift-heading-level-by': -1 };
      const layout = { sheets: isSheets, large: job.source.large === true, close: job.source.close === true };
      const made = await makers.convert(page.html, job.form, options, pictures);
      if (job.form === 'docx') return finishDocx(made, about, layout);
      if (job.form === 'odt') return finishOdt(made, about, page.alternatives, layout);
      throw new Error(`A document is not made as ${job.form}.`);
    }
  }
}

/** Chapters that follow each other in one module become one part. */
function partsOf(hub: Hub, job: KitJob, pages: readonly KitPage[]): BookPart[] {
  const modules = [...new Set(job.chapters.map(({ module }) => module))];
  return modules.map((module) => ({
    ...moduleWords(hub, module, job.locale),
    chapters: job.chapters.flatMap((chapter, index) => {
      const page = pages[index];
      return chapter.module === module && page ? [{ id: chapterId(chapter.path), page }] : [];
    }),
  }));
}

/** What the hub itself puts into a file, beside the words of pages. */
function words(hub: Hub, job: KitJob): unknown {
  return job.source.shape === 'book' ? [job.chapters.map(({ module }) => moduleWords(hub, module, job.locale)), leftOut(hub, job)] : '';
}

/**
 * Where a link of a page leads from a file: to a chapter of the same book, to the published hub when its
 * address is known, to another site, or nowhere.
 */
export function linkFrom(href: string, place: Place, inBook: ReadonlySet<string> = new Set()): string | undefined {
  if (/^(?:https?:|mailto:)/.test(href)) return href;
  if (!href.startsWith(place.base)) return undefined;
  const path = `/${href.slice(place.base.length)}`;
  const page = path.replace(/#.*$/, '');
  const part = /#(.+)$/.exec(path)?.[1];
  if (inBook.has(page)) return `#${chapterId(page)}${part ? `-${part}` : ''}`;
  return place.known ? `${place.origin}${href}` : undefined;
}

/** The hash of the words of pages, without their frame: what a file says, and not where its page stands. */
function hashOfPages(sources: readonly string[]): string {
  return sha256(JSON.stringify(sources.map((html) => prepare(html, (href) => href))));
}

function stylesOf(html: string): unknown {
  return [...html.matchAll(/<style[^>]*>[^<]*<\/style>|<link[^>]*rel="stylesheet"[^>]*>/g)].map(([found]) => found);
}

function pageAt(site: string, path: string): string {
  const file = join(site, path, 'index.html');
  if (!existsSync(file)) throw new Error(`There is no built page for ${path}, which the kit is made of.`);
  return readFileSync(file, 'utf8');
}

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
