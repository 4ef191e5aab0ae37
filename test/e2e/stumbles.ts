import type AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { axeOn } from '../fixtures/axe.ts';

const demanded = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const all = [...demanded, 'best-practice'];
/** What another theme can change, and another language cannot. */
const ofColour = ['color-contrast', 'link-in-text-block'];
/**
 * That everything stands in a landmark is asked apart: hints and the buttons that close a menu hang at the end of the page,
 * where those who hear it are led to them.
 */
const apart = 'region';

/** What somebody with a screen reader, a keyboard or tired eyes would stumble over, in parts of a page or in all of it. */
export const stumbles = (page: Page, ...parts: readonly string[]): Promise<string[]> =>
  told(page, (axe) => axe.withTags(demanded), parts);

/** The same with all that is good practice besides. */
export const anyStumbles = (page: Page): Promise<string[]> =>
  told(page, (axe) => axe.withTags(all).disableRules([apart]));

/** The same without what another language cannot change. */
export const wordStumbles = (page: Page): Promise<string[]> =>
  told(page, (axe) => axe.withTags(all).disableRules([apart, ...ofColour]));

/** Only what another theme can change. */
export const colourStumbles = (page: Page): Promise<string[]> => told(page, (axe) => axe.withRules(ofColour));

/** What stands in no landmark of a page over which nothing floats. */
export const outsideLandmarks = (page: Page): Promise<string[]> => told(page, (axe) => axe.withRules([apart]));

async function told(
  page: Page,
  ask: (axe: AxeBuilder) => AxeBuilder,
  parts: readonly string[] = [],
): Promise<string[]> {
  const { violations } = await ask(await axeOn(page, ...parts)).analyze();
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map((node) => `${node.target.join(' ')} (${node.any[0]?.message ?? node.all[0]?.message ?? ''})`)
        .join(' | ')}`,
  );
}
