import type { WebUtils } from 'electron';

/**
 * What runs in a page before anything else. Both functions are sent as text, so they use nothing from outside
 * themselves. A sandboxed preload lives in a world of its own, and so does its stand-in: only what it exposes, and
 * messages of the window, reach the page.
 */

export type ToPage =
  | { kind: 'event'; channel: string; values: unknown[]; ports: number[] }
  | { kind: 'answer'; call: number; value?: unknown; error?: string }
  | { kind: 'port'; id: number; data: unknown }
  | { kind: 'port-closed'; id: number };

export type FromPage =
  | { kind: 'send'; channel: string; values: unknown[] }
  | { kind: 'invoke'; call: number; channel: string; values: unknown[] }
  /** Where the files of a call lie; each can be had by `electronDoubleFile`. */
  | { kind: 'files'; call: number; count: number }
  | { kind: 'port'; id: number; data: unknown }
  | { kind: 'port-closed'; id: number };

/** In the page's own world: lays out what the preload exposes. */
export function mainWorld(): void {
  if (window !== window.top) return;
  // Electron's ports tell when their other end has gone, which the web's do not; here the other end's last word does
  window.addEventListener('message', ({ ports, source }) => {
    if (source !== window) return;
    for (const port of ports) {
      port.addEventListener('message', (event) => {
        if (event.data?.electronDouble !== 'closed') return;
        event.stopImmediatePropagation();
        port.close();
        port.dispatchEvent(new Event('close'));
      });
    }
  });
  const calls = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>();
  let last = 0;
  window.addEventListener('electron-double:expose', (event) => {
    const { key, values, verbs } = JSON.parse((event as CustomEvent<string>).detail);
    const exposed: Record<string, unknown> = { ...values };
    for (const verb of verbs as string[]) {
      exposed[verb] = (...args: unknown[]) =>
        new Promise((resolve, reject) => {
          last += 1;
          calls.set(last, { resolve, reject });
          const files: File[] = [];
          const toText = (_key: string, value: unknown) =>
            value instanceof File ? { fileOfDouble: files.push(value) - 1 } : value;
          const detail = JSON.stringify({ key, verb, call: last, args }, toText);
          // text cannot carry a file; an event can, which every world sees a copy of
          window.dispatchEvent(new CustomEvent('electron-double:files', { detail: files }));
          window.dispatchEvent(new CustomEvent('electron-double:call', { detail }));
        });
    }
    Object.defineProperty(window, key, { value: Object.freeze(exposed), enumerable: true });
  });
  window.addEventListener('electron-double:result', (event) => {
    const { call, value, error } = JSON.parse((event as CustomEvent<string>).detail);
    const waiting = calls.get(call);
    calls.delete(call);
    if (error === undefined) waiting?.resolve(value);
    else waiting?.reject(new Error(error));
  });
}

/** In the preload's world: `require('electron')` for it, on top of a binding `electronDouble(text)`. */
export function preloadWorld(
  platform: string,
  argv: string[],
  preload: (require: unknown, process: unknown, module: unknown) => void,
) {
  if (window !== window.top) return;
  type Listener = (event: { ports: readonly MessagePort[] }, ...values: unknown[]) => void;
  const binding = (globalThis as unknown as { electronDouble(text: string): void }).electronDouble;
  const post = (message: FromPage) => binding(JSON.stringify(message, toText));
  const calls = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const listeners = new Map<string, Set<Listener>>();
  const ports = new Map<number, MessagePort>();
  let last = 0;

  function toText(_key: string, value: unknown): unknown {
    const bytes = value instanceof ArrayBuffer ? new Uint8Array(value) : value;
    if (!(bytes instanceof Uint8Array)) return value;
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return { bytesOfDouble: btoa(text) };
  }
  function fromText(_key: string, value: unknown): unknown {
    const text = (value as { bytesOfDouble?: string } | null)?.bytesOfDouble;
    return typeof text === 'string' ? Uint8Array.from(atob(text), (c) => c.charCodeAt(0)) : value;
  }

  function openPort(id: number): MessagePort {
    const { port1, port2 } = new MessageChannel();
    ports.set(id, port1);
    port1.onmessage = ({ data }) => post({ kind: 'port', id, data });
    return port2;
  }

  Object.defineProperty(globalThis, 'electronDoubleReceive', {
    value: (text: string) => {
      const message = JSON.parse(text, fromText) as ToPage;
      if (message.kind === 'port') ports.get(message.id)?.postMessage(message.data);
      else if (message.kind === 'port-closed') {
        ports.get(message.id)?.postMessage({ electronDouble: 'closed' });
        ports.delete(message.id);
      } else if (message.kind === 'answer') {
        const call = calls.get(message.call);
        calls.delete(message.call);
        if (message.error === undefined) call?.resolve(message.value);
        else call?.reject(new Error(message.error));
      } else {
        const event = { ports: message.ports.map(openPort) };
        for (const listener of listeners.get(message.channel) ?? []) listener(event, ...message.values);
      }
    },
  });

  const ipcRenderer = {
    send: (channel: string, ...values: unknown[]) => post({ kind: 'send', channel, values }),
    invoke: (channel: string, ...values: unknown[]) =>
      new Promise((resolve, reject) => {
        last += 1;
        calls.set(last, { resolve, reject });
        post({ kind: 'invoke', call: last, channel, values });
      }),
    on: (channel: string, listener: Listener) => {
      const known = listeners.get(channel) ?? new Set();
      listeners.set(channel, known.add(listener));
    },
    off: (channel: string, listener: Listener) => listeners.get(channel)?.delete(listener),
  };

  const exposed = new Map<string, Record<string, unknown>>();
  const contextBridge = {
    exposeInMainWorld(key: string, api: Record<string, unknown>) {
      exposed.set(key, api);
      const verbs = Object.keys(api).filter((name) => typeof api[name] === 'function');
      const values = Object.fromEntries(Object.entries(api).filter(([name]) => !verbs.includes(name)));
      const detail = JSON.stringify({ key, values, verbs });
      window.dispatchEvent(new CustomEvent('electron-double:expose', { detail }));
    },
  };
  let handed: readonly File[] = [];
  window.addEventListener('electron-double:files', (event) => {
    handed = (event as CustomEvent<File[]>).detail;
  });
  const asked = new Map<number, readonly File[]>();
  Object.defineProperty(globalThis, 'electronDoubleFile', {
    value: (call: number, place: number) => asked.get(call)?.[place],
  });
  const paths = new WeakMap<File, string>();
  /** Electron knows at once where a file lies, and Chromium tells it over its wire: so it is asked before a verb is called. */
  const learnPaths = async (files: readonly File[]) => {
    if (files.length === 0) return;
    const found = await new Promise<unknown>((resolve, reject) => {
      last += 1;
      calls.set(last, { resolve, reject });
      asked.set(last, files);
      post({ kind: 'files', call: last, count: files.length });
    });
    for (const [place, file] of files.entries()) paths.set(file, (found as string[])[place] ?? '');
  };
  const webUtils = {
    getPathForFile(file: File) {
      if (!(file instanceof File)) throw new TypeError('that is no file');
      return paths.get(file) ?? '';
    },
  } satisfies Pick<WebUtils, 'getPathForFile'>;

  window.addEventListener('electron-double:call', (event) => {
    const files = handed;
    const toFile = (_key: string, value: unknown) => {
      const place = (value as { fileOfDouble?: number } | null)?.fileOfDouble;
      return typeof place === 'number' ? files[place] : value;
    };
    const { key, verb, call, args } = JSON.parse((event as CustomEvent<string>).detail, toFile);
    const tell = (result: object) =>
      window.dispatchEvent(new CustomEvent('electron-double:result', { detail: JSON.stringify({ call, ...result }) }));
    learnPaths(files)
      .then(() => (exposed.get(key) as Record<string, (...values: unknown[]) => unknown>)[verb]?.(...args))
      .then(
        (value) => tell({ value }),
        (error: unknown) => tell({ error: String(error) }),
      );
  });

  const require = (name: string) => {
    if (name === 'electron') return { ipcRenderer, contextBridge, webUtils };
    throw new Error(`a sandboxed preload cannot require ${name}`);
  };
  preload(require, { platform, argv, sandboxed: true, type: 'renderer' }, { exports: {} });
}
