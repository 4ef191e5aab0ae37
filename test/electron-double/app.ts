import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App, LoginItemSettings, Settings, Task } from 'electron';
import { onCommand, record } from './control.ts';
import { preventable } from './events.ts';
import { ready } from './ready.ts';
import { readSettings } from './settings.ts';
import { allWindows } from './windows.ts';

const paths = new Map<string, string>([['userData', join(tmpdir(), 'bahan-electron-double')]]);
let quitting = false;

class Application extends EventEmitter {
  readonly isPackaged = false;
  readonly dock: undefined;
  #opensAtLogin = false;

  whenReady(): Promise<void> {
    return ready();
  }
  isReady(): boolean {
    return isReady;
  }
  enableSandbox(): void {}
  disableHardwareAcceleration(): void {
    record('app.disableHardwareAcceleration');
  }
  setAppUserModelId(): void {}
  setAsDefaultProtocolClient(scheme: string): boolean {
    record('app.setAsDefaultProtocolClient', scheme);
    return true;
  }
  /** Of Windows alone in Electron: here it is recorded wherever it is asked for. */
  setUserTasks(tasks: Task[]): boolean {
    record('app.setUserTasks', tasks);
    return true;
  }
  setBadgeCount(count: number): boolean {
    record('app.setBadgeCount', count);
    return true;
  }
  getLoginItemSettings(): LoginItemSettings {
    return { openAtLogin: this.#opensAtLogin } as LoginItemSettings;
  }
  setLoginItemSettings(settings: Settings): void {
    record('app.setLoginItemSettings', settings);
    this.#opensAtLogin = settings.openAtLogin ?? false;
  }
  requestSingleInstanceLock(): boolean {
    return readSettings().first;
  }
  setPath(name: string, path: string): void {
    if (!existsSync(path)) throw new Error(`${path} is not there`);
    paths.set(name, path);
  }
  getPath(name: string): string {
    return paths.get(name) ?? tmpdir();
  }
  getPreferredSystemLanguages(): string[] {
    return [...readSettings().languages];
  }
  getLocale(): string {
    return readSettings().languages[0] ?? 'en-US';
  }
  getVersion(): string {
    return '0.0.0';
  }
  getName(): string {
    return 'Bahan';
  }

  /** Closes the windows, then asks whether it may end, as Electron does; whoever prevents it quits again later. */
  quit(): void {
    if (!quitting) {
      const before = preventable();
      this.emit('before-quit', before);
      if (before.defaultPrevented) return;
      for (const window of allWindows()) window.close();
      if (allWindows().length > 0) return; // a window stayed open
    }
    quitting = true;
    setImmediate(() => {
      const will = preventable();
      this.emit('will-quit', will);
      if (!will.defaultPrevented) this.exit(0);
    });
  }

  exit(code = 0): void {
    this.emit('quit', preventable(), code);
    process.exit(code);
  }
}

export const app = new Application() satisfies Pick<
  App,
  | 'isPackaged'
  | 'whenReady'
  | 'isReady'
  | 'enableSandbox'
  | 'disableHardwareAcceleration'
  | 'setAppUserModelId'
  | 'setAsDefaultProtocolClient'
  | 'setUserTasks'
  | 'dock'
  | 'setBadgeCount'
  | 'getLoginItemSettings'
  | 'setLoginItemSettings'
  | 'requestSingleInstanceLock'
  | 'setPath'
  | 'getPath'
  | 'getPreferredSystemLanguages'
  | 'getLocale'
  | 'getVersion'
  | 'getName'
  | 'quit'
  | 'exit'
>;

let isReady = false;
ready().then(
  () => {
    isReady = true;
    app.emit('ready');
  },
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);

process.on('SIGTERM', () => app.quit());
onCommand('quit', () => {
  app.quit();
  return null;
});
onCommand('second-instance', ({ argv = [] }) => {
  app.emit('second-instance', preventable(), [...argv], '', null);
  return null;
});
onCommand('open-url', ({ url }) => {
  const event = preventable();
  app.emit('open-url', event, url);
  return event.defaultPrevented;
});
