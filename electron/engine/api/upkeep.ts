import { BahanError, errorCode } from '../../../shared/errors.ts';
import type { Health, UnreadableFile } from '../../../shared/model/health.ts';
import { all, get, pragma } from '../db/connection.ts';
import { pathOf } from '../db/files.ts';
import { watchedRoots } from '../db/roots.ts';
import { libraryPaths } from '../library-folder.ts';
import { aboutHere, troublesOf } from '../upkeep/health.ts';
import { noteRestore } from '../upkeep/restore.ts';
import { upkeepTask } from '../upkeep/upkeep-process.ts';
import type { Implementer } from './base.ts';
import type { Engine } from './engine.ts';
import { rootOf } from './roots.ts';

/** Milliseconds that whoever asked for a restore gets to hear the answer before the engine ends. */
const goodbye = 300;

export const upkeepApi = (os: Implementer['upkeep'], engine: Engine) => ({
  health: os.health.handler(({ context }) => healthOf(engine, context.role === 'owner')),
  unreadable: os.unreadable.handler(({ input }) => unreadable(engine, input)),
  backup: os.backup.handler(({ input }) =>
    engine.upkeep.backups.add({ kind: 'asked', to: input.to, pictures: input.pictures }),
  ),
  backups: os.backups.handler(() => engine.upkeep.backups.list()),
  secondPlace: os.secondPlace.handler(async ({ input }) => {
    await engine.upkeep.backups.setSecond(input.folder);
    return {};
  }),
  restore: os.restore.handler(async ({ input, signal }) => {
    const { path } = await upkeepTask(engine.host, { what: 'verify', path: input.path }, { signal });
    if (signal?.aborted) throw new BahanError('cancelled');
    noteRestore(libraryPaths(engine.folder), path, engine.host.clock.now());
    engine.host.log('info', 'restore-noted', { path });
    setTimeout(() => engine.host.restart?.(), goodbye).unref();
    return {};
  }),
  glance: os.glance.handler(() => {
    void engine.upkeep.space.look();
    engine.ingest.glance();
    return {};
  }),
  pause: os.pause.handler(({ input }) => {
    engine.rests.pause(input.paused);
    return {};
  }),
});

function healthOf(engine: Engine, owner: boolean): Health {
  const { db, upkeep, store, ingest, host } = engine;
  const roots = watchedRoots(db).map((row) => rootOf(engine, row));
  const check = upkeep.lastCheck();
  const second = upkeep.backups.second();
  const newestBackupAt = upkeep.backups.newestAt();
  const counts = get<{ assets: number; missing: number; edits: number; since: number | null }>(
    db,
    `SELECT (SELECT count(*) FROM asset) AS assets, (SELECT count(*) FROM asset WHERE missing = 1) AS missing,
       (SELECT count(*) FROM edit) AS edits, (SELECT min(added_at) FROM root) AS since`,
  ) ?? { assets: 0, missing: 0, edits: 0, since: null };
  const troubles = troublesOf({
    now: host.clock.now(),
    space: upkeep.space.state,
    freeBytes: upkeep.space.freeBytes,
    cloud: upkeep.cloud,
    sound: check?.ok ?? null,
    newestBackupAt,
    keepsSince: counts.assets || counts.edits ? counts.since : null,
    backupFailure: upkeep.backups.failure(),
    second,
    roots,
    stuck: stuckRoots(engine),
  });
  return {
    troubles: owner ? troubles : troubles.map((one) => ({ ...one, values: withoutPlaces(one.values) })),
    roots,
    database: {
      folder: owner ? engine.folder : null,
      bytes: Number(pragma(db, 'page_count')) * Number(pragma(db, 'page_size')),
      picturesBytes: store.bytes(),
      freeBytes: upkeep.space.freeBytes,
      cloud: upkeep.cloud,
      lastBackupAt: newestBackupAt,
      lastCheckAt: check?.at ?? null,
      lastCheckOk: check?.ok ?? null,
      edits: counts.edits,
      assets: counts.assets,
      missing: counts.missing,
    },
    backups: owner ? upkeep.backups.list() : [],
    second:
      owner && second
        ? { folder: second.folder, reachable: second.reachable, lastBackupAt: second.lastBackupAt }
        : null,
    work: { ...ingest.state(), sparing: engine.rests.isSparing },
    about: aboutHere(engine.version),
  };
}

function withoutPlaces({ path: _, folder: __, ...values }: Record<string, string | number>) {
  return values;
}

/** Tries after which words that could not be written beside their originals are worth a word. */
const manyTries = 3;

function stuckRoots({ db }: Engine): Map<string, number> {
  const rows = all<{ root: string; n: number }>(
    db,
    `SELECT r.uid AS root, count(*) AS n FROM sidecar_out o JOIN asset a ON a.id = o.asset_id
       JOIN root r ON r.id = a.root_id WHERE o.tries >= ? AND o.error_code IS NOT NULL AND r.online = 1 GROUP BY r.uid`,
    manyTries,
  );
  return new Map(rows.map(({ root, n }) => [root, n]));
}

function unreadable(
  { db }: Engine,
  { root, offset, limit }: { root?: string | undefined; offset: number; limit: number },
) {
  if (root !== undefined && !get(db, 'SELECT 1 FROM root WHERE uid = ?', root))
    throw new BahanError('root-not-found', { id: root });
  const from = `FROM file f JOIN dir d ON d.id = f.dir_id JOIN root r ON r.id = d.root_id LEFT JOIN asset a ON a.id = f.asset_id
    WHERE f.read_state = 2 AND f.missing = 0 AND r.watched = 1 AND (? IS NULL OR r.uid = ?)`;
  const total = get<{ n: number }>(db, `SELECT count(*) AS n ${from}`, root ?? null, root ?? null)?.n ?? 0;
  const rows = all<{ asset: string | null; root_path: string; dir: string; name: string; read_error: string | null }>(
    db,
    `SELECT a.uid AS asset, r.path AS root_path, d.path AS dir, f.name, f.read_error ${from}
       ORDER BY r.path, d.path, f.name LIMIT ? OFFSET ?`,
    root ?? null,
    root ?? null,
    limit,
    offset,
  );
  const items = rows.map((row): UnreadableFile => {
    const code = errorCode.safeParse(row.read_error);
    return { asset: row.asset, path: pathOf(row), code: code.success ? code.data : 'file-unreadable' };
  });
  return { total, items };
}
