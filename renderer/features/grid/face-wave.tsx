import { useEffect, useState } from 'react';
import { usePeaks } from '../../data/peaks.ts';
import { isFlung, whenCalm } from './pace.ts';
import { Wave } from './wave.tsx';

/** Bars that can still be told apart in a small card. */
const bars = 64;

/** The loudness of a recording on its card; nothing is asked for while the grid is flung. */
export function FaceWave({ picture }: { readonly picture: string | null }) {
  const [calm, setCalm] = useState(() => !isFlung());
  useEffect(() => (calm ? undefined : whenCalm(() => setCalm(true))), [calm]);
  const peaks = usePeaks(picture, calm);
  return peaks ? <Wave peaks={peaks} bars={bars} className="grid-face-wave" /> : null;
}
