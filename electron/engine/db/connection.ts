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
  opened.set(connection, { db, statements });
  return connection as unknown as Writer;
}

function raw(connection: Reader): Database.Database {
  const entry = opened.get(connection);
  if (!entry) throw new Error('not an open connection');
  return entry.db;
}

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
  db.pragma('cache_size = -131072');
  return wrap(db);
}

/**
 * A connection that reads beside the process that writes. It is typed for rooms that could write, since they are the
 * same rooms; SQLite refuses each attempt (SQLITE_READONLY).
 */
export function openBeside(path: string): Writer {
  return openReader(path) as Writer;
}

/** Runs `work` as one transaction, taken for writing at once so that it cannot fail half way for a lock. */
export function transaction<T>(db: Writer, work: () => T): T {
  const handle = raw(db);
  if (handle.inTransaction) return work();
  return handle.transaction(work).immediate();
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
