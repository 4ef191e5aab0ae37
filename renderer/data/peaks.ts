import { useQuery } from '@tanstack/react-query';
import { pictureUrl } from '../../shared/api/media-url.ts';

/**
 * Loudness of a sound over its time, 0..255 each; null where none was made. `key` is the picture key of its card.
 * Nothing is asked for while `isWanted` is false.
 */
export function usePeaks(key: string | null, isWanted = true): Uint8Array | null | undefined {
  const peaks = useQuery({
    queryKey: ['peaks', key ?? ''],
    queryFn: async ({ signal }) => {
      const answer = await fetch(pictureUrl(key ?? '', 'peaks'), { signal });
      // empty where the sound could not be decoded
      const bytes = answer.status === 200 ? await answer.arrayBuffer() : undefined;
      return bytes && bytes.byteLength > 0 ? new Uint8Array(bytes) : null;
    },
    enabled: key !== null && isWanted,
    gcTime: 300_000,
  });
  return key === null || peaks.isError ? null : peaks.data;
}

/** `count` values 0..1 for drawing: the loudest of each part, raised so that quiet speech can still be seen. */
export function barsOf(peaks: Uint8Array, count: number): number[] {
  const bars: number[] = [];
  let most = 1;
  for (const peak of peaks) most = Math.max(most, peak);
  for (let bar = 0; bar < count; bar++) {
    const from = Math.floor((bar * peaks.length) / count);
    const to = Math.max(from + 1, Math.floor(((bar + 1) * peaks.length) / count));
    let loudest = 0;
    for (let at = from; at < to && at < peaks.length; at++) loudest = Math.max(loudest, peaks[at] as number);
    bars.push((loudest / most) ** 0.7);
  }
  return bars;
}
