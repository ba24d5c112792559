import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { getDocumentProxy } from 'unpdf';
import { DESK, PHONE, watch } from './support.ts';

const SHEET = '/teach/starting-together/who-we-are/run/';

test('a trainer gives a start time and has the times of the day, offline and again from the address', async ({ page, context }) => {
  const problems = watch(page);
  await page.goto('/teach/starting-together/who-we-are/');
  await page.getByRole('link', { name: 'Run sheet' }).click();
  await expect(page).toHaveURL(new RegExp(`${SHEET}$`));
  const times = page.locator('[data-at]');
  await expect(times).toHaveText(['0 min', '15 min', '35 min', '50 min', '60 min', '85 min', '95 min', '100 min']);

  await expect(page.locator('.kept')).toContainText('are kept on this device until');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await context.setOffline(true);
  await page.getByLabel('Start time').fill('10:00');
  await expect(times).toHaveText(['10:00', '10:15', '10:35', '10:50', '11:00', '11:25', '11:35', '11:40']);
  await expect(page.locator('.rest')).toContainText('Back at 11:00');
  await page.getByLabel('Minutes in a break').fill('15');
  await expect(times.last()).toHaveText('11:45');
  const cut = page.getByRole('button', { name: /^Cut: In pairs/ });
  const back = page.getByRole('button', { name: /^Put back: In pairs/ });
  await cut.click();
  await expect(back).toHaveText('Put back');
  await expect(page.locator('li').filter({ has: back })).toContainText('Ends at 11:38');
  await expect(times.last()).toHaveText('11:38');
  // The browser asks for the icon when an address changes; the page asks for nothing.
  expect(asked.filter((path) => path !== '/favicon.svg')).toEqual([]);
  await context.setOffline(false);

  expect(page.url()).toContain('#start=10:00&break=15&more=1.-7');
  expect(await page.evaluate(() => [localStorage.length, document.cookie])).toEqual([0, '']);
  await page.reload();
  await expect(times.last()).toHaveText('11:38');
  await expect(page.getByLabel('Start time')).toHaveValue('10:00');
  await back.click();
  await expect(times.last()).toHaveText('11:45');
  await expect(cut).toHaveText('Cut');
  expect(problems.filter((problem) => !problem.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
});

test('an address that makes no sense opens as if nothing were set', async ({ page }) => {
  const problems = watch(page);
  for (const hash of ['#start=99:99&break=x&more=a.b,,9999.5', '#', '#main', '#start', '#%E0%A4%A']) {
    await page.goto('about:blank');
    await page.goto(SHEET + hash);
    await expect(page.locator('[data-at]').last()).toHaveText('100 min');
  }
  expect(problems).toEqual([]);
});

test('the timer follows the clock, also after the phone slept, and says little', async ({ page }) => {
  const problems = watch(page);
  await page.setViewportSize(PHONE);
  await page.clock.install({ time: new Date(2027, 0, 12, 9, 50) });
  await page.goto(`${SHEET}#start=10:00`);
  await page.getByRole('button', { name: 'Timer for the room' }).click();
  const live = page.getByRole('dialog');
  const left = live.locator('.left');
  const status = live.getByRole('status');
  await expect(left).toHaveText('Starts in 10 min');
  await page.clock.runFor('10:30');
  await expect(live.getByRole('heading')).toHaveText('Arrive and say hello in your own way');
  await expect(left).toHaveText('15 min left');
  await expect(live.locator('.then')).toContainText('10:15 In pairs: a place that matters to me');
  // Whoever listens hears nothing new while nothing changes.
  await expect(status).toHaveText('Arrive and say hello in your own way. 15 min left');
  await page.clock.runFor('05:00');
  await expect(left).toHaveText('10 min left');
  await expect(status).toHaveText('Arrive and say hello in your own way. 15 min left');

  // Timers do not run in a phone that sleeps; the clock does.
  await page.clock.fastForward('15:00');
  await expect(live.getByRole('heading')).toHaveText('In pairs: a place that matters to me');
  await expect(left).toHaveText('15 min left');
  await expect(status).toContainText('In pairs');

  await live.getByRole('button', { name: '5 min more' }).click();
  await expect(left).toHaveText('20 min left');
  await expect(live.locator('.then')).toContainText('10:40');
  await page.clock.runFor('00:02');
  await live.getByRole('button', { name: 'Move on now' }).click();
  await expect(live.getByRole('heading')).toHaveText('What the host offers and what it asks');
  await live.getByRole('button', { name: 'Undo' }).click();
  await expect(live.getByRole('heading')).toHaveText('In pairs: a place that matters to me');
  await page.keyboard.press('Escape');
  await expect(live).toBeHidden();
  await expect(page.locator('tr[aria-current="time"]')).toContainText('a place that matters');
  await page.clock.fastForward('03:00:00');
  await page.getByRole('button', { name: 'Timer for the room' }).click();
  await expect(live.getByRole('heading')).toHaveText('The session has ended');
  expect(problems).toEqual([]);
});

test('who is late is told what to cut first, and never what keeps people safe', async ({ page }) => {
  await page.clock.install({ time: new Date(2027, 0, 12, 10, 5) });
  await page.goto('/teach/starting-together/being-an-insider/run/#start=10:00');
  await page.getByRole('button', { name: 'Timer for the room' }).click();
  const live = page.getByRole('dialog');
  await expect(live.locator('.behind')).toBeHidden();
  await live.getByRole('button', { name: '5 min more' }).click();
  await expect(live.locator('.behind')).toContainText('5 min late. Cut first: Drill');
  await live.getByRole('button', { name: 'Cut', exact: true }).click();
  await expect(live.locator('.behind')).toContainText('1 min late. Cut first: Break');
  // The line stays until nobody is late, also when nothing is left to cut.
  for (let time = 0; time < 6; time += 1) await live.getByRole('button', { name: '5 min more' }).click();
  for (const title of ['Break', 'Who I am map']) {
    await expect(live.locator('.behind')).toContainText(`Cut first: ${title}`);
    await live.getByRole('button', { name: 'Cut', exact: true }).click();
  }
  await expect(live.locator('.behind')).toContainText('6 min late. Nothing more can be cut. It ends at 11:46.');
  await expect(live.getByRole('button', { name: 'Cut', exact: true })).toBeHidden();
  await page.keyboard.press('Escape');
  const cuts = page.locator('[data-cut]');
  await expect(cuts).toHaveCount(4);
  for (const kept of ['Limits: five small stories', 'Check-out']) {
    await expect(cuts.filter({ hasText: kept })).toHaveCount(0);
    await expect(page.locator('.late > p').last()).toContainText(kept);
  }
});

test('what is over cannot be cut, and what is on loses no minutes to it', async ({ page }) => {
  await page.clock.install({ time: new Date(2027, 0, 12, 14, 35) });
  await page.goto('/teach/starting-together/sharing-power/run/#start=14:10');
  await expect(page.locator('tr[aria-current="time"]')).toContainText('Match five principles');
  await expect(page.getByRole('button', { name: 'Cut: Line up: who usually decides?' })).toBeDisabled();
  const ladder = page.getByRole('button', { name: /^Cut: The ladder/ });
  await expect(ladder).toBeEnabled();
  // Twenty-five minutes later it has begun, and after fifteen of its minutes it is too late for it.
  await page.clock.fastForward('50:00');
  await expect(ladder).toBeDisabled();
});

test('Undo takes back what was done in the timer, and nothing else', async ({ page }) => {
  await page.clock.install({ time: new Date(2027, 0, 12, 14, 12) });
  await page.goto('/teach/starting-together/sharing-power/run/');
  await page.getByLabel('Start time').fill('14:10');
  await page.getByRole('button', { name: 'Timer for the room' }).click();
  const live = page.getByRole('dialog');
  const undo = live.getByRole('button', { name: 'Undo' });
  await expect(undo).toBeDisabled();
  await live.getByRole('button', { name: '5 min more' }).click();
  await live.getByRole('checkbox').uncheck();
  await expect(page).toHaveURL(/#start=14:10&more=0\.5&signal=off$/);
  await undo.click();
  await expect(undo).toBeDisabled();
  await expect(page).toHaveURL(/#start=14:10&signal=off$/);
  await expect(live.locator('.left')).toHaveText('18 min left');
});

test('Back closes the timer and stays on the run sheet; a page that is loaded again opens it again', async ({ page }) => {
  await page.goto(`${SHEET}#start=10:00`);
  await page.clock.setFixedTime(new Date(2027, 0, 12, 10, 5));
  const live = page.getByRole('dialog');
  const open = page.getByRole('button', { name: 'Timer for the room' });
  await open.click();
  await live.getByRole('button', { name: '5 min more' }).click();
  await page.goBack();
  await expect(live).toBeHidden();
  // What was done in the timer is not lost by it.
  await expect(page).toHaveURL(/#start=10:00&more=0\.5$/);
  await expect(page.locator('[data-at]').nth(1)).toHaveText('10:20');
  await page.goForward();
  await expect(live).toBeVisible();
  await page.reload();
  await expect(live).toBeVisible();
  await expect(live.locator('.left')).toHaveText('15 min left');
  await live.getByRole('button', { name: 'Close' }).click();
  await expect(live).toBeHidden();
  await expect(page).toHaveURL(/#start=10:00&more=0\.5$/);
  await page.reload();
  await expect(live).toBeHidden();
});

test('a time to end by says which cuts are needed, the break among them, and makes them', async ({ page }) => {
  const problems = watch(page);
  await page.goto('/teach/starting-together/sharing-power/run/');
  const fit = page.locator('.fit');
  await expect(fit).toBeHidden();
  // Twenty minutes late: 100 minutes of lesson in 80.
  await page.getByLabel('Start time').fill('14:20');
  await page.getByLabel('Must end by').fill('15:40');
  await expect(fit).toContainText('20 min too long.');
  await expect(fit.locator('li')).toHaveText([
    /^Line up: who usually decides\?: to 14 min/,
    /^The ladder/,
    /^Match five principles/,
    /^Break: to 5 min, saves 5/,
  ]);
  await fit.getByRole('button', { name: 'Make these cuts' }).click();
  await expect(fit).toContainText('Ends at 15:39: in time.');
  await expect(fit.getByRole('button')).toBeHidden();
  await expect(page.locator('[data-at]').last()).toHaveText('15:39');
  await page.getByLabel('Must end by').fill('15:30');
  await expect(fit).toContainText('9 min too long.');
  await expect(fit).toContainText('it is still 9 min too long');
  expect(page.url()).toContain('by=15:30');
  await page.reload();
  await expect(page.getByLabel('Must end by')).toHaveValue('15:30');
  await expect(fit).toContainText('it is still 9 min too long');
  expect(problems).toEqual([]);
});

test('the timer gives a quiet signal at two minutes and at the end, and keeps the screen on', async ({ page }) => {
  await page.addInitScript(() => {
    const seen = { trembled: 0, awake: 0 };
    Object.assign(window, { seen });
    Object.defineProperty(navigator, 'vibrate', { value: () => (seen.trembled += 1) });
    Object.defineProperty(navigator, 'wakeLock', {
      value: { request: async () => ({ released: (seen.awake += 1) < 0, release: async () => void (seen.awake -= 1) }) },
    });
  });
  const seen = () => page.evaluate(() => (window as unknown as { seen: { trembled: number; awake: number } }).seen);
  await page.clock.install({ time: new Date(2027, 0, 12, 10, 5) });
  await page.goto(`${SHEET}#start=10:00`);
  await page.getByRole('button', { name: 'Timer for the room' }).click();
  const live = page.getByRole('dialog');
  await expect(live).toContainText('The screen stays on.');
  // A button is no reason for a signal.
  await live.getByRole('button', { name: '5 min more' }).click();
  await live.getByRole('button', { name: 'Undo' }).click();
  await page.clock.runFor('07:30');
  await expect(live).not.toHaveClass(/sign/);
  await page.clock.runFor('00:31');
  await expect(live).toHaveClass(/sign/);
  // Three times in six seconds at most, and not at all where movement is not welcome.
  const look = () => live.evaluate((element) => [getComputedStyle(element).animationName, getComputedStyle(element).outlineStyle]);
  expect(await look()).toEqual(['sign', 'solid']);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await look()).toEqual(['none', 'solid']);
  await page.clock.runFor('00:07');
  await expect(live).not.toHaveClass(/sign/);
  expect(await seen()).toMatchObject({ trembled: 1, awake: 1 });
  await page.clock.runFor('02:00');
  expect((await seen()).trembled).toBe(2);
  await live.getByRole('checkbox').uncheck();
  await page.clock.runFor('40:00');
  expect((await seen()).trembled).toBe(2);
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await seen()).awake).toBe(0);
});

test('the words to read aloud open in place, also without the internet', async ({ page, context }) => {
  const problems = watch(page);
  await page.goto('/teach/starting-together/sharing-power/run/');
  await expect(page.locator('.kept')).toContainText('are kept on this device until');
  await context.setOffline(true);
  const row = page.locator('.run tr').filter({ hasText: 'Line up: who usually decides?' });
  const fold = row.getByText('Read aloud: words, steps and cards');
  await fold.click();
  for (const words of ['When the bins are emptied.', 'There is no wrong place.', 'Draw the line on a long strip of paper.'])
    await expect(row).toContainText(words);
  await context.setOffline(false);
  const { violations } = await new AxeBuilder({ page }).options({ rules: { 'color-contrast-enhanced': { enabled: true } } }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
  await row.getByRole('link', { name: 'Line up: who usually decides?' }).click();
  await expect(page).toHaveURL(/\/teach\/starting-together\/sharing-power\/#who-decides$/);
  expect(problems.filter((problem) => !problem.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
});

test('by keyboard alone: the timer opens, keeps the focus, and closes', async ({ page }) => {
  await page.goto(`${SHEET}#start=10:00`);
  await page.getByRole('button', { name: 'Timer for the room' }).focus();
  await page.keyboard.press('Enter');
  const live = page.getByRole('dialog');
  await expect(live).toBeVisible();
  for (let step = 0; step < 8; step += 1) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest('dialog') !== null)).toBe(true);
  }
  await live.getByRole('button', { name: 'Close' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Timer for the room' })).toBeFocused();
});

test('the timer has no barrier that axe can find, in both directions and themes', async ({ page }) => {
  for (const address of [SHEET, `/ur${SHEET}`]) {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.clock.setFixedTime(new Date(2027, 0, 12, 10, 20));
    await page.goto(`${address}#start=10:00&more=0.9`);
    await page.locator('.set [data-live]').click();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).options({ rules: { 'color-contrast-enhanced': { enabled: true } } }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
      const wide = await page.locator('dialog').evaluate((element) => element.scrollWidth - element.clientWidth);
      expect(wide).toBeLessThanOrEqual(0);
    }
  }
});

test('every lesson prints on one or two pages of A4, at 12 points, with the times', async ({ page }) => {
  test.setTimeout(180_000);
  await page.setViewportSize(DESK);
  await page.goto('/teach/');
  const lessons = await page
    .getByRole('main')
    .locator('a[href^="/teach/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? '').filter((href) => /^\/teach\/[^/]+\/[^/]+\/$/.test(href)));
  expect(lessons.length).toBeGreaterThanOrEqual(5);
  for (const locale of ['', '/ur'])
    for (const lesson of lessons) {
      await page.goto(`${locale}${lesson}run/#start=10:00`);
      await page.emulateMedia({ media: 'print' });
      const small = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('.page *, .foot *')]
          .filter((element) => element.checkVisibility() && [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()))
          .filter((element) => parseFloat(getComputedStyle(element).fontSize) < 15.9)
          .map((element) => `${element.className} ${element.textContent?.slice(0, 40)}`),
      );
      expect(small, `${locale} ${lesson}`).toEqual([]);
      const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
      expect(pdf.numPages, `${locale} ${lesson}`).toBeLessThanOrEqual(2);
      const words = (await (await pdf.getPage(1)).getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join(' ');
      expect(words).toContain('10:00');
      await page.emulateMedia({ media: null });
    }
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('every column is there, in minutes from the start, and nothing that does nothing', async ({ page }) => {
    await page.goto(SHEET);
    await expect(page.locator('[data-at]')).toHaveText(['0 min', '15 min', '35 min', '50 min', '60 min', '85 min', '95 min', '100 min']);
    await expect(page.getByRole('columnheader')).toHaveText(['Time', 'Activity', 'Facilitator', 'Helper']);
    await expect(page.locator('.run tbody tr')).toHaveCount(7);
    await expect(page.getByText('Greet each person at the door.')).toBeVisible();
    await expect(page.getByText('Gives out stickers, and sits with anyone who comes late.')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'If you run late' })).toBeVisible();
    await expect(page.getByText('A clock that everyone can see')).toBeVisible();
    await expect(page.locator('button:visible, input:visible, select:visible')).toHaveCount(0);
  });
});
