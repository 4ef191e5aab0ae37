import { errorCode } from '../../../shared/errors.ts';
import type { AssetCard } from '../../../shared/model/asset.ts';
import type { LabelColour } from '../../../shared/model/edit.ts';
import { assetKinds } from '../../../shared/model/kind.ts';
import { all, type Reader } from './connection.ts';
import { topFirst } from './stack-rows.ts';

interface CardRow {
  readonly uid: string;
  readonly kind: number;
  readonly title: string | null;
  readonly proposed_title: string | null;
  readonly theme: string | null;
  readonly date: string | null;
  readonly name: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly duration: number | null;
  readonly pages: number | null;
  readonly excerpt: string | null;
  readonly picture: string | null;
  readonly picture_kind: number | null;
  readonly thumbhash: Buffer | null;
  readonly strip: number | null;
  readonly stack: number | null;
  readonly stack_top: number;
  readonly rating: number | null;
  readonly pick: number | null;
  readonly label: LabelColour | null;
  readonly missing: number;
  readonly online: number;
  readonly error_code: string | null;
  readonly error_message: string | null;
}

const columns = `a.uid, a.kind, a.title, a.proposed_title, t.name AS theme, a.date, a.name, a.width, a.height, a.duration,
  a.pages, a.picture, a.picture_kind, a.thumbhash, a.strip, a.rating, a.pick, a.label, a.missing, r.online, a.error_code, a.error_message,
  CASE WHEN a.stack IS NOT NULL THEN (SELECT count(*) FROM asset s WHERE s.stack = a.stack) END AS stack,
  CASE WHEN a.stack IS NULL THEN 0 ELSE a.id = (SELECT s.id FROM asset s WHERE s.stack = a.stack ORDER BY ${topFirst} LIMIT 1) END AS stack_top,
  CASE WHEN a.kind = 3 THEN (SELECT substr(x.text, 1, 280) FROM document_text x WHERE x.asset_id = a.id) END AS excerpt`;
const joined = 'LEFT JOIN theme t ON t.id = a.theme_id JOIN root r ON r.id = a.root_id';

export const bySortKeys = `SELECT ${columns} FROM json_each(?) j CROSS JOIN asset a ON a.sk = j.value ${joined} ORDER BY j.key`;
export const byUids = `SELECT ${columns} FROM json_each(?) j CROSS JOIN asset a ON a.uid = j.value ${joined} ORDER BY j.key`;

/** Cards of the sort keys that are there, in the order asked. */
export function cardsBySortKeys(db: Reader, sks: readonly number[]): AssetCard[] {
  return all<CardRow>(db, bySortKeys, JSON.stringify(sks)).map(cardOf);
}

/** Cards of the assets that are there, in the order asked. */
export function cardsByUids(db: Reader, uids: readonly string[]): AssetCard[] {
  return all<CardRow>(db, byUids, JSON.stringify(uids)).map(cardOf);
}

function cardOf(row: CardRow): AssetCard {
  return {
    id: row.uid,
    kind: assetKinds[row.kind] ?? 'other',
    title: row.title,
    proposedTitle: row.proposed_title,
    theme: row.theme,
    date: row.date,
    name: row.name,
    width: row.width,
    height: row.height,
    durationSeconds: row.duration,
    pages: row.pages,
    excerpt: row.excerpt,
    picture: row.picture,
    pictureKind: row.picture_kind === null ? null : row.picture_kind === 1 ? 'card' : 'picture',
    thumbhash: row.thumbhash === null ? null : row.thumbhash.toString('base64'),
    strip: row.strip,
    stack: row.stack !== null && row.stack > 1 ? row.stack : null,
    stackTop: row.stack !== null && row.stack > 1 && row.stack_top === 1,
    rating: row.rating,
    pick: pickOf(row.pick),
    label: row.label,
    state: row.missing ? 'missing' : row.online ? 'present' : 'offline',
    error: errorOf(row.error_code, row.error_message),
  };
}

/** 1 chosen, -1 rejected. */
export const pickOf = (pick: number | null): AssetCard['pick'] =>
  pick === 1 ? 'chosen' : pick === -1 ? 'rejected' : null;

function errorOf(code: string | null, message: string | null): AssetCard['error'] {
  if (code === null) return null;
  const known = errorCode.safeParse(code);
  return { code: known.success ? known.data : 'internal', message: message ?? code };
}
