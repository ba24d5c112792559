import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { getDocumentProxy } from 'unpdf';
import { DESK, PHONE, watch } from './support.ts';

const PATH = '/teach/starting-together/who-we-are/slides/';
const shown = (page: Page) => page.locator('.slide:visible');
const at = async (page: Page, n: number) => {
  await expect(page).toHaveURL(new RegExp(`#slide-${n}$`));
  await expect(shown(page)).toHaveCount(1);
  await expect(page.locator(`#slide-${n}`)).toBeVisible();
};

/** A finger that moves sideways by so many pixels. */
async function swipe(page: Page, by: number): Promise<void> {
  await page.evaluate((distance) => {
    const touch = (x: number) => new Touch({ identifier: 1, target: document.body, clientX: x, clientY: 300 });
    document.body.dispatchEvent(new TouchEvent('touchstart', { bubbles: true, touches: [touch(180)], changedTouches: [touch(180)] }));
    document.body.dispatchEvent(new TouchEvent('touchend', { bubbles: true, touches: [], changedTouches: [touch(180 + distance)] }));
  }, by);
}

test('a facilitator comes from the lesson to its slides and goes through all of them by keyboard', async ({ page }) => {
  const problems = watch(page);
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto('/teach/starting-together/who-we-are/');
  await page.getByRole('link', { name: /^Slides \d+ KB$/ }).click();
  await expect(shown(page)).toHaveCount(1);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Who we are and what we will do: Slides');
  await expect(shown(page).locator('h2')).toHaveText('Who we are and what we will do');
  const count = await page.locator('.slide').count();
  const activities = await page.locator('.slide.activity').count();
  expect(activities).toBeGreaterThan(10);
  const keys = ['ArrowRight', 'PageDown', 'Space', 'ArrowDown'];
  for (let n = 2; n <= count; n += 1) {
    await page.keyboard.press(keys[n % 4] ?? '');
    await at(page, n);
    // All of it is on the screen: nobody scrolls in front of a room.
    expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight), `slide ${n}`).toBeLessThanOrEqual(0);
    await expect(page.locator('.said')).toContainText(`Slide ${n} of ${count}: `);
  }
  await page.keyboard.press('ArrowRight');
  await at(page, count);
  await page.keyboard.press('PageUp');
  await at(page, count - 1);
  await page.keyboard.press('Shift+Space');
  await at(page, count - 2);
  await page.keyboard.press('ArrowUp');
  await at(page, count - 3);
  await page.keyboard.press('Home');
  await at(page, 1);
  await page.keyboard.press('End');
  await at(page, count);
  await page.goBack();
  await at(page, 1);
  await page.reload();
  await at(page, 1);
  expect(problems).toEqual([]);
});

test('Escape shows all slides on one page, where keys scroll again, and a button leads back', async ({ page }) => {
  await page.goto(`${PATH}#slide-3`);
  await page.keyboard.press('Escape');
  expect(await shown(page).count()).toBeGreaterThan(10);
  await expect(page.locator('.told').first()).toBeVisible();
  await page.keyboard.press('PageDown');
  await expect(page).toHaveURL(/#slide-3$/);
  await page.keyboard.press('Escape');
  await at(page, 3);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'One slide at a time' }).click();
  await at(page, 3);
  await page.getByRole('link', { name: 'Close' }).click();
  await expect(page).toHaveURL(/\/teach\/starting-together\/who-we-are\/$/);
});

test('the room sees the words of the cards, can skip them, and reads no citation', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  for (const path of ['/teach/starting-together/sharing-power/slides/', `/ur${PATH}`]) {
    await page.goto(path);
    const count = await page.locator('.slide').count();
    for (let n = 1; n <= count; n += 1) {
      await page.goto(`${path}#slide-${n}`);
      expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight), `${path} ${n}`).toBeLessThanOrEqual(0);
    }
  }
  await page.goto('/teach/starting-together/sharing-power/slides/');
  const number = async (words: string) => Number((await page.locator('.slide', { hasText: words }).first().getAttribute('id'))?.slice(6));
  await page.goto(`/teach/starting-together/sharing-power/slides/#slide-${await number('What we eat at home tonight.')}`);
  await expect(shown(page)).toContainText('When the bins are emptied.');
  await page.getByRole('link', { name: 'Skip the cards' }).click();
  await at(page, await number('Match five principles'));
  await page.keyboard.press('s');
  await at(page, await number('The ladder: where are we now?'));
  await expect(page.locator('.slide', { hasText: 'A 12-member community steering group' }).locator('.source')).toHaveText(/^Source \d+$/);
  await expect(page.locator('.told').filter({ hasText: 'Teach the signs' })).toContainText('Cartwright');
});

test('B, a full stop and W blank the screen, and any key, a tap or the notes bring it back', async ({ page, context }) => {
  await page.goto(`${PATH}#slide-2`);
  const cover = () => page.evaluate(() => getComputedStyle(document.body, '::after').backgroundColor);
  for (const [key, colour] of [
    ['b', 'rgb(0, 0, 0)'],
    ['.', 'rgb(0, 0, 0)'],
    ['w', 'rgb(255, 255, 255)'],
  ] as const) {
    await page.keyboard.press(key);
    expect(await cover()).toBe(colour);
    await expect(page.locator('.said')).toHaveText('Black screen. Any key brings the slide back.');
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('html')).not.toHaveAttribute('data-blank');
    await at(page, 2);
  }
  await page.keyboard.press('b');
  await page.mouse.click(300, 300);
  await expect(page.locator('html')).not.toHaveAttribute('data-blank');
  const opened = context.waitForEvent('page');
  await page.keyboard.press('n');
  const notes = await opened;
  await expect(notes.locator('.slide:visible')).toHaveCount(2);
  await notes.keyboard.press('b');
  await expect(page.locator('html')).toHaveAttribute('data-blank', 'b');
  await notes.keyboard.press('b');
  await expect(page.locator('html')).not.toHaveAttribute('data-blank');
});

test('a button and ? list the keys, in the direction of the page', async ({ page }) => {
  for (const [before, on] of [
    ['', '→'],
    ['/ur', '←'],
  ] as const) {
    await page.goto(`${before}${PATH}`);
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog');
    await expect(dialog.locator('kbd').first()).toHaveText(on);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await expect(page).not.toHaveURL(/#slide-2/);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(shown(page)).toHaveCount(1);
    await page.locator('[data-do="keys"]').click();
    await expect(dialog).toBeVisible();
    await dialog.getByRole('button').click();
    await expect(dialog).toBeHidden();
  }
});

test('F fills the screen and leaves it again', async ({ page }) => {
  await page.goto(PATH);
  await page.keyboard.press('f');
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
  await expect(page.getByRole('button', { name: 'Next' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'All slides' })).toBeHidden();
  await page.keyboard.press('f');
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(false);
});

for (const [direction, before, on] of [
  ['left to right', '', -1],
  ['right to left', '/ur', 1],
] as const) {
  test(`on a phone, ${direction}: swipe and buttons that a finger meets`, async ({ browser }) => {
    const context = await browser.newContext({ viewport: PHONE, hasTouch: true });
    const page = await context.newPage();
    const problems = watch(page);
    await page.goto(`${before}${PATH}`);
    await swipe(page, 120 * on);
    await at(page, 2);
    await swipe(page, 120 * on);
    await at(page, 3);
    await swipe(page, -120 * on);
    await at(page, 2);
    await swipe(page, 20 * on);
    await at(page, 2);
    await page.locator('[data-do="on"]').tap();
    await at(page, 3);
    await page.keyboard.press(on < 0 ? 'ArrowRight' : 'ArrowLeft');
    await at(page, 4);
    const sizes = await page.locator('.bar button:visible, .bar a:visible').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
    expect(sizes.length).toBeGreaterThan(4);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    expect(problems).toEqual([]);
    await context.close();
  });
}

test('the notes open in a second window, which keeps in step both ways', async ({ page, context }) => {
  const problems = watch(page);
  await page.goto(`${PATH}#slide-2`);
  const opened = context.waitForEvent('page');
  await page.getByRole('link', { name: 'Notes' }).click();
  const notes = await opened;
  problems.push(...watch(notes));
  const title = (n: number) => page.locator(`#slide-${n} h2`).textContent();
  const inNotes = async (n: number) => {
    await expect(notes.locator('[data-on].slide')).toHaveId(`slide-${n}`);
    await expect(notes.locator('.slide:visible')).toHaveCount(2);
    await expect(notes.locator('[data-next].slide')).toHaveId(`slide-${n + 1}`);
  };
  await inNotes(2);
  await expect(notes.locator('.told:visible')).toContainText('You are welcome here.');
  await expect(notes.locator('time')).toHaveText(/\d:\d\d/);
  await page.keyboard.press('PageDown');
  await inNotes(3);
  await notes.keyboard.press('PageDown');
  await at(page, 4);
  await inNotes(4);
  await notes.getByRole('button', { name: 'Previous' }).click();
  await at(page, 3);
  expect(await notes.locator('#slide-3 h2').textContent()).toBe(await title(3));
  const { violations } = await new AxeBuilder({ page: notes }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  expect(problems).toEqual([]);
});

test('all slides on one page have no barrier that axe can find', async ({ page }) => {
  for (const before of ['', '/ur']) {
    await page.goto(`${before}${PATH}`);
    await page.keyboard.press('Escape');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
  }
});

test('without script it is one page to read, with notes and no button that does nothing', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: DESK });
  const page = await context.newPage();
  for (const before of ['', '/ur']) {
    await page.goto(`${before}${PATH}`);
    const count = await page.locator('.slide').count();
    await expect(shown(page)).toHaveCount(count);
    await expect(page.locator('.slide h2')).toHaveCount(count);
    await expect(page.locator('.told:visible')).toHaveCount(6);
    await expect(page.getByRole('button')).toHaveCount(0);
    await expect(page.locator('.foot')).toBeVisible();
  }
  await context.close();
});

test('a page a slide on paper, and a page more for the notes of an activity', async ({ page }) => {
  const pages = async () => (await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })))).numPages;
  for (const before of ['', '/ur']) {
    await page.goto(`${before}${PATH}`);
    const count = await page.locator('.slide').count();
    expect(await pages(), before).toBe(count);
    await page.keyboard.press('Escape');
    expect(await pages(), before).toBe(count);
    await page.evaluate(() => (document.documentElement.dataset.told = ''));
    expect(await pages(), before).toBe(count + (await page.locator('.told').count()));
  }
  await page.goto(PATH);
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', document.documentElement.dataset.told ?? 'without');
  });
  await page.reload();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Print with notes' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-printed', '');
  await page.getByRole('button', { name: 'Print slides' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-printed', 'without');
});
