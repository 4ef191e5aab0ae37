import type { Proposal } from '../../../shared/model/asset.ts';
import type { LabelColour } from '../../../shared/model/edit.ts';
import type { EventAsset } from '../../../shared/model/event.ts';
import { cardsByUids, pickOf } from './cards.ts';
import { all, get, type Reader } from './connection.ts';
import { countOfEvent } from './events.ts';

interface Row {
  readonly id: number;
  readonly uid: string;
  readonly captured_at: string | null;
  readonly said: number;
  readonly place: string | null;
  readonly rating: number | null;
  readonly pick: number | null;
  readonly label: LabelColour | null;
  readonly turn: number;
}

export const assetsByTime = `SELECT id, uid, captured_at, event_id IS NOT NULL AS said, place, rating, pick, label, turn
  FROM asset WHERE in_event = ? AND missing = 0 ORDER BY sk LIMIT ? OFFSET ?`;
export const guessesOfAssets = `SELECT p.asset_id, p.field, p.value, p.reason, p.certainty
  FROM json_each(?) j CROSS JOIN proposal p ON p.asset_id = j.value ORDER BY p.certainty, p.value DESC`;

/** One page of the assets of an event by the time at which they were taken, with what the describing screen shows beside. */
export function assetsOfEvent(
  db: Reader,
  eventId: number,
  { offset, limit }: { offset: number; limit: number },
): { total: number; items: EventAsset[] } {
  const rows = all<Row>(db, assetsByTime, eventId, limit, offset);
  const guesses = Map.groupBy(
    all<Proposal & { asset_id: number; field: string }>(db, guessesOfAssets, JSON.stringify(rows.map(({ id }) => id))),
    ({ asset_id }) => asset_id,
  );
  const cards = new Map(
    cardsByUids(
      db,
      rows.map(({ uid }) => uid),
    ).map((card) => [card.id, card]),
  );
  const items = rows.flatMap((row): EventAsset[] => {
    const card = cards.get(row.uid);
    if (!card) return [];
    // the best comes last, and stays
    const best = (guesses.get(row.id) ?? []).map(
      ({ field, value, reason, certainty }) => [field, { value, reason, certainty }] as const,
    );
    return [
      {
        card,
        capturedAt: row.captured_at,
        said: row.said === 1,
        place: row.place,
        rating: row.rating,
        pick: pickOf(row.pick),
        label: row.label,
        turn: row.turn,
        proposed: Object.fromEntries(best),
      },
    ];
  });
  return { total: get<{ n: number }>(db, countOfEvent, eventId)?.n ?? 0, items };
}

/**
 * Where an asset stands among those of its event by time, for the names of copies. Undefined when it is in no event, or in one
 * whose title nobody said: a guess is not written on a file.
 */
export function placeInEvent(db: Reader, uid: string): { title: string; n: number; of: number } | undefined {
  return get(
    db,
    `SELECT e.name AS title,
        (SELECT count(*) FROM asset o WHERE o.in_event = a.in_event AND o.missing = 0 AND o.sk <= a.sk) AS n,
        (SELECT count(*) FROM asset o WHERE o.in_event = a.in_event AND o.missing = 0) AS "of"
       FROM asset a JOIN event e ON e.id = a.in_event WHERE a.uid = ? AND e.state = 1 AND e.name <> ''`,
    uid,
  );
}
