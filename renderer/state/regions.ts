/** The parts of the window that F6 walks through, in their order. Each is an element with `data-region`. */
export const regions = ['search', 'sidebar', 'assets', 'inspector', 'status'] as const;
export type Region = (typeof regions)[number];

const focusable =
  'a[href], button:not(:disabled), input:not(:disabled), textarea:not(:disabled), [tabindex]:not([tabindex="-1"])';

const isShown = (element: HTMLElement): boolean => element.getClientRects().length > 0;

function regionElement(region: Region): HTMLElement | undefined {
  const element = document.querySelector<HTMLElement>(`[data-region="${region}"]`);
  return element && isShown(element) ? element : undefined;
}

/** What of a region takes the keyboard: what it names itself, its grid, or the first thing that can. */
function target(region: HTMLElement): HTMLElement {
  const named = [...region.querySelectorAll<HTMLElement>('[data-region-focus], [role="grid"]')].find(isShown);
  return named ?? [...region.querySelectorAll<HTMLElement>(focusable)].find(isShown) ?? region;
}

export function focusRegion(region: Region): boolean {
  const element = regionElement(region);
  if (!element) return false;
  target(element).focus();
  return element.contains(document.activeElement);
}

/** Focuses the search field with what is in it chosen, ready to be written over. */
export function focusSearch(): void {
  const field = document.querySelector<HTMLInputElement>('#main-search');
  field?.focus();
  field?.select();
}

/** One region on, or back; regions that are not there are stepped over. */
export function walkRegions(step: 1 | -1): void {
  const at = regions.findIndex((region) => regionElement(region)?.contains(document.activeElement));
  for (let tried = 1; tried <= regions.length; tried += 1) {
    const next = regions[(at + step * tried + regions.length * 2) % regions.length];
    if (next && focusRegion(next)) return;
  }
}
