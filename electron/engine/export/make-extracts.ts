import { rmSync } from 'node:fs';
import { copyFile, open, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { BahanError } from '../../../shared/errors.ts';
import { ratioOf } from '../../../shared/model/crop.ts';
import type { Part as CropPart, PicturePart, Preset } from '../../../shared/model/export.ts';
import { assetByUid } from '../db/assets.ts';
import type { PlacedFile } from '../db/files.ts';
import { shownOf } from '../db/shown.ts';
import type { Host } from '../host.ts';
import { codeOfSystemError } from '../library-folder.ts';
import type { CopyTarget } from '../media/copy-request.ts';
import { cropsOfPicture, type SeenPicture } from './crops.ts';
import { descriptionOf } from './description.ts';
import {
  drawnBy,
  type ExtractContext,
  type ExtractSource,
  extractSource,
  type Part,
  pictureOfPart,
  writeClip,
} from './extract.ts';
import { type CopyContext, type Made, targetOf } from './make-copies.ts';

export interface ExtractsContext extends CopyContext {
  readonly host: Pick<Host, 'decoder'>;
}

/** A part to be made at `path`, a temporary name; of a document `page`, from 0. */
export interface WantedPart {
  readonly path: string;
  readonly preset: Preset;
  readonly page?: number | undefined;
}

/** `extension`: what its name is to end with. */
export interface MadePart extends Made {
  readonly extension: string;
}

/**
 * Makes parts of one film, sound or document for its presets: a clip once for all that let the same words out, a picture once for
 * all sizes. In the order of what is wanted; what failed at one is in its place, and the others are made nevertheless.
 * @throws `cancelled`, `closed`
 */
export async function makeExtracts(
  context: ExtractsContext,
  uid: string,
  file: PlacedFile,
  wanted: readonly WantedPart[],
  part: Part,
  signal: AbortSignal,
  progress: (part: number) => void = () => {},
): Promise<(MadePart | BahanError)[]> {
  const describe = descriptionOf(context.db, uid);
  const sourceFor = ({ metadata }: Preset) => extractSource(context.db, uid, file, describe, metadata);
  const making = { context: { ...context, decoder: context.host.decoder }, uid, sourceFor, signal, progress };
  return part.what === 'clip' ? await clips(making, wanted, part) : await pictures(making, wanted, part);
}

interface Making {
  readonly context: ExtractsContext & ExtractContext;
  readonly uid: string;
  readonly sourceFor: (preset: Preset) => ExtractSource;
  readonly signal: AbortSignal;
  readonly progress: (part: number) => void;
}

async function clips(
  { context, sourceFor, signal, progress }: Making,
  wanted: readonly WantedPart[],
  part: Part & { what: 'clip' },
): Promise<(MadePart | BahanError)[]> {
  const policyOf = ({ preset }: WantedPart) => `${preset.metadata.words} ${preset.metadata.credit}`;
  const different = new Set(wanted.map(policyOf)).size;
  const done = new Map<string, { readonly path: string; readonly made: MadePart | BahanError }>();
  const made: (MadePart | BahanError)[] = [];
  for (const one of wanted) {
    const { path, preset } = one;
    const known = done.get(policyOf(one));
    const before = done.size;
    const result = await orError(signal, path, async () => {
      if (known?.made instanceof BahanError) throw known.made;
      if (known) {
        await copyWhole(known.path, path);
        return known.made;
      }
      const reached = (share: number) => progress((before + share) / different);
      const extension = await writeClip(context.decoder, sourceFor(preset), part, path, signal, reached);
      return { format: null, part: null, extension };
    });
    made.push(result);
    if (!known) done.set(policyOf(one), { path, made: result });
  }
  return made;
}

async function pictures(
  making: Making,
  wanted: readonly WantedPart[],
  part: Exclude<Part, { what: 'clip' }>,
): Promise<(MadePart | BahanError)[]> {
  const partOf = ({ page }: WantedPart): PicturePart =>
    part.what === 'still' ? part : { what: 'page', page: page ?? (part.pages[0] as number) };
  const made = new Map<WantedPart, MadePart | BahanError>();
  const left = [...wanted];
  for (let first = left.shift(); first; first = left.shift()) {
    const chosen = partOf(first);
    const isSame = (one: WantedPart) => JSON.stringify(partOf(one)) === JSON.stringify(chosen);
    const same = [first, ...left.filter(isSame)];
    left.splice(0, left.length, ...left.filter((one) => !isSame(one)));
    const copies = await orError(making.signal, first.path, () => copiesOf(making, same, chosen));
    for (const [n, one] of same.entries()) {
      made.set(one, copies instanceof BahanError ? copies : (copies[n] ?? new BahanError('internal')));
    }
    making.progress(made.size / wanted.length);
  }
  return wanted.map((one) => made.get(one) ?? new BahanError('internal'));
}

/** The sizes of one picture, which is decoded or drawn once. */
async function copiesOf(
  { context, uid, sourceFor, signal }: Making,
  wanted: readonly WantedPart[],
  of: PicturePart,
): Promise<(MadePart | BahanError)[]> {
  const { db, media } = context;
  const [first] = wanted as [WantedPart];
  const source = sourceFor(first.preset);
  const picture = beside(first.path, 'picture');
  const bytes = await pictureOfPart(context, source, of, signal);
  const parts = await partsOf(context, uid, wanted, { of, bytes }, signal);
  const row = assetByUid(db, uid);
  const shown = row && shownOf(db, [row.id]).get(row.id);
  const targets = wanted.map(({ path, preset }): CopyTarget | BahanError =>
    targetOf(context, path, drawnBy(preset), parts, shown),
  );
  const ready = targets.filter((one): one is CopyTarget => !(one instanceof BahanError));
  if (ready.length === 0) return targets.filter((one) => one instanceof BahanError);
  try {
    await writeWhole(picture, bytes);
    const request = { source: picture, targets: ready, describe: source.describe };
    const copies = (await media.copy(request, { signal })).copies.values();
    return targets.map((target) => {
      if (target instanceof BahanError) return target;
      const copy = copies.next().value;
      if (!copy || copy.error) return new BahanError(copy?.error?.code ?? 'internal', { path: target.path });
      return { format: copy.format, part: copy.part, extension: extensions[copy.format ?? 'jpeg'] };
    });
  } finally {
    rmSync(picture, { force: true });
  }
}

/** Which part of the picture is shown in each ratio that presets cut to. */
async function partsOf(
  context: ExtractsContext,
  uid: string,
  wanted: readonly WantedPart[],
  seen: SeenPicture,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, CropPart>> {
  const ratios = [...new Set(wanted.flatMap(({ preset }) => ratioOf(preset) ?? []))];
  if (ratios.length === 0) return new Map();
  const crops = await cropsOfPicture(context, uid, seen, ratios, signal);
  return new Map(crops.map(({ ratio, part }) => [ratio, part]));
}

/** A temporary name beside another, which is swept with it after a crash. */
function beside(target: string, word: string): string {
  const { dir, name, ext } = parse(target);
  return join(dir, `${name}-${word}${ext}`);
}

const extensions = { jpeg: '.jpg', png: '.png', webp: '.webp', avif: '.avif', tiff: '.tif' } as const;

/** What was made, or why it was not; nobody is told what went wrong with what nobody wants any more. */
async function orError<Value>(
  signal: AbortSignal,
  path: string,
  work: () => Promise<Value>,
): Promise<Value | BahanError> {
  try {
    return await work();
  } catch (error) {
    rmSync(path, { force: true });
    if (signal.aborted) throw error;
    return error instanceof BahanError ? error : new BahanError('internal', {}, { cause: error });
  }
}

async function copyWhole(from: string, to: string): Promise<void> {
  await orTarget(async () => {
    await copyFile(from, to);
    const file = await open(to, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  });
}

const writeWhole = (path: string, bytes: Uint8Array): Promise<void> => orTarget(() => writeFile(path, bytes));

async function orTarget(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    const code = codeOfSystemError(cause) === 'disk-full' ? 'target-full' : 'target-unwritable';
    throw new BahanError(code, {}, { cause });
  }
}
