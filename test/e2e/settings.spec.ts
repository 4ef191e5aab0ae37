import { assets, expect, test } from './fixtures.ts';

test('the language changes while one looks, and back', async ({ window }) => {
  await window.getByRole('button', { name: 'Pengaturan' }).click();
  await window.getByRole('dialog').getByText('English', { exact: true }).click();
  await expect(window.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await expect(window.locator('html')).toHaveAttribute('lang', 'en');
  await window.keyboard.press('Escape');
  await expect(assets(window)).not.toHaveAccessibleName(/bahan/);
  await window.getByRole('button', { name: 'Settings' }).click();
  await window.getByRole('dialog').getByText('Indonesia', { exact: true }).click();
  await expect(window.getByRole('heading', { name: 'Pengaturan' })).toBeVisible();
});

test('light and dark follow the system, until a person chooses', { tag: '@door' }, async ({ window }) => {
  const ground = () => window.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await window.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(ground).not.toBe(light);
  const dark = await ground();
  await window.getByRole('button', { name: 'Pengaturan' }).click();
  await window.getByRole('dialog').getByText('Terang', { exact: true }).click();
  await expect.poll(ground).toBe(light);
  await window.getByRole('dialog').getByText('Gelap', { exact: true }).click();
  await expect.poll(ground).toBe(dark);
});

// a second window of the desktop program is opened from the menu of the system
test('what is chosen in one tab holds in the others at once', { tag: '@browser' }, async ({ window }) => {
  const other = await window.context().newPage();
  await other.goto(window.url());
  await expect(other.getByRole('button', { name: 'Pengaturan' })).toBeVisible();
  await window.getByRole('button', { name: 'Pengaturan' }).click();
  await window.getByRole('dialog').getByText('English', { exact: true }).click();
  await window.getByRole('dialog').getByText('Dark', { exact: true }).click();
  await expect(other.getByRole('button', { name: 'Settings' })).toBeVisible();
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(other.locator('html')).toHaveAttribute('lang', 'en');
});

test('what was chosen is still chosen after a reload', async ({ window }) => {
  await window.getByRole('button', { name: 'Pengaturan' }).click();
  await window.getByRole('dialog').getByText('English', { exact: true }).click();
  await window.reload();
  await expect(window.getByRole('button', { name: 'Settings' })).toBeVisible();
});

test('who made the parts of Bahan, and under which licence, can be read from the settings too', async ({ window }) => {
  await window.getByRole('button', { name: 'Pengaturan' }).click();
  await window.getByRole('tab', { name: 'Tentang' }).click();
  await window.getByRole('button', { name: 'Lisensi' }).click();
  const dialog = window.getByRole('dialog', { name: 'Lisensi' });
  await dialog.getByRole('searchbox').fill('inter ofl');
  await dialog.getByRole('option', { name: 'Inter (TrueType)' }).click();
  await expect(dialog.getByRole('region', { name: 'Teks lisensi Inter (TrueType)' })).toContainText('SIL OPEN FONT');
  await window.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});
