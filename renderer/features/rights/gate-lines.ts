import type { Channel } from '../../../shared/model/export.ts';
import type { Verdict } from '../../../shared/model/rights.ts';
import type { GateEntry } from '../../data/rights.ts';

/** A ground, and for which channels of its line it is one. */
export type LineGround = Verdict['grounds'][number] & { readonly channels: readonly Channel[] };

/** Channels for which the outcome is the same. */
export interface GateLine {
  readonly outcome: Verdict['outcome'];
  readonly channels: readonly Channel[];
  /** What holds for most of them first, and of that the gravest. */
  readonly grounds: readonly LineGround[];
}

const outcomes: readonly Verdict['outcome'][] = ['refused', 'warned', 'allowed'];

/** What the gate says, outcome by outcome; what is refused comes first. */
export function gateLines(gate: readonly GateEntry[]): GateLine[] {
  return outcomes.flatMap((outcome) => {
    const entries = gate.filter(({ verdict }) => verdict.outcome === outcome);
    if (entries.length === 0) return [];
    const grounds = new Map<string, LineGround>();
    for (const { channel, verdict } of entries) {
      for (const one of verdict.grounds) {
        const key = JSON.stringify(one);
        grounds.set(key, { ...one, channels: [...(grounds.get(key)?.channels ?? []), channel] });
      }
    }
    const sorted = [...grounds.values()].sort((a, b) => b.channels.length - a.channels.length);
    return [{ outcome, channels: entries.map(({ channel }) => channel), grounds: sorted }];
  });
}
