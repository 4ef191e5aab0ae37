import type { MachineReading, MachineText } from '../../../shared/model/machine-reading.ts';
import { all, get, type Reader, run, type Writer } from './connection.ts';

/** How far the reading of a picture is, as the table keeps it. */
export const machineState = { waiting: 0, read: 1, failed: 2, empty: 3 } as const;
export type MachineState = (typeof machineState)[keyof typeof machineState];

/** Smaller pictures are signs and buttons. */
const leastPixels = 40_000;
/** Bytes of text that a page of a scan may hold, as the name of the scanner. */
const textOfScan = 24;

/** Photographs with a picture of their own, and PDFs that hold next to no text. */
const mayHoldText = `a.content IS NOT NULL AND (
    a.kind = 0 AND a.picture IS NOT NULL AND a.picture_kind = 0 AND a.width * a.height >= ${leastPixels}
    OR a.kind = 3 AND a.mime = 'application/pdf' AND a.pages > 0
      AND coalesce((SELECT octet_length(x.text) FROM document_text x WHERE x.asset_id = a.id), 0) < ${textOfScan} * a.pages)`;

const markThose = (from: string, which: string) => `
  INSERT INTO machine_text (asset_id, content, state)
  SELECT a.id, a.content, 0 FROM ${from} LEFT JOIN machine_text m ON m.asset_id = a.id
   WHERE ${which} AND a.missing = 0 AND a.hidden = 0 AND (m.asset_id IS NULL OR m.content IS NOT a.content)
     AND ${mayHoldText}
  ON CONFLICT (asset_id) DO UPDATE SET content = excluded.content, state = 0, text = NULL, certainty = NULL`;

export const markedRange = markThose('asset a', 'a.id > ? AND a.id <= ?');
const markedNamed = markThose('json_each(?) j CROSS JOIN asset a ON a.uid = j.value', '1');

/** Marks what is to be read among a range of ids, `to` inclusive. */
export const markRange = (db: Writer, from: number, to: number): void => void run(db, markedRange, from, to);

/** Marks what is to be read among assets by their public ids. */
export const markNamed = (db: Writer, uids: readonly string[]): void => void run(db, markedNamed, JSON.stringify(uids));

/** Those of some public ids whose picture or pages can be read, in the order asked. */
export const readableOf = (db: Reader, uids: readonly string[]): number[] =>
  all<{ id: number }>(
    db,
    `SELECT a.id FROM json_each(?) j CROSS JOIN asset a ON a.uid = j.value
      WHERE a.content IS NOT NULL AND (a.kind = 0 AND a.picture_kind = 0 OR a.kind = 3 AND a.mime = 'application/pdf')
      ORDER BY j.key`,
    JSON.stringify(uids),
  ).map(({ id }) => id);

export const waitingNow = `SELECT m.asset_id AS id FROM machine_text m WHERE m.state = 0 AND m.asset_id < ?
  ORDER BY m.asset_id DESC LIMIT ?`;

/** Ids of what waits below an id, the newest first. */
export const waitingBelow = (db: Reader, below: number, limit: number): number[] =>
  all<{ id: number }>(db, waitingNow, below, limit).map(({ id }) => id);

/** What is needed to read one asset. */
export interface Unread {
  readonly id: number;
  readonly uid: string;
  readonly kind: number;
  readonly content: string;
  readonly pages: number | null;
  readonly picture: string | null;
  readonly turn: number;
  /** What was read of its first pages before it was interrupted; each ends with a form feed. */
  readonly begun: string | null;
}

export const unreadOf = (db: Reader, id: number): Unread | undefined =>
  get<Unread>(
    db,
    `SELECT a.id, a.uid, a.kind, a.content, a.pages, a.picture, a.turn,
        CASE WHEN m.state = 0 AND m.content IS a.content THEN m.text END AS begun
       FROM asset a LEFT JOIN machine_text m ON m.asset_id = a.id WHERE a.id = ? AND a.content IS NOT NULL`,
    id,
  );

/**
 * Keeps what was read, and marks the asset to be indexed anew when its words are others now. Of an asset that has another
 * content by now nothing is kept.
 */
export function keepMachineText(
  db: Writer,
  { id, content }: Pick<Unread, 'id' | 'content'>,
  state: MachineState,
  read: { readonly text: string; readonly certainty: number },
  now: number,
): void {
  const before = get<{ text: string | null }>(db, 'SELECT text FROM machine_text WHERE asset_id = ?', id)?.text ?? null;
  const text = read.text === '' ? null : read.text;
  run(
    db,
    `INSERT OR REPLACE INTO machine_text (asset_id, content, state, text, certainty, read_at)
     SELECT id, content, ?, ?, ?, ? FROM asset WHERE id = ? AND content = ?`,
    ...[state, text, text === null ? null : read.certainty, now, id, content],
  );
  if (state !== machineState.waiting && (text !== null || before !== null))
    run(db, 'INSERT OR IGNORE INTO index_todo VALUES (?)', id);
}

const states = ['waiting', 'read', 'failed', 'empty'] as const;

/** What was read in one asset; undefined when nobody asked to read it. */
export function machineTextOf(db: Reader, id: number): MachineText | undefined {
  const row = get<{ state: MachineState; text: string | null; certainty: number | null }>(
    db,
    'SELECT state, text, certainty FROM machine_text WHERE asset_id = ?',
    id,
  );
  return row && { ...row, state: states[row.state] };
}

export type MachineCounts = Omit<MachineReading, 'on'>;

/** Counts a stretch of the table beyond an id; `next` is null at its end. */
export function countMachineTexts(db: Reader, after: number, stretch: number): MachineCounts & { next: number | null } {
  const rows = all<{ asset_id: number; state: number }>(
    db,
    'SELECT asset_id, state FROM machine_text WHERE asset_id > ? ORDER BY asset_id LIMIT ?',
    after,
    stretch,
  );
  const count = (...states: readonly number[]): number => rows.filter(({ state }) => states.includes(state)).length;
  return {
    waiting: count(machineState.waiting),
    read: count(machineState.read, machineState.empty),
    withText: count(machineState.read),
    failed: count(machineState.failed),
    next: rows.length < stretch ? null : (rows.at(-1)?.asset_id ?? null),
  };
}
