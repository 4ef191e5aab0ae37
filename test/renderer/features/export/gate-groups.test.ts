import { describe, expect, it } from 'vitest';
import { byReason, gateGroups, verdictOf } from '../../../../renderer/features/export/gate-groups.ts';
import type { Channel } from '../../../../shared/model/export.ts';
import type { Ground, Verdict } from '../../../../shared/model/rights.ts';

const says = (
  id: string,
  channel: Channel,
  outcome: Verdict['outcome'],
  ground: Ground,
  more: { until?: string; name?: string } = {},
) => ({
  id,
  channel,
  verdict: { outcome, grounds: [{ ground, until: more.until ?? null, name: more.name ?? null }] },
});

describe('what an export refuses', () => {
  it('is gathered by reason, the most frequent first', () => {
    const refused = ['file-missing', 'file-unsupported', 'file-unsupported'].map((reason) => ({ reason }));
    expect(byReason(refused)).toEqual([
      { reason: 'file-unsupported', count: 2 },
      { reason: 'file-missing', count: 1 },
    ]);
    expect(byReason([])).toEqual([]);
  });
});

describe('what the gate says', () => {
  const gate = [
    says('a', 'instagram', 'warned', 'undescribed'),
    says('b', 'instagram', 'warned', 'undescribed'),
    says('a', 'website', 'refused', 'consent-withdrawn', { name: 'Siti', until: '2027-01-01' }),
    says('a', 'instagram', 'refused', 'consent-withdrawn', { name: 'Siti', until: '2027-02-01' }),
  ];

  it('is gathered by ground: the refused first, each asset, channel and name once', () => {
    expect(gateGroups(gate)).toEqual([
      {
        outcome: 'refused',
        ground: 'consent-withdrawn',
        channels: ['website', 'instagram'],
        ids: ['a'],
        names: ['Siti'],
        until: null,
      },
      { outcome: 'warned', ground: 'undescribed', channels: ['instagram'], ids: ['a', 'b'], names: [], until: null },
    ]);
  });

  it('says until when where that is the same for all', () => {
    const until = '2027-01-01T08:00';
    expect(gateGroups([says('a', 'x', 'refused', 'embargo', { until })])[0]?.until).toBe(until);
  });

  it('is found for one asset and channel', () => {
    expect(verdictOf(gate, 'b', 'instagram')?.outcome).toBe('warned');
    expect(verdictOf(gate, 'b', 'website')).toBe(undefined);
  });
});
