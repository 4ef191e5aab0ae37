const key = 'bahan:reloaded-at';
/** Milliseconds within which a second reload would not help either. */
const patience = 60_000;

/**
 * A page that stays open while the program is replaced asks for parts of itself that are gone. It is loaded anew then,
 * once; what people typed is durable before it is shown, so nothing is lost by it.
 */
export function reloadWhenReplaced(page: EventTarget, storage: Storage, reload: () => void, now = Date.now): void {
  page.addEventListener('vite:preloadError', (event) => {
    if (now() - Number(storage.getItem(key) ?? 0) < patience) return;
    storage.setItem(key, String(now()));
    event.preventDefault();
    reload();
  });
}
