/** What a host says each file of the hub is, by the end of its name. A test proves that every file of the build has a line here. */
export const FILE_TYPES = {
  html: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  json: 'application/json',
  jsonld: 'application/ld+json',
  webmanifest: 'application/manifest+json',
  xml: 'application/xml',
  txt: 'text/plain',
  md: 'text/markdown',
  bib: 'application/x-bibtex',
  ris: 'application/x-research-info-systems',
  csv: 'text/csv',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  mp3: 'audio/mpeg',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  epub: 'application/epub+zip',
  zip: 'application/zip',
  pagefind: 'application/octet-stream',
  pf_meta: 'application/octet-stream',
  pf_index: 'application/octet-stream',
  pf_fragment: 'application/octet-stream',
  pf_filter: 'application/octet-stream',
};

/** Those that hold letters: they are UTF-8, and worth packing. */
const TEXT = new Set(['html', 'css', 'js', 'json', 'jsonld', 'webmanifest', 'xml', 'txt', 'md', 'bib', 'ris', 'csv', 'svg']);

/** The end of a file's name without its dot. */
export function endOf(path) {
  return path.slice(path.lastIndexOf('.') + 1).toLowerCase();
}

export function isText(path) {
  return TEXT.has(endOf(path));
}

/** The whole type of a file, with its letters. */
export function typeOf(path) {
  const type = FILE_TYPES[endOf(path)];
  if (!type) throw new Error(`${path}: no line in scripts/file-types.mjs says what it is.`);
  return isText(path) && type !== 'image/svg+xml' ? `${type}; charset=utf-8` : type;
}
