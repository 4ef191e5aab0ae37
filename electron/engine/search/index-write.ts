import { rootForm, rootsVersion } from '../../../shared/text/stem.ts';
import { all, get, run, transaction, type Writer } from '../db/connection.ts';
import { type IndexRow, type PlaceRow, Spelling, valuesOf } from './index-values.ts';

const chunk = 500;
/** Characters that may wait to be written together. */
const held = 16_000_000;

const rowsOf = `SELECT a.id, a.sk, a.kind, a.mime, a.camera, a.unit, a.title, a.caption, a.keywords, a.people, a.creator, a.place, a.date,
    a.proposed_title, a.name, a.root_id, r.path AS root_path, d.path AS dir_path, t.name AS theme, e.name AS event,
    x.text, m.text AS machine_text
  FROM json_each(?) j CROSS JOIN asset a ON a.id = j.value
  JOIN root r ON r.id = a.root_id JOIN dir d ON d.id = a.dir_id
  LEFT JOIN theme t ON t.id = a.theme_id LEFT JOIN event e ON e.id = a.event_id
  LEFT JOIN document_text x ON x.asset_id = a.id
  LEFT JOIN machine_text m ON m.asset_id = a.id AND m.state = 1`;

const placesOf = `SELECT f.asset_id, f.name, d.root_id, r.path AS root_path, d.path AS dir_path
  FROM json_each(?) j CROSS JOIN file f ON f.asset_id = j.value
  JOIN dir d ON d.id = f.dir_id JOIN root r ON r.id = d.root_id WHERE f.missing = 0`;

const insertRow = `INSERT INTO fts
  (rowid, title, caption, keywords, people, place, theme, event, creator, dir, name, text, proposed, fx)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/**
 * Writes the search rows of assets anew from the tables: title, theme, event, places of its files, document text,
 * proposals. An asset that is gone or whose sort key moved leaves its old row. Call it, in the same transaction, after
 * any of these has changed; many ids at once are much cheaper than one by one.
 */
export function indexAssets(db: Writer, ids: readonly number[]): void {
  transaction(db, () => {
    refreshRoots(db);
    const spelling = new Spelling();
    const ordered = ids.length > chunk ? bySortKey(db, ids) : [...new Set(ids)];
    let waiting: Written[] = [];
    let size = 0;
    for (let from = 0; from < ordered.length; from += chunk) {
      const written = readChunk(db, ordered.slice(from, from + chunk), spelling);
      waiting.push(...written);
      for (const { values } of written) for (const value of values ?? []) size += value.length;
      if (size < held) continue;
      writeRows(db, waiting);
      waiting = [];
      size = 0;
    }
    writeRows(db, waiting);
  });
}

/** A row as it is to be under a key; without values it goes. */
interface Written {
  readonly sk: number;
  readonly values?: readonly string[];
}

/**
 * One after the other and by key upwards: FTS5 writes out its buffer each time a key is lower than the one before, and before
 * each statement on other tables that SQLite may have to take back alone.
 */
function writeRows(db: Writer, rows: readonly Written[]): void {
  const byKey = rows.toSorted((one, other) => one.sk - other.sk || Number(!!one.values) - Number(!!other.values));
  for (const { sk, values } of byKey) {
    if (values) run(db, insertRow, sk, ...values);
    else run(db, 'DELETE FROM fts WHERE rowid = ?', sk);
  }
}

/** In the order in which they lie in the index; those that are gone last. */
function bySortKey(db: Writer, ids: readonly number[]): number[] {
  const rows = all<{ id: number }>(
    db,
    'SELECT a.id FROM json_each(?) j CROSS JOIN asset a ON a.id = j.value ORDER BY a.sk',
    JSON.stringify(ids),
  );
  return [...new Set([...rows.map(({ id }) => id), ...ids])];
}

const refreshed = new WeakSet<Writer>();

/** Works the roots of all known words out anew when an older version, with another list of roots, wrote them. */
function refreshRoots(db: Writer): void {
  if (refreshed.has(db)) return;
  refreshed.add(db);
  noteFirstRows(db);
  const key = 'search-roots';
  const found = get<{ value: string }>(db, 'SELECT value FROM meta WHERE key = ?', key);
  if (found?.value === rootsVersion) return;
  for (const { term, root } of all<{ term: string; root: string }>(db, 'SELECT term, root FROM search_term')) {
    const now = rootForm(term);
    if (now !== root) run(db, 'UPDATE search_term SET root = ? WHERE term = ?', now, term);
  }
  run(db, 'INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', key, rootsVersion);
}

/** Takes rows out of the search index by sort key. */
export function unindex(db: Writer, sks: readonly number[]): void {
  transaction(db, () => {
    for (const sk of sks) {
      run(db, 'DELETE FROM fts WHERE rowid = ?', sk);
      run(db, 'DELETE FROM search_row WHERE sk = ?', sk);
    }
  });
}

/** Raised when rows are written otherwise than before, so that those that lie there are written anew. */
const rowsVersion = '2';
const rowsKey = 'search-rows';
const markedAtOnce = 5_000;

/** Where nothing was written yet, no older version wrote it. */
function noteFirstRows(db: Writer): void {
  if (get(db, 'SELECT 1 FROM search_row LIMIT 1') === undefined)
    run(db, 'INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', rowsKey, rowsVersion);
}

/**
 * Marks some of the assets whose search rows an older version wrote, for the background to write them anew; what lies there
 * is found meanwhile as it was.
 * @returns whether there may be more
 */
export function markOldRows(db: Writer): boolean {
  const found = get<{ value: string }>(db, 'SELECT value FROM meta WHERE key = ?', rowsKey)?.value;
  if (found === rowsVersion) return false;
  const [version, after] = (found ?? '').split(' after ');
  const from = version === rowsVersion ? Number(after) : 0;
  const marked = all<{ id: number }>(db, 'SELECT id FROM asset WHERE id > ? ORDER BY id LIMIT ?', from, markedAtOnce);
  const last = marked.at(-1);
  if (last)
    run(
      db,
      'INSERT OR IGNORE INTO index_todo SELECT id FROM asset WHERE id > ? AND id <= ? ORDER BY id',
      from,
      last.id,
    );
  const value = last ? `${rowsVersion} after ${last.id}` : rowsVersion;
  run(db, 'INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', rowsKey, value);
  return true;
}

/**
 * One short step of joining the index's segments, for idle time: many small writes leave many segments, and each costs
 * every search a little.
 * @returns whether another step would find work
 */
export function tidyIndex(db: Writer): boolean {
  const before = get<{ n: number }>(db, 'SELECT total_changes() AS n')?.n ?? 0;
  run(db, "INSERT INTO fts (fts, rank) VALUES ('merge', 500)");
  const after = get<{ n: number }>(db, 'SELECT total_changes() AS n')?.n ?? 0;
  // as FTS5 documents it: fewer than two rows changed means that there was nothing to join
  return after - before >= 2;
}

/** The rows of assets as they are to be, and those that they leave; all but the index itself is written. */
function readChunk(db: Writer, ids: readonly number[], spelling: Spelling): Written[] {
  const list = JSON.stringify(ids);
  const rows = all<IndexRow>(db, rowsOf, list);
  const places = Map.groupBy(all<PlaceRow>(db, placesOf, list), (place) => place.asset_id);
  const guesses = Map.groupBy(
    all<{ asset_id: number; value: string }>(
      db,
      'SELECT p.asset_id, p.value FROM json_each(?) j CROSS JOIN proposal p ON p.asset_id = j.value',
      list,
    ),
    (guess) => guess.asset_id,
  );
  const written = rows.map((row) => {
    const proposed = [row.proposed_title ?? '', ...(guesses.get(row.id) ?? []).map((guess) => guess.value)];
    return { sk: row.sk, values: valuesOf(row, places.get(row.id) ?? [row], proposed, spelling) };
  });
  const left = moveKeys(db, list, rows);
  for (const term of spelling.news()) {
    run(db, 'INSERT OR IGNORE INTO search_term (term, root) VALUES (?, ?)', term, rootForm(term));
  }
  return [...left.map((sk) => ({ sk })), ...written];
}

/**
 * Notes under which key each asset lies now. Returns the keys whose rows are to go: where these assets lay, and where another
 * one lay that was not written anew yet, since its words must not stay under a key that is not its own.
 */
function moveKeys(db: Writer, list: string, rows: readonly IndexRow[]): number[] {
  const keys = JSON.stringify(rows.map(({ id, sk }) => [sk, id]));
  const lay = all<{ sk: number }>(
    db,
    'DELETE FROM search_row WHERE asset_id IN (SELECT value FROM json_each(?)) RETURNING sk',
    list,
  );
  const taken = all<{ sk: number }>(
    db,
    `DELETE FROM search_row WHERE sk IN (SELECT json_extract(value, '$[0]') FROM json_each(?)) RETURNING sk`,
    keys,
  );
  run(
    db,
    `INSERT INTO search_row (sk, asset_id)
     SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?)`,
    keys,
  );
  return [...lay, ...taken].map(({ sk }) => sk);
}
