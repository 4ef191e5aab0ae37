import type { BrowserContext, Locator, Page } from '@playwright/test';
import { calm } from './calm.ts';

export type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

/** What a person did to get to a screen. All begin with the library open. */
export type Act = (page: Page) => Promise<void>;
export type Screens = Readonly<Record<string, Act>>;

/** The ways about the window that lead to many screens, in either language and at every width. */
export const ways = {
  grid: (page: Page): Locator => page.getByRole('main').getByRole('grid'),
  cells: (page: Page): Locator => ways.grid(page).getByRole('gridcell'),
  async find(page: Page, text: string): Promise<void> {
    await page.locator('#main-search').fill(text);
    await ways.settle(page);
  },
  /** Until what is on its way has come: pictures in view, and whatever moves. */
  settle: calm,
  async openFirst(page: Page, query: string): Promise<void> {
    await ways.find(page, query);
    await ways.cells(page).first().dblclick();
    await page.locator('.viewer').waitFor();
    await ways.settle(page);
  },
  async openHealth(page: Page): Promise<void> {
    await page.getByRole('button', { name: /folder dipantau|folders? watched/ }).click();
    await page.locator('.health').waitFor();
    await ways.settle(page);
  },
  /** A tool of the library; on a phone they lie in the drawer. */
  async openTool(page: Page, name: RegExp): Promise<void> {
    const tool = page.locator('.sidebar').getByRole('button', { name });
    if (!(await tool.isVisible())) await page.keyboard.press('Control+b');
    await tool.click();
    await page.getByRole('dialog').waitFor();
    await ways.settle(page);
  },
};
export type Ways = typeof ways;

/** @throws Error when it is not shown */
export async function boxOf(shown: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await shown.boundingBox();
  if (!box) throw new Error(`not shown: ${shown}`);
  return box;
}
