import type { BrowserContext, Page } from '@playwright/test';

declare global {
  /** When each call that the engine has not answered was made, by its id. */
  var unanswered: Map<string, number> | undefined;
}

/** From now on each page of this context knows what it asked of the engine and was not answered. */
export const hearCalls = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    const open = new Map<string, number>();
    globalThis.unanswered = open;
    const idOf = (frame: unknown): string | undefined =>
      typeof frame === 'string' ? /^\{"i":"(\w+)"/.exec(frame)?.[1] : undefined;
    const heard = new WeakSet<WebSocket>();
    const { send } = WebSocket.prototype;
    WebSocket.prototype.send = function (frame) {
      if (!heard.has(this)) {
        heard.add(this);
        this.addEventListener('message', ({ data }) => open.delete(idOf(data) ?? ''));
        this.addEventListener('close', () => open.clear());
      }
      const id = idOf(frame);
      // one that is said again is taken back
      if (id !== undefined && !open.delete(id)) open.set(id, performance.now());
      send.call(this, frame);
    };
  });

/** Milliseconds: longer than anything in the page waits for a person to stop typing, or only until it is drawn anew. */
const moments = { long: 300, short: 100 } as const;

/**
 * Waits until nothing is on its way: no answer, no picture, no movement, and no change of the page for a moment. At most three
 * seconds: some things never rest.
 */
export const calm = (page: Page, how: keyof typeof moments = 'long'): Promise<void> =>
  page.evaluate(async (moment) => {
    const [atMost, forgotten] = [3000, 2000];
    const start = performance.now();
    let last = start;
    const stir = () => {
      last = performance.now();
    };
    const watcher = new MutationObserver(stir);
    watcher.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const moves = (one: Animation) =>
      one.playState === 'running' && one.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY;
    for (let now = start; now - last < moment && now - start < atMost; now = performance.now()) {
      const waits = [...(globalThis.unanswered?.values() ?? [])].some((since) => now - since < forgotten);
      const comes = [...document.images].some((image) => !image.complete);
      if (waits || comes || document.querySelector('[aria-busy="true"]') || document.getAnimations().some(moves))
        stir();
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    watcher.disconnect();
  }, moments[how]);
