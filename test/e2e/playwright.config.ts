import { type BrowserContextOptions, defineConfig } from '@playwright/test';
import { browserWords, findBrowser } from './browser.ts';
import { doorOf } from './desktop.ts';

const door = doorOf(process.env);
// Electron is its own browser
const executablePath = door === 'electron' ? undefined : await findBrowser();

/** What a window is like in which nothing else is said. */
export const windowOfTests = {
  viewport: { width: 1280, height: 800 },
  locale: 'id-ID',
  timezoneId: 'Asia/Jakarta',
  colorScheme: 'light',
  reducedMotion: 'reduce',
} satisfies BrowserContextOptions;

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  // what only a browser could do says so, and why, where it stands
  ...(door !== 'browser' && { grepInvert: /@browser/ }),
  outputDir: '../../test-results',
  // each has an office of its own
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    ...windowOfTests,
    screenshot: 'only-on-failure',
    // to film every page takes a browser without a graphics card as long as the test itself
    trace: process.env.BAHAN_TRACE ? 'retain-on-failure' : 'off',
    launchOptions: { ...(executablePath !== undefined && { executablePath }), args: [...browserWords] },
  },
});
