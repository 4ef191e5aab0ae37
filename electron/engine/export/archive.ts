import { dirname, join } from 'node:path';
import { all, type Reader } from '../db/connection.ts';
import { verdictsOfMany } from './gate.ts';
import type { ItemRow } from './items.ts';
import { safeStem } from './naming.ts';
import type { ExportContext, ExportOrder } from './order.ts';
import { packCopies } from './ways/pack-copies.ts';

/** A copy that waits for its archive. */
export interface Archived {
  readonly item: ItemRow;
  readonly path: string;
  readonly name: string;
}

/**
 * Parts the copies that wait for their archive by whether they may still leave: between the first of them and the last hours may
 * have passed, or days where the program was closed meanwhile.
 */
export async function partedByGate(
  { db, host }: Pick<ExportContext, 'db' | 'host'>,
  { presets }: Pick<ExportOrder, 'presets'>,
  archived: readonly Archived[],
  signal: AbortSignal,
): Promise<{ readonly may: Archived[]; readonly held: Archived[] }> {
  const channelOf = new Map(presets.map(({ id, channel }) => [id, channel]));
  const ids = [...new Set(archived.map(({ item }) => item.asset_uid))];
  const verdicts = await verdictsOfMany(db, ids, [...new Set(channelOf.values())], host.clock.now(), signal);
  const may: Archived[] = [];
  const held: Archived[] = [];
  for (const one of archived) {
    const channel = channelOf.get(one.item.preset) ?? 'other';
    const outcome = verdicts.get(one.item.asset_uid)?.get(channel)?.outcome ?? 'refused';
    (outcome === 'refused' ? held : may).push(one);
  }
  return { may, held };
}

/** Puts copies, in the order in which they were asked for, into an archive at `target`. @returns the name that it should have */
export async function packExport(
  { db, media, store, host }: Pick<ExportContext, 'db' | 'media' | 'store' | 'host'>,
  { as, language }: ExportOrder,
  archived: readonly Archived[],
  target: string,
  signal: AbortSignal,
): Promise<string> {
  const now = () => host.clock.now();
  // beside the copies, where it goes with them should the process die
  const aside = join(dirname(archived[0]?.path ?? target), 'sheets.bahan-part');
  const copies = archived
    .toSorted((a, b) => a.item.n - b.item.n)
    .map(({ item, path, name }) => ({ asset: item.asset_uid, path, name }));
  await packCopies(
    { db, media, store, now },
    { as: as === 'press' ? 'press' : 'zip', copies, target, aside, language },
    signal,
  );
  return `${safeStem(
    titleOf(
      db,
      copies.map(({ asset }) => asset),
    ) ?? 'Bahan',
  )} ${localDay(now())}.zip`;
}

/** The one event that all of them say. */
function titleOf(db: Reader, ids: readonly string[]): string | undefined {
  const titles = all<{ name: string | null }>(
    db,
    `SELECT DISTINCT e.name FROM json_each(?) j CROSS JOIN asset a ON a.uid = j.value LEFT JOIN event e ON e.id = a.event_id LIMIT 2`,
    JSON.stringify(ids),
  );
  return titles.length === 1 ? titles[0]?.name || undefined : undefined;
}

function localDay(at: number): string {
  const day = new Date(at);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
