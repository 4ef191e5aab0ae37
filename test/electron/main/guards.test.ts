import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { guardPage, guardSession, mayHave } from '../../../electron/main/guards.ts';

test('only what the viewer needs is permitted, and only to our own page', () => {
  expect(mayHave('fullscreen', 'app://bahan/')).toBe(true);
  expect(mayHave('clipboard-sanitized-write', 'app://bahan/')).toBe(true);
  expect(mayHave('screen-wake-lock', 'app://bahan/')).toBe(true);
  expect(mayHave('fullscreen', 'https://example.com/')).toBe(false);
  expect(mayHave('clipboard-read', 'app://bahan/')).toBe(false);
  expect(mayHave('a permission of next year', 'app://bahan/')).toBe(false);
});

test('a session answers every kind of question about rights, and lets nothing out of the computer', () => {
  const handlers = new Map<string, (...values: never[]) => unknown>();
  let urls: readonly string[] = [];
  const session = new Proxy(
    {
      webRequest: {
        onBeforeRequest(filter: { urls: string[] }, listener: (...values: never[]) => unknown) {
          urls = filter.urls;
          handlers.set('onBeforeRequest', listener);
        },
      },
    },
    {
      get: (target, name) =>
        name in target
          ? target[name as keyof typeof target]
          : (handler: (...values: never[]) => unknown) => void handlers.set(String(name), handler),
    },
  );
  guardSession(session as never);
  const answers: unknown[] = [];
  const answer = (value: unknown) => answers.push(value);
  const page = { getURL: () => 'app://bahan/' };
  handlers.get('setPermissionRequestHandler')?.(page as never, 'geolocation' as never, answer as never);
  handlers.get('onBeforeRequest')?.({ url: 'https://example.com/' } as never, answer as never);
  handlers.get('setDisplayMediaRequestHandler')?.({} as never, answer as never);
  expect(answers).toEqual([false, { cancel: true }, null]);
  expect(handlers.get('setPermissionCheckHandler')?.(null as never, 'usb' as never, 'app://bahan' as never)).toBe(
    false,
  );
  expect(handlers.get('setDevicePermissionHandler')?.({} as never)).toBe(false);
  expect(handlers.get('setSpellCheckerEnabled')).toBe(false as never);
  expect(urls).toEqual(expect.arrayContaining(['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*']));
});

test('a page goes nowhere else, opens nothing and holds no other page', () => {
  let open: ((details: { url: string }) => unknown) | undefined;
  const contents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (handler: typeof open) => {
      open = handler;
    },
  });
  guardPage(contents as never);
  const isRefused = (name: string, url: string) => {
    let refused = false;
    contents.emit(name, { url, preventDefault: () => (refused = true) });
    return refused;
  };
  for (const name of ['will-navigate', 'will-redirect', 'will-frame-navigate']) {
    expect(isRefused(name, 'https://example.com/')).toBe(true);
    expect(isRefused(name, 'file:///etc/passwd')).toBe(true);
    expect(isRefused(name, 'app://bahan/media/original/aaaaaaaaaaaa')).toBe(true);
    expect(isRefused(name, 'app://bahan/')).toBe(false);
  }
  expect(isRefused('will-attach-webview', 'app://bahan/')).toBe(true);
  expect(open?.({ url: 'app://bahan/' })).toEqual({ action: 'deny' });
});
