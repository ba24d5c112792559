import type { Entry } from '../hub/entry.ts';
import type { Hub } from '../hub/hub.ts';
import { consentedIn, type Placed } from './shown.ts';
import { stateOn, type ConsentState } from './state.ts';

/** A consent with its state today and every place that uses it. */
export interface Listed {
  record: Entry<'consents'>;
  state: ConsentState;
  /** Whole days until it ends; negative when it has ended. */
  days: number;
  places: Placed[];
}

/** Every consent, the one that ends first in front. */
export function listConsents(hub: Hub): Listed[] {
  const placed = consentedIn(hub);
  return hub
    .of('consents')
    .map((record) => ({
      record,
      state: stateOn(record.data, hub.today),
      days: daysBetween(hub.today, record.data.until),
      places: placed.filter(({ use }) => use.consents.includes(record.id)),
    }))
    .sort((a, b) => a.days - b.days || a.record.id.localeCompare(b.record.id, 'en'));
}

/** Consents that still run and end within so many days. */
export function endingWithin(listed: readonly Listed[], days: number): Listed[] {
  return listed.filter((item) => item.state.state === 'runs' && item.days <= days);
}

/** Consents that no longer run and whose items still lie in the content, though nothing shows them. */
export function leftBehind(listed: readonly Listed[]): Listed[] {
  return listed.filter((item) => item.state.state !== 'runs' && item.places.length > 0);
}

/** Whole days from one day to another, both `YYYY-MM-DD`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** What `npm run consent` prints: what ends soon, what is left behind, and what is recorded but not used. */
export function consentReport(hub: Hub, soon = 90): string {
  const listed = listConsents(hub);
  const lines = [`${listed.length} ${listed.length === 1 ? 'consent' : 'consents'} recorded, on ${hub.today}.`];
  const part = (title: string, items: readonly Listed[], told: (item: Listed) => string) => {
    if (items.length === 0) return;
    lines.push('', title);
    for (const item of items) {
      lines.push(`  ${item.record.id}  ${item.record.data.covers.join(', ')}: ${told(item)}`);
      for (const { item: page, use } of item.places) lines.push(`    ${page.file}:${use.position.line}  <${use.element}>${use.src ? ` ${use.src}` : ''}`);
    }
  };
  part(`Ends in the next ${soon} days. Ask again in good time, or let it end.`, endingWithin(listed, soon), ({ record, days }) =>
    days === 0 ? 'ends today' : `ends on ${record.data.until}, in ${days} ${days === 1 ? 'day' : 'days'}`,
  );
  part('No longer runs. The pages show nothing of it, but the files are still there: take them out (docs/withdrawal.md).', leftBehind(listed), ({ state }) =>
    state.state === 'runs' ? '' : `${state.state === 'withdrawn' ? 'taken back' : 'ended'} on ${state.on}`,
  );
  part(
    'In use.',
    listed.filter((item) => item.state.state === 'runs' && item.days > soon && item.places.length > 0),
    ({ record }) => `until ${record.data.until}`,
  );
  part(
    'Recorded, and used nowhere.',
    listed.filter((item) => item.state.state === 'runs' && item.days > soon && item.places.length === 0),
    ({ record }) => `until ${record.data.until}`,
  );
  return lines.join('\n');
}
