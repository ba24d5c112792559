import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MEMORY, ROOT } from '../set-up.mjs';
import type { Program } from './corpus.ts';
import type { Lesson, Module } from './text.ts';

/** Where everything is made that the bench needs. Nothing in it is part of the repository. */
export const BENCH = join(ROOT, '.bench');
const SETTINGS = join(ROOT, 'scripts/bench/peers');
/** What a build of the hub reads, beside the content. */
const HUB_FILES = ['src', 'public', 'content/languages', 'astro.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json', 'words.txt'];

/** How a program is built, read and searched. */
export interface Setup {
  title: string;
  /** The package whose version is told, with others that do a part of its work. */
  packages: readonly string[];
  /** Where its pages go, below its folder. */
  content: string;
  /** Where its site comes out. */
  output: string;
  /** What it keeps between builds: deleted before a cold one. */
  caches: readonly string[];
  /** One line for a shell, run in its folder. */
  command: string;
  lessonPath(module: Module, lesson: Lesson): string;
  search: {
    /** What opens the search, where it is not open. */
    open?: string;
    field: string;
    /** A result, once there is one. */
    result: string;
  };
}

const plain = (module: Module, lesson: Lesson) => `/${module.id}/${lesson.id}/`;
const PAGEFIND_UI = { field: '.pagefind-ui__search-input', result: '.pagefind-ui__result-link' };

export const SETUPS: Readonly<Record<Program, Setup>> = {
  hub: {
    title: 'This hub',
    packages: ['astro', '@astrojs/starlight', 'pagefind'],
    content: 'content-made',
    output: 'dist',
    caches: ['.cache', '.astro'],
    command: `HUB_CONTENT=content-made ASTRO_TELEMETRY_DISABLED=1 node ${MEMORY} node_modules/astro/bin/astro.mjs build`,
    lessonPath: (module, lesson) => `/learn/${module.id}/${lesson.id}/`,
    search: { open: '[data-search]', field: 'dialog.search input', result: 'dialog.search ol a' },
  },
  starlight: {
    title: 'Starlight',
    packages: ['@astrojs/starlight', 'astro'],
    content: 'src/content/docs',
    output: 'dist',
    caches: ['.astro', 'node_modules/.astro', 'node_modules/.vite'],
    command: 'ASTRO_TELEMETRY_DISABLED=1 node_modules/.bin/astro build',
    lessonPath: plain,
    search: { open: 'button[data-open-modal]', ...PAGEFIND_UI },
  },
  vitepress: {
    title: 'VitePress',
    packages: ['vitepress'],
    content: 'docs',
    output: '.vitepress/dist',
    caches: ['.vitepress/cache', 'node_modules/.vite'],
    command: 'node_modules/.bin/vitepress build',
    lessonPath: (module, lesson) => `/${module.id}/${lesson.id}.html`,
    search: { open: '.DocSearch-Button', field: '.VPLocalSearchBox .search-input', result: '.VPLocalSearchBox a.result' },
  },
  docusaurus: {
    title: 'Docusaurus',
    packages: ['@docusaurus/core', '@docusaurus/faster', '@easyops-cn/docusaurus-search-local'],
    content: 'docs',
    output: 'build',
    caches: ['.docusaurus', 'node_modules/.cache'],
    command: 'DO_NOT_TRACK=1 node_modules/.bin/docusaurus build',
    lessonPath: plain,
    search: { field: '.navbar__search-input', result: '.navbar [class*="suggestion"]' },
  },
  eleventy: {
    title: 'Eleventy + Pagefind',
    packages: ['@11ty/eleventy', 'pagefind'],
    content: 'docs',
    output: '_site',
    caches: ['.cache'],
    command: 'node_modules/.bin/eleventy --quiet && node_modules/.bin/pagefind --site _site',
    lessonPath: plain,
    search: PAGEFIND_UI,
  },
};

export function folderOf(program: Program): string {
  return join(BENCH, program === 'hub' ? 'hub' : `peers/${program}`);
}

export function contentOf(program: Program): string {
  return join(folderOf(program), SETUPS[program].content);
}

export function outputOf(program: Program): string {
  return join(folderOf(program), SETUPS[program].output);
}

/**
 * Puts a program into its folder, as it is in the repository now. A peer is installed when its list of
 * packages has changed. The hub is copied, with the packages it has: its own cache and site stay as they are.
 */
export function prepare(program: Program): void {
  const folder = folderOf(program);
  mkdirSync(folder, { recursive: true });
  if (program === 'hub') {
    for (const file of HUB_FILES) {
      rmSync(join(folder, file), { recursive: true, force: true });
      cpSync(join(ROOT, file), join(folder, file), { recursive: true });
    }
    if (!existsSync(join(folder, 'node_modules'))) symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
    return;
  }
  cpSync(join(SETTINGS, program), folder, { recursive: true });
  const wanted = readFileSync(join(folder, 'package.json'), 'utf8');
  const note = join(folder, 'node_modules/.bench-installed');
  if (existsSync(note) && readFileSync(note, 'utf8') === wanted) return;
  console.log(`Installing ${SETUPS[program].title} …`);
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  writeFileSync(note, wanted);
}

/** Deletes the site of a program and what it keeps between builds. */
export function clean(program: Program): void {
  for (const path of [SETUPS[program].output, ...SETUPS[program].caches]) rmSync(join(folderOf(program), path), { recursive: true, force: true });
}

/** The packages of a program with the versions that are installed. */
export function versionsOf(program: Program): string[] {
  return SETUPS[program].packages.map((name) => {
    const { version } = JSON.parse(readFileSync(join(folderOf(program), 'node_modules', name, 'package.json'), 'utf8')) as { version: string };
    return `${name} ${version}`;
  });
}
