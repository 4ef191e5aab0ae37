import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { BahanError } from '../../../shared/errors.ts';
import type { Channel, Part } from '../../../shared/model/export.ts';
import { syncFolder } from './durable.ts';
import type { Subject } from './subjects.ts';

/** One field of one asset in the journal. `content` and `path` find the asset again should the database be lost. */
export interface JournalItem {
  /** Id of the asset, or of the thing that `subject` names. */
  readonly asset: string;
  /** What it is about when that is no asset: an event, a term, a collection. */
  readonly subject?: Subject;
  readonly content: string | null;
  /** Absolute path of its first file; absent in lines of older programs. */
  readonly path?: string | null;
  /** It was known by its name alone: nobody had read its content yet, and the path decides. */
  readonly named?: true;
  readonly field: string;
  readonly value: string | readonly string[] | null;
  readonly previous: string | readonly string[] | null;
}

/** A copy that left the library. Nobody said it, so it is no edit; it is one by its `uid`, however often it is read. */
export interface JournalCopy extends Pick<JournalItem, 'asset' | 'content' | 'path' | 'named'> {
  readonly uid: string;
  readonly channel: Channel;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly person: string | null;
  readonly preset: string | null;
  readonly crop: Part | null;
  /** Absolute; null where nobody knows where it then lay. */
  readonly file: string | null;
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
  /** Of a line about copies, which has no items and no person: older programs find nothing in it. */
  readonly copies?: readonly JournalCopy[];
}

/**
 * The append-only record of what people said and of what left, beside the database and independent of it. `append` returns when the
 * line is on the disk.
 */
export interface Journal {
  /**
   * Whatever goes wrong on the way leaves the journal as it was: no half line that swallows the next one.
   * @throws `library-gone` when the folder is not there any more; the system's error: ENOSPC, EROFS, …
   */
  append(entry: JournalEntry): Appended;
  /**
   * Entries behind a position (all without one), oldest first, each with the position behind it. A torn last line
   * (power lost while writing) was never acknowledged and is left out.
   */
  read(since?: string): { entry: JournalEntry; position: string }[];
  /** Lines that are neither readable nor a torn end, as `file:line`. */
  problems(): string[];
  close(): void;
}

export interface Appended {
  /** The position behind the entry. */
  readonly position: string;
  /** Takes the entry away again, since the tables refused it; only while it is the last one. */
  retract(): void;
}

const monthOf = (at: number): string => `${new Date(at).toISOString().slice(0, 7)}.jsonl`;

/** A month of the journal. */
const monthFile = /^\d{4}-\d\d\.jsonl$/;

/** @param folder `edits/` of the library, or of a backup beside which it lies. */
export function openJournal(folder: string): Journal {
  let file: { name: string; handle: number; ino: number } | undefined;
  const letGo = () => {
    if (file) closeSync(file.handle);
    file = undefined;
  };
  const handleFor = (at: number): number => {
    const name = monthOf(at);
    const path = join(folder, name);
    // a folder that was moved away or whose disk is gone still takes what is written to an open file, for nobody to read
    if (file && file.ino !== statSync(path, { throwIfNoEntry: false })?.ino) letGo();
    if (file?.name !== name) {
      letGo();
      if (!existsSync(folder)) throw new BahanError('library-gone', { folder });
      const isNew = !existsSync(path);
      const torn = !isNew && endsTorn(path);
      const handle = openSync(path, 'a', 0o600);
      file = { name, handle, ino: fstatSync(handle).ino };
      // a torn line is closed off first, so that the next one stands alone
      if (torn) writeSync(file.handle, '\n');
      if (isNew) syncFolder(folder);
    }
    return file.handle;
  };
  const files = () =>
    readdirSync(folder)
      .filter((name) => monthFile.test(name))
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
      const name = monthOf(entry.at);
      const before = fstatSync(handle).size;
      // after a failed write the system may take for written what is not: the file is opened anew each time
      const takeBack = (after?: number) => {
        letGo();
        cutBack(join(folder, name), before, after);
      };
      let after: number;
      try {
        writeWhole(handle, `${JSON.stringify(entry)}\n`);
        fsyncSync(handle);
        after = fstatSync(handle).size;
      } catch (cause) {
        takeBack();
        throw cause;
      }
      return { position: `${name}:${after}`, retract: () => takeBack(after) };
    },
    read(since) {
      const [name = '', offset = '0'] = since?.split(':') ?? [];
      return files()
        .filter((one) => one >= name)
        .flatMap((one) => linesOf(one, one === name ? startOfLine(join(folder, one), Number(offset)) : 0))
        .flatMap(({ text, position }) => {
          const entry = parseEntry(text);
          return entry ? [{ entry, position }] : [];
        });
    },
    problems: () =>
      files()
        .flatMap((name) => linesOf(name))
        .flatMap((line) => (parseEntry(line.text) || line.last ? [] : [`${line.name}:${line.line}`])),
    close: letGo,
  };
}

/**
 * Makes a file as long again as it was before a line, unless it is not `after` long any more. Where even that fails the
 * line stays torn, and is closed off when the file is opened the next time.
 */
function cutBack(path: string, before: number, after: number | undefined): void {
  try {
    const handle = openSync(path, 'r+');
    try {
      if (after !== undefined && fstatSync(handle).size !== after) return;
      ftruncateSync(handle, before);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // a disk that is gone or takes nothing
  }
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

/** The offset where it begins a line; else the journal is not the one that it was measured in, and is read whole. */
function startOfLine(path: string, offset: number): number {
  const handle = openSync(path, 'r');
  try {
    const before = Buffer.alloc(1);
    const read = offset > 0 ? readSync(handle, before, 0, 1, offset - 1) : 0;
    return read === 1 && before[0] === 0x0a ? offset : 0;
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
