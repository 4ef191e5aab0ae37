import { describe, expect, it } from 'vitest';
import { byReason } from '../../../../renderer/features/export/use-plan.ts';

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
