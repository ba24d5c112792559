export { default as Do } from './Do.astro';
export { default as Online } from './Online.astro';
export { default as PaperOnly } from './PaperOnly.astro';
export { default as Say } from './Say.astro';
export { default as WatchFor } from './WatchFor.astro';
