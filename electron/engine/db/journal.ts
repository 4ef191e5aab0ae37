import { closeSync, existsSync, fsyncSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
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
  append(entry: JournalEntry): void;
  /** All entries, oldest first. A torn last line (power lost while writing) was never acknowledged and is left out. */
  read(): JournalEntry[];
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
  const lines = () =>
    readdirSync(folder)
      .filter((name) => /^\d{4}-\d\d\.jsonl$/.test(name))
      .sort()
      .flatMap((name) =>
        readFileSync(join(folder, name), 'utf8')
          .split('\n')
          .map((text, index, all) => ({ where: `${name}:${index + 1}`, text, last: index === all.length - 1 })),
      )
      .filter((line) => line.text !== '');
  return {
    append(entry) {
      const handle = handleFor(entry.at);
      writeWhole(handle, `${JSON.stringify(entry)}\n`);
      fsyncSync(handle);
    },
    read: () => lines().flatMap((line) => parseEntry(line.text) ?? []),
    problems: () => lines().flatMap((line) => (parseEntry(line.text) || line.last ? [] : [line.where])),
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

function endsTorn(path: string): boolean {
  const bytes = readFileSync(path);
  return bytes.length > 0 && bytes[bytes.length - 1] !== 0x0a;
}

function parseEntry(text: string): JournalEntry | undefined {
  try {
    const entry = JSON.parse(text) as JournalEntry;
    return typeof entry.batch === 'string' && Array.isArray(entry.items) ? entry : undefined;
  } catch {
    return undefined;
  }
}
