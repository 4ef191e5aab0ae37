import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { channels } from '../../../electron/preload/channels.ts';

const electron = vi.hoisted(() => ({
  exposed: {} as Record<string, Record<string, (...values: unknown[]) => unknown>>,
  said: [] as unknown[][],
  heard: undefined as unknown as EventEmitter,
}));
vi.mock('electron', async () => {
  electron.heard = new (await import('node:events')).EventEmitter();
  return {
    contextBridge: {
      exposeInMainWorld: (key: string, api: never) => {
        electron.exposed[key] = api;
      },
    },
    ipcRenderer: {
      invoke: async (...values: unknown[]) => {
        electron.said.push(['invoke', ...values]);
        return 'answer';
      },
      send: (...values: unknown[]) => electron.said.push(['send', ...values]),
      on: (channel: string, listener: (...values: unknown[]) => void) => electron.heard.on(channel, listener),
    },
    webUtils: { getPathForFile: (file: string) => `place of ${file}` },
  };
});

const posted: unknown[][] = [];
const page = Object.assign(new EventEmitter(), {
  location: { origin: 'app://bahan' },
  postMessage: (...values: unknown[]) => posted.push(values),
});
vi.stubGlobal('window', Object.assign(page, { addEventListener: page.on.bind(page) }));
await import('../../../electron/preload/index.ts');

test('the page gets the verbs of a desktop, each over its own channel, and nothing else', async () => {
  expect(Object.keys(electron.exposed)).toEqual(['bahanDesktop']);
  const { platform, language, ...verbs } = electron.exposed.bahanDesktop ?? {};
  expect([platform, language]).toEqual([process.platform, 'id']);
  expect(Object.keys(verbs).sort()).toEqual(Object.keys(channels).sort());
  for (const name of Object.keys(channels)) {
    const value = name === 'takeFiles' ? ['a file'] : 'value';
    await verbs[name]?.(value, 'second', 'a third one that is not passed on');
  }
  const passed: Record<string, unknown[]> = {
    [channels.takeFiles]: [['place of a file']],
    [channels.filmProgram]: [],
    [channels.accidents]: [],
    [channels.listens]: [],
    [channels.wishes]: [],
    [channels.updates]: [],
    [channels.accent]: [],
    [channels.showUpdates]: [],
    [channels.startDrag]: [{ assets: 'value', preset: 'second' }],
  };
  expect(electron.said.map(([, channel, ...values]) => [channel, values]).sort()).toEqual(
    Object.values(channels)
      .map((channel) => [channel, passed[channel] ?? ['value']])
      .sort(),
  );
});

test('it asks for the port when the page listens, and hands over every port that comes', () => {
  electron.said.length = 0;
  page.emit('DOMContentLoaded');
  expect(electron.said).toEqual([['send', 'bahan:want-port']]);
  electron.heard.emit('bahan:port', { ports: ['first'] });
  electron.heard.emit('bahan:port', { ports: ['second'] });
  expect(posted).toEqual([
    ['bahan:port', 'app://bahan', ['first']],
    ['bahan:port', 'app://bahan', ['second']],
  ]);
});

test('it hands over what is asked from outside of the window', () => {
  posted.length = 0;
  const command = { kind: 'act', act: 'health' };
  electron.heard.emit('bahan:command', {}, command);
  expect(posted).toEqual([[{ name: 'bahan:command', command }, 'app://bahan']]);
});
