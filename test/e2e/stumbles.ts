import type AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { axeOn } from '../fixtures/axe.ts';

const demanded = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What somebody with a screen reader, a keyboard or tired eyes would stumble over, in parts of a page or in all of it. */
export const stumbles = (page: Page, ...parts: readonly string[]): Promise<string[]> =>
  told(axeOn(page, ...parts).withTags(demanded));

/**
 * The same with all that is good practice besides, but for one: that everything stands in a landmark. Hints and the buttons
 * that close a menu hang at the end of the page, where those who hear it are led to them.
 */
export const anyStumbles = (page: Page): Promise<string[]> =>
  told(
    axeOn(page)
      .withTags([...demanded, 'best-practice'])
      .disableRules(['region']),
  );

/** What stands in no landmark of a page over which nothing floats. */
export const outsideLandmarks = (page: Page): Promise<string[]> => told(axeOn(page).withRules(['region']));

/** Only what another theme can change. */
export const colourStumbles = (page: Page): Promise<string[]> =>
  told(axeOn(page).withRules(['color-contrast', 'link-in-text-block']));

async function told(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map((node) => `${node.target.join(' ')} (${node.any[0]?.message ?? node.all[0]?.message ?? ''})`)
        .join(' | ')}`,
  );
}
