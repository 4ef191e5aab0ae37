import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { BahanError } from '../../../shared/errors.ts';
import type { CopyOutcome, CopyRequest, CopyResult, CopyTarget, MadeCopy } from './copy-request.ts';
import { withFile } from './file-source.ts';
import { readerError } from './reader-error.ts';
import { drawCopies } from './release/draw-copies.ts';
import { targetError } from './release/target-file.ts';

/**
 * Makes copies of one picture for several channels, which is decoded once for all of them. Each is flushed to the disk
 * before this returns; the caller gives it its name. The source is only ever read. What fails at one target (`target-full`,
 * `logo-missing`, …) is said in its place.
 * @throws BahanError about the source (`file-missing`, `file-changing`, `file-damaged`, …) where no copy could be made.
 */
export async function copyFile(request: CopyRequest): Promise<CopyResult> {
  const { source, targets } = request;
  const outcomes = new Map<CopyTarget, CopyOutcome>();
  for (const target of targets.filter(({ preset }) => preset.original)) {
    outcomes.set(target, await outcomeOf(() => copyBytes(source, target)));
  }
  const drawn = targets.filter(({ preset }) => !preset.original);
  if (drawn.length > 0) {
    try {
      const made = await withFile(source, (from) => drawCopies(from, request, drawn));
      for (const [i, target] of drawn.entries()) outcomes.set(target, made[i] as CopyOutcome);
    } catch (cause) {
      const error = readerError(cause);
      for (const target of drawn) outcomes.set(target, { error });
    }
  }
  const copies = targets.map((target) => outcomes.get(target) as CopyOutcome);
  const error = copies[0]?.error;
  if (error && copies.every((copy) => copy.error !== null) && !aboutTarget.test(error.code)) {
    throw new BahanError(error.code, { path: source }, { message: error.message });
  }
  return { copies };
}

const aboutTarget = /^(target|logo)-/;

async function outcomeOf(work: () => Promise<MadeCopy>): Promise<CopyOutcome> {
  try {
    return await work();
  } catch (cause) {
    const { code, message } = readerError(cause);
    return { error: { code, message } };
  }
}

/** The bytes as they are, compared by a hash of what was read and a hash of what then lies on the disk. */
async function copyBytes(source: string, { path: target }: CopyTarget): Promise<MadeCopy> {
  const bytes = await withFile(source, async (from) => {
    const hash = createHash('sha256');
    const input = createReadStream(source);
    input.on('data', (chunk) => hash.update(chunk));
    try {
      await pipeline(input, createWriteStream(target, { flush: true }));
    } catch (cause) {
      throw targetError(cause, source, target);
    }
    const written = createHash('sha256');
    for await (const chunk of createReadStream(target)) written.update(chunk as Buffer);
    if (!hash.digest().equals(written.digest())) throw new BahanError('target-unwritable', { path: target });
    return from.size;
  });
  const { size } = await stat(target);
  if (size !== bytes) throw new BahanError('file-changing', { path: source });
  return { width: null, height: null, bytes, format: null, part: null, error: null };
}
