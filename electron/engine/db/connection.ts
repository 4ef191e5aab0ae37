import Database from 'better-sqlite3';

declare const readable: unique symbol;
declare const writable: unique symbol;

type Statement = Database.Statement<unknown[]>;

/** A connection that may only read. A function that takes a `Reader` cannot change the library. */
export interface Reader {
  readonly [readable]: true;
  prepare(sql: string): Statement;
}

/** The one connection that may write; it can read too. */
export interface Writer extends Reader {
  readonly [writable]: true;
}

/** Milliseconds that a statement may wait for another process's lock before it fails. */
const busyTimeout = 5_000;

interface Opened {
  readonly db: Database.Database;
  readonly statements: Map<string, Statement>;
  /** What undoes effects outside of the database, should the transaction that is open now fail. */
  readonly compensations: (() => void)[];
}

const opened = new WeakMap<object, Opened>();

function wrap(db: Database.Database): Writer {
  const statements = new Map<string, Statement>();
  const connection = {
    prepare(sql: string): Statement {
      const known = statements.get(sql);
      if (known) return known;
      const statement = db.prepare<unknown[]>(sql);
      // statements hold memory in SQLite; ours are a fixed set of texts, the limit catches a text made by mistake
      if (statements.size >= 500) statements.clear();
      statements.set(sql, statement);
      return statement;
    },
  };
  opened.set(connection, { db, statements, compensations: [] });
  return connection as unknown as Writer;
}

function entryOf(connection: Reader): Opened {
  const entry = opened.get(connection);
  if (!entry) throw new Error('not an open connection');
  return entry;
}

const raw = (connection: Reader): Database.Database => entryOf(connection).db;

/**
 * Opens a database for writing. `durable` makes each commit wait for the disk (`synchronous=FULL`): for the library,
 * whose words cannot be made again; pictures can, and do without.
 */
export function openWriter(path: string, durable: boolean): Writer {
  const db = new Database(path, { timeout: busyTimeout });
  try {
    db.pragma('journal_mode = WAL');
    db.pragma(`synchronous = ${durable ? 'FULL' : 'NORMAL'}`);
    db.pragma('foreign_keys = ON');
    db.pragma('temp_store = MEMORY');
    db.pragma('cache_size = -65536');
  } catch (cause) {
    db.close(); // a damaged file held open cannot be put aside on Windows
    throw cause;
  }
  return wrap(db);
}

export function openReader(path: string): Reader {
  const db = new Database(path, { timeout: busyTimeout, readonly: true, fileMustExist: true });
  db.pragma('temp_store = MEMORY');
  // what is not kept here mostly lies in the cache of the system
  db.pragma('cache_size = -32768');
  return wrap(db);
}

/**
 * A connection that reads beside the process that writes. It is typed for rooms that could write, since they are the
 * same rooms; SQLite refuses each attempt (SQLITE_READONLY).
 */
export function openBeside(path: string): Writer {
  return openReader(path) as Writer;
}

/**
 * Brings what a database's write-ahead log holds into it, as far as nobody reads it as it was, while others read and write. It
 * waits for the disk, so it is for a thread of its own; the connection lasts no longer than that, for the file may be replaced.
 */
export function checkpoint(path: string): void {
  const db = new Database(path, { timeout: busyTimeout, fileMustExist: true });
  try {
    db.pragma('wal_checkpoint(PASSIVE)');
  } finally {
    db.close();
  }
}

/**
 * A number, or a text, that a statement with a join or on a table with partial indexes is asked with. Of a plain `?`, SQLite
 * looks at the value while it plans, and plans anew for each other one: that takes ten times as long as the answer.
 */
export const numberGiven = '(? + 0)';
export const textGiven = "(? || '')";

/**
 * How long a commit waits. `kept` (`synchronous=FULL`): until the write-ahead log is on the disk, so that it outlives a
 * power cut; for all that nobody can say again: edits, watched folders, settings, jobs. `reproducible`
 * (`synchronous=NORMAL`): not at all; for what can be read again from files or made of the rest: looks, facts, the index,
 * pictures. A power cut may then take the newest of these transactions, always from the end and never a part of one; a
 * kept one after them takes them all to the disk, since the log has one order. A killed process loses neither.
 */
export type Lasting = 'kept' | 'reproducible';

/**
 * Runs `work` as one transaction, taken for writing at once so that it cannot fail half way for a lock. One inside of
 * another is a part of it and lasts as that one does: an edit inside of a reproducible one is in the journal all the same.
 */
export function transaction<T>(db: Writer, work: () => T, lasting: Lasting = 'kept'): T {
  const { db: handle, compensations } = entryOf(db);
  if (handle.inTransaction) return work();
  // SQLite takes another level only between transactions
  const relaxed = lasting === 'reproducible' && handle.pragma('synchronous', { simple: true }) === full;
  if (relaxed) handle.pragma('synchronous = NORMAL');
  try {
    return handle.transaction(work).immediate();
  } catch (cause) {
    for (const undo of compensations.splice(0).reverse()) undo();
    throw cause;
  } finally {
    compensations.length = 0;
    if (relaxed) handle.pragma('synchronous = FULL');
  }
}

const full = 2;

/** Runs `work`, which only reads, on the library as it is at one moment. */
export function snapshot<T>(db: Reader, work: () => T): T {
  return raw(db).transaction(work).deferred();
}

/** Inside of a transaction: what to do should it fail, for effects that the database cannot take back by itself. */
export function whenRolledBack(db: Writer, undo: () => void): void {
  entryOf(db).compensations.push(undo);
}

export function execute(db: Writer, sql: string): void {
  raw(db).exec(sql);
}

export function pragma(db: Reader, text: string): unknown {
  return raw(db).pragma(text, { simple: true });
}

export function isOpen(db: Reader): boolean {
  return raw(db).open;
}

export function close(db: Reader): void {
  const handle = raw(db);
  if (handle.open) handle.close();
}

export function all<Row>(db: Reader, sql: string, ...values: unknown[]): Row[] {
  return db.prepare(sql).all(...values) as Row[];
}

export function get<Row>(db: Reader, sql: string, ...values: unknown[]): Row | undefined {
  return db.prepare(sql).get(...values) as Row | undefined;
}

export function run(db: Writer, sql: string, ...values: unknown[]): Database.RunResult {
  return db.prepare(sql).run(...values);
}

/** Rows one by one; the connection can do nothing else until the loop ends. */
export function iterate<Row>(db: Reader, sql: string, ...values: unknown[]): IterableIterator<Row> {
  return db.prepare(sql).iterate(...values) as IterableIterator<Row>;
}
