import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { getDocumentProxy } from 'unpdf';
import { PHONE, tabTo, watch } from './support.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const titles = (page: Page) => page.locator('#items .what > :first-child').allTextContents();

/** Answers the questions as a trainer does who meets eight people on the phone. */
async function planByPhone(page: Page, minutes: number): Promise<void> {
  await page.goto('/teach/plan/');
  await expect(page.locator('#items li')).not.toHaveCount(0);
  await page.getByLabel('Minutes you have').fill(String(minutes));
  await page.getByLabel('How many people').fill('8');
  await page.getByLabel('Online or by phone').check();
  await page.getByLabel('Phones', { exact: true }).check();
  await page.getByRole('button', { name: 'Propose a plan' }).click();
}

test('a session of 45 minutes on phones for eight people: planned, printed, and opened on another phone', async ({ page, browser, baseURL }) => {
  const problems = watch(page);
  await page.setViewportSize(PHONE);
  await planByPhone(page, 45);
  await expect(page.locator('#total')).toHaveText('45 of 45 minutes');
  expect(await titles(page)).toEqual(['Picture wall: what does a researcher look like?', 'Everyday research quiz', 'Questions and recap']);
  // The course starts with a longer lesson, which loses nothing that must stay: that is said.
  await expect(page.locator('#said')).toContainText('takes 70 minutes or more');
  await expect(page.locator('#advice')).toContainText('online or by phone');
  await expect(page.getByRole('heading', { name: 'Handouts to send by link' })).toBeVisible();

  await page.getByLabel('Start time').fill('18:30');
  await expect(page.locator('#rows td:first-child')).toHaveText(['18:30', '18:50', '19:05', '19:15']);
  await expect(page.locator('#rows .do li').first()).toBeVisible();

  const file = await page.pdf({ preferCSSPageSize: true });
  const pdf = await getDocumentProxy(new Uint8Array(file));
  expect(pdf.numPages).toBeLessThanOrEqual(2);
  const contents = await Promise.all(Array.from({ length: pdf.numPages }, async (_, index) => (await pdf.getPage(index + 1)).getTextContent()));
  const text = contents.flatMap(({ items }) => items.map((item) => ('str' in item ? item.str : ''))).join(' ');
  for (const words of ['Run sheet', '18:30', 'Everyday research quiz', 'Who leads', 'What you do', 'What to bring']) expect(text).toContain(words);
  for (const words of ['Propose a plan', 'Ready-made routes', 'Copy the address', 'Send with WhatsApp']) expect(text).not.toContain(words);

  const address = await page.locator('#address').inputValue();
  expect(address).toBe(page.url());
  const phone = await browser.newContext({ viewport: PHONE });
  const other = await phone.newPage();
  const asked: string[] = [];
  other.on('request', (request) => asked.push(request.url()));
  const otherProblems = watch(other);
  await other.goto(address);
  await expect(other.locator('#said')).toHaveText('The plan of this address is open.');
  expect(await titles(other)).toEqual(await titles(page));
  await expect(other.getByLabel('Start time')).toHaveValue('18:30');
  // Whoever is sent a plan sees the plan, not the questions.
  await expect(other.locator('#yours')).toBeFocused();
  await expect(other.locator('#items li').first()).toBeInViewport();
  await expect(other.locator('#ask')).toBeHidden();
  await other.locator('#asked summary').first().click();
  await expect(other.getByLabel('Online or by phone')).toBeChecked();
  expect(await other.locator('#rows').innerText()).toBe(await page.locator('#rows').innerText());
  // The plan is in no request and in no storage; the link to the other language carries it along.
  expect(asked.filter((url) => url.includes('quiz') || new URL(url).search !== '')).toEqual([]);
  expect(await phone.storageState()).toEqual({ cookies: [], origins: [] });
  await other.getByRole('link', { name: 'اردو' }).click();
  await expect(other).toHaveURL(`${baseURL}/ur/teach/plan/${new URL(address).hash}`);
  await expect(other.locator('#rows td:first-child').first()).toHaveText('18:30');
  expect([...problems, ...otherProblems]).toEqual([]);
});

test('a lesson with another before it: what is added is said, and one tap says that the group has done it', async ({ page }) => {
  const problems = watch(page);
  await page.setViewportSize(PHONE);
  await planByPhone(page, 45);
  await page.getByLabel('What it is about').selectOption('starting-together/sharing-power');
  await expect(page.locator('#said')).toContainText('This adds');
  await expect(page.locator('#said')).toContainText('which comes first');
  await page.getByRole('button', { name: /The group has done .*1\.1/ }).click();
  await expect(page.locator('#yours')).toBeFocused();
  expect(await titles(page)).toEqual(['Line up: who usually decides?', 'Write our decision rules', 'Close']);
  await expect(page.getByRole('checkbox', { name: /1\.1/ })).toBeChecked();
  // With more time it makes activities shorter, as their authors say, before it leaves any out.
  await page.getByLabel('Minutes you have').fill('80');
  await expect(page.locator('#total')).toContainText('79 of 80 minutes');
  await expect(page.locator('#items')).toContainText('Shortened from 20 minutes. Use four sentences');
  await expect(page.locator('#rows')).toContainText('Shortened from 20 minutes. Use four sentences');
  await page.getByRole('button', { name: /^Give it 20 minutes again/ }).click();
  await expect(page.locator('#said')).toHaveText(/5 minutes more than your 80/);
  await page.getByRole('button', { name: /^Shorten to 15 minutes: .*ladder/ }).click();
  await expect(page.locator('#said')).toHaveText(/now takes 15 minutes/);
  await expect(page.getByRole('button', { name: /^Give it 20 minutes again: .*ladder/ })).toBeFocused();
  await page.getByLabel('Start time').fill('14:00');
  await page.getByLabel('Start time').blur();

  // It is sent by a plain link, and its lesson's timer has its minutes.
  const sent = new URL((await page.getByRole('link', { name: 'Send with WhatsApp', exact: true }).getAttribute('href')) ?? '');
  expect(sent.origin).toBe('https://wa.me');
  expect(sent.searchParams.get('text')).toContain(page.url());
  expect(sent.searchParams.get('text')).toContain('74 minutes');
  const handout = page.getByRole('link', { name: /^Send with WhatsApp: / }).first();
  expect(new URL((await handout.getAttribute('href')) ?? '').searchParams.get('text')).toContain('/handouts/#');
  await page.getByRole('link', { name: /^Timer: / }).click();
  await expect(page).toHaveURL(/\/teach\/starting-together\/sharing-power\/run\/#start=14:00/);
  await expect(page.locator('tfoot [data-at]')).toHaveText('15:14');
  expect(problems).toEqual([]);
});

test('the order is changed by keyboard alone, and each change is announced', async ({ page }) => {
  const problems = watch(page);
  await planByPhone(page, 90);
  const before = await titles(page);
  await page.locator('#yours').focus();
  await tabTo(page, /^Move down: .*In pairs/);
  await page.keyboard.press('Enter');
  await expect(page.locator('#said')).toHaveText(/In pairs: a place that matters to me.* is now 3 of 6/);
  expect(await titles(page)).toEqual([before[0], before[2], before[1], ...before.slice(3)]);
  // The focus went with it.
  await page.keyboard.press('Alt+ArrowUp');
  await expect(page.locator('#said')).toHaveText(/is now 2 of 6/);
  await expect(page.locator('#items li').nth(1).getByRole('button', { name: 'Move down' })).toBeFocused();
  expect(await titles(page)).toEqual(before);
  await page.keyboard.press('Alt+ArrowUp');
  await expect(page.locator('#said')).toHaveText(/so it comes first/);
  await expect(page.locator('#said')).toBeInViewport();
  expect(await titles(page)).toEqual(before);
  await page.locator('#items li').nth(3).getByRole('button', { name: 'Take out' }).press('Enter');
  await expect(page.locator('#said')).toHaveText(/is never taught without it/);
  await page.locator('#items li').nth(1).getByRole('button', { name: 'Take out' }).press('Enter');
  await expect(page.locator('#said')).toHaveText(/is taken out/);
  await expect(page.locator('#total')).toContainText('20 minutes free');
  await page.getByRole('button', { name: 'Add a break of 10 minutes' }).press('Enter');
  await expect(page.locator('#items .break')).toHaveCount(1);
  // The plan is the trainer's own now: new answers do not throw it away.
  await page.getByLabel('Minutes you have').fill('60');
  await expect(page.locator('#said')).toContainText('stays as it was');
  await expect(page.locator('#items .break')).toHaveCount(1);
  expect(problems).toEqual([]);
});

test('the order is changed by dragging', async ({ page }) => {
  await planByPhone(page, 90);
  const before = await titles(page);
  const grips = page.locator('.grip');
  await grips.nth(1).scrollIntoViewIfNeeded();
  const [from, to] = [await grips.nth(1).boundingBox(), await page.locator('#items li').nth(3).boundingBox()];
  if (!from || !to) throw new Error('There is nothing to drag.');
  await page.mouse.move(from.x + 5, from.y + 5);
  await page.mouse.down();
  await page.mouse.move(to.x + 20, to.y + to.height - 3, { steps: 6 });
  await page.mouse.up();
  expect(await titles(page)).toEqual([before[0], before[2], before[3], before[1], ...before.slice(4)]);
});

test('sending people out is refused while the lesson on safety is not written, with the reason', async ({ page }) => {
  await planByPhone(page, 240);
  await page.getByText('Done before, and going out').click();
  await page.getByLabel('People will leave the room to gather evidence').check();
  await expect(page.locator('#said')).toContainText('Staying safe and well');
  await expect(page.locator('#said')).toContainText('plans no session that sends people out');
  await expect(page.locator('#made')).toBeHidden();
});

test('a broken address opens with a message, no error, and a way on', async ({ page }) => {
  const problems = watch(page);
  await planByPhone(page, 45);
  const { hash } = new URL(page.url());
  const broken = [
    hash.slice(0, -1),
    hash.slice(0, 40),
    hash.replace('t=45', 't=450'),
    '#%E0%A4%A',
    '#v=1',
    '#<script>alert(1)</script>',
    '#__proto__',
    `#${'x'.repeat(9000)}`,
  ];
  for (const part of [...broken, hash.replace('v=1', 'v=9')]) {
    await page.goto('about:blank');
    await page.goto(`/teach/plan/${part}`);
    await expect(page.locator('#said'), part.slice(0, 60)).toHaveText(part.includes('v=9') ? /another version/ : /not whole/);
    await expect(page.locator('#made')).toBeHidden();
  }
  // In a page that is open already, too.
  await page.evaluate((whole) => (location.hash = whole), hash);
  await expect(page.locator('#total')).toHaveText('45 of 45 minutes');
  await page.evaluate(() => (location.hash = '#v=1&t=45'));
  await expect(page.locator('#said')).toHaveText(/not whole/);
  await page.getByRole('button', { name: 'Propose a plan' }).click();
  await expect(page.locator('#made')).toBeVisible();
  // The link over the menu leads to a part of the page, which is no plan.
  await page.evaluate(() => (location.hash = '#main'));
  await expect(page.locator('#said')).not.toHaveClass(/refusal/);
  expect(problems).toEqual([]);
});

test('where the activities cannot be loaded, that is said, and the routes are there', async ({ page }) => {
  await page.route('**/catalogue.json', (route) => route.abort());
  await page.goto('/teach/plan/');
  await expect(page.locator('#said')).toContainText('could not be loaded');
  await expect(page.locator('#ask')).toBeHidden();
  await expect(page.locator('.routes summary')).toHaveCount(6);
});

test('without script the page offers the ready-made routes with their minutes, and nothing that does nothing', async ({ browser }) => {
  for (const path of ['/teach/plan/', '/ur/teach/plan/']) {
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(path);
    await expect(page.locator('.note.no-js')).toBeVisible();
    await expect(page.getByRole('button')).toHaveCount(0);
    await page.locator('.routes summary').first().click();
    const link = page.locator('.routes details').first().getByRole('link').first();
    await expect(link).toBeVisible();
    await link.click();
    await expect(page.locator('article')).toHaveClass(/k-facilitator/);
  }
});

test('a trainer comes to it from the teach page', async ({ page }) => {
  await page.goto('/teach/');
  await page.getByRole('link', { name: 'Plan a session' }).click();
  await expect(page.locator('#items li')).not.toHaveCount(0);
});

for (const path of ['/teach/plan/', '/ur/teach/plan/']) {
  test(`${path} with a plan and with a refusal: no barrier that axe can find in either theme, nothing sideways at 320 pixels, controls of 44`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 320, height: 740 });
    await page.goto(path);
    await expect(page.locator('#items li')).not.toHaveCount(0);
    await page.locator('#add').click();
    await expect(page.locator('#said')).toHaveClass(/refusal/);
    await page.locator('#more').evaluate((more) => more.setAttribute('open', ''));
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page })
        .withTags(TAGS)
        .options({ rules: { 'color-contrast-enhanced': { enabled: true } } })
        .analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`.slice(0, 400))).toEqual([]);
    }
    const small = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('article :is(button, select, input:not([type=radio], [type=checkbox]), fieldset label, summary)')]
        .filter((element) => element.offsetParent !== null && Math.min(element.getBoundingClientRect().height, element.getBoundingClientRect().width) < 43.5)
        .map((element) => element.outerHTML.slice(0, 80)),
    );
    expect(small).toEqual([]);
  });
}
