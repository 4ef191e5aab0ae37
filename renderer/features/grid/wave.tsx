import { memo, useMemo } from 'react';
import { barsOf } from '../../data/peaks.ts';

/** The loudness of a sound over its time as upright bars, as wide and high as its box. */
export const Wave = memo(function Wave(props: {
  readonly peaks: Uint8Array;
  readonly bars: number;
  readonly className: string;
}) {
  const { peaks, bars, className } = props;
  const path = useMemo(() => {
    // a bar of silence is still a dot, so that the line of time is never broken
    const heights = barsOf(peaks, bars).map((value) => Math.max(2, value * 100));
    return heights.map((height, at) => `M${at + 0.2} ${50 - height / 2}h.6v${height}h-.6z`).join('');
  }, [peaks, bars]);
  return (
    <svg className={className} viewBox={`0 0 ${bars} 100`} preserveAspectRatio="none" aria-hidden="true">
      <path d={path} />
    </svg>
  );
});
