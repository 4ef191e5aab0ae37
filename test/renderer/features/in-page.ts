import type { Page } from '@playwright/test';
import type { Root } from '../../../shared/model/root.ts';
import { axeOn } from '../../fixtures/axe.ts';
import type { FakeKeeping } from '../fake-keeping.ts';

/** What the window over the made-up engine hands to its tests. */
interface TestHandle {
  readonly heard: { name: string; input: unknown }[];
  readonly dragged: string[][];
  fail(name: string, code: string): void;
  /** Until it is called without a code. */
  failAlways(name: string, code?: string): void;
  arrive(count: number): void;
  /** Of the newest assets. */
  firstIds(count: number): string[];
  change(change: { membership?: boolean; health?: boolean }): void;
  /** Somebody says something of an event in another window. */
  sayOfEvent(id: string, words: { title?: string }): void;
  /** The wire goes, or is back. */
  setOpen(isOpen: boolean): void;
  /** Ends an export, of whose copies so many failed, and so many more were left out. */
  finishExport(job: string, failed: number, skipped?: number): void;
  /** So many consents, of which every third was withdrawn, and so many places to be taken down. */
  fillPapers(count: number): void;
  readonly keeping: FakeKeeping;
  readonly roots: Root[];
  /** Two folders of another computer. */
  readonly awayRoots: readonly Root[];
}

/** Runs in the page; the function may use nothing but what it is given. */
export const ask = <T>(page: Page, read: (handle: TestHandle) => T): Promise<T> =>
  page.evaluate(`(${read.toString()})(globalThis.bahanTest)`) as Promise<T>;

interface Edit {
  readonly ids: string[];
  readonly changes: { field: string; op: string; value: unknown }[];
}
export const edits = (page: Page): Promise<Edit[]> =>
  ask(page, (handle) =>
    handle.heard.filter((call) => call.name === 'assets.edit').map((call) => call.input),
  ) as Promise<Edit[]>;

export const cell = (page: Page, index: number) => page.locator(`[data-index="${index}"]`);
export const chosen = (page: Page): Promise<number> => page.locator('.grid [aria-selected="true"]').count();
/** Index of the cell that the keyboard stands on. */
export const active = (page: Page): Promise<number> =>
  page.evaluate(() => Number(document.querySelector('[data-active]')?.getAttribute('data-index') ?? -1));
export const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
export const settle = (page: Page): Promise<void> => page.waitForTimeout(150);

/** Milliseconds: colours may be on their way from one theme to the other, and a busy computer is slow to paint them. */
const patience = 5_000;

/** What stands in the way of somebody who cannot see or point, in parts of the window, also once it has come to rest. */
export async function troubles(page: Page, ...parts: readonly string[]): Promise<string[]> {
  for (const limit = Date.now() + patience; ; await page.waitForTimeout(200)) {
    const found = await (await axeOn(page, ...parts)).analyze();
    if (found.violations.length === 0 || Date.now() > limit)
      return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`);
  }
}
