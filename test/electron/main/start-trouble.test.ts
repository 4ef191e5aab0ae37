// @module-tag long
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { type Library, openLibrary } from '../../../electron/engine/library.ts';
import { nodeHost } from '../../../electron/engine/node-host.ts';
import { id as errorWords } from '../../../shared/i18n/errors.ts';
import { type Double, launchDouble } from '../../electron-double/launch.ts';
import type {} from './fixture-page/page.ts';

const patient = { timeout: 20_000 };
const dist = inject('builtProgram').smallest;
let library: string;
let program: Double | undefined;
let holder: Library | undefined;

beforeEach(async () => {
  library = await mkdtemp(join(tmpdir(), 'bahan-trouble-'));
});
afterEach(async () => {
  await program?.close();
  await holder?.close();
  program = undefined;
  holder = undefined;
  await rm(library, { recursive: true, force: true });
});

const shown = () => program?.calls('dialog.showMessageBox');

test('a library that somebody else holds is opened as soon as it is free and the person says so', async () => {
  holder = await openLibrary(library, nodeHost(), { create: true });
  program = await launchDouble({ library, dist });
  await expect.poll(shown, patient).toHaveLength(1);
  expect(await shown()).toMatchObject([
    { values: [{ message: expect.stringContaining(errorWords['error.library-locked'].split('{')[0] as string) }] },
  ]);
  await holder.close();
  await program.command({ kind: 'answer-message', button: 0 });
  await program.page.waitForFunction(() => window.connection?.isOpen() === true);
}, 120_000);

test('a library of a newer Bahan is left alone, in the words of the person, and Bahan closes', async () => {
  await (await openLibrary(library, nodeHost(), { create: true })).close();
  const db = new Database(join(library, 'library.db'));
  db.pragma('user_version = 9999');
  db.close();
  program = await launchDouble({ library, dist, languages: ['en-GB'] });
  await expect.poll(shown, patient).toHaveLength(1);
  const [call] = (await shown()) ?? [];
  expect(call?.values).toMatchObject([
    {
      message: 'This library was made by a newer Bahan.',
      buttons: ['Try again', 'Close Bahan'],
      detail: expect.stringMatching(new RegExp(`^Nothing has been changed\\. Update Bahan.*${library}`, 's')),
    },
  ]);
  const ended = once(program.main, 'exit');
  await program.command({ kind: 'answer-message', button: 1 }).catch(() => {});
  expect((await ended)[0]).toBe(0);
}, 120_000);

test('a second Bahan goes away at once and the first one comes to the front', async () => {
  await expect(launchDouble({ library, dist, first: false })).rejects.toThrow('the program ended at once');
  program = await launchDouble({ library, dist });
  await program.command({ kind: 'second-instance' });
  expect((await program.calls('window.focus')).length).toBe(1);
}, 120_000);

test('two windows each have their own way to the engine', async () => {
  program = await launchDouble({ library, dist });
  const { page, browser } = program;
  const other = browser.contexts()[0]?.waitForEvent('page');
  expect(await program.command({ kind: 'click-menu', path: ['Berkas', 'Jendela baru'] })).toBe(true);
  const second = await other;
  for (const window of [page, second]) {
    await window?.waitForFunction(() => globalThis.window.connection?.isOpen() === true);
    expect((await window?.evaluate(() => globalThis.window.connection?.engine.library.info({})))?.assets).toBe(0);
  }
}, 120_000);

test('a link shows its asset in the window in front, also one that the program was started with', async () => {
  const id = 'aaaaaaaaaaaa';
  program = await launchDouble({ library, dist, args: [`bahan://asset/${id}`] });
  const heard = () => program?.page.evaluate(() => window.commands);
  await expect.poll(heard, patient).toEqual([{ kind: 'asset', id }]);
  await program.command({ kind: 'second-instance', argv: ['bahan', 'bahan://asset/bbbbbbbbbbbb'] });
  await program.command({ kind: 'second-instance', argv: ['bahan', 'bahan://run/cccccccccccc'] });
  expect(await program.command({ kind: 'open-url', url: 'bahan://asset/dddddddddddd' })).toBe(true);
  await expect
    .poll(async () => (await heard())?.flatMap((command) => (command.kind === 'asset' ? [command.id] : [])), patient)
    .toEqual([id, 'bbbbbbbbbbbb', 'dddddddddddd']);
  expect(await program.calls('app.setAsDefaultProtocolClient')).toMatchObject([{ values: ['bahan'] }]);
  expect(await program.command({ kind: 'windows' })).toHaveLength(1);

  await program.command({ kind: 'second-instance', argv: ['bahan', '--intake'] });
  await expect.poll(async () => (await heard())?.at(-1), patient).toEqual({ kind: 'act', act: 'intake' });
  await program.command({ kind: 'second-instance', argv: ['bahan', '--new-window'] });
  expect(await program.command({ kind: 'windows' })).toHaveLength(2);
}, 120_000);

test('menu, title bar and tray follow the language and the light of the page, and a page begins in those of the system', async () => {
  program = await launchDouble({ library, dist, languages: ['en-GB'] });
  const { page } = program;
  const menus = async () => (await program?.menu())?.map(({ label }) => label)[0];
  await page.waitForFunction(() => window.bahanDesktop !== undefined);
  expect(await page.evaluate(() => window.bahanDesktop?.language)).toBe('en');
  expect(await menus()).toBe('File');
  await page.evaluate(() => window.bahanDesktop?.wish({ keepsRunning: true }));
  await page.evaluate(() => window.bahanDesktop?.look({ language: 'id', theme: 'dark' }));
  await expect.poll(menus, patient).toBe('Berkas');
  expect((await program.calls('nativeTheme.themeSource')).at(-1)?.values).toEqual(['dark']);
  const tray = async () => (await program?.command({ kind: 'tray' }))?.items.map(({ label }) => label);
  await expect.poll(tray, patient).toContain('Buka Bahan');
  await page.evaluate(() => window.bahanDesktop?.look({ language: 'fr', theme: 'dark' } as never));
  await page.evaluate(() => window.bahanDesktop?.look({ language: 'en', theme: 'system' }));
  await expect.poll(menus, patient).toBe('File');
  await expect.poll(tray, patient).toContain('Open Bahan');
}, 120_000);

test('a field has the menu of the system, in the words of the person', async () => {
  program = await launchDouble({ library, dist, languages: ['en-GB'] });
  const [window] = await program.command({ kind: 'windows' });
  const editFlags = { canCut: true, canCopy: true, canPaste: true, canUndo: false, canRedo: false } as never;
  const press = (where: object) =>
    program?.command({
      kind: 'context-menu',
      window: window?.id ?? 0,
      where: { isEditable: false, selectionText: '', x: 1, y: 2, editFlags, ...where },
    });
  await press({});
  expect(await program.calls('menu.popup')).toEqual([]);
  await press({ selectionText: 'kopi' });
  await press({ isEditable: true });
  const shown = (await program.calls('menu.popup')).map(({ values: [items] }) =>
    (items as { label: string }[]).flatMap(({ label }) => label || []),
  );
  expect(shown).toEqual([['Copy'], ['Undo', 'Redo', 'Cut', 'Copy', 'Paste', 'Select all']]);
}, 120_000);
