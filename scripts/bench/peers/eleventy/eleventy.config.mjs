const slug = (words) => words.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');

/** Eleventy has no theme: a layout by hand, with the sections, the pages of one, contents, and the next page. */
export default function (config) {
  config.setUseGitIgnore(false);
  config.addPassthroughCopy('docs/**/*.jpg');
  config.addPassthroughCopy({ 'style.css': 'style.css' });
  config.addGlobalData('layout', 'page.njk');
  config.amendLibrary('md', (markdown) => {
    markdown.core.ruler.push('heading-ids', ({ tokens }) => {
      tokens.forEach((token, index) => {
        if (token.type === 'heading_open') token.attrSet('id', slug(tokens[index + 1].content));
      });
    });
  });
  config.addCollection('modules', (all) =>
    [...Map.groupBy(all.getAll().filter((page) => page.url !== '/'), (page) => page.url.split('/')[1])]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, pages]) => ({ name, pages: pages.sort((a, b) => a.data.order - b.data.order) })),
  );
  config.addFilter('contents', (html) =>
    [...html.matchAll(/<h([23]) id="([^"]+)">(.*?)<\/h\1>/g)].map(([, level, id, title]) => ({ level, id, title })),
  );
  config.addFilter('beside', (pages, url, step) => pages[pages.findIndex((page) => page.url === url) + step]);
  return { dir: { input: 'docs', includes: '../_includes', output: '_site' } };
}
