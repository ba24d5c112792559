/**
 * The day of the build, as `YYYY-MM-DD` in UTC: `HUB_TODAY`, or else the day it is. It is an input, so
 * that the same commit and the same day give the same site.
 *
 * @throws when `HUB_TODAY` is set to something that is not a day.
 */
export function today(given = process.env.HUB_TODAY): string {
  // A workflow whose variable is not set gives an empty one.
  if (!given) return new Date().toISOString().slice(0, 10);
  const made = new Date(`${given}T00:00:00Z`);
  if (Number.isNaN(made.getTime()) || made.toISOString().slice(0, 10) !== given) {
    throw new Error(`HUB_TODAY is “${given}”. Write a day, year first: 2026-11-24.`);
  }
  return given;
}
