import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { getDocumentProxy } from 'unpdf';
import { PHONE, tabTo, watch } from './support.ts';

const LESSON = '/learn/starting-together/who-we-are/';
const SKILLS = '/learn/skills/';
const PAPERS = '/teach/certificate/';
const STORE = 'hub-skills';

/** The pages of what would be printed. */
async function printed(page: Page): Promise<number> {
  return (await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })))).numPages;
}

const stored = (page: Page) => page.evaluate((name) => localStorage.getItem(name), STORE);

test.describe('check yourself', () => {
  for (const javaScriptEnabled of [true, false]) {
    test(`is answered by keyboard, ${javaScriptEnabled ? 'with' : 'without'} script`, async ({ browser }) => {
      const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
      await page.goto(`${LESSON}#line-agreed`);
      const question = page.locator('#line-agreed');
      const right = question.locator('details').filter({ hasText: 'When no squares are left' });
      await expect(right.locator('p')).toBeHidden();
      await right.locator('summary').focus();
      await page.keyboard.press('Enter');
      await expect(right.locator('p')).toHaveText(/^Right\. Nobody says no any more/);
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Space');
      await expect(question.locator('details[open]').first().locator('p')).toHaveText(/^Not this one\. A square means no/);
      await page.context().close();
    });
  }

  test('is reached by the Tab key, and keeps and sends nothing', async ({ page }) => {
    const problems = watch(page);
    await page.goto(LESSON);
    await page.locator('#check-yourself h2').evaluate((heading) => {
      heading.setAttribute('tabindex', '-1');
      (heading as HTMLElement).focus();
    });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await tabTo(page, /I have no strengths/, 5);
    await page.keyboard.press('Enter');
    await expect(page.locator('#which-strength [open] p')).toBeVisible();
    expect(asked).toEqual([]);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
    expect(problems).toEqual([]);
  });

  test('prints questions with boxes, and the answers upside down below', async ({ page }) => {
    await page.goto(LESSON);
    const check = page.locator('#check-yourself');
    await expect(check.locator('.key')).toBeHidden();
    await check.locator('summary').first().click();
    await page.emulateMedia({ media: 'print' });
    for (const reason of await check.locator('details p').all()) await expect(reason).toBeHidden();
    const box = await check
      .locator('summary')
      .first()
      .evaluate((answer) => getComputedStyle(answer, '::before').width);
    expect(parseFloat(box)).toBeGreaterThan(10);
    const key = check.locator('.key');
    await expect(key).toBeVisible();
    await expect(key).toContainText('Nobody says no any more.');
    await expect(key).not.toContainText('When the facilitator likes it');
    expect(await key.evaluate((element) => getComputedStyle(element).rotate)).toBe('180deg');
    await expect(check.getByText('Tick what you think is right.')).toBeVisible();
  });

  test('is not on the facilitator’s page, and is in the language of the lesson', async ({ page }) => {
    await page.goto('/teach/starting-together/who-we-are/');
    await expect(page.locator('.check')).toHaveCount(0);
    await page.goto(`/ur${LESSON}`);
    await expect(page.locator('#check-yourself h2')).toHaveText('اپنی جانچ کریں');
    const answers = page.locator('#line-agreed details');
    await answers.last().locator('summary').click();
    await expect(answers.last().locator('p')).toHaveText(/^ٹھیک۔/);
  });
});

test.describe('the skills record', () => {
  test('is kept over a visit, saved, deleted, and loaded again', async ({ page }) => {
    const problems = watch(page);
    await page.goto(SKILLS);
    await page.getByLabel('Name two strengths you bring').check();
    await expect(page.getByRole('status')).toHaveText('Kept in this browser.');
    await page.getByLabel('In my own words').fill('Cook for sixty people');
    await page.keyboard.press('Enter');

    await page.reload();
    await expect(page.getByLabel('Name two strengths you bring')).toBeChecked();
    await expect(page.locator('#own li')).toHaveText(/Cook for sixty people/);

    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as a file' }).click()]);
    expect(file.suggestedFilename()).toBe('skills.json');
    const path = await file.path();
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
      v: 1,
      skills: [{ words: 'Name two strengths you bring' }, { words: 'Cook for sixty people' }],
    });
    const [text] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as text' }).click()]);
    expect(readFileSync(await text.path(), 'utf8')).toBe(
      'My skills record\n\n1.1 Who we are and what we will do\n- Name two strengths you bring\n\nMore that I can do\n- Cook for sixty people\n',
    );

    page.once('dialog', (dialog) => void dialog.dismiss());
    await page.getByRole('button', { name: 'Delete my list' }).click();
    expect(await stored(page)).not.toBeNull();
    page.once('dialog', (dialog) => void dialog.accept());
    await page.getByRole('button', { name: 'Delete my list' }).click();
    await expect(page.getByRole('status')).toHaveText('Your list is deleted from this browser.');
    expect(await stored(page)).toBeNull();
    await expect(page.locator('#own li')).toHaveCount(0);
    await page.reload();
    await expect(page.locator('.ticks input:checked')).toHaveCount(0);

    await page.getByLabel('Load a saved file').setInputFiles({ name: 'cake.json', mimeType: 'application/json', buffer: Buffer.from('{"v":1}') });
    await expect(page.getByRole('status')).toHaveText('This file holds no list of skills.');
    await page.getByLabel('Load a saved file').setInputFiles(path);
    await expect(page.getByLabel('Name two strengths you bring')).toBeChecked();
    await page.getByRole('button', { name: 'Take out: Cook for sixty people' }).click();
    await expect(page.locator('#own li')).toHaveCount(0);
    expect(problems).toEqual([]);
  });

  test('is the same in another language, and opens whatever the browser holds', async ({ page }) => {
    const problems = watch(page);
    await page.goto(SKILLS);
    await page.getByLabel('Name two strengths you bring').check();
    await page.goto(`/ur${SKILLS}`);
    await expect(page.getByLabel('اپنی دو خوبیاں بتا سکیں')).toBeChecked();
    for (const garbage of ['', '{', 'null', '{"v":1,"skills":[null,{"words":{}},{"words":"<img src=x onerror=alert(1)>"}]}']) {
      await page.evaluate(([name, text]) => localStorage.setItem(name ?? '', text ?? ''), [STORE, garbage]);
      await page.reload();
      await expect(page.locator('.ticks input:checked')).toHaveCount(0);
      await page.locator('.ticks input').first().check();
      await expect(page.locator('.ticks input:checked')).toHaveCount(1);
    }
    await expect(page.locator('#own img')).toHaveCount(0);
    expect(problems).toEqual([]);
  });

  test('says so where the browser keeps nothing', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('no', 'SecurityError');
        },
      });
    });
    const problems = watch(page);
    await page.goto(SKILLS);
    await page.getByLabel('Name two strengths you bring').check();
    await expect(page.getByRole('status')).toHaveText(/^This browser keeps nothing/);
    expect(problems).toEqual([]);
  });

  test('is a list to tick on paper without script', async ({ browser }) => {
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(SKILLS);
    await expect(page.getByText('Script is off in your browser')).toBeVisible();
    await expect(page.locator('.ticks input').first()).toBeVisible();
    await expect(page.getByRole('button')).toHaveCount(0);
    await page.context().close();
  });
});

test.describe('the papers for a group', () => {
  const fillIn = async (page: Page, address: string) => {
    await page.goto(address);
    await page.locator('#group').fill('Monday group');
    await page.locator('#date').fill('2026-11-24');
    await page.locator('#led').fill('Noor');
    await page.locator('#session input[type="checkbox"]').nth(0).check();
    await page.locator('#session input[type="checkbox"]').nth(1).check();
    await page.locator('#names').fill('Ada\nزینب\n\nSam <b>\n');
  };

  test('are one sheet, and one certificate a person on a page of its own', async ({ page }) => {
    const problems = watch(page);
    await fillIn(page, PAPERS);
    const certificates = page.locator('.cert');
    await expect(certificates).toHaveCount(3);
    for (const [index, name] of ['Ada', 'زینب', 'Sam <b>'].entries()) {
      await expect(certificates.nth(index)).toContainText(name);
      await expect(certificates.nth(index)).toContainText('1.1 Who we are and what we will do · 90 minutes');
      await expect(certificates.nth(index)).toContainText('Name two strengths you bring');
      await expect(certificates.nth(index)).toContainText('24 November 2026');
      await expect(certificates.nth(index)).toContainText('It is no qualification.');
    }
    await expect(page.locator('.sheet tbody tr')).toHaveCount(16);
    await expect(page.locator('.sheet')).not.toContainText('Name two strengths');
    expect(await printed(page)).toBe(1 + 3);
    for (const [only, pages] of [
      ['sheet', 1],
      ['cert', 3],
    ] as const) {
      await page.evaluate((which) => (document.documentElement.dataset.only = which), only);
      expect(await printed(page), only).toBe(pages);
    }
    expect(problems).toEqual([]);
  });

  test('show a certificate for every name, and attendance that is ticked, copied and saved on the phone', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.setViewportSize(PHONE);
    await fillIn(page, PAPERS);
    await expect(page.locator('.cert:visible')).toHaveCount(3);
    const tick = page.getByRole('checkbox', { name: 'Here: زینب' });
    expect(await tick.locator('xpath=..').evaluate((label) => label.getBoundingClientRect().height)).toBeGreaterThanOrEqual(44);
    await tick.check();
    await page.locator('#names').press('End');
    await page.locator('#names').pressSequentially('Bo');
    await expect(tick).toBeChecked();
    const text = [
      'Attendance sheet',
      'Group: Monday group',
      'Date: 24 November 2026',
      'Led by: Noor',
      'Lessons: 1.1 Who we are and what we will do · 1.2 What is research, and who gets to do it?',
      '',
      '☐ Ada',
      '✓ زینب',
      '☐ Sam <b>',
      '☐ Bo',
    ].join('\n');
    await page.getByRole('button', { name: 'Copy attendance as text' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toHaveCount(1);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save attendance as a file' }).click();
    const download = await saved;
    expect(download.suggestedFilename()).toBe('attendance.txt');
    expect(readFileSync(await download.path(), 'utf8')).toBe(`${text}\n`);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await page.getByRole('button', { name: 'Clear everything' }).click();
    await page.locator('#names').fill('زینب');
    await expect(tick).not.toBeChecked();
  });

  test('print from their buttons, and are empty again when cleared', async ({ page }) => {
    await page.addInitScript(() => {
      window.print = () => {
        document.title = document.documentElement.dataset.only ?? '';
        dispatchEvent(new Event('afterprint'));
      };
    });
    await fillIn(page, PAPERS);
    await page.getByRole('button', { name: 'Print the certificates' }).click();
    await expect(page).toHaveTitle('cert');
    expect(await page.evaluate(() => document.documentElement.dataset.only)).toBeUndefined();
    await page.getByRole('button', { name: 'Print the attendance sheet' }).click();
    await expect(page).toHaveTitle('sheet');
    await page.getByRole('button', { name: 'Clear everything' }).click();
    await expect(page.locator('.cert')).toHaveCount(1);
    await expect(page.locator('.sheet')).not.toContainText('Ada');
  });

  test('keep and send nothing', async ({ page }) => {
    await fillIn(page, PAPERS);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie, location.search, location.hash])).toEqual([
      0,
      0,
      '',
      '',
      '',
    ]);
    await page.goto('/teach/');
    await page.goBack();
    await expect(page.locator('#names')).toHaveValue('');
    await expect(page.locator('#session input:checked')).toHaveCount(0);
    await expect(page.locator('.sheet')).not.toContainText('Ada');
  });

  test('run from right to left in Urdu, with English lessons the other way', async ({ page }) => {
    await fillIn(page, `/ur${PAPERS}`);
    const first = page.locator('.cert').first();
    await expect(first.locator('h2')).toHaveText('شرکت کا سرٹیفکیٹ');
    await expect(first.locator('[data-fill="lessons"] > [lang="en"]')).toHaveAttribute('dir', 'ltr');
    const [label, value] = await first
      .locator('.fact')
      .first()
      .evaluate((line) => [line.querySelector('b')?.getBoundingClientRect().left ?? 0, line.querySelector('bdi')?.getBoundingClientRect().right ?? 0]);
    expect(value).toBeLessThan(label ?? 0);
    expect(await printed(page)).toBe(4);
  });

  test('are blank forms without script, on two pages', async ({ browser }) => {
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(PAPERS);
    await expect(page.locator('#session')).toBeHidden();
    await expect(page.locator('.sheet')).toBeVisible();
    await expect(page.locator('.cert')).toBeVisible();
    expect(await printed(page)).toBe(2);
    await page.context().close();
  });
});

test('both pages are found from the page of their section', async ({ page }) => {
  await page.goto('/learn/');
  await page.locator('main').getByRole('link', { name: 'My skills record' }).click();
  await expect(page).toHaveURL(new RegExp(`${SKILLS}$`));
  await page.goto('/teach/');
  await page.locator('main').getByRole('link', { name: 'Attendance sheet and certificates' }).click();
  await expect(page).toHaveURL(new RegExp(`${PAPERS}$`));
  await page.goto(LESSON);
  await page.getByRole('link', { name: 'Tick what you can do in your own skills record' }).click();
  await expect(page).toHaveURL(/#starting-together-who-we-are$/);
});
