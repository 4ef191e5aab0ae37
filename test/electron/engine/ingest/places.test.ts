import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WorkerProcess } from '../../../../electron/engine/host.ts';
import { Places } from '../../../../electron/engine/ingest/places.ts';
import { nodeHost } from '../../../../electron/engine/node-host.ts';

let folder: string;
let places: Places;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'bahan-places-')));
  places = new Places(nodeHost());
});
afterEach(() => {
  places.close();
  rmSync(folder, { recursive: true, force: true });
});

const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'done',
    (error) => error.code,
  );

describe('a look at a folder that somebody points to', () => {
  it('tells where it and others lie, links resolved; what is away is known by its spelling', async () => {
    mkdirSync(join(folder, 'asli'));
    symlinkSync(join(folder, 'asli'), join(folder, 'tautan'));
    expect(await places.look(join(folder, 'tautan'), [folder, join(folder, 'tidak ada')])).toEqual({
      real: join(folder, 'asli'),
      others: [folder, join(folder, 'tidak ada')],
    });
  });

  it('says what is wrong with it, and which folder that is', async () => {
    writeFileSync(join(folder, 'berkas.txt'), '');
    expect(await codeOf(places.look(join(folder, 'tidak ada'), []))).toBe('folder-missing');
    expect(await codeOf(places.look(join(folder, 'berkas.txt'), []))).toBe('folder-not-a-folder');
    expect(await codeOf(places.look(join(folder, 'n'.repeat(300)), []))).toBe('folder-missing');
    await expect(places.browse(join(folder, 'tidak ada'))).rejects.toMatchObject({
      code: 'folder-missing',
      details: { path: join(folder, 'tidak ada') },
    });
    expect(await codeOf(places.browse('bukan/mutlak'))).toBe('bad-input');
  });

  it('names the folders in it by their numbers, without files and system folders', async () => {
    for (const name of ['Acara 10', 'Acara 9', '@eaDir', '.Trash-1000']) mkdirSync(join(folder, name));
    writeFileSync(join(folder, 'foto.jpg'), '');
    expect(await places.browse(folder)).toEqual({
      path: folder,
      parent: join(folder, '..'),
      folders: [
        { name: 'Acara 9', path: join(folder, 'Acara 9') },
        { name: 'Acara 10', path: join(folder, 'Acara 10') },
      ],
    });
  });

  it('ends a process that hangs, and the next look has another one', async () => {
    const ended: number[] = [];
    let started = 0;
    const startWorker = (): WorkerProcess => {
      started += 1;
      const own = started;
      return { pid: own, post() {}, onMessage() {}, onExit() {}, kill: () => ended.push(own) };
    };
    const hanging = new Places({ ...nodeHost(), startWorker }, 30);
    expect(await codeOf(hanging.look('/mnt/beku', []))).toBe('folder-offline');
    expect(await codeOf(hanging.browse('/mnt/beku'))).toBe('folder-offline');
    expect([started, ended]).toEqual([2, [1, 2]]);
  });
});
