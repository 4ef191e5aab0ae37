import { BahanError } from '../../../shared/errors.ts';
import type { FileFacts } from '../../../shared/model/facts.ts';
import type { Decoder, MovingFile } from '../host.ts';
import type { Decoded } from './protocol.ts';

/** Frames of a strip; the poster is one of them, so they are asked for in the size of a preview. */
const frameCount = 12;
const frameEdge = 1600;
/** Values of a waveform: one for each pixel of a wide screen is more than an eye tells apart. */
const peakCount = 1000;

/** What of a file's facts decides whether and how it is decoded. */
export type MovingFacts = Partial<Pick<FileFacts, 'kind' | 'mime' | 'durationSeconds'>>;

/** Photos in the form of a film, which only what plays films decodes (ISO 23008-12, image sequences of HEVC). */
const isSequence = ({ mime }: MovingFacts): boolean => mime === 'image/heic-sequence' || mime === 'image/heif-sequence';

/**
 * Asks the decoder for what the pictures of a film or a sound are made of: frames, else loudness. Undefined where
 * nothing decodes it; that is no fault of the file.
 * @throws BahanError `cancelled`, `closed`.
 */
export async function decodeMoving(
  decoder: Decoder | undefined,
  path: string,
  facts: MovingFacts,
  signal?: AbortSignal,
): Promise<Decoded | undefined> {
  const isFilm = facts.kind === 'video' || isSequence(facts);
  if (!decoder || !(isFilm || facts.kind === 'audio')) return undefined;
  const file: MovingFile = { path, mime: facts.mime ?? '', seconds: facts.durationSeconds ?? null };
  if (isFilm) {
    const count = facts.kind === 'video' ? frameCount : 1;
    const frames = await unlessUndecodable(decoder.frames({ ...file, count, edge: frameEdge }, signal));
    if (frames?.length) return { frames };
    if (facts.kind !== 'video') return undefined;
  }
  // a container of films may hold sound alone
  const peaks = await unlessUndecodable(decoder.peaks({ ...file, count: peakCount }, signal));
  return peaks?.values.length ? { peaks: peaks.values } : undefined;
}

async function unlessUndecodable<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (cause) {
    if (cause instanceof BahanError && (cause.code === 'cancelled' || cause.code === 'closed')) throw cause;
    return undefined;
  }
}
