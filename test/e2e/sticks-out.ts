import type { Page } from '@playwright/test';

/**
 * What has no room in the window as it is now: a page that scrolls sideways, things to press that lie outside of it or under
 * something else, and words that are cut off without an ellipsis.
 */
export function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const { clientWidth: width, clientHeight: height, scrollWidth } = document.documentElement;
    if (scrollWidth > width + 1) found.push(`the page scrolls sideways: ${scrollWidth} in ${width} px`);
    // of a modal window only what is in it can be reached
    const modals = [...document.querySelectorAll('[role="dialog"], .viewer, .slides')];
    const room = modals.at(-1) ?? document.body;
    const called = (element: Element): string =>
      `${element.tagName.toLowerCase()}.${[...element.classList].join('.')} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}”`;
    const above = (element: Element): Element[] => {
      const list: Element[] = [];
      for (let one = element.parentElement; one; one = one.parentElement) list.push(one);
      return list;
    };
    const isSeen = (element: Element): boolean =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !element.closest('[inert]');
    const clips = (element: Element): boolean => getComputedStyle(element).overflowX !== 'visible';
    const scrolls = (element: Element): boolean => {
      const { overflowX, overflowY } = getComputedStyle(element);
      return [overflowX, overflowY].some((way) => way === 'auto' || way === 'scroll');
    };
    const floats = (element: Element): boolean =>
      [element, ...above(element)].some((one) => ['sticky', 'fixed'].includes(getComputedStyle(one).position));

    // what floats for a moment may cover, and so may a drawer while it is out
    const mayCover = (element: Element): boolean =>
      element.closest('.toast, .tooltip, .popover, .completions') !== null ||
      (document.querySelector('.shell__shade')?.checkVisibility() === true && !element.closest('main'));

    // a map is moved from under what floats over it, and the keyboard brings what it comes to on top
    const comesUp = (element: Element, isOnTop: () => boolean): boolean => {
      if (!(element instanceof HTMLElement) || !element.closest('.map')) return false;
      const before = document.activeElement;
      element.focus({ focusVisible: true, preventScroll: true } as FocusOptions);
      const isUp = isOnTop();
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
      return isUp;
    };

    for (const element of room.querySelectorAll('button, input, select, textarea, a[href], [role="tab"]')) {
      const box = element.getBoundingClientRect();
      if (!isSeen(element) || box.width < 4 || box.height < 4) continue;
      const isInScroller = above(element).some(scrolls);
      if (!isInScroller && (box.right > width + 1 || box.left < -1)) found.push(`outside: ${called(element)}`);
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      if (isInScroller || x < 0 || y < 0 || x > width || y > height) continue;
      const top = document.elementFromPoint(x, y);
      const isOwn = (one: Element | null): boolean =>
        one !== null &&
        (one.contains(element) || element.contains(one) || one.closest('label')?.contains(element) === true);
      if (
        top &&
        !isOwn(top) &&
        (!floats(top) || floats(element)) &&
        !mayCover(top) &&
        !comesUp(element, () => isOwn(document.elementFromPoint(x, y)))
      )
        found.push(`covered: ${called(element)} by ${called(top)}`);
    }
    for (const element of room.querySelectorAll('*')) {
      if (!(element instanceof HTMLElement) || element.clientWidth < 4 || !isSeen(element)) continue;
      const hasWords = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
      if (!hasWords || !clips(element) || scrolls(element)) continue;
      const { textOverflow, webkitLineClamp, maskImage } = getComputedStyle(element);
      if (textOverflow === 'ellipsis' || webkitLineClamp !== 'none' || maskImage !== 'none') continue;
      if (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 3)
        found.push(`cut off: ${called(element)}`);
    }
    return [...new Set(found)];
  });
}
