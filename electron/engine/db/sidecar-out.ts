import { all, get, type Reader, run, type Writer } from './connection.ts';

/** Milliseconds of quiet after an edit before its words are written, and how long more edits may put that off. */
const pause = 1_200;
const longest = 4_000;
/** Milliseconds before a failed one is tried again: doubled each time, up to a minute, or ten where a person has to act. */
const firstRetry = 2_000;
const lastRetry = 60_000;
const lastRetryOfPerson = 600_000;

/** Files beside which words are written now or as soon as their folder answers. */
const target = `f.missing = 0 AND f.sidecar = 0 AND r.watched = 1 AND r.sidecars_out = 1`;

/** An asset whose words wait to be written beside its originals. */
export interface SidecarRow {
  readonly asset_id: number;
  readonly tries: number;
}

/** Has the words about assets written soon, where a folder of theirs wants that. Returns how many. */
export function queueSidecars(db: Writer, assetIds: readonly number[], now: number): number {
  // most libraries have no such folder
  if (get(db, 'SELECT 1 FROM root WHERE watched = 1 AND sidecars_out = 1 LIMIT 1') === undefined) return 0;
  return run(
    db,
    `INSERT INTO sidecar_out (asset_id, since, next_at)
     SELECT j.value, ?, ? FROM json_each(?) j
      WHERE EXISTS (SELECT 1 FROM file f JOIN dir d ON d.id = f.dir_id JOIN root r ON r.id = d.root_id
         WHERE f.asset_id = j.value AND ${target})
       ON CONFLICT (asset_id) DO UPDATE SET tries = 0,
         next_at = CASE WHEN error_code IS NULL THEN min(excluded.next_at, since + ?) ELSE excluded.next_at END`,
    now,
    now + pause,
    JSON.stringify(assetIds),
    longest,
  ).changes;
}

/** The same for every asset of a root about which somebody says something. */
export function queueRoot(db: Writer, rootId: number, now: number): void {
  run(
    db,
    `INSERT INTO sidecar_out (asset_id, since, next_at)
     SELECT DISTINCT f.asset_id, ?, ? FROM file f JOIN dir d ON d.id = f.dir_id JOIN root r ON r.id = d.root_id
      WHERE r.id = ? AND ${target} AND EXISTS (SELECT 1 FROM said s WHERE s.asset_id = f.asset_id)
     ON CONFLICT (asset_id) DO NOTHING`,
    now,
    now,
    rootId,
  );
}

/** Whether anybody says something about an asset whose words do not wait to be written already. */
export const isUnqueued = (db: Reader, assetId: number): boolean =>
  get(
    db,
    `SELECT 1 FROM said WHERE asset_id = ? AND NOT EXISTS (SELECT 1 FROM sidecar_out o WHERE o.asset_id = said.asset_id)
      LIMIT 1`,
    assetId,
  ) !== undefined;

/** Takes away what no folder wants written any more. */
export function dropUnwanted(db: Writer): void {
  run(
    db,
    `DELETE FROM sidecar_out WHERE NOT EXISTS (SELECT 1 FROM file f JOIN dir d ON d.id = f.dir_id
       JOIN root r ON r.id = d.root_id WHERE f.asset_id = sidecar_out.asset_id AND ${target})`,
  );
}

/** What is due, the longest first. `busy`: roots that have enough to do; what is for them alone holds up no other. */
export const dueSidecars = (db: Reader, now: number, limit: number, busy: readonly number[]): SidecarRow[] =>
  all<SidecarRow>(
    db,
    `SELECT asset_id, tries FROM sidecar_out WHERE next_at <= ? AND (? = '[]' OR EXISTS (
       SELECT 1 FROM file f JOIN dir d ON d.id = f.dir_id JOIN root r ON r.id = d.root_id
        WHERE f.asset_id = sidecar_out.asset_id AND ${target} AND r.id NOT IN (SELECT value FROM json_each(?))))
      ORDER BY next_at LIMIT ?`,
    now,
    JSON.stringify(busy),
    JSON.stringify(busy),
    limit,
  );

/** Epoch milliseconds at which the next one is due; undefined when none waits. */
export const nextSidecar = (db: Reader): number | undefined =>
  get<{ at: number | null }>(db, 'SELECT min(next_at) AS at FROM sidecar_out')?.at ?? undefined;

export function sidecarWritten(db: Writer, assetId: number): void {
  run(db, 'DELETE FROM sidecar_out WHERE asset_id = ?', assetId);
}

/** Puts one off. Only a person can make room or give the right to write; a share comes back by itself. */
export function sidecarFailed(db: Writer, { asset_id, tries }: SidecarRow, code: string, now: number): void {
  const most = code === 'folder-offline' ? lastRetry : lastRetryOfPerson;
  const wait = Math.min(most, firstRetry * 2 ** Math.min(tries, 20));
  run(
    db,
    'UPDATE sidecar_out SET tries = ?, next_at = ?, error_code = ? WHERE asset_id = ?',
    tries + 1,
    now + wait,
    code,
    asset_id,
  );
}

/** What waited for a folder that did not answer is tried at once. */
export function retryAway(db: Writer, now: number): void {
  run(db, "UPDATE sidecar_out SET next_at = ?, tries = 0 WHERE error_code = 'folder-offline'", now);
}
