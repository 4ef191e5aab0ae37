import type { FileFacts } from '../../../shared/model/facts.ts';
import { insertAsset } from '../db/assets.ts';
import { all, get, type Reader, run, transaction, type Writer } from '../db/connection.ts';
import { factsByName } from '../media/probe/facts-by-name.ts';
import { localWallTime } from '../media/probe/name-stamp.ts';
import { indexAssets } from '../search/index-write.ts';
import type { IngestContext } from './context.ts';
import { isWriteTrouble } from './write-trouble.ts';

/** Files named in one transaction: the larger, the fewer segments the search index has; the engine's thread is held for it. */
const atOnce = 1_000;
/**
 * Where so many files of a root wait, those that come are named before they are read, be they few: fewer are read nearly as
 * fast, and a card that changes under somebody's eyes is no help. In a folder that was swept before, files come in smaller
 * numbers, and have often only moved.
 */
const manyAtFirst = 100;
const manyLater = 2_000;
/** Milliseconds after a first sweep within which files still belong to it: those that were not quiet at once. */
const firstLasts = 60_000;

interface Unnamed {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly mtime: number;
  readonly dir_id: number;
  readonly root_id: number;
}

export const unnamedFiles = `SELECT f.id, f.name, f.size, f.mtime, f.dir_id, d.root_id
  FROM file f JOIN dir d ON d.id = f.dir_id
 WHERE f.read_state = 0 AND f.missing = 0 AND f.asset_id IS NULL AND f.sidecar = 0 AND f.id > ? AND d.root_id = ?
 ORDER BY f.id LIMIT ?`;

export const waitingAfter = `SELECT 1 FROM file f JOIN dir d ON d.id = f.dir_id
 WHERE f.read_state = 0 AND f.missing = 0 AND d.root_id = ? LIMIT 1 OFFSET ?`;

/** A file of that name and size is known: it was moved or copied, and reading tells. Twice the same card would be wrong. */
export const lookalike = 'SELECT 1 FROM file WHERE name = ? AND size = ? AND asset_id IS NOT NULL AND id <> ? LIMIT 1';

/**
 * The first of the three passes of a large import: assets of files that were not read yet, by their names alone
 * (`provisional`), so that they can be found within moments. Reading makes them whole.
 */
export class Naming {
  readonly #context: IngestContext;
  readonly #onNamed: () => void;
  /** The newest file of each root that was looked at; rows only grow. */
  readonly #cursors = new Map<number, number>();
  readonly #busy = new Set<number>();
  /** When a root was last seen before its first sweep had ended. */
  readonly #first = new Map<number, number>();
  #timer: NodeJS.Immediate | undefined;
  #closed = false;

  /** `onNamed` is told when a root has no more files to be named. */
  constructor(context: IngestContext, onNamed: () => void) {
    this.#context = context;
    this.#onNamed = onNamed;
  }

  /** Roots whose files are being named: they are read afterwards. */
  get busy(): ReadonlySet<number> {
    return this.#busy;
  }

  /** Looks whether so many files wait that they are to be named first. */
  wake(): void {
    if (this.#closed) return;
    const { db, host } = this.#context;
    const now = host.clock.now();
    const roots = all<{ id: number; last_sweep_at: number | null }>(
      db,
      'SELECT id, last_sweep_at FROM root WHERE watched = 1 AND online = 1',
    );
    for (const { id, last_sweep_at: swept } of roots) {
      if (swept === null) this.#first.set(id, now);
      if (this.#busy.has(id)) continue;
      const many = now - (this.#first.get(id) ?? Number.NEGATIVE_INFINITY) < firstLasts ? manyAtFirst : manyLater;
      if (unnamed(db, this.#cursors.get(id) ?? 0, id, 1).length > 0 && waitsFor(db, id, many)) this.#busy.add(id);
    }
    if (this.#busy.size) this.#timer ??= setImmediate(() => this.#step());
  }

  close(): void {
    this.#closed = true;
    if (this.#timer) clearImmediate(this.#timer);
    this.#busy.clear();
  }

  #step(): void {
    this.#timer = undefined;
    const rootId = this.#busy.values().next().value;
    if (this.#closed || rootId === undefined) return;
    const { db, host, trouble } = this.#context;
    try {
      const files = unnamed(db, this.#cursors.get(rootId) ?? 0, rootId, atOnce);
      this.#tell(files.length ? nameFiles(db, files, host.clock.now()) : []);
      const last = files.at(-1);
      if (last) this.#cursors.set(rootId, last.id);
      if (files.length < atOnce) this.#busy.delete(rootId);
    } catch (error) {
      // reading does without
      this.#busy.clear();
      if (isWriteTrouble(error)) trouble(error);
      else host.log('error', 'naming-failed', { error: String(error) });
    }
    if (this.#busy.size) this.#timer = setImmediate(() => this.#step());
    if (!this.#busy.has(rootId)) this.#onNamed();
  }

  #tell(assets: readonly number[]): void {
    if (!assets.length) return;
    const { search, changes } = this.#context;
    search.noteChanged(assets);
    changes.note({ membership: true, folders: true, roots: true });
  }
}

const unnamed = (db: Reader, after: number, rootId: number, limit: number): Unnamed[] =>
  all<Unnamed>(db, unnamedFiles, after, rootId, limit);

/** Whether at least so many files of a root wait to be read, named or not. */
const waitsFor = (db: Reader, rootId: number, many: number): boolean =>
  get(db, waitingAfter, rootId, many - 1) !== undefined;

/** Makes provisional assets of files and indexes them; answers their ids. */
function nameFiles(db: Writer, files: readonly Unnamed[], now: number): number[] {
  return transaction(
    db,
    () => {
      const assets = files.flatMap((file) =>
        get(db, lookalike, file.name, file.size, file.id) ? [] : [nameFile(db, file, now)],
      );
      indexAssets(db, assets);
      return assets;
    },
    'reproducible',
  );
}

function nameFile(db: Writer, file: Unnamed, now: number): number {
  const { text: _none, ...facts } = factsOfName(file);
  const place = { rootId: file.root_id, dirId: file.dir_id, name: file.name, mtime: file.mtime };
  const id = insertAsset(db, facts, place, now);
  run(db, 'INSERT INTO fact (asset_id, facts) VALUES (?, ?)', id, JSON.stringify(facts));
  // a picture cannot be had before it is read: keeping its facts asks for one
  run(
    db,
    'UPDATE asset SET provisional = 1, picture_state = 2, captured_at = ?, date = ? WHERE id = ?',
    facts.capturedAt,
    facts.capturedAt?.slice(0, 10) ?? null,
    id,
  );
  run(db, 'UPDATE file SET asset_id = ? WHERE id = ?', id, file.id);
  return id;
}

/** What a name tells, and the file's own time where it does not tell when. */
function factsOfName({ name, size, mtime }: Unnamed): FileFacts {
  const facts = factsByName(name, size, null);
  const own = facts.capturedAt === null ? localWallTime(mtime) : undefined;
  return own ? { ...facts, capturedAt: own, capturedAtCertainty: 'file' } : facts;
}
