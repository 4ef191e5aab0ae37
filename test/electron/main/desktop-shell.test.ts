// @module-tag long
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { type Double, launchDouble } from '../../electron-double/launch.ts';
import type {} from './fixture-page/page.ts';

const patient = { timeout: 20_000 };
let folder: string;
let program: Double;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bahan-shell-'));
  await mkdir(join(folder, 'Foto'));
  program = await launchDouble({ library: join(folder, 'library'), dist: inject('builtProgram').smallest });
  await program.page.waitForFunction(() => window.connection?.isOpen() === true);
}, 120_000);
afterEach(async () => {
  await program?.close();
  await rm(folder, { recursive: true, force: true });
});

const wish = (keepsRunning: boolean) =>
  program.page.evaluate((is) => window.bahanDesktop?.wish({ keepsRunning: is }), keepsRunning);
const tooltip = async () => (await program.command({ kind: 'tray' }))?.tooltip.split('\n');
const work = () => program.page.evaluate(async () => (await window.connection?.engine.upkeep.health({}))?.work);

test('the sign beside the clock is there when it is wanted, and says how the library is', async () => {
  expect(await program.command({ kind: 'tray' })).toBeNull();
  await wish(true);
  await expect.poll(tooltip, patient).toEqual(['Belum ada folder yang dipantau', 'Semua berjalan baik']);
  await program.page.evaluate((path) => window.connection?.engine.roots.add({ path }), join(folder, 'Foto'));
  await expect.poll(tooltip, patient).toEqual(['Memantau 1 folder', 'Semua berjalan baik']);
  expect(await program.command({ kind: 'click-tray', path: ['Jeda pengambilan'] })).toBe(true);
  await expect.poll(tooltip, patient).toEqual(['Memantau 1 folder', 'Pengambilan dijeda']);
  expect(await work()).toMatchObject({ held: 'paused' });
  expect(await program.command({ kind: 'click-tray', path: ['Lanjutkan pengambilan'] })).toBe(true);
  await expect.poll(tooltip, patient).toEqual(['Memantau 1 folder', 'Semua berjalan baik']);
  expect(await work()).toMatchObject({ held: null });
  await wish(false);
  expect(await program.command({ kind: 'tray' })).toBeNull();
}, 120_000);

test('a window is closed, and the program stays only for whoever wants that; it says so once', async () => {
  await wish(true);
  const closeAll = async () => {
    for (const { id } of await program.command({ kind: 'windows' })) {
      await program.command({ kind: 'close-window', window: id });
    }
  };
  await closeAll();
  await expect
    .poll(() => program.calls('notification'), patient)
    .toMatchObject([{ values: ['Bahan', expect.stringContaining('tetap memantau')] }]);
  expect(await program.command({ kind: 'windows' })).toEqual([]);
  const opens = async (command: Parameters<Double['command']>[0]) => {
    const opened = program.browser.contexts()[0]?.waitForEvent('page');
    expect(await program.command(command)).toBe(true);
    const page = await opened;
    await page?.waitForFunction(() => window.connection?.isOpen() === true);
    return page;
  };
  await opens({ kind: 'click-notice' });
  await closeAll();
  const page = await opens({ kind: 'click-tray', path: ['Buka Bahan'] });
  expect(await program.calls('notification')).toHaveLength(1);
  await page?.evaluate(() => window.bahanDesktop?.wish({ keepsRunning: false }));
  const ended = once(program.main, 'exit');
  await closeAll().catch(() => undefined);
  expect((await ended)[0]).toBe(0);
}, 120_000);

test('on a battery what can wait does, and the page about health says so, also after a restart of the engine', async () => {
  expect(await work()).toMatchObject({ sparing: false });
  await program.command({ kind: 'power', event: 'on-battery' });
  await expect.poll(work, patient).toMatchObject({ sparing: true });
  const { pid } = JSON.parse(await readFile(join(folder, 'library', 'holder.json'), 'utf8')) as { pid: number };
  process.kill(pid, 'SIGKILL');
  await program.page.waitForFunction(() => window.connection?.isOpen() === false);
  await program.page.waitForFunction(() => window.connection?.isOpen() === true);
  await expect.poll(work, patient).toMatchObject({ sparing: true });
  await program.command({ kind: 'power', event: 'on-ac' });
  await expect.poll(work, patient).toMatchObject({ sparing: false });
}, 120_000);

test('after sleep the folders are looked at: one that went away meanwhile is known to be away', async () => {
  await wish(true);
  const photos = join(folder, 'Foto');
  await program.page.evaluate((path) => window.connection?.engine.roots.add({ path }), photos);
  await expect.poll(tooltip, patient).toEqual(['Memantau 1 folder', 'Semua berjalan baik']);
  await rm(photos, { recursive: true });
  await expect
    .poll(async () => {
      await program.command({ kind: 'power', event: 'resume' });
      await program.command({ kind: 'power', event: 'unlock-screen' });
      return tooltip();
    }, patient)
    .toEqual(['Memantau 1 folder', '1 folder tidak terhubung']);
}, 120_000);
