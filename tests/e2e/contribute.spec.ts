import { expect, test, type Page } from '@playwright/test';

const FORM = 'https://github.com/an/example/issues/new?template=correction.yml&address=https%3A%2F%2Fhub.example.org%2Fabout%2F';

/** The built page as it is once the repository is known, and where a click on its report link leads. */
async function reportFrom(page: Page, address: string): Promise<URL> {
  await page.route('**/protocol/who-takes-part/', async (route) => {
    const response = await route.fetch();
    const html = (await response.text()).replace(/<a href="\/contact\/">Report/, `<a href="${FORM.replaceAll('&', '&amp;')}">Report`);
    await route.fulfill({ response, body: html });
  });
  await page.route('https://github.com/**', (route) => route.fulfill({ contentType: 'text/html', body: 'The form.' }));
  // From elsewhere: an address with another part of the same page would not be asked for again.
  await page.goto('about:blank');
  await page.goto(address);
  await page.getByRole('link', { name: 'Report a problem with this page' }).click();
  await page.waitForURL('https://github.com/**');
  return new URL(page.url());
}

test('a report carries the part of the page that was opened', async ({ page }) => {
  await page.goto('/protocol/who-takes-part/');
  const part = page.locator('main section[id]').nth(1);
  const [id, heading] = [await part.getAttribute('id'), await part.locator('h2').first().textContent()];
  const form = await reportFrom(page, `/protocol/who-takes-part/#${id ?? ''}`);
  expect(form.searchParams.get('address')).toBe('https://hub.example.org/about/');
  expect(form.searchParams.get('section')).toBe(heading);
});

test('a report of a whole page leaves the part to the person', async ({ page }) => {
  expect((await reportFrom(page, '/protocol/who-takes-part/')).searchParams.get('section')).toBe('');
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('a report carries the address all the same', async ({ page }) => {
    const form = await reportFrom(page, '/protocol/who-takes-part/');
    expect([form.searchParams.get('address'), form.searchParams.get('section')]).toEqual(['https://hub.example.org/about/', null]);
  });
});
