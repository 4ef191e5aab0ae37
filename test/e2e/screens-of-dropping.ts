import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { holdFiles } from './dragging.ts';
import type { Screens, Ways } from './ways.ts';

const anyFile = [join(import.meta.dirname, 'dragging.ts')];

/** What a browser shows of files that are dragged over its window, and of how else they come into the library. */
export function screensOfDropping({ openTool, settle }: Ways): Screens {
  return {
    'dropped-held': async (page: Page) => {
      await holdFiles(page, anyFile);
      await page.locator('.drop-veil').waitFor();
      await settle(page);
    },
    'dropped-browser': (page) => openTool(page, /^(Salin berkas|Copy files)/),
  };
}
