import { errorCode } from '../../../shared/errors.ts';
import type { AssetObject, AssetState, AssetWhole, Proposal } from '../../../shared/model/asset.ts';
import type { LabelColour } from '../../../shared/model/edit.ts';
import { assetKinds } from '../../../shared/model/kind.ts';
import { factsOf } from './assets.ts';
import { cardsByUids, pickOf } from './cards.ts';
import { all, get, type Reader } from './connection.ts';
import { historyOf } from './edit-history.ts';
import { filesOfAsset, type PlacedFile, pathOf } from './files.ts';
import { machineTextOf } from './machine-texts.ts';
import { assetsOfStack } from './stack-rows.ts';
import { versionsOf } from './versions.ts';

/** Characters of a document's text that `show` gives; more is cut and said to be. */
const maxText = 5_000_000;

interface ObjectRow {
  readonly id: number;
  readonly uid: string;
  readonly kind: number;
  readonly mime: string;
  readonly bytes: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly duration: number | null;
  readonly pages: number | null;
  readonly captured_at: string | null;
  readonly captured_certainty: AssetObject['capturedAtCertainty'];
  readonly title: string | null;
  readonly caption: string | null;
  readonly keywords: string;
  readonly people: string;
  readonly creator: string | null;
  readonly copyright: string | null;
  readonly place: string | null;
  readonly theme: string | null;
  readonly event: string | null;
  readonly date: string | null;
  readonly picture: string | null;
  readonly picture_kind: number | null;
  readonly stack: string | null;
  readonly thumbhash: Buffer | null;
  readonly missing: number;
  readonly online: number;
  readonly error_code: string | null;
  readonly error_message: string | null;
}

const select = `SELECT a.id, a.uid, a.kind, a.mime, a.bytes, a.width, a.height, a.duration, a.pages, a.captured_at,
    a.captured_certainty, a.title, a.caption, a.keywords, a.people, a.creator, a.copyright, a.place, t.name AS theme,
    e.name AS event, a.date, a.picture, a.picture_kind, a.stack, a.thumbhash, a.missing, r.online, a.error_code, a.error_message
  FROM asset a JOIN root r ON r.id = a.root_id LEFT JOIN theme t ON t.id = a.theme_id LEFT JOIN event e ON e.id = a.event_id`;

/** Objects of the ids that are there, in the order asked. */
export function objectsOf(db: Reader, ids: readonly string[]): (AssetObject & { id: string })[] {
  return ids.flatMap((uid) => {
    const row = get<ObjectRow>(db, `${select} WHERE a.uid = ?`, uid);
    return row ? [objectOf(db, row, filesOfAsset(db, row.id))] : [];
  });
}

/** Everything about one asset, or undefined. */
export function wholeOf(db: Reader, uid: string): AssetWhole | undefined {
  const row = get<ObjectRow>(db, `${select} WHERE a.uid = ?`, uid);
  if (!row) return undefined;
  const files = filesOfAsset(db, row.id);
  const text = get<{ text: string }>(db, 'SELECT text FROM document_text WHERE asset_id = ?', row.id)?.text ?? null;
  const proposals = all<Proposal & { field: string }>(
    db,
    'SELECT field, value, reason, certainty FROM proposal WHERE asset_id = ? ORDER BY field, certainty DESC',
    row.id,
  );
  const machineText = machineTextOf(db, row.id);
  const stacked = row.stack === null ? [] : assetsOfStack(db, row.stack).filter((other) => other !== uid);
  return {
    ...objectOf(db, row, files),
    text: text?.slice(0, maxText) ?? null,
    ...(text && text.length > maxText ? { textTruncated: true } : {}),
    files: files.map((file) => ({
      path: pathOf(file),
      bytes: file.size,
      modifiedAt: file.mtime,
      state: stateOf(file.missing, file.online),
    })),
    history: historyOf(db, uid),
    versions: versionsOf(db, row.id),
    proposals,
    picture: row.picture,
    pictureKind: row.picture_kind === null ? null : row.picture_kind === 1 ? 'card' : 'picture',
    thumbhash: row.thumbhash?.toString('base64') ?? null,
    technical: factsOf(db, row.id)?.technical ?? {},
    stacked: cardsByUids(db, stacked),
    sidecars: [],
    ...(machineText ? { machineText } : {}),
    ...markedOf(db, row.id),
  };
}

/** What people did with an asset while they looked it through. */
function markedOf(
  db: Reader,
  id: number,
): Pick<AssetWhole, 'rating' | 'pick' | 'label' | 'unit' | 'turn' | 'shift' | 'collections' | 'eventId'> {
  const row = get<{
    rating: number | null;
    pick: number | null;
    label: LabelColour | null;
    unit: string | null;
    turn: number;
    shift: string | null;
    event: string | null;
  }>(
    db,
    `SELECT a.rating, a.pick, a.label, a.unit, a.turn,
        (SELECT value FROM said WHERE asset_id = a.id AND field = 'shift') AS shift,
        (SELECT uid FROM event WHERE id = coalesce(a.event_id, a.proposed_event_id)) AS event FROM asset a WHERE a.id = ?`,
    id,
  );
  const inCollections = all<{ uid: string }>(
    db,
    `SELECT c.uid FROM collection_item i JOIN collection c ON c.id = i.collection_id
      WHERE i.asset_id = ? AND c.gone = 0 ORDER BY c.name`,
    id,
  );
  return {
    rating: row?.rating ?? null,
    pick: pickOf(row?.pick ?? null),
    label: row?.label ?? null,
    unit: row?.unit ?? null,
    turn: row?.turn ?? 0,
    shift: row?.shift ? Number(JSON.parse(row.shift)) : 0,
    collections: inCollections.map(({ uid }) => uid),
    eventId: row?.event ?? null,
  };
}

function objectOf(db: Reader, row: ObjectRow, files: readonly PlacedFile[]): AssetObject & { id: string } {
  const facts = factsOf(db, row.id);
  // a place where the file no longer is helps only when there is no other
  const there = files.filter((file) => !file.missing);
  const paths = (there.length ? there : files).map(pathOf);
  const code = errorCode.safeParse(row.error_code);
  return {
    id: row.uid,
    path: paths[0] ?? '',
    paths,
    kind: assetKinds[row.kind] ?? 'other',
    mime: row.mime,
    bytes: row.bytes,
    width: row.width,
    height: row.height,
    orientation: facts?.orientation ?? null,
    capturedAt: row.captured_at,
    capturedAtCertainty: row.captured_certainty,
    gps: facts?.gps ?? null,
    make: facts?.make ?? null,
    model: facts?.model ?? null,
    title: row.title,
    description: row.caption,
    keywords: JSON.parse(row.keywords) as string[],
    creator: row.creator,
    copyright: row.copyright,
    theme: row.theme,
    date: row.date,
    event: row.event,
    place: row.place,
    people: JSON.parse(row.people) as string[],
    proposed: proposedOf(db, row.id),
    durationSeconds: row.duration,
    pages: row.pages,
    preview: previewOf(row),
    state: stateOf(row.missing, row.online),
    error: code.success ? { code: code.data, message: row.error_message ?? code.data } : null,
  };
}

/** Long edge of a preview; it is never enlarged (see media/render.ts). */
const previewEdge = 1600;

function previewOf(row: ObjectRow): AssetObject['preview'] {
  if (!row.picture) return null;
  const [width, height] = [row.width ?? previewEdge, row.height ?? previewEdge];
  const scale = Math.min(1, previewEdge / Math.max(width, height));
  return {
    kind: row.picture_kind === 1 ? 'card' : 'picture',
    file: null,
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}

/** The best guess of each field. */
function proposedOf(db: Reader, assetId: number): Record<string, Proposal> {
  const rows = all<Proposal & { field: string }>(
    db,
    'SELECT field, value, reason, certainty FROM proposal WHERE asset_id = ? ORDER BY certainty',
    assetId,
  );
  return Object.fromEntries(rows.map(({ field, ...proposal }) => [field, proposal]));
}

const stateOf = (missing: number, online: number): AssetState => (missing ? 'missing' : online ? 'present' : 'offline');
