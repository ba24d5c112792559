import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      // Long enough for the tests with thousands of made-up inputs on a busy machine.
      { test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], testTimeout: 60_000 } },
      // Over the files in dist/, built before.
      { test: { name: 'site', include: ['tests/site/**/*.test.ts'], testTimeout: 240_000, hookTimeout: 240_000 } },
      // Small sites of made-up content, built here.
      { test: { name: 'built', include: ['tests/built/**/*.test.ts'], testTimeout: 240_000, hookTimeout: 240_000, fileParallelism: false } },
      // Whole builds: `npm run test:deep`.
      { test: { name: 'deep', include: ['tests/deep/**/*.test.ts'], testTimeout: 600_000, hookTimeout: 600_000 } },
    ],
  },
});
