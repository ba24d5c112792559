import { readdirSync } from 'node:fs';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';

const modules = readdirSync('src/content/docs', { withFileTypes: true })
  .filter((item) => item.isDirectory())
  .map(({ name }) => name);

/** As it comes, with every page in the side menu, in closed groups. */
export default defineConfig({
  integrations: [
    starlight({
      title: 'Generated',
      sidebar: modules.map((name) => ({ label: name.replace('-', ' '), collapsed: true, items: [{ autogenerate: { directory: name } }] })),
    }),
  ],
});
