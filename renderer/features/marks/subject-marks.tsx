import { useMemo } from 'react';
import type { AssetWhole } from '../../../shared/model/asset.ts';
import { useRoom } from '../../data/engine.tsx';
import { useResultPart } from '../../data/result.ts';
import { marksNow } from '../batch/targets.ts';
import { MarksRow } from './marks-row.tsx';

/** The marks of what the inspector speaks of: of one as it says itself, of many as far as their cards are here. */
export function SubjectMarks({
  ids,
  whole,
}: {
  readonly ids: readonly string[];
  readonly whole: AssetWhole | undefined;
}) {
  const { results } = useRoom();
  const version = useResultPart((result) => result.version);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the cards that are looked up
  const now = useMemo(() => whole ?? marksNow(results, ids), [whole, results, ids, version]);
  return <MarksRow ids={ids} now={now} canTurn={whole === undefined || whole.kind === 'photo'} />;
}
