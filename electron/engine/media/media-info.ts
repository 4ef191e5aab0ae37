import { createRequire } from 'node:module';
import mediaInfoFactory, { type MediaInfo } from 'mediainfo.js';
import { BahanError } from '../../../shared/errors.ts';
import type { FileSource } from './file-source.ts';

/** What MediaInfo says of one track, by its names (`Duration`, `Width`, `Recorded_Date` …). */
export type Track = Readonly<Record<string, unknown>> & { readonly '@type': string };

const chunk = 256 * 1024;
/** Whole files hop about a few hundred times; a damaged index may lead round for ever. */
const mostReads = 20_000;

let loading: Promise<MediaInfo<'object'>> | undefined;

/** The tracks of a film or sound, the whole file (`General`) first; none when nothing is recognised. */
export async function readTracks(source: FileSource): Promise<readonly Track[]> {
  loading ??= mediaInfoFactory({
    format: 'object',
    full: true,
    chunkSize: chunk,
    locateFile: () => createRequire(import.meta.url).resolve('mediainfo.js/MediaInfoModule.wasm'),
  });
  const info = await loading;
  let reads = 0;
  const result = await info
    .analyzeData(
      () => source.size,
      (length, offset) => {
        reads += 1;
        if (reads > mostReads) throw new BahanError('file-damaged', {}, { message: 'it leads round in circles' });
        return source.read(offset, length);
      },
    )
    .catch((cause: unknown) => {
      // what stopped in the middle of a file is not asked about another
      loading = undefined;
      throw cause;
    });
  return (result.media?.track ?? []) as unknown as Track[];
}

export function trackText(track: Track | undefined, ...names: string[]): string | undefined {
  for (const name of names) {
    const value = track?.[name];
    if (typeof value === 'string' && value.trim() !== '') return value;
    if (typeof value === 'number') return String(value);
  }
  return undefined;
}

export function trackNumber(track: Track | undefined, name: string): number | undefined {
  const value = Number(track?.[name]);
  return Number.isFinite(value) && value > 0 ? value : undefined;
}
