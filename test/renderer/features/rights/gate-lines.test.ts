import { expect, test } from 'vitest';
import type { GateEntry } from '../../../../renderer/data/rights.ts';
import { gateLines } from '../../../../renderer/features/rights/gate-lines.ts';
import { rightsSaid } from '../../../../renderer/features/rights/rights-form.ts';
import type { Rights } from '../../../../shared/model/rights.ts';

const ground = (name: 'excluded' | 'undescribed' | 'unclassified') => ({ ground: name, until: null, name: null });

test('channels stand together by outcome, and a ground names its channels where it is not one for all', () => {
  const gate: GateEntry[] = [
    { channel: 'print', verdict: { outcome: 'refused', grounds: [ground('excluded')] } },
    { channel: 'website', verdict: { outcome: 'refused', grounds: [ground('excluded'), ground('undescribed')] } },
    { channel: 'x', verdict: { outcome: 'allowed', grounds: [] } },
  ];
  expect(gateLines(gate)).toEqual([
    {
      outcome: 'refused',
      channels: ['print', 'website'],
      grounds: [
        { ...ground('excluded'), channels: ['print', 'website'] },
        { ...ground('undescribed'), channels: ['website'] },
      ],
    },
    { outcome: 'allowed', channels: ['x'], grounds: [] },
  ]);
});

const now: Rights = {
  ...{ classification: 'excluded', reason: 'Korban', basis: null, until: '2030-01-01' },
  ...{ embargo: null, licence: 'CC BY', licenceUntil: null },
};

test('only what differs is said; what becomes public loses why it was kept back, what becomes limited its end', () => {
  expect(rightsSaid(now, now)).toEqual({});
  expect(rightsSaid({ ...now, reason: '  Korban ', licence: ' ' }, now)).toEqual({ licence: null });
  expect(rightsSaid({ ...now, classification: 'public' }, now)).toEqual({
    ...{ classification: 'public', reason: null, until: null },
  });
  expect(rightsSaid({ ...now, classification: 'limited' }, now)).toEqual({ classification: 'limited', until: null });
  expect(rightsSaid({ ...now, classification: null }, now)).toMatchObject({ classification: null, until: null });
});

test('of many only what was touched is said', () => {
  expect(rightsSaid({}, undefined)).toEqual({});
  expect(rightsSaid({ embargo: '2026-01-01T08:00' }, undefined)).toEqual({ embargo: '2026-01-01T08:00' });
  expect(rightsSaid({ reason: '' }, undefined)).toEqual({ reason: null });
  expect(rightsSaid({ classification: 'public' }, undefined)).toEqual({
    ...{ classification: 'public', reason: null, basis: null, until: null },
  });
});
