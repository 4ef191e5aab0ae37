import type { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Question } from '../../../electron/doors/engine-wire.ts';
import { wordsOf } from '../../../electron/main/language.ts';
import type { PageCommand } from '../../../shared/api/desktop.ts';

const seen = vi.hoisted(() => ({
  calls: [] as unknown[][],
  notices: [] as { body: string; emit(event: string): boolean }[],
  inFront: null as object | null,
  power: undefined as unknown as EventEmitter,
  app: undefined as unknown as EventEmitter,
}));
vi.mock('electron', async () => {
  const { EventEmitter } = await import('node:events');
  seen.power = Object.assign(new EventEmitter(), { isOnBatteryPower: () => true });
  seen.app = Object.assign(new EventEmitter(), {
    quit: () => seen.calls.push(['quit']),
    setBadgeCount: (count: number) => seen.calls.push(['badge', count]),
  });
  class Notification extends EventEmitter {
    readonly body: string;
    static isSupported = () => true;
    constructor({ body }: { body: string }) {
      super();
      this.body = body;
    }
    show(): void {
      seen.notices.push(this);
    }
  }
  const window = {
    setProgressBar: (share: number) => seen.calls.push(['progress', share]),
    setOverlayIcon: (sign: object | null, words: string) => seen.calls.push(['overlay', sign !== null, words]),
  };
  return {
    app: seen.app,
    powerMonitor: seen.power,
    Notification,
    BrowserWindow: { getFocusedWindow: () => seen.inFront, getAllWindows: () => [window] },
    Menu: { buildFromTemplate: () => ({}) },
    Tray: EventEmitter,
    nativeImage: { createFromBitmap: (bytes: Buffer) => ({ bytes }) },
    session: {},
  };
});
const { DesktopShell } = await import('../../../electron/main/desktop-shell.ts');

const well = { folders: 1, away: 0, reading: 0, paused: false, jobs: null };
let shown: (PageCommand | undefined)[];
let asked: Question[];
let shell: InstanceType<typeof DesktopShell>;

beforeEach(() => {
  vi.useFakeTimers();
  seen.power.removeAllListeners();
  seen.app.removeAllListeners();
  Object.assign(seen, { calls: [], notices: [], inFront: null });
  shown = [];
  asked = [];
  shell = shellOn('linux');
  shell.start();
});

const shellOn = (platform: NodeJS.Platform) =>
  new DesktopShell({
    engine: {
      ask: async (question: Question) => {
        asked.push(question);
        return null as never;
      },
    },
    wishes: { now: { keepsRunning: false, notices: true, startsAtLogin: null } } as never,
    icon: 'icon.png',
    platform,
    words: () => wordsOf('id'),
    show: (command) => shown.push(command),
  });
afterEach(() => vi.useRealTimers());

const arrive = (count: number, folder: string | null) => {
  shell.hear({ what: 'arrived', count, folder });
  vi.advanceTimersByTime(10 * 60_000);
};

test('what came from one folder is said with its name, and a press shows it', () => {
  arrive(412, '2020/10/Pelepasan Ekspor Kopi');
  expect(seen.notices.map(({ body }) => body)).toEqual(['412 baru dari “Pelepasan Ekspor Kopi”']);
  seen.notices[0]?.emit('click');
  expect(shown).toEqual([{ kind: 'arrived', folder: '2020/10/Pelepasan Ekspor Kopi' }]);
});

test('what came from several folders, or from nowhere in particular, is said so', () => {
  shell.hear({ what: 'arrived', count: 20, folder: 'a' });
  arrive(20, 'b');
  arrive(30, null);
  expect(seen.notices.map(({ body }) => body)).toEqual(['40 baru dari 2 folder', '30 bahan baru']);
  for (const notice of seen.notices) notice.emit('click');
  expect(shown).toEqual([
    { kind: 'arrived', folder: null },
    { kind: 'arrived', folder: null },
  ]);
});

test('nothing is said to whoever looks, or comes to look meanwhile', () => {
  seen.inFront = {};
  arrive(400, 'a');
  seen.inFront = null;
  shell.hear({ what: 'arrived', count: 400, folder: 'a' });
  seen.app.emit('browser-window-focus');
  vi.advanceTimersByTime(10 * 60_000);
  expect(seen.notices).toEqual([]);
});

test('work shows on the task bar and in the badge, and is gone with its end', () => {
  shell.hear({ what: 'state', state: { ...well, jobs: { count: 2, share: 0.4 } } });
  shell.hear({ what: 'state', state: { ...well, jobs: { count: 1, share: null } } });
  shell.hear({ what: 'state', state: well });
  expect(seen.calls).toEqual([
    ['progress', 0.4],
    ['badge', 2],
    ['progress', 2],
    ['badge', 1],
    ['progress', -1],
    ['badge', 0],
  ]);
});

test('on Windows it is a number over each window on the task bar, with words for who cannot see it', () => {
  const windows = shellOn('win32');
  windows.hear({ what: 'state', state: { ...well, jobs: { count: 2, share: 0.4 } } });
  windows.hear({ what: 'state', state: well });
  expect(seen.calls.filter(([what]) => what === 'overlay')).toEqual([
    ['overlay', true, '2 pekerjaan berjalan'],
    ['overlay', false, ''],
  ]);
});

test('the engine hears of the power when it opens and when that changes, and of the end of sleep', () => {
  expect(asked).toEqual([]);
  shell.opened();
  seen.power.emit('on-ac');
  seen.power.emit('resume');
  seen.power.emit('unlock-screen');
  expect(asked).toEqual([
    { what: 'spare', spares: true },
    { what: 'spare', spares: true },
    { what: 'glance' },
    { what: 'glance' },
  ]);
});
