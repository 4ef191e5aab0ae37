import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ChangeFeed } from '../../../../electron/engine/changes.ts';
import { all, execute, get, run, transaction } from '../../../../electron/engine/db/connection.ts';
import { libraryId } from '../../../../electron/engine/db/meta.ts';
import type { WorkerProcess } from '../../../../electron/engine/host.ts';
import { nodeHost } from '../../../../electron/engine/node-host.ts';
import type { SidecarAnswer, SidecarTask } from '../../../../electron/engine/sidecars/messages.ts';
import { SidecarsOut } from '../../../../electron/engine/sidecars/sidecars-out.ts';
import { type MadeLibrary, openMade } from '../../../fixtures/made-library.ts';

/** Writes nothing and says that it did; one whose folder is `/frozen` never answers. */
function obliging(): WorkerProcess {
  let hear: (message: unknown) => void = () => {};
  const look = { size: 1, mtime: 1, ctime: 1, birth: 1, ino: 'x' };
  return {
    pid: 1,
    post(message) {
      const { id, task } = message as { id: number; task: SidecarTask };
      tasks.push(`${task.folder}/${task.name}`);
      if (task.root === '/frozen') return;
      const name = `${task.name}.xmp`;
      queueMicrotask(() => hear({ id, done: { name, look: { name, ...look }, found: null } } satisfies SidecarAnswer));
    },
    onMessage: (listener) => {
      hear = listener;
    },
    onExit() {},
    kill() {},
  };
}

let folder: string;
let made: MadeLibrary;
let changes: ChangeFeed;
let sidecars: SidecarsOut;
let tasks: string[];
let logged: string[];
beforeEach(() => {
  vi.useFakeTimers();
  folder = mkdtempSync(join(tmpdir(), 'bahan-unwritable-'));
  made = openMade(join(folder, 'pustaka'));
  libraryId(made.db);
  changes = new ChangeFeed();
  [tasks, logged] = [[], []];
  const host = { ...nodeHost(), startWorker: obliging, log: (_: string, event: string) => void logged.push(event) };
  sidecars = new SidecarsOut({ db: made.db, host, changes });
});
afterEach(async () => {
  const closed = sidecars.close();
  await vi.advanceTimersByTimeAsync(3_000);
  await closed;
  changes.close();
  vi.useRealTimers();
  made.close();
  rmSync(folder, { recursive: true, force: true });
});

/** An asset with a title in a folder that wants words beside its originals. */
function titled(name: string): { uid: string; id: number } {
  const uid = made.add(name);
  made.title(uid, `Judul ${name}`);
  run(made.db, 'UPDATE root SET sidecars_out = 1, watched = 1, online = 1');
  return { uid, id: get<{ id: number }>(made.db, 'SELECT id FROM asset WHERE uid = ?', uid)?.id as number };
}
const waiting = () => all(made.db, 'SELECT asset_id FROM sidecar_out').length;

it('words wait without a rush while the library cannot be written to, and go out when it can', async () => {
  const { id } = titled('a.jpg');
  sidecars.start();
  sidecars.note([id]);
  execute(made.db, 'PRAGMA query_only = ON');
  await vi.advanceTimersByTimeAsync(4_000);
  expect([tasks.length, logged]).toEqual([1, ['sidecar-failed']]);
  execute(made.db, 'PRAGMA query_only = OFF');
  await vi.advanceTimersByTimeAsync(6_000);
  expect([tasks.length, waiting()]).toEqual([2, 0]);
});

it('originals that came meanwhile are not forgotten', async () => {
  const { uid } = titled('a.jpg');
  sidecars.start();
  execute(made.db, 'PRAGMA query_only = ON');
  changes.note({ assets: [uid] });
  await vi.advanceTimersByTimeAsync(1_000);
  execute(made.db, 'PRAGMA query_only = OFF');
  expect(tasks).toEqual([]);
  await vi.advanceTimersByTimeAsync(40_000);
  expect(tasks).toEqual(['/bahan/foto/a.jpg']);
});

it('a folder with much to write, on a share that froze, holds up no other', async () => {
  const away = openMade(join(folder, 'pustaka'), '/frozen');
  transaction(away.db, () => Array.from({ length: 600 }, (_, n) => away.add(`${n}.jpg`)));
  away.close();
  const { id } = titled('a.jpg');
  sidecars.start();
  sidecars.note(all<{ id: number }>(made.db, 'SELECT id FROM asset WHERE id <> ?', id).map((one) => one.id));
  await vi.advanceTimersByTimeAsync(2_000);
  sidecars.note([id]);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(tasks.filter((one) => one === '/bahan/foto/a.jpg')).toHaveLength(1);
});
