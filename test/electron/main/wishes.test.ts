import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AtLogin, loginItem, startedAtLogin } from '../../../electron/main/at-login.ts';
import { Wishes } from '../../../electron/main/wishes.ts';

let folder: string;
let path: string;
let set: unknown[];
let opensAtLogin: boolean;
const app = {
  getLoginItemSettings: () => ({ openAtLogin: opensAtLogin }) as never,
  setLoginItemSettings: (settings: { openAtLogin?: boolean }) => {
    set.push(settings);
    opensAtLogin = settings.openAtLogin === true;
  },
};
const wishes = (atLogin: AtLogin = loginItem(app)) => new Wishes(path, atLogin);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bahan-wishes-'));
  path = join(folder, 'app', 'desktop.json');
  set = [];
  opensAtLogin = false;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('nothing runs on, and nothing starts by itself, before somebody asked for it', () => {
  expect(wishes().now).toEqual({ keepsRunning: false, notices: true, startsAtLogin: false });
  expect(set).toEqual([]);
});

test('what a person wants is there at the next start', () => {
  expect(wishes().change({ keepsRunning: true, notices: false })).toMatchObject({ keepsRunning: true, notices: false });
  expect(wishes().now).toMatchObject({ keepsRunning: true, notices: false });
  wishes().change({ notices: true });
  expect(wishes().now).toMatchObject({ keepsRunning: true, notices: true });
  expect(set).toEqual([]);
});

test('starting with the computer is a setting of the system, and may be changed there', () => {
  expect(wishes().change({ startsAtLogin: true }).startsAtLogin).toBe(true);
  expect(set).toEqual([{ openAtLogin: true, args: [startedAtLogin] }]);
  opensAtLogin = false; // taken away in the settings of the system
  expect(wishes().now.startsAtLogin).toBe(false);
});

test('how the page looked last is known before a page is there', () => {
  const look = { language: 'en', theme: 'dark' } as const;
  expect(wishes().look).toBeNull();
  expect(wishes().keepLook(look)).toBe(true);
  expect(wishes().look).toEqual(look);
  expect(wishes().keepLook(look)).toBe(false);
});

test('only with the computer, and only for whoever wants it, it starts without a window', () => {
  const words = ['bahan', startedAtLogin];
  expect(wishes().startsQuietly(words)).toBe(false);
  wishes().change({ keepsRunning: true });
  expect([wishes().startsQuietly(words), wishes().startsQuietly(['bahan'])]).toEqual([true, false]);
});

test('that it stays is said once, also over a restart', () => {
  expect([wishes().tellsThatItStays(), wishes().tellsThatItStays()]).toEqual([true, false]);
});

test.each(['', '{', '[]', '7', '{"keepsRunning":"yes","notices":null}'])(
  'a file that says %j is as none',
  async (text) => {
    wishes().change({ notices: true });
    await writeFile(path, text);
    expect(wishes().now).toEqual({ keepsRunning: false, notices: true, startsAtLogin: false });
  },
);
