import type { Page } from '@playwright/test';
import type { Screens, Ways } from './ways.ts';

/** The screens of pictures that look alike, by name. */
export function screensOfLooks({ find, cells, settle }: Ways): Screens {
  // the tools of the library lie in the drawer of a phone
  const open = async (page: Page) => {
    const tool = page.getByRole('button', { name: /^(Foto kembar|Duplicate photos)/ });
    if (!(await tool.isVisible())) await page.keyboard.press('Control+b');
    await tool.click();
    await page.locator('.alike').first().waitFor();
    await settle(page);
  };
  return {
    looks: open,
    'looks-near': async (page: Page) => {
      await open(page);
      await page.getByText(/^(Hampir sama|Nearly the same)$/).click();
      await settle(page);
    },
    similar: async (page: Page) => {
      await find(page, 'jenis:foto kopi ');
      await cells(page).first().click();
      await page.keyboard.press('Control+Alt+KeyS');
      await settle(page);
    },
  };
}
