/** The value in the middle, the lower of two; not a number where there is none, so that it meets no target. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
}
