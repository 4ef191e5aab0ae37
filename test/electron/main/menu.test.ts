import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { languageOf, wordsOf } from '../../../electron/main/language.ts';
import { isLaunchable } from '../../../electron/main/launchable.ts';
import { menuTemplate } from '../../../electron/main/menu.ts';
import { givenUpDialog, refusedDialog } from '../../../electron/main/start-trouble.ts';
import { errorCode } from '../../../shared/errors.ts';

const settings = { developer: false, openWindow: () => {}, show: () => {} };
const items = (menu: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  menu.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? items(item.submenu) : [])]);

test.each(['win32', 'linux', 'darwin'] as const)('every entry of the menu on %s has its word', (platform) => {
  const entries = items(menuTemplate({ ...settings, platform, words: wordsOf('en') }));
  for (const { type, label } of entries) expect(type === 'separator' || /^[A-Z][a-z ]+/.test(label ?? '')).toBe(true);
});

test('a Mac has the menu of the program first, others quit under File', () => {
  const rolesOf = (platform: NodeJS.Platform) =>
    menuTemplate({ ...settings, platform, words: wordsOf('id') }).map(({ label, submenu }) => [
      label,
      (submenu as MenuItemConstructorOptions[]).some(({ role }) => role === 'quit'),
    ]);
  expect(rolesOf('darwin').slice(0, 2)).toEqual([
    ['Bahan', true],
    ['Berkas', false],
  ]);
  expect(rolesOf('win32')[0]).toEqual(['Berkas', true]);
});

test('tools for those who build Bahan are not in what people use', () => {
  const roles = (developer: boolean) =>
    items(menuTemplate({ ...settings, developer, platform: 'win32', words: wordsOf('id') })).map(({ role }) => role);
  expect(roles(false)).not.toContain('toggleDevTools');
  expect(roles(true)).toContain('toggleDevTools');
});

test.each([
  [['id-ID', 'en-US'], 'id'],
  [['en-US', 'id-ID'], 'en'],
  [['in'], 'id'],
  [['jv-ID', 'en-GB'], 'en'],
  [['nl-NL'], 'id'],
  [[], 'id'],
])('the languages %j make it %s', (preferred, language) => {
  expect(languageOf(preferred)).toBe(language);
});

test('a library that cannot be opened is explained in words, with its folder and a way on', () => {
  for (const language of ['id', 'en'] as const) {
    const words = wordsOf(language);
    for (const code of errorCode.options.filter((one) => one.startsWith('library-'))) {
      const { message, detail, buttons } = refusedDialog({ code, details: {} }, '/data/library', words);
      expect(message).not.toContain(code);
      expect(detail).not.toContain(code);
      expect(detail).toContain('/data/library');
      expect(buttons?.slice(-2)).toEqual([words('start.retry'), words('start.quit')]);
      expect(buttons?.includes(words('start.repair'))).toBe(code === 'library-damaged');
    }
    expect(givenUpDialog(words).message).not.toContain('.given');
  }
});

test('material may be opened, and nothing that could start a program', () => {
  for (const name of ['a.JPG', 'b.b.mp4', '/x/y z.pdf', 'C:\\a\\c.docx']) expect(isLaunchable(name)).toBe(true);
  const programs = [
    'a.exe',
    'a.jpg.exe',
    'a.lnk',
    'a.bat',
    'a.js',
    'a.html',
    'a.url',
    'a.desktop',
    'a.command',
    'a.app',
  ];
  const tricks = ['jpg', 'a.jpg.', 'a.jpg ', 'folder.jpg/file', 'a.scr', 'a.hta', 'a.ps1', 'a.jar', 'a.msi', ''];
  for (const name of [...programs, ...tricks]) expect(isLaunchable(name)).toBe(false);
});

test.each(['win32', 'linux', 'darwin'] as const)(
  'the health of the library, the help and all keys are one choice away on %s',
  (platform) => {
    const shown: string[] = [];
    const menu = menuTemplate({ ...settings, platform, words: wordsOf('id'), show: (room) => void shown.push(room) });
    for (const name of ['Keadaan pustaka', 'Bantuan', 'Semua tombol']) {
      const entry = items(menu).find(({ label, click }) => label === name && click);
      entry?.click?.({} as never, undefined, {} as never);
    }
    expect(shown).toEqual(['health', 'help', 'keys']);
  },
);
