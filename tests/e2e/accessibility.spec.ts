import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { PHONE, TEMPLATES, watch } from './support.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Every rule of WCAG 2.2 A and AA and of good practice, and 7:1 contrast, which is AAA. No rule is exempt. */
function axe(page: Page) {
  return new AxeBuilder({ page }).withTags(TAGS).options({ rules: { 'color-contrast-enhanced': { enabled: true } } });
}

for (const { name, path } of TEMPLATES) {
  for (const [direction, address] of [
    ['left to right', path],
    ['right to left', `/ur${path}`],
  ] as const) {
    test(`${name}, ${direction}: no barrier that axe can find in either theme, 7:1 contrast, nothing sideways at 320 pixels`, async ({ page }) => {
      const problems = watch(page);
      await page.setViewportSize({ width: 320, height: 740 });
      await page.goto(address);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(wide, 'pixels too wide').toBeLessThanOrEqual(0);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await axe(page).analyze();
        expect(
          violations.map(
            (violation) =>
              `${colorScheme} ${violation.id}: ${violation.nodes
                .map((node) => `${node.html} ${node.failureSummary ?? ''}`)
                .join(' | ')
                .slice(0, 400)}`,
          ),
        ).toEqual([]);
      }
      expect(problems).toEqual([]);
    });
  }
}

test('main controls are 44 pixels high', async ({ page }) => {
  await page.setViewportSize(PHONE);
  for (const path of ['/', '/ur/', '/learn/starting-together/who-we-are/', '/search/']) {
    await page.goto(path);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.top a, .foot a, .side a, .views a, .views button, select, input, .doors a, .onward a, .ask button')]
        .filter((element) => element.offsetParent !== null && element.getBoundingClientRect().height < 43.5)
        .map((element) => `${element.textContent?.trim()} ${element.getBoundingClientRect().height}`),
    );
    expect(small, path).toEqual([]);
  }
});

test('focus is always seen', async ({ page }) => {
  await page.goto('/learn/starting-together/who-we-are/');
  for (let step = 0; step < 25; step += 1) {
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      const box = element.getBoundingClientRect();
      return {
        style: getComputedStyle(element).outlineStyle,
        width: parseFloat(getComputedStyle(element).outlineWidth),
        seen: box.bottom > 0 && box.top < innerHeight,
        name: element.textContent?.slice(0, 40),
      };
    });
    expect(outline.style, outline.name).toBe('solid');
    expect(outline.width, outline.name).toBeGreaterThanOrEqual(2);
    expect(outline.seen, outline.name).toBe(true);
  }
});

test.describe('with a reader’s own styles', () => {
  // A reader's styles come from the browser, which the policy does not bind; the test can only put them into the page.
  test.use({ bypassCSP: true });
  test('text can be spaced out and made twice as large without loss', async ({ page }) => {
    await page.setViewportSize({ width: 640, height: 900 });
    for (const path of ['/learn/starting-together/who-we-are/', '/ur/learn/starting-together/who-we-are/', '/case-studies/project-1/']) {
      await page.goto(path);
      await page.addStyleTag({
        content:
          'html{font-size:200%!important}*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-block-end:2em!important}',
      });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(wide, path).toBeLessThanOrEqual(0);
    }
  });
});

test('search in place has no barrier that axe can find', async ({ page }) => {
  for (const path of ['/', '/ur/']) {
    await page.goto(path);
    await page.locator('[data-search]').click();
    await expect(page.locator('dialog.search input')).toBeFocused();
    await page.locator('dialog.search input').fill(path === '/' ? 'consent' : 'رضامندی');
    await expect(page.locator('dialog.search li').first()).toBeVisible();
    const { violations } = await axe(page).analyze();
    expect(
      violations.map(
        (violation) =>
          `${violation.id}: ${violation.nodes
            .map((node) => node.html)
            .join(' | ')
            .slice(0, 300)}`,
      ),
    ).toEqual([]);
  }
});
