import { describe, expect, it } from 'vitest';
import { ReadDoubts } from '../../../../electron/engine/ingest/reading-doubts.ts';

describe('files that could not be got at', () => {
  it('make a root doubtful when they are three in a row, and again after three more', () => {
    const doubts = new ReadDoubts();
    const raised = [true, true, true, true, true, true, true].map((failed) => doubts.raises(1, failed));
    expect(raised).toEqual([false, false, true, false, false, true, false]);
  });

  it('say nothing with a good one between them, nor of another root', () => {
    const doubts = new ReadDoubts();
    const fared = [true, true, false, true, true].map((failed) => doubts.raises(1, failed));
    expect([...fared, doubts.raises(2, true)]).not.toContain(true);
  });

  it('begin to be counted anew when their root comes back, and tell that it did', () => {
    const doubts = new ReadDoubts();
    expect([doubts.raises(1, true), doubts.raises(1, true), doubts.returns(1)]).toEqual([false, false, 0]);
    doubts.returned(1);
    expect([doubts.raises(1, true), doubts.returns(1), doubts.returns(2)]).toEqual([false, 1, 0]);
  });
});
