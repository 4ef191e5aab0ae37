import { EventEmitter } from 'node:events';
import { beforeEach, expect, test } from 'vitest';
import { PageCommands } from '../../../electron/main/page-commands.ts';
import { channels } from '../../../electron/preload/channels.ts';
import type { PageAct, PageCommand } from '../../../shared/api/desktop.ts';

class Page extends EventEmitter {
  readonly told: unknown[] = [];
  send(_channel: string, command: PageCommand): void {
    this.told.push(command.kind === 'act' ? command.act : command.kind);
  }
}

let ipc: EventEmitter;
let commands: PageCommands;
let page: Page;
beforeEach(() => {
  ipc = new EventEmitter();
  commands = new PageCommands(ipc as never);
  page = new Page();
});

const listens = (url = 'app://bahan/', parent: unknown = null) =>
  ipc.emit(channels.listens, { sender: page, senderFrame: { url, parent } });
const tell = (act: PageAct) => commands.tell({ webContents: page as never }, { kind: 'act', act });

test('a page that listens is told at once, one that does not yet as soon as it does', () => {
  tell('health');
  tell('settings');
  expect(page.told).toEqual([]);
  listens();
  expect(page.told).toEqual(['health', 'settings']);
  tell('find');
  expect(page.told).toEqual(['health', 'settings', 'find']);
});

test('a page that was left is told when the next one listens', () => {
  listens();
  page.emit('did-start-navigation', { isMainFrame: true, isSameDocument: true });
  tell('find');
  expect(page.told).toEqual(['find']);
  page.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
  tell('map');
  expect(page.told).toEqual(['find']);
  listens();
  expect(page.told).toEqual(['find', 'map']);
});

test('nobody but our own page listens, and a page that never does is not kept waiting for everything', () => {
  for (let time = 0; time < 20; time += 1) tell('health');
  tell('settings');
  listens('https://example.com/');
  listens('app://bahan/', {});
  expect(page.told).toEqual([]);
  listens();
  expect(page.told).toHaveLength(8);
  expect(page.told.at(-1)).toBe('settings');
});
