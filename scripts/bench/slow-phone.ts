/** Slow 3G (400 kbit/s, 400 ms), a sixth of the processor, and the screen of a phone. */
export const SLOW = { offline: false, latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 };
export const PROCESSOR = 6;
export const PHONE = { width: 412, height: 823 };
