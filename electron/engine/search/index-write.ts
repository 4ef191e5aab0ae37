import { nameWords, words } from '../../../shared/text/fold.ts';
import { rootForm, rootsVersion } from '../../../shared/text/stem.ts';
import { all, get, run, transaction, type Writer } from '../db/connection.ts';
import {
  dateTokens,
  folderKey,
  folderToken,
  kindToken,
  rootToken,
  undatedToken,
  unthemedToken,
  untitledToken,
} from './tokens.ts';

interface IndexRow {
  readonly id: number;
  readonly sk: number;
  readonly kind: number;
  readonly title: string | null;
  readonly caption: string | null;
  readonly keywords: string;
  readonly people: string;
  readonly creator: string | null;
  readonly place: string | null;
  readonly date: string | null;
  readonly proposed_title: string | null;
  readonly name: string;
  readonly root_id: number;
  readonly root_path: string;
  readonly dir_path: string;
  readonly theme: string | null;
  readonly event: string | null;
  readonly text: string | null;
}

interface PlaceRow {
  readonly asset_id: number;
  readonly name: string;
  readonly root_id: number;
  readonly root_path: string;
  readonly dir_path: string;
}

/** Characters of a document that are searched; a book is shorter. */
const textLimit = 2_000_000;
/** Longer runs are keys and encoded data, not words. */
const termLimit = 40;
const chunk = 500;

const rowsOf = `SELECT a.id, a.sk, a.kind, a.title, a.caption, a.keywords, a.people, a.creator, a.place, a.date,
    a.proposed_title, a.name, a.root_id, r.path AS root_path, d.path AS dir_path, t.name AS theme, e.name AS event,
    x.text
  FROM json_each(?) j CROSS JOIN asset a ON a.id = j.value
  JOIN root r ON r.id = a.root_id JOIN dir d ON d.id = a.dir_id
  LEFT JOIN theme t ON t.id = a.theme_id LEFT JOIN event e ON e.id = a.event_id
  LEFT JOIN document_text x ON x.asset_id = a.id`;

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
    for (let from = 0; from < ids.length; from += chunk) indexChunk(db, ids.slice(from, from + chunk));
  });
}

const refreshed = new WeakSet<Writer>();

/** Works the roots of all known words out anew when an older version, with another list of roots, wrote them. */
function refreshRoots(db: Writer): void {
  if (refreshed.has(db)) return;
  refreshed.add(db);
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

function indexChunk(db: Writer, ids: readonly number[]): void {
  const list = JSON.stringify(ids);
  // by key upwards: FTS5 writes out its buffer each time a rowid is lower than the one before
  const rows = all<IndexRow>(db, rowsOf, list).sort((a, b) => a.sk - b.sk);
  const places = Map.groupBy(all<PlaceRow>(db, placesOf, list), (place) => place.asset_id);
  const guesses = Map.groupBy(
    all<{ asset_id: number; value: string }>(
      db,
      'SELECT p.asset_id, p.value FROM json_each(?) j CROSS JOIN proposal p ON p.asset_id = j.value',
      list,
    ),
    (guess) => guess.asset_id,
  );
  const before = all<{ sk: number }>(
    db,
    'SELECT s.sk FROM json_each(?) j CROSS JOIN search_row s ON s.asset_id = j.value ORDER BY s.sk',
    list,
  );
  for (const { sk } of before) run(db, 'DELETE FROM fts WHERE rowid = ?', sk);
  const present = new Set(rows.map((row) => row.id));
  for (const id of ids) if (!present.has(id)) run(db, 'DELETE FROM search_row WHERE asset_id = ?', id);
  const terms = new Set<string>();
  for (const row of rows) {
    const taken = run(db, 'DELETE FROM search_row WHERE sk = ? AND asset_id <> ?', row.sk, row.id);
    // another asset was found under this key and has not been written anew yet: its words must not stay under it
    if (taken.changes > 0) run(db, 'DELETE FROM fts WHERE rowid = ?', row.sk);
    const proposed = [row.proposed_title ?? '', ...(guesses.get(row.id) ?? []).map((guess) => guess.value)];
    writeRow(db, row, places.get(row.id) ?? [row], proposed, terms);
    run(db, 'INSERT OR REPLACE INTO search_row (sk, asset_id) VALUES (?, ?)', row.sk, row.id);
  }
  for (const term of [...terms].sort())
    run(db, 'INSERT OR IGNORE INTO search_term (term, root) VALUES (?, ?)', term, rootForm(term));
}

function writeRow(
  db: Writer,
  row: IndexRow,
  places: readonly Omit<PlaceRow, 'asset_id'>[],
  proposed: readonly string[],
  terms: Set<string>,
): void {
  const text = (value: string | null): string => note(words(value ?? ''), terms);
  // a list gets a token between its values, so that a phrase does not run from one into the next
  const list = (json: string): string => parsed(json).map(text).filter(Boolean).join(' \uE000 ');
  const names = new Set(places.map((place) => place.name));
  const dirs = new Set(places.map((place) => place.dir_path || lastPart(place.root_path)));
  run(
    db,
    insertRow,
    row.sk,
    text(row.title),
    text(row.caption),
    list(row.keywords),
    list(row.people),
    text(row.place),
    text(row.theme),
    text(row.event),
    text(row.creator),
    [...dirs].map((dir) => note(dir.split('/').flatMap(nameWords), terms)).join(' \uE000 '),
    [...names].map((name) => note(nameWords(name), terms)).join(' \uE000 '),
    text(row.text === null ? null : row.text.slice(0, textLimit)),
    [...new Set(proposed)].map(text).filter(Boolean).join(' \uE000 '),
    filterTokens(row, places).join(' '),
  );
}

function filterTokens(row: IndexRow, places: readonly Omit<PlaceRow, 'asset_id'>[]): string[] {
  const tokens = new Set([kindToken(row.kind), ...dateTokens(row.date)]);
  if (row.date === null) tokens.add(undatedToken);
  if (row.title === null) tokens.add(untitledToken);
  if (row.theme === null) tokens.add(unthemedToken);
  for (const place of places) {
    tokens.add(rootToken(place.root_id));
    let path = folderKey(place.root_path);
    tokens.add(folderToken(path));
    for (const part of place.dir_path.split('/').filter(Boolean)) {
      path = path === '/' ? `/${part}` : `${path}/${part}`;
      tokens.add(folderToken(path));
    }
  }
  return [...tokens];
}

function note(list: readonly string[], terms: Set<string>): string {
  // numbers are no vocabulary: they have no forms, and cameras count without end
  for (const term of list) if (term.length <= termLimit && !/^\d+$/.test(term)) terms.add(term);
  return list.join(' ');
}

function parsed(json: string): string[] {
  const value: unknown = JSON.parse(json);
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

const lastPart = (path: string): string => path.split(/[/\\]/).filter(Boolean).at(-1) ?? '';
