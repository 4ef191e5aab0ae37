import type { Page } from '@playwright/test';
import { axeOn } from '../fixtures/axe.ts';

/** What somebody with a screen reader, a keyboard or tired eyes would stumble over, in parts of a page or in all of it. */
export async function stumbles(page: Page, ...parts: readonly string[]): Promise<string[]> {
  const { violations } = await axeOn(page, ...parts)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map((node) => `${node.target.join(' ')} (${node.any[0]?.message ?? node.all[0]?.message ?? ''})`)
        .join(' | ')}`,
  );
}
