import { homedir } from 'node:os';
import { basename } from 'node:path';
import { BahanError } from '../../../shared/errors.ts';
import { nothingSwept, type Root, rootPace, type SweepSummary } from '../../../shared/model/root.ts';
import { missedSince } from '../db/missing.ts';
import {
  filledFolders,
  type RootRow,
  rootById,
  rootByUid,
  rootCounts,
  setRootSettings,
  watchedRoots,
} from '../db/roots.ts';
import type { SweepPayload } from '../ingest/ingest.ts';
import { type JobRow, openJobOf } from '../jobs/queue.ts';
import type { Implementer } from './base.ts';
import type { Engine } from './engine.ts';

export const rootsApi = (os: Implementer['roots'], engine: Engine) => ({
  list: os.list.handler(() => watchedRoots(engine.db).map((row) => rootOf(engine, row))),
  folders: os.folders.handler(() => foldersOf(engine)),
  add: os.add.handler(async ({ input }) => {
    const row = await engine.ingest.add(input.path);
    // a script sweeps when it likes; a window wants to see pictures at once
    if (engine.listens) startSweep(engine, row, false);
    return rootOf(engine, row);
  }),
  remove: os.remove.handler(async ({ input }) => rootOf(engine, await engine.ingest.remove(input.root))),
  sweep: os.sweep.handler(async ({ input, signal }) => {
    const roots = watchedRoots(engine.db).filter((row) => input.root === undefined || row.uid === input.root);
    if (input.root !== undefined && !roots.length) throw new BahanError('root-not-found', { id: input.root });
    const summary: SweepSummary = { ...nothingSwept, changing: [] };
    const begun = engine.host.clock.now();
    // all at once: what is gone from one folder may lie in another
    const sweeps = roots.map((row) => awaitSweep(engine, row, input.pictures, signal));
    for (const one of await Promise.all(sweeps)) {
      for (const key of ['seen', 'added', 'changed', 'refound', 'missing', 'failed', 'seconds'] as const)
        summary[key] += one[key];
      summary.changing.push(...one.changing);
    }
    // what one folder missed another one may have met a moment later
    summary.missing = Math.min(summary.missing, missedSince(engine.db, begun));
    return summary;
  }),
  point: os.point.handler(async ({ input: { root, path, try: count, force } }) => {
    const { root: row, found, known } = await engine.ingest.point(root, path, { count, force });
    return { root: rootOf(engine, row), found, known };
  }),
  settings: os.settings.handler(({ input: { root: uid, pace, sidecarsOut } }) => {
    const row = rootByUid(engine.db, uid);
    if (!row?.watched) throw new BahanError('root-not-found', { id: uid });
    setRootSettings(engine.db, row.id, { ...(pace && { pace }), ...(sidecarsOut !== undefined && { sidecarsOut }) });
    if (sidecarsOut !== undefined) engine.sidecars.noteRoot(row.id);
    engine.changes.note({ roots: true });
    return rootOf(engine, row);
  }),
  browse: os.browse.handler(({ input }) => engine.ingest.places.browse(input.path ?? homedir())),
});

export function rootOf(engine: Engine, row: RootRow): Root {
  // the row may be older than what happened meanwhile
  const now = rootById(engine.db, row.id) ?? row;
  return {
    id: now.uid,
    path: now.path,
    state: now.online ? (engine.ingest.isSweeping(now.id) ? 'sweeping' : 'online') : 'offline',
    ...rootCounts(engine.db, now.id),
    lastSweepAt: now.last_sweep_at,
    offlineSince: now.online ? null : now.offline_since,
    watch: now.watch,
    pace: rootPace.parse(JSON.parse(now.pace)),
    sidecarsOut: now.sidecars_out === 1,
    error: now.online ? null : { code: 'folder-offline', message: 'the folder does not answer' },
  };
}

function startSweep(engine: Engine, row: RootRow, pictures: boolean) {
  return engine.jobs.add('sweep', row.uid, { root: row.uid, walk: true, pictures } satisfies SweepPayload, {
    folder: basename(row.path) || row.path,
  });
}

async function awaitSweep(engine: Engine, row: RootRow, pictures: boolean, signal: AbortSignal | undefined) {
  // room may have been made since the library could not be written to
  await engine.upkeep.space.look();
  let earlier = inTheWay(engine, row, pictures);
  while (earlier) {
    await endOrAbort(engine.jobs.ended(earlier.uid), signal);
    earlier = inTheWay(engine, row, pictures, earlier);
  }
  const job = startSweep(engine, row, pictures);
  const stop = () => engine.jobs.cancel(job.id);
  signal?.addEventListener('abort', stop);
  if (signal?.aborted) stop(); // it was called off on its way here
  try {
    const ended = await engine.jobs.ended(job.id);
    if (ended.state === 'failed') throw new BahanError(ended.error?.code ?? 'internal', { path: row.path });
    if (ended.state !== 'done') throw new BahanError('cancelled');
    return engine.ingest.takeSummary(row.id);
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

/**
 * The sweep that has to end first: one that went on before may have passed by what this one is asked for (`earlier` is then
 * undefined), and one that draws no pictures is not enough for who wants to see them. One that others asked for in the
 * same moment is shared, and nobody works on one that is still the same.
 */
function inTheWay(engine: Engine, row: RootRow, pictures: boolean, earlier?: JobRow): JobRow | undefined {
  const open = openJobOf(engine.db, 'sweep', row.uid);
  if (!open || !earlier) return open;
  const payload = JSON.parse(open.payload) as SweepPayload;
  return open.uid === earlier.uid || (payload.walk && (payload.pictures || !pictures)) ? undefined : open;
}

/** Waits for `work`, but no longer than its caller wants to. @throws `cancelled` */
async function endOrAbort(work: Promise<unknown>, signal: AbortSignal | undefined): Promise<void> {
  const cancelled = new BahanError('cancelled');
  if (signal?.aborted) throw cancelled;
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = () => reject(cancelled);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    await Promise.race([work, promise]);
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

/** Folders with material, and those above them, with the assets that lie in each or below it; in no order. */
function foldersOf(engine: Engine) {
  const counts = new Map<string, { root: string; path: string; name: string; assets: number }>();
  for (const row of filledFolders(engine.db)) {
    const parts = row.path === '' ? [] : row.path.split('/');
    for (let depth = 0; depth <= parts.length; depth += 1) {
      const path = parts.slice(0, depth).join('/');
      const key = `${row.root}/${path}`;
      const name = depth ? (parts[depth - 1] as string) : basename(row.root_path) || row.root_path;
      const folder = counts.get(key) ?? { root: row.root, path, name, assets: 0 };
      folder.assets += row.assets;
      counts.set(key, folder);
    }
  }
  return [...counts.values()];
}
