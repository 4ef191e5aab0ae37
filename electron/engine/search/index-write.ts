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
/** Characters that may wait to be written together. */
const held = 16_000_000;
/** Texts of at most so many characters are worth remembering, so many of them. */
const commonLength = 300;
const mostCommon = 20_000;

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

/** The folder, year and day tokens and the words of what thousands of assets have in common, worked out once. */
class Spelling {
  readonly #words = new Map<string, string>();
  readonly #folders = new Map<string, string[]>();
  readonly #dates = new Map<string | null, string[]>();
  readonly #known = new Set<string>();
  #news: string[] = [];

  /** The folded words of a text. */
  text(value: string | null): string {
    if (value === null || value === '') return '';
    const known = this.#words.get(value);
    if (known !== undefined) return known;
    const text = this.#note(words(value));
    if (value.length <= commonLength && this.#words.size < mostCommon) this.#words.set(value, text);
    return text;
  }

  name(name: string): string {
    return this.#note(nameWords(name));
  }

  /** Words of each folder of a path. */
  folder(path: string): string {
    const key = `/${path}`;
    const known = this.#words.get(key);
    if (known !== undefined) return known;
    const text = this.#note(path.split('/').flatMap(nameWords));
    if (this.#words.size < mostCommon) this.#words.set(key, text);
    return text;
  }

  dates(date: string | null): string[] {
    const tokens = this.#dates.get(date) ?? dateTokens(date);
    if (this.#dates.size < mostCommon) this.#dates.set(date, tokens);
    return tokens;
  }

  /** Of a folder and of all above it, up to its root. */
  folders(root: string, dir: string): string[] {
    const key = `${root}\0${dir}`;
    const known = this.#folders.get(key);
    if (known) return known;
    let path = folderKey(root);
    const tokens = [folderToken(path)];
    for (const part of dir.split('/').filter(Boolean)) {
      path = path === '/' ? `/${part}` : `${path}/${part}`;
      tokens.push(folderToken(path));
    }
    if (this.#folders.size < mostCommon) this.#folders.set(key, tokens);
    return tokens;
  }

  /** Words that were not met before this was asked the last time. */
  news(): string[] {
    const news = this.#news.sort();
    this.#news = [];
    return news;
  }

  #note(list: readonly string[]): string {
    for (const term of list) {
      // numbers are no vocabulary: they have no forms, and cameras count without end
      if (term.length > termLimit || this.#known.has(term) || /^\d+$/.test(term)) continue;
      this.#known.add(term);
      this.#news.push(term);
    }
    return list.join(' ');
  }
}

function valuesOf(
  row: IndexRow,
  places: readonly Omit<PlaceRow, 'asset_id'>[],
  proposed: readonly string[],
  spelling: Spelling,
): string[] {
  const text = (value: string | null): string => spelling.text(value);
  // a list gets a token between its values, so that a phrase does not run from one into the next
  const list = (values: readonly string[]): string => values.map(text).filter(Boolean).join(' \uE000 ');
  const names = new Set(places.map((place) => place.name));
  const dirs = new Set(places.map((place) => place.dir_path || lastPart(place.root_path)));
  return [
    text(row.title),
    text(row.caption),
    list(parsed(row.keywords)),
    list(parsed(row.people)),
    text(row.place),
    text(row.theme),
    text(row.event),
    text(row.creator),
    [...dirs].map((dir) => spelling.folder(dir)).join(' \uE000 '),
    [...names].map((name) => spelling.name(name)).join(' \uE000 '),
    text(row.text === null ? null : row.text.slice(0, textLimit)),
    list([...new Set(proposed)]),
    filterTokens(row, places, spelling).join(' '),
  ];
}

function filterTokens(row: IndexRow, places: readonly Omit<PlaceRow, 'asset_id'>[], spelling: Spelling): string[] {
  const tokens = new Set([kindToken(row.kind), ...spelling.dates(row.date)]);
  if (row.date === null) tokens.add(undatedToken);
  if (row.title === null) tokens.add(untitledToken);
  if (row.theme === null) tokens.add(unthemedToken);
  for (const place of places) {
    tokens.add(rootToken(place.root_id));
    for (const token of spelling.folders(place.root_path, place.dir_path)) tokens.add(token);
  }
  return [...tokens];
}

function parsed(json: string): string[] {
  const value: unknown = JSON.parse(json);
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

const lastPart = (path: string): string => path.split(/[/\\]/).filter(Boolean).at(-1) ?? '';
