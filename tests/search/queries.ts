import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'astro/zod';
import type { Page } from '@playwright/test';
import { AUDIENCES } from '../../src/schemas/vocabulary.ts';

const path = z.string().regex(/^\/(?:[a-z0-9-]+\/)+$/);
const list = z.array(z.strictObject({ asks: z.string().min(2), who: z.enum(AUDIENCES), right: z.array(path).min(1).max(3), lang: z.string().default('en') }));

/** A query as somebody would type it, and the pages that answer it: in English, below the base. */
export type Query = z.infer<typeof list>[number];

/** The committed list. Throws when a line of it is not in order. */
export function readQueries(): Query[] {
  return list.parse(parse(readFileSync(join(import.meta.dirname, 'queries.yaml'), 'utf8')));
}

/** What came of a query: the paths that were shown first, and the place of the first right one among them (from 1; 0 is none). */
export interface Answer {
  query: Query;
  shown: string[];
  place: number;
}

/** Asks the search page of a built site each query, as a reader would: by its own script, in a browser. */
export async function askAll(page: Page, site: string, queries: readonly Query[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const query of queries) {
    const home = new URL(query.lang === 'en' ? '' : `${query.lang}/`, site);
    await page.goto(new URL(`search/?q=${encodeURIComponent(query.asks)}`, home).href);
    await page.locator('#count:not(:empty)').waitFor();
    const hrefs = await page.locator('#found li > a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    const shown = hrefs.map((href) => `/${new URL(href, home).pathname.slice(home.pathname.length)}`);
    answers.push({ query, shown, place: shown.findIndex((path) => query.right.includes(path)) + 1 });
  }
  return answers;
}
