import type { TextFiles, Written } from './files.ts';
import { markdownOf } from './markdown.ts';
import { IN_MODULE, lessonAt, type Corpus, type Lesson, type Module } from './text.ts';

/** A program that makes a site of a folder of Markdown. */
export type Peer = 'starlight' | 'vitepress' | 'docusaurus' | 'eleventy';

/**
 * The pages of a corpus as a program wants them: one for each lesson and each module, and a home page.
 * The words are the same in each; the fields above them and the form of links are each program's own.
 */
export function peerContent(corpus: Corpus, peer: Peer): Written {
  const files: TextFiles = new Map([
    ['index.md', `${fieldsOf(peer, 'Generated pages', 0)}${list(corpus.modules.map((module) => [module.title, `./${module.id}/${PAGES[peer]}`]))}`],
  ]);
  for (const module of corpus.modules) {
    const links = module.lessons.map((lesson): [string, string] => [lesson.title, addressOf(peer, '..', module, lesson)]);
    files.set(`${module.id}/index.md`, `${fieldsOf(peer, module.title, 0)}${list(links)}`);
    for (const lesson of module.lessons) {
      const text = markdownOf(lesson, (index) => {
        const target = lessonAt(corpus, index);
        return addressOf(peer, '..', target.module, target.lesson);
      });
      files.set(
        `${module.id}/${lesson.id}.md`,
        `${fieldsOf(peer, lesson.title, (lesson.index % IN_MODULE) + 1, lesson.description)}${withPicture(peer, text, module, lesson)}`,
      );
    }
  }
  return { files, pictureAt: (lesson) => `${lessonAt(corpus, lesson.index).module.id}/${pictureName(lesson)}` };
}

/** What an address of a module ends with: two of them find pages by their files. */
const PAGES: Readonly<Record<Peer, string>> = { starlight: '', vitepress: 'index.md', docusaurus: 'index.md', eleventy: '' };

function addressOf(peer: Peer, up: string, module: Module, lesson: Lesson): string {
  return peer === 'starlight' || peer === 'eleventy' ? `/${module.id}/${lesson.id}/` : `${up}/${module.id}/${lesson.id}.md`;
}

/** Lessons of a module share a folder, so their pictures are named after them. */
function pictureName(lesson: Lesson): string {
  return `${lesson.id}.jpg`;
}

/** Eleventy gives pages a folder of their own and leaves pictures where they are. */
function withPicture(peer: Peer, text: string, module: Module, lesson: Lesson): string {
  return text.replace('(./picture.jpg)', `(${peer === 'eleventy' ? `/${module.id}` : '.'}/${pictureName(lesson)})`);
}

function fieldsOf(peer: Peer, title: string, order: number, description = 'Generated to measure.'): string {
  const place =
    peer === 'starlight'
      ? `sidebar: { order: ${order} }\n`
      : peer === 'docusaurus'
        ? `sidebar_position: ${order}\n`
        : peer === 'eleventy'
          ? `order: ${order}\n`
          : '';
  // Two of the programs show the title by themselves; in the others a page has its own heading.
  const heading = peer === 'vitepress' ? `# ${title}\n\n` : '';
  return `---\ntitle: ${JSON.stringify(title)}\ndescription: ${JSON.stringify(description)}\n${place}---\n\n${heading}`;
}

function list(links: readonly (readonly [string, string])[]): string {
  return `${links.map(([words, address]) => `- [${words}](${address})`).join('\n')}\n`;
}
