import type { AssetVersion } from '../../../shared/model/asset.ts';
import type { RefoundReason } from '../../../shared/model/refound.ts';
import type { KeptFacts } from './assets.ts';
import { all, get, type Reader, run, type Writer } from './connection.ts';

/** Keeps what an asset was, before a newer content takes its place; `reason` is the signal that linked the two. */
export function keepVersion(
  db: Writer,
  assetId: number,
  before: { content: string | null; facts: KeptFacts },
  reason: RefoundReason,
  now: number,
): void {
  run(
    db,
    'INSERT INTO version (asset_id, at, content, facts, reason) VALUES (?, ?, ?, ?, ?)',
    assetId,
    now,
    before.content,
    JSON.stringify(before.facts),
    reason,
  );
}

/** What an asset was before, newest first. */
export function versionsOf(db: Reader, assetId: number): AssetVersion[] {
  return all<{ at: number; facts: string; reason: RefoundReason }>(
    db,
    'SELECT at, facts, reason FROM version WHERE asset_id = ? ORDER BY id DESC',
    assetId,
  ).map(({ at, facts, reason }) => {
    const { bytes, width, height, capturedAt, title, description, creator } = JSON.parse(facts) as KeptFacts;
    return { at, reason, bytes, width, height, capturedAt, title, description, creator };
  });
}

/** Takes the newest version of an asset out again: what it was before the content that came at that moment. */
export function takeVersion(db: Writer, assetId: number, at: number): { facts: KeptFacts } | undefined {
  const row = get<{ id: number; facts: string }>(
    db,
    'SELECT id, facts FROM version WHERE asset_id = ? AND at >= ? ORDER BY id LIMIT 1',
    assetId,
    at,
  );
  if (!row) return undefined;
  // what came later was made from the content that goes now
  run(db, 'DELETE FROM version WHERE asset_id = ? AND id >= ?', assetId, row.id);
  return { facts: JSON.parse(row.facts) as KeptFacts };
}
