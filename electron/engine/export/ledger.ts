import { type Channel, channels, type Part } from '../../../shared/model/export.ts';
import { run, type Writer } from '../db/connection.ts';

/** A copy that left the library. */
export interface Copied {
  readonly asset: string;
  readonly channel: Channel;
  readonly preset: string;
  /** Which part of the picture it shows; null: all of it. */
  readonly crop: Part | null;
  /** Absolute, where it was put. */
  readonly file: string;
  readonly by: string | null;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Row of the job that made it, and which copy of that job it is. */
  readonly job: number;
  readonly n: number;
}

/**
 * Writes down that a copy left the library, in the transaction that says that it is done. Said twice of the same copy (the
 * work began anew after a crash) it stays one, where it was put last.
 */
export function noteCopy(db: Writer, copy: Copied): void {
  run(
    db,
    `INSERT INTO publication (uid, asset_uid, kind, channel, at, person, preset, crop, file)
       SELECT uid || '-' || ?, ?, 0, ?, ?, ?, ?, ?, ? FROM job WHERE id = ?
     ON CONFLICT (uid) DO UPDATE SET file = excluded.file, crop = excluded.crop`,
    String(copy.n),
    copy.asset,
    channels.indexOf(copy.channel),
    copy.at,
    copy.by,
    copy.preset,
    copy.crop && JSON.stringify(copy.crop),
    copy.file,
    copy.job,
  );
}

/** A copy that was handed to another program, by a drag or through the clipboard: nobody knows where it then lay. */
export type Handed = Pick<Copied, 'asset' | 'channel' | 'preset' | 'by' | 'at'>;

const dayMs = 86_400_000;

/** Writes down that a copy was handed over; however often on one day, it is one. @returns whether it is the first of its day */
export function noteHanded(db: Writer, handed: Handed): boolean {
  const { asset, channel, preset, by, at } = handed;
  const { changes } = run(
    db,
    `INSERT INTO publication (uid, asset_uid, kind, channel, at, person, preset) VALUES (?, ?, 0, ?, ?, ?, ?)
     ON CONFLICT (uid) DO NOTHING`,
    `${asset}-${preset}-${Math.floor(at / dayMs)}`,
    asset,
    channels.indexOf(channel),
    at,
    by,
    preset,
  );
  return changes > 0;
}
