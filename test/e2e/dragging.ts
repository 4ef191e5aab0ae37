import type { Page } from '@playwright/test';

export interface HeldFiles {
  /** Lets go of them where they are. */
  drop(): Promise<void>;
  /** Takes them away again. */
  takeAway(): Promise<void>;
}

/**
 * Holds files and folders above the middle of a window, as somebody does who dragged them from another program, until the
 * window answers: nobody lets go before.
 */
export async function holdFiles(page: Page, files: readonly string[]): Promise<HeldFiles> {
  const wire = await page.context().newCDPSession(page);
  const { width, height } = page.viewportSize() ?? { width: 1280, height: 800 };
  const drag = (type: 'dragEnter' | 'dragOver' | 'drop' | 'dragCancel') =>
    wire.send('Input.dispatchDragEvent', {
      type,
      x: width / 2,
      y: height / 2,
      data: { items: [], files: [...files], dragOperationsMask: 1 },
    });
  await drag('dragEnter');
  await drag('dragOver');
  await page.locator('.drop-veil').waitFor();
  return {
    drop: async () => {
      await drag('drop');
      await wire.detach();
    },
    takeAway: async () => {
      await drag('dragCancel');
      await wire.detach();
    },
  };
}
