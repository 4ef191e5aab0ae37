import type { Reader } from '../db/connection.ts';

export const keysOfIds = 'SELECT a.sk FROM json_each(?) j CROSS JOIN asset a ON a.id = j.value ORDER BY j.key';

/** Sort keys in the order of a list of asset ids, which are few; those of others behind, as they came. */
export function byNearness(db: Reader, keys: readonly number[], ids: readonly number[]): number[] {
  const near = db.prepare(keysOfIds).pluck().all(JSON.stringify(ids)) as number[];
  const there = new Set(keys);
  const first = near.filter((key) => there.has(key));
  const isFirst = new Set(first);
  return [...first, ...keys.filter((key) => !isFirst.has(key))];
}
