import type { Page } from '@playwright/test';

/** One page of every template, in both directions: what axe and the eye go over. */
export const TEMPLATES: readonly { name: string; path: string }[] = [
  { name: 'home', path: '/' },
  { name: 'learn index', path: '/learn/' },
  { name: 'module', path: '/learn/starting-together/' },
  { name: 'lesson', path: '/learn/starting-together/who-we-are/' },
  { name: 'lesson with a host’s review', path: '/learn/starting-together/your-rights/' },
  { name: 'skills record', path: '/learn/skills/' },
  { name: 'teach index', path: '/teach/' },
  { name: 'attendance sheet and certificate', path: '/teach/certificate/' },
  { name: 'facilitator', path: '/teach/starting-together/who-we-are/' },
  { name: 'slides', path: '/teach/starting-together/who-we-are/slides/' },
  { name: 'run sheet', path: '/teach/starting-together/who-we-are/run/' },
  { name: 'protocol index', path: '/protocol/' },
  { name: 'protocol step', path: '/protocol/who-takes-part/' },
  { name: 'case studies index', path: '/case-studies/' },
  { name: 'project', path: '/case-studies/project-1/' },
  { name: 'community', path: '/case-studies/roma-communities/' },
  { name: 'guides index', path: '/guides/' },
  { name: 'guide', path: '/guides/funders/' },
  { name: 'news index', path: '/news/' },
  { name: 'news item', path: '/news/2025-04-02-protocol-paper/' },
  { name: 'glossary', path: '/glossary/' },
  { name: 'glossary term', path: '/glossary/consent/' },
  { name: 'sources', path: '/sources/' },
  { name: 'source', path: '/sources/mahmood-2025-protocol/' },
  { name: 'share page', path: '/learn/starting-together/who-we-are/share/' },
  { name: 'module on one page', path: '/learn/starting-together/all/' },
  { name: 'course on one page', path: '/learn/all/' },
  { name: 'how to cite a page', path: '/protocol/who-takes-part/cite/' },
  { name: 'contribute', path: '/contribute/' },
  { name: 'fields index', path: '/contribute/fields/' },
  { name: 'fields', path: '/contribute/fields/lessons/' },
  { name: 'rules index', path: '/contribute/rules/' },
  { name: 'rule', path: '/contribute/rules/unsafe-address/' },
  { name: 'page', path: '/about/' },
  { name: 'handouts', path: '/learn/starting-together/who-we-are/handouts/' },
  { name: 'handouts in large print', path: '/learn/starting-together/your-rights/handouts/large/' },
  { name: 'short addresses', path: '/t/' },
  { name: 'poster', path: '/t/cmhr/poster/' },
  { name: 'search', path: '/search/' },
  { name: 'session builder', path: '/teach/plan/' },
];

export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1280, height: 900 };

/** Gathers what goes wrong in the page: script errors, failed requests, requests to other sites. */
export function watch(page: Page): string[] {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`script: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.hostname !== 'localhost') problems.push(`asks ${url.hostname}`);
  });
  return problems;
}

/** Moves by the Tab key until the focused element’s text or label matches; fails after `most` steps. */
export async function tabTo(page: Page, wanted: RegExp, most = 60): Promise<void> {
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      const element = document.activeElement;
      return `${element?.getAttribute('aria-label') ?? ''} ${element?.textContent ?? ''}`.trim();
    });
    if (wanted.test(name)) return;
  }
  throw new Error(`Tab never reached ${wanted}.`);
}
