import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { EditChange } from '../../../shared/model/edit.ts';
import { useEngine } from '../../data/engine.tsx';

/** Differences that are listed: enough to see what happens, and all that a screen holds of them. */
const listed = 200;
/** A person who types is waited for this long. */
const pause = 180;

/** What an edit would do to these assets, asked anew while it is written. `name` stands for the assets. */
export function usePreview(name: string, ids: readonly string[], changes: readonly EditChange[]) {
  const engine = useEngine();
  const wanted = JSON.stringify(changes);
  const [settled, setSettled] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(wanted), pause);
    return () => clearTimeout(timer);
  }, [wanted]);
  const asked = useQuery({
    queryKey: ['edit-preview', name, settled],
    queryFn: ({ signal }) =>
      engine.assets.preview({ ids: [...ids], changes: JSON.parse(settled) as EditChange[], limit: listed }, { signal }),
    enabled: settled !== '[]',
    placeholderData: keepPreviousData,
    // what was seen a moment ago may be another today
    gcTime: 0,
  });
  const isFresh = wanted === settled && !asked.isPlaceholderData && asked.data !== undefined;
  return { data: wanted === '[]' ? undefined : asked.data, isFresh, error: asked.error };
}

export type Preview = NonNullable<ReturnType<typeof usePreview>['data']>;
