import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BahanError } from '../../../../shared/errors.ts';
import type { Language, MessageKey } from '../../../../shared/i18n/format.ts';
import type { SheetKind } from '../../../../shared/model/sheet.ts';
import type { Reader } from '../../db/connection.ts';
import { syncFolder } from '../../db/durable.ts';
import type { JobRun } from '../../jobs/runner.ts';
import type { MediaPool } from '../../media/pool.ts';
import type { PictureStore } from '../../media/store.ts';
import { breathe } from '../../search/slices.ts';
import { type Verdicts, verdictsOf, verdictsOfMany } from '../gate.ts';
import { freeName, safeStem } from '../naming.ts';
import { writeCaptionDocument } from './caption-document.ts';
import { writeCaptionSheet, writeContactSheet } from './contact-sheet.ts';
import { csvParts, writeWorkbook } from './data-sheet.ts';
import { type SheetRow, sheetRows } from './sheet-rows.ts';
import { sheetWords } from './sheet-words.ts';
import { smallPictures } from './small-picture.ts';

/** What a sheet was asked to be, as it is kept with its job. */
export interface SheetOrder {
  readonly ids: readonly string[];
  readonly what: SheetKind;
  /** Absolute folder. */
  readonly to: string;
  readonly language: Language;
}

export interface SheetContext {
  readonly db: Reader;
  readonly media: MediaPool;
  readonly store: PictureStore;
  /** Epoch milliseconds. */
  now(): number;
}

/** Name and ending of each sort of sheet. */
export const sheetForms: Readonly<Record<SheetKind, readonly [MessageKey, string]>> = {
  'contact-pdf': ['sheet.contact', '.pdf'],
  'captions-pdf': ['sheet.captions', '.pdf'],
  'captions-docx': ['sheet.captions', '.docx'],
  'data-xlsx': ['sheet.data', '.xlsx'],
  'data-csv': ['sheet.data', '.csv'],
};

/** Assets that are read in one go. */
const atOnce = 200;

/**
 * The work of a `sheet` job: one file about a selection, a temporary one first. What the gate refuses, before or by the time that
 * it is read, is left out and counted as failed. Answers where it lies.
 * @throws `gate-refused` when nothing is left
 */
export async function makeSheet(context: SheetContext, run: JobRun): Promise<string> {
  const { ids, what, to, language } = run.payload as SheetOrder;
  const words = sheetWords(language, context.now());
  const allowed = await mayLeave(context, ids, run.signal);
  let held = ids.length - allowed.length;
  if (allowed.length === 0) throw new BahanError('gate-refused');
  const [title, ending] = sheetForms[what];
  const temporary = join(to, `.${run.row.uid}.bahan-part`);
  const aside = mkdtempSync(join(tmpdir(), 'bahan-sheet-'));
  let done = 0;
  const still = (some: readonly string[]): readonly string[] => {
    const left = letOut(verdictsOf(context.db, some, ['other'], context.now()), some);
    held += some.length - left.length;
    return left;
  };
  const read = (more: number) => {
    done += more;
    run.progress(done + held, ids.length, held);
  };
  const rows = rowsOf(context.db, allowed, run.signal, { still, read });
  try {
    const small = smallPictures(context, aside, run.signal);
    const options = { words, small, names: new Map<string, string[]>(), count: allowed.length, now: context.now() };
    await writeSheet(what, temporary, rows, options, run.signal);
    const file = named(temporary, to, `${safeStem(`${words.say(title)} ${words.today}`)}${ending}`);
    syncFolder(to);
    run.progress(ids.length, ids.length, held);
    return file;
  } finally {
    rmSync(temporary, { force: true });
    rmSync(aside, { recursive: true, force: true });
  }
}

type Options = Parameters<typeof writeCaptionDocument>[2] & Parameters<typeof writeContactSheet>[2];

/** Writes one sheet to a path that nothing lies at yet. */
export async function writeSheet(
  what: SheetKind,
  target: string,
  rows: AsyncIterable<readonly SheetRow[]>,
  options: Options,
  signal?: AbortSignal,
): Promise<void> {
  switch (what) {
    case 'contact-pdf':
      return await writeContactSheet(target, rows, options);
    case 'captions-pdf':
      return await writeCaptionSheet(target, rows, options);
    case 'captions-docx':
      return await writeCaptionDocument(target, rows, options, signal);
    case 'data-xlsx':
      return await writeWorkbook(target, rows, options.words, options.now, signal);
    case 'data-csv':
      return await writeParts(target, csvParts(rows, options.words));
  }
}

interface Portions {
  /** Those of a portion that are still to be in it. */
  still?(ids: readonly string[]): readonly string[];
  /** Hears how many a portion had, once it was used. */
  read?(count: number): void;
}

/** Assets in portions, so that others get their turn between. */
export async function* rowsOf(
  db: Reader,
  ids: readonly string[],
  signal?: AbortSignal,
  { still = (some) => some, read }: Portions = {},
): AsyncGenerator<readonly SheetRow[]> {
  for (let from = 0; from < ids.length; from += atOnce) {
    signal?.throwIfAborted();
    const rows = sheetRows(db, still(ids.slice(from, from + atOnce)));
    yield rows;
    read?.(rows.length);
    await breathe();
  }
}

/** Ids of those that the gate lets leave where nobody says for which channel. */
export async function mayLeave(
  { db, now }: Pick<SheetContext, 'db' | 'now'>,
  ids: readonly string[],
  signal?: AbortSignal,
): Promise<string[]> {
  return letOut(await verdictsOfMany(db, ids, ['other'], now(), signal), ids);
}

const letOut = (verdicts: Verdicts, ids: readonly string[]): string[] =>
  ids.filter((id) => (verdicts.get(id)?.get('other')?.outcome ?? 'refused') !== 'refused');

async function writeParts(target: string, parts: AsyncIterable<Uint8Array>): Promise<void> {
  const file = openSync(target, 'w');
  try {
    for await (const part of parts) {
      for (let from = 0; from < part.length; ) from += writeSync(file, part, from, part.length - from);
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Gives a finished file the first name that is free. */
function named(temporary: string, folder: string, wanted: string): string {
  for (;;) {
    const file = join(
      folder,
      freeName(wanted, (name) => existsSync(join(folder, name))),
    );
    try {
      linkSync(temporary, file);
      return file;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      // exFAT and many shares know no links
      renameSync(temporary, file);
      return file;
    }
  }
}
