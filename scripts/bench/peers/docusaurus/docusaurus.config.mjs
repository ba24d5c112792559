/** As it comes with its faster build, with every page in the side menu and the search that people add most. */
export default {
  title: 'Generated',
  url: 'https://docs.example',
  baseUrl: '/',
  trailingSlash: true,
  future: { v4: true, faster: true },
  presets: [['classic', { docs: { routeBasePath: '/', sidebarPath: './sidebars.mjs' }, blog: false }]],
  themes: [['@easyops-cn/docusaurus-search-local', { hashed: true, indexBlog: false, docsRouteBasePath: '/' }]],
  themeConfig: { navbar: { title: 'Generated' } },
};
