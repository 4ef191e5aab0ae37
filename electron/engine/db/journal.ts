import { closeSync, existsSync, fstatSync, fsyncSync, openSync, readdirSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** One field of one asset in the journal. `content` finds the asset again should the database be lost. */
export interface JournalItem {
  readonly asset: string;
  readonly content: string | null;
  readonly field: string;
  readonly value: string | readonly string[] | null;
  readonly previous: string | readonly string[] | null;
}

/** One edit as it is kept for ever: a line of `edits/YYYY-MM.jsonl`. */
export interface JournalEntry {
  readonly batch: string;
  readonly clock: string;
  readonly at: number;
  readonly device: string;
  readonly person: string;
  readonly undoes: string | null;
  readonly items: readonly JournalItem[];
}

/**
 * The append-only record of what people said, beside the database and independent of it. `append` returns when the
 * line is on the disk.
 */
export interface Journal {
  /** Returns the position behind the entry. */
  append(entry: JournalEntry): string;
  /**
   * Entries behind a position (all without one), oldest first, each with the position behind it. A torn last line
   * (power lost while writing) was never acknowledged and is left out.
   */
  read(since?: string): { entry: JournalEntry; position: string }[];
  /** Lines that are neither readable nor a torn end, as `file:line`. */
  problems(): string[];
  close(): void;
}

export function openJournal(folder: string): Journal {
  let file: { name: string; handle: number } | undefined;
  const handleFor = (at: number): number => {
    const name = `${new Date(at).toISOString().slice(0, 7)}.jsonl`;
    if (file?.name !== name) {
      if (file) closeSync(file.handle);
      const path = join(folder, name);
      const torn = existsSync(path) && endsTorn(path);
      file = { name, handle: openSync(path, 'a', 0o600) };
      // a torn line is closed off first, so that the next one stands alone
      if (torn) writeSync(file.handle, '\n');
    }
    return file.handle;
  };
  const files = () =>
    readdirSync(folder)
      .filter((name) => /^\d{4}-\d\d\.jsonl$/.test(name))
      .sort();
  const linesOf = (name: string, from = 0) => {
    let offset = from;
    return readFrom(join(folder, name), from)
      .split('\n')
      .map((text, index, all) => {
        offset += Buffer.byteLength(text) + 1;
        return { name, line: index + 1, text, last: index === all.length - 1, position: `${name}:${offset}` };
      })
      .filter((line) => line.text !== '');
  };
  return {
    append(entry) {
      const handle = handleFor(entry.at);
      writeWhole(handle, `${JSON.stringify(entry)}\n`);
      fsyncSync(handle);
      return `${file?.name}:${fstatSync(handle).size}`;
    },
    read(since) {
      const [name = '', offset = '0'] = since?.split(':') ?? [];
      return files()
        .filter((one) => one >= name)
        .flatMap((one) => linesOf(one, one === name ? Number(offset) : 0))
        .flatMap(({ text, position }) => {
          const entry = parseEntry(text);
          return entry ? [{ entry, position }] : [];
        });
    },
    problems: () =>
      files()
        .flatMap((name) => linesOf(name))
        .flatMap((line) => (parseEntry(line.text) || line.last ? [] : [`${line.name}:${line.line}`])),
    close() {
      if (file) closeSync(file.handle);
      file = undefined;
    },
  };
}

function writeWhole(handle: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
}

/** Text of a file from a byte on; nothing when the file is shorter than that (it was put back from an older copy). */
function readFrom(path: string, offset: number): string {
  const handle = openSync(path, 'r');
  try {
    const { size } = fstatSync(handle);
    if (size <= offset) return '';
    const bytes = Buffer.alloc(size - offset);
    readSync(handle, bytes, 0, bytes.length, offset);
    return bytes.toString('utf8');
  } finally {
    closeSync(handle);
  }
}

function endsTorn(path: string): boolean {
  const handle = openSync(path, 'r');
  try {
    const { size } = fstatSync(handle);
    const last = Buffer.alloc(1);
    return size > 0 && readSync(handle, last, 0, 1, size - 1) === 1 && last[0] !== 0x0a;
  } finally {
    closeSync(handle);
  }
}

function parseEntry(text: string): JournalEntry | undefined {
  try {
    const entry = JSON.parse(text) as JournalEntry;
    return typeof entry.batch === 'string' && Array.isArray(entry.items) ? entry : undefined;
  } catch {
    return undefined;
  }
}
