/**
 * `npm run bench`: the hub beside what people would pick instead (`bench/peers.ts`). A flag measures something
 * else: each is a program of its own, which says in its first lines what it measures and what it may be told.
 */
const MODES: Readonly<Record<string, () => Promise<unknown>>> = {
  '--check': () => import('./bench-check.ts'),
  '--growth': () => import('./bench-growth.ts'),
  '--lighthouse': () => import('./bench-reader.ts'),
  '--profile': () => import('./bench-profile.ts'),
  '--reader': () => import('./bench-reader.ts'),
  '--search': () => import('./bench-search.ts'),
};

const mode = Object.keys(MODES).find((flag) => process.argv.includes(flag)) ?? '';
await (MODES[mode]?.() ?? import('./bench/peers.ts'));

export {};
