import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';
import { BahanError } from '../../../../shared/errors.ts';
import type { Preset } from '../../../../shared/model/export.ts';
import { assetByUid, saidOf } from '../../db/assets.ts';
import type { Reader } from '../../db/connection.ts';
import { newId } from '../../db/ids.ts';
import { descriptionOf } from '../description.ts';
import { verdictsOf } from '../gate.ts';
import { noteHanded } from '../ledger.ts';
import { type CopyContext, type Made, makeCopies } from '../make-copies.ts';
import { nameWordsOf } from '../name-words.ts';
import { copyName, foldedName, freeName } from '../naming.ts';
import { fileOf, kindOf } from '../source.ts';

export interface PrepareContext extends CopyContext {
  /** Where prepared copies lie: a folder of the library. */
  readonly folder: string;
  /** Epoch milliseconds. */
  now(): number;
}

export interface Prepared {
  readonly files: { readonly id: string; readonly path: string }[];
  /** What may not leave. */
  readonly refused: string[];
  /** What could not be made: it has no file that can be reached, or none that can be read. */
  readonly failed: string[];
  /** Of the files: those that are the originals' own bytes, with everything that is said inside them. */
  readonly asTheyAre: string[];
}

/** Copies made at once. */
const inFlight = 2;
/** Prepared copies are kept so long (milliseconds): other programs may read them only when their message is sent. */
const keptFor = 3 * 86_400_000;

/**
 * Makes copies that are handed to another program, or gives those that were made of the same before. A photo is made as the
 * preset says; of anything else it is the bytes. The gate is asked before and after, since making many takes its time. Each is
 * written down as a copy that left for the preset's channel.
 * @param by who takes them
 * @throws `gate-refused` when none may leave; BahanError about the source when it is one alone that fails; `cancelled`
 */
export async function prepareCopies(
  context: PrepareContext,
  ids: readonly string[],
  preset: Preset,
  by: string,
  signal?: AbortSignal,
): Promise<Prepared> {
  const { db, folder, now } = context;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  dropOld(folder, now());
  const letOut = (some: readonly string[]): string[] => {
    const verdicts = verdictsOf(db, some, [preset.channel], now());
    return some.filter((id) => (verdicts.get(id)?.get(preset.channel)?.outcome ?? 'refused') !== 'refused');
  };
  const may = letOut(ids);
  if (may.length === 0) throw new BahanError('gate-refused');
  const made = new Map<string, string>();
  const failed: unknown[] = [];
  const waiting = may.map((id, n) => ({ id, n }));
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      signal?.throwIfAborted();
      try {
        made.set(next.id, await prepareOne(context, next.id, preset, { first: next.n, of: may.length }, signal));
      } catch (error) {
        signal?.throwIfAborted();
        failed.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: inFlight }, work));
  if (made.size === 0) throw failed[0];
  const still = letOut(may);
  if (still.length === 0) throw new BahanError('gate-refused');
  const taken = new Set<string>();
  const files = still.flatMap((id) => {
    const path = made.get(id);
    return path === undefined ? [] : [{ id, path: underOwnName(path, taken) }];
  });
  for (const { id } of files) {
    noteHanded(db, { asset: id, channel: preset.channel, preset: preset.id, by, at: now() });
  }
  const left = new Set(still);
  return {
    files,
    refused: ids.filter((id) => !left.has(id)),
    failed: still.filter((id) => !made.has(id)),
    asTheyAre: files.flatMap(({ id }) => (leavesAsItIs(db, id, preset) ? [id] : [])),
  };
}

/** Only photographs are drawn anew; of all else, and where the preset says so, it is the original's bytes that leave. */
const leavesAsItIs = (db: Reader, id: string, preset: Preset): boolean => preset.original || kindOf(db, id) !== 'photo';

async function prepareOne(
  context: PrepareContext,
  id: string,
  preset: Preset,
  place: { first: number; of: number },
  signal?: AbortSignal,
): Promise<string> {
  const { db, folder } = context;
  const source = fileOf(db, id);
  if (typeof source === 'string') throw new BahanError(source as 'file-missing', { id });
  const used = leavesAsItIs(db, id, preset) ? { ...preset, original: true } : preset;
  const asset = assetByUid(db, id);
  const known = [used, descriptionOf(db, id), asset?.turn, asset && saidOf(db, asset.id).get('crop'), source];
  const key = createHash('sha256').update(JSON.stringify(known)).digest('hex').slice(0, 24);
  const own = join(folder, key);
  const there = existsSync(own) ? readdirSync(own)[0] : undefined;
  const nameOf = (format: Made['format']): string =>
    copyName(source.name, used, nameWordsOf(db, [id], [used], place).get(id), format);
  if (there !== undefined) {
    const at = context.now() / 1000;
    utimesSync(own, at, at);
    return join(own, there);
  }
  const temporary = join(folder, `.${newId()}.bahan-part`);
  try {
    const [copy] = await makeCopies(context, id, source, [{ path: temporary, preset: used }], signal);
    if (copy === undefined || copy instanceof BahanError) throw copy ?? new BahanError('internal');
    mkdirSync(own, { recursive: true });
    const path = join(own, nameOf(copy.format));
    renameSync(temporary, path);
    return path;
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** A file under a name that no other of those handed over together has. */
function underOwnName(path: string, taken: Set<string>): string {
  const at = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  const [folder, name] = [path.slice(0, at), path.slice(at + 1)];
  const free = freeName(name, (one) => taken.has(foldedName(one)));
  taken.add(foldedName(free));
  if (free === name) return path;
  // beside the folder of the copy, where the first name in it stands for all
  const beside = `${folder}-${taken.size}`;
  mkdirSync(beside, { recursive: true });
  const other = join(beside, free);
  if (existsSync(other)) return other;
  try {
    linkSync(path, other);
  } catch {
    copyFileSync(path, other);
  }
  return other;
}

function dropOld(folder: string, now: number): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const at = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now;
    if (at < now - keptFor) rmSync(path, { recursive: true, force: true });
  }
}
