/** Screens of looking for something; each begins with the library open. */
export function screensOfSearch({ find, settle }) {
  const field = (page) => page.locator('#main-search');
  const facet = async (page, name) => {
    await page.locator('.facets__row').getByRole('button', { name }).first().click();
    await settle(page);
  };
  return {
    found: (page) => find(page, 'tahun:2020 kopi '),
    typing: async (page) => {
      await field(page).fill('');
      await field(page).pressSequentially('pel', { delay: 40 });
      await settle(page);
    },
    'typing-field': async (page) => {
      await field(page).pressSequentially('te', { delay: 40 });
      await settle(page);
    },
    filters: (page) => find(page, 'jenis:foto (tahun:2020 OR tahun:2022) -tema:Pertanian kopi '),
    corrected: (page) => find(page, 'pelepsan ekspor '),
    'as-words': (page) => find(page, 'kopi ukuran:besar '),
    nothing: (page) => find(page, 'zzzqqq'),
    loosen: (page) => find(page, 'ekspor kopi jenis:foto tahun:2019 '),
    facet: async (page) => {
      await facet(page, /^(Tema|Theme)$/);
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('-');
      await settle(page);
    },
    'facet-folders': async (page) => {
      await facet(page, /^(Lainnya|More)$/);
      await page.getByRole('option', { name: 'Folder' }).click();
      await settle(page);
    },
    timeline: async (page) => {
      await page.getByRole('button', { name: /^(Linimasa|Timeline)$/ }).click();
      const bars = page.locator('.time-bar__bars');
      await bars.waitFor();
      const { x, y, width } = await bars.boundingBox();
      await page.mouse.move(x + width * 0.3, y + 20);
      await page.mouse.down();
      await page.mouse.move(x + width * 0.6, y + 20);
      await settle(page);
    },
    'search-help': async (page) => {
      await field(page).click();
      await page.getByRole('option', { name: /^(Contoh cara|Examples of)/ }).click();
      await settle(page);
    },
  };
}
