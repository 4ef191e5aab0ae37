import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../../../shared/i18n/format.ts';
import { freeName, safeStem } from '../naming.ts';
import { rowsOf, type SheetContext, sheetForms, writeSheet } from './make-sheet.ts';
import { creditOf, type SheetWords, sheetWords } from './sheet-words.ts';
import { smallPictures } from './small-picture.ts';
import { writeZip, type ZipEntry } from './zip-writer.ts';

/** A finished copy that goes into an archive. */
export interface PackedCopy {
  readonly asset: string;
  /** Where it lies now. */
  readonly path: string;
  /** What it is called in the archive. */
  readonly name: string;
}

export interface Packing {
  /** `press`: with caption sheets, credits and a contact sheet. */
  readonly as: 'zip' | 'press';
  readonly copies: readonly PackedCopy[];
  /** A temporary name that the caller renames; what is there is written over. */
  readonly target: string;
  /** A folder for what is made on the way; it is made, and removed at the end. */
  readonly aside: string;
  readonly language: Language;
}

/**
 * Puts finished copies into one archive, flushed to the disk. The copies themselves stay where they are. What it holds is for
 * the caller to have passed the gate; half an archive is left when it fails, and the caller removes it.
 * @throws the system's errors; `signal`'s reason
 */
export async function packCopies(context: SheetContext, packing: Packing, signal?: AbortSignal): Promise<void> {
  const { as, copies, target, aside, language } = packing;
  const now = context.now();
  const taken = new Set<string>();
  const entries = copies.map(({ path, name }): ZipEntry => ({ name: inArchive(name, taken), from: { path } }));
  if (as === 'zip') return await writeZip(target, entries, now, signal);
  const words = sheetWords(language, now);
  mkdirSync(aside, { recursive: true });
  try {
    const names = namesOf(copies, entries);
    const ids = [...names.keys()];
    const small = smallPictures(context, aside, signal);
    const options = { words, small, names, count: ids.length, now };
    const sheets: ZipEntry[] = [];
    for (const what of ['captions-docx', 'captions-pdf', 'contact-pdf'] as const) {
      const path = join(aside, what);
      await writeSheet(what, path, rowsOf(context.db, ids, signal), options, signal);
      const [title, ending] = sheetForms[what];
      sheets.push({ name: inArchive(`${safeStem(words.say(title))}${ending}`, taken), from: { path } });
    }
    const credits = await creditsOf(context, ids, names, words, signal);
    const name = inArchive(`${safeStem(words.say('sheet.credits'))}.txt`, taken);
    await writeZip(target, [...sheets, { name, from: { bytes: Buffer.from(credits) } }, ...entries], now, signal);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** A name that nothing else in the archive has, however a system compares them. */
function inArchive(wanted: string, taken: Set<string>): string {
  const name = freeName(wanted, (one) => taken.has(one.normalize('NFC').toLowerCase()));
  taken.add(name.normalize('NFC').toLowerCase());
  return name;
}

/** Names in the archive by asset, in the order in which the assets come. */
function namesOf(copies: readonly PackedCopy[], entries: readonly ZipEntry[]): Map<string, string[]> {
  const names = new Map<string, string[]>();
  copies.forEach(({ asset }, n) => {
    const name = entries[n]?.name;
    if (name === undefined) return;
    const known = names.get(asset);
    if (known) known.push(name);
    else names.set(asset, [name]);
  });
  return names;
}

/** Whom to name for each file, as text that every program opens: with a byte order mark and the line ends of Windows. */
async function creditsOf(
  context: SheetContext,
  ids: readonly string[],
  names: ReadonlyMap<string, readonly string[]>,
  words: SheetWords,
  signal?: AbortSignal,
): Promise<string> {
  const lines: string[] = [words.say('sheet.credits'), ''];
  for await (const rows of rowsOf(context.db, ids, signal)) {
    for (const row of rows) {
      const credit = creditOf(row, words) || '–';
      for (const name of names.get(row.id) ?? []) lines.push(`${name}: ${credit}`);
    }
  }
  return `\ufeff${lines.join('\r\n')}\r\n`;
}
