import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

// The hub reads and checks the content (src/hub); Astro only renders the same MDX files and their
// pictures. The id is the path without its ending: `protocol/who-takes-part/index.ur`.
export const collections = {
  prose: defineCollection({
    loader: glob({
      base: process.env.HUB_CONTENT ?? './content',
      pattern: '**/index*.mdx',
      generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
      retainBody: false,
    }),
    schema: z.looseObject({ title: z.string() }).partial(),
  }),
};
