import type { ConsentUse } from '../schemas/vocabulary.ts';

/** How the words and pictures of an output can be got at. `code` is the hub's own and holds no content. */
export type Form = 'html' | 'text' | 'index' | 'picture' | 'sound' | 'pdf' | 'zip' | 'code';

/** Something that the build writes. */
export interface Output {
  name: string;
  /** Matches the paths of its files below the folder of the site, with forward slashes. */
  files: RegExp;
  form: Form;
  /** What a person must have allowed before anything of them may stand in it. */
  reaches: ConsentUse;
}

/**
 * Everything that the build writes. A file that no output here claims fails the tests, so that the tests
 * on consent, policy and licence cover outputs that come later.
 */
export const OUTPUTS: readonly Output[] = [
  { name: 'pages', files: /\.html$/, form: 'html', reaches: 'web' },
  { name: 'news feeds', files: /^news\/(?:for\/[^/]+\/)?rss\.xml$/, form: 'text', reaches: 'web' },
  { name: 'sitemap', files: /^sitemap-[^/]+\.xml$/, form: 'text', reaches: 'web' },
  { name: 'web app manifest', files: /^manifest\.webmanifest$/, form: 'text', reaches: 'web' },
  { name: 'robots.txt', files: /^robots\.txt$/, form: 'text', reaches: 'web' },
  { name: 'headers and redirects for hosts', files: /^_(?:headers|redirects)$/, form: 'text', reaches: 'web' },
  { name: 'codes to scan', files: /^(?:[a-z-]+\/)?t\/[a-z0-9]+\/qr\.svg$/i, form: 'picture', reaches: 'web' },
  { name: 'citations', files: /(?:^|\/)cite\.(?:bib|ris)$/, form: 'text', reaches: 'web' },
  { name: 'pages as Markdown', files: /(?:^|\/)index\.md$/, form: 'text', reaches: 'web' },
  { name: 'lessons as data', files: /(?:^|\/)lesson\.json(?:ld)?$/, form: 'text', reaches: 'web' },
  { name: 'the course as data, and what data is made of', files: /^(?:courses|courses-schema|lesson-schema)\.json$/, form: 'text', reaches: 'web' },
  { name: 'words of search', files: /^(?:[a-z-]+\/)?search\/(?:words\.json|known\.txt)$/i, form: 'text', reaches: 'web' },
  { name: 'what the session builder reads', files: /^(?:[a-z-]+\/)?teach\/plan\/(?:catalogue|lines)\.json$/i, form: 'text', reaches: 'web' },
  { name: 'search index', files: /^pagefind\/.+/, form: 'index', reaches: 'web' },
  { name: 'share pictures', files: /^share\/.+\.jpg$/, form: 'picture', reaches: 'social' },
  { name: 'photos', files: /^photos\/[0-9a-f]+-\d+\.webp$/, form: 'picture', reaches: 'web' },
  { name: 'recordings', files: /^sounds\/[0-9a-f]+\.mp3$/, form: 'sound', reaches: 'web' },
  { name: 'printed pages', files: /^kit\/.+\.pdf$/, form: 'pdf', reaches: 'print' },
  { name: 'documents, slides and books', files: /^kit\/.+\.(?:docx|odt|pptx|epub)$/, form: 'zip', reaches: 'print' },
  { name: 'list of the kit', files: /^kit\/kit\.json$/, form: 'text', reaches: 'print' },
  { name: 'worker that keeps lessons on a phone', files: /^offline\.js$/, form: 'code', reaches: 'web' },
  { name: 'icon', files: /^favicon\.svg$/, form: 'code', reaches: 'web' },
  { name: 'pictures beside pages', files: /^_astro\/.+\.(?:png|jpe?g|webp|avif|svg)$/, form: 'picture', reaches: 'web' },
  { name: 'styles and scripts', files: /^_astro\/.+\.(?:css|js)$/, form: 'code', reaches: 'web' },
];

/** The output that claims a file; undefined when none or more than one does. */
export function outputOf(path: string): Output | undefined {
  const claiming = OUTPUTS.filter(({ files }) => files.test(path));
  return claiming.length === 1 ? claiming[0] : undefined;
}
