import { BahanError } from '../../../shared/errors.ts';
import { type Abilities, clipExtensions, clipFormOf } from '../../../shared/model/clip.ts';
import type { Extract, MetadataPolicy, PicturePart, Preset } from '../../../shared/model/export.ts';
import type { AssetKind } from '../../../shared/model/kind.ts';
import { assetByUid, factsOf } from '../db/assets.ts';
import type { Reader } from '../db/connection.ts';
import { type PlacedFile, pathOf } from '../db/files.ts';
import type { ClipRequest, ClipWords, Decoder } from '../host.ts';
import type { CopyDescription } from '../media/copy-request.ts';
import type { MediaPool } from '../media/pool.ts';

export interface ExtractContext {
  readonly decoder: Decoder | undefined;
  readonly media: MediaPool;
}

/** What is taken out in part: all but the bytes as they are, which are copied like any other. */
export type Part = Exclude<Extract, { what: 'original' }>;

/** A film, a sound or a document, with the words that may leave with a part of it. */
export interface ExtractSource {
  readonly path: string;
  readonly kind: AssetKind;
  readonly mime: string;
  /** Null when unknown. */
  readonly seconds: number | null;
  /** As its facts name them; null when unknown. */
  readonly videoCodec: string | null;
  readonly audioCodec: string | null;
  readonly describe: CopyDescription;
  readonly metadata: MetadataPolicy;
}

/** Pixels of the longer side of a frame, and of a page: A4 at 300 dots per inch. */
const edges = { still: 8192, page: 3508 };

/** What is known of an asset's file, for taking a part out of it. */
export function extractSource(
  db: Reader,
  uid: string,
  file: PlacedFile,
  describe: CopyDescription,
  metadata: MetadataPolicy,
): ExtractSource {
  const facts = factsOf(db, assetByUid(db, uid)?.id ?? 0);
  return {
    path: pathOf(file),
    kind: facts?.kind ?? 'other',
    mime: facts?.mime ?? '',
    seconds: facts?.durationSeconds ?? null,
    videoCodec: codecOf(facts?.technical.videoCodec),
    audioCodec: codecOf(facts?.technical.audioCodec),
    describe,
    metadata,
  };
}

const codecOf = (said: string | number | undefined): string | null => (said === undefined ? null : String(said));

/** What the name of a part will end with; null where this computer cannot take it out. */
export function extractExtension(
  abilities: Abilities,
  source: Pick<ExtractSource, 'kind' | 'mime' | 'videoCodec' | 'audioCodec'>,
  part: Part,
): string | null {
  if (part.what === 'still') return source.kind === 'video' ? '.jpg' : null;
  if (part.what === 'pages') return source.mime === 'application/pdf' ? '.jpg' : null;
  const form = clipFormOf(abilities, source);
  return form && clipExtensions[form];
}

/**
 * Writes a part of a film or a sound into `target`, a temporary name, flushed to the disk. `progress`: 0..1.
 * @returns what its name is to end with
 * @throws `file-unsupported` where nothing at hand can do it, `bad-input`, `cancelled`, `closed`, `target-full`,
 *   `target-unwritable`, and what is wrong with the file; what then lies in `target` is half of a clip
 */
export async function writeClip(
  decoder: Decoder | undefined,
  source: ExtractSource,
  { from, to, longEdge }: Part & { what: 'clip' },
  target: string,
  signal: AbortSignal,
  progress: (part: number) => void = () => {},
): Promise<string> {
  if (!(to > from)) throw new BahanError('bad-input', { field: 'to' });
  const form = decoder?.abilities && clipFormOf(await decoder.abilities(signal), source);
  if (!form || !decoder.clip) throw new BahanError('file-unsupported', { path: source.path });
  const { path, mime, seconds, describe, metadata } = source;
  const words = clipWords(describe, metadata);
  const request: ClipRequest = {
    ...{ path, mime, seconds, target, form, from, to, words },
    longEdge: longEdge ?? null,
  };
  try {
    await decoder.clip(request, signal, progress);
  } catch (error) {
    // windows that were closed over it say nothing about the film
    if (!(error instanceof BahanError && error.code === 'reader-crashed') || signal.aborted) throw error;
    await decoder.clip(request, signal, progress);
  }
  return clipExtensions[form];
}

/** Words that a film or a sound can hold, as far as the policy lets them out. */
export function clipWords(describe: CopyDescription, { words, credit }: MetadataPolicy): ClipWords {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(describe.date ?? '')?.[0];
  return {
    title: (words && describe.title) || null,
    caption: (words && describe.caption) || null,
    creator: (credit && describe.creator) || null,
    copyright: (credit && describe.copyright) || null,
    date: (words && day) || null,
  };
}

/**
 * A frame or a page as it was decoded or drawn, packed and without a word: what copies for channels are made of.
 * @throws `file-unsupported` where nothing at hand can do it, `cancelled`, `closed`, and what is wrong with the file
 */
export async function pictureOfPart(
  { decoder, media }: ExtractContext,
  { path, mime, seconds }: Pick<ExtractSource, 'path' | 'mime' | 'seconds'>,
  part: PicturePart,
  signal: AbortSignal,
): Promise<Uint8Array> {
  if (part.what === 'page') {
    return (await media.ask({ what: 'page', path, page: part.page, edge: edges.page }, { signal })).bytes;
  }
  const asked = { path, mime, seconds, count: 1, edge: edges.still, at: part.at };
  const [frame] = (await decoder?.frames(asked, signal)) ?? [];
  if (!frame) throw new BahanError('file-unsupported', { path });
  return frame.bytes;
}

/** What leaves with parts for which no policy was said: nothing that tells where or with which device. */
const usualPolicy: MetadataPolicy = { words: true, credit: true, people: false, position: false, camera: false };

/**
 * How a picture is drawn for a preset. The bytes as they are it has none of: for them it is every pixel that there is, and
 * their policy, which lets out all that a file says, is not its own.
 */
export function drawnBy(preset: Preset): Preset {
  if (!preset.original) return preset;
  const { id, name, purpose, channel } = preset;
  return { ...{ id, name, purpose, channel }, original: false, format: 'jpeg', quality: 95, metadata: usualPolicy };
}
