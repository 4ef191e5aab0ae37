import { beforeEach, expect, test, vi } from 'vitest';
import { reloadWhenReplaced } from '../../../renderer/connect/newer-page.ts';

let page: EventTarget;
let now: number;
const reload = vi.fn();
const missing = () => page.dispatchEvent(new Event('vite:preloadError', { cancelable: true }));

beforeEach(() => {
  page = new EventTarget();
  now = 1_000_000;
  reload.mockReset();
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as Storage;
  reloadWhenReplaced(page, storage, reload, () => now);
});

test('a page whose parts are gone is loaded anew, and the failure goes no further', () => {
  expect(missing()).toBe(false);
  expect(reload).toHaveBeenCalledOnce();
});

test('when loading anew did not help, the failure is shown and nothing goes round in circles', () => {
  missing();
  now += 2_000;
  expect(missing()).toBe(true);
  expect(reload).toHaveBeenCalledOnce();
});

test('the next replacement, hours later, is taken up again', () => {
  missing();
  now += 3_600_000;
  missing();
  expect(reload).toHaveBeenCalledTimes(2);
});
