import { EventEmitter } from 'node:events';
import { beforeEach, expect, test, vi } from 'vitest';
import { wantPort } from '../../../electron/preload/channels.ts';

vi.mock('electron', () => ({
  MessageChannelMain: class {
    port1 = 'engine end';
    port2 = 'page end';
  },
}));
const { WindowPorts } = await import('../../../electron/main/window-port.ts');

class Page extends EventEmitter {
  readonly got: unknown[] = [];
  postMessage(...message: unknown[]): void {
    this.got.push(message);
  }
}
const frame = { url: 'app://bahan/', parent: null };
const introduction = ['bahan:port', null, ['page end']];

let connected: unknown[];
let isOpen: boolean;
let ipc: EventEmitter;
let ports: InstanceType<typeof WindowPorts>;
let page: Page;

beforeEach(() => {
  connected = [];
  isOpen = true;
  ipc = new EventEmitter();
  page = new Page();
  const engine = {
    get isOpen() {
      return isOpen;
    },
    connect: (port: unknown) => connected.push(port),
  };
  ports = new WindowPorts(engine as never, ipc as never);
});

const ask = (senderFrame: unknown = frame) => ipc.emit(wantPort, { sender: page, senderFrame });

test('a page that asks is introduced, and again after each restart', () => {
  ask();
  expect([page.got, connected]).toEqual([[introduction], ['engine end']]);
  ports.introduceAll();
  expect(page.got).toHaveLength(2);
});

test('a page that asks too early is introduced once the library is open', () => {
  isOpen = false;
  ask();
  expect(page.got).toEqual([]);
  isOpen = true;
  ports.introduceAll();
  expect(page.got).toEqual([introduction]);
});

test('neither a frame nor another page gets a way to the engine', () => {
  for (const stranger of [null, { url: 'https://example.com/', parent: null }, { ...frame, parent: {} }]) ask(stranger);
  ports.introduceAll();
  expect([page.got, connected]).toEqual([[], []]);
});

test('a page that was left or closed is forgotten, a link inside it changes nothing', () => {
  ask();
  page.emit('did-start-navigation', { isMainFrame: true, isSameDocument: true });
  page.emit('did-start-navigation', { isMainFrame: false, isSameDocument: false });
  ports.introduceAll();
  expect(page.got).toHaveLength(2);
  page.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
  ports.introduceAll();
  expect(page.got).toHaveLength(2);
  ask();
  page.emit('destroyed');
  ports.introduceAll();
  expect(page.got).toHaveLength(3);
  expect(page.listenerCount('did-start-navigation')).toBe(1);
});
