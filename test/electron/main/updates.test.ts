// @module-tag long
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { MessageBoxOptions } from 'electron';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { defaultLibraryFolder } from '../../../electron/doors/default-library.ts';
import { id as words } from '../../../shared/i18n/desktop.ts';
import { type Double, launchDouble } from '../../electron-double/launch.ts';
import { layUpdate, updateKeys } from '../../fixtures/office-updates.ts';

const patient = { timeout: 20_000 };
const bytes = randomBytes(100_000);
let base: string;
let share: string;
let setting: string;
let program: Double | undefined;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'bahan-updating-'));
  share = join(base, 'share');
  const environment = { XDG_DATA_HOME: base, LOCALAPPDATA: base };
  setting = join(dirname(defaultLibraryFolder(environment)), 'updates.json');
  await mkdir(share);
  await mkdir(dirname(setting), { recursive: true });
});
afterEach(async () => {
  await program?.close();
  program = undefined;
  await rm(base, { recursive: true, force: true });
});

async function start(): Promise<Double> {
  program = await launchDouble({
    library: join(base, 'library'),
    dist: inject('builtProgram').smallest,
    environment: { XDG_DATA_HOME: base, LOCALAPPDATA: base },
  });
  return program;
}

const said = async (): Promise<string[]> =>
  ((await program?.calls('dialog.showMessageBox')) ?? []).map(({ values }) => (values[0] as MessageBoxOptions).message);
const openedFiles = async () => (await program?.calls('shell.openPath')) ?? [];
const press = (button: number) => program?.command({ kind: 'answer-message', button });
const openSettings = () => program?.command({ kind: 'click-menu', path: [words['menu.help'], words['menu.updates']] });
const offer = words['update.offer'].replace('{version}', '0.2.0');

test('a newer Bahan in the folder is offered at the start, and opened only after a yes', async () => {
  const { file } = await layUpdate(share, inject('updateSecret'), bytes);
  await writeFile(setting, JSON.stringify({ folder: share }));
  await start();
  await expect.poll(said, patient).toEqual([offer]);
  await press(1);
  await openSettings();
  await expect.poll(said, patient).toHaveLength(2);
  expect(await openedFiles()).toEqual([]);
  await press(0);
  await expect.poll(said, patient).toHaveLength(3);
  expect((await said())[2]).toBe(offer);
  await press(0);
  await expect.poll(openedFiles, patient).toHaveLength(1);
  const [path] = (await openedFiles()).flatMap(({ values }) => values as string[]) as [string];
  expect(path.endsWith(file)).toBe(true);
  expect(path.startsWith(share)).toBe(false);
  expect((await readFile(path)).equals(bytes)).toBe(true);
}, 120_000);

test('it is off until a person names a folder, and off again when they say so', async () => {
  await layUpdate(share, inject('updateSecret'), bytes);
  await start();
  await openSettings();
  await expect.poll(said, patient).toEqual([words['update.is-off']]);
  await program?.command({ kind: 'answer-open', folders: [share] });
  await press(0);
  await expect.poll(said, patient).toHaveLength(2);
  expect((await said())[1]).toBe(offer);
  await press(1);
  await openSettings();
  await expect.poll(said, patient).toHaveLength(3);
  expect((await said())[2]).toContain(share);
  await press(2);
  await expect.poll(() => existsSync(setting), patient).toBe(false);
  expect(await openedFiles()).toEqual([]);
}, 120_000);

test('one that somebody else signed is refused in words, and one on a share that is away is not spoken of', async () => {
  await layUpdate(share, updateKeys().secret, bytes);
  await writeFile(setting, JSON.stringify({ folder: share }));
  await start();
  await expect.poll(said, patient).toEqual([words['update.refused.forged']]);
  await press(0);
  await rm(share, { recursive: true });
  await openSettings();
  await expect.poll(said, patient).toHaveLength(2);
  await press(0);
  await expect.poll(said, patient).toHaveLength(3);
  expect((await said())[2]).toBe(words['update.refused.unreachable']);
  expect(await openedFiles()).toEqual([]);
  await press(0);
}, 120_000);
