import type { Channel } from '../../../shared/model/export.ts';
import type { Ground, Verdict } from '../../../shared/model/rights.ts';
import type { ExportPlan } from '../../data/exports.ts';

type Entry = ExportPlan['gate'][number];

/** One ground and what it does to how many, in which channels. */
export interface GateGroup {
  readonly outcome: Verdict['outcome'];
  readonly ground: Ground;
  readonly channels: readonly Channel[];
  /** Assets, the first of which is gone to. */
  readonly ids: readonly string[];
  /** Names that it speaks of: whose consent it is. */
  readonly names: readonly string[];
  /** After which it ends, where that is the same for all. */
  readonly until: string | null;
}

/** What the gate says, by ground: what is refused first, then by how many assets it concerns. */
export function gateGroups(gate: readonly Entry[]): readonly GateGroup[] {
  const groups = new Map<string, { -readonly [Key in keyof GateGroup]: GateGroup[Key] }>();
  for (const { id, channel, verdict } of gate) {
    // the gravest ground is the one to be cured first; the others come up when it is
    const [first] = verdict.grounds;
    if (!first || verdict.outcome === 'allowed') continue;
    const key = `${verdict.outcome} ${first.ground}`;
    const known = groups.get(key);
    if (!known) {
      groups.set(key, {
        outcome: verdict.outcome,
        ground: first.ground,
        channels: [channel],
        ids: [id],
        names: first.name === null ? [] : [first.name],
        until: first.until,
      });
      continue;
    }
    if (!known.channels.includes(channel)) known.channels = [...known.channels, channel];
    if (!known.ids.includes(id)) known.ids = [...known.ids, id];
    if (first.name !== null && !known.names.includes(first.name)) known.names = [...known.names, first.name];
    if (known.until !== first.until) known.until = null;
  }
  const weight = (group: GateGroup): number => (group.outcome === 'refused' ? 1_000_000 : 0) + group.ids.length;
  return [...groups.values()].sort((a, b) => weight(b) - weight(a));
}

/** What the gate says of an asset for a channel; undefined while it says nothing against it. */
export const verdictOf = (gate: readonly Entry[], id: string, channel: Channel): Verdict | undefined =>
  gate.find((one) => one.id === id && one.channel === channel)?.verdict;

/** Refusals with the same reason, the most frequent first. */
export function byReason(refused: readonly { readonly reason: string }[]): { reason: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { reason } of refused) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count);
}
