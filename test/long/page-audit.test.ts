import { type Browser, chromium } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserWords, findBrowser } from '../e2e/browser.ts';
import { type Office, openOffice, someEvents } from '../e2e/office.ts';
import { accessibility, bestPractices, notice } from './page-audits.ts';

/**
 * What Lighthouse looks for, by the names that it has there, in its categories "accessibility" and "best practices". The package
 * itself would bring a hundred others, one of which reports errors to a server; these are its questions, asked by our own means.
 */
describe('the page behind the browser door', () => {
  let office: Office;
  let browser: Browser;

  beforeAll(async () => {
    office = await openOffice({ draw: { scale: 0.3, only: someEvents }, watch: true });
    browser = await chromium.launch({ executablePath: await findBrowser(), args: [...browserWords] });
  });
  afterAll(async () => {
    await browser?.close();
    await office?.close();
  });

  /** Cookies of a browser that is signed in; a link is good for one. */
  let cookies: Awaited<ReturnType<Awaited<ReturnType<Browser['newContext']>>['cookies']>> | undefined;
  async function signedIn(): Promise<NonNullable<typeof cookies>> {
    if (cookies) return cookies;
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(office.link);
    await page.getByRole('main').getByRole('gridcell').first().waitFor();
    cookies = await context.cookies();
    await context.close();
    return cookies;
  }

  async function openMain(colorScheme: 'light' | 'dark') {
    const storageState = { cookies: await signedIn(), origins: [] };
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme, storageState });
    const page = await context.newPage();
    const noticed = await notice(page, office.origin);
    await page.getByRole('main').getByRole('gridcell').first().waitFor();
    await page.waitForFunction(() => document.images.length > 0 && [...document.images].every((one) => one.complete));
    await page.waitForTimeout(500);
    return { page, noticed, close: () => context.close() };
  }

  describe.each(['light', 'dark'] as const)('in %s', (theme) => {
    it('passes every audit of accessibility', async () => {
      const { page, close } = await openMain(theme);
      const failed = Object.entries(await accessibility(page)).filter(([, found]) => found.length > 0);
      expect(failed).toEqual([]);
      await close();
    });

    it('passes every audit of best practices', async () => {
      const { page, noticed, close } = await openMain(theme);
      // what is found out by doing something forbidden comes last: it is an error and an issue itself
      const audits = Object.entries(bestPractices).sort(
        ([one], [other]) => +(one === 'csp-xss') - +(other === 'csp-xss'),
      );
      const failed: [string, readonly string[]][] = [];
      for (const [name, audit] of audits) {
        const found = await audit(page, noticed);
        if (found.length > 0) failed.push([name, found]);
      }
      expect(failed).toEqual([]);
      await close();
    });
  });

  it('would not pass with an unnamed button, a stretched picture or an error', async () => {
    const { page, noticed, close } = await openMain('light');
    await page.evaluate(async () => {
      const button = document.createElement('button');
      button.tabIndex = 3;
      document.body.append(button);
      const image = new Image();
      image.src = document.images[0]?.src ?? '';
      // the page's own policy refuses a style that is written as an attribute
      Object.assign(image.style, { position: 'fixed', objectFit: 'fill', width: '300px', height: '20px' });
      document.body.append(image);
      // one that is still coming has no shape yet
      await image.decode();
      console.error('amiss');
    });
    const found = await accessibility(page);
    expect(found['image-alt']).toHaveLength(1);
    expect(found['button-name']).toHaveLength(1);
    expect(found.tabindex).toHaveLength(1);
    expect(await bestPractices['image-aspect-ratio']?.(page, noticed)).not.toEqual([]);
    expect(await bestPractices['errors-in-console']?.(page, noticed)).toContain('amiss');
    await close();
  });
});
