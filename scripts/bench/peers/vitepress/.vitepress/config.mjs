import { readdirSync, readFileSync } from 'node:fs';

const docs = new URL('../docs/', import.meta.url);
const titleOf = (path) => /^title: "(.*)"$/m.exec(readFileSync(new URL(path, docs), 'utf8'))?.[1] ?? path;
const modules = readdirSync(docs, { withFileTypes: true }).filter((item) => item.isDirectory());

/** As it comes, with its own search and every page in the side menu, in closed groups. */
export default {
  title: 'Generated',
  srcDir: 'docs',
  themeConfig: {
    search: { provider: 'local' },
    sidebar: modules.map(({ name }) => ({
      text: titleOf(`${name}/index.md`),
      link: `/${name}/`,
      collapsed: true,
      items: readdirSync(new URL(`${name}/`, docs))
        .filter((file) => file.endsWith('.md') && file !== 'index.md')
        .map((file) => ({ text: titleOf(`${name}/${file}`), link: `/${name}/${file.replace('.md', '')}` })),
    })),
  },
};
