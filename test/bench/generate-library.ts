import { execute, openWriter, run, transaction, type Writer } from '../../electron/engine/db/connection.ts';
import { migrate } from '../../electron/engine/db/migrate.ts';
import { firstKey, secondOfDay } from '../../electron/engine/db/sort-key.ts';
import { indexAssets, tidyIndex } from '../../electron/engine/search/index-write.ts';
import {
  cameraModels,
  caption,
  creators,
  fileName,
  inventedName,
  keywords,
  type OccasionText,
  occasion,
  themes,
  title,
  units,
} from './captions.ts';
import { Random } from './random.ts';

export interface GenerateOptions {
  readonly count: number;
  readonly seed?: number;
  /** Also writes a row of `file` for each asset, as a library has that watches real folders. */
  readonly files?: boolean;
}

const batch = 10_000;
const perOccasion = 40;
const labels = ['green', 'red', 'yellow', 'blue', 'purple'] as const;
const root = '/arsip/humas';

interface Place {
  readonly text: OccasionText;
  readonly eventId: number;
  readonly dirId: number;
  readonly unit: string;
  /** Who was there with which camera. */
  readonly creator: string;
  readonly camera: string;
  readonly lat: number;
  readonly lon: number;
}

/**
 * Fills a new library with invented material: occasions of about forty photographs, a few videos, recordings and
 * documents, with titles, captions, people and folders as an office has them. The same seed gives the same library.
 * The connection is the caller's to close.
 */
export function generateLibrary(path: string, { count, seed = 1, files = false }: GenerateOptions): Writer {
  const db = openWriter(path, false);
  migrate(db);
  const random = new Random(seed);
  const villages = Array.from({ length: Math.min(8_000, 200 + count / 50) }, () => inventedName(random));
  const people = Array.from(
    { length: Math.min(6_000, 200 + count / 100) },
    () => `${inventedName(random)} ${inventedName(random)}`,
  );
  transaction(db, () => {
    run(db, "INSERT INTO root (id, uid, path, added_at) VALUES (1, 'aaaaaaaaaaaa', ?, 0)", root);
    for (const theme of themes) run(db, 'INSERT INTO theme (name, created_at) VALUES (?, 0)', theme);
  });
  const seconds = new Map<number, number>();
  for (let from = 0; from < count; from += batch)
    transaction(db, () => {
      const ids: number[] = [];
      let place: Place | undefined;
      for (let n = from; n < Math.min(from + batch, count); n++) {
        if (!place || n % perOccasion === 0) place = newPlace(db, random, occasion(random, villages, people));
        ids.push(insertAsset(db, random, place, n, seconds, files));
      }
      indexAssets(db, ids);
    });
  while (tidyIndex(db));
  execute(db, 'ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)');
  return db;
}

function newPlace(db: Writer, random: Random, text: OccasionText): Place {
  const folder = `${text.day.slice(0, 4)}/${text.day.slice(5, 7)}/${random.chance(0.7) ? `${text.day} ` : ''}${text.name}`;
  run(db, 'INSERT OR IGNORE INTO dir (root_id, path) VALUES (1, ?)', folder);
  const dir = db.prepare('SELECT id FROM dir WHERE root_id = 1 AND path = ?').get(folder) as { id: number };
  const event = run(db, 'INSERT INTO event (name, date, created_at) VALUES (?, ?, 0)', text.name, text.day);
  return {
    text,
    dirId: dir.id,
    eventId: Number(event.lastInsertRowid),
    unit: random.pickCommon(units),
    creator: random.pickCommon(creators),
    camera: random.pickCommon(cameraModels),
    // a regency on Java
    lat: -7.2 + 0.6 * random.next(),
    lon: 107.2 + 0.8 * random.next(),
  };
}

const kinds = [
  { share: 0.74, kind: 0, mime: 'image/jpeg', extension: 'JPG' },
  { share: 0.8, kind: 0, mime: 'image/x-nikon-nef', extension: 'NEF' },
  { share: 0.84, kind: 0, mime: 'image/heic', extension: 'HEIC' },
  { share: 0.86, kind: 0, mime: 'image/png', extension: 'png' },
  { share: 0.94, kind: 1, mime: 'video/mp4', extension: 'MP4' },
  { share: 0.96, kind: 2, mime: 'audio/mpeg', extension: 'mp3' },
  { share: 1, kind: 3, mime: 'application/pdf', extension: 'pdf' },
] as const;

function insertAsset(
  db: Writer,
  random: Random,
  { text, eventId, dirId, unit, creator, camera, lat, lon }: Place,
  n: number,
  seconds: Map<number, number>,
  files: boolean,
): number {
  const second = secondOfDay(text.day) + 28_800 + random.below(28_800);
  const used = seconds.get(second) ?? 0;
  seconds.set(second, used + 1);
  const dice = random.next();
  const { kind, mime, extension } = kinds.find(({ share }) => dice < share) ?? kinds[0];
  const described = random.next();
  const isPicture = kind < 2;
  const landscape = random.chance(0.8);
  const hasPosition = isPicture && random.chance(0.35);
  const name = fileName(random, n, extension);
  const inserted = run(
    db,
    `INSERT INTO asset (uid, sk, kind, mime, bytes, width, height, captured_at, captured_certainty, title, caption,
       keywords, people, place, theme_id, event_id, date, root_id, dir_id, name, picture_state, added_at, duration, creator,
       camera, unit, lat, lon, rating, label, pick, described)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'exact', ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, 2, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    uid(n),
    firstKey(second) + used,
    kind,
    mime,
    1_000_000 + random.below(9_000_000),
    isPicture ? (landscape ? 6000 : 4000) : null,
    isPicture ? (landscape ? 4000 : 6000) : null,
    new Date(second * 1000).toISOString().slice(0, 19),
    described < 0.76 ? title(random, text) : null,
    described < 0.45 ? caption(random, text) : null,
    JSON.stringify(described < 0.6 ? keywords(random, text) : []),
    JSON.stringify(described < 0.7 ? text.people : []),
    described < 0.8 ? text.place : null,
    described < 0.85 ? themes.indexOf(text.theme) + 1 : null,
    described < 0.85 ? eventId : null,
    text.day,
    dirId,
    name,
    Date.parse(`${text.day}T20:00:00Z`),
    kind === 1 || kind === 2 ? 5 + random.below(600) : null,
    random.chance(0.7) ? creator : null,
    isPicture && random.chance(0.9) ? camera : null,
    described < 0.5 ? unit : null,
    hasPosition ? lat + 0.01 * random.next() : null,
    hasPosition ? lon + 0.01 * random.next() : null,
    random.chance(0.12) ? 1 + random.below(5) : null,
    random.chance(0.05) ? random.pickCommon(labels) : null,
    random.chance(0.06) ? (random.chance(0.6) ? 1 : -1) : null,
    described < 0.76 ? 1 : 0,
  );
  const id = Number(inserted.lastInsertRowid);
  if (files)
    run(
      db,
      `INSERT INTO file (dir_id, name, size, mtime, ctime, birth, ino, asset_id, read_state)
       VALUES (?, ?, 1, 0, 0, 0, '0', ?, 1)`,
      dirId,
      name,
      id,
    );
  return id;
}

/** A valid asset id for a number. */
function uid(n: number): string {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
  let rest = n;
  let text = '';
  for (let i = 0; i < 12; i++) {
    text = alphabet.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}
