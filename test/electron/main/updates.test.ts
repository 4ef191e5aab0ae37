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
import { updateServer } from '../../fixtures/update-server.ts';

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

/** What the administrator of the test's computer says. */
const policy = () => join(base, 'etc', 'bahan', 'updates.json');

async function start(): Promise<Double> {
  program = await launchDouble({
    library: join(base, 'library'),
    dist: inject('builtProgram').smallest,
    environment: { XDG_DATA_HOME: base, LOCALAPPDATA: base, XDG_CONFIG_DIRS: join(base, 'etc') },
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
  await expect.poll(said, patient).toEqual([words['update.refused.forged'].replace('{place}', 'di folder itu')]);
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

test('a server that the administrator named is asked after a yes, fetched from after another and installed after a third', async () => {
  const { file } = await layUpdate(share, inject('updateSecret'), bytes);
  const server = await updateServer(share);
  try {
    await mkdir(dirname(policy()), { recursive: true });
    await writeFile(policy(), JSON.stringify({ address: server.address, authority: server.authority }));
    const { page, command } = await start();
    const { host } = new URL(server.address);
    const consent = words['update.consent'].replace('{host}', host);
    await expect.poll(said, patient).toEqual([consent]);
    expect(server.asked).toEqual([]);
    // a page may not ask it, whoever else may
    const refused = await page.evaluate((address) => fetch(address).catch(() => 'refused'), server.address);
    expect(refused).toBe('refused');
    const rules = { kind: 'rules', partition: '', permission: 'fullscreen', url: server.address } as const;
    expect((await command(rules)).leaves).toBe(false);
    await press(1);
    await openSettings();
    await expect.poll(said, patient).toEqual([consent, words['update.is-off']]);
    expect(server.asked).toEqual([]);
    await press(0);
    const fetching = words['update.fetch'].replace('{version}', '0.2.0').replace('{host}', host);
    await expect.poll(said, patient).toHaveLength(3);
    expect((await said())[2]).toBe(fetching);
    expect(server.asked).toEqual(['/bahan/bahan-update.json']);
    await press(0);
    const fetched = words['update.offer.fetched'].replace('{version}', '0.2.0');
    await expect.poll(said, patient).toHaveLength(4);
    expect((await said())[3]).toBe(fetched);
    expect(server.asked).toEqual(['/bahan/bahan-update.json', `/bahan/${file}`]);
    expect(await openedFiles()).toEqual([]);
    await press(0);
    await expect.poll(openedFiles, patient).toHaveLength(1);
    const [path] = (await openedFiles()).flatMap(({ values }) => values as string[]) as [string];
    expect((await readFile(path)).equals(bytes)).toBe(true);
  } finally {
    await server.close();
  }
}, 120_000);
