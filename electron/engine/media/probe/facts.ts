import { basename } from 'node:path';
import { BahanError } from '../../../../shared/errors.ts';
import type { FileFacts } from '../../../../shared/model/facts.ts';
import { essence } from '../essence.ts';
import { type ExpectedFile, type FileSource, withFile } from '../file-source.ts';
import { fingerprint } from '../fingerprint.ts';
import { readerError } from '../reader-error.ts';
import { sniff } from '../sniff.ts';
import type { Sniffed } from '../sniffed.ts';
import { factsByName, noFacts } from './facts-by-name.ts';
import { mergeSidecars, readSidecar } from './merge-sidecar.ts';
import { endIsMissing } from './missing-end.ts';
import { localWallTime, stampInName } from './name-stamp.ts';
import { probePhoto } from './photo.ts';
import type { Probe, Probed } from './probed.ts';
import { probeSidecar } from './sidecar.ts';

/** Readers of documents, films and sounds are large and are loaded when the first of their kind comes. */
async function probeFor({ kind, mime, format }: Sniffed): Promise<Probe | undefined> {
  switch (kind) {
    case 'photo':
      // the moving half of a live photo under a still one's name
      return mime.startsWith('video/') ? (await import('./video.ts')).probeVideo : probePhoto;
    case 'video':
      return (await import('./video.ts')).probeVideo;
    case 'audio':
      return (await import('./audio.ts')).probeAudio;
    case 'document':
      return (await import('./document.ts')).probeDocument;
    default:
      if (['zip', 'rar', 'tar'].includes(format)) return (await import('./document.ts')).probeDocument;
      return format === 'xmp' ? probeSidecar : undefined;
  }
}

/**
 * Everything one file says about itself, and what its sidecars say of it, the strongest first, without what `library`
 * wrote into these itself. A file that is not as `expected` any more is changing: another one may lie at its place by now,
 * and what is in that must not be taken for this one's. Never fails for what is in the file: a file that cannot be read, or not whole, has its reason
 * in `error` beside the facts that could be had.
 */
export async function readFacts(
  path: string,
  sidecars: readonly string[] = [],
  library?: string | undefined,
  expected?: ExpectedFile | undefined,
): Promise<FileFacts> {
  try {
    const facts = await withFile(path, (source) => {
      if (expected && (source.size !== expected.size || source.modifiedAt !== expected.mtime))
        throw new BahanError('file-changing', { path });
      return factsOf(source);
    });
    return sidecars.length === 0
      ? facts
      : mergeSidecars(facts, await Promise.all(sidecars.map((one) => readSidecar(one, library))));
  } catch (cause) {
    return factsByName(path, 0, readerError(cause));
  }
}

async function factsOf(source: FileSource): Promise<FileFacts> {
  const sniffed = sniff(source);
  let probed: Probed = {};
  if (source.size === 0) probed = { error: { code: 'file-empty', message: 'the file has no bytes' } };
  else {
    try {
      probed = (await (await probeFor(sniffed))?.(source, sniffed)) ?? {};
    } catch (cause) {
      if (cause instanceof BahanError && cause.code === 'file-changing') throw cause;
      probed = { error: readerError(cause) };
    }
  }
  if ((probed.error ?? null) === null && source.size > 0 && endIsMissing(source, sniffed.format)) {
    probed = { ...probed, error: { code: 'file-truncated', message: 'its own structure says that there is more' } };
  }
  return {
    ...noFacts,
    ...guessedTime(source),
    ...probed,
    kind: sniffed.kind,
    mime: sniffed.mime,
    bytes: source.size,
    fingerprint: fingerprint(source),
    essence: essence(source, sniffed.format),
  };
}

/** Where nothing inside tells: a machine's name, else the file's own time. */
function guessedTime(source: FileSource): Probed {
  const stamp = stampInName(basename(source.path));
  if (stamp) return { capturedAt: stamp, capturedAtCertainty: 'name' };
  const own = localWallTime(source.modifiedAt);
  return own ? { capturedAt: own, capturedAtCertainty: 'file' } : {};
}
