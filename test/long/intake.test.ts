import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineClient } from '../../shared/api/client.ts';
import { type Bench, eventually, makeBench } from '../fixtures/library.ts';
import { makeSmallDisk, smallDiskImpossible } from './small-disk.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 });

const megabyte = 2 ** 20;
let bench: Bench;
let card: string;
beforeEach(() => {
  bench = makeBench();
  card = join(bench.folder, 'KARTU');
  mkdirSync(join(card, 'DCIM', '100CANON'), { recursive: true });
});
afterEach(() => bench.remove());

/** Puts files of so many bytes on the card; RAW files have no end that could be looked for. */
const fill = (count: number, bytes: number): void => {
  for (let n = 0; n < count; n += 1)
    writeFileSync(join(card, 'DCIM', '100CANON', `IMG_${1000 + n}.CR2`), randomBytes(bytes));
};
const hash = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
const onCard = () => join(card, 'DCIM', '100CANON');

/** Every file that has a name in the folder is one of the card, whole; answers how many there are. */
function wholeIn(folder: string, expectNoRest = true): number {
  if (!existsSync(folder)) return 0;
  const names = readdirSync(folder);
  if (expectNoRest) expect(names.filter((name) => name.startsWith('.'))).toEqual([]);
  const named = names.filter((name) => !name.startsWith('.'));
  for (const name of named) expect([name, hash(join(folder, name))]).toEqual([name, hash(join(onCard(), name))]);
  return named.length;
}

async function ended(client: EngineClient, id: string) {
  return eventually(async () => {
    const job = (await client.jobs.list({})).find((one) => one.id === id);
    return job && ['done', 'failed', 'cancelled'].includes(job.state) ? job : undefined;
  }, 120_000);
}

const wish = (root: string) => ({ from: card, root, folder: 'Kegiatan' });

/** Another process that opens the library and copies; it is killed in the middle. */
function copyingChild(): ChildProcess {
  const file = fileURLToPath(new URL('./intake-child.ts', import.meta.url));
  return fork(file, [bench.library, bench.material, card], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
}

describe('copying from a card', () => {
  it('leaves whole files alone when the process is killed, and the next start copies the rest', async () => {
    fill(24, 12 * megabyte);
    const target = join(bench.material, 'Kegiatan');
    for (let turn = 0; turn < 3; turn += 1) {
      const child = copyingChild();
      const before = wholeIn(target, false);
      await eventually(async () => wholeIn(target, false) >= Math.min(24, before + 3), 90_000);
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
      wholeIn(target, false);
    }
    const { client } = await bench.open();
    const [job] = (await client.jobs.list({})).filter(({ kind }) => kind === 'intake');
    // the job of the killed process goes on by itself
    expect(await ended(client, job?.id as string)).toMatchObject({ state: 'done', done: 24, failed: 0 });
    expect(wholeIn(target)).toBe(24);
    expect(readdirSync(onCard())).toHaveLength(24);
  });

  it('tells of the rest when the card is pulled out, and copies it when it is there again', async () => {
    fill(12, 8 * megabyte);
    const { client } = await bench.open();
    const { id: root } = await client.roots.add({ path: bench.material });
    const { id } = await client.intake.start(wish(root));
    const target = join(bench.material, 'Kegiatan');
    await eventually(
      async () => existsSync(target) && readdirSync(target).filter((name) => !name.startsWith('.')).length >= 2,
      60_000,
    );
    const pulled = `${card}-ditarik`;
    renameSync(card, pulled);
    const job = await ended(client, id);
    const { items } = await client.intake.items({ job: id, limit: 100 });
    renameSync(pulled, card);
    expect(job).toMatchObject({ state: 'failed', error: { code: 'folder-missing' } });
    expect(items.filter(({ outcome }) => outcome === 'done').length).toBe(wholeIn(target));
    expect(items.filter(({ outcome }) => outcome === 'failed').length).toBeGreaterThan(0);
    expect(items.every(({ outcome }) => outcome === 'done' || outcome === 'failed')).toBe(true);
    const again = await client.intake.start(wish(root));
    expect(await ended(client, again.id)).toMatchObject({ state: 'done', failed: 0 });
    expect(wholeIn(target)).toBe(12);
  });

  it.skipIf(smallDiskImpossible())('fills no disk to its end, and copies what has room', async () => {
    const disk = makeSmallDisk(96 * megabyte);
    try {
      const root = join(disk.folder, 'bahan');
      mkdirSync(root);
      fill(8, 10 * megabyte);
      writeFileSync(join(onCard(), 'IMG_9999.CR2'), randomBytes(2 * megabyte));
      const { client } = await bench.open();
      const { id } = await client.roots.add({ path: root });
      const plan = await client.intake.plan(wish(id));
      expect(plan.free).toBeLessThan(plan.bytes + 20 * megabyte);
      const job = await client.intake.start(wish(id));
      expect(await ended(client, job.id)).toMatchObject({ state: 'done', done: 9 });
      const { items, failed } = await client.intake.items({ job: job.id, limit: 100 });
      expect(failed).toBeGreaterThan(0);
      expect(new Set(items.filter(({ outcome }) => outcome === 'failed').map(({ reason }) => reason))).toEqual(
        new Set(['target-full']),
      );
      expect(wholeIn(join(root, 'Kegiatan'))).toBe(9 - failed);
    } finally {
      await bench.remove();
      disk.remove();
    }
  });

  it.skipIf(smallDiskImpossible())(
    'keeps whole what it copied when the disk is filled by others meanwhile',
    async () => {
      const disk = makeSmallDisk(160 * megabyte);
      try {
        const root = join(disk.folder, 'bahan');
        mkdirSync(root);
        fill(3, 40 * megabyte);
        const { client } = await bench.open();
        const { id } = await client.roots.add({ path: root });
        const job = await client.intake.start(wish(id));
        await eventually(async () => {
          const [name] = existsSync(join(root, 'Kegiatan')) ? readdirSync(join(root, 'Kegiatan')) : [];
          return name !== undefined && statSync(join(root, 'Kegiatan', name)).size > 0;
        }, 60_000);
        // the copy takes its room at the same time
        await eventually(async () => {
          try {
            disk.fill();
            return true;
          } catch {
            return false;
          }
        });
        expect(await ended(client, job.id)).toMatchObject({ state: 'done' });
        wholeIn(join(root, 'Kegiatan'));
        disk.makeRoom();
        const again = await client.intake.start(wish(id));
        expect(await ended(client, again.id)).toMatchObject({ state: 'done' });
        wholeIn(join(root, 'Kegiatan'));
      } finally {
        await bench.remove();
        disk.remove();
      }
    },
  );

  it.skipIf(smallDiskImpossible())('says that a folder can only be read', async () => {
    const disk = makeSmallDisk(32 * megabyte);
    try {
      fill(1, 1000);
      const { client } = await bench.open();
      const { id } = await client.roots.add({ path: disk.folder });
      execFileSync('mount', ['-o', 'remount,ro', disk.folder]);
      await expect(client.intake.start(wish(id))).rejects.toMatchObject({ data: { code: 'target-unwritable' } });
    } finally {
      await bench.remove();
      disk.remove();
    }
  });
});
