import type { FileFacts } from '../../../shared/model/facts.ts';
import { assetsByContent, factsOf } from '../db/assets.ts';
import { all, get, numberGiven, type Reader } from '../db/connection.ts';
import type { PlacedFile } from '../db/files.ts';
import { firstKey, lastKey, secondOfDay } from '../db/sort-key.ts';
import { judge, type Verdict } from './identify-judge.ts';
import type { Candidate, KnownFile } from './identify-question.ts';
import { plainName, spellingsOf } from './name-spelling.ts';

/** Of one signal; more that agree on it are no help. */
const mostOfOne = 24;
const day = 24 * 3_600_000;

/** Whether a file may wait for another one to be read; false where it has waited for that one. */
export type Patience = (fileId: number) => boolean;

/**
 * Judges which asset a file is one of that was just read.
 * @param like what is known of how pictures look, by asset: see `likenessOf`
 * @param patient whether it may wait for another file to be read, by its id
 */
export function identify(
  db: Reader,
  file: PlacedFile,
  facts: FileFacts,
  like: ReadonlyMap<number, boolean | null>,
  now: number,
  patient: Patience,
): Verdict {
  const own = file.asset_id === null ? undefined : assetOf(db, file.asset_id, file, facts, now, patient);
  const known = own && !own.provisional ? own.candidate : undefined;
  const others = candidatesFor(db, file, facts, now).flatMap((id) => assetOf(db, id, file, facts, now, patient) ?? []);
  return judge({
    file: {
      id: file.id,
      rootId: file.root_id,
      dirId: file.dir_id,
      name: file.name,
      size: file.size,
      ino: file.ino,
      birth: file.birth,
      linked: file.linked === 1,
    },
    signals: facts,
    own: known,
    others: others.filter((one) => !one.provisional).map(({ candidate }) => candidate),
    like,
    now,
  });
}

/** Assets that any signal names; the judgement weighs them. */
function candidatesFor(db: Reader, file: PlacedFile, facts: FileFacts, now: number): number[] {
  const found = new Set<number>();
  const add = (sql: string, ...values: unknown[]): void => {
    for (const { id } of all<{ id: number | null }>(db, `${sql} LIMIT ${mostOfOne}`, ...values)) {
      if (id !== null) found.add(id);
    }
  };
  if (facts.fingerprint !== null) {
    for (const { id } of assetsByContent(db, facts.fingerprint).slice(0, mostOfOne)) found.add(id);
    // one that stands for the file's name alone is no other one
    found.delete(file.asset_id ?? 0);
    if (found.size > 0) return [...found];
    add('SELECT asset_id AS id FROM version WHERE content = ?', facts.fingerprint);
    if (facts.essence !== null) {
      add(`SELECT asset_id AS id FROM fact WHERE json_extract(facts, '$.essence') = ?`, facts.essence);
    }
    if (facts.documentId !== null) {
      add(`SELECT asset_id AS id FROM fact WHERE json_extract(facts, '$.documentId') = ?`, facts.documentId);
    }
    const second = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):(\d\d)/.exec(facts.capturedAt ?? '');
    if (second && facts.kind !== 'document' && ['exact', 'utc-container'].includes(facts.capturedAtCertainty)) {
      // fractions and zones may be written another way; '~' sorts behind both
      add(
        'SELECT id FROM asset WHERE missing = 1 AND captured_at >= ? AND captured_at < ?',
        second[0],
        `${second[0]}~`,
      );
      const [, date = '', hours, minutes, seconds] = second;
      const at = secondOfDay(date) + Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
      // those of that second that are there: where there are any, the moment is not one picture's alone
      add('SELECT id FROM asset WHERE sk BETWEEN ? AND ?', firstKey(at), lastKey(at));
    }
  }
  if (file.birth > 0) {
    add('SELECT asset_id AS id FROM file WHERE ino = ? AND birth = ? AND missing = 1', file.ino, file.birth);
    add('SELECT asset_id AS id FROM former_file WHERE ino = ? AND birth = ?', file.ino, file.birth);
  }
  if (facts.fingerprint !== null) {
    for (const name of spellingsOf(file.name)) {
      add('SELECT id FROM asset WHERE dir_id = ? AND name = ? AND missing = 1', file.dir_id, name);
    }
  }
  add(
    `SELECT asset_id AS id FROM file WHERE name = ? AND size = ? AND missing = 1 AND content IS NULL
       AND missing_since >= ?`,
    file.name,
    file.size,
    now - day,
  );
  found.delete(file.asset_id ?? 0);
  return [...found];
}

interface AssetRow {
  readonly id: number;
  readonly uid: string;
  readonly content: string | null;
  readonly bytes: number;
  readonly added_at: number;
  readonly provisional: number;
  readonly missing: number;
  readonly dir_id: number;
  readonly name: string;
}

interface FileRow extends Omit<KnownFile, 'rootId' | 'dirId' | 'missing' | 'missingSince' | 'stale' | 'visited'> {
  readonly root_id: number;
  readonly dir_id: number;
  readonly missing: number;
  readonly missing_since: number | null;
  readonly stale: number;
  readonly visited: number;
}

function assetOf(
  db: Reader,
  id: number,
  file: PlacedFile,
  met: FileFacts,
  now: number,
  patient: Patience,
): { candidate: Candidate; provisional: boolean } | undefined {
  const asset = get<AssetRow>(
    db,
    'SELECT id, uid, content, bytes, added_at, provisional, missing, dir_id, name FROM asset WHERE id = ?',
    id,
  );
  if (!asset) return undefined;
  const files = all<FileRow>(
    db,
    `SELECT f.id, d.root_id, f.dir_id, f.name, f.size, f.ino, f.birth, f.content, f.missing, f.missing_since,
        f.read_state = 0 AND r.online = 1 AND r.watched = 1 AS stale,
        f.read_state = 0 AND f.missing = 1 AND f.linked = 0 AND f.content IS NOT NULL AS visited
       FROM file f JOIN dir d ON d.id = f.dir_id JOIN root r ON r.id = d.root_id WHERE f.asset_id = ${numberGiven}`,
    id,
  );
  const facts = asset.provisional ? undefined : factsOf(db, id);
  const text =
    facts?.kind === 'document' && met.kind === 'document'
      ? get<{ text: string }>(db, 'SELECT text FROM document_text WHERE asset_id = ?', id)?.text
      : undefined;
  const parted =
    met.fingerprint !== null &&
    get(db, 'SELECT 1 FROM parted WHERE asset_id = ? AND content = ?', id, met.fingerprint) !== undefined;
  const former =
    met.fingerprint !== null &&
    get(db, 'SELECT 1 FROM version WHERE content = ? AND asset_id = ? LIMIT 1', met.fingerprint, id) !== undefined;
  // none for one that no weaker signal may link to the file
  const isOpen =
    asset.content !== null &&
    asset.content !== met.fingerprint &&
    files.every((one) => one.missing === 1 || one.id === file.id);
  const spoken = () => get(db, 'SELECT 1 FROM edit WHERE asset_uid = ? LIMIT 1', asset.uid) !== undefined;
  return {
    provisional: asset.provisional === 1,
    candidate: {
      assetId: id,
      content: asset.content,
      bytes: asset.bytes,
      signals: facts ? { ...facts, essence: facts.essence ?? null, text: text ?? null } : null,
      former,
      left: all(db, 'SELECT ino, birth, at FROM former_file WHERE asset_id = ?', id),
      parted,
      layHere: asset.missing === 1 && asset.dir_id === file.dir_id && plainName(asset.name) === plainName(file.name),
      rivals: isOpen ? rivalsOf(db, file.id, asset.bytes).filter(patient) : [],
      young: now - asset.added_at <= day && !spoken(),
      files: files.map(({ root_id, dir_id, missing, missing_since, stale, visited, ...known }) => ({
        ...known,
        rootId: root_id,
        dirId: dir_id,
        missing: missing === 1,
        stale: stale === 1 && missing === 0 && patient(known.id),
        missingSince: missing_since,
        visited: visited === 1,
      })),
    },
  };
}

/** Files that wait to be read and are as long as a content was. */
const rivalsOf = (db: Reader, fileId: number, bytes: number): number[] =>
  all<{ id: number }>(
    db,
    `SELECT f.id FROM file f JOIN dir d ON d.id = f.dir_id JOIN root r ON r.id = d.root_id
      WHERE f.read_state = 0 AND f.missing = 0 AND f.size = ? AND f.id <> ? AND r.online = 1 AND r.watched = 1
      LIMIT ${mostOfOne}`,
    bytes,
    fileId,
  ).map(({ id }) => id);
