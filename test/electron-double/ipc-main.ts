import { EventEmitter } from 'node:events';
import type { IpcMain } from 'electron';
import { onCommand } from './control.ts';
import { preventable } from './events.ts';

type Handler = (event: never, ...values: unknown[]) => unknown;
const handlers = new Map<string, Handler>();

export const ipcMain = Object.assign(new EventEmitter(), {
  handle(channel: string, handler: Handler) {
    if (handlers.has(channel)) throw new Error(`a second handler for ${channel}`);
    handlers.set(channel, handler);
  },
  removeHandler(channel: string) {
    handlers.delete(channel);
  },
}) satisfies Pick<IpcMain, 'removeHandler'> & Record<keyof Pick<IpcMain, 'handle' | 'on'>, unknown>;

/** Answers an `invoke` of a page; rejects when nobody handles it, as Electron does. */
export async function invoke(channel: string, event: object, values: readonly unknown[]): Promise<unknown> {
  const handler = handlers.get(channel);
  if (!handler) throw new Error(`No handler registered for '${channel}'`);
  return await handler(event as never, ...values);
}

onCommand('channels', () => [...handlers.keys(), ...ipcMain.eventNames().map(String)].sort());

onCommand('say-as', async ({ channel, values, url, framed }) => {
  const done: string[] = [];
  const doing = (name: string) => () => void done.push(name);
  const sender = Object.assign(new EventEmitter(), {
    isDestroyed: () => false,
    postMessage: doing('postMessage'),
    startDrag: doing('startDrag'),
  });
  const event = preventable({ sender, senderFrame: { url, parent: framed ? {} : null }, ports: [] });
  if (handlers.has(channel)) return { answer: (await invoke(channel, event, values)) ?? null, done };
  ipcMain.emit(channel, event, ...values);
  return { answer: null, done };
});
